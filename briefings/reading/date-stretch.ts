import {
  addMonths,
  civilDay,
  type DayNumber,
  dayNumber,
  isoDay,
  isoWeek,
  isoYear,
  mondayOf,
  pad,
} from "./date-calendar.ts";
import type { Season, TimeUnit } from "./date-phrase.ts";

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

/** The period of the same grain `count` later. */
export function shifted(p: Period, count: number): Period {
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

/** The value as TimeML writes it. */
export function timexOf(p: Period): string {
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

/** The same period a year before. */
export function sameLastYear(p: Period): Period {
  return p.grain === "day"
    ? period("day", addMonths(p.first, -12))
    : period(p.grain, addMonths(p.first, -12));
}

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

/** False for hours, minutes and seconds. */
export function isGrain(unit: TimeUnit): unit is Grain {
  return GRAINS.has(unit);
}

/** The day a number of units after `from` (before, where `sign` is -1). */
export function resolveEnd(from: DayNumber, sign: number, count: number, unit: Grain): DayNumber {
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
