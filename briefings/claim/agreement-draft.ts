import type { AgreementKind, AgreementStatus } from "./agreement.ts";
import type { NounPhrase } from "./agreement-chunk.ts";
import type { Clause } from "./agreement-clause.ts";
import type { DealAct, DealClass } from "./agreement-lexicon.ts";
import type { PartyRef } from "./party-of-phrase.ts";

/** One place in the text that tells of a deal, before the places are joined. */
export interface DealDraft {
  readonly sentence: number;
  readonly clause: Clause;
  readonly rule: string;
  readonly act: DealAct;
  readonly status: AgreementStatus;
  readonly notYet: boolean;
  readonly kind: AgreementKind;
  readonly sort: DealClass | "direct";
  readonly parties: PartyRef[];
  /** The noun phrase of the deal, where there is one. */
  readonly noun: NounPhrase | undefined;
  /** It takes up a deal told before: "the contract", "it", a verb without an object. */
  readonly anaphoric: boolean;
  /** "a second contract", "a similar deal". */
  readonly fresh: boolean;
  /** "the previous contract", "had signed". */
  readonly past: boolean;
  /** A law, a pledge: one side signs. */
  readonly oneSided: boolean;
  /** "the two", "both", "they" acted. */
  readonly group: boolean;
  /** Talks of the past: they show where a deal stood earlier and tell none by themselves. */
  readonly background: boolean;
  /** Only persons are named, none of whom acts for a body. */
  readonly persons: boolean;
  /** Token range of the words that decide the status. */
  readonly from: number;
  readonly to: number;
  /** The act is told so plainly that one named party may be joined to what the text is about. */
  readonly fillable: boolean;
  readonly steps: string[];
  /** When it happened, once that is read. */
  date?: string | undefined;
  /** The date is only that of the announcement. */
  announced?: boolean;
}
