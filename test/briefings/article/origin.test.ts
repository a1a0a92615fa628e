import { describe, expect, test } from "vitest";
import { originOf } from "../../../briefings/article/origin.ts";

const copied = (outlet: string) => ({ outlet, how: "copied" });
const credited = (outlet: string) => ({ outlet, how: "credited" });

describe("originOf", () => {
  test.each([
    ["WASHINGTON (AP) — The senator resigned.", "Associated Press"],
    ["BRUSSELS, March 4 (Reuters) - The alliance met.", "Reuters"],
    ["Paris, 4 March 2026 (AFP) – The strike ended.", "Agence France-Presse"],
    ["NEW YORK, March 4, 2026 /PRNewswire/ -- Acme opens a plant.", "PR Newswire"],
    ["LONDON--(BUSINESS WIRE)--Acme opens a plant.", "Business Wire"],
    ["(Bloomberg) -- The bank cut its rate.", "Bloomberg"],
    ["AP — The senator resigned.", "Associated Press"],
    ["The senator resigned.\n\nThis article was originally published by The Lantern.", "The Lantern"],
    ["The senator resigned.\n\nRepublished from the Harbour Post with permission.", "the Harbour Post"],
    ["The senator resigned.\n\nSource: Reuters", "Reuters"],
  ])("takes %s as copied from %s", (text, outlet) => {
    expect(originOf({ text })).toEqual(copied(outlet));
  });

  test.each([
    ["The Wall Street Journal first reported that the firm was considering it.", "The Wall Street Journal"],
    ["The talks were first reported by the Financial Times.", "Financial Times"],
    ["Harbour Post was first to report the talks.", "Harbour Post"],
    ["As first reported by Axios, the plan is off.", "Axios"],
    ["WSJ had earlier reported the plan.", "The Wall Street Journal"],
  ])("takes %s as a credit to %s", (text, outlet) => {
    expect(originOf({ text: `The plan is off.\n\n${text}` })).toEqual(credited(outlet));
  });

  test.each([
    "China first reported the illness in December.",
    "KYIV (Ukraine) - The mayor spoke.",
    "He told Reuters (the agency) that the plan is off.",
    "Officials first reported the fault on Monday.",
    "The company reported earlier that profits fell.",
  ])("finds no origin in %s", (text) => {
    expect(originOf({ text })).toBeUndefined();
  });

  test("does not name an outlet, or its publisher, as its own origin", () => {
    expect(originOf({ text: "BRUSSELS (Reuters) - The alliance met.", outlet: "Reuters" })).toBeUndefined();
    const credit = "The Wall Street Journal first reported the talks.";
    expect(originOf({ text: credit, outlet: "MarketWatch" })).toBeUndefined();
    expect(originOf({ text: credit, outlet: "Harbour Post" })).toEqual(credited("The Wall Street Journal"));
  });

  test("prefers the publisher of the words to the one of the news", () => {
    const text = "BRUSSELS (Reuters) - Talks are on.\n\nThe Financial Times first reported the talks.";
    expect(originOf({ text, outlet: "Harbour Post" })).toEqual(copied("Reuters"));
    expect(originOf({ text, outlet: "Reuters" })).toEqual(credited("Financial Times"));
  });

  test("reads the agency in a byline", () => {
    expect(originOf({ text: "It rained.", byline: "By Jane Roe, Associated Press" })).toEqual(
      copied("Associated Press"),
    );
    expect(originOf({ text: "It rained.", byline: "Reuters staff" })).toEqual(copied("Reuters"));
    expect(originOf({ text: "It rained.", byline: "Jane Roe" })).toBeUndefined();
  });
});
