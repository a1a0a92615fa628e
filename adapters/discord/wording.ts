import type { Amount } from "../../briefings/claim/agreement.ts";

/** An instant in the reader's own zone and language: Discord writes it (docs: reference#timestamp-styles). */
export function timestamp(instant: string, style: "f" | "D" | "t"): string {
  return `<t:${Math.floor(Date.parse(instant) / 1000)}:${style}>`;
}

const SCALES = [
  { from: 1e12, name: "trillion" },
  { from: 1e9, name: "billion" },
  { from: 1e6, name: "million" },
] as const;

/** "€12.5 million"; written out where three decimals would round. */
export function amountWords({ value, currency }: Amount): string {
  const scale = SCALES.find(({ from }) => Math.abs(value) >= from);
  const scaled = scale === undefined ? value : value / scale.from;
  const exact = scale !== undefined && Number(scaled.toFixed(3)) === scaled;
  return exact ? `${money(scaled, currency)} ${scale.name}` : money(value, currency);
}

function money(value: number, currency: string): string {
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 3 };
  try {
    const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
    return new Intl.NumberFormat("en", { ...style, ...digits }).format(value);
  } catch {
    // RangeError: three characters that are no currency code.
    return `${new Intl.NumberFormat("en", digits).format(value)} ${currency}`;
  }
}

export function countWords(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Sections of a digest story, in this order; a line's label says which is its own. */
export const DEVELOPMENT_SECTIONS = ["Corrected", "New", "Denied", "Disputed"] as const;
