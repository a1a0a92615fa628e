/** Anything that scores classes for a set of feature hashes: the packed weights here, the trainers elsewhere. */
export interface Scorer {
  /** Writes the score of every class to `scores`. */
  score(features: Int32Array, count: number, scores: Float64Array): void;
}

/** No template set makes more features at once. */
const MOST_FEATURES = 160;

/** int8 → weight: square-root companding, undone by a table; scores are in these units. */
const SQUARES = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte < 128 ? byte : byte - 256;
  return value * Math.abs(value);
});

/**
 * Which of 2^n rows are used, and the how-manieth each is: for every 32 rows their bits and the number
 * of used rows before them, side by side. It stays small enough for the processor's cache, where a
 * table of all rows would not.
 */
class UsedRows {
  private readonly words: Int32Array;
  private readonly shift: number;

  constructor(rowBits: number) {
    this.words = new Int32Array((2 ** rowBits / 32) * 2);
    this.shift = 32 - rowBits;
  }

  add(row: number): void {
    this.words[(row >>> 5) * 2]! |= 1 << (row & 31);
  }

  /** Call once, after the last `add`. */
  count(): void {
    let total = 0;
    for (let i = 0; i < this.words.length; i += 2) {
      this.words[i + 1] = total;
      total += ones(this.words[i]!);
    }
  }

  /**
   * Writes the numbers of the used rows among `features` to `out` and returns how many there are. There
   * is no branch on what was read, so that the processor waits for many places of the memory at once.
   */
  find(features: Int32Array, count: number, out: Int32Array): number {
    const { words, shift } = this;
    let found = 0;
    for (let i = 0; i < count; i++) {
      const row = features[i]! >>> shift;
      const at = (row >>> 5) << 1;
      const bits = words[at]!;
      out[found] = words[at + 1]! + ones(bits & ((1 << (row & 31)) - 1));
      found += (bits >>> (row & 31)) & 1;
    }
    return found;
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
  private readonly found = new Int32Array(MOST_FEATURES);
  private readonly used: UsedRows;
  private readonly starts: Uint32Array;
  private readonly pairs: Uint16Array;

  constructor(packed: Uint8Array, rowBits: number, classes: number) {
    this.classes = classes;
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
    const { used, starts, pairs, found } = this;
    scores.fill(0, 0, this.classes);
    const rows = used.find(features, count, found);
    for (let i = 0; i < rows; i++) {
      const at = found[i]!;
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
  private readonly found = new Int32Array(MOST_FEATURES);
  private readonly used: UsedRows;
  /** Three bytes of a row in one number. */
  private readonly rows: Int32Array;

  constructor(packed: Uint8Array, rowBits: number) {
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
    const { used, rows, found } = this;
    const hits = used.find(features, count, found);
    let first = 0;
    let second = 0;
    let third = 0;
    for (let i = 0; i < hits; i++) {
      const weights = rows[found[i]!]!;
      const a = (weights << 24) >> 24;
      const b = (weights << 16) >> 24;
      const c = (weights << 8) >> 24;
      first = (first + Math.imul(a, Math.abs(a))) | 0;
      second = (second + Math.imul(b, Math.abs(b))) | 0;
      third = (third + Math.imul(c, Math.abs(c))) | 0;
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
