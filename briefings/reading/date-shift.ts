import { readNumeric } from "./date-absolute.ts";
import { COUNT_LEADS } from "./date-duration.ts";
import { UNITS } from "./date-lexicon.ts";
import {
  type Found,
  is,
  isClauseEnd,
  type Lexemes,
  readDayPartAfter,
  skipHyphen,
  skipThe,
} from "./date-match.ts";
import { readMonth } from "./date-month.ts";
import { readCount } from "./date-number.ts";
import { readHoliday, readQuarterNumber } from "./date-period.ts";
import type { TimePhrase } from "./date-phrase.ts";
import { readWeekday } from "./date-weekday.ts";

const AGO: ReadonlyMap<string, { sign: 1 | -1; from: "now" | "told" }> = new Map([
  ["ago", { sign: -1, from: "now" }],
  ["earlier", { sign: -1, from: "told" }],
  ["before", { sign: -1, from: "told" }],
  ["previously", { sign: -1, from: "told" }],
  ["later", { sign: 1, from: "told" }],
  ["hence", { sign: 1, from: "now" }],
  ["afterward", { sign: 1, from: "told" }],
  ["afterwards", { sign: 1, from: "told" }],
]);

/** "two days ago", "a year earlier", "three weeks after Easter", "year-earlier". */
export function readShift(lexemes: Lexemes, i: number): Found {
  const yearAgo =
    is(lexemes, i, "year") || is(lexemes, i, "the", "year") || is(lexemes, i, "a", "year")
      ? is(lexemes, i, "year")
        ? i
        : i + 1
      : -1;
  if (
    yearAgo >= 0 &&
    lexemes[yearAgo + 1]?.lower === "-" &&
    ["ago", "earlier", "before"].includes(lexemes[yearAgo + 2]?.lower ?? "")
  ) {
    const next = yearAgo + 3;
    const shift: TimePhrase = { kind: "shift", unit: "year", count: 1, sign: -1, from: "told" };
    const quarter = readQuarterNumber(lexemes, next);
    if (quarter)
      return {
        next: quarter.next,
        phrase: { kind: "quarter", unit: quarter.unit, number: quarter.number, yearAgo: true },
      };
    if (is(lexemes, next, "period") || is(lexemes, next, "quarter")) return { next: next + 1, phrase: shift };
    return { next, phrase: shift };
  }
  const start = COUNT_LEADS.has(lexemes[i]?.lower ?? "") ? i + 1 : i;
  const vague = UNITS.get(lexemes[start]?.lower ?? "");
  const count =
    readCount(lexemes, start) ??
    (vague !== undefined && lexemes[i]?.lower.endsWith("s") === true
      ? { count: undefined, next: start }
      : undefined);
  if (!count) return undefined;
  let at = count.next;
  if (
    is(lexemes, at, "more") ||
    is(lexemes, at, "full") ||
    is(lexemes, at, "short") ||
    is(lexemes, at, "long")
  )
    at += 1;
  at = skipHyphen(lexemes, at);
  const unit = UNITS.get(lexemes[at]?.lower ?? "");
  if (unit === undefined) return undefined;
  const amount =
    lexemes[at]?.lower === "fortnight" && count.count !== undefined ? count.count * 2 : count.count;
  let next = at + 1;
  if (is(lexemes, next, "or", "so")) next += 2;
  else if (is(lexemes, next, "or")) {
    const second = readCount(lexemes, next + 1);
    if (second && !UNITS.has(lexemes[second.next]?.lower ?? "") && AGO.has(lexemes[second.next]?.lower ?? ""))
      next = second.next;
  }
  const shift = (sign: 1 | -1, from: "now" | "told" | TimePhrase, end: number): Found => ({
    next: end,
    phrase: { kind: "shift", unit, count: amount, sign, from },
  });
  const tail = lexemes[next]?.lower ?? "";
  const ago = AGO.get(tail);
  if (tail === "before" || tail === "after" || tail === "from" || tail === "following") {
    const anchor = is(lexemes, next + 1, "now")
      ? { next: next + 2, phrase: { kind: "day", offset: 0 } as const }
      : readAnchor(lexemes, next + 1);
    if (anchor) return shift(tail === "before" ? -1 : 1, anchor.phrase, anchor.next);
    return tail === "before" && isClauseEnd(lexemes[next + 1]) ? shift(-1, "told", next + 1) : undefined;
  }
  if (ago) {
    const than = is(lexemes, next + 1, "than");
    if (than) return undefined;
    return shift(ago.sign, ago.from, next + 1);
  }
  return undefined;
}

function readAnchor(lexemes: Lexemes, i: number): Found {
  return (
    readNumeric(lexemes, i) ??
    readMonth(lexemes, i) ??
    readWeekday(lexemes, i) ??
    readDayWord(lexemes, i) ??
    readHoliday(lexemes, i)
  );
}

/** "today", "yesterday morning", "the day before". */
export function readDayWord(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i]?.lower;
  const day = (offset: number, next: number): Found =>
    readDayPartAfter(lexemes, next, { kind: "day", offset });
  if (word === "today")
    return is(lexemes, i + 1, "'", "s") ? { next: i + 1, phrase: { kind: "day", offset: 0 } } : day(0, i + 1);
  if (word === "yesterday") return day(-1, i + 1);
  if (word === "tomorrow") return day(1, i + 1);
  if (word === "tonight")
    return { next: i + 1, phrase: { kind: "daypart", daypart: "NI", of: { kind: "day", offset: 0 } } };
  if (word === "overnight")
    return { next: i + 1, phrase: { kind: "daypart", daypart: "NI", of: { kind: "day", offset: 0 } } };
  const at = skipThe(lexemes, i);
  if (is(lexemes, at, "day", "before", "yesterday"))
    return { next: at + 3, phrase: { kind: "day", offset: -2 } };
  if (is(lexemes, at, "day", "after", "tomorrow"))
    return { next: at + 3, phrase: { kind: "day", offset: 2 } };
  if (at > i || is(lexemes, i, "a")) {
    const dayAt = at > i ? at : i + 1;
    if (is(lexemes, dayAt, "day", "before") || is(lexemes, dayAt, "day", "after")) {
      const sign = is(lexemes, dayAt + 1, "before") ? -1 : 1;
      const anchor = readAnchor(lexemes, dayAt + 2);
      if (anchor)
        return {
          next: anchor.next,
          phrase: { kind: "shift", unit: "day", count: 1, sign, from: anchor.phrase },
        };
      if (isClauseEnd(lexemes[dayAt + 2]))
        return { next: dayAt + 2, phrase: { kind: "shift", unit: "day", count: 1, sign, from: "told" } };
    }
  }
  return undefined;
}
