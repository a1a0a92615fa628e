import { expect, test } from "vitest";
import { rankDays } from "../../../briefings/story/timeline-days.ts";
import { dayMentionsOf } from "../../../briefings/story/timeline-mentions.ts";

const article = (id: string, publishedAt: string, text: string, duplicateOf?: string) => ({
  id,
  publishedAt,
  text,
  duplicateOf,
});

test("reads the days that an article names, relative ones from its publication", () => {
  const text =
    "The ferry sank on Tuesday.\n\nIt was built in 1998. An inquiry opened on 2 March, and ends in May.";
  expect(dayMentionsOf({ text, publishedAt: "2026-03-05T10:00:00Z" })).toEqual([
    { day: "2026-03-03", sentence: 0 },
    { day: "2026-03-02", sentence: 2 },
  ]);
});

const wreck = [
  article("a1", "2026-03-03T12:00:00Z", "A ferry sank off Lindholm on Tuesday. Nobody was hurt."),
  article("a2", "2026-03-04T09:00:00Z", "Divers reached the ferry that sank on Tuesday."),
  article("a3", "2026-03-09T09:00:00Z", "The owner was fined. Its ferry had sunk on 3 March."),
  article("a4", "2026-03-20T09:00:00Z", "A hearing begins on 2 April. The ferry sank on 3 March."),
];

test("puts the day that later articles come back to first", () => {
  expect(rankDays(wreck)[0]?.day).toBe("2026-03-03");
});

test("leaves out what is announced and has not happened", () => {
  expect(rankDays(wreck).map(({ day }) => day)).not.toContain("2026-04-02");
});

test("counts copies once", () => {
  const copies = [1, 2, 3].map((at) =>
    article(`c${at}`, "2026-03-09T10:00:00Z", "The owner was fined. Its ferry had sunk on 3 March.", "a3"),
  );
  expect(rankDays([...wreck, ...copies])).toEqual(rankDays(wreck));
});

test("ranks the same in any order of the articles", () => {
  expect(rankDays([...wreck].reverse())).toEqual(rankDays(wreck));
});
