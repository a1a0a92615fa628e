import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);

const FRAGMENTS = [
  "Brellin",
  "the Port Authority of Dunholm",
  "signed",
  "a deal",
  "with",
  "and",
  ",",
  ".",
  "said",
  "it",
  "they",
  "(",
  ")",
  "“",
  "”",
  "\n\n",
  "Harvania's",
  "Defence Ministry",
  "on Tuesday",
  "$4.2bn",
  "the company",
  "U.S.",
  "-",
  "’s",
  "\u0000",
  "🙂",
  "not",
  "to buy",
];
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(" ")),
);

test("every mention cuts the text at the tokens that it names", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = reader.read({ text, publishedAt: "2026-03-04" });
      for (const entity of reading.entities) {
        expect(reading.entities[entity.id]).toBe(entity);
        for (const mention of entity.mentions) {
          const { tokens } = reading.sentences[mention.sentence]!;
          expect(mention.start).toBe(tokens[mention.firstToken]!.start);
          expect(mention.end).toBe(tokens[mention.lastToken]!.end);
          expect(text.slice(mention.start, mention.end)).not.toBe("");
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("reads the same text to the same reading", () => {
  const document = {
    text: "Brellin Naval won a contract from Harvania on Monday.",
    publishedAt: "2026-03-04",
  };
  expect(reader.read(document)).toEqual(reader.read(document));
});

test("an endless run of capitals takes linear time", () => {
  const text = "Alpha Beta ".repeat(4_000);
  const small = "Alpha Beta ".repeat(400);
  const time = (input: string) => {
    const start = performance.now();
    reader.read({ text: input });
    return performance.now() - start;
  };
  time(small);
  expect(time(text)).toBeLessThan(40 * time(small) + 2_000);
});
