import { readCentury, readDecade, readSpokenYear, readYearAfter, readYearOf } from "./date-absolute.ts";
import { DAY_PARTS, HOLIDAYS, SEASONS, UNITS } from "./date-lexicon.ts";
import {
  type Found,
  is,
  isClauseEnd,
  type Lexemes,
  readDayPartAfter,
  skipHyphen,
  skipThe,
  WHICH,
} from "./date-match.ts";
import { readCount, readOrdinal } from "./date-number.ts";
import type { TimePhrase, Which } from "./date-phrase.ts";

/** "the third quarter", "last year's first half", "Q3 2025", "the year-ago quarter". */
export function readQuarter(lexemes: Lexemes, i: number): Found {
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

/** "third quarter", "Q3", "first half": the number and its unit. */
export function readQuarterNumber(
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

/** "last week", "this fiscal year", "the quarter". `bareUnit`: the unit counts without an article, as behind "the end of". */
export function readWhichUnit(lexemes: Lexemes, i: number, bareUnit = false): Found {
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

/** "the past two weeks", "the next few days", "the first nine months". */
export function readSpanWithSide(lexemes: Lexemes, i: number): Found {
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

/** "last Thanksgiving", "New Year's Eve 2025". */
export function readHoliday(lexemes: Lexemes, i: number): Found {
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

/** "this summer", "the winter of 2024". `dated`: a word of time stands before it. */
export function readSeason(lexemes: Lexemes, i: number, dated = false): Found {
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
