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

  test.each([
    ["The plan was reported first by the Harbour Post.", "Harbour Post"],
    ["News of the plan was first reported by the Harbour Post on Monday.", "Harbour Post"],
    ["The plan, first reported by Harbour Post, would cost 40 million.", "Harbour Post"],
    ["The plan was earlier reported by Harbour Post.", "Harbour Post"],
    ["The firm is in talks, according to a report in the Harbour Post.", "Harbour Post"],
    ["The firm is in talks, according to a Harbour Post report.", "Harbour Post"],
    ["The firm is in talks, according to a report by Harbour Post on Monday.", "Harbour Post"],
    ["The firm is in talks, according to a report published on Monday by the Harbour Post.", "Harbour Post"],
    ["As the Harbour Post reported, the firm is in talks.", "Harbour Post"],
    ["As Harbour Post first reported on Monday, the firm is in talks.", "Harbour Post"],
    ["The firm is in talks, as reported by the Harbour Post.", "Harbour Post"],
    ["The firm is in talks, as the Harbour Post has reported.", "Harbour Post"],
    ["The Harbour Post, which first reported the talks, said they began in May.", "Harbour Post"],
    ["The Harbour Post was the first to report the talks.", "Harbour Post"],
    ["The Harbour Post broke the news on Monday.", "Harbour Post"],
    ["The Harbour Post broke the story.", "Harbour Post"],
    ["The Harbour Post previously reported that the firm was in talks.", "Harbour Post"],
    ["The Harbour Post reported on Monday that the firm was in talks.", "Harbour Post"],
    ["The firm is in talks, the Harbour Post reported on Monday.", "Harbour Post"],
    ["The firm is in talks, the Harbour Post reported, citing people close to it.", "Harbour Post"],
    ["The firm is in talks, Reuters reported, citing sources.", "Reuters"],
    ["The firm is in talks, according to the Harbour Post.", "Harbour Post"],
    ["The firm is in talks, Bloomberg News reported earlier.", "Bloomberg"],
    ["It was the Harbour Post that first reported the talks.", "Harbour Post"],
    ["The talks first emerged in a Harbour Post report.", "Harbour Post"],
  ])("reads whom %s credits", (text, outlet) => {
    const found = originOf({ text: `The plan is off.\n\n${text}\n\nMore.\n\nMore.\n\nMore.\n\nMore.` });
    expect(found && { ...found, outlet: found.outlet.replace(/^the /iu, "") }).toEqual(credited(outlet));
  });

  test.each([
    ["VELM, Norria (AP) — The mayor resigned."],
    ["VELM (AP) -- The mayor resigned."],
    ["Velm, 4 March (AP): The mayor resigned."],
    ["VELM, March 4, 2026 (AP) — The mayor resigned."],
    ["VELM — (AP) — The mayor resigned."],
    ["(AP) — The mayor resigned."],
    ["AP: The mayor resigned."],
    ["The mayor resigned.\n\n(AP)"],
    ["The mayor resigned.\n\n— AP"],
    ["The mayor resigned.\n\nReporting by the Associated Press."],
    ["The mayor resigned.\n\nThis story was first published by AP."],
    ["The mayor resigned.\n\n© 2026 The Associated Press. All rights reserved."],
    ["The mayor resigned.\n\nCopyright 2026 The Associated Press. All rights reserved."],
    ["By Jane Roe, Associated Press\n\nThe mayor resigned."],
    ["The mayor resigned.\n\nVia AP."],
  ])("takes %j as copied from the agency", (text) => {
    expect(originOf({ text, outlet: "Harbour Post" })).toEqual(copied("Associated Press"));
  });

  test.each([
    "By Jane Roe, Associated Press",
    "By JANE ROE Associated Press",
    "Jane Roe | AP",
    "JANE ROE, The Associated Press",
    "Associated Press",
    "By The Associated Press",
    "By Jane Roe and John Doe, Associated Press",
    "Jane Roe (AP)",
    "By Jane Roe for The Associated Press",
    "AP staff",
    "Jane Roe / AP",
    "Jane Roe of the Associated Press",
    "With files from The Associated Press",
  ])("reads the agency in the byline %s", (byline) => {
    expect(originOf({ text: "It rained.", byline, outlet: "Harbour Post" })).toEqual(
      copied("Associated Press"),
    );
  });

  test("takes another's report for the origin only where the text opens with it", () => {
    const aside = "The Harbour Post reported on Monday that the firm would move.";
    expect(originOf({ text: `The plan is off.\n\nIt was dear.\n\n${aside}` })).toBeUndefined();
    expect(originOf({ text: `${aside}\n\nIt was dear.` })).toEqual(credited("The Harbour Post"));
  });

  test.each([
    "Standard Bank reported on Monday that profits fell.",
    "According to Velm Express, two trains were late.",
    "© 2026 Harbour Media Group. All rights reserved.",
    "Reporting by Jane Roe; editing by John Doe",
    "By Monday, the Associated Press building was empty of all the people who had worked in it for years.",
    "The ministry reported on Monday that exports fell.",
    "According to a report by the Ministry of Trade, exports fell.",
    "As the company reported, profits fell.",
    "According to the World Bank, exports fell.",
    "The firm bought the Harbour Post on Monday.",
    "The Harbour Post reported a profit of 4 million for the year.",
    "He told the Harbour Post that he would stay.",
    "The Standard Bank reported lower profits on Monday.",
    "Shares in the Daily Group fell, according to the exchange.",
  ])("credits nobody in %s", (text) => {
    expect(originOf({ text })).toBeUndefined();
  });
});
