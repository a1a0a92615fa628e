import type { GrowingToken } from "./attribution-repair.ts";
import type { Token } from "./sentence.ts";

/** Fills in heads, relations and confidences of the tokens of one sentence. */
export type TreeMaker = (tokens: readonly GrowingToken[], tags: Int32Array) => void;

/** Heads, relations and confidences of the words of a sentence, by position. */
interface Arcs {
  readonly heads: Int32Array;
  readonly relations: string[];
  readonly confidences: Float64Array;
}

/**
 * The tree of a sentence, made when the first of its arcs is looked at. Trees take most of the time of
 * reading, and nobody asks for those of nearly half of the sentences of a news text. It is the same
 * whenever it is made: the parser sees nothing but the words and tags of the sentence.
 */
export class PendingTree {
  readonly tokens: ParsedToken[] = [];
  private readonly tags: Int32Array;
  private readonly make: TreeMaker | undefined;
  private made: Arcs | undefined;

  /**
   * @param tags number of the tag of each word; kept, not copied
   * @param make absent: the sentence gets no tree
   */
  constructor(tags: Int32Array, make: TreeMaker | undefined) {
    this.tags = tags;
    this.make = make;
  }

  get arcs(): Arcs {
    if (this.made === undefined) {
      const { length } = this.tags;
      this.made = {
        heads: new Int32Array(length).fill(-1),
        relations: new Array<string>(length).fill("dep"),
        confidences: new Float64Array(length),
      };
      this.make?.(this.tokens, this.tags);
    }
    return this.made;
  }
}

/** A token whose head, relation and confidence come from the tree of its sentence. */
export class ParsedToken implements GrowingToken {
  index: number;
  start: number;
  end: number;
  text: string;
  lemma: string;
  upos: string;
  xpos: string;
  readonly #tree: PendingTree;

  constructor(
    tree: PendingTree,
    start: number,
    end: number,
    text: string,
    lemma: string,
    upos: string,
    xpos: string,
  ) {
    this.index = tree.tokens.length;
    this.start = start;
    this.end = end;
    this.text = text;
    this.lemma = lemma;
    this.upos = upos;
    this.xpos = xpos;
    this.#tree = tree;
    tree.tokens.push(this);
  }

  get head(): number {
    return this.#tree.arcs.heads[this.index]!;
  }

  set head(head: number) {
    this.#tree.arcs.heads[this.index] = head;
  }

  get relation(): string {
    return this.#tree.arcs.relations[this.index]!;
  }

  set relation(relation: string) {
    this.#tree.arcs.relations[this.index] = relation;
  }

  get confidence(): number {
    return this.#tree.arcs.confidences[this.index]!;
  }

  set confidence(confidence: number) {
    this.#tree.arcs.confidences[this.index] = confidence;
  }

  /** The arc is no property of its own, and would be missing. */
  toJSON(): Token {
    const { index, start, end, text, lemma, upos, xpos, head, relation, confidence } = this;
    return { index, start, end, text, lemma, upos, xpos, head, relation, confidence };
  }
}
