import type { Amount } from "../claim/agreement.ts";

const SYMBOLS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹" };
const SCALES = [
  { from: 1e12, word: "trillion" },
  { from: 1e9, word: "billion" },
  { from: 1e6, word: "million" },
] as const;

/** "$68.7 billion", "€240 million", "44,000 CHF". */
export function amountWords({ value, currency }: Amount): string {
  const scale = SCALES.find(({ from }) => Math.abs(value) >= from);
  const number = scale === undefined ? plain(value) : `${plain(value / scale.from)} ${scale.word}`;
  const symbol = SYMBOLS[currency];
  return symbol === undefined ? `${number} ${currency}` : `${symbol}${number}`;
}

function plain(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}
