import { scatter } from "./feature-hash.ts";
import { BROAD_CLUSTER, CLUSTER, FORM_FIELDS, SUFFIX3, WORD, type WordForms } from "./word-forms.ts";

export const SHIFT = 0;
/** The top of the stack becomes a dependent of the next word. */
export const LEFT = 1;
/** The top of the stack becomes a dependent of the word under it. */
export const RIGHT = 2;

const ROOT_WORD = scatter(0x70071);
const NO_WORD = scatter(0x70072);

/** How the tag set is grouped for "what stands between": bits of `ParserState.kind`. */
export interface TagTraits {
  /** Hash of each tag. */
  readonly hash: Int32Array;
  /** 1 verb or auxiliary, 2 noun or name or pronoun, 3 comma, 4 conjunction, 5 other punctuation, 6 preposition, marker or particle, 0 other. */
  readonly kind: Uint8Array;
}

/** Kinds of tags that are punctuation. */
export const COMMA = 3;
export const OTHER_MARK = 5;

/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with the artificial
 * root at the end of the buffer. Words are 0 … length-1, `length` is the root, `length + 1` stands for "none".
 */
export class ParserState {
  length = 0;
  none = 1;
  front = 0;
  depth = 0;
  stack = new Int32Array(0);
  head = new Int32Array(0);
  relation = new Int32Array(0);
  /** First (outermost) and last dependents on the left and on the right. */
  leftmost = new Int32Array(0);
  rightmost = new Int32Array(0);
  /** The dependent nearest on the left: often a determiner or adjective. */
  nearestLeft = new Int32Array(0);
  leftCount = new Int32Array(0);
  rightCount = new Int32Array(0);
  /** Relations given on each side, as a set of 32 bits. */
  leftRelations = new Int32Array(0);
  rightRelations = new Int32Array(0);
  /** Hash of the word that marks this one: its preposition, "to", "that" … */
  marker = new Int32Array(0);
  word = new Int32Array(0);
  tag = new Int32Array(0);
  suffix = new Int32Array(0);
  cluster = new Int32Array(0);
  broad = new Int32Array(0);
  /** Number of words of each kind up to a position: `seen[kind * stride + i]`. */
  seen = new Int32Array(0);
  stride = 0;
  private kind = new Uint8Array(0);

  reset(forms: WordForms, ids: Int32Array, tags: Int32Array, length: number, traits: TagTraits): void {
    if (length + 2 > this.stack.length) this.grow(length + 2);
    this.length = length;
    this.none = length + 1;
    this.front = 0;
    this.depth = 0;
    const { data } = forms;
    for (let i = 0; i < length; i++) {
      const at = ids[i]! * FORM_FIELDS;
      this.word[i] = data[at + WORD]!;
      this.suffix[i] = data[at + SUFFIX3]!;
      this.cluster[i] = data[at + CLUSTER]!;
      this.broad[i] = data[at + BROAD_CLUSTER]!;
      this.tag[i] = traits.hash[tags[i]!]!;
      this.kind[i] = traits.kind[tags[i]!]!;
    }
    for (let i = length; i < length + 2; i++) {
      const value = i === length ? ROOT_WORD : NO_WORD;
      this.word[i] = value;
      this.suffix[i] = value;
      this.cluster[i] = value;
      this.broad[i] = value;
      this.tag[i] = value;
      this.kind[i] = 0;
    }
    for (let i = 0; i < length + 2; i++) {
      this.head[i] = -1;
      this.relation[i] = -1;
      this.leftmost[i] = this.none;
      this.rightmost[i] = this.none;
      this.nearestLeft[i] = this.none;
      this.leftCount[i] = 0;
      this.rightCount[i] = 0;
      this.leftRelations[i] = 0;
      this.rightRelations[i] = 0;
      this.marker[i] = NO_WORD;
    }
    this.countKinds();
  }

  /** Number of words of a kind strictly between two positions. */
  between(kind: number, from: number, to: number): number {
    if (to - from < 2) return 0;
    const row = kind * this.stride;
    return this.seen[row + to - 1]! - this.seen[row + from]!;
  }

  get top(): number {
    return this.depth > 0 ? this.stack[this.depth - 1]! : this.none;
  }

  get second(): number {
    return this.depth > 1 ? this.stack[this.depth - 2]! : this.none;
  }

  get third(): number {
    return this.depth > 2 ? this.stack[this.depth - 3]! : this.none;
  }

  get done(): boolean {
    return this.front === this.length && this.depth === 0;
  }

  /** Only one word may hang from the root: the last one left on the stack. */
  allows(move: number): boolean {
    if (move === SHIFT) return this.front < this.length;
    if (move === LEFT) return this.depth > 0 && (this.front < this.length || this.depth === 1);
    return this.depth > 1;
  }

  shift(): void {
    this.stack[this.depth++] = this.front++;
  }

  /** Takes the top of the stack away as a dependent of `head`; a `marking` relation is that of a preposition or the like. */
  attach(head: number, relation: number, marking: boolean): void {
    const dependent = this.stack[--this.depth]!;
    this.head[dependent] = head;
    this.relation[dependent] = relation;
    const bit = 1 << (relation & 31);
    if (dependent < head) {
      if (this.leftCount[head] === 0) this.nearestLeft[head] = dependent;
      this.leftmost[head] = dependent;
      this.leftCount[head]!++;
      this.leftRelations[head]! |= bit;
      if (marking) this.marker[head] = this.word[dependent]!;
    } else {
      this.rightmost[head] = dependent;
      this.rightCount[head]!++;
      this.rightRelations[head]! |= bit;
    }
  }

  private countKinds(): void {
    const { stride } = this;
    const end = this.length + 2;
    for (let kind = 1; kind < KINDS; kind++) {
      let count = 0;
      const row = kind * stride;
      for (let i = 0; i < end; i++) {
        if (this.kind[i] === kind) count++;
        this.seen[row + i] = count;
      }
    }
  }

  private grow(size: number): void {
    const room = Math.max(64, size * 2);
    const fresh = () => new Int32Array(room);
    this.stack = fresh();
    this.head = fresh();
    this.relation = fresh();
    this.leftmost = fresh();
    this.rightmost = fresh();
    this.nearestLeft = fresh();
    this.leftCount = fresh();
    this.rightCount = fresh();
    this.leftRelations = fresh();
    this.rightRelations = fresh();
    this.marker = fresh();
    this.word = fresh();
    this.tag = fresh();
    this.suffix = fresh();
    this.cluster = fresh();
    this.broad = fresh();
    this.kind = new Uint8Array(room);
    this.stride = room;
    this.seen = new Int32Array(room * KINDS);
  }
}

const KINDS = 7;
