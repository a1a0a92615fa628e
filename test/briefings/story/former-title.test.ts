import { expect, test } from "vitest";
import { formerTitles, formerTitleWords, titleLastTold } from "../../../briefings/story/former-title.ts";
import type { Story } from "../../../briefings/story/story.ts";

const story: Story = {
  id: "s-1",
  tenant: "local",
  title: "Trams of Velm",
  anchorArticleId: "a1",
  aliases: [],
  firstAt: "2026-03-01T08:00:00.000Z",
  lastAt: "2026-03-05T08:00:00.000Z",
  formerly: [
    { title: "Velm weighs trams", reason: "first-agreement", changedAt: "2026-03-02T08:00:00.000Z" },
    { title: "Velm buys buses", reason: "correction", changedAt: "2026-03-04T08:00:00.000Z" },
  ],
};

test("says what a story was called and why it is not any more, newest first", () => {
  expect(formerTitles(story)).toBe(
    "formerly: Velm buys buses (a correction); formerly: Velm weighs trams (a first agreement)",
  );
  expect(formerTitles({ ...story, formerly: [] })).toBeUndefined();
  expect(formerTitleWords({ title: "Orlin", reason: "merge" })).toBe(
    "formerly: Orlin (two stories became one)",
  );
});

test("takes the title that stood when a reader was last told", () => {
  const told = (at: string | undefined) => titleLastTold(story, at)?.title;
  expect(told("2026-03-01T09:00:00.000Z")).toBe("Velm weighs trams");
  expect(told("2026-03-03T09:00:00.000Z")).toBe("Velm buys buses");
  expect(told("2026-03-04T09:00:00.000Z")).toBeUndefined();
  expect(told(undefined)).toBeUndefined();
});
