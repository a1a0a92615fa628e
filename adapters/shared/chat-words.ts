import type { AgreementStatus, Attribution } from "../../briefings/claim/agreement.ts";
import type { LineKind } from "../../briefings/claim/line.ts";

// Both platforms tell the same thing in the same words.

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
