import type { AgreementStatus, Amount, Attribution } from "../../briefings/claim/agreement.ts";
import type { LineKind } from "../../briefings/claim/line.ts";

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

/** The word before a development that says what kind of news it is, in the order of their sections. */
export const SECTION_OF: Readonly<Record<LineKind, string>> = {
  correction: "Corrected",
  denial: "Denied",
  agreement: "New",
  statement: "New",
  figure: "New",
  report: "New",
  dispute: "Disputed",
};
export const DEVELOPMENT_SECTIONS = ["Corrected", "New", "Denied", "Disputed"] as const;

/** Headings of an answer's groups, in the order in which they are shown. */
export const STATUS_HEADINGS: readonly { readonly status: AgreementStatus; readonly heading: string }[] = [
  { status: "signed", heading: "Signed" },
  { status: "agreed", heading: "Agreed, not signed" },
  { status: "negotiating", heading: "Negotiating, not signed" },
  { status: "considering", heading: "Under consideration, not signed" },
  { status: "ended", heading: "Ended" },
  { status: "declined", heading: "Declined" },
  { status: "denied", heading: "Denied" },
];

/** Who says so: "Norrail", "a person familiar with the matter", "the article". */
export function attributionWords({ source, kind }: Attribution): string {
  return source ?? UNNAMED_SOURCE[kind];
}

const UNNAMED_SOURCE: Readonly<Record<Attribution["kind"], string>> = {
  official: "a party's own announcement",
  named: "a named person",
  anonymous: "an unnamed person",
  outlet: "another outlet's report",
  reporter: "the article",
};
