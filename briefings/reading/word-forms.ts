import { hashText, scatter } from "./feature-hash.ts";

/** Fields of a word form, as positions in `WordForms.data` from `id * FORM_FIELDS`. All are scattered hashes. */
export const FORM_FIELDS = 16;
export const WORD = 0;
export const SUFFIX1 = 1;
export const SUFFIX2 = 2;
export const SUFFIX3 = 3;
export const SUFFIX4 = 4;
export const PREFIX1 = 5;
export const PREFIX3 = 6;
export const SHAPE = 7;
/** Cluster among 600, and among 60, of words that occur in like contexts. */
export const CLUSTER = 8;
export const BROAD_CLUSTER = 9;
/** The form as written, not folded to lower case. */
export const CASED = 10;
/** Kind of capitals: see `capitalsOf`. Not scattered. */
export const CAPITALS = 11;
export const CAPITALS_HASH = 12;
export const PREFIX2 = 13;

/** Identifier of what stands before the first and after the last word. */
export const BEFORE_FIRST = 0;
export const AFTER_LAST = 1;

const MOST_CACHED = 150_000;
const UNKNOWN_CLUSTER = scatter(0x5eed);

/** Word → clusters, by the hash of the folded word. */
export interface WordClusters {
  of(wordHash: number): { fine: number; broad: number } | undefined;
}

/**
 * What the classifiers look at in a word form, computed once a form. It is a cache only: what it
 * returns depends on the form alone.
 */
export class WordForms {
  data = new Int32Array(4096 * FORM_FIELDS);
  private ids = new Map<string, number>();
  private count = 0;
  private readonly clusters: WordClusters;

  constructor(clusters: WordClusters) {
    this.clusters = clusters;
    this.reset();
  }

  /** Identifier of a form; it holds until the next `trim`. */
  id(form: string): number {
    const known = this.ids.get(form);
    if (known !== undefined) return known;
    const id = this.count++;
    if (this.count * FORM_FIELDS > this.data.length) {
      const larger = new Int32Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.ids.set(form, id);
    this.describe(form, id);
    return id;
  }

  /** Forgets all forms once there are many; call it between sentences. */
  trim(): void {
    if (this.count > MOST_CACHED) this.reset();
  }

  private reset(): void {
    this.ids = new Map();
    this.count = 0;
    this.id("\u0002<");
    this.id("\u0003>");
  }

  private describe(form: string, id: number): void {
    const { data } = this;
    const at = id * FORM_FIELDS;
    const folded = foldForm(form);
    const length = folded.length;
    const word = hashText(folded);
    data[at + WORD] = word;
    data[at + SUFFIX1] = hashText(folded, Math.max(0, length - 1));
    data[at + SUFFIX2] = hashText(folded, Math.max(0, length - 2));
    data[at + SUFFIX3] = hashText(folded, Math.max(0, length - 3));
    data[at + SUFFIX4] = hashText(folded, Math.max(0, length - 4));
    data[at + PREFIX1] = hashText(folded, 0, Math.min(1, length));
    data[at + PREFIX2] = hashText(folded, 0, Math.min(2, length));
    data[at + PREFIX3] = hashText(folded, 0, Math.min(3, length));
    data[at + SHAPE] = hashText(shapeOf(form));
    data[at + CASED] = hashText(form.slice(0, LONGEST_FORM));
    const capitals = capitalsOf(form);
    data[at + CAPITALS] = capitals;
    data[at + CAPITALS_HASH] = scatter(capitals + 0x100);
    const clusters = this.clusters.of(word);
    data[at + CLUSTER] = clusters === undefined ? UNKNOWN_CLUSTER : scatter(clusters.fine + 0x1000);
    data[at + BROAD_CLUSTER] = clusters === undefined ? UNKNOWN_CLUSTER : scatter(clusters.broad + 0x2000);
  }
}

/** No word is longer; of a longer run of letters only the front counts. */
const LONGEST_FORM = 60;

/** Lower case, digits to 0, quotes and dashes to ASCII, marks that show nothing dropped. */
export function foldForm(form: string): string {
  const short = form.length > LONGEST_FORM ? form.slice(0, LONGEST_FORM) : form;
  if (/^[a-z]+$/u.test(short)) return short;
  return short
    .toLowerCase()
    .replace(/\d/gu, "0")
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/[“”«»]|''/gu, '"')
    .replace(/[‐‑–—]/gu, "-")
    .replace(/…/gu, "...")
    .replace(/[\u00AD\u200C\u200D]/gu, "");
}

/** "OpenAI" → "XxX", "Mr." → "Xx.", "20" → "d": runs are folded to one sign. */
function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  for (const character of form.slice(0, LONGEST_FORM)) {
    const sign = /\p{Lu}/u.test(character)
      ? "X"
      : /\p{L}/u.test(character)
        ? "x"
        : /\p{N}/u.test(character)
          ? "d"
          : character;
    if (sign !== last) shape += sign;
    last = sign;
  }
  return shape;
}

/** 0 no letter, 1 lower case, 2 one capital in front, 3 all capitals (two or more), 4 capitals within, 5 a single capital. */
export function capitalsOf(form: string): number {
  const letters = form.match(/\p{L}/gu);
  if (letters === null) return 0;
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (capitals === 0) return 1;
  if (letters.length === 1) return 5;
  if (capitals === letters.length) return 3;
  return capitals === 1 && letters[0] !== letters[0]!.toLowerCase() ? 2 : 4;
}
