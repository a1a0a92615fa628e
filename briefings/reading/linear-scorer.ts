import { SparsePerceptron } from "./perceptron.ts";

/**
 * A multinomial logistic regression over hashed features, from packed weights (`SparsePerceptron`'s
 * layout); `scale` is the weight of one unit of a score. With a single class `score` ranks.
 */
export class LinearScorer {
  readonly classes: number;
  private readonly weights: SparsePerceptron;
  private readonly scale: number;
  private readonly one = new Float64Array(1);

  constructor(packed: Uint8Array, rowBits: number, classes: number, scale: number) {
    this.weights = new SparsePerceptron(packed, rowBits, classes);
    this.classes = classes;
    this.scale = scale;
  }

  /** Chances of the classes, to `out`; they sum to one. */
  chances(features: Int32Array, count: number, out: Float64Array): void {
    const { classes, scale } = this;
    this.weights.score(features, count, out);
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, out[c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      out[c] = Math.exp((out[c]! - largest) * scale);
      sum += out[c]!;
    }
    for (let c = 0; c < classes; c++) out[c]! /= sum;
  }

  /** The score of the only class. */
  score(features: Int32Array, count: number): number {
    this.weights.score(features, count, this.one);
    return this.one[0]! * this.scale;
  }
}
