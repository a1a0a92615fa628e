import { CURRENCY_NATIONS, CURRENCY_SIGNS, CURRENCY_WORDS, MAGNITUDES } from "../claim/amount-lexicon.ts";
import { amountWords } from "../story/amount-words.ts";

/** A range of money with both ends included; without a currency it is of any. */
export interface AmountFilter {
  readonly least?: number;
  readonly most?: number;
  /** ISO 4217. Sums in other currencies are not converted: no rate is known. */
  readonly currency?: string;
}

/** A figure that is asked for without "over" or "under" may be told rounded. */
const NEAR_SHARE = 0.02;

const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  twenty: 20,
  fifty: 50,
  hundred: 100,
  "a hundred": 100,
  "one hundred": 100,
  "five hundred": 500,
  "half a": 0.5,
};

const OVER = `more than|greater than|bigger than|larger than|higher than|at least|no less than|upwards of|over|above|exceeding|beyond|>=|>|≥`;
const UNDER = `less than|smaller than|lower than|at most|no more than|up to|under|below|<=|<|≤`;
const words = (keys: Iterable<string>) =>
  [...keys]
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/[$.]/gu, "\\$&"))
    .join("|");
const SIGN = `(?:${words(CURRENCY_SIGNS.keys())})`;
const NUMBER = String.raw`(?:\d[\d,]*(?:\.\d+)?|${words(Object.keys(SMALL_NUMBERS))})`;
const SCALE = `(?:${words(MAGNITUDES.keys())})`;
const UNIT = `(?:(?:us |u\\.s\\. )?(?:${words([...CURRENCY_NATIONS.keys(), ...CURRENCY_WORDS.keys(), ...CURRENCY_SIGNS.keys()])}))`;
const MONEY = String.raw`(${SIGN})?\s?(${NUMBER})\s?-?(${SCALE})?(?![\p{L}])\s?-?(${UNIT}(?![\p{L}]))?`;

const COMPARED = new RegExp(
  String.raw`^(?:worth |valued at |of )?(?:(${OVER})|(${UNDER}))?\s?${MONEY}(\+| or more| and more| and up| or less)?$`,
  "iu",
);
const BETWEEN = new RegExp(
  String.raw`^(?:worth |of )?(?:between |from )?${MONEY}\s?(?:-|–|to|and|\.\.)\s?${MONEY}$`,
  "iu",
);
/** In a question a number alone is no sum: it needs a comparison, and a unit or a size. */
const IN_QUESTION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:that|which) (?:are|is|were|was) )?(?:(?:are|is|were|was) (?=worth|valued))?(?:worth |valued at |of )?(?:(?:between\s${MONEY}\sand|${OVER}|${UNDER})\s?${MONEY}|${MONEY}(?:\+|\sor\smore))(?![\p{L}\p{N}])`,
  "iu",
);
const MULTI = /(?<![\p{L}\p{N}])(?:multi-?)?(million|billion|trillion)-(dollar|euro|pound)(?![\p{L}])/iu;

/** Reads `>10m`, `over €10 million`, `under 5bn dollars`, `1m-2m`, `€10m+`; undefined where it is no sum. */
export function readAmount(text: string): AmountFilter | undefined {
  const plain = text.trim().replace(/\s+/gu, " ").toLowerCase();
  const multi = MULTI.exec(plain);
  if (multi !== null && multi[0] === plain)
    return rangeOf(MAGNITUDES.get(multi[1] ?? ""), undefined, CURRENCY_WORDS.get(multi[2] ?? ""));
  const range = BETWEEN.exec(plain);
  if (range !== null) {
    const [, signA, numberA, scaleA, unitA, signB, numberB, scaleB, unitB] = range;
    const most = sumOf(numberB, scaleB);
    const least = sumOf(numberA, scaleA ?? scaleB);
    return rangeOf(least, most, currencyOf(signA ?? signB, unitA ?? unitB));
  }
  const match = COMPARED.exec(plain);
  if (match === null) return undefined;
  const [, over, under, sign, number, scale, unit, after] = match;
  const value = sumOf(number, scale);
  if (value === undefined) return undefined;
  const currency = currencyOf(sign, unit);
  if (under !== undefined || after === " or less") return rangeOf(undefined, value, currency);
  if (over !== undefined || after !== undefined) return rangeOf(value, undefined, currency);
  return rangeOf(value * (1 - NEAR_SHARE), value * (1 + NEAR_SHARE), currency);
}

/** The sum that a question compares with, and the question without it. */
export function findAmount(text: string): { readonly words: string; readonly rest: string } | undefined {
  const match = MULTI.exec(text) ?? IN_QUESTION.exec(text);
  if (match === null) return undefined;
  const said = match[0].trim().replace(/^(?:(?:that|which) )?(?:are|is|were|was) /iu, "");
  if (!new RegExp(`${SCALE}(?![\\p{L}])|${UNIT}|[$€£¥₹]`, "iu").test(said)) return undefined;
  if (readAmount(said) === undefined) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { words: said, rest: rest.replace(/\s+/gu, " ").trim() };
}

/** True for a sum of the range, in its currency where it has one. */
export function isInRange(
  amount: { readonly value: number; readonly currency: string } | null,
  { least, most, currency }: AmountFilter,
): boolean {
  if (amount === null || (currency !== undefined && amount.currency !== currency)) return false;
  return (least === undefined || amount.value >= least) && (most === undefined || amount.value <= most);
}

function rangeOf(least?: number, most?: number, currency?: string): AmountFilter | undefined {
  if (least === undefined && most === undefined) return undefined;
  return {
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    ...(currency === undefined ? {} : { currency }),
  };
}

function sumOf(number = "", scale?: string): number | undefined {
  const plain = SMALL_NUMBERS[number] ?? Number(number.replace(/,/gu, ""));
  if (!Number.isFinite(plain)) return undefined;
  return Math.round(plain * (scale === undefined ? 1 : (MAGNITUDES.get(scale) ?? 1)) * 100) / 100;
}

function currencyOf(sign: string | undefined, unit: string | undefined): string | undefined {
  const bare = unit?.replace(/^(?:us|u\.s\.) /u, "");
  return (
    (sign === undefined ? undefined : CURRENCY_SIGNS.get(sign)) ??
    (bare === undefined
      ? undefined
      : (CURRENCY_NATIONS.get(bare) ?? CURRENCY_WORDS.get(bare) ?? CURRENCY_SIGNS.get(bare)))
  );
}

/** " of €10 million or more", " of 5 million to 10 million"; "" for any sum. */
export function rangeWords(range: AmountFilter | undefined): string {
  if (range === undefined) return "";
  const { least, most, currency } = range;
  const told = (value: number) =>
    currency === undefined
      ? amountWords({ value, currency: "XXX" }).replace(/ XXX$/u, "")
      : amountWords({ value, currency });
  if (least === undefined) return most === undefined ? "" : ` of ${told(most)} or less`;
  if (most === undefined) return ` of ${told(least)} or more`;
  const isNear = most / least < (1 + 2 * NEAR_SHARE) * (1 + NEAR_SHARE);
  return isNear ? ` of about ${told((least + most) / 2)}` : ` of ${told(least)} to ${told(most)}`;
}
