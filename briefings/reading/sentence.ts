import type { Span } from "./span.ts";

/**
 * A word as the treebanks of Universal Dependencies count them: "don't" is "do" + "n't",
 * "20-year" is three tokens, "cannot" two. `start` and `end` are offsets into the article text.
 */
export interface Token extends Span {
  /** Position in its sentence, from 0. */
  readonly index: number;
  /** `text.slice(start, end)`. */
  readonly text: string;
  /** Lower-case dictionary form: "struck" → "strike"; a name keeps its capitals. */
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX … */
  readonly upos: string;
  /** Penn tag: NN, NNP, VBD, VBN, MD … */
  readonly xpos: string;
  /** `index` of the head in the same sentence; -1 for the root. */
  readonly head: number;
  /** Universal dependency to the head, subtype kept: "nsubj:pass", "obl", "conj" … */
  readonly relation: string;
  /** How sure the parser is of this arc, 0 to 1. Below 0.7 an arc asserts nothing by itself. */
  readonly confidence: number;
}

/**
 * A sentence of the article: `start`/`end` without outer white space. A headline-like line, a list
 * item and a heading are sentences of their own. A quotation of several sentences is split into
 * them; the marks belong to the first and the last.
 */
export interface Sentence extends Span {
  /** Position in the article, from 0. */
  readonly index: number;
  /** Position of its paragraph in the article, from 0; a blank line or a line break starts one. */
  readonly paragraph: number;
  readonly tokens: readonly Token[];
}
