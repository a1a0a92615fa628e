import type { AgreementStatus, Amount } from "../../briefings/claim/agreement.ts";

/** Statuses that last: "considering since 3 March". The others happened: "signed 27 February". */
export const lastingStatuses: ReadonlySet<AgreementStatus> = new Set(["considering", "negotiating"]);

const SCALES = [
  { from: 1e12, name: " trillion" },
  { from: 1e9, name: " billion" },
  { from: 1e6, name: " million" },
  { from: 0, name: "" },
] as const;

/** "€12.5 million", "$750,000". */
export function amountText({ value, currency }: Amount): string {
  const scale = SCALES.find(({ from }) => Math.abs(value) >= from) ?? SCALES[3];
  const shown = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  }).format(scale.from === 0 ? value : value / scale.from);
  return `${shown}${scale.name}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
