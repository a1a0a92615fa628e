import type { Span } from "./span.ts";

/** How exactly a date is known. `interval` is `A/B`, both ends included. */
export type DatePrecision =
  | "time"
  | "day"
  | "week"
  | "month"
  | "quarter"
  | "half"
  | "year"
  | "decade"
  | "interval";

/** A stretch of text that names a time, resolved against the publication date. */
export interface DateExpression extends Span {
  readonly sentence: number;
  readonly text: string;
  /**
   * ISO: `2026-03-03`, `2026-03`, `2026`, or an interval `2026-02-26/2026-03-01` with both ends
   * included. Weeks, quarters, halves and decades are intervals; `precision` keeps what they were.
   */
  readonly value: string;
  readonly precision: DatePrecision;
  /** True where the value hangs on the publication date ("on Tuesday"), false for "4 May 2017". */
  readonly relative: boolean;
  /** Which way the phrase points from the publication date. */
  readonly direction: "past" | "future" | "present";
}
