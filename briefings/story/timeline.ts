import type { Line } from "../claim/line.ts";
import { dateSpan, precisionOf } from "./date-span.ts";
import { type AsOf, dayIn } from "./date-words.ts";
import type { Development } from "./development.ts";
import type { StoryView } from "./story-view.ts";
import { rankDays } from "./timeline-days.ts";

/** A dated development. `precision` is "day", "days", "month", "year", or "reported" for the day of the report. */
export interface TimelineEntry {
  readonly date: string;
  readonly precision: string;
  readonly line: Line;
}

const DATED: ReadonlySet<Development["change"]> = new Set([
  "correction",
  "denial",
  "status",
  "first-report",
  "dispute",
  "report",
]);

/**
 * A story's developments by the day they happened, oldest first: the claim's own date where it has
 * one, else the day it was reported on, marked as such.
 */
export function timelineOf(
  view: StoryView,
  developments: readonly Development[],
  asOf: AsOf,
): TimelineEntry[] {
  const claims = new Map(view.claims.map((stored) => [stored.id, stored.claim]));
  return developments
    .filter(({ change }) => DATED.has(change))
    .map((development) => {
      const date = development.claimIds
        .map((id) => claims.get(id))
        .map((claim) => (claim !== undefined && "date" in claim ? claim.date : undefined))
        .find((value) => value !== undefined);
      return date === undefined
        ? {
            date: dayIn(development.knownAt, asOf.timezone),
            precision: "reported",
            line: development.line,
            at: development.knownAt,
          }
        : { date, precision: precisionOf(date), line: development.line, at: development.knownAt };
    })
    .sort((a, b) => dateSpan(a.date).from - dateSpan(b.date).from || a.at.localeCompare(b.at))
    .map(({ date, precision, line }) => ({ date, precision, line }));
}

/** What moves a deal or takes something back counts for more than its day alone. */
const TURNS: ReadonlySet<Line["kind"]> = new Set(["agreement", "correction", "denial"]);
const TURN = 2;

/**
 * The timeline of a long story, shortened to `most` developments: those of its important days
 * (`rankDays`), with variety over days, in order. A shorter timeline is returned as it is.
 */
export function importantOf(
  timeline: readonly TimelineEntry[],
  view: Pick<StoryView, "articles">,
  most: number,
): TimelineEntry[] {
  if (timeline.length <= most) return [...timeline];
  const scores = new Map(rankDays(view.articles).map(({ day, score }) => [day, score]));
  const taken = new Map<string, number>();
  const ranked = timeline
    .map((entry, order) => {
      const day = dayOf(entry.date);
      return { entry, order, day, score: (scores.get(day) ?? 0) + (TURNS.has(entry.line.kind) ? TURN : 0) };
    })
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map((each) => {
      const before = taken.get(each.day) ?? 0;
      taken.set(each.day, before + 1);
      // The second development of a day counts half, the third a third.
      return { ...each, score: each.score / (before + 1) };
    })
    .sort((a, b) => b.score - a.score || a.order - b.order);
  return ranked
    .slice(0, most)
    .sort((a, b) => a.order - b.order)
    .map(({ entry }) => entry);
}

/** The first day of a date of any precision. */
function dayOf(date: string): string {
  return new Date(dateSpan(date).from).toISOString().slice(0, 10);
}
