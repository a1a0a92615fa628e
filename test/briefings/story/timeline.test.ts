import { expect, test } from "vitest";
import type { Line } from "../../../briefings/claim/line.ts";
import { importantOf, type TimelineEntry } from "../../../briefings/story/timeline.ts";

const line = (text: string, kind: Line["kind"] = "report"): Line => ({
  text,
  kind,
  certainty: "reported",
  citations: [],
});
const entry = (date: string, text: string, kind?: Line["kind"]): TimelineEntry => ({
  date,
  precision: "day",
  line: line(text, kind),
});
const articles = [
  { day: "2026-03-03", text: "The quay fell in on Tuesday." },
  { day: "2026-03-04", text: "Divers searched the quay that fell in on Tuesday." },
  { day: "2026-03-12", text: "The port was told to pay for the quay that fell in on 3 March." },
  { day: "2026-03-20", text: "The port paid for the quay that fell in on 3 March." },
].map(({ day, text }, at) => ({
  id: `a${at}`,
  tenant: "local",
  url: `https://news.example/a${at}`,
  title: "",
  text,
  outlet: "Harbour Wire",
  publishedAt: `${day}T09:00:00Z`,
  dated: true,
  fetchedAt: `${day}T09:00:00Z`,
  version: 1,
  source: "folder:test",
}));
const timeline = [
  entry("2026-02-01", "An old plan."),
  entry("2026-03-03", "The quay fell in."),
  entry("2026-03-03", "A crane was lost."),
  entry("2026-03-04", "Divers searched."),
  entry("2026-03-12", "The port was told to pay.", "agreement"),
];

test("keeps a short timeline as it is", () => {
  expect(importantOf(timeline, { articles }, 5)).toEqual(timeline);
});

test("shortens a long one to its important days, in order", () => {
  expect(importantOf(timeline, { articles }, 3).map(({ line: { text } }) => text)).toEqual([
    "The quay fell in.",
    "A crane was lost.",
    "The port was told to pay.",
  ]);
});
