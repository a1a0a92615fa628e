import type { DayNumber } from "./date-calendar.ts";
import { type Period, timexOf } from "./date-stretch.ts";
import type { Tense } from "./date-tense.ts";

/** What a phrase is resolved against. */
export interface TimeContext {
  /** Day of publication. */
  readonly published: DayNumber | undefined;
  /** The period told last in the text. */
  readonly told: Period | undefined;
  readonly tense: () => Tense;
}

/** What a phrase of time means. */
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

/** A date that is a whole period. */
export function dated(p: Period, relative: boolean): ResolvedTime {
  return { type: "DATE", timex: timexOf(p), period: p, relative };
}
