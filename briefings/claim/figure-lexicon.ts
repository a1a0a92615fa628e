/** Nouns behind a number that make no figure: time is a date's matter, the rest counts words or places. */
export const COUNT_NOUN_STOPS: ReadonlySet<string> = new Set([
  "year",
  "month",
  "week",
  "day",
  "hour",
  "minute",
  "second",
  "decade",
  "century",
  "quarter",
  "weekend",
  "night",
  "morning",
  "time",
  "thing",
  "way",
  "side",
  "page",
  "paragraph",
  "other",
  "number",
  "street",
  "avenue",
]);

export const PERCENT = /^(?:%|percent|pct|per\s?cent|percentage)$/iu;
