import {
  addMonths,
  civilDay,
  type DayNumber,
  dayNumber,
  easter,
  isoDay,
  isoWeek,
  isoYear,
  mondayOf,
  monthLength,
  nthWeekday,
  pad,
  weekdayOf,
} from "./date-calendar.ts";
import { HOLIDAYS, SEASON_START } from "./date-lexicon.ts";
import { duration } from "./date-patterns.ts";
import type { DayPart, Part, Season, TimePhrase, TimeUnit, Which } from "./date-phrase.ts";
import type { Tense } from "./date-tense.ts";

export type Grain =
  | "day"
  | "weekend"
  | "week"
  | "month"
  | "quarter"
  | "half"
  | "season"
  | "year"
  | "decade"
  | "century";

/** A stretch of the calendar, both days included. */
export interface Period {
  readonly grain: Grain;
  readonly first: DayNumber;
  readonly last: DayNumber;
}

export interface ResolvedTime {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  /** The value as TimeML writes it: `2026-W09`, `2026-Q1`, `P2W`, `PRESENT_REF`. */
  readonly timex: string;
  readonly mod?: "START" | "MID" | "END";
  /** The days meant; absent for durations, sets and vague words. */
  readonly period?: Period;
  /** Days inside the period where the phrase narrows it: "late last week". */
  readonly narrowed?: { readonly first: DayNumber; readonly last: DayNumber };
  readonly clock?: { readonly hour: number; readonly minute: number; readonly zone?: string };
  readonly range?: boolean;
  /** First and last date of a range. */
  readonly sides?: readonly [ResolvedTime, ResolvedTime];
  readonly relative: boolean;
}

export interface TimeContext {
  /** Day of publication. */
  readonly published: DayNumber | undefined;
  /** The period told last in the text. */
  readonly told: Period | undefined;
  readonly tense: () => Tense;
}

/** Resolves a phrase; undefined where the text gives too little ("on Tuesday" without a publication day). */
export function resolveTime(phrase: TimePhrase, context: TimeContext): ResolvedTime | undefined {
  switch (phrase.kind) {
    case "date":
      return resolveDate(phrase, context);
    case "weekday":
      return resolveWeekday(phrase, context);
    case "unit":
      return resolveUnit(phrase, context);
    case "shift":
      return resolveShift(phrase, context);
    case "day":
      return context.published === undefined
        ? undefined
        : dated(period("day", context.published + phrase.offset), true);
    case "quarter":
      return resolveQuarter(phrase, context);
    case "season":
      return resolveSeason(phrase, context);
    case "decade":
      return dated(period("decade", dayNumber(phrase.year, 1, 1)), false);
    case "century":
      return dated(period("century", dayNumber((phrase.number - 1) * 100, 1, 1)), false);
    case "holiday":
      return resolveHoliday(phrase, context);
    case "part":
      return resolvePart(phrase, context);
    case "daypart":
      return resolveDayPart(phrase, context);
    case "clock":
      return resolveClock(phrase, context);
    case "range":
      return resolveRange(phrase, context);
    case "span":
      return resolveSpan(phrase, context);
    case "set":
      return { type: "SET", timex: phrase.value, relative: false };
    case "reference":
      return { type: "DATE", timex: phrase.value, relative: true };
  }
}

function dated(p: Period, relative: boolean): ResolvedTime {
  return { type: "DATE", timex: timexOf(p), period: p, relative };
}

/** The period of a grain that holds `day`. */
export function period(grain: Grain, day: DayNumber): Period {
  const { year, month } = civilDay(day);
  const months = (from: number, count: number): Period => {
    const first = dayNumber(year, from, 1);
    return { grain, first, last: addMonths(first, count) - 1 };
  };
  switch (grain) {
    case "day":
      return { grain, first: day, last: day };
    case "weekend":
      return { grain, first: mondayOf(day) + 5, last: mondayOf(day) + 6 };
    case "week":
      return { grain, first: mondayOf(day), last: mondayOf(day) + 6 };
    case "month":
      return months(month, 1);
    case "quarter":
      return months(Math.floor((month - 1) / 3) * 3 + 1, 3);
    case "half":
      return months(month <= 6 ? 1 : 7, 6);
    case "season": {
      const start = month === 12 ? 12 : month < 3 ? 0 : Math.floor(month / 3) * 3;
      const first = start === 0 ? dayNumber(year - 1, 12, 1) : dayNumber(year, start, 1);
      return { grain, first, last: addMonths(first, 3) - 1 };
    }
    case "year":
      return months(1, 12);
    case "decade": {
      const y = Math.floor(year / 10) * 10;
      return { grain, first: dayNumber(y, 1, 1), last: dayNumber(y + 10, 1, 1) - 1 };
    }
    case "century": {
      const y = Math.floor(year / 100) * 100;
      return { grain, first: dayNumber(y, 1, 1), last: dayNumber(y + 100, 1, 1) - 1 };
    }
  }
}

function shifted(p: Period, count: number): Period {
  const by: Partial<Record<Grain, number>> = {
    month: 1,
    quarter: 3,
    half: 6,
    season: 3,
    year: 12,
    decade: 120,
    century: 1200,
  };
  const months = by[p.grain];
  if (months !== undefined) return period(p.grain, addMonths(p.first, months * count));
  return period(p.grain, p.first + count * (p.grain === "day" ? 1 : 7));
}

function timexOf(p: Period): string {
  const { year, month } = civilDay(p.first);
  switch (p.grain) {
    case "day":
      return isoDay(p.first);
    case "week": {
      const week = isoWeek(p.first);
      return `${week.year}-W${pad(week.week)}`;
    }
    case "weekend": {
      const week = isoWeek(p.first);
      return `${week.year}-W${pad(week.week)}-WE`;
    }
    case "month":
      return `${isoYear(year)}-${pad(month)}`;
    case "quarter":
      return `${isoYear(year)}-Q${Math.floor((month - 1) / 3) + 1}`;
    case "half":
      return `${isoYear(year)}-H${month === 1 ? 1 : 2}`;
    case "season":
      return `${isoYear(year)}-${seasonOf(month)}`;
    case "year":
      return isoYear(year);
    case "decade":
      return isoYear(year).slice(0, 3);
    case "century":
      return isoYear(year).slice(0, 2);
  }
}

function seasonOf(month: number): Season {
  return month === 3 ? "SP" : month === 6 ? "SU" : month === 9 ? "FA" : "WI";
}

// ---- dates of the calendar

type Of<K extends TimePhrase["kind"]> = Extract<TimePhrase, { kind: K }>;

function resolveDate(phrase: Of<"date">, context: TimeContext): ResolvedTime | undefined {
  const { month, day } = phrase;
  if (month === undefined) {
    return phrase.year === undefined ? undefined : dated(period("year", dayNumber(phrase.year, 1, 1)), false);
  }
  const at = (year: number): Period | undefined => {
    if (day === undefined) return period("month", dayNumber(year, month, 1));
    return day <= monthLength(year, month) ? period("day", dayNumber(year, month, day)) : undefined;
  };
  if (phrase.year !== undefined) {
    const fixed = at(phrase.year);
    return fixed && dated(fixed, false);
  }
  if (phrase.yearWhich !== undefined) {
    const year = resolveUnit({ kind: "unit", unit: "year", which: phrase.yearWhich }, context)?.period;
    const found = year && at(civilDay(year.first).year);
    return found && dated(found, true);
  }
  if (context.published === undefined) return undefined;
  const here = civilDay(context.published).year;
  const candidates = [here - 1, here, here + 1].flatMap((y) => at(y) ?? []);
  if (phrase.weekday !== undefined && day !== undefined) {
    const agreeing = candidates.filter((c) => weekdayOf(c.first) === phrase.weekday);
    if (agreeing.length === 1 && agreeing[0]) return dated(agreeing[0], true);
  }
  const chosen = choose(candidates, context, phrase.which ?? "bare");
  return chosen && dated(chosen, true);
}

/** The candidate that tense and the word before it ask for; candidates are in order of time. */
function choose(candidates: readonly Period[], context: TimeContext, which: Which): Period | undefined {
  const published = context.published;
  if (published === undefined) return undefined;
  const past = candidates.filter((c) => c.first <= published);
  const future = candidates.filter((c) => c.last >= published);
  switch (which) {
    case "last":
    case "latest":
      return candidates.filter((c) => c.last < published).at(-1);
    case "next":
      return candidates.find((c) => c.first > published);
    case "this":
      return candidates.find((c) => civilDay(c.first).year === civilDay(published).year) ?? future[0];
    case "previous":
    case "following":
    case "that": {
      const told = context.told;
      if (told === undefined) return which === "following" ? future[0] : past.at(-1);
      if (which === "previous") return candidates.filter((c) => c.last < told.first).at(-1) ?? past.at(-1);
      if (which === "following") return candidates.find((c) => c.first > told.last) ?? future[0];
      return past.at(-1);
    }
    case "bare": {
      const tense = context.tense();
      const close = nearest(candidates, published);
      const asked =
        tense === "future"
          ? (future[0] ?? past.at(-1))
          : tense === "past"
            ? (past.at(-1) ?? future[0])
            : close;
      return asked && close && isFarFetched(asked, close, published) ? close : asked;
    }
  }
}

/** A day without its year is not told of nearly a year away when the other one is weeks off. */
function isFarFetched(asked: Period, close: Period, published: DayNumber): boolean {
  if (asked.grain !== "day") return false;
  return Math.abs(asked.first - published) > 200 && Math.abs(close.first - published) < 100;
}

function nearest(candidates: readonly Period[], day: DayNumber): Period | undefined {
  let best: Period | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const c of candidates) {
    const away = day < c.first ? c.first - day : day > c.last ? day - c.last : 0;
    if (away < least) {
      least = away;
      best = c;
    }
  }
  return best;
}

function resolveWeekday(phrase: Of<"weekday">, context: TimeContext): ResolvedTime | undefined {
  const week = phrase.week && resolveTime(phrase.week, context)?.period;
  if (week) return dated(period("day", week.first + phrase.weekday - 1), true);
  const { published, told } = context;
  if (published === undefined) return undefined;
  const anchor =
    phrase.which === "previous" || phrase.which === "following" ? (told?.first ?? published) : published;
  const back = (((weekdayOf(anchor) - phrase.weekday) % 7) + 7) % 7;
  const same = back === 0;
  const before = anchor - (same ? 7 : back);
  const after = anchor + (same ? 7 : 7 - back);
  const on = (day: DayNumber): ResolvedTime => dated(period("day", day), true);
  switch (phrase.which) {
    case "last":
    case "previous":
    case "latest":
      return on(before);
    case "next":
    case "following":
      return on(after);
    case "this":
      return on(same ? anchor : context.tense() === "past" ? before : after);
    case "that": {
      if (told && told.grain === "day" && weekdayOf(told.first) === phrase.weekday) return on(told.first);
      return on(same ? anchor : before);
    }
    case "bare":
      if (same) return on(anchor);
      return on(context.tense() === "future" ? after : before);
  }
}

// ---- last week, the quarter

const GRAINS: ReadonlySet<TimeUnit> = new Set([
  "day",
  "weekend",
  "week",
  "month",
  "quarter",
  "half",
  "season",
  "year",
  "decade",
  "century",
]);

function isGrain(unit: TimeUnit): unit is Grain {
  return GRAINS.has(unit);
}

function resolveUnit(phrase: Of<"unit">, context: TimeContext): ResolvedTime | undefined {
  const { published } = context;
  if (!isGrain(phrase.unit)) return undefined;
  const grain = phrase.unit;
  const told = context.told;
  const anchored =
    told !== undefined &&
    (phrase.which === "previous" ||
      phrase.which === "following" ||
      phrase.which === "that" ||
      phrase.which === "latest");
  if (published === undefined && !anchored) return undefined;
  const base = anchored && phrase.which !== "latest" ? told.first : published;
  if (base === undefined) return undefined;
  const here = period(grain, base);
  const yearAgo = phrase.yearAgo === true;
  switch (phrase.which) {
    case "last":
      if (grain === "weekend" && published !== undefined)
        return dated(weekdayOf(published) >= 6 ? shifted(here, -1) : shifted(here, -1), true);
      return dated(shifted(here, -1), true);
    case "previous":
      return dated(shifted(here, -1), true);
    case "next":
    case "following":
      return dated(shifted(here, grain === "weekend" && weekdayOf(base) < 6 ? 0 : 1), true);
    case "this":
      return dated(here, true);
    case "that":
      return dated(yearAgo ? sameLastYear(here) : here, true);
    case "latest": {
      if (told !== undefined && told.grain === grain) return dated(told, true);
      return dated(grain === "quarter" ? shifted(here, -1) : here, true);
    }
    case "bare":
      if (grain === "weekend" && weekdayOf(base) < 6) {
        return dated(context.tense() === "future" ? here : shifted(here, -1), true);
      }
      return dated(here, true);
  }
}

function sameLastYear(p: Period): Period {
  return p.grain === "day"
    ? period("day", addMonths(p.first, -12))
    : period(p.grain, addMonths(p.first, -12));
}

// ---- two days ago

function resolveShift(phrase: Of<"shift">, context: TimeContext): ResolvedTime | undefined {
  const { unit, count, sign } = phrase;
  const vague: ResolvedTime = {
    type: "DATE",
    timex: sign < 0 ? "PAST_REF" : "FUTURE_REF",
    relative: true,
  };
  if (count === undefined) return vague;
  const told = context.told;
  let anchor: Period | undefined;
  if (phrase.from === "now") {
    anchor = context.published === undefined ? undefined : period("day", context.published);
    if (unit === "year" && count === 1 && told?.grain === "quarter") anchor = told;
  } else if (phrase.from === "told") {
    anchor =
      told ?? (sign < 0 && context.published !== undefined ? period("day", context.published) : undefined);
  } else {
    anchor = resolveTime(phrase.from, context)?.period;
  }
  if (!anchor) return undefined;
  if (!isGrain(unit)) {
    const hours = unit === "hour" ? count : unit === "minute" ? count / 60 : count / 3600;
    if (hours < 24)
      return {
        type: "TIME",
        timex: isoDay(anchor.first),
        period: period("day", anchor.first),
        relative: true,
      };
    return dated(period("day", anchor.first + sign * Math.round(hours / 24)), true);
  }
  const explicit = typeof phrase.from === "object";
  const whole = Math.round(count * 12);
  switch (unit) {
    case "day":
    case "weekend":
      return dated(period("day", anchor.first + sign * Math.round(count)), true);
    case "week": {
      const day = anchor.first + sign * Math.round(count * 7);
      return dated(
        explicit || (phrase.from === "told" && anchor.grain === "day")
          ? period("day", day)
          : period("week", day),
        true,
      );
    }
    case "month": {
      const day = addMonths(anchor.first, sign * Math.round(count));
      return dated(explicit && anchor.grain === "day" ? period("day", day) : period("month", day), true);
    }
    case "quarter":
      return dated(period("quarter", addMonths(anchor.first, sign * 3 * Math.round(count))), true);
    case "half":
    case "season":
      return dated(period("month", addMonths(anchor.first, sign * 6 * Math.round(count))), true);
    case "year": {
      const day = addMonths(anchor.first, sign * whole);
      const keep =
        (phrase.from !== "now" || anchor.grain === "quarter") && anchor.grain !== "day" && count === 1
          ? anchor.grain
          : "year";
      if (!Number.isInteger(count)) return dated(period("month", day), true);
      return dated(
        explicit && anchor.grain === "day"
          ? period("day", day)
          : period(
              keep === "decade" || keep === "century" || keep === "week" || keep === "weekend"
                ? "year"
                : keep,
              day,
            ),
        true,
      );
    }
    case "decade":
      return dated(period("year", addMonths(anchor.first, sign * whole * 10)), true);
    case "century":
      return dated(period("year", addMonths(anchor.first, sign * whole * 100)), true);
  }
}

// ---- quarters, seasons, holidays

function resolveQuarter(phrase: Of<"quarter">, context: TimeContext): ResolvedTime | undefined {
  const { unit, number } = phrase;
  const start = unit === "quarter" ? (number - 1) * 3 + 1 : (number - 1) * 6 + 1;
  const of = phrase.of && resolveTime(phrase.of, context);
  if (phrase.of) {
    const base = of?.period;
    if (!base) return undefined;
    const year = civilDay(base.first).year;
    if (base.grain === "decade" || base.grain === "century") {
      const span = base.last - base.first + 1;
      const first = number === 1 ? base.first : base.first + Math.floor(span / 2);
      return {
        ...of,
        mod: number === 1 ? "START" : "END",
        narrowed: { first, last: number === 1 ? base.first + Math.floor(span / 2) - 1 : base.last },
      };
    }
    return dated(period(unit, dayNumber(year, start, 1)), of.relative);
  }
  if (context.published === undefined) return undefined;
  const here = civilDay(context.published).year;
  const candidates = [here - 1, here, here + 1].map((y) => period(unit, dayNumber(y, start, 1)));
  const published = context.published;
  const upcoming = candidates.find((c) => c.last >= published);
  const begun = candidates.filter((c) => c.first <= published).at(-1);
  // Results are told of a quarter that is over: a future verb moves only to one less than half a year away.
  const future = context.tense() === "future" && upcoming !== undefined && upcoming.first - published < 184;
  let chosen = future ? upcoming : begun;
  if (!future && chosen && unit === "quarter" && chosen.last < published - 270)
    chosen = candidates.find((c) => c.first > published) ?? chosen;
  if (!chosen) return undefined;
  return dated(phrase.yearAgo === true ? sameLastYear(chosen) : chosen, true);
}

function resolveSeason(phrase: Of<"season">, context: TimeContext): ResolvedTime | undefined {
  const start = SEASON_START[phrase.season];
  const at = (year: number): Period => {
    const first = dayNumber(year, start, 1);
    return { grain: "season", first, last: addMonths(first, 3) - 1 };
  };
  if (phrase.of) {
    const base = resolveTime(phrase.of, context);
    return base?.period && dated(at(civilDay(base.period.first).year), base.relative);
  }
  if (context.published === undefined) return undefined;
  const here = civilDay(context.published).year;
  const chosen = choose([here - 2, here - 1, here, here + 1].map(at), context, phrase.which);
  return chosen && dated(chosen, true);
}

function holidayIn(holiday: string, year: number): DayNumber | undefined {
  const rule = HOLIDAYS.get(holiday);
  if (rule === undefined) return undefined;
  if (typeof rule !== "string") return dayNumber(year, rule[0], rule[1]);
  switch (rule) {
    case "easter":
      return easter(year);
    case "good-friday":
      return easter(year) - 2;
    case "thanksgiving":
      return nthWeekday(year, 11, 4, 4);
    case "labor-day":
      return nthWeekday(year, 9, 1, 1);
    case "memorial-day":
      return nthWeekday(year, 5, 1, -1);
    case "mlk-day":
      return nthWeekday(year, 1, 1, 3);
    case "presidents-day":
      return nthWeekday(year, 2, 1, 3);
  }
}

function resolveHoliday(phrase: Of<"holiday">, context: TimeContext): ResolvedTime | undefined {
  const at = (year: number): Period[] => {
    const day = holidayIn(phrase.holiday, year);
    return day === undefined ? [] : [period("day", day)];
  };
  if (phrase.of) {
    const base = resolveTime(phrase.of, context);
    const day = base?.period && at(civilDay(base.period.first).year)[0];
    return day && dated(day, base?.relative ?? false);
  }
  if (context.published === undefined) return undefined;
  const here = civilDay(context.published).year;
  const chosen = choose([here - 1, here, here + 1].flatMap(at), context, phrase.which);
  return chosen && dated(chosen, true);
}

// ---- early, late, the end of; morning; at 9 a.m.

const MODS: Readonly<Record<Part, "START" | "MID" | "END">> = {
  start: "START",
  opening: "START",
  sofar: "START",
  mid: "MID",
  end: "END",
  close: "END",
  rest: "END",
};

function resolvePart(phrase: Of<"part">, context: TimeContext): ResolvedTime | undefined {
  const of = resolveTime(phrase.of, context);
  if (!of) return undefined;
  if (!of.period) return of;
  const narrowed = narrow(phrase.part, of.period, context.published);
  return { ...of, mod: MODS[phrase.part], ...(narrowed ? { narrowed } : {}) };
}

/**
 * Days that a part of a period means. Weeks as decided for agreements: early is Monday to
 * Wednesday, late Thursday to Sunday; "earlier this month" ends on the publication day. Months and
 * years go by thirds; the end of one is its last week or month.
 */
function narrow(
  part: Part,
  p: Period,
  published: DayNumber | undefined,
): { first: DayNumber; last: DayNumber } | undefined {
  if (p.grain === "day") return undefined;
  const holdsToday = published !== undefined && p.first <= published && published <= p.last;
  if (part === "sofar")
    return holdsToday ? { first: p.first, last: published } : narrow("start", p, published);
  if (part === "rest") return holdsToday ? { first: published, last: p.last } : narrow("end", p, published);
  if (p.grain === "week" || p.grain === "weekend") {
    const base = mondayOf(p.first);
    if (part === "mid") return { first: base + 1, last: base + 3 };
    return part === "start" || part === "opening"
      ? { first: base, last: base + 2 }
      : { first: base + 3, last: base + 6 };
  }
  if (p.grain === "month") {
    if (part === "opening") return { first: p.first, last: p.first + 6 };
    if (part === "close") return { first: p.last - 6, last: p.last };
    if (part === "start") return { first: p.first, last: p.first + 9 };
    if (part === "mid") return { first: p.first + 10, last: p.first + 19 };
    return { first: p.first + 20, last: p.last };
  }
  const months = Math.round((p.last - p.first + 1) / 30.4);
  if (part === "opening" && months <= 12) return { first: p.first, last: addMonths(p.first, 1) - 1 };
  if (part === "close" && months <= 12) return { first: addMonths(p.last + 1, -1), last: p.last };
  const third = Math.round(months / 3);
  const firstThird = p.grain === "decade" ? 48 : third;
  const lastThird = p.grain === "decade" ? 36 : third;
  if (part === "start" || part === "opening")
    return { first: p.first, last: addMonths(p.first, firstThird) - 1 };
  if (part === "mid")
    return { first: addMonths(p.first, firstThird), last: addMonths(p.last + 1, -lastThird) - 1 };
  return { first: addMonths(p.last + 1, -lastThird), last: p.last };
}

const DAY_PART_TIMEX: Readonly<Record<DayPart, string>> = {
  MO: "TMO",
  MI: "T12:00",
  AF: "TAF",
  EV: "TEV",
  NI: "TNI",
};

function resolveDayPart(phrase: Of<"daypart">, context: TimeContext): ResolvedTime | undefined {
  const of = resolveTime(phrase.of, context);
  if (!of?.period) return undefined;
  return { ...of, type: "TIME", timex: `${isoDay(of.period.first)}${DAY_PART_TIMEX[phrase.daypart]}` };
}

function resolveClock(phrase: Of<"clock">, context: TimeContext): ResolvedTime | undefined {
  const told = context.told?.grain === "day" ? context.told.first : undefined;
  const of: ResolvedTime | undefined = phrase.of
    ? resolveTime(phrase.of, context)
    : (told ?? context.published) === undefined
      ? undefined
      : dated(period("day", told ?? context.published ?? 0), true);
  if (!of?.period) return undefined;
  const time = `T${pad(phrase.hour)}:${pad(phrase.minute)}`;
  return {
    ...of,
    type: "TIME",
    timex: `${isoDay(of.period.first)}${time}`,
    clock: { hour: phrase.hour, minute: phrase.minute, ...(phrase.zone ? { zone: phrase.zone } : {}) },
  };
}

function resolveRange(phrase: Of<"range">, context: TimeContext): ResolvedTime | undefined {
  const from = resolveTime(phrase.from, context);
  let to = resolveTime(phrase.to, context);
  if (!from?.period || !to?.period) return undefined;
  if (to.period.last < from.period.first && to.relative) {
    const later = resolveTime(phrase.to, { ...context, tense: () => "future" });
    if (later?.period) to = later;
  }
  const last = to.period?.last ?? from.period.last;
  if (last < from.period.first) return undefined;
  return {
    type: "DATE",
    timex: `${from.timex}/${to.timex}`,
    period: { grain: from.period.grain, first: from.period.first, last },
    range: true,
    sides: [from, to],
    relative: from.relative || to.relative,
  };
}

function resolveSpan(phrase: Of<"span">, context: TimeContext): ResolvedTime {
  const timex = duration(phrase.count, phrase.unit);
  const base: ResolvedTime = { type: "DURATION", timex, relative: phrase.side !== undefined };
  const { published } = context;
  if (
    published === undefined ||
    phrase.count === undefined ||
    phrase.side === undefined ||
    !isGrain(phrase.unit)
  )
    return base;
  const sign = phrase.side === "past" ? -1 : 1;
  const end = resolveEnd(published, sign, phrase.count, phrase.unit);
  const [first, last] = sign < 0 ? [end, published] : [published, end];
  return { ...base, period: { grain: "day", first, last }, range: true };
}

function resolveEnd(from: DayNumber, sign: number, count: number, unit: Grain): DayNumber {
  const months: Partial<Record<Grain, number>> = {
    month: 1,
    quarter: 3,
    half: 6,
    season: 3,
    year: 12,
    decade: 120,
    century: 1200,
  };
  const by = months[unit];
  if (by !== undefined) return addMonths(from, Math.round(sign * by * count));
  return from + sign * Math.round(count * (unit === "day" ? 1 : 7));
}
