import fc from "fast-check";
import { expect, test } from "vitest";
import { comparedWords, readWords } from "../../../briefings/article/shingle-hash.ts";

test("reads the same words as the pattern finds", () => {
  const unit = fc.oneof(
    fc.constantFrom(..."aBzÉß9٣ .,'’“”–—-\n…ﬁ½Ωж"),
    fc.integer({ min: 32, max: 0x2fff }).map((code) => String.fromCharCode(code)),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
      const text = units.join("").replaceAll("İ", "I");
      const each = comparedWords(text).map((word) => readWords(word).words[0]);
      expect([...readWords(text).words]).toEqual(each);
    }),
  );
});

test("takes capitals within a sentence and numbers for names and numbers, not the first word of a sentence", () => {
  const count = (text: string) => readWords(text).particulars.length;
  expect(count("The port was sold. Ships follow: They leave at dawn.")).toBe(0);
  expect(count("The port of Velm was sold to Ostrand Lines for 40 million.")).toBe(4);
  expect(count("“Nothing is sold,” the mayor said.\nBoats stay.")).toBe(0);
});
