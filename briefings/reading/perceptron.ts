/** Anything that scores classes for a set of feature hashes: the packed weights here, the trainers elsewhere. */
export interface Scorer {
  /** Writes the score of every class to `scores`. */
  score(features: Int32Array, count: number, scores: Float64Array): void;
}

/** int8 → weight: square-root companding, undone by a table; scores are in these units. */
const SQUARES = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte < 128 ? byte : byte - 256;
  return value * Math.abs(value);
});

/**
 * Which of 2^n rows are used, and the how-manieth each is: one bit a row and a count every 32 rows.
 * It stays small enough for the processor's cache, where a table of all rows would not.
 */
class UsedRows {
  readonly bits: Int32Array;
  readonly before: Int32Array;

  constructor(rowBits: number) {
    this.bits = new Int32Array(2 ** rowBits / 32);
    this.before = new Int32Array(2 ** rowBits / 32);
  }

  add(row: number): void {
    this.bits[row >>> 5]! |= 1 << (row & 31);
  }

  /** Call once, after the last `add`. */
  count(): void {
    let total = 0;
    for (let i = 0; i < this.bits.length; i++) {
      this.before[i] = total;
      total += ones(this.bits[i]!);
    }
  }
}

/** Number of bits that are set (Warren, Hacker's Delight, 5–1). */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Many classes, few of them weighted for a feature: tagger, relations, names. A feature's row is its
 * hash's upper bits; a row lists (class, weight) pairs.
 *
 * Packed: row count, pair count, then for each used row its distance to the one before, the number of
 * pairs, and the pairs as two bytes; numbers as LEB128.
 */
export class SparsePerceptron implements Scorer {
  readonly classes: number;
  private readonly shift: number;
  private readonly used: UsedRows;
  private readonly starts: Uint32Array;
  private readonly pairs: Uint16Array;

  constructor(packed: Uint8Array, rowBits: number, classes: number) {
    this.classes = classes;
    this.shift = 32 - rowBits;
    this.used = new UsedRows(rowBits);
    const reader = new ByteReader(packed);
    const rows = reader.number();
    const pairs = new Uint16Array(reader.number());
    const starts = new Uint32Array(rows + 1);
    let filled = 0;
    let row = -1;
    for (let i = 0; i < rows; i++) {
      row += reader.number() + 1;
      this.used.add(row);
      starts[i] = filled;
      const count = reader.number();
      let { at } = reader;
      for (let j = 0; j < count; j++, at += 2) pairs[filled++] = packed[at]! | (packed[at + 1]! << 8);
      reader.at = at;
    }
    starts[rows] = filled;
    this.used.count();
    this.starts = starts;
    this.pairs = pairs;
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { shift, used, starts, pairs } = this;
    const { bits, before } = used;
    scores.fill(0, 0, this.classes);
    for (let i = 0; i < count; i++) {
      const row = features[i]! >>> shift;
      const word = bits[row >>> 5]!;
      if (((word >>> (row & 31)) & 1) === 0) continue;
      const at = before[row >>> 5]! + ones(word & ((1 << (row & 31)) - 1));
      const end = starts[at + 1]!;
      for (let p = starts[at]!; p < end; p++) {
        const pair = pairs[p]!;
        scores[pair & 255]! += SQUARES[pair >> 8]!;
      }
    }
  }
}

/**
 * Three classes, all weighted for each feature: the parser's moves.
 *
 * Packed: row count, then for each used row its distance to the one before and three bytes.
 */
export class MovePerceptron implements Scorer {
  private readonly shift: number;
  private readonly used: UsedRows;
  /** Three bytes of a row in one number. */
  private readonly rows: Int32Array;

  constructor(packed: Uint8Array, rowBits: number) {
    this.shift = 32 - rowBits;
    this.used = new UsedRows(rowBits);
    const reader = new ByteReader(packed);
    const count = reader.number();
    this.rows = new Int32Array(count);
    let row = -1;
    for (let i = 0; i < count; i++) {
      row += reader.number() + 1;
      this.used.add(row);
      const { at } = reader;
      this.rows[i] = packed[at]! | (packed[at + 1]! << 8) | (packed[at + 2]! << 16);
      reader.at = at + 3;
    }
    this.used.count();
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { shift, used, rows } = this;
    const { bits, before } = used;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let i = 0; i < count; i++) {
      const row = features[i]! >>> shift;
      const word = bits[row >>> 5]!;
      if (((word >>> (row & 31)) & 1) === 0) continue;
      const weights = rows[before[row >>> 5]! + ones(word & ((1 << (row & 31)) - 1))]!;
      first += SQUARES[weights & 255]!;
      second += SQUARES[(weights >> 8) & 255]!;
      third += SQUARES[(weights >> 16) & 255]!;
    }
    scores[0] = first;
    scores[1] = second;
    scores[2] = third;
  }
}

/** LEB128 numbers from a byte array. */
class ByteReader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError("packed weights end too early");
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}
