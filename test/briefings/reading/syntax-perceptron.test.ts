import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MovePerceptron, SparsePerceptron } from "../../../briefings/reading/perceptron.ts";
import { packMoves, packSparse } from "../../../training/pack.ts";
import { MoveTrainer, SparseTrainer } from "../../../training/perceptron-trainer.ts";

const ROW_BITS = 8;
/** A feature hash that falls into `row`. */
const featureOf = (row: number) => (row << (32 - ROW_BITS)) | 5;

/** What is left of a weight after packing, in the units of `score`. */
function packed(weight: number, largest: number): number {
  const value = Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / largest) * 127);
  return value * Math.abs(value);
}

const anyRows = (classes: number) =>
  fc.uniqueArray(
    fc.record({
      row: fc.integer({ min: 0, max: 2 ** ROW_BITS - 1 }),
      weights: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
        minLength: classes,
        maxLength: classes,
      }),
    }),
    { selector: ({ row }) => row, maxLength: 40 },
  );

describe("SparsePerceptron", () => {
  it("scores what was packed, row by row", () => {
    fc.assert(
      fc.property(anyRows(3), (rows) => {
        const sorted = rows.toSorted((a, b) => a.row - b.row).map((row) => ({ ...row, classes: [0, 1, 2] }));
        const largest = Math.max(0, ...sorted.flatMap(({ weights }) => weights.map(Math.abs)));
        const scorer = new SparsePerceptron(packSparse(sorted, 1000), ROW_BITS, 3);
        const scores = new Float64Array(3);
        for (let row = 0; row < 2 ** ROW_BITS; row++) {
          scorer.score(Int32Array.of(featureOf(row)), 1, scores);
          const own = sorted.find((candidate) => candidate.row === row)?.weights ?? [0, 0, 0];
          expect([...scores].map((score) => score + 0)).toEqual(
            own.map((weight) => (largest === 0 ? 0 : packed(weight, largest) + 0)),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it("keeps only the largest weights when told how many", () => {
    const rows = [
      { row: 1, classes: [0, 1], weights: [8, -1] },
      { row: 2, classes: [1], weights: [4] },
    ];
    const scores = new Float64Array(2);
    const scorer = new SparsePerceptron(packSparse(rows, 2), ROW_BITS, 2);
    scorer.score(Int32Array.of(featureOf(1), featureOf(2)), 2, scores);
    expect(scores[0]).toBe(packed(8, 8));
    expect(scores[1]).toBe(packed(4, 8));
  });
});

describe("MovePerceptron", () => {
  it("keeps the differences between the moves", () => {
    const rows = [
      { row: 3, classes: [0, 1, 2], weights: [9, 0, 0] },
      { row: 200, classes: [0, 1, 2], weights: [1, 1, 1] },
    ];
    const scorer = new MovePerceptron(packMoves(rows, 10), ROW_BITS);
    const scores = new Float64Array(4);
    scorer.score(Int32Array.of(featureOf(3), featureOf(200), featureOf(77)), 3, scores);
    expect([...scores].slice(0, 3)).toEqual([packed(6, 6), packed(-3, 6), packed(-3, 6)]);
  });
});

describe("the trainers", () => {
  it("average a weight over all decisions, not only over the last", () => {
    const features = Int32Array.of(featureOf(9));
    const many = new SparseTrainer(ROW_BITS, 2);
    many.learn(features, 1, 0, 1);
    for (let i = 0; i < 3; i++) many.learn(features, 1, 0, 0);
    expect(many.rows()).toEqual([{ row: 9, classes: [1, 0], weights: [-0.75, 0.75] }]);
    const moves = new MoveTrainer(ROW_BITS);
    moves.learn(features, 1, 2, 0);
    for (let i = 0; i < 3; i++) moves.learn(features, 1, 1, 1);
    expect(moves.rows()).toEqual([{ row: 9, classes: [0, 1, 2], weights: [-0.75, 0, 0.75] }]);
  });
});
