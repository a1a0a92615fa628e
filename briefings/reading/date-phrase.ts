/** What a phrase of time says, before it is resolved against the publication date. */
export type TimeUnit =
  | "second"
  | "minute"
  | "hour"
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

/**
 * Which one of its kind is meant: `last` and `next` count from the publication date, `previous`,
 * `following` and `that` from the date told last, `bare` leaves it to tense.
 */
export type Which = "last" | "this" | "next" | "previous" | "following" | "that" | "latest" | "bare";

/** `start` … `end` as "early", "late" say; `sofar` "earlier this year"; `rest` "later this year". */
export type Part = "start" | "mid" | "end" | "close" | "opening" | "sofar" | "rest";

export type DayPart = "MO" | "MI" | "AF" | "EV" | "NI";

export type TimePhrase =
  | {
      readonly kind: "date";
      readonly year?: number;
      readonly yearWhich?: Which;
      readonly month?: number;
      readonly day?: number;
      readonly weekday?: number;
      readonly which?: Which;
    }
  | { readonly kind: "weekday"; readonly weekday: number; readonly which: Which; readonly week?: TimePhrase }
  | { readonly kind: "unit"; readonly unit: TimeUnit; readonly which: Which; readonly yearAgo?: boolean }
  | {
      readonly kind: "shift";
      readonly unit: TimeUnit;
      readonly count: number | undefined;
      readonly sign: 1 | -1;
      readonly from: "now" | "told" | TimePhrase;
    }
  | { readonly kind: "day"; readonly offset: number }
  | {
      readonly kind: "quarter";
      readonly unit: "quarter" | "half";
      readonly number: number;
      readonly of?: TimePhrase;
      readonly yearAgo?: boolean;
    }
  | { readonly kind: "season"; readonly season: Season; readonly which: Which; readonly of?: TimePhrase }
  | { readonly kind: "decade"; readonly year: number }
  | { readonly kind: "century"; readonly number: number }
  | { readonly kind: "holiday"; readonly holiday: string; readonly which: Which; readonly of?: TimePhrase }
  | { readonly kind: "part"; readonly part: Part; readonly of: TimePhrase }
  | { readonly kind: "daypart"; readonly daypart: DayPart; readonly of: TimePhrase }
  | {
      readonly kind: "clock";
      readonly hour: number;
      readonly minute: number;
      readonly zone?: string;
      readonly of?: TimePhrase;
    }
  | { readonly kind: "range"; readonly from: TimePhrase; readonly to: TimePhrase }
  | {
      readonly kind: "span";
      readonly count: number | undefined;
      readonly unit: TimeUnit;
      readonly side?: "past" | "next";
      readonly which?: "first" | "last";
    }
  | { readonly kind: "set"; readonly value: string }
  | { readonly kind: "reference"; readonly value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF" };

export type Season = "SP" | "SU" | "FA" | "WI";
