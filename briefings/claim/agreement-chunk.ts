/** A noun phrase with what it names. Token positions are within its sentence, both included. */
export interface NounPhrase {
  readonly sort: "np";
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** Head noun in lower case and singular: "contract", "letter-of-intent". */
  readonly noun: string;
  readonly determiner: string | undefined;
  readonly modifiers: readonly string[];
  /** The entity that the head names. */
  readonly entity: number | undefined;
  /** How the entity is meant: by its name, a phrase or a pronoun. */
  readonly by: "name" | "phrase" | "pronoun" | undefined;
  /** Entities within it that are not the head: "the Pentagon deal". */
  readonly inner: readonly number[];
  /** Whose it is: "Ekberg's purchase". A possessive pronoun that means nobody known is `-1`. */
  readonly owner: number | undefined;
}

export interface VerbGroup {
  readonly sort: "vg";
  readonly first: number;
  readonly last: number;
  readonly main: number;
  /** Base form, with its particles joined: "turn_down", "enter_into". */
  readonly lemma: string;
  readonly base: string;
  readonly form: "finite" | "infinitive" | "gerund" | "participle";
  readonly passive: boolean;
  readonly negated: boolean;
  readonly modal: string | undefined;
  /** "had signed". */
  readonly pluperfect: boolean;
  readonly perfect: boolean;
  readonly past: boolean;
  readonly progressive: boolean;
}

export interface Mark {
  readonly sort: "comma" | "conj" | "prep" | "sub" | "rel" | "quote" | "stop" | "dash" | "other";
  readonly first: number;
  readonly last: number;
  readonly word: string;
}

export type Unit = NounPhrase | VerbGroup | Mark;

/** Which entity each token belongs to, with the mention's extent. */
export interface MentionAt {
  readonly entity: number;
  readonly first: number;
  readonly last: number;
  readonly by: "name" | "phrase" | "pronoun";
}
