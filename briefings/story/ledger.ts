import { foldAgreement } from "./agreement-fold.ts";
import type { Agreement, AgreementRecord } from "./agreement-record.ts";
import type { LedgerCorrection } from "./corrections.ts";

/**
 * What the assertions of a record come to: a pure fold, the same in any order of arrival.
 * `corrections` are those of the story that are about this agreement (`placedCorrectionsOf`): an
 * object, a status or a price that one of them calls wrong does not stand.
 */
export function agreementOf(
  record: AgreementRecord,
  corrections: readonly LedgerCorrection[] = [],
): Agreement {
  return foldAgreement(record, corrections);
}
