import { expect, test } from "vitest";
import { createGrouper } from "../../../briefings/story/grouping.ts";
import { item, otherNews, pairsOfTwo, runningStory } from "./grouping-texts.ts";

function filled() {
  const grouper = createGrouper();
  for (const each of [...otherNews, ...runningStory]) grouper.decide(each);
  return grouper;
}

const nextOfCourt = item(
  "r6",
  "Appeal court hears Velm in night trains case",
  "The appeal court heard the canton of Velm on Monday about the halted night train contract with Norrail, which Iris Hollen had signed. Beltline's complaint is to be heard next.",
  170,
);

test("moves articles that a hand splits off into a story of their own, and later ones follow", () => {
  const grouper = filled();
  const split = grouper.splitByHand(["r4", "r5"]);
  expect(split).toEqual({ storyId: "s-r4", from: ["s-r1"], articleIds: ["r4", "r5"] });
  expect(grouper.decide(nextOfCourt)).toMatchObject({ storyId: "s-r4" });
});

test("never puts stories together again that a hand has parted", () => {
  const grouper = filled();
  grouper.splitByHand(["r4", "r5"]);
  for (const [at, each] of runningStory.entries()) {
    const { merged = [] } = grouper.decide({
      ...each,
      id: `again${at}`,
      text: `${each.text} Velm, Norrail and Beltline were to meet again.`,
      publishedAt: nextOfCourt.publishedAt,
    });
    expect(merged).toEqual([]);
  }
});

test("splits the anchor off under an id that is free", () => {
  const grouper = filled();
  expect(grouper.splitByHand(["r1"])?.storyId).toBe("s-r1.2");
});

test("splits off under the id that is given", () => {
  expect(filled().splitByHand(["r5"], { into: "resignation" })?.storyId).toBe("resignation");
});

test("knows nothing of articles that it has not seen", () => {
  expect(filled().splitByHand(["x9"])).toBeUndefined();
});

test("keeps the older id of two stories that a hand merges, and later articles of either find it", () => {
  const [{ pair }] = pairsOfTwo as [(typeof pairsOfTwo)[number]];
  const grouper = createGrouper();
  for (const each of [...otherNews, ...pair]) grouper.decide(each);
  expect(grouper.mergeByHand("s-b", "s-a")).toEqual(["s-a", "s-b"]);
  const next = grouper.decide(
    item(
      "c",
      "Solvang Creamery board backs Brandt Dairy",
      "The board of Solvang Creamery backs the purchase by Brandt Dairy, it said on Monday.",
      24,
    ),
  );
  expect(next.storyId).toBe("s-a");
});

test("merges what it parted before when a hand says so", () => {
  const grouper = filled();
  grouper.splitByHand(["r4", "r5"]);
  expect(grouper.mergeByHand("s-r1", "s-r4")).toEqual(["s-r1", "s-r4"]);
  expect(grouper.decide(nextOfCourt).storyId).toBe("s-r1");
  expect(grouper.mergeByHand("s-r1", "s-r4")).toBeUndefined();
});

test("keeps parted after a restart what was parted before", () => {
  const grouper = createGrouper();
  for (const each of runningStory) grouper.restore(each, ["r4", "r5"].includes(each.id) ? "s-r4" : "s-r1");
  grouper.keepApart("s-r1", "s-r4");
  const decided = grouper.decide(nextOfCourt);
  expect(decided).toMatchObject({ storyId: "s-r4" });
  expect(decided.merged).toBeUndefined();
});
