import type { AgreementKind, AgreementStatus } from "./agreement.ts";
import type { Telling } from "./telling.ts";

/** The tellings of one deal, and the one whose status is the newest. */
export interface ToldDeal {
  readonly parties: readonly { readonly entity: number; readonly chance: number }[];
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly tellings: readonly Telling[];
  readonly newest: Telling;
  /** Chance that the status of `newest` is that of the deal. */
  readonly newestChance: number;
  /** Chance that parties and status are right. */
  readonly chance: number;
}
