import {
  readCentury,
  readDecade,
  readFiscal,
  readNumeric,
  readSpokenYear,
  readYear,
  readYearAfter,
} from "./date-absolute.ts";
import { readClock } from "./date-clock.ts";
import { readDuration, readFrequency, readReference } from "./date-duration.ts";
import { DAY_PARTS, MONTHS, UNITS } from "./date-lexicon.ts";
import {
  type Found,
  is,
  type Lexemes,
  skipComma,
  skipHyphen,
  skipThe,
  type TimeMatch,
} from "./date-match.ts";
import { readMonth } from "./date-month.ts";
import { readHoliday, readQuarter, readSeason, readSpanWithSide, readWhichUnit } from "./date-period.ts";
import type { Part, TimePhrase } from "./date-phrase.ts";
import { readDayWord, readShift } from "./date-shift.ts";
import { mayStartDate } from "./date-start.ts";
import { readWeekday } from "./date-weekday.ts";

const PARTS: ReadonlyMap<string, Part> = new Map([
  ["early", "start"],
  ["late", "end"],
  ["mid", "mid"],
  ["later", "rest"],
  ["earlier", "sofar"],
]);

const EDGES: ReadonlyMap<string, Part> = new Map([
  ["end", "close"],
  ["close", "close"],
  ["beginning", "opening"],
  ["start", "opening"],
  ["middle", "mid"],
  ["rest", "rest"],
  ["remainder", "rest"],
  ["outset", "opening"],
]);

/** All phrases of one stretch of lexemes, left to right, none inside another. */
export function matchDates(lexemes: Lexemes): readonly TimeMatch[] {
  const found: TimeMatch[] = [];
  let i = 0;
  while (i < lexemes.length) {
    const match = mayStartDate(lexemes, i) ? readRange(lexemes, i) : undefined;
    if (match && match.next > i) {
      found.push({ first: i, ...match });
      i = match.next;
    } else {
      i += 1;
    }
  }
  return found;
}

/** "from May 3 to June 4", "between 1990 and 1995", "Feb. 3-5", else one phrase. */
function readRange(lexemes: Lexemes, i: number): Found {
  const days = readDaysOfMonth(lexemes, i);
  if (days) return days;
  const lead = lexemes[i]?.lower;
  const between = lead === "between";
  if (between || lead === "from") {
    const from = readPhrase(lexemes, i + 1);
    if (!from) return undefined;
    return canRange(from.phrase) ? readRangeEnd(lexemes, i + 1, from, between) : undefined;
  }
  const from = readPhrase(lexemes, i);
  if (!from || !canRange(from.phrase)) return from;
  const range = readRangeEnd(lexemes, i, from, false);
  const [dash, digits] = [lexemes[from.next], lexemes[from.next + 1]];
  const runsOn = dash?.lower === "-" && dash.glued && digits?.glued === true && digits.kind === "number";
  if (!range && runsOn && from.phrase.kind === "date" && from.phrase.month === undefined) return undefined;
  return range ?? from;
}

/** "3 to 7 June 2024", "from 3-7 June": the month stands behind both days. */
function readDaysOfMonth(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i]?.lower;
  const at = word === "from" || word === "between" ? i + 1 : i;
  const day = lexemes[at];
  const link = lexemes[at + 1]?.lower ?? "";
  if (day?.kind !== "number" || day.text.length > 2 || !["-", "to", "and", "until"].includes(link))
    return undefined;
  const last = readMonth(lexemes, at + 2);
  if (last?.phrase.kind !== "date" || last.phrase.day === undefined || lexemes[at + 2]?.kind !== "number")
    return undefined;
  if (link === "and" && word !== "between") return undefined;
  if (Number(day.text) >= last.phrase.day || Number(day.text) < 1) return undefined;
  const from: TimePhrase = { ...last.phrase, day: Number(day.text) };
  return {
    next: last.next,
    phrase: { kind: "range", from, to: last.phrase },
    ends: [
      { first: at, next: at + 1, phrase: from },
      { first: at + 2, next: last.next, phrase: last.phrase },
    ],
  };
}

function canRange(phrase: TimePhrase): boolean {
  return ["date", "weekday", "day", "decade", "unit", "quarter", "part", "clock"].includes(phrase.kind);
}

function readRangeEnd(lexemes: Lexemes, first: number, from: NonNullable<Found>, between: boolean): Found {
  const link = lexemes[from.next];
  if (!link) return undefined;
  const dash = link.lower === "-" && from.phrase.kind === "date";
  const word = between ? link.lower === "and" : ["to", "through", "until", "till"].includes(link.lower);
  if (!dash && !word) return undefined;
  const start = from.phrase;
  const at = from.next + 1;
  const range = (left: TimePhrase, right: TimePhrase, next: number): Found => ({
    next,
    phrase: { kind: "range", from: left, to: right },
    ends: [
      { first, next: from.next, phrase: left },
      { first: at, next, phrase: right },
    ],
  });
  const short = lexemes[at];
  if (start.kind === "date" && short?.kind === "number" && (dash ? short.glued : true)) {
    const glued = lexemes[at + 1]?.glued === true && /^[%\d]/u.test(lexemes[at + 1]?.text ?? "");
    const value = Number(short.text);
    if (!glued && start.day === undefined && start.month === undefined && start.year !== undefined && dash) {
      const year =
        short.text.length === 4
          ? value
          : short.text.length === 2
            ? Math.floor(start.year / 100) * 100 + value
            : 0;
      if (year > start.year) return range(start, { kind: "date", year }, at + 1);
      return undefined;
    }
    if (
      !glued &&
      start.day !== undefined &&
      short.text.length <= 2 &&
      value > start.day &&
      value <= 31 &&
      MONTHS.get(lexemes[at + 1]?.lower ?? "") === undefined
    ) {
      const year = readYearAfter(lexemes, at + 1);
      const fields = year ? { ...start, year: year.year } : start;
      return range(fields, { ...fields, day: value }, year ? year.next : at + 1);
    }
  }
  const to = readPhrase(lexemes, at);
  if (!to || (to.phrase.kind !== start.kind && !(start.kind === "date" && to.phrase.kind === "day"))) {
    return undefined;
  }
  if (start.kind === "clock" && to.phrase.kind === "clock" && !start.of && to.phrase.of) {
    return range({ ...start, of: to.phrase.of }, to.phrase, to.next);
  }
  if (start.kind === "date" && to.phrase.kind === "date") {
    if ((start.day === undefined) !== (to.phrase.day === undefined)) return undefined;
    if (start.year === undefined && to.phrase.year !== undefined && start.month !== undefined) {
      const year = (start.month ?? 0) > (to.phrase.month ?? 0) ? to.phrase.year - 1 : to.phrase.year;
      return range({ ...start, year }, to.phrase, to.next);
    }
    if (start.year !== undefined && to.phrase.year === undefined) {
      const year = (start.month ?? 0) > (to.phrase.month ?? 0) ? start.year + 1 : start.year;
      return range(start, { ...to.phrase, year }, to.next);
    }
  }
  return range(start, to.phrase, to.next);
}

function readPhrase(lexemes: Lexemes, i: number): Found {
  return (
    readClockPhrase(lexemes, i) ??
    readParted(lexemes, i) ??
    readNumeric(lexemes, i) ??
    readWeekday(lexemes, i) ??
    readMonth(lexemes, i) ??
    readShift(lexemes, i) ??
    readQuarter(lexemes, i) ??
    readSpanWithSide(lexemes, i) ??
    readWhichUnit(lexemes, i) ??
    readDayWord(lexemes, i) ??
    readHoliday(lexemes, i) ??
    readSeason(lexemes, i) ??
    readDecade(lexemes, i) ??
    readCentury(lexemes, i) ??
    readFiscal(lexemes, i) ??
    readFrequency(lexemes, i) ??
    readYear(lexemes, i) ??
    readSpokenYear(lexemes, i) ??
    readDuration(lexemes, i) ??
    readReference(lexemes, i)
  );
}

function readClockPhrase(lexemes: Lexemes, i: number): Found {
  const clock = readClock(lexemes, i);
  if (!clock) return undefined;
  const { next, ...fields } = clock;
  const on = skipComma(lexemes, next);
  const at = is(lexemes, on, "on") || is(lexemes, on, "in") ? skipThe(lexemes, on + 1) : on;
  const day =
    readMonth(lexemes, at) ??
    readWeekday(lexemes, at) ??
    readNumeric(lexemes, at) ??
    readDayWord(lexemes, at);
  const phrase: TimePhrase = { kind: "clock", ...fields };
  if (day && ["date", "weekday", "day", "daypart"].includes(day.phrase.kind)) {
    return { next: day.next, phrase: { ...phrase, of: day.phrase } };
  }
  return { next, phrase };
}

function readParted(lexemes: Lexemes, i: number): Found {
  const start = skipThe(lexemes, i);
  const part = PARTS.get(lexemes[start]?.lower ?? "");
  if (part !== undefined) {
    let at = skipHyphen(lexemes, start + 1);
    const inside = is(lexemes, at, "in") || is(lexemes, at, "on");
    if (inside) at += 1;
    if ((part === "rest" || part === "sofar") && inside) at = skipThe(lexemes, at);
    const core = readPartCore(lexemes, at, inside || part === "start" || part === "end" || part === "mid");
    if (core) return { next: core.next, phrase: { kind: "part", part, of: core.phrase } };
    return undefined;
  }
  const edge = EDGES.get(lexemes[start]?.lower ?? "");
  if (edge !== undefined && is(lexemes, start + 1, "of")) {
    const core = readPartCore(lexemes, start + 2, true);
    if (core) return { next: core.next, phrase: { kind: "part", part: edge, of: core.phrase } };
  }
  const unit = UNITS.get(lexemes[start]?.lower ?? "");
  if (unit === "year" || unit === "month" || unit === "quarter" || unit === "week" || unit === "decade") {
    let at = start + 1;
    if (is(lexemes, at, "'", "s")) at += 2;
    at = skipHyphen(lexemes, at);
    const name = lexemes[at]?.lower;
    const straight = name === "end" || (name === "beginning" && at > start + 1);
    if (straight && lexemes[start]?.lower.endsWith("s") === false) {
      const part: Part = name === "end" ? "close" : "opening";
      const year = readYearAfter(lexemes, at + 1);
      const of: TimePhrase = year ? { kind: "date", year: year.year } : { kind: "unit", unit, which: "this" };
      return { next: year ? year.next : at + 1, phrase: { kind: "part", part, of } };
    }
  }
  return undefined;
}

function readPartCore(lexemes: Lexemes, i: number, bareUnit: boolean): Found {
  const core =
    readMonth(lexemes, i, true) ??
    readWeekday(lexemes, i) ??
    readQuarter(lexemes, i) ??
    readSpanWithSide(lexemes, i) ??
    readWhichUnit(lexemes, i, bareUnit) ??
    readDayWord(lexemes, i) ??
    readSeason(lexemes, i, true) ??
    readDecade(lexemes, i) ??
    readCentury(lexemes, i) ??
    readFiscal(lexemes, i) ??
    readYear(lexemes, i, true);
  if (core) return core;
  const day = lexemes[i];
  if (day && DAY_PARTS.has(day.lower)) {
    return {
      next: i + 1,
      phrase: { kind: "daypart", daypart: DAY_PARTS.get(day.lower) ?? "MO", of: { kind: "day", offset: 0 } },
    };
  }
  return undefined;
}
