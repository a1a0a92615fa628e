import { MONTHS, NUMBERS, WEEKDAYS } from "../reading/date-lexicon.ts";
import type { Span } from "../reading/span.ts";

export function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

const NUMBER_WORD = [...NUMBERS.keys()].join("|");

/** The sort of a value: money in a currency, a number with its unit, a month, a weekday. */
export function sortOf(words: string): { pattern: RegExp; unit: string | undefined } | undefined {
  const money = /[$£€¥]|\b[A-Z]{3}(?=\s?\d)/u.exec(words)?.[0];
  if (money)
    return {
      pattern: new RegExp(
        `${escaped(money)}\\s?\\d[\\d.,]*\\d?(?:\\s?(?:million|billion|trillion|bn|m|k)\\b)?`,
        "gu",
      ),
      unit: undefined,
    };
  const lower = words.toLowerCase();
  if ([...MONTHS.keys()].some((m) => m.length > 3 && lower === m))
    return {
      pattern: new RegExp(
        `\\b(?:${[...MONTHS.keys()].filter((m) => m.length > 4 || m === "may" || m === "june" || m === "july").join("|")})\\b`,
        "giu",
      ),
      unit: undefined,
    };
  if ([...WEEKDAYS.keys()].includes(lower))
    return { pattern: new RegExp(`\\b(?:${[...WEEKDAYS.keys()].join("|")})\\b`, "giu"), unit: undefined };
  const number = new RegExp(`\\b(?:\\d[\\d.,]*|${NUMBER_WORD})\\b`, "iu").exec(words);
  if (!number) return undefined;
  const unit = words.slice(number.index + number[0].length).match(/\p{L}+(?=\W*$)/u)?.[0];
  return {
    pattern: new RegExp(
      `\\b(?:\\d[\\d.,]*\\d|\\d|${NUMBER_WORD})(?:\\s(?:hundred|thousand|million|billion|trillion))?\\b`,
      "giu",
    ),
    unit: unit?.toLowerCase(),
  };
}

export function overlapping(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
