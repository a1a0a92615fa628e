import { expect, test } from "vitest";
import { upcomingOf } from "../../../briefings/story/upcoming.ts";
import { buildView, type TestArticle } from "./view-builder.ts";

const asOf = { now: "2026-03-05T08:00:00Z", timezone: "Europe/Oslo" };

function article(id: string, at: string, sentence: string, date: string, duplicateOf?: string): TestArticle {
  return {
    id,
    at,
    text: `HALMAR (Harbour Wire) - The port is for sale. ${sentence}`,
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
    claims: (place) => [{ type: "plan", date, span: place(sentence), evidence: [place(sentence)] }],
  };
}

const told = (articles: readonly TestArticle[]) =>
  upcomingOf(buildView(articles), asOf).map(({ date, line }) => [date, line.text]);

test("tells what is to come, soonest first", () => {
  expect(
    told([
      article("a1", "2026-03-03T08:00:00Z", "The council will vote on the sale on 20 March.", "2026-03-20"),
      article("a2", "2026-03-04T08:00:00Z", "Separately, bids are due by 9 March.", "2026-03-09"),
    ]),
  ).toEqual([
    ["2026-03-09", "Bids are due by 9 March."],
    ["2026-03-20", "The council will vote on the sale on 20 March."],
  ]);
});

test("tells it once, in its newest wording, and not what a copy repeats", () => {
  expect(
    told([
      article("a1", "2026-03-03T08:00:00Z", "The council will vote on the sale on 20 March.", "2026-03-20"),
      article(
        "a2",
        "2026-03-04T08:00:00Z",
        "The council's vote on the sale is set for 20 March.",
        "2026-03-20",
      ),
      article(
        "a3",
        "2026-03-04T09:00:00Z",
        "The council will vote on the sale on 20 March.",
        "2026-03-20",
        "a1",
      ),
    ]),
  ).toEqual([["2026-03-20", "The council's vote on the sale is set for 20 March."]]);
});

test("leaves out what is past at the reader's moment, what is far off and what was not published yet", () => {
  expect(
    told([
      article("a1", "2026-03-03T08:00:00Z", "Bids are due by 4 March.", "2026-03-04"),
      article("a2", "2026-03-03T09:00:00Z", "The pier will be rebuilt in 2029.", "2029"),
      article("a3", "2026-03-05T09:00:00Z", "The mayor will speak on 7 March.", "2026-03-07"),
    ]),
  ).toEqual([]);
});
