import type { Line } from "../claim/line.ts";
import { dateSpan, precisionOf } from "./date-span.ts";
import { type AsOf, dayIn } from "./date-words.ts";
import type { Development } from "./development.ts";
import type { StoryView } from "./story-view.ts";

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
