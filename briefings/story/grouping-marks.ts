/**
 * What tells one occasion of a recurring event from the next, and one deal from a like one: years,
 * quarters and numbers of an edition, sums of money. Read by pattern from title and opening.
 */

export interface Edition {
  readonly kind: "year" | "quarter" | "number" | "day";
  /** "2026", "3", "47", "03-14". */
  readonly value: string;
  /** It stands in the title. */
  readonly titled: boolean;
}

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const QUARTER = /\b(?:q([1-4])\b|(first|second|third|fourth)[- ]quarter)/giu;
const YEAR = /(?<![\d.,$€£-])\b(?:19[5-9]\d|20[0-4]\d)\b(?![\d,%]|\.\d)/gu;
const NUMBERED =
  /\b(\d{1,3})(?:st|nd|rd|th)\s+(?:annual|edition|anniversary|session|congress|summit|festival|awards?|biennial|running|round|week)\b/giu;
const DAY = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTH})|(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?)(?![\\d:])\\b`,
  "giu",
);
const ORDINALS = ["first", "second", "third", "fourth"];

const MONEY =
  /([$€£¥])\s?(\d[\d,]*(?:\.\d+)?)\s?[-]?(trillion|billion|million|thousand|tn|bn|mn|m|b|k)?\b|\b(\d[\d,]*(?:\.\d+)?)\s?[-]?(trillion|billion|million|thousand|tn|bn|mn|m|k)?\s?(?:us\s)?(dollars?|euros?|pounds?|yen|yuan|rupees?|francs?|kronor|kroner|won|rubles?|roubles?|usd|eur|gbp)\b/giu;
const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
};

export function editionsIn(title: string, opening: string): Edition[] {
  const found: Edition[] = [];
  for (const [text, titled] of [
    [title, true],
    [opening, false],
  ] as const) {
    if (!/\d|quarter/iu.test(text)) continue;
    const add = (kind: Edition["kind"], value: string) => {
      if (!found.some((each) => each.kind === kind && each.value === value))
        found.push({ kind, value, titled });
    };
    for (const [year] of text.matchAll(YEAR)) add("year", year);
    for (const [, digit, word] of text.matchAll(QUARTER))
      add("quarter", digit ?? String(1 + ORDINALS.indexOf((word ?? "").toLowerCase())));
    for (const [, number] of text.matchAll(NUMBERED)) add("number", number ?? "");
    for (const [, before, monthAfter, monthBefore, after] of text.matchAll(DAY)) {
      const short = (monthAfter ?? monthBefore ?? "").slice(0, 3).toLowerCase();
      const month = MONTHS.findIndex((name) => name.startsWith(short)) + 1;
      const day = Number(before ?? after);
      if (day >= 1 && day <= 31) add("day", `${pad(month)}-${pad(day)}`);
    }
  }
  return found;
}

/** Sums of money in whole units, whatever the currency, of at least a thousand. */
export function amountsIn(text: string): number[] {
  if (
    !/[$€£¥]|\d[^.]{0,12}(?:dollar|euro|pound|yen|yuan|rupee|franc|kron|won|r(?:o)?uble|usd|eur|gbp)/iu.test(
      text,
    )
  )
    return [];
  const sums = new Set<number>();
  for (const [, , signed, scaleSigned, bare, scaleBare] of text.matchAll(MONEY)) {
    const value = Number((signed ?? bare ?? "").replace(/,/gu, ""));
    const scale = SCALE[(scaleSigned ?? scaleBare ?? "").toLowerCase()] ?? 1;
    const sum = Math.round(value * scale);
    if (sum >= 1000) sums.add(sum);
  }
  return [...sums];
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
