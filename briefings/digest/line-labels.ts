import type { LineKind } from "../claim/line.ts";

/** What stands before a line of a kind. An agreement, a figure and a report are news. */
export const lineLabels: Readonly<Record<LineKind, string>> = {
  agreement: "New",
  statement: "Said",
  correction: "Corrected",
  denial: "Denied",
  dispute: "Disputed",
  figure: "New",
  report: "New",
};
