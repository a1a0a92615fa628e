import {
  addMonths,
  civilDay,
  type DayNumber,
  dayNumber,
  easter,
  monthLength,
  nthWeekday,
  weekdayOf,
} from "./date-calendar.ts";
import { choose } from "./date-choice.ts";
import { HOLIDAYS, SEASON_START } from "./date-lexicon.ts";
import { type Of, resolveTime, resolveUnit } from "./date-resolution.ts";
import { dated, type ResolvedTime, type TimeContext } from "./date-resolved.ts";
import { type Period, period, sameLastYear } from "./date-stretch.ts";

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

/** A holiday of the year that tense and the word before it ask for. */
export function resolveHoliday(phrase: Of<"holiday">, context: TimeContext): ResolvedTime | undefined {
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

/** A weekday: "last" and "next" skip the day of publication, a bare one may be that day. */
export function resolveWeekday(phrase: Of<"weekday">, context: TimeContext): ResolvedTime | undefined {
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

/** A day, month or year of the calendar; a missing year is inferred. */
export function resolveDate(phrase: Of<"date">, context: TimeContext): ResolvedTime | undefined {
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

/** A season by the meteorological months of the north. */
export function resolveSeason(phrase: Of<"season">, context: TimeContext): ResolvedTime | undefined {
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

/** A quarter or half; without a year the one begun last, or the coming one where the clause looks ahead. */
export function resolveQuarter(phrase: Of<"quarter">, context: TimeContext): ResolvedTime | undefined {
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
