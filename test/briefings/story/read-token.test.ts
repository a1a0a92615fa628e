import fc from "fast-check";
import { expect, test } from "vitest";
import { eachWord } from "../../../briefings/story/read-token.ts";

const WORD = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;

test("finds the words that the pattern finds, where they stand", () => {
  const unit = fc.constantFrom(..."aBzÉ19 .,'’“-\n");
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 50 }), (units) => {
      const text = units.join("");
      const found: [string, number][] = [];
      eachWord(text, ({ raw }, at) => {
        found.push([raw, at]);
        return true;
      });
      expect(found).toEqual([...text.matchAll(WORD)].map((match) => [match[0], match.index]));
    }),
  );
});

test("stops where it is told to and knows what a word is", () => {
  const seen: unknown[] = [];
  eachWord(
    "McKay's ports paid 1,200 on Monday",
    ({ term, number, stop, capital, innerCapital, calendar }) => {
      seen.push({ term, number, stop, capital, innerCapital, calendar });
      return seen.length < 2;
    },
  );
  const plain = { number: false, stop: false, capital: false, innerCapital: false, calendar: false };
  expect(seen).toEqual([
    { ...plain, term: "mckay", capital: true, innerCapital: true },
    { ...plain, term: "port" },
  ]);
});
