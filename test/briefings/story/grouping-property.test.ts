import fc from "fast-check";
import { expect, test } from "vitest";
import { createGrouper, type Grouper, type GroupingItem } from "../../../briefings/story/grouping.ts";
import { item } from "./grouping-texts.ts";

const words = "Kestrel Orlin Velmo Varden trams flour contract boards harbour signs talks union court".split(
  " ",
);
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
  .map((each) => each.join(" "));
const stream = fc
  .array(fc.tuple(sentence, sentence, fc.nat(200)), { minLength: 2, maxLength: 20 })
  .map((all) => all.map(([title, text, hours], at) => item(`i${at}`, title, text, hours)));

/** Decides a stream and does in another grouper what it was told. */
function replayed(items: readonly GroupingItem[]): { readonly own: Grouper; readonly restored: Grouper } {
  const own = createGrouper();
  const restored = createGrouper();
  for (const each of items) {
    const { storyId, duplicateOf, merged = [] } = own.decide(each);
    restored.restore(each, storyId, duplicateOf);
    for (const [older, younger] of merged) restored.merge(older, younger);
  }
  return { own, restored };
}

test("decides after a restart as it would have without one", () => {
  fc.assert(
    fc.property(stream, fc.nat(), (items, seed) => {
      const cut = seed % items.length;
      const { own, restored } = replayed(items.slice(0, cut));
      for (const each of items.slice(cut)) {
        const { storyId, duplicateOf, merged } = own.decide(each);
        expect(restored.decide(each)).toMatchObject({ storyId, ...(duplicateOf ? { duplicateOf } : {}) });
        expect(restored.size).toBe(own.size);
        if (merged === undefined) continue;
      }
    }),
    { numRuns: 40 },
  );
});

test("gives a story the id of its first article, and no later article changes it", () => {
  fc.assert(
    fc.property(stream, (items) => {
      const grouper = createGrouper();
      const seen = new Set<string>();
      for (const each of items) {
        const { storyId, merged = [] } = grouper.decide(each);
        seen.add(`s-${each.id}`);
        expect(seen.has(storyId)).toBe(true);
        for (const [older, younger] of merged)
          expect(Number(older.slice(3))).toBeLessThan(Number(younger.slice(3)));
      }
    }),
    { numRuns: 40 },
  );
});

test("remembers no more stories than it may", () => {
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 5 }), (items, mostStories) => {
      const grouper = createGrouper({ mostStories });
      for (const each of items) {
        grouper.decide(each);
        expect(grouper.size).toBeLessThanOrEqual(mostStories);
      }
    }),
    { numRuns: 40 },
  );
});

test("never merges what a hand parted, whatever comes", () => {
  fc.assert(
    fc.property(stream, stream, (items, later) => {
      const grouper = createGrouper();
      for (const each of items) grouper.decide(each);
      const split = grouper.splitByHand([items[0]?.id ?? ""]);
      if (split === undefined) return;
      const apart = new Set([split.storyId, ...split.from]);
      for (const each of later) {
        const { merged = [] } = grouper.decide({ ...each, id: `later-${each.id}` });
        for (const pair of merged) expect(pair.every((id) => apart.has(id))).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});
