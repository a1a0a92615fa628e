import { createKeyTable } from "./key-table.ts";
import { comparedWords, shingleHashes } from "./shingle-hash.ts";

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
  /** The earlier text that this one nearly repeats; among equals the one added first. */
  match(text: string | Signature): DuplicateMatch | undefined;
  readonly size: number;
}

export function signatureOf(text: string): Signature {
  const words = comparedWords(text);
  const all = shingleHashes(words, Math.min(SHINGLE_WORDS, Math.max(1, words.length)));
  const signature = new Uint32Array(1 + Math.min(SKETCH, all.length));
  signature[0] = all.length;
  signature.set(all.subarray(0, SKETCH), 1);
  return signature;
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
    match(text) {
      const signature = typeof text === "string" ? signatureOf(text) : text;
      const weights = new Map<number, number>();
      for (const key of keysOf(signature)) {
        const sharers: number[] = [];
        textsByKey.forEach(key, (order) => sharers.push(order));
        // A phrase that few texts have says more than one that many have.
        for (const order of sharers) weights.set(order, (weights.get(order) ?? 0) + 1 / sharers.length);
      }
      const candidates = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_CANDIDATES);
      let best: (DuplicateMatch & { order: number }) | undefined;
      for (const [order] of candidates) {
        const found = compareSignatures(signatures[order] ?? new Uint32Array(1), signature);
        if (found === undefined) continue;
        const better =
          best === undefined ||
          found.similarity > best.similarity ||
          (found.similarity === best.similarity && order < best.order);
        if (better) best = { id: ids[order] ?? "", order, ...found };
      }
      if (best === undefined) return undefined;
      return { id: best.id, similarity: best.similarity, relation: best.relation };
    },
  };
}

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
  const { common, ofEarlier, ofLater } = countBelow(earlier, later);
  const inLater = common / ofEarlier;
  const inEarlier = common / ofLater;
  const similarity = Math.max(inLater, inEarlier);
  const isSame = inLater + inEarlier >= SAME_SUM && Math.min(inLater, inEarlier) >= SAME_SHARE;
  if (!isSame && similarity < PART_SHARE) return undefined;
  if (Math.abs(inEarlier - inLater) <= MUCH_MORE) return { similarity, relation: "same" };
  if (inEarlier > inLater) return { similarity, relation: "shortened" };
  const isRoundUp = earlierCount < laterCount * LEAST_LENGTH_SHARE;
  return isRoundUp ? undefined : { similarity, relation: "extended" };
}

/** Counts up to the largest hash that both signatures are complete below. */
function countBelow(a: Signature, b: Signature): { common: number; ofEarlier: number; ofLater: number } {
  const limit = Math.min(completeUpTo(a), completeUpTo(b));
  let atA = 1;
  let atB = 1;
  let common = 0;
  for (;;) {
    const inA = atA < a.length && (a[atA] ?? 0) <= limit;
    const inB = atB < b.length && (b[atB] ?? 0) <= limit;
    if (!inA && !inB) break;
    const valueA = inA ? (a[atA] ?? 0) : Number.POSITIVE_INFINITY;
    const valueB = inB ? (b[atB] ?? 0) : Number.POSITIVE_INFINITY;
    if (valueA === valueB) common++;
    if (valueA <= valueB) atA++;
    if (valueB <= valueA) atB++;
  }
  return { common, ofEarlier: Math.max(1, atA - 1), ofLater: Math.max(1, atB - 1) };
}

function completeUpTo(signature: Signature): number {
  const holdsAll = (signature[0] ?? 0) <= SKETCH;
  return holdsAll ? 0xffffffff : (signature.at(-1) ?? 0);
}

function isEqual(a: Signature, b: Signature): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function keysOf(signature: Signature): Uint32Array {
  return signature.subarray(1, 1 + INDEX_KEYS);
}
