import type { TermRarity } from "./term-rarity.ts";

/** Terms beyond these add less than a hundredth to a similarity. */
const MOST_TERMS = 200;
/** Room for the place of a term in its list beside the term itself, in one exact number. */
const PLACES = 2048;

/** A text or a story as a direction: terms ascending, with their weights. */
export interface TermVector {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
  /** Euclidean length of the weights. */
  readonly length: number;
}

export interface Weighed {
  readonly term: number;
  readonly weight: number;
}

export const EMPTY_VECTOR: TermVector = {
  terms: new Uint32Array(0),
  weights: new Float32Array(0),
  length: 0,
};

/** Counted terms weighed by rarity, of length 1 before the lightest are cut. Each term stands once. */
export function vectorOf(
  counted: { readonly terms: Uint32Array; readonly weights: Float32Array },
  rarity: TermRarity,
): TermVector {
  const size = Math.min(counted.terms.length, PLACES);
  const order = new Float64Array(size);
  const weighed = new Float32Array(size);
  let squares = 0;
  for (let at = 0; at < size; at++) {
    const term = counted.terms[at] ?? 0;
    const weight = (counted.weights[at] ?? 0) * rarity.of(term);
    weighed[at] = weight;
    squares += weight * weight;
    order[at] = term * PLACES + at;
  }
  order.sort();
  const scale = 1 / (Math.sqrt(squares) || 1);
  const terms = new Uint32Array(size);
  const weights = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const packed = order[at] ?? 0;
    const place = packed % PLACES;
    terms[at] = (packed - place) / PLACES;
    weights[at] = (weighed[place] ?? 0) * scale;
  }
  return heaviest(terms, weights, MOST_TERMS);
}

/** The heaviest terms of a vector, heaviest first. */
export function keysOf(vector: TermVector, most: number): Weighed[] {
  const { terms, weights } = shortened(vector, most);
  return Array.from(terms, (term, at) => ({ term, weight: weights[at] ?? 0 })).sort(
    (a, b) => b.weight - a.weight || a.term - b.term,
  );
}

const scratch = { terms: new Uint32Array(0), weights: new Float32Array(0) };

/** The sum of two vectors, the second times `factor`, cut to its heaviest terms where it grows to twice the size kept. */
export function sumOf(a: TermVector, b: TermVector, factor = 1, most = MOST_TERMS): TermVector {
  const room = a.terms.length + b.terms.length;
  if (scratch.terms.length < room) {
    scratch.terms = new Uint32Array(2 * room);
    scratch.weights = new Float32Array(2 * room);
  }
  const { terms, weights } = scratch;
  let [atA, atB, size] = [0, 0, 0];
  while (atA < a.terms.length || atB < b.terms.length) {
    const termA = atA < a.terms.length ? (a.terms[atA] ?? 0) : Number.POSITIVE_INFINITY;
    const termB = atB < b.terms.length ? (b.terms[atB] ?? 0) : Number.POSITIVE_INFINITY;
    const weight =
      (termA <= termB ? (a.weights[atA] ?? 0) : 0) + (termB <= termA ? (b.weights[atB] ?? 0) * factor : 0);
    terms[size] = Math.min(termA, termB);
    weights[size++] = weight;
    if (termA <= termB) atA++;
    if (termB <= termA) atB++;
  }
  const all = [terms.subarray(0, size), weights.subarray(0, size)] as const;
  return heaviest(...all, size > 2 * most ? most : size);
}

/** The vector without all but its `most` heaviest terms. */
export function shortened(vector: TermVector, most: number): TermVector {
  return vector.terms.length <= most ? vector : heaviest(vector.terms, vector.weights, most);
}

/** Cosine of two vectors. */
export function cosineOf(a: TermVector, b: TermVector): number {
  let dot = 0;
  let atA = 0;
  let atB = 0;
  const [endA, endB] = [a.terms.length, b.terms.length];
  while (atA < endA && atB < endB) {
    const termA = a.terms[atA] ?? 0;
    const termB = b.terms[atB] ?? 0;
    if (termA === termB) dot += (a.weights[atA] ?? 0) * (b.weights[atB] ?? 0);
    if (termA <= termB) atA++;
    if (termB <= termA) atB++;
  }
  return dot / (a.length * b.length || 1);
}

/** A vector that many others are compared with: where each of its terms stands, by the low bits of the term. */
export interface Probe extends TermVector {
  /** Place and 1; 0 where nothing stands. A power of two long. */
  readonly places: Uint16Array;
}

export function probeOf(vector: TermVector): Probe {
  const { terms } = vector;
  const places = new Uint16Array(2 ** Math.ceil(Math.log2(PROBE_ROOM * Math.max(1, terms.length))));
  for (let at = 0; at < terms.length; at++) {
    let slot = slotOf(terms[at] ?? 0, places);
    while (places[slot] !== 0) slot = (slot + 1) & (places.length - 1);
    places[slot] = at + 1;
  }
  return { ...vector, places };
}

/** `cosineOf`, to the last bit, at a cost of the other's terms alone. */
export function probedCosine({ terms, weights, length, places }: Probe, other: TermVector): number {
  const last = places.length - 1;
  let dot = 0;
  for (let at = 0; at < other.terms.length; at++) {
    const term = other.terms[at] ?? 0;
    for (let slot = slotOf(term, places); ; slot = (slot + 1) & last) {
      const place = places[slot] ?? 0;
      if (place === 0) break;
      if (terms[place - 1] !== term) continue;
      dot += (weights[place - 1] ?? 0) * (other.weights[at] ?? 0);
      break;
    }
  }
  return dot / (length * other.length || 1);
}

/** Room enough that most searches for a term that is not there end at once. */
const PROBE_ROOM = 4;

function slotOf(term: number, places: Uint16Array): number {
  return (term ^ (term >>> 15)) & (places.length - 1);
}

/** Copies; `terms` are ascending. Of equal weights at the limit the first terms stay. */
function heaviest(terms: Uint32Array, weights: Float32Array, most: number): TermVector {
  if (terms.length <= most) return measured(terms.slice(), weights.slice());
  const least = weights.slice().sort()[terms.length - most] ?? 0;
  let spare = most;
  for (const weight of weights) if (weight > least) spare--;
  const keptTerms = new Uint32Array(most);
  const keptWeights = new Float32Array(most);
  let kept = 0;
  for (let at = 0; at < terms.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight < least || (weight === least && spare-- <= 0)) continue;
    keptTerms[kept] = terms[at] ?? 0;
    keptWeights[kept++] = weight;
  }
  return measured(keptTerms, keptWeights);
}

function measured(terms: Uint32Array, weights: Float32Array): TermVector {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return { terms, weights, length: Math.sqrt(squares) };
}
