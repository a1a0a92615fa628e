import {
  type AgreementKind,
  type AgreementStatus,
  agreementKindSchema,
  agreementStatusSchema,
} from "./agreement.ts";

/** One word that tells of a deal, with the status it asserts and whom it ties. */
export interface Telling {
  readonly sentence: number;
  readonly token: number;
  readonly status: AgreementStatus;
  /** Chance that the word tells of a deal at all. */
  readonly chance: number;
  /** Chance of the status, given that it tells. */
  readonly statusChance: number;
  readonly kind: AgreementKind;
  /** Chance that the deal has one side only. */
  readonly single: number;
  /** Everybody who may be a party, the likeliest first. */
  readonly candidates: readonly { readonly entity: number; readonly chance: number }[];
  /** Those taken for its parties. */
  readonly parties: readonly { readonly entity: number; readonly chance: number }[];
}

export const STATUSES: readonly AgreementStatus[] = agreementStatusSchema.options;
export const KINDS: readonly AgreementKind[] = agreementKindSchema.options;
