import type { AgreementStatus, Amount, Attribution } from "../../briefings/claim/agreement.ts";
import type { LineKind } from "../../briefings/claim/line.ts";

/** The word before a development that says what kind of news it is. */
export const lineLabels: Readonly<Record<LineKind, string>> = {
  agreement: "New",
  statement: "New",
  correction: "Corrected",
  denial: "Denied",
  dispute: "Disputed",
  figure: "New",
  report: "New",
};

/** Headings of an answer's groups, in the order in which they are shown. */
export const statusHeadings: readonly { readonly status: AgreementStatus; readonly heading: string }[] = [
  { status: "signed", heading: "Signed" },
  { status: "agreed", heading: "Agreed, not signed" },
  { status: "negotiating", heading: "Negotiating, not signed" },
  { status: "considering", heading: "Under consideration, not signed" },
  { status: "ended", heading: "Ended" },
  { status: "declined", heading: "Declined" },
  { status: "denied", heading: "Denied" },
];

/** Statuses that last: "considering since 3 March". The others happened: "signed 27 February". */
export const lastingStatuses: ReadonlySet<AgreementStatus> = new Set(["considering", "negotiating"]);

/** Who says so: "Norrail", "a person familiar with the matter", "the article". */
export function attributionText({ source, kind }: Attribution): string {
  if (source !== undefined) return source;
  switch (kind) {
    case "official":
      return "a party's own announcement";
    case "named":
      return "a named person";
    case "anonymous":
      return "an unnamed person";
    case "outlet":
      return "another outlet's report";
    case "reporter":
      return "the article";
  }
}

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
