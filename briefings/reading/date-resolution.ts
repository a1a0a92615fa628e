import { addMonths, dayNumber, isoDay, pad, weekdayOf } from "./date-calendar.ts";
import { resolveDate, resolveHoliday, resolveQuarter, resolveSeason, resolveWeekday } from "./date-day.ts";
import { duration } from "./date-duration.ts";
import { MODS, narrow } from "./date-narrowing.ts";
import type { DayPart, TimePhrase } from "./date-phrase.ts";
import { dated, type ResolvedTime, type TimeContext } from "./date-resolved.ts";
import { isGrain, type Period, period, resolveEnd, sameLastYear, shifted } from "./date-stretch.ts";

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

export type Of<K extends TimePhrase["kind"]> = Extract<TimePhrase, { kind: K }>;

export function resolveUnit(phrase: Of<"unit">, context: TimeContext): ResolvedTime | undefined {
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

function resolvePart(phrase: Of<"part">, context: TimeContext): ResolvedTime | undefined {
  const of = resolveTime(phrase.of, context);
  if (!of) return undefined;
  if (!of.period) return of;
  const narrowed = narrow(phrase.part, of.period, context.published);
  return { ...of, mod: MODS[phrase.part], ...(narrowed ? { narrowed } : {}) };
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
