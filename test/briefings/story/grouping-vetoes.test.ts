import { expect, test } from "vitest";
import { createGrouper } from "../../../briefings/story/grouping.ts";
import { item, otherNews, pairsOfTwo, runningStory } from "./grouping-texts.ts";

for (const { rule, pair } of pairsOfTwo) {
  test(`keeps apart: ${rule}`, () => {
    for (const [first, second] of [pair, [pair[1], pair[0]] as const]) {
      const grouper = createGrouper();
      for (const each of otherNews) grouper.decide(each);
      const one = grouper.decide({ ...first, publishedAt: pair[0].publishedAt }).storyId;
      expect(grouper.decide({ ...second, publishedAt: pair[1].publishedAt }).storyId).not.toBe(one);
    }
  });
}

test("keeps one running story together while its focus shifts over a week", () => {
  const grouper = createGrouper();
  const decided = [...otherNews, ...runningStory].map((each) => grouper.decide(each));
  expect(decided.slice(otherNews.length).map(({ storyId }) => storyId)).toEqual(
    runningStory.map(() => "s-r1"),
  );
});

test("takes a firm's short name for the firm", () => {
  const grouper = createGrouper();
  for (const each of otherNews) grouper.decide(each);
  grouper.decide(
    item(
      "h1",
      "Halden Marine wins ferry order from Port Ellis",
      "Halden Marine won an order for three electric ferries from the city of Port Ellis, the shipbuilder said on Sunday.",
    ),
  );
  const next = grouper.decide(
    item(
      "h2",
      "Halden hires 200 for Port Ellis ferries",
      "Halden is hiring 200 welders for the three electric ferries that the city of Port Ellis ordered on Sunday, the shipbuilder said.",
      30,
    ),
  );
  expect(next.storyId).toBe("s-h1");
});

test("takes two spellings of a person's name for one person", () => {
  const grouper = createGrouper();
  for (const each of otherNews) grouper.decide(each);
  grouper.decide(
    item(
      "p1",
      "Mohamed Tarek elected mayor of Velmo",
      "Mohamed Tarek was elected mayor of Velmo on Sunday with 54 percent of the vote, the election office said.",
    ),
  );
  const next = grouper.decide(
    item(
      "p2",
      "Mohammed Tarek sworn in as mayor of Velmo",
      "Mohammed Tarek was sworn in as mayor of Velmo after his election on Sunday with 54 percent of the vote.",
      20,
    ),
  );
  expect(next.storyId).toBe("s-p1");
});

test("puts an old article that arrives late into the story of its time", () => {
  const grouper = createGrouper();
  for (const each of [...otherNews, ...runningStory.filter(({ id }) => id !== "r2")]) grouper.decide(each);
  const late = runningStory.find(({ id }) => id === "r2");
  expect(late === undefined ? undefined : grouper.decide(late).storyId).toBe("s-r1");
});
