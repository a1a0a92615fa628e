import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKeyTable } from "../../../briefings/article/key-table.ts";
import { createDuplicateIndex, signatureOf } from "../../../briefings/article/near-duplicate.ts";
import { mutate, mutations, seededRandom } from "../../fixtures/articles/mutate-article.ts";
import { writeArticles } from "../../fixtures/articles/write-articles.ts";

const articles = writeArticles(300, 20_260_304);

describe("createDuplicateIndex", () => {
  const index = createDuplicateIndex();
  for (const { id, text } of articles) index.add(id, text);

  test.each(mutations.filter((how) => how !== "edited, cut, with boilerplate"))(
    "finds the original of 98 of 100 copies that are %s, and no wrong one",
    (how) => {
      const random = seededRandom(7);
      let right = 0;
      let wrong = 0;
      for (const { id, text } of articles) {
        const found = index.match(mutate(text, how, random));
        if (found?.id === id) right++;
        else if (found !== undefined) wrong++;
      }
      expect(right / articles.length).toBeGreaterThanOrEqual(0.98);
      expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.98);
    },
  );

  test("takes no two different articles for copies", () => {
    const other = createDuplicateIndex();
    let matched = 0;
    for (const { id, text } of articles) {
      if (other.match(text) !== undefined) matched++;
      other.add(id, text);
    }
    expect(matched).toBe(0);
  });

  test("says how the new text repeats the earlier one", () => {
    const [article] = articles;
    const text = article?.text ?? "";
    const half = text.slice(0, text.length / 2);
    expect(index.match(text)).toEqual({ id: article?.id, similarity: 1, relation: "same" });
    expect(index.match(half)).toMatchObject({ id: article?.id, relation: "shortened" });
    const halves = createDuplicateIndex();
    halves.add("half", half);
    expect(halves.match(text)).toMatchObject({ id: "half", relation: "extended" });
  });

  test("does not take a round-up for a copy of one of its items", () => {
    const small = createDuplicateIndex();
    const [first, ...others] = articles.slice(0, 12).map(({ text }) => text);
    small.add("item", (first ?? "").split(" ").slice(0, 40).join(" "));
    expect(small.match([first?.split(" ").slice(0, 40).join(" "), ...others].join("\n\n"))).toBeUndefined();
  });

  test("names the earliest of equal texts", () => {
    const same = createDuplicateIndex();
    for (const id of ["a", "b", "c"]) same.add(id, articles[3]?.text ?? "");
    expect(same.match(articles[3]?.text ?? "")?.id).toBe("a");
    expect(same.size).toBe(3);
    same.add("a", "something else");
    expect(same.size).toBe(3);
  });

  test("compares very short texts as a whole", () => {
    const short = createDuplicateIndex();
    short.add("a", "Ferry late again");
    expect(short.match("ferry late, again!")).toMatchObject({ id: "a" });
    expect(short.match("Ferry late again today")).toBeUndefined();
    expect(short.match("")).toBeUndefined();
  });

  test("works from stored signatures as from texts", () => {
    const stored = createDuplicateIndex();
    for (const { id, text } of articles) {
      const kept = JSON.stringify([...signatureOf(text)]);
      stored.add(id, Uint32Array.from(JSON.parse(kept)));
    }
    for (const { text } of articles.slice(0, 50)) {
      expect(stored.match(signatureOf(text))).toEqual(index.match(text));
    }
  });

  test("a signature is small and does not depend on case, punctuation or spacing", () => {
    expect(signatureOf(articles[0]?.text ?? "").byteLength).toBeLessThanOrEqual(516);
    expect(signatureOf("The PORT, is “sold”.\n\nAt last")).toEqual(signatureOf("the port is sold at last!"));
  });
});

test("the key table finds what was put in, in order, up to the limit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.nat(1000)), { maxLength: 3000 }),
      (entries) => {
        const table = createKeyTable(5);
        const expected = new Map<number, number[]>();
        for (const [small, value] of entries) {
          // Keys that share their low bits collide on one slot.
          const key = small % 2 === 0 ? small * 65_536 : small;
          table.add(key, value);
          const values = expected.get(key) ?? [];
          if (values.length < 5) values.push(value);
          expected.set(key, values);
        }
        for (const [key, values] of expected) {
          const found: number[] = [];
          table.forEach(key, (value) => found.push(value));
          expect(found).toEqual(values);
        }
      },
    ),
    { numRuns: 50 },
  );
});
