import { civilDay, type DayNumber, isoDay, isoYear, pad, parseIsoDay } from "./date-calendar.ts";
import type { DateExpression, DatePrecision } from "./date-expression.ts";
import { lexDates } from "./date-lexer.ts";
import { matchDates } from "./date-patterns.ts";
import { resolveTime } from "./date-resolution.ts";
import type { ResolvedTime } from "./date-resolved.ts";
import type { Period } from "./date-stretch.ts";
import { tenseAt } from "./date-tense.ts";
import type { Sentence } from "./sentence.ts";
import type { Span } from "./span.ts";

/** A phrase of time with its TimeML value; durations, sets and vague words included. */
export interface TimeExpression extends Span {
  readonly sentence: number;
  readonly text: string;
  readonly time: ResolvedTime;
  /** The two dates that a range names. */
  readonly ends?: readonly TimeExpression[];
}

/** What the resolver needs of a document. */
export interface DatedText {
  readonly text: string;
  readonly publishedAt?: string | undefined;
}

/**
 * All phrases of time of a text in order, resolved against the publication day, the date told last
 * and the tense of the clause. Linear in the length of the text.
 */
export function readTimes(document: DatedText, sentences: readonly Sentence[]): readonly TimeExpression[] {
  const known = latest.get(sentences);
  if (known && known.publishedAt === document.publishedAt && known.text === document.text) return known.times;
  const times = allTimes(document, sentences);
  latest.set(sentences, { text: document.text, publishedAt: document.publishedAt, times });
  return times;
}

/** Dates and figures ask for the times of the same sentences. */
const latest = new WeakMap<
  readonly Sentence[],
  {
    readonly text: string;
    readonly publishedAt: string | undefined;
    readonly times: readonly TimeExpression[];
  }
>();

function allTimes(document: DatedText, sentences: readonly Sentence[]): TimeExpression[] {
  const published = parseIsoDay(document.publishedAt);
  const times: TimeExpression[] = [];
  let told: Period | undefined;
  for (const sentence of sentences) {
    const lexemes = lexDates(document.text, sentence.start, sentence.end);
    const matches = matchDates(lexemes);
    for (const match of matches) {
      const start = lexemes[match.first]?.start ?? sentence.start;
      const end = lexemes[match.next - 1]?.end ?? start;
      const time = resolveTime(match.phrase, {
        published,
        told,
        tense: () => tenseAt(sentence, start, end),
      });
      if (!time) continue;
      if (
        time.period &&
        time.type !== "DURATION" &&
        time.period.grain !== "decade" &&
        time.period.grain !== "century" &&
        !(match.phrase.kind === "shift" && match.phrase.unit === "year") &&
        !("yearAgo" in match.phrase)
      ) {
        told = time.period;
      }
      const at = { sentence: sentence.index };
      const expression = { ...at, start, end, text: document.text.slice(start, end), time };
      const sides = time.sides;
      if (!sides || !match.ends) {
        times.push(expression);
        continue;
      }
      const ends = match.ends.flatMap((side, k) => {
        const [from, to, resolved] = [lexemes[side.first]?.start, lexemes[side.next - 1]?.end, sides[k]];
        if (from === undefined || to === undefined || !resolved) return [];
        return [{ ...at, start: from, end: to, text: document.text.slice(from, to), time: resolved }];
      });
      times.push({ ...expression, ends });
    }
  }
  return times;
}

/**
 * The dates of a text: what falls on the calendar, with the precision that the words have.
 * Decided cases: weeks run Monday to Sunday, "late last week" is Thursday to Sunday, "earlier this
 * month" the 1st up to the publication day. Without a publication day only what the text fixes by
 * itself is given.
 */
export function readDates(document: DatedText, sentences: readonly Sentence[]): DateExpression[] {
  const published = parseIsoDay(document.publishedAt);
  return readTimes(document, sentences).flatMap((expression) => {
    const { time, start, end, sentence, text } = expression;
    if (!time.period) return [];
    const found = isoValue(time, time.period);
    const days = time.narrowed ?? time.period;
    return [
      {
        start,
        end,
        sentence,
        text,
        ...found,
        relative: time.relative,
        direction: directionOf(days, published),
      },
    ];
  });
}

function directionOf(
  days: { first: DayNumber; last: DayNumber },
  published: DayNumber | undefined,
): DateExpression["direction"] {
  if (published === undefined || days.last < published) return "past";
  if (days.first > published) return "future";
  return "present";
}

function isoValue(time: ResolvedTime, p: Period): { value: string; precision: DatePrecision } {
  if (time.clock) {
    const { hour, minute, zone } = time.clock;
    return { value: `${isoDay(p.first)}T${pad(hour)}:${pad(minute)}${zone ?? ""}`, precision: "time" };
  }
  const days = time.narrowed;
  if (days) return { value: interval(days.first, days.last), precision: "interval" };
  if (time.range && p.first === p.last) return { value: isoDay(p.first), precision: "day" };
  if (time.range) return { value: interval(p.first, p.last), precision: "interval" };
  const { year, month } = civilDay(p.first);
  switch (p.grain) {
    case "day":
      return { value: isoDay(p.first), precision: "day" };
    case "month":
      return { value: `${isoYear(year)}-${pad(month)}`, precision: "month" };
    case "year":
      return { value: isoYear(year), precision: "year" };
    case "week":
    case "quarter":
    case "half":
    case "decade":
      return { value: interval(p.first, p.last), precision: p.grain };
    default:
      return { value: interval(p.first, p.last), precision: "interval" };
  }
}

function interval(first: DayNumber, last: DayNumber): string {
  return first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`;
}
