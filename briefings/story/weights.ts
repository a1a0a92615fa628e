import type { AgreementStatus } from "../claim/agreement.ts";
import type { Certainty } from "../claim/line.ts";
import type { Development } from "./development.ts";

/** What a reader wants first: what changed, then who said what, then colour. */
const BY_CHANGE: Readonly<Record<Development["change"], number>> = {
  correction: 100,
  denial: 95,
  status: 85,
  dispute: 80,
  "first-report": 70,
  figure: 30,
  statement: 25,
  report: 40,
  "no-comment": 5,
};
const BY_STATUS: Readonly<Record<AgreementStatus, number>> = {
  considering: 0,
  negotiating: 1,
  agreed: 4,
  signed: 6,
  declined: 5,
  ended: 6,
  denied: 0,
};
const BY_CERTAINTY: Readonly<Record<Certainty, number>> = {
  confirmed: 3,
  reported: 1,
  disputed: 1,
  unconfirmed: 0,
};
/** Old news that a text recalls is background, however binding it is. */
export const BACKGROUND = -60;

export function weightOf(what: {
  readonly change: Development["change"];
  readonly certainty: Certainty;
  readonly sources: number;
  readonly status?: AgreementStatus | undefined;
}): number {
  const status = what.status === undefined ? 0 : BY_STATUS[what.status];
  return (
    BY_CHANGE[what.change] +
    status +
    BY_CERTAINTY[what.certainty] +
    Math.min(4, 2 * Math.log2(what.sources || 1))
  );
}
