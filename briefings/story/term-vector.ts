import type { Features } from "./features.ts";
import type { TermRarity } from "./term-rarity.ts";

/** Terms beyond these add less than a hundredth to a similarity. */
const MOST_TERMS = 200;

/** A text or a story as a direction: terms ascending, with their weights. */
export interface TermVector {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
  /** Euclidean length of the weights. */
  readonly length: number;
}

interface Weighed {
  readonly term: number;
  readonly weight: number;
}

/** The vector of an article, of length 1 before its lightest terms are cut, and its heaviest terms. */
export function vectorOf(
  features: Features,
  rarity: TermRarity,
  keys: number,
): { vector: TermVector; keys: readonly Weighed[] } {
  let squares = 0;
  const weighed = Array.from(features.terms, (term, at): Weighed => {
    const weight = (features.weights[at] ?? 0) * rarity.of(term);
    squares += weight * weight;
    return { term, weight };
  });
  const length = Math.sqrt(squares) || 1;
  const ordered = weighed
    .map(({ term, weight }) => ({ term, weight: weight / length }))
    .sort((a, b) => b.weight - a.weight || a.term - b.term);
  return { vector: packed(ordered.slice(0, MOST_TERMS)), keys: ordered.slice(0, keys) };
}

/** The sum of two vectors, cut to its heaviest terms where it grows to twice the size kept. */
export function sumOf(a: TermVector, b: TermVector): TermVector {
  const sum: Weighed[] = [];
  let atA = 0;
  let atB = 0;
  while (atA < a.terms.length || atB < b.terms.length) {
    const termA = a.terms[atA] ?? Number.POSITIVE_INFINITY;
    const termB = b.terms[atB] ?? Number.POSITIVE_INFINITY;
    const weight =
      (termA <= termB ? (a.weights[atA] ?? 0) : 0) + (termB <= termA ? (b.weights[atB] ?? 0) : 0);
    sum.push({ term: Math.min(termA, termB), weight });
    if (termA <= termB) atA++;
    if (termB <= termA) atB++;
  }
  return sum.length > 2 * MOST_TERMS ? heaviest(sum, MOST_TERMS) : ascending(sum);
}

/** The vector without all but its `most` heaviest terms. */
export function shortened(vector: TermVector, most: number): TermVector {
  if (vector.terms.length <= most) return vector;
  const all = Array.from(vector.terms, (term, at) => ({ term, weight: vector.weights[at] ?? 0 }));
  return heaviest(all, most);
}

/** Cosine of two vectors. */
export function cosineOf(a: TermVector, b: TermVector): number {
  let dot = 0;
  let atA = 0;
  let atB = 0;
  while (atA < a.terms.length && atB < b.terms.length) {
    const termA = a.terms[atA] ?? 0;
    const termB = b.terms[atB] ?? 0;
    if (termA === termB) dot += (a.weights[atA] ?? 0) * (b.weights[atB] ?? 0);
    if (termA <= termB) atA++;
    if (termB <= termA) atB++;
  }
  return dot / (a.length * b.length || 1);
}

function heaviest(all: readonly Weighed[], most: number): TermVector {
  return packed([...all].sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, most));
}

function packed(weighed: readonly Weighed[]): TermVector {
  return ascending([...weighed].sort((a, b) => a.term - b.term));
}

function ascending(weighed: readonly Weighed[]): TermVector {
  const terms = Uint32Array.from(weighed, ({ term }) => term);
  const weights = Float32Array.from(weighed, ({ weight }) => weight);
  return { terms, weights, length: Math.hypot(...weights) };
}
