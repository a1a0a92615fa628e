import { CONFIDENCE_INPUTS, confidenceInputs } from "../briefings/reading/arc-confidence.ts";
import { Parser, type RelationTraits } from "../briefings/reading/parser.ts";
import type { TagTraits } from "../briefings/reading/parser-state.ts";
import { MovePerceptron, SparsePerceptron } from "../briefings/reading/perceptron.ts";
import type { Tagger } from "../briefings/reading/tagger.ts";
import type { WordForms } from "../briefings/reading/word-forms.ts";
import type { TreebankSentence } from "./conllu.ts";

interface Packed {
  readonly packed: Uint8Array;
  readonly rowBits: number;
}

/** Fits `arcConfidence` on sentences that the parser was not trained on; punctuation is left out. */
export function calibrate(
  sentences: readonly TreebankSentence[],
  parts: {
    forms: WordForms;
    tagger: Tagger;
    moves: Packed;
    relations: Packed;
    tagTraits: TagTraits;
    relationTraits: RelationTraits;
    log: (line: string) => void;
  },
): number[] {
  const { forms, relationTraits } = parts;
  const parser = new Parser({
    forms,
    moves: new MovePerceptron(parts.moves.packed, parts.moves.rowBits),
    relations: new SparsePerceptron(
      parts.relations.packed,
      parts.relations.rowBits,
      relationTraits.names.length,
    ),
    tagTraits: parts.tagTraits,
    relationTraits,
  });
  const rows: Float64Array[] = [];
  const right: number[] = [];
  for (const { words } of sentences) {
    forms.trim();
    const ids = Int32Array.from(words, ({ form }) => forms.id(form));
    const tags = new Int32Array(words.length);
    parts.tagger.tag(ids, words.length, tags);
    parser.parse(ids, tags, words.length);
    for (const [i, word] of words.entries()) {
      if (word.upos === "PUNCT") continue;
      const row = new Float64Array(CONFIDENCE_INPUTS);
      confidenceInputs(parser.margins, parser.state, i, row);
      rows.push(row);
      const head = word.head < 0 ? words.length : word.head;
      const relation = relationTraits.names[parser.state.relation[i]!]!;
      right.push(parser.state.head[i] === head && plain(relation) === plain(word.relation) ? 1 : 0);
    }
  }
  const weights = stretch(rows, right, fitLogistic(rows, right));
  report(rows, right, weights, parts.log);
  return weights.map((weight) => Math.round(weight * 1e6) / 1e6);
}

/** A relation without its subtype. */
function plain(relation: string): string {
  return relation.split(":")[0]!;
}

/** Arcs above `SURE` are right this often; the figure at `DOUBTFUL` stays what it is. */
const SURE = 0.95;
const RIGHT_WHEN_SURE = 0.94;
const DOUBTFUL = 0.7;

/**
 * Readers ask for "sure" arcs as a set, so the scale is stretched until all arcs above 0.95 together
 * are right in 94 % of cases, as the softmax of a graph parser would have it.
 */
function stretch(
  rows: readonly Float64Array[],
  labels: readonly number[],
  weights: readonly number[],
): number[] {
  const order = rows
    .map((row, i) => ({ chance: chanceOf(row, weights), label: labels[i]! }))
    .sort((a, b) => b.chance - a.chance);
  let right = 0;
  let least = SURE;
  for (const [i, { chance, label }] of order.entries()) {
    right += label;
    if (chance > DOUBTFUL + 0.02 && right / (i + 1) >= RIGHT_WHEN_SURE) least = chance;
  }
  const logit = (chance: number) => Math.log(chance / (1 - chance));
  const slope = (logit(SURE) - logit(DOUBTFUL)) / (logit(least) - logit(DOUBTFUL));
  const constant = logit(DOUBTFUL) * (1 - slope);
  return weights.map((weight, i) => weight * slope + (i === 0 ? constant : 0));
}

/** Logistic regression by Newton's method with a little ridge. */
function fitLogistic(rows: readonly Float64Array[], labels: readonly number[]): number[] {
  const size = CONFIDENCE_INPUTS;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 20; round++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const hessian = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j ? RIDGE : 0)),
    );
    for (const [r, row] of rows.entries()) {
      const chance = chanceOf(row, weights);
      const spread = chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        gradient[i]! += (labels[r]! - chance) * row[i]!;
        for (let j = 0; j < size; j++) hessian[i]![j]! += spread * row[i]! * row[j]!;
      }
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + step[i]!);
  }
  return weights;
}

const RIDGE = 1;

function chanceOf(row: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * row[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Gaussian elimination with pivoting. */
function solve(matrix: number[][], vector: number[]): number[] {
  const size = vector.length;
  const rows = matrix.map((row, i) => [...row, vector[i]!]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

function report(
  rows: readonly Float64Array[],
  labels: readonly number[],
  weights: readonly number[],
  log: (line: string) => void,
): void {
  const bands: [number, number][] = [
    [0.95, 1.01],
    [0.7, 0.95],
    [0, 0.7],
  ];
  const chances = rows.map((row) => chanceOf(row, weights));
  for (const [low, high] of bands) {
    const inside = labels.filter((_, i) => chances[i]! >= low && chances[i]! < high);
    const share = (100 * inside.length) / labels.length;
    const right = (100 * inside.reduce((sum, label) => sum + label, 0)) / Math.max(1, inside.length);
    log(`confidence ${low} and more: ${share.toFixed(1)} % of words, ${right.toFixed(1)} % right`);
  }
}
