import type { NounPhrase, VerbGroup } from "./agreement-chunk.ts";
import { DEAL_NOUNS } from "./agreement-lexicon.ts";
import type { Nominal } from "./agreement-nominals.ts";

export interface PrepPhrase {
  readonly prep: string;
  readonly nominal: Nominal;
  /** The phrase right before it, where it may belong to that. */
  readonly to: Nominal | undefined;
}

/**
 * A verb with what stands around it. `kind` says how it hangs on `governor`: `main`, `report`
 * ("…, a person said"), `that` (what is said or thought), `adverbial` (after, if, while …),
 * `relative`, `infinitive`, `participle`, `gerund`.
 */
export interface Clause {
  readonly id: number;
  kind: "main" | "report" | "that" | "adverbial" | "relative" | "infinitive" | "participle" | "gerund";
  /** "that", "if", "after", "which": the word that opens it. */
  marker: string | undefined;
  governor: Clause | undefined;
  verb: VerbGroup | undefined;
  subject: Nominal | undefined;
  /** Subject taken over from the governor. */
  shared: boolean;
  /** What a relative or a participle clause belongs to. */
  antecedent: Nominal | undefined;
  /** "with which", "under which". */
  antecedentPrep: string | undefined;
  objects: Nominal[];
  preps: PrepPhrase[];
  quoted: boolean;
  /** Who is spoken of, where a label before a colon says so. */
  label: Nominal | undefined;
  /** Source named in the same sentence after it or before it: "a person said". */
  report: Clause | undefined;
}

/** True where the nominal may mean somebody. */
export function refers(nominal: Nominal): boolean {
  return nominal.phrases.some((phrase) => phrase.entity !== undefined || isGroup(phrase));
}

const TIME_NOUN =
  /^(?:day|week|month|year|hour|decade|quarter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night|afternoon|spring|summer|autumn|winter|time|today|yesterday|january|february|march|april|may|june|july|august|september|october|november|december|moment)$/u;

export function isTime(nominal: Nominal): boolean {
  const phrase = nominal.phrases[0]!;
  return phrase.entity === undefined && (TIME_NOUN.test(phrase.noun) || /^\d{4}$/u.test(phrase.noun));
}

/** "the two", "both sides", "the pair", "they". */
export function isGroup(phrase: NounPhrase): boolean {
  if (phrase.entity !== undefined) return false;
  if (/^(?:both|pair|duo|trio|they|them)$/u.test(phrase.noun)) return true;
  if (
    /^(?:two|three|four)$/u.test(phrase.noun) ||
    phrase.modifiers.some((word) => /^(?:two|three|both)$/u.test(word))
  ) {
    return (
      !DEAL_NOUNS.has(phrase.noun) &&
      (phrase.determiner === "the" || phrase.determiner === undefined || phrase.determiner === "both") &&
      !TIME_NOUN.test(phrase.noun) &&
      !/^(?:point|issue|thing|question|term|page|word|time|vote|seat|ship|plane|reason)$/u.test(phrase.noun)
    );
  }
  return (
    /^(?:both)$/u.test(phrase.determiner ?? "") ||
    (phrase.determiner === "the" && /^(?:side|party)$/u.test(phrase.noun) && phrase.modifiers.length === 0)
  );
}
