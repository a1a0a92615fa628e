import fc from "fast-check";
import { expect, test } from "vitest";
import { readMoney } from "../../../briefings/claim/amount.ts";
import type { Sentence } from "../../../briefings/reading/sentence.ts";
import { splitSentences } from "../../../briefings/reading/sentence-splitter.ts";

/** A sentence of bare words, for what needs no tags. */
function sentenceOf(text: string): Sentence {
  const pieces = splitSentences(text).flatMap((draft) => draft.pieces);
  return {
    index: 0,
    paragraph: 0,
    start: 0,
    end: text.length,
    tokens: pieces.map((piece, index) => ({
      ...piece,
      index,
      lemma: piece.text,
      upos: "X",
      xpos: "X",
      head: -1,
      relation: "root",
      confidence: 0,
    })),
  };
}
const amountsIn = (text: string) =>
  readMoney(sentenceOf(text)).map(({ amount }) => `${amount.value} ${amount.currency}`);

test.each([
  ["for $4.2bn in cash", ["4200000000 USD"]],
  ["worth 1.3 billion euros", ["1300000000 EUR"]],
  ["a CHF 275m loan", ["275000000 CHF"]],
  ["160 million Swiss francs", ["160000000 CHF"]],
  ["about ¥90 billion", ["90000000000 JPY"]],
  ["£340,000", ["340000 GBP"]],
  ["2.4 billion Australian dollars", ["2400000000 AUD"]],
  ["1,900 people and 34 percent", []],
])("%s", (text, amounts) => {
  expect(amountsIn(text)).toEqual(amounts);
});

test("sets a break fee and a price per share apart", () => {
  const asides = readMoney(sentenceOf("a break fee of 45 million euros and $61 a share"));
  expect(asides.map((sum) => sum.aside)).toEqual([true, true]);
});

test("every sum cuts the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      for (const sum of readMoney(sentenceOf(text))) expect(text.slice(sum.start, sum.end)).toMatch(/\d/u);
    }),
  );
});
