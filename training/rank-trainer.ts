import type { TrainedRow } from "./perceptron-trainer.ts";
import { seededRandom, shuffle } from "./random.ts";

/** Candidates of one choice, with those that are right. */
export interface Choice {
  readonly candidates: readonly Int32Array[];
  readonly right: readonly boolean[];
}

/**
 * Conditional logit over hashed features: the chances of the candidates of one choice sum to one, and the
 * right ones together are made likely. FTRL-Proximal as in `linear-trainer.ts`.
 */
export class RankTrainer {
  private readonly shift: number;
  private readonly z: Float32Array;
  private readonly n: Float32Array;
  private readonly options: { readonly alpha: number; readonly l1: number; readonly l2: number };
  readonly rowBits: number;

  constructor(rowBits: number, options: { alpha: number; l1: number; l2: number }) {
    this.rowBits = rowBits;
    this.shift = 32 - rowBits;
    this.z = new Float32Array(2 ** rowBits);
    this.n = new Float32Array(2 ** rowBits);
    this.options = options;
  }

  private weight(row: number): number {
    const z = this.z[row]!;
    const { alpha, l1, l2 } = this.options;
    if (z <= l1 && z >= -l1) return 0;
    return -(z - Math.sign(z) * l1) / ((1 + Math.sqrt(this.n[row]!)) / alpha + l2);
  }

  score(features: Int32Array, count: number): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.weight(features[i]! >>> this.shift);
    return sum;
  }

  learn({ candidates, right }: Choice): void {
    const scores = candidates.map((one) => this.score(one, one.length));
    const top = Math.max(...scores);
    const weights = scores.map((score) => Math.exp(score - top));
    const all = weights.reduce((a, b) => a + b, 0);
    const good = weights.reduce((sum, weight, i) => sum + (right[i] ? weight : 0), 0);
    if (good === 0) return;
    candidates.forEach((features, k) => {
      const gradient = weights[k]! / all - (right[k] ? weights[k]! / good : 0);
      if (Math.abs(gradient) < 1e-4) return;
      const square = gradient * gradient;
      for (const hash of features) {
        const row = hash >>> this.shift;
        const before = this.n[row]!;
        const sigma = (Math.sqrt(before + square) - Math.sqrt(before)) / this.options.alpha;
        this.z[row]! += gradient - sigma * this.weight(row);
        this.n[row] = before + square;
      }
    });
  }

  rows(): TrainedRow[] {
    const rows: TrainedRow[] = [];
    for (let row = 0; row < this.z.length; row++) {
      const weight = this.weight(row);
      if (weight !== 0) rows.push({ row, classes: [0], weights: [weight] });
    }
    return rows;
  }
}

export function trainRanks(
  choices: readonly Choice[],
  options: { rowBits: number; epochs: number; seed: number; alpha: number; l1: number; l2: number },
): RankTrainer {
  const trainer = new RankTrainer(options.rowBits, options);
  const random = seededRandom(options.seed);
  const order = [...choices];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const choice of order) trainer.learn(choice);
  }
  return trainer;
}
