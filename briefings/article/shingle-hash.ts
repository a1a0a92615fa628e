import { CAPITAL, DIGIT, kindOfUnit, loweredUnit, OTHER } from "./code-unit-kinds.ts";

/** A text as near-duplicate detection reads it. */
export interface ReadWords {
  /**
   * Hashes of its words in order: lower case, letters and digits only, so that punctuation, quotation
   * marks and case do not count.
   */
  readonly words: Uint32Array;
  /** Hashes of its names and numbers, in order: capitalised words within a sentence, and digits. */
  readonly particulars: Uint32Array;
}

/** After one of these a capital opens a sentence or a quotation and tells no name. */
const OPENING: ReadonlySet<number> = new Set([...'.!?:;\n"“”„‘(–—'].map((mark) => mark.charCodeAt(0)));

/** The words that are compared, as a pattern finds them; `readWords` has their hashes. */
export function comparedWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** One walk over the code units: a pattern over the text takes four times as long. */
export function readWords(raw: string): ReadWords {
  const text = raw.normalize("NFKC");
  const words = new Uint32Array((text.length + 1) >>> 1);
  const particulars = new Uint32Array(words.length);
  let [size, named] = [0, 0];
  let opens = true;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = kindOfUnit(code);
    if (kind === OTHER) {
      if (OPENING.has(code)) opens = true;
      at++;
      continue;
    }
    // FNV-1a over UTF-16 code units.
    let hash = 0x811c9dc5;
    const start = at;
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at);
      if (kindOfUnit(next) === OTHER) break;
      hash = Math.imul(hash ^ loweredUnit(next), 0x01000193);
    }
    words[size++] = hash;
    if (kind === DIGIT || (kind === CAPITAL && !opens && at - start > 1)) particulars[named++] = finish(hash);
    opens = false;
  }
  return { words: words.slice(0, size), particulars: particulars.slice(0, named) };
}

/**
 * Hashes of all runs of `size` words, each once, in ascending order. 32 bits: two different runs
 * of one article pair collide with a chance of about one in ten million.
 */
export function shingleHashes(words: Uint32Array, size: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, words.length - size + 1));
  for (let start = 0; start < hashes.length; start++) {
    let mixed = 0x9e3779b9;
    for (let at = start; at < start + size; at++) {
      mixed = Math.imul(mixed ^ (words[at] ?? 0), 0x85ebca6b);
      mixed = (mixed << 13) | (mixed >>> 19);
    }
    hashes[start] = finish(mixed);
  }
  return distinct(hashes);
}

/** Each value once, in ascending order; sorts in place. */
export function distinct(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let kept = 0;
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0;
    if (kept === 0 || hashes[kept - 1] !== hash) hashes[kept++] = hash;
  }
  return hashes.subarray(0, kept);
}

/** The finalizer of MurmurHash3: every input bit changes half of the output bits. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
