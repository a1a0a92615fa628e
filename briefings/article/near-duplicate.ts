import { createKeyTable } from "./key-table.ts";
import { withoutOutletFoot } from "./outlet-foot.ts";
import { distinct, readWords, shingleHashes } from "./shingle-hash.ts";

/**
 * Near-duplicates by bottom-k MinHash (Broder, "On the resemblance and containment of documents",
 * 1997; Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007).
 *
 * A signature keeps the `SKETCH` smallest hashes of a text's three-word shingles. Below the
 * smaller of two signatures' largest hashes both are complete, so there the share of common hashes
 * estimates how much of either text stands in the other: containment, which a shortened copy
 * keeps at 1 where the usual resemblance of two sets sinks with its length. A text's few smallest
 * hashes are the keys of the index: a copy of a part keeps its part of them.
 */
const SHINGLE_WORDS = 3;
const SKETCH = 128;
const INDEX_KEYS = 32;
const MOST_PARTICULARS = 64;

/**
 * Two texts are the same where the shares that each holds of the other add up to this, and neither
 * is below `SAME_SHARE`. Two reporters on one event share 5 to 15 % of their three-word runs
 * (quotes, names), two reports of a series with one introduction up to 45 %; one word in ten
 * replaced at random leaves 0.9³ = 73 %.
 */
const SAME_SUM = 0.95;
const SAME_SHARE = 0.4;

/**
 * Where only one holds the other, it must hold this much of it: an outlet's next report on a story
 * repeats its own background, up to half of a text, and is news all the same.
 */
const PART_SHARE = 0.6;

/** Where neither text holds this much of the other, they are neither the same nor part of one another. */
const LEAST_SHARE = Math.min(SAME_SUM / 2, PART_SHARE);

/** Where the two shares differ by more than this, one text is the other and something more. */
const MUCH_MORE = 0.3;

/** An earlier text this much shorter is an item inside the new text (a round-up), not its original. */
const LEAST_LENGTH_SHARE = 0.15;

/** Texts of fewer shingles are compared as a whole: equal or not. */
const LEAST_SHINGLES = 8;

/** A key of more texts is a phrase of the trade ("all rights reserved"): its oldest texts stand for it. */
const MOST_TEXTS_A_KEY = 64;
const MOST_CANDIDATES = 40;

/**
 * What a store keeps of a text for later comparison: the number of its shingles, then their
 * smallest hashes in ascending order. At most 516 bytes.
 */
export type Signature = Uint32Array;

/** What a text is compared by, read in one walk. */
export interface Fingerprint {
  readonly signature: Signature;
  /** The names and numbers of the text: how many, then the smallest of their hashes, at most 64. */
  readonly particulars: Uint32Array;
}

export interface DuplicateMatch {
  readonly id: string;
  /** The larger of the two containments, 0 to 1. */
  readonly similarity: number;
  /**
   * `same`: much the same in both directions. `shortened`: the new text is a part of the earlier
   * one. `extended`: the earlier text is a part of the new one, which may carry more news.
   */
  readonly relation: "same" | "shortened" | "extended";
}

export interface DuplicateIndex {
  /** Remembers a text under its id. Adding an id again changes nothing. */
  add(id: string, text: string | Signature): void;
  /**
   * The earlier text that this one repeats most, of those that `accepts` takes where it is given; among
   * equals the one added first.
   */
  match(text: string | Signature, accepts?: (match: DuplicateMatch) => boolean): DuplicateMatch | undefined;
  readonly size: number;
}

export function signatureOf(text: string): Signature {
  return fingerprintOf(text).signature;
}

/** The outlet's box below a text is none of it. */
export function fingerprintOf(text: string): Fingerprint {
  const { words, particulars } = readWords(withoutOutletFoot(text));
  const shingles = shingleHashes(words, Math.min(SHINGLE_WORDS, Math.max(1, words.length)));
  return {
    signature: sketchOf(shingles, SKETCH),
    particulars: sketchOf(distinct(particulars), MOST_PARTICULARS),
  };
}

/** How many of the names and numbers of two texts are the same, as far as both are kept. */
export function commonParticulars(
  a: Uint32Array,
  b: Uint32Array,
): { readonly common: number; readonly ofFewer: number } {
  const { common, ofEarlier, ofLater } = countBelow(a, b);
  return { common, ofFewer: Math.min(ofEarlier, ofLater) };
}

function sketchOf(hashes: Uint32Array, most: number): Uint32Array {
  const sketch = new Uint32Array(1 + Math.min(most, hashes.length));
  sketch[0] = hashes.length;
  sketch.set(hashes.subarray(0, most), 1);
  return sketch;
}

/** Incremental and in memory: about 1 kB a text. A store fills it again from its signatures. */
export function createDuplicateIndex(): DuplicateIndex {
  const ids: string[] = [];
  const signatures: Signature[] = [];
  const known = new Set<string>();
  const textsByKey = createKeyTable(MOST_TEXTS_A_KEY);

  return {
    get size() {
      return ids.length;
    },
    add(id, text) {
      if (known.has(id)) return;
      known.add(id);
      const signature = typeof text === "string" ? signatureOf(text) : text;
      const order = ids.push(id) - 1;
      signatures.push(signature);
      for (const key of keysOf(signature)) textsByKey.add(key, order);
    },
    match(text, accepts = () => true) {
      const signature = typeof text === "string" ? signatureOf(text) : text;
      const weights = new Map<number, number>();
      const sharers: number[] = [];
      for (const key of keysOf(signature)) {
        sharers.length = 0;
        textsByKey.forEach(key, (order) => sharers.push(order));
        // A phrase that few texts have says more than one that many have.
        for (const order of sharers) weights.set(order, (weights.get(order) ?? 0) + 1 / sharers.length);
      }
      if (weights.size === 0) return undefined;
      return [...weights]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, MOST_CANDIDATES)
        .flatMap(([order]) => {
          const found = compareSignatures(signatures[order] ?? NOTHING, signature);
          return found === undefined ? [] : [{ order, match: { id: ids[order] ?? "", ...found } }];
        })
        .sort((a, b) => b.match.similarity - a.match.similarity || a.order - b.order)
        .find(({ match }) => accepts(match))?.match;
    },
  };
}

const NOTHING: Signature = new Uint32Array(1);

/** How the text of `later` repeats that of `earlier`; `undefined` where it does not. */
export function compareSignatures(
  earlier: Signature,
  later: Signature,
): Pick<DuplicateMatch, "similarity" | "relation"> | undefined {
  const earlierCount = earlier[0] ?? 0;
  const laterCount = later[0] ?? 0;
  if (earlierCount === 0 || laterCount === 0) return undefined;
  if (Math.min(earlierCount, laterCount) < LEAST_SHINGLES) {
    return isEqual(earlier, later) ? { similarity: 1, relation: "same" } : undefined;
  }
  const { common, ofEarlier, ofLater } = countBelow(earlier, later, LEAST_SHARE);
  const inLater = common / Math.max(1, ofEarlier);
  const inEarlier = common / Math.max(1, ofLater);
  const similarity = Math.max(inLater, inEarlier);
  const isSame = inLater + inEarlier >= SAME_SUM && Math.min(inLater, inEarlier) >= SAME_SHARE;
  if (!isSame && similarity < PART_SHARE) return undefined;
  if (Math.abs(inEarlier - inLater) <= MUCH_MORE) return { similarity, relation: "same" };
  if (inEarlier > inLater) return { similarity, relation: "shortened" };
  const isRoundUp = earlierCount < laterCount * LEAST_LENGTH_SHARE;
  return isRoundUp ? undefined : { similarity, relation: "extended" };
}

/**
 * Counts up to the largest hash that both signatures are complete below; gives up, with 0 in common, as
 * soon as neither text can reach `least` of the other any more.
 */
function countBelow(
  a: Signature,
  b: Signature,
  least = 0,
): { common: number; ofEarlier: number; ofLater: number } {
  const limit = Math.min(completeUpTo(a), completeUpTo(b));
  const [ofEarlier, ofLater] = [sizeBelow(a, limit), sizeBelow(b, limit)];
  const needed = least * Math.min(ofEarlier, ofLater);
  let [atA, atB, common] = [1, 1, 0];
  while (atA <= ofEarlier && atB <= ofLater) {
    const [valueA, valueB] = [a[atA] ?? 0, b[atB] ?? 0];
    if (valueA === valueB) common++;
    else if (common + Math.min(ofEarlier - atA, ofLater - atB) + 1 < needed)
      return { common: 0, ofEarlier, ofLater };
    if (valueA <= valueB) atA++;
    if (valueB <= valueA) atB++;
  }
  return { common, ofEarlier, ofLater };
}

/** How many of its hashes are not above the limit. */
function sizeBelow(signature: Signature, limit: number): number {
  let [low, high] = [1, signature.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((signature[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function completeUpTo(signature: Signature): number {
  const holdsAll = (signature[0] ?? 0) < signature.length;
  return holdsAll ? 0xffffffff : (signature.at(-1) ?? 0);
}

function isEqual(a: Signature, b: Signature): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function keysOf(signature: Signature): Uint32Array {
  return signature.subarray(1, 1 + INDEX_KEYS);
}
