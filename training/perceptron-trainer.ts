import type { Scorer } from "../briefings/reading/perceptron.ts";

/** Rows of (class, weight) pairs as the packer takes them; weights are averages over training. */
export interface TrainedRow {
  readonly row: number;
  readonly classes: number[];
  readonly weights: number[];
}

/**
 * Averaged perceptron over hashed features with many classes. A row is a linked list of entries;
 * totals are brought up to date only when a weight changes (Daumé 2006, the lazy average).
 */
export class SparseTrainer implements Scorer {
  readonly rowBits: number;
  private readonly classes: number;
  private readonly shift: number;
  private readonly first: Int32Array;
  private next = new Int32Array(1 << 16);
  private entryClass = new Uint8Array(1 << 16);
  private weight = new Float64Array(1 << 16);
  private total = new Float64Array(1 << 16);
  private stamp = new Int32Array(1 << 16);
  private entries = 1;
  /** Decisions seen so far. */
  private now = 0;

  constructor(rowBits: number, classes: number) {
    this.rowBits = rowBits;
    this.classes = classes;
    this.shift = 32 - rowBits;
    this.first = new Int32Array(2 ** rowBits);
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { first, next, entryClass, weight, shift } = this;
    scores.fill(0, 0, this.classes);
    for (let i = 0; i < count; i++) {
      for (let entry = first[features[i]! >>> shift]!; entry !== 0; entry = next[entry]!) {
        scores[entryClass[entry]!]! += weight[entry]!;
      }
    }
  }

  /** One more decision was made; `right` and `wrong` differ only when it was an error. */
  learn(features: Int32Array, count: number, right: number, wrong: number): void {
    this.now++;
    if (right === wrong) return;
    for (let i = 0; i < count; i++) {
      const row = features[i]! >>> this.shift;
      this.add(row, right, 1);
      this.add(row, wrong, -1);
    }
  }

  rows(): TrainedRow[] {
    const rows: TrainedRow[] = [];
    for (let row = 0; row < this.first.length; row++) {
      let entry = this.first[row]!;
      if (entry === 0) continue;
      const classes: number[] = [];
      const weights: number[] = [];
      for (; entry !== 0; entry = this.next[entry]!) {
        const total = this.total[entry]! + this.weight[entry]! * (this.now - this.stamp[entry]!);
        if (total === 0) continue;
        classes.push(this.entryClass[entry]!);
        weights.push(total / this.now);
      }
      if (classes.length > 0) rows.push({ row, classes, weights });
    }
    return rows;
  }

  private add(row: number, label: number, change: number): void {
    let entry = this.first[row]!;
    while (entry !== 0 && this.entryClass[entry] !== label) entry = this.next[entry]!;
    if (entry === 0) {
      entry = this.entries++;
      if (entry >= this.next.length) this.grow();
      this.next[entry] = this.first[row]!;
      this.first[row] = entry;
      this.entryClass[entry] = label;
      this.stamp[entry] = this.now;
    }
    this.total[entry]! += this.weight[entry]! * (this.now - this.stamp[entry]!);
    this.stamp[entry] = this.now;
    this.weight[entry]! += change;
  }

  private grow(): void {
    const size = this.next.length * 2;
    const copy = <T extends Int32Array | Uint8Array | Float64Array>(larger: T, old: T): T => {
      larger.set(old as never);
      return larger;
    };
    this.next = copy(new Int32Array(size), this.next);
    this.entryClass = copy(new Uint8Array(size), this.entryClass);
    this.weight = copy(new Float64Array(size), this.weight);
    this.total = copy(new Float64Array(size), this.total);
    this.stamp = copy(new Int32Array(size), this.stamp);
  }
}

/** The same for the parser's three moves, in dense tables of four columns. */
export class MoveTrainer implements Scorer {
  readonly rowBits: number;
  private readonly shift: number;
  private readonly weight: Float32Array;
  private readonly total: Float64Array;
  private readonly stamp: Int32Array;
  private now = 0;

  constructor(rowBits: number) {
    this.rowBits = rowBits;
    this.shift = 32 - rowBits;
    this.weight = new Float32Array(4 * 2 ** rowBits);
    this.total = new Float64Array(4 * 2 ** rowBits);
    this.stamp = new Int32Array(2 ** rowBits);
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { weight, shift } = this;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let i = 0; i < count; i++) {
      const at = (features[i]! >>> shift) << 2;
      first += weight[at]!;
      second += weight[at + 1]!;
      third += weight[at + 2]!;
    }
    scores[0] = first;
    scores[1] = second;
    scores[2] = third;
  }

  learn(features: Int32Array, count: number, right: number, wrong: number): void {
    this.now++;
    if (right === wrong) return;
    const { weight, total, stamp, now, shift } = this;
    for (let i = 0; i < count; i++) {
      const row = features[i]! >>> shift;
      const at = row << 2;
      const passed = now - stamp[row]!;
      if (passed > 0) {
        for (let move = 0; move < 3; move++) total[at + move]! += weight[at + move]! * passed;
        stamp[row] = now;
      }
      weight[at + right]! += 1;
      weight[at + wrong]! -= 1;
    }
  }

  rows(): TrainedRow[] {
    const { weight, total, stamp, now } = this;
    const rows: TrainedRow[] = [];
    for (let row = 0; row < stamp.length; row++) {
      // A row that was never changed bears no stamp.
      if (stamp[row] === 0) continue;
      const at = row << 2;
      const passed = now - stamp[row]!;
      const weights = [0, 1, 2].map((move) => (total[at + move]! + weight[at + move]! * passed) / now);
      if (weights.some((value) => value !== 0)) rows.push({ row, classes: [0, 1, 2], weights });
    }
    return rows;
  }
}
