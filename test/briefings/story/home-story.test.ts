import { expect, test } from "vitest";
import { isOwnDeal } from "../../../briefings/story/home-story.ts";
import { agreement, buildView, party, recordFrom } from "./view-builder.ts";

const sentence = "Norrail signed a contract with the Port of Velm.";
const [record] = buildView([
  {
    id: "a1",
    at: "2026-03-02T08:00:00Z",
    text: sentence,
    claims: (place) => [
      agreement(place, {
        parties: [party("Norrail"), party("Port of Velm")],
        status: "signed",
        sentence,
        words: "signed",
      }),
    ],
  },
]).agreements;
const [assertion] = record?.assertions ?? [];

function told(...storyIds: string[]) {
  if (assertion === undefined) throw new Error("no assertion");
  return recordFrom(
    storyIds.map((storyId, at) => ({
      ...assertion,
      storyId,
      claimId: `a${at}.0`,
      publishedAt: `2026-03-0${2 + at}T08:00:00Z`,
    })),
  );
}

test("a deal is told in the story that tells it oftenest", () => {
  const deal = told("s-1", "s-2", "s-1");
  expect(isOwnDeal(deal, { id: "s-1", aliases: [] })).toBe(true);
  expect(isOwnDeal(deal, { id: "s-2", aliases: [] })).toBe(false);
});

test("of two that tell it as often, the one that told it first has it", () => {
  const deal = told("s-1", "s-2");
  expect(isOwnDeal(deal, { id: "s-1", aliases: [] })).toBe(true);
  expect(isOwnDeal(deal, { id: "s-2", aliases: [] })).toBe(false);
});

test("what a merged story told counts for the story that is left", () => {
  expect(isOwnDeal(told("s-3", "s-2", "s-1"), { id: "s-1", aliases: ["s-2"] })).toBe(true);
});
