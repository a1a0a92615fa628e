import fc from "fast-check";
import { expect, test } from "vitest";
import { feature1, hashText } from "../../briefings/reading/feature-hash.ts";
import { LinearScorer } from "../../briefings/reading/linear-scorer.ts";
import { trainLinear } from "../../training/linear-trainer.ts";
import { packLinear } from "../../training/pack.ts";
import { trainRanks } from "../../training/rank-trainer.ts";

const OPTIONS = { rowBits: 12, epochs: 20, seed: 1, alpha: 0.3, l1: 0.01, l2: 0.1 };
const features = (...words: string[]) => Int32Array.from(words, (word) => feature1(1, hashText(word)));
const example = (label: number, ...words: string[]) => ({
  features: features(...words),
  label,
  importance: 1,
});
const EXAMPLES = [
  example(0, "fell", "rain"),
  example(1, "signed", "pact"),
  example(2, "left", "pact"),
  example(1, "signed", "lease"),
  example(2, "left", "lease"),
  example(0, "rose", "rain"),
];

function scorer(most = 1_000): LinearScorer {
  const { packed, rowBits, classes, scale } = packLinear(trainLinear(EXAMPLES, 3, OPTIONS), 3, most);
  return new LinearScorer(packed, rowBits, classes, scale);
}

test("packed weights know what was learnt", () => {
  const chances = new Float64Array(3);
  const trained = scorer();
  for (const { features: own, label } of EXAMPLES) {
    trained.chances(own, own.length, chances);
    expect(chances.indexOf(Math.max(...chances))).toBe(label);
    expect(chances[label]).toBeGreaterThan(0.7);
  }
});

test("chances sum to one, whatever is asked", () => {
  const trained = scorer();
  const chances = new Float64Array(3);
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (words) => {
      const own = features(...words);
      trained.chances(own, own.length, chances);
      expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    }),
  );
});

test("training again gives the same bytes, and a smaller budget a smaller file", () => {
  const bytes = () => packLinear(trainLinear(EXAMPLES, 3, OPTIONS), 3, 1_000).packed;
  expect([...bytes()]).toEqual([...bytes()]);
  expect(packLinear(trainLinear(EXAMPLES, 3, OPTIONS), 3, 4).packed.length).toBeLessThan(bytes().length);
});

test("ranks the right candidate first", () => {
  const choice = (right: number) => ({
    candidates: [features("near", "body"), features("far", "body"), features("nobody")],
    right: [0, 1, 2].map((i) => i === right),
  });
  const trained = trainRanks([choice(0), choice(0), choice(0)], OPTIONS);
  const [near, far, nobody] = choice(0).candidates.map((own) => trained.score(own, own.length));
  expect(near).toBeGreaterThan(far!);
  expect(near).toBeGreaterThan(nobody!);
});
