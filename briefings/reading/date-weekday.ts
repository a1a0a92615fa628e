import { readNumeric } from "./date-absolute.ts";
import { MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES, WEEKDAY_TITLES, WEEKDAYS } from "./date-lexicon.ts";
import { type Found, is, type Lexemes, readDayPartAfter, skipComma, skipThe, WHICH } from "./date-match.ts";
import { readMonth } from "./date-month.ts";
import { readWhichUnit } from "./date-period.ts";
import type { TimePhrase, Which } from "./date-phrase.ts";

function readWeekdayWord(lexemes: Lexemes, i: number): { weekday: number; next: number } | undefined {
  const word = lexemes[i];
  if (word?.kind !== "word") return undefined;
  const full = WEEKDAYS.get(word.lower);
  if (full !== undefined) return { weekday: full, next: i + 1 };
  const short = SHORT_WEEKDAYS.get(word.lower);
  if (short === undefined || word.text === word.lower) return undefined;
  const dot = lexemes[i + 1]?.text === "." && lexemes[i + 1]?.glued === true ? i + 2 : i + 1;
  const at = skipComma(lexemes, dot);
  const next = lexemes[at];
  const dated =
    next !== undefined &&
    (MONTHS.has(next.lower) || (next.kind === "number" && MONTHS.has(lexemes[at + 1]?.lower ?? "")));
  return dated ? { weekday: short, next: dot } : undefined;
}

/** "Tuesday", "last Tuesday night", "Tuesday of last week", "Tuesday, March 3". */
export function readWeekday(lexemes: Lexemes, i: number): Found {
  let at = skipThe(lexemes, i);
  let which: Which = "bare";
  const lead = WHICH.get(lexemes[at]?.lower ?? "");
  if (lead !== undefined) {
    which = lead;
    at += 1;
    if (which === "this" && WHICH.has(lexemes[at]?.lower ?? "")) {
      which = WHICH.get(lexemes[at]?.lower ?? "") ?? which;
      at += 1;
    }
  }
  const day = readWeekdayWord(lexemes, at);
  if (!day) return undefined;
  if (at > i && which === "bare" && lexemes[i]?.lower !== "the") return undefined;
  if (WEEKDAY_NAMES.has(lexemes[at - 1]?.lower ?? "")) return undefined;
  const follower = lexemes[day.next];
  if (follower && follower.text !== follower.lower && WEEKDAY_TITLES.has(follower.lower)) return undefined;
  const { weekday } = day;
  const comma = skipComma(lexemes, day.next);
  const dated = readMonth(lexemes, is(lexemes, comma, "the") ? comma + 1 : comma, true);
  if (dated?.phrase.kind === "date" && dated.phrase.day !== undefined) {
    return { next: dated.next, phrase: { ...dated.phrase, weekday } };
  }
  const numeric = readNumeric(lexemes, comma);
  if (numeric?.phrase.kind === "date") return numeric;
  let next = day.next;
  let phrase: TimePhrase = { kind: "weekday", weekday, which };
  if (is(lexemes, next, "of") || (which === "bare" && WHICH.has(lexemes[next]?.lower ?? ""))) {
    const week = readWhichUnit(lexemes, is(lexemes, next, "of") ? next + 1 : next);
    if (week?.phrase.kind === "unit" && week.phrase.unit === "week") {
      phrase = { ...phrase, week: week.phrase };
      next = week.next;
    }
  }
  return readDayPartAfter(lexemes, next, phrase);
}
