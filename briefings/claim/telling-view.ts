import { hashText, scatter } from "../reading/feature-hash.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import { childrenOf, isRelation } from "../reading/tree.ts";
import type { WordClusters } from "../reading/word-forms.ts";
import { foldForm } from "../reading/word-forms.ts";
import {
  DEAL_NOUNS,
  DEAL_SUBJECT_VERBS,
  DEAL_VERBS,
  DIRECT_VERBS,
  GOVERNING_VERBS,
  REPORT_VERBS,
} from "./agreement-lexicon.ts";

/** What the scorers look at in each word of a sentence, as hashes. */
export interface SentenceView {
  readonly sentence: Sentence;
  /** Lower-case lemma. */
  readonly lemma: Int32Array;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  readonly pos: Int32Array;
  readonly relation: Int32Array;
  readonly fine: Int32Array;
  readonly broad: Int32Array;
  /** What the lexicons of deals know of the lemma; 0 for nothing. */
  readonly lexical: Int32Array;
  /** Negation, modal, tense, voice of the verb group, as a small number. */
  readonly state: Int32Array;
  /** Whether the word stands inside quotation marks. */
  readonly quoted: Uint8Array;
}

/** Remembers what a word form and a lemma hash to; bounded. */
export class TellingWords {
  private readonly clusters: WordClusters;
  private forms = new Map<string, readonly [number, number, number]>();
  private lemmas = new Map<string, readonly [number, number]>();

  constructor(clusters: WordClusters) {
    this.clusters = clusters;
  }

  form(text: string): readonly [number, number, number] {
    const known = this.forms.get(text);
    if (known !== undefined) return known;
    if (this.forms.size > MOST_CACHED) this.forms = new Map();
    const word = hashText(foldForm(text));
    const cluster = this.clusters.of(word);
    const made = [
      word,
      scatter((cluster?.fine ?? 0x7ffe) + 0x1000),
      scatter((cluster?.broad ?? 0x7ffe) + 0x20000),
    ] as const;
    this.forms.set(text, made);
    return made;
  }

  lemma(text: string): readonly [number, number] {
    const known = this.lemmas.get(text);
    if (known !== undefined) return known;
    if (this.lemmas.size > MOST_CACHED) this.lemmas = new Map();
    const lower = text.toLowerCase();
    const made = [hashText(lower), lexicalClass(lower)] as const;
    this.lemmas.set(text, made);
    return made;
  }
}

const MOST_CACHED = 60_000;

function lexicalClass(lemma: string): number {
  const noun = DEAL_NOUNS.get(lemma)?.sort ?? "";
  const verb = DEAL_VERBS.get(lemma) ?? "";
  const direct = DIRECT_VERBS.get(lemma)?.act ?? "";
  const subject = DEAL_SUBJECT_VERBS.get(lemma) ?? "";
  const governing = GOVERNING_VERBS.get(lemma) ?? "";
  if (noun === "" && verb === "" && direct === "" && subject === "" && governing === "") return 0;
  return hashText(`${noun}|${verb}|${direct}|${subject}|${governing}|${REPORT_VERBS.has(lemma) ? 1 : 0}`);
}

const MODALS: Readonly<Record<string, number>> = {
  will: 1,
  "'ll": 1,
  "’ll": 1,
  shall: 1,
  wo: 1,
  would: 2,
  "'d": 2,
  "’d": 2,
  could: 3,
  may: 3,
  might: 3,
  should: 4,
  must: 4,
  ought: 4,
  can: 5,
  ca: 5,
};
const NEGATION = /^(?:not|n['’]t|never|no|neither|nor|nothing|nobody|none|without)$/iu;

/** Bits of `state`. */
export const NEGATED = 1;
export const MODAL_SHIFT = 1;
export const PERFECT = 1 << 4;
export const PROGRESSIVE = 1 << 5;
export const PASSIVE = 1 << 6;
export const INFINITIVE = 1 << 7;
export const PAST = 1 << 8;

/** Builds the view of a sentence; its tree is made when `relation` or `state` is first looked at. */
class LazyView implements SentenceView {
  readonly sentence: Sentence;
  readonly lemma: Int32Array;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  readonly pos: Int32Array;
  readonly fine: Int32Array;
  readonly broad: Int32Array;
  readonly lexical: Int32Array;
  readonly quoted: Uint8Array;
  private readonly words: TellingWords;
  private relations: Int32Array | undefined;
  private states: Int32Array | undefined;

  constructor(words: TellingWords, sentence: Sentence) {
    this.words = words;
    this.sentence = sentence;
    const { tokens } = sentence;
    const { length } = tokens;
    this.lemma = new Int32Array(length);
    this.word = new Int32Array(length);
    this.tag = new Int32Array(length);
    this.pos = new Int32Array(length);
    this.fine = new Int32Array(length);
    this.broad = new Int32Array(length);
    this.lexical = new Int32Array(length);
    this.quoted = new Uint8Array(length);
    let inside = 0;
    for (const token of tokens) {
      const i = token.index;
      const [word, fine, broad] = words.form(token.text);
      const [lemma, lexical] = words.lemma(token.lemma);
      this.word[i] = word;
      this.fine[i] = fine;
      this.broad[i] = broad;
      this.lemma[i] = lemma;
      this.lexical[i] = lexical;
      this.tag[i] = words.lemma(token.xpos)[0];
      this.pos[i] = words.lemma(token.upos)[0];
      if (/^["“”]$|^''$|^``$/u.test(token.text))
        inside = token.text === "“" ? 1 : token.text === "”" ? 0 : 1 - inside;
      this.quoted[i] = inside;
    }
  }

  get relation(): Int32Array {
    this.relations ??= Int32Array.from(this.sentence.tokens, ({ relation }) => this.words.lemma(relation)[0]);
    return this.relations;
  }

  get state(): Int32Array {
    this.states ??= Int32Array.from(this.sentence.tokens, (token) => stateOf(this.sentence, token));
    return this.states;
  }
}

/** The views of a text's sentences, each built when it is asked for. */
export class TextViews {
  private readonly words: TellingWords;
  private readonly sentences: readonly Sentence[];
  private readonly built: (SentenceView | undefined)[];

  constructor(words: TellingWords, sentences: readonly Sentence[]) {
    this.words = words;
    this.sentences = sentences;
    this.built = new Array<SentenceView | undefined>(sentences.length).fill(undefined);
  }

  at(sentence: number): SentenceView {
    const known = this.built[sentence];
    if (known !== undefined) return known;
    const view = new LazyView(this.words, this.sentences[sentence]!);
    this.built[sentence] = view;
    return view;
  }
}

function stateOf(sentence: Sentence, token: Token): number {
  const { tokens } = sentence;
  let state = 0;
  const verbal = token.upos === "VERB" || token.upos === "AUX";
  if (verbal && (token.xpos === "VBD" || token.xpos === "VBN")) state |= PAST;
  if (token.xpos === "VBG") state |= PROGRESSIVE;
  let modal = 0;
  const look = (other: Token): void => {
    const lower = other.text.toLowerCase();
    if (NEGATION.test(lower)) state |= NEGATED;
    else if (other.xpos === "MD") modal ||= MODALS[lower] ?? 3;
    else if (lower === "to" && other.upos === "PART") state |= INFINITIVE;
    else if (other.lemma === "have" && other.upos === "AUX")
      state |= PERFECT | (other.xpos === "VBD" ? 1 << 9 : 0);
    else if (other.lemma === "be" && token.xpos === "VBN") state |= PASSIVE;
  };
  // Words of the verb group stand before it; the tree may have lost some of them.
  for (let i = token.index - 1, steps = 0; i >= 0 && steps < 5; i--, steps++) {
    const other = tokens[i]!;
    if (
      !(
        other.upos === "AUX" ||
        other.upos === "PART" ||
        other.upos === "ADV" ||
        other.upos === "DET" ||
        other.upos === "ADJ" ||
        NEGATION.test(other.text)
      )
    )
      break;
    if (!verbal && (other.upos === "AUX" || other.xpos === "MD")) break;
    look(other);
  }
  for (const child of childrenOf(sentence, token.index)) {
    const other = tokens[child]!;
    if (
      isRelation(other.relation, "aux") ||
      isRelation(other.relation, "cop") ||
      other.relation === "advmod" ||
      other.relation === "mark" ||
      other.relation === "det"
    )
      look(other);
    if (isRelation(other.relation, "cop") && other.xpos === "VBD") state |= PAST;
  }
  return state | (modal << MODAL_SHIFT);
}
