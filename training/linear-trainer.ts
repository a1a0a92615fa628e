import type { TrainedRow } from "./perceptron-trainer.ts";
import { seededRandom, shuffle } from "./random.ts";

/**
 * Multinomial logistic regression over hashed features by FTRL-Proximal (McMahan et al. 2013): one pass
 * an epoch, a learning rate for each weight, and an L1 part that leaves most weights zero.
 */
export class LinearTrainer {
  readonly rowBits: number;
  readonly classes: number;
  private readonly shift: number;
  private readonly z: Float32Array;
  private readonly n: Float32Array;
  private readonly alpha: number;
  private readonly l1: number;
  private readonly l2: number;

  constructor(rowBits: number, classes: number, options: { alpha: number; l1: number; l2: number }) {
    this.rowBits = rowBits;
    this.classes = classes;
    this.shift = 32 - rowBits;
    this.z = new Float32Array(classes * 2 ** rowBits);
    this.n = new Float32Array(classes * 2 ** rowBits);
    this.alpha = options.alpha;
    this.l1 = options.l1;
    this.l2 = options.l2;
  }

  private weight(at: number): number {
    const z = this.z[at]!;
    if (z <= this.l1 && z >= -this.l1) return 0;
    return -(z - Math.sign(z) * this.l1) / ((1 + Math.sqrt(this.n[at]!)) / this.alpha + this.l2);
  }

  /** Chances of the classes. */
  chances(features: Int32Array, count: number, out: Float64Array): void {
    const { classes, shift } = this;
    out.fill(0, 0, classes);
    for (let i = 0; i < count; i++) {
      const row = (features[i]! >>> shift) * classes;
      for (let c = 0; c < classes; c++) out[c]! += this.weight(row + c);
    }
    softmax(out, classes);
  }

  learn(features: Int32Array, count: number, right: number, importance: number, scratch: Float64Array): void {
    const { classes, shift, z, n, alpha } = this;
    this.chances(features, count, scratch);
    for (let c = 0; c < classes; c++) {
      const gradient = (scratch[c]! - (c === right ? 1 : 0)) * importance;
      if (Math.abs(gradient) < 1e-4) continue;
      const square = gradient * gradient;
      for (let i = 0; i < count; i++) {
        const at = (features[i]! >>> shift) * classes + c;
        const before = n[at]!;
        const sigma = (Math.sqrt(before + square) - Math.sqrt(before)) / alpha;
        z[at]! += gradient - sigma * this.weight(at);
        n[at] = before + square;
      }
    }
  }

  rows(): TrainedRow[] {
    const rows: TrainedRow[] = [];
    for (let row = 0; row < 2 ** this.rowBits; row++) {
      const classes: number[] = [];
      const weights: number[] = [];
      for (let c = 0; c < this.classes; c++) {
        const weight = this.weight(row * this.classes + c);
        if (weight === 0) continue;
        classes.push(c);
        weights.push(weight);
      }
      if (classes.length > 0) rows.push({ row, classes, weights });
    }
    return rows;
  }
}

export function softmax(scores: Float64Array, count: number): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) largest = Math.max(largest, scores[i]!);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    scores[i] = Math.exp(scores[i]! - largest);
    sum += scores[i]!;
  }
  for (let i = 0; i < count; i++) scores[i]! /= sum;
}

export interface Example {
  readonly features: Int32Array;
  readonly label: number;
  readonly importance: number;
}

export function trainLinear(
  examples: readonly Example[],
  classes: number,
  options: { rowBits: number; epochs: number; seed: number; alpha: number; l1: number; l2: number },
): LinearTrainer {
  const trainer = new LinearTrainer(options.rowBits, classes, options);
  const random = seededRandom(options.seed);
  const order = [...examples];
  const scratch = new Float64Array(classes);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const { features, label, importance } of order)
      trainer.learn(features, features.length, label, importance, scratch);
  }
  return trainer;
}
