import fc from "fast-check";
import { expect, test } from "vitest";
import { createGrouper, type GroupingItem } from "../../../briefings/story/grouping.ts";

const HOUR_MS = 3_600_000;
const start = Date.parse("2026-03-01T08:00:00Z");

function item(id: string, title: string, text: string, hours = 0): GroupingItem {
  return { id, title, text, publishedAt: new Date(start + hours * HOUR_MS).toISOString() };
}

const mill = item(
  "m1",
  "Kestrel Foods agrees to buy Orlin Mills",
  "Kestrel Foods has agreed to buy the flour maker Orlin Mills for 240 million euros, the two companies said on Sunday. Both boards must approve the purchase.",
);
const millLater = item(
  "m2",
  "Orlin Mills workers welcome Kestrel Foods takeover",
  "The union at Orlin Mills welcomed the takeover by Kestrel Foods, which agreed on Sunday to buy the flour maker. The boards of both companies meet this week.",
  20,
);
const otherMill = item(
  "o1",
  "Brandt Dairy agrees to buy Solvang Creamery",
  "Brandt Dairy has agreed to buy the cheese maker Solvang Creamery for 90 million euros, the two companies said on Sunday. Both boards must approve the purchase.",
  2,
);
const trams = item(
  "t1",
  "Porto Velmo picks Varden Rail for harbour trams",
  "The city council of Porto Velmo chose Varden Rail to build 44 trams for the harbour line.",
  3,
);

test("puts a follow-up into the story of its first article and keeps that story's id", () => {
  const grouper = createGrouper();
  expect(grouper.decide(mill).storyId).toBe("s-m1");
  expect(grouper.decide(trams).storyId).toBe("s-t1");
  expect(grouper.decide(millLater).storyId).toBe("s-m1");
});

test("keeps like deals of different firms apart", () => {
  const grouper = createGrouper();
  grouper.decide(mill);
  expect(grouper.decide(otherMill).storyId).toBe("s-o1");
});

test("names the original of a reprint with a foot of its own", () => {
  const grouper = createGrouper();
  grouper.decide(mill);
  const copy = grouper.decide({
    ...mill,
    id: "c1",
    title: "Flour maker sold",
    text: `${mill.text} Read more in our letter.`,
  });
  expect(copy).toMatchObject({ storyId: "s-m1", duplicateOf: "m1" });
});

test("takes a reprint with its paragraphs moved for a copy, and the same form filled in for others for none", () => {
  const notice = (firm: string, place: string, judge: string, number: number) =>
    [
      `The receiver of ${firm} asks all who have claims on the firm to write to the court in ${place} by the end of May, with the file number ${number} and two copies of each bill.`,
      `A first meeting of those who are owed money is held by judge ${judge} in hall ${number % 90} of the court in ${place}, where the list can be read on working days.`,
      `Whoever holds goods of ${firm} has to say so to the receiver at once and must not hand them to the firm or to others, the court in ${place} told ${judge}.`,
    ] as const;
  const grouper = createGrouper();
  const first = notice("Orlin Mills", "Port Ellis", "Hanna Vey", 4471);
  grouper.decide(item("n1", "Notice", first.join("\n\n")));
  const moved = [first[2], first[0], first[1]].join("\n\n");
  expect(grouper.decide(item("n2", "Notice", moved, 1)).duplicateOf).toBe("n1");
  const others = notice("Solvang Creamery", "Estermoor", "Jon Brandt", 5218).join("\n\n");
  expect(grouper.decide(item("n3", "Notice", others, 2)).duplicateOf).toBeUndefined();
});

test("says why it joined a story", () => {
  const grouper = createGrouper();
  grouper.decide(mill);
  expect(grouper.decide(millLater).reasons[0]).toMatch(
    /^joins s-m1: likeness 0\.\d\d, needed 0\.\d\d; both name /u,
  );
});

test("goes on from restored articles as if it had decided them", () => {
  const grouper = createGrouper();
  grouper.restore(mill, "s-m1");
  grouper.restore(trams, "s-t1");
  expect(grouper.decide(millLater).storyId).toBe("s-m1");
});

test("makes story ids with the maker it is given", () => {
  expect(createGrouper({ storyIdOf: ({ id }) => `story:${id}` }).decide(mill).storyId).toBe("story:m1");
});

test("gives the same decisions for the same stream", () => {
  const words = [
    "Kestrel",
    "Orlin",
    "Velmo",
    "Varden",
    "trams",
    "flour",
    "contract",
    "boards",
    "harbour",
    "signs",
    "talks",
  ];
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    .map((chosen) => chosen.join(" "));
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, fc.nat(200)), { maxLength: 25 }), (stream) => {
      const items = stream.map(([title, hours], at) => item(`i${at}`, title, "", hours));
      const run = () => {
        const grouper = createGrouper();
        return items.map((each) => grouper.decide(each));
      };
      expect(run()).toEqual(run());
    }),
    { numRuns: 40 },
  );
});

test("keeps a follow-up that recalls the story's deal in the story, though its news is another deal", () => {
  const grouper = createGrouper();
  const deal = item(
    "d1",
    "Norrail strikes deal with Velm for night trains",
    "Norrail struck a deal with the canton of Velm on Friday to run its night trains, the company announced. Beltline, a rival, had been dropped by the canton.",
  );
  const next = item(
    "d2",
    "Norrail weighs contract with Arles",
    "Norrail is considering a contract with the port of Arles, a person with knowledge of the talks said on Tuesday, a week after the night train operator struck a deal with the canton of Velm.",
    70,
  );
  expect(grouper.decide(deal).storyId).toBe("s-d1");
  expect(grouper.decide(trams).storyId).toBe("s-t1");
  expect(grouper.decide(next).storyId).toBe("s-d1");
});
