import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { Amount } from "./agreement.ts";
import {
  CURRENCY_NATIONS,
  CURRENCY_SIGNS,
  CURRENCY_WORDS,
  MAGNITUDES,
  OTHER_SUMS,
} from "./amount-lexicon.ts";

export interface MoneySpan extends Span {
  readonly amount: Amount;
  /** A break fee, a share price, a turnover: no price of a deal. */
  readonly aside: boolean;
}

const NUMBER = /^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/u;
/** "$4.2bn" may come as "4.2bn" or "4.2" + "bn". */
const NUMBER_WITH_UNIT = /^(\d[\d,]*(?:\.\d+)?)(k|m|mn|mln|bn|b|tn)$/iu;

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

/** All sums of money of a sentence, in order. Linear. */
export function readMoney(sentence: Sentence): MoneySpan[] {
  const { tokens } = sentence;
  const found: MoneySpan[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const read = moneyAt(tokens, i);
    if (read === undefined) continue;
    found.push({
      start: tokens[read.first]!.start,
      end: tokens[read.last]!.end,
      amount: { value: read.value, currency: read.currency },
      aside: isAside(tokens, read.first, read.last),
    });
    i = read.last;
  }
  return found;
}

function moneyAt(
  tokens: readonly Token[],
  i: number,
): { first: number; last: number; value: number; currency: string } | undefined {
  const number = numberAt(tokens, i);
  if (number === undefined) return undefined;
  const sign = CURRENCY_SIGNS.get(lowerOf(tokens[i - 1]).replace(/\.$/u, ""));
  if (sign !== undefined) return { first: i - 1, last: number.last, value: number.value, currency: sign };
  let unit = number.last + 1;
  if (/^[-‐‑]$/u.test(lowerOf(tokens[unit]))) unit++;
  const word = lowerOf(tokens[unit]);
  const pair = `${word} ${lowerOf(tokens[unit + 1])}`;
  const nation = CURRENCY_NATIONS.get(pair);
  if (nation !== undefined) return { first: i, last: unit + 1, value: number.value, currency: nation };
  const named =
    CURRENCY_WORDS.get(word) ??
    (tokens[unit]?.text === tokens[unit]?.text.toUpperCase() ? CURRENCY_SIGNS.get(word) : undefined);
  return named === undefined ? undefined : { first: i, last: unit, value: number.value, currency: named };
}

function numberAt(tokens: readonly Token[], i: number): { value: number; last: number } | undefined {
  const text = tokens[i]!.text;
  const joined = NUMBER_WITH_UNIT.exec(text);
  if (joined !== null)
    return {
      value: round(Number(joined[1]!.replace(/,/gu, "")) * MAGNITUDES.get(joined[2]!.toLowerCase())!),
      last: i,
    };
  if (!NUMBER.test(text) || text.length > 20) return undefined;
  const value = Number(text.replace(/,/gu, ""));
  let next = i + 1;
  if (/^[-‐‑]$/u.test(lowerOf(tokens[next])) && MAGNITUDES.has(lowerOf(tokens[next + 1]))) next++;
  const magnitude = MAGNITUDES.get(lowerOf(tokens[next]));
  return magnitude === undefined ? { value, last: i } : { value: round(value * magnitude), last: next };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function isAside(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = Math.max(0, first - 5); i < Math.min(tokens.length, last + 4); i++) {
    if (i >= first && i <= last) continue;
    if (OTHER_SUMS.test(lowerOf(tokens[i]))) return true;
  }
  return (
    /^(?:a|per)$/u.test(lowerOf(tokens[last + 1])) &&
    /^(?:share|year|month|week|tonne|ton|head)$/u.test(lowerOf(tokens[last + 2]))
  );
}
