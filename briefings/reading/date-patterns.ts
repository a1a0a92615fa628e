import { readClock } from "./date-clock.ts";
import type { Lexeme } from "./date-lexer.ts";
import {
  DAY_PARTS,
  DECADE_WORDS,
  DOUBTFUL_MONTHS,
  FREQUENCIES,
  HOLIDAYS,
  MONTHS,
  NUMBERS,
  REFERENCES,
  SEASONS,
  SHORT_WEEKDAYS,
  TIME_PREPOSITIONS,
  UNITS,
  WEEKDAY_NAMES,
  WEEKDAY_TITLES,
  WEEKDAYS,
} from "./date-lexicon.ts";
import { readCount, readOrdinal } from "./date-number.ts";
import type { Part, TimePhrase, TimeUnit, Which } from "./date-phrase.ts";

/** A phrase of time in lexemes `first` to `next - 1`. */
export interface TimeMatch {
  readonly first: number;
  readonly next: number;
  readonly phrase: TimePhrase;
  /** The two ends of a range, each a phrase by itself. */
  readonly ends?: readonly [TimeMatch, TimeMatch];
}

type Found =
  | { readonly next: number; readonly phrase: TimePhrase; readonly ends?: readonly [TimeMatch, TimeMatch] }
  | undefined;
type Lexemes = readonly Lexeme[];

const WHICH: ReadonlyMap<string, Which> = new Map([
  ["last", "last"],
  ["this", "this"],
  ["next", "next"],
  ["previous", "previous"],
  ["preceding", "previous"],
  ["following", "following"],
  ["coming", "next"],
  ["past", "last"],
  ["that", "that"],
  ["same", "that"],
  ["current", "this"],
  ["latest", "latest"],
  ["upcoming", "next"],
  ["prior", "previous"],
  ["recent", "latest"],
  ["intervening", "that"],
]);

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
    const match = readRange(lexemes, i);
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
  const lead = lexemes[i]?.lower;
  const between = lead === "between";
  if (between || lead === "from") {
    const from = readPhrase(lexemes, i + 1);
    if (!from) return undefined;
    return canRange(from.phrase) ? readRangeEnd(lexemes, i + 1, from, between) : undefined;
  }
  const from = readPhrase(lexemes, i);
  if (!from || !canRange(from.phrase)) return from;
  return readRangeEnd(lexemes, i, from, false) ?? from;
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
  if (!to || to.phrase.kind !== start.kind) {
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

function is(lexemes: Lexemes, i: number, ...words: readonly string[]): boolean {
  for (const [k, word] of words.entries()) {
    if (lexemes[i + k]?.lower !== word) return false;
  }
  return true;
}

/** Index behind a leading article or possessive. */
function skipThe(lexemes: Lexemes, i: number): number {
  const word = lexemes[i]?.lower;
  return word === "the" || word === "its" || word === "their" || word === "our" ? i + 1 : i;
}

function skipHyphen(lexemes: Lexemes, i: number): number {
  return lexemes[i]?.lower === "-" ? i + 1 : i;
}

function skipComma(lexemes: Lexemes, i: number): number {
  return lexemes[i]?.text === "," ? i + 1 : i;
}

// ---- clock

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

// ---- early, late, the end of

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

// ---- 2026-03-04, 3/4/2026, 04.03.2026

function readNumeric(lexemes: Lexemes, i: number): Found {
  const [a, s1, b, s2, c] = [lexemes[i], lexemes[i + 1], lexemes[i + 2], lexemes[i + 3], lexemes[i + 4]];
  if (a?.kind !== "number" || b?.kind !== "number" || !s1?.glued || !b.glued) return undefined;
  if (a.glued && i > 0 && /[\d/.$£€-]/u.test(lexemes[i - 1]?.text ?? "")) return undefined;
  const mark = s1.lower;
  if (!"-/.".includes(mark) || c?.kind !== "number" || s2?.lower !== mark || !s2.glued || !c.glued)
    return undefined;
  const after = lexemes[i + 5];
  if (
    after?.glued === true &&
    (after.kind === "number" || ("-/".includes(after.lower) && lexemes[i + 6]?.kind === "number"))
  )
    return undefined;
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  const date = (year: number, month: number, day: number): Found => {
    if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
    const phrase: TimePhrase = { kind: "date", year, month, day };
    const time = after?.lower === "t" && after.glued ? readClock(lexemes, i + 6) : undefined;
    if (time) {
      const { next, ...fields } = time;
      return { next, phrase: { kind: "clock", ...fields, of: phrase } };
    }
    return { next: i + 5, phrase };
  };
  if (a.text.length === 4 && b.text.length <= 2 && c.text.length <= 2) return date(x, y, z);
  if (mark === "-" && c.text.length !== 4) return undefined;
  if (a.text.length > 2 || b.text.length > 2 || (c.text.length !== 4 && c.text.length !== 2))
    return undefined;
  const year = c.text.length === 4 ? z : z >= 50 ? 1900 + z : 2000 + z;
  if (mark === ".") return c.text.length === 4 ? date(year, y, x) : undefined;
  return x > 12 ? date(year, y, x) : date(year, x, y);
}

// ---- weekdays

function readWeekdayWord(lexemes: Lexemes, i: number): { weekday: number; next: number } | undefined {
  const word = lexemes[i];
  if (word?.kind !== "word") return undefined;
  const full = WEEKDAYS.get(word.lower);
  if (full !== undefined) {
    if (word.text === word.lower) return undefined;
    return { weekday: full, next: i + 1 };
  }
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

function readWeekday(lexemes: Lexemes, i: number): Found {
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

function readDayPartAfter(
  lexemes: Lexemes,
  i: number,
  phrase: TimePhrase,
): { next: number; phrase: TimePhrase } {
  let at = i;
  if (is(lexemes, at, "'", "s")) at += 2;
  if (is(lexemes, at, "in", "the")) at += 2;
  if (is(lexemes, at, "early") || is(lexemes, at, "late")) at += 1;
  const part = DAY_PARTS.get(lexemes[at]?.lower ?? "");
  if (part === undefined) return { next: i, phrase };
  return { next: at + 1, phrase: { kind: "daypart", daypart: part, of: phrase } };
}

// ---- months and days of months

function readMonthWord(lexemes: Lexemes, i: number): { month: number; next: number } | undefined {
  const word = lexemes[i];
  if (word?.kind !== "word") return undefined;
  const month = MONTHS.get(word.lower);
  if (month === undefined || word.text === word.lower) return undefined;
  const dot = lexemes[i + 1];
  const short =
    word.lower.length <= 4 && word.lower !== "june" && word.lower !== "july" && word.lower !== "may";
  return { month, next: short && dot?.text === "." && dot.glued ? i + 2 : i + 1 };
}

function readDayOfMonth(lexemes: Lexemes, i: number): { day: number; next: number } | undefined {
  const ordinal = readOrdinal(lexemes, i);
  if (ordinal) return ordinal.value <= 31 ? { day: ordinal.value, next: ordinal.next } : undefined;
  const word = lexemes[i];
  if (word?.kind !== "number" || word.text.length > 2) return undefined;
  const after = lexemes[i + 1];
  if (
    after?.glued === true &&
    ((after.text === ":" && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number") ||
      after.text === "%" ||
      (after.text === "." && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number"))
  )
    return undefined;
  const day = Number(word.text);
  return day >= 1 && day <= 31 ? { day, next: i + 1 } : undefined;
}

function readYearAfter(lexemes: Lexemes, i: number): { year: number; next: number } | undefined {
  const at = skipComma(lexemes, is(lexemes, i, "of") || is(lexemes, i, "in") ? i + 1 : i);
  const word = lexemes[at];
  if (word?.kind === "number" && word.text.length === 4 && !isQuantity(lexemes, at)) {
    const year = Number(word.text);
    return year >= 1000 && year <= 2199 ? { year, next: at + 1 } : undefined;
  }
  if (
    word?.text.length === 1 &&
    word.lower === "'" &&
    lexemes[at + 1]?.glued &&
    /^\d{2}$/u.test(lexemes[at + 1]?.text ?? "")
  ) {
    return { year: shortYear(Number(lexemes[at + 1]?.text)), next: at + 2 };
  }
  return undefined;
}

function shortYear(value: number): number {
  return value >= 40 ? 1900 + value : 2000 + value;
}

function isQuantity(lexemes: Lexemes, i: number): boolean {
  const after = lexemes[i + 1];
  if (!after) return false;
  if (
    after.glued &&
    (after.text === "%" ||
      after.kind === "word" ||
      (after.text === "," && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number"))
  ) {
    return after.lower !== "s";
  }
  return (
    after.glued && after.text === "." && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number"
  );
}

/** `dated`: a word of time stands before, so that "May" needs no other proof. */
function readMonth(lexemes: Lexemes, i: number, dated = false): Found {
  const dayFirst = readDayOfMonth(lexemes, skipThe(lexemes, i));
  if (dayFirst) {
    const at = is(lexemes, dayFirst.next, "of") ? dayFirst.next + 1 : dayFirst.next;
    const month = readMonthWord(lexemes, at);
    if (!month || lexemes[at]?.glued === true) return undefined;
    const year = readYearOf(lexemes, month.next);
    return {
      next: year.next,
      phrase: { kind: "date", month: month.month, day: dayFirst.day, ...year.fields },
    };
  }
  let at = i;
  let which: Which | undefined;
  const lead = WHICH.get(lexemes[at]?.lower ?? "");
  if (lead !== undefined && lead !== "that") {
    which = lead;
    at += 1;
    if (which === "this" && WHICH.has(lexemes[at]?.lower ?? "")) {
      which = WHICH.get(lexemes[at]?.lower ?? "");
      at += 1;
    }
  }
  const month = readMonthWord(lexemes, at);
  if (!month) return undefined;
  const the = is(lexemes, month.next, "the") ? month.next + 1 : month.next;
  const day = readDayOfMonth(lexemes, the);
  if (day && (the === month.next || readOrdinal(lexemes, the))) {
    const year = readYearOf(lexemes, day.next);
    const phrase: TimePhrase = {
      kind: "date",
      month: month.month,
      day: day.day,
      ...year.fields,
      ...(which ? { which } : {}),
    };
    return { next: year.next, phrase };
  }
  const year = readYearOf(lexemes, month.next);
  const known = year.next > month.next || which !== undefined || dated;
  if (!known && !monthAlone(lexemes, at, month.next)) return undefined;
  return {
    next: year.next,
    phrase: { kind: "date", month: month.month, ...year.fields, ...(which ? { which } : {}) },
  };
}

/** "of last year", "this year", ", 1998" behind a month or a day. */
function readYearOf(
  lexemes: Lexemes,
  i: number,
): { next: number; fields: { year?: number; yearWhich?: Which } } {
  const year = readYearAfter(lexemes, i);
  if (year) return { next: year.next, fields: { year: year.year } };
  const spoken = readSpokenYear(lexemes, is(lexemes, i, "of") ? i + 1 : i);
  if (spoken?.phrase.kind === "date" && spoken.phrase.year !== undefined && lexemes[i]?.lower !== "two") {
    return { next: spoken.next, fields: { year: spoken.phrase.year } };
  }
  let at = is(lexemes, i, "of") || is(lexemes, i, "in") ? i + 1 : i;
  at = skipComma(lexemes, at);
  const which = WHICH.get(lexemes[at]?.lower ?? "");
  if (which !== undefined && is(lexemes, at + 1, "year"))
    return { next: at + 2, fields: { yearWhich: which } };
  return { next: i, fields: {} };
}

/** A bare month name is a month unless it is a person, a verb, a march or a title. */
function monthAlone(lexemes: Lexemes, at: number, next: number): boolean {
  const word = lexemes[at];
  if (!word) return false;
  const before = lexemes[at - 1];
  const after = lexemes[next];
  if (word.lower === "march" && before?.lower === "the") return false;
  if (
    word.lower === "march" &&
    (after?.lower === "on" || after?.lower === "for") &&
    !TIME_PREPOSITIONS.has(before?.lower ?? "")
  )
    return false;
  if (!DOUBTFUL_MONTHS.has(word.lower)) return !isNameBefore(before, lexemes, at);
  if (before === undefined || !TIME_PREPOSITIONS.has(before.lower)) {
    if (word.lower === "may" || word.lower === "march" || word.lower === "jan" || word.lower === "mar") {
      const listed =
        before !== undefined &&
        (before.text === "," || before.lower === "and" || before.lower === "or" || before.text === "-") &&
        nearMonth(lexemes, at);
      const lone =
        (before?.text === "(" || before?.text === ",") && (after?.text === ")" || after === undefined);
      return listed || lone;
    }
    if (isNameBefore(before, lexemes, at)) return false;
    if (after?.kind === "word" && after.text !== after.lower) return false;
    if (before === undefined && after !== undefined && (after.kind === "word" || after.lower === "'"))
      return false;
    return true;
  }
  // "of May's Conservatives", "to June Carter": the preposition alone proves nothing.
  if (word.lower === "may" && is(lexemes, next, "'", "s"))
    return before.lower === "in" || before.lower === "since" || before.lower === "last";
  const name =
    after?.kind === "word" &&
    after.text !== after.lower &&
    (before.lower === "to" || before.lower === "of" || before.lower === "by" || before.lower === "from");
  return !name;
}

function nearMonth(lexemes: Lexemes, at: number): boolean {
  for (let k = at - 2; k >= Math.max(0, at - 5); k -= 1) {
    if (MONTHS.has(lexemes[k]?.lower ?? "") && lexemes[k]?.text !== lexemes[k]?.lower) return true;
  }
  return false;
}

/** "Theresa May", "Mr. May": a capitalised word stands before, and it opens no sentence. */
function isNameBefore(before: Lexeme | undefined, lexemes: Lexemes, at: number): boolean {
  if (before?.text === "." && lexemes[at - 2] !== undefined) {
    return /^(?:mr|mrs|ms|dr|sen|gov|rep|gen|st)$/u.test(lexemes[at - 2]?.lower ?? "");
  }
  if (before?.kind !== "word" || before.text === before.lower) return false;
  if (WEEKDAYS.has(before.lower) || MONTHS.has(before.lower) || TIME_PREPOSITIONS.has(before.lower))
    return false;
  return at >= 2 && before.lower !== "the";
}

// ---- quarters, halves

function readQuarter(lexemes: Lexemes, i: number): Found {
  let at = skipThe(lexemes, i);
  let of: TimePhrase | undefined;
  let yearAgo = false;
  const lead = readYearLead(lexemes, at);
  if (lead) {
    at = lead.next;
    of = lead.phrase;
  }
  if (
    is(lexemes, at, "year") &&
    lexemes[at + 1]?.lower === "-" &&
    (is(lexemes, at + 2, "ago") || is(lexemes, at + 2, "earlier"))
  ) {
    yearAgo = true;
    at += 3;
  }
  while (
    is(lexemes, at, "fiscal") ||
    is(lexemes, at, "latest") ||
    is(lexemes, at, "current") ||
    (of && is(lexemes, at, "fiscal"))
  ) {
    at = skipHyphen(lexemes, at + 1);
  }
  const q = readQuarterNumber(lexemes, at);
  if (!q) return undefined;
  let next = q.next;
  if (of === undefined) {
    const tail = readQuarterYear(lexemes, next);
    if (tail) {
      of = tail.phrase;
      next = tail.next;
    }
  }
  return {
    next,
    phrase: {
      kind: "quarter",
      unit: q.unit,
      number: q.number,
      ...(of ? { of } : {}),
      ...(yearAgo ? { yearAgo } : {}),
    },
  };
}

/** "last year's", "1988", "1988's" before "third quarter". */
function readYearLead(lexemes: Lexemes, i: number): Found {
  const which = WHICH.get(lexemes[i]?.lower ?? "");
  if (which !== undefined && is(lexemes, i + 1, "year", "'", "s")) {
    return { next: i + 4, phrase: { kind: "unit", unit: "year", which } };
  }
  const year = lexemes[i];
  if (year?.kind === "number" && /^(?:19|20)\d{2}$/u.test(year.text)) {
    const next = is(lexemes, i + 1, "'", "s") ? i + 3 : lexemes[i + 1]?.lower === "-" ? i + 2 : i + 1;
    return { next, phrase: { kind: "date", year: Number(year.text) } };
  }
  return undefined;
}

function readQuarterNumber(
  lexemes: Lexemes,
  i: number,
): { unit: "quarter" | "half"; number: number; next: number } | undefined {
  const word = lexemes[i];
  const digit = lexemes[i + 1];
  if (
    (word?.text === "Q" || word?.text === "H") &&
    digit?.glued === true &&
    digit.kind === "number" &&
    digit.text.length === 1
  ) {
    const number = Number(digit.text);
    const unit = word.text === "Q" ? "quarter" : "half";
    if (number >= 1 && number <= (unit === "quarter" ? 4 : 2)) return { unit, number, next: i + 2 };
  }
  if (
    word?.kind === "number" &&
    word.text.length === 1 &&
    (digit?.text === "Q" || digit?.text === "H") &&
    digit.glued
  ) {
    const number = Number(word.text);
    if (number >= 1 && number <= (digit.text === "Q" ? 4 : 2))
      return { unit: digit.text === "Q" ? "quarter" : "half", number, next: i + 2 };
  }
  const last = word?.lower === "last" || word?.lower === "latter";
  const ordinal = last ? { value: 0, next: i + 1 } : readOrdinal(lexemes, i);
  if (!ordinal) return undefined;
  let at = skipHyphen(lexemes, ordinal.next);
  if (is(lexemes, at, "fiscal")) at = skipHyphen(lexemes, at + 1);
  if (is(lexemes, at, "quarter") || is(lexemes, at, "quarters")) {
    const followed = is(lexemes, at, "quarter", "of") || is(lexemes, at, "quarter");
    return !last && ordinal.value <= 4 && followed
      ? { unit: "quarter", number: ordinal.value, next: at + 1 }
      : undefined;
  }
  if (is(lexemes, at, "half") && ordinal.value <= 2) {
    const tail = readQuarterYear(lexemes, at + 1);
    if (tail) return { unit: "half", number: last ? 2 : ordinal.value, next: at + 1 };
    const time =
      lexemes[i - 1]?.lower === "the" && lexemes[i - 2]?.lower === "in" && !is(lexemes, at + 1, "of");
    return time && !last ? { unit: "half", number: ordinal.value, next: at + 1 } : undefined;
  }
  return undefined;
}

/** "of 1990", "of last year", "of fiscal 1991", "this year" behind a quarter or a half. */
function readQuarterYear(lexemes: Lexemes, i: number): Found {
  let at = is(lexemes, i, "of") || is(lexemes, i, "in") ? i + 1 : i;
  at = lexemes[at]?.lower === "-" ? at + 1 : at;
  if (is(lexemes, at, "fiscal")) at += is(lexemes, at + 1, "year") ? 2 : 1;
  if (is(lexemes, at, "the")) {
    const unit = readWhichUnit(lexemes, at, true);
    return unit?.phrase.kind === "unit" && unit.phrase.unit === "year" ? unit : undefined;
  }
  const year = readYearAfter(lexemes, at);
  if (year) {
    const decade = lexemes[year.next]?.glued === true && lexemes[year.next]?.lower === "s";
    return decade
      ? { next: year.next + 1, phrase: { kind: "decade", year: year.year } }
      : { next: year.next, phrase: { kind: "date", year: year.year } };
  }
  const which = WHICH.get(lexemes[at]?.lower ?? "");
  if (which !== undefined) {
    const unit = is(lexemes, at + 1, "fiscal") ? at + 2 : at + 1;
    if (is(lexemes, unit, "year")) return { next: unit + 1, phrase: { kind: "unit", unit: "year", which } };
  }
  if (at > i) return readDecade(lexemes, at) ?? readCentury(lexemes, at);
  return undefined;
}

// ---- two days ago, a year earlier, in two weeks' time

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

function readShift(lexemes: Lexemes, i: number): Found {
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

function isClauseEnd(word: Lexeme | undefined): boolean {
  return word === undefined || word.kind === "mark" || word.lower === "and";
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

// ---- last week, the quarter, next year

function readWhichUnit(lexemes: Lexemes, i: number, bareUnit = false): Found {
  let at = skipThe(lexemes, i);
  const article = at > i;
  let which: Which | undefined;
  for (let k = 0; k < 2; k += 1) {
    const word = WHICH.get(lexemes[at]?.lower ?? "");
    if (word === undefined) break;
    which =
      which === "this" && word === "last"
        ? "last"
        : word === "that" && which === "this"
          ? "this"
          : which === "that" && word !== "that"
            ? word
            : word;
    at += 1;
  }
  if (
    is(lexemes, at, "corresponding") ||
    is(lexemes, at, "comparable") ||
    is(lexemes, at, "entire") ||
    is(lexemes, at, "whole")
  )
    at += 1;
  const fiscal = is(lexemes, at, "fiscal") || is(lexemes, at, "calendar") || is(lexemes, at, "financial");
  if (fiscal) at += 1;
  const word = lexemes[at];
  if (!word) return undefined;
  if (word.lower === "night" && which === "last") {
    return { next: at + 1, phrase: { kind: "daypart", daypart: "NI", of: { kind: "day", offset: -1 } } };
  }
  const part = DAY_PARTS.get(word.lower);
  if (part !== undefined && which !== undefined) {
    const offset: TimePhrase =
      which === "this"
        ? { kind: "day", offset: 0 }
        : which === "last"
          ? { kind: "day", offset: -1 }
          : { kind: "unit", unit: "day", which };
    return which === "latest"
      ? undefined
      : { next: at + 1, phrase: { kind: "daypart", daypart: part, of: offset } };
  }
  if (word.lower === "period" && which !== undefined && which !== "this") {
    return {
      next: at + 1,
      phrase: { kind: "unit", unit: "quarter", which: which === "last" ? "that" : which },
    };
  }
  const unit = UNITS.get(word.lower);
  if (unit === undefined || word.lower.endsWith("s")) return undefined;
  if (unit === "second" || unit === "minute" || unit === "hour") return undefined;
  if (which === undefined) {
    if (unit === "weekend" && article) return { next: at + 1, phrase: { kind: "unit", unit, which: "bare" } };
    if (!article && !bareUnit) return undefined;
    if (bareUnit) return { next: at + 1, phrase: { kind: "unit", unit, which: "this" } };
    if ((unit === "quarter" || (unit === "year" && fiscal)) && !is(lexemes, at + 1, "-")) {
      if (is(lexemes, at + 1, "ended") || is(lexemes, at + 1, "ending"))
        return {
          next: at + 1,
          phrase:
            unit === "quarter" ? { kind: "unit", unit, which: "latest" } : { kind: "span", count: 1, unit },
        };
      return { next: at + 1, phrase: { kind: "unit", unit, which: unit === "quarter" ? "latest" : "this" } };
    }
    if (unit === "year") {
      const spoken = readSpokenYear(lexemes, at + 1);
      if (spoken) return spoken;
      const ended = is(lexemes, at + 1, "ended") || is(lexemes, at + 1, "ending");
      if (ended) return { next: at + 1, phrase: { kind: "span", count: 1, unit } };
      if (is(lexemes, at + 1, "before") && isClauseEnd(lexemes[at + 2])) {
        return { next: at + 2, phrase: { kind: "shift", unit, count: 1, sign: -1, from: "told" } };
      }
      return { next: at + 1, phrase: { kind: "unit", unit, which: "this" } };
    }
    if (
      unit === "week" &&
      !is(lexemes, at + 1, "of") &&
      !is(lexemes, at + 1, "before") &&
      !is(lexemes, at + 1, "after")
    ) {
      const lead = lexemes[i - 1]?.lower;
      if (lead === "for" || lead === "during")
        return { next: at + 1, phrase: { kind: "unit", unit, which: "this" } };
    }
    return undefined;
  }
  if (which === "latest" && unit === "day") return undefined;
  const phrase: TimePhrase = { kind: "unit", unit, which };
  return unit === "day" ? readDayPartAfter(lexemes, at + 1, phrase) : { next: at + 1, phrase };
}

// ---- the past two weeks, the next few days, the first nine months

function readSpanWithSide(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const lead = lexemes[at]?.lower;
  const side =
    lead === "past" || lead === "last" || lead === "previous" || lead === "recent"
      ? "past"
      : lead === "next" || lead === "coming" || lead === "following"
        ? "next"
        : undefined;
  if (side === undefined) {
    if (lead === "first" || lead === "final" || lead === "latest") {
      const count = readCount(lexemes, at + 1);
      const unit = UNITS.get(lexemes[skipHyphen(lexemes, count?.next ?? -1)]?.lower ?? "");
      if (count && unit !== undefined && count.next > at + 1) {
        return {
          next: skipHyphen(lexemes, count.next) + 1,
          phrase: { kind: "span", count: count.count, unit, which: lead === "first" ? "first" : "last" },
        };
      }
    }
    return undefined;
  }
  const count = readCount(lexemes, at + 1);
  const unitAt = count
    ? skipHyphen(lexemes, is(lexemes, count.next, "-") ? count.next + 1 : count.next)
    : at + 1;
  const word = lexemes[unitAt]?.lower ?? "";
  const unit = UNITS.get(word);
  if (unit === undefined) return undefined;
  if (!count && !word.endsWith("s")) {
    const long = side === "past" && lead === "past" && at > i;
    return long &&
      (unit === "year" || unit === "decade" || unit === "month" || unit === "week" || unit === "century")
      ? { next: unitAt + 1, phrase: { kind: "span", count: 1, unit, side } }
      : undefined;
  }
  return { next: unitAt + 1, phrase: { kind: "span", count: count?.count, unit, side } };
}

// ---- today, the day before

function readDayWord(lexemes: Lexemes, i: number): Found {
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

// ---- holidays, seasons

function readHoliday(lexemes: Lexemes, i: number): Found {
  const lead = WHICH.get(lexemes[i]?.lower ?? "");
  const at = lead !== undefined ? i + 1 : i;
  const first = lexemes[at];
  if (first?.kind !== "word" || first.text === first.lower) return undefined;
  let best: { name: string; next: number } | undefined;
  let name = "";
  for (let k = at; k < Math.min(lexemes.length, at + 6); k += 1) {
    const word = lexemes[k];
    if (!word) break;
    name += (word.glued || name === "" ? "" : " ") + word.lower;
    if (HOLIDAYS.has(name)) best = { name, next: k + 1 };
  }
  if (!best) {
    if (first.lower === "july" && is(lexemes, at + 1, "fourth"))
      best = { name: "independence day", next: at + 2 };
    else return undefined;
  }
  const year = readYearOf(lexemes, best.next);
  const of: TimePhrase | undefined =
    year.fields.year !== undefined
      ? { kind: "date", year: year.fields.year }
      : year.fields.yearWhich
        ? { kind: "unit", unit: "year", which: year.fields.yearWhich }
        : undefined;
  return {
    next: year.next,
    phrase: { kind: "holiday", holiday: best.name, which: lead ?? "bare", ...(of ? { of } : {}) },
  };
}

function readSeason(lexemes: Lexemes, i: number, dated = false): Found {
  let at = skipThe(lexemes, i);
  let which: Which = "bare";
  for (let k = 0; k < 2; k += 1) {
    const word = WHICH.get(lexemes[at]?.lower ?? "");
    if (word === undefined) break;
    which = word;
    at += 1;
  }
  const season = SEASONS.get(lexemes[at]?.lower ?? "");
  if (season === undefined) return undefined;
  const year = readYearOf(lexemes, at + 1);
  const of: TimePhrase | undefined =
    year.fields.year !== undefined
      ? { kind: "date", year: year.fields.year }
      : year.fields.yearWhich
        ? { kind: "unit", unit: "year", which: year.fields.yearWhich }
        : undefined;
  const before = lexemes[i - 1]?.lower;
  const verb = lexemes[at]?.lower === "fall" || lexemes[at]?.lower === "spring";
  const proven =
    which !== "bare" ||
    of !== undefined ||
    dated ||
    (["in", "by", "until", "since", "during"].includes(before ?? "") && (at > i || !verb));
  if (!proven) return undefined;
  return { next: year.next, phrase: { kind: "season", season, which, ...(of ? { of } : {}) } };
}

// ---- decades, centuries, years

function readDecade(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const word = lexemes[at];
  if (!word) return undefined;
  const s = lexemes[at + 1];
  if (word.kind === "number" && /^(?:1[5-9]|20)\d0$/u.test(word.text)) {
    if (s?.glued && s.lower === "s")
      return { next: at + 2, phrase: { kind: "decade", year: Number(word.text) } };
    if (s?.glued && s.lower === "'" && lexemes[at + 2]?.glued && lexemes[at + 2]?.lower === "s")
      return { next: at + 3, phrase: { kind: "decade", year: Number(word.text) } };
  }
  if (
    word.lower === "'" &&
    s?.glued &&
    /^\d0$/u.test(s.text) &&
    lexemes[at + 2]?.glued &&
    lexemes[at + 2]?.lower === "s"
  ) {
    return { next: at + 3, phrase: { kind: "decade", year: shortYear(Number(s.text)) } };
  }
  if (word.kind === "number" && /^\d0$/u.test(word.text) && s?.glued && s.lower === "s" && at > i) {
    return { next: at + 2, phrase: { kind: "decade", year: shortYear(Number(word.text)) } };
  }
  const named = DECADE_WORDS.get(word.lower);
  const quote = word.lower === "'" && s?.glued ? DECADE_WORDS.get(s.lower) : undefined;
  if (at > i && named !== undefined) return { next: at + 1, phrase: { kind: "decade", year: named } };
  if (at > i && quote !== undefined) return { next: at + 2, phrase: { kind: "decade", year: quote } };
  return undefined;
}

function readCentury(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const ordinal = readOrdinal(lexemes, at);
  if (!ordinal) return undefined;
  const unit = skipHyphen(lexemes, ordinal.next);
  if (!is(lexemes, unit, "century") || ordinal.value > 22) return undefined;
  return { next: unit + 1, phrase: { kind: "century", number: ordinal.value } };
}

function readFiscal(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const fy = lexemes[at];
  if (fy?.text === "FY" || fy?.text === "CY") {
    const apostrophe = lexemes[at + 1]?.lower === "'" ? at + 2 : at + 1;
    const digits = lexemes[apostrophe];
    if (digits?.kind === "number" && (digits.text.length === 2 || digits.text.length === 4)) {
      const year = digits.text.length === 4 ? Number(digits.text) : shortYear(Number(digits.text));
      return { next: apostrophe + 1, phrase: { kind: "date", year } };
    }
  }
  if (!is(lexemes, at, "fiscal") && !is(lexemes, at, "calendar") && !is(lexemes, at, "financial"))
    return undefined;
  const yearAt = is(lexemes, at + 1, "year") ? at + 2 : at + 1;
  const year = readYearAfter(lexemes, yearAt);
  if (!year || is(lexemes, yearAt, "of")) return undefined;
  return { next: year.next, phrase: { kind: "date", year: year.year } };
}

const NOT_YEARS_AFTER =
  /^(?:people|miles|feet|shares|points|jobs|workers|pounds|tons|tonnes|dollars|euros|kilometers|kilometres|meters|metres|square|acres|employees|members|units|cars|troops|soldiers|votes|homes|copies|barrels|megawatts|copies|times|or|calories|watts|volts|rpm|mph|percent|hours|days|years|months|weeks|million|billion|trillion|thousand|series|bytes|degrees)$/u;

function readYear(lexemes: Lexemes, i: number, dated = false): Found {
  const at = skipThe(lexemes, i);
  const word = lexemes[at];
  const before = lexemes[at - 1];
  if (
    word?.lower === "'" &&
    lexemes[at + 1]?.glued &&
    /^\d{2}$/u.test(lexemes[at + 1]?.text ?? "") &&
    !word.glued
  ) {
    const tail = lexemes[at + 2];
    if (tail?.glued && (tail.kind !== "mark" || tail.lower === "'")) return undefined;
    return { next: at + 2, phrase: { kind: "date", year: shortYear(Number(lexemes[at + 1]?.text)) } };
  }
  if (word?.kind !== "number" || !/^(?:1[0-9]|20|21)\d{2}$/u.test(word.text)) return undefined;
  if (at > i && !is(lexemes, at + 1, "period") && !is(lexemes, at + 1, "quarter") && !dated) {
    // "the 1998 budget" names a year; the article belongs to the noun.
    return undefined;
  }
  const after = lexemes[at + 1];
  if (isQuantity(lexemes, at)) return undefined;
  if (
    before &&
    word.glued &&
    before.text !== "(" &&
    before.lower !== "-" &&
    !/^[–—"“'‘/[]$/u.test(before.text)
  )
    return undefined;
  if (before && /^[$£€¥#№]$/u.test(before.text)) return undefined;
  if (after && NOT_YEARS_AFTER.test(after.lower)) return undefined;
  if (after?.lower === "-" && after.glued && lexemes[at + 2]?.glued && lexemes[at + 2]?.kind === "word")
    return undefined;
  const value = Number(word.text);
  const prepositions = [
    "in",
    "of",
    "since",
    "by",
    "until",
    "from",
    "to",
    "for",
    "before",
    "after",
    "during",
    "early",
    "late",
    "through",
    "and",
    "fiscal",
    "between",
    "than",
    "(",
  ];
  if ((value < 1700 || value > 2100) && !dated && !["in", "since", "of"].includes(before?.lower ?? ""))
    return undefined;
  if (value < 1900 && !prepositions.includes(before?.lower ?? "")) return undefined;
  const next = is(lexemes, at + 1, "period") || (at > i && is(lexemes, at + 1, "quarter")) ? at + 2 : at + 1;
  if (at > i && is(lexemes, at + 1, "period"))
    return { next, phrase: { kind: "unit", unit: "quarter", which: "that", yearAgo: true } };
  return { next, phrase: { kind: "date", year: value } };
}

/** "nineteen ninety-six", "two thousand" as a broadcast transcript writes years. */
function readSpokenYear(lexemes: Lexemes, i: number): Found {
  if (is(lexemes, i, "two", "thousand")) return { next: i + 2, phrase: { kind: "date", year: 2000 } };
  const century =
    lexemes[i]?.lower === "nineteen"
      ? 1900
      : lexemes[i]?.lower === "eighteen"
        ? 1800
        : lexemes[i]?.lower === "twenty"
          ? 2000
          : undefined;
  if (century === undefined || lexemes[i + 1]?.lower === "-") return undefined;
  const rest = readCount(lexemes, i + 1);
  if (
    rest?.count === undefined ||
    rest.count < 10 ||
    rest.count > 99 ||
    lexemes[i + 1]?.kind !== "word" ||
    !NUMBERS.has(lexemes[i + 1]?.lower ?? "")
  )
    return undefined;
  return { next: rest.next, phrase: { kind: "date", year: century + rest.count } };
}

// ---- durations, sets, references

const COUNT_LEADS: ReadonlySet<string> = new Set([
  "some",
  "just",
  "nearly",
  "about",
  "almost",
  "around",
  "roughly",
  "approximately",
  "over",
]);

function readDuration(lexemes: Lexemes, i: number): Found {
  const start = COUNT_LEADS.has(lexemes[i]?.lower ?? "") ? i + 1 : i;
  const at = skipThe(lexemes, start);
  const count = readCount(lexemes, at);
  if (!count) return readVagueDuration(lexemes, i);
  let next = count.next;
  if (is(lexemes, next, "to") || is(lexemes, next, "or") || is(lexemes, next, "-")) {
    const second = readCount(lexemes, next + 1);
    if (second) next = second.next;
  }
  for (const filler of [
    "more",
    "full",
    "additional",
    "consecutive",
    "straight",
    "trading",
    "business",
    "working",
    "long",
    "whole",
    "other",
    "successive",
    "extra",
  ]) {
    if (is(lexemes, next, filler)) next += 1;
  }
  const hyphen = lexemes[next]?.lower === "-";
  const unitAt = hyphen ? next + 1 : next;
  const word = lexemes[unitAt]?.lower ?? "";
  const unit = UNITS.get(word);
  if (unit === undefined) return undefined;
  if (
    is(lexemes, unitAt + 1, "-", "old") ||
    is(lexemes, unitAt + 1, "old") ||
    is(lexemes, unitAt + 1, "of", "age")
  ) {
    return undefined;
  }
  if (unit === "quarter" && hyphen) return undefined;
  const article = lexemes[at]?.lower === "a" || lexemes[at]?.lower === "an";
  if (article && !hyphen && (unit === "second" || unit === "quarter" || unit === "minute")) return undefined;
  return { next: unitAt + 1, phrase: { kind: "span", count: word === "fortnight" ? 2 : count.count, unit } };
}

/** "for weeks", "within months", "in years". */
function readVagueDuration(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i]?.lower ?? "";
  const unit = UNITS.get(word);
  if (unit === undefined || !word.endsWith("s") || unit === "second" || unit === "quarter") return undefined;
  if (!["for", "within", "in", "follows", "after"].includes(lexemes[i - 1]?.lower ?? "")) return undefined;
  if (is(lexemes, i + 1, "to")) return undefined;
  return { next: i + 1, phrase: { kind: "span", count: undefined, unit } };
}

function readFrequency(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i];
  if (!word) return undefined;
  if (word.lower === "every" || word.lower === "each") {
    const other = is(lexemes, i + 1, "other") ? 1 : 0;
    const count = readCount(lexemes, i + 1 + other);
    const unitAt = count ? count.next : i + 1 + other;
    const unit = UNITS.get(lexemes[unitAt]?.lower ?? "");
    if (unit !== undefined)
      return { next: unitAt + 1, phrase: { kind: "set", value: duration(count?.count ?? 1 + other, unit) } };
    const day = WEEKDAYS.get(lexemes[unitAt]?.lower ?? "");
    if (day !== undefined) return { next: unitAt + 1, phrase: { kind: "set", value: `XXXX-WXX-${day}` } };
    return undefined;
  }
  const value = FREQUENCIES.get(word.lower);
  if (value === undefined || word.text !== word.lower) return undefined;
  return { next: i + 1, phrase: { kind: "set", value } };
}

function readReference(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i];
  if (!word) return undefined;
  const reference = (next: number, value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"): Found => ({
    next,
    phrase: { kind: "reference", value },
  });
  if (
    is(lexemes, i, "the", "past") &&
    !UNITS.has(lexemes[i + 2]?.lower ?? "") &&
    lexemes[i + 2]?.kind !== "number"
  )
    return isClauseEnd(lexemes[i + 2]) || is(lexemes, i - 1, "in") ? reference(i + 2, "PAST_REF") : undefined;
  if (is(lexemes, i, "the", "future") || is(lexemes, i, "the", "near", "future"))
    return reference(is(lexemes, i, "the", "near") ? i + 3 : i + 2, "FUTURE_REF");
  if (is(lexemes, i, "the", "near", "term") || is(lexemes, i, "the", "short", "term"))
    return reference(i + 3, "FUTURE_REF");
  if (is(lexemes, i, "these", "days")) return reference(i + 2, "PRESENT_REF");
  if (is(lexemes, i, "at", "the", "moment") || is(lexemes, i, "at", "this", "point"))
    return reference(i + 3, "PRESENT_REF");
  if (is(lexemes, i, "at", "present")) return reference(i + 2, "PRESENT_REF");
  if (is(lexemes, i, "right", "now")) return reference(i + 2, "PRESENT_REF");
  if (word.lower === "recent" || word.lower === "future") {
    if (!UNITS.has(lexemes[i + 1]?.lower ?? "")) return undefined;
    return reference(i + 2, word.lower === "recent" ? "PAST_REF" : "FUTURE_REF");
  }
  if (word.lower === "soon" && (is(lexemes, i + 1, "as") || is(lexemes, i + 1, "after"))) return undefined;
  const value = REFERENCES.get(word.lower);
  if (value === undefined) return undefined;
  return reference(i + 1, value);
}

/** ISO 8601 duration as TimeML writes it: `P2W`, `PT5H`, `PXY` for a vague count. */
export function duration(count: number | undefined, unit: TimeUnit): string {
  if (count !== undefined && !Number.isInteger(count)) {
    const whole = Math.floor(count);
    const rest = count - whole;
    if (unit === "year") return `P${whole > 0 ? `${whole}Y` : ""}${Math.round(rest * 12)}M`;
    if (unit === "hour") return `PT${whole > 0 ? `${whole}H` : ""}${Math.round(rest * 60)}M`;
    if (unit === "minute") return `PT${whole > 0 ? `${whole}M` : ""}${Math.round(rest * 60)}S`;
  }
  const n = count === undefined ? "X" : String(count);
  switch (unit) {
    case "second":
      return `PT${n}S`;
    case "minute":
      return `PT${n}M`;
    case "hour":
      return count === 24 ? "P1D" : `PT${n}H`;
    case "day":
    case "weekend":
      return `P${n}D`;
    case "week":
      return `P${n}W`;
    case "month":
      return `P${n}M`;
    case "quarter":
      return count === undefined ? "PXQ" : `P${count * 3}M`;
    case "half":
      return `P${n}H`;
    case "decade":
      return count === undefined ? "PXE" : `P${count * 10}Y`;
    case "century":
      return count === undefined ? "PXC" : `P${count * 100}Y`;
    case "season":
      return `P${n}S`;
    case "year":
      return `P${n}Y`;
  }
}

/** Kept so that a caller may tell a number word from a name. */
export function isNumberWord(word: string): boolean {
  return NUMBERS.has(word);
}
