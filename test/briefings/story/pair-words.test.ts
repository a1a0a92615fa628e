import { expect, test } from "vitest";
import { type Embedder, withEmbeddings } from "../../../briefings/story/embedder.ts";
import { createGrouper } from "../../../briefings/story/grouping.ts";
import type { PairComparison } from "../../../briefings/story/pair-comparison.ts";
import { tellComparison } from "../../../briefings/story/pair-words.ts";
import { item, otherNews, pairsOfTwo, runningStory } from "./grouping-texts.ts";

const comparison: PairComparison = {
  storyId: "s-r1",
  verdict: "joined",
  reached: 0.5,
  needed: 0.25,
  parts: { story: 0.3, likest: 0.1, opening: 0.1, title: 0, strangers: 0, embedding: 0 },
  words: ["night", "trains"],
  names: ["Norrail", "Velm"],
  places: [],
  daysApart: 2.1,
  vetoes: [],
};

test("tells why an article goes on with a story", () => {
  expect(tellComparison(comparison, "Norrail and Velm")).toEqual([
    "It goes on with “Norrail and Velm”: they have much in common, and both name Norrail and Velm.",
    "They are 2 days apart.",
  ]);
});

test("tells which names keep an article out of a story", () => {
  const vetoes = [
    { kind: "names", article: ["Brandt Dairy"], story: ["Kestrel Foods"], forbids: true },
  ] as const;
  expect(tellComparison({ ...comparison, verdict: "vetoed", vetoes, names: [] }, "Kestrel Foods")).toEqual([
    "It is not of “Kestrel Foods”: it is about Brandt Dairy, the story about Kestrel Foods.",
    "Their words alone would have been near enough: the words “night” and “trains”.",
  ]);
});

test("tells a doubt beside what is missing", () => {
  const vetoes = [{ kind: "amounts", article: ["90000000"], story: ["2400000000"], forbids: false }] as const;
  expect(
    tellComparison({ ...comparison, verdict: "apart", reached: 0.2, vetoes, daysApart: 0.3 }, "Mills"),
  ).toEqual([
    "It is not of “Mills”: they have nearly enough, but not quite enough, in common, and both name Norrail and Velm.",
    "They are less than a day apart.",
    "What also speaks against it: it gives another sum, 90 million and not 2.4 billion.",
  ]);
});

test("gives the comparison with the chosen story first, with parts that add up", () => {
  const grouper = createGrouper();
  const decided = [...otherNews, ...runningStory].map((each) => grouper.decide(each)).at(-1);
  const [own] = decided?.comparisons ?? [];
  expect(own).toMatchObject({ storyId: "s-r1", verdict: "joined", places: [], vetoes: [] });
  expect(own?.names).toContain("Norrail");
  const sum = Object.values(own?.parts ?? {}).reduce((all, part) => all + part, 0);
  expect(sum).toBeCloseTo(own?.reached ?? 0, 2);
  expect(JSON.parse(JSON.stringify(decided?.comparisons))).toEqual(decided?.comparisons);
});

test("tells every veto of the pairs that stay two", () => {
  const told = pairsOfTwo.flatMap(({ pair }) => {
    const grouper = createGrouper();
    for (const each of [...otherNews, pair[0]]) grouper.decide(each);
    const rival = grouper.decide(pair[1]).comparisons.find(({ storyId }) => storyId === "s-a");
    return rival === undefined ? [] : [tellComparison(rival)];
  });
  expect(told.length).toBe(pairsOfTwo.length);
  for (const sentences of told) {
    expect(sentences.length).toBeLessThanOrEqual(3);
    expect(sentences[0]).toMatch(/^It is not of “s-a”/u);
  }
});

test("uses embeddings where both sides have them", async () => {
  const topics = ["doctor surgeon hospital clinic", "bread bakery flour oven"];
  const embedder: Embedder = {
    embed: async (texts) =>
      texts.map((text) =>
        Float32Array.from(
          topics,
          (topic) => topic.split(" ").filter((word) => text.toLowerCase().includes(word)).length,
        ),
      ),
  };
  const pair = [
    item(
      "e1",
      "Surgeon of Velmo wins prize",
      "A surgeon of the Velmo clinic won the prize of the city for her work with burns.",
    ),
    item("e2", "Doctor honoured", "The city honoured a doctor whose hospital treats burns.", 8),
  ];
  const likeness = (items: readonly (typeof pair)[number][]) => {
    const grouper = createGrouper();
    return items.map((each) => grouper.decide(each)).at(-1)?.comparisons[0];
  };
  const plain = likeness(pair);
  const embedded = likeness(await withEmbeddings(pair, embedder));
  expect(plain?.parts.embedding).toBe(0);
  expect(embedded?.parts.embedding).toBeCloseTo(0.35, 5);
  expect(embedded?.reached).toBeGreaterThan(plain?.reached ?? 1);
});
