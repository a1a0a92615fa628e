import type { TrainedRow } from "./perceptron-trainer.ts";
import type { PackedLinear } from "./write-model-file.ts";

/** Bytes that grow. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = value;
  }

  /** LEB128. */
  number(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Weight → int8 by its square root: linear int8 would clip or drown the large bias weights. */
function compand(weight: number, largest: number): number {
  return Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / largest) * 127);
}

function largestWeight(rows: readonly TrainedRow[]): number {
  let largest = 0;
  for (const { weights } of rows) for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return largest;
}

/** Packs rows of (class, weight) pairs, keeping the `most` largest weights. */
export function packSparse(rows: readonly TrainedRow[], most: number): Uint8Array {
  const largest = largestWeight(rows);
  const least = thresholdFor(
    rows.flatMap(({ weights }) => weights.map(Math.abs)),
    most,
  );
  const kept = rows.flatMap(({ row, classes, weights }) => {
    const pairs = classes
      .map((label, i) => ({ label, weight: weights[i]! }))
      .filter(({ weight }) => Math.abs(weight) >= least)
      .map(({ label, weight }) => ({ label, value: compand(weight, largest) }))
      .filter(({ value }) => value !== 0)
      .sort((a, b) => a.label - b.label);
    return pairs.length === 0 ? [] : [{ row, pairs }];
  });
  const writer = new ByteWriter();
  writer.number(kept.length);
  writer.number(kept.reduce((sum, { pairs }) => sum + pairs.length, 0));
  let nextRow = 0;
  for (const { row, pairs } of kept) {
    writer.number(row - nextRow);
    writer.number(pairs.length);
    for (const { label, value } of pairs) {
      writer.byte(label);
      writer.byte(value & 255);
    }
    nextRow = row + 1;
  }
  return writer.finish();
}

/** Packs rows of three weights, keeping the `most` rows with the largest spread. */
export function packMoves(rows: readonly TrainedRow[], most: number): Uint8Array {
  // Only differences between the moves count; centring them makes the values small.
  const centred = rows.map(({ row, classes, weights }) => {
    const mean = (weights[0]! + weights[1]! + weights[2]!) / 3;
    return { row, classes, weights: weights.map((weight) => weight - mean) };
  });
  const largest = largestWeight(centred);
  const spread = (weights: readonly number[]) => Math.max(...weights.map(Math.abs));
  const least = thresholdFor(
    centred.map(({ weights }) => spread(weights)),
    most,
  );
  const kept = centred
    .filter(({ weights }) => spread(weights) >= least)
    .map(({ row, weights }) => ({
      row,
      values: weights.map((weight) => compand(weight, largest)),
    }))
    .filter(({ values }) => values.some((value) => value !== 0));
  const writer = new ByteWriter();
  writer.number(kept.length);
  let before = -1;
  for (const { row, values } of kept) {
    writer.number(row - before - 1);
    for (const value of values) writer.byte(value & 255);
    before = row;
  }
  return writer.finish();
}

/** Packs a regression and keeps what a unit of its packed scores weighs. */
export function packLinear(
  trained: { rows(): TrainedRow[]; readonly rowBits: number },
  classes: number,
  most: number,
): PackedLinear {
  const rows = trained.rows();
  const packed = packSparse(rows, most);
  return { packed, classes, rowBits: trained.rowBits, scale: largestWeight(rows) / (127 * 127) };
}

function thresholdFor(sizes: number[], most: number): number {
  if (sizes.length <= most) return 0;
  const sorted = Float64Array.from(sizes).sort();
  return sorted[sorted.length - most]!;
}
