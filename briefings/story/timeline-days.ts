import type { Article } from "../article/article.ts";
import { dayMentionsOf } from "./timeline-mentions.ts";

/** A day of a story with how much speaks for it; only the order of scores means something. */
export interface RankedDay {
  /** ISO day. */
  readonly day: string;
  readonly score: number;
}

/** Sentences of an article that count as its lead. */
const LEAD_SENTENCES = 5;
/** Named so many days later, a day is remembered, and not merely reported on. */
const REMEMBERED_AFTER_DAYS = 2;
const DAY_MS = 86_400_000;

interface DayCounts {
  /** Articles published after the day that name it. */
  namedLater: number;
  /** Articles that name it in their lead. */
  led: number;
  /** Days of publication on which it was named. */
  readonly namedOn: Set<string>;
  /** … those of them that are at least `REMEMBERED_AFTER_DAYS` later. */
  readonly rememberedOn: Set<string>;
  /** Articles published on the day and the next: a day with news makes a burst. */
  published: number;
}

/**
 * The days of a story by how much its articles make of them, the weightiest first; among equals the
 * earlier. Unsupervised: the sum of the logarithms of five counts, each with the weight one, so that
 * no set of stories chose them. The counts are those that date ranking for timelines is known to
 * live on: mentions by later articles and bursts of publication (Tran et al. 2015; Gholipour
 * Ghalandari and Ifrim, "Examining the State-of-the-Art in News Timeline Summarization", 2020).
 *
 * Copies count once. Days after the last article's publication are left out: they are announced and
 * have not happened.
 */
export function rankDays(
  articles: readonly Pick<Article, "id" | "text" | "publishedAt" | "duplicateOf">[],
): RankedDay[] {
  const ids = new Set(articles.map(({ id }) => id));
  const own = articles.filter(({ duplicateOf }) => duplicateOf === undefined || !ids.has(duplicateOf));
  const counts = new Map<string, DayCounts>();
  const countsOf = (day: string): DayCounts => {
    const known = counts.get(day);
    if (known !== undefined) return known;
    const fresh = {
      namedLater: 0,
      led: 0,
      namedOn: new Set<string>(),
      rememberedOn: new Set<string>(),
      published: 0,
    };
    counts.set(day, fresh);
    return fresh;
  };
  for (const article of own) {
    const published = article.publishedAt.slice(0, 10);
    countsOf(published).published += 1;
    countsOf(shifted(published, -1)).published += 1;
    for (const [day, sentence] of firstMentions(article)) {
      const count = countsOf(day);
      const later = daysFrom(day, published);
      count.namedOn.add(published);
      if (later > 0) count.namedLater += 1;
      if (later >= REMEMBERED_AFTER_DAYS) count.rememberedOn.add(published);
      if (sentence < LEAD_SENTENCES) count.led += 1;
    }
  }
  const last = own.map(({ publishedAt }) => publishedAt.slice(0, 10)).reduce(laterOf, "");
  return [...counts]
    .filter(([day]) => day <= last)
    .map(([day, count]) => ({ day, score: scoreOf(count) }))
    .sort((a, b) => b.score - a.score || (a.day < b.day ? -1 : 1));
}

function scoreOf({ namedLater, led, namedOn, rememberedOn, published }: DayCounts): number {
  return [namedLater, led, namedOn.size, rememberedOn.size, published].reduce(
    (sum, count) => sum + Math.log1p(count),
    0,
  );
}

/** Each day that the article names, with the first sentence that does. */
function firstMentions(article: Pick<Article, "text" | "publishedAt">): Map<string, number> {
  const first = new Map<string, number>();
  for (const { day, sentence } of dayMentionsOf(article)) if (!first.has(day)) first.set(day, sentence);
  return first;
}

function daysFrom(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY_MS);
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}
