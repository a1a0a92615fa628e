import { expect, test } from "vitest";
import { developmentSchema } from "../../../briefings/story/development.ts";
import { developmentsOf } from "../../../briefings/story/developments.ts";
import { independentSources } from "../../../briefings/story/independent-sources.ts";
import { agreement, buildView, party, type TestArticle } from "./view-builder.ts";
import { dealDefended, planCopied, planReported, yardstick } from "./yardstick.ts";

const keysOf = (articles: readonly TestArticle[]) =>
  developmentsOf(buildView(articles))
    .map(({ key }) => key)
    .sort();

test("keeps to its shape and comes weightiest first", () => {
  const developments = developmentsOf(buildView(yardstick));
  expect(developments.map((each) => developmentSchema.parse(each))).toEqual(developments);
  expect(developments.map(({ change }) => change)[0]).toBe("correction");
  expect(developments.map(({ weight }) => weight)).toEqual(
    developments.map(({ weight }) => weight).sort((a, b) => b - a),
  );
});

test("tells nothing new for a reprint, whether it is marked as one or not", () => {
  expect(keysOf([planReported, planCopied])).toEqual(keysOf([planReported]));
  const { duplicateOf: _, ...unmarked } = planCopied;
  expect(keysOf([planReported, unmarked])).toEqual(keysOf([planReported]));
});

test("gives a paraphrased quotation the key that the quotation has", () => {
  const again: TestArticle = {
    id: "p1",
    at: "2026-03-04T09:00:00Z",
    outlet: "Lakeside Daily",
    text: "Sam Altman said that it was a hard decision and the right one, and that it cost them.",
    claims: (place) => [
      agreement(place, {
        parties: [party("OpenAI"), party("Norrail")],
        status: "considering",
        sentence: "Sam Altman said that it was a hard decision and the right one, and that it cost them.",
        words: "said",
      }),
      {
        type: "statement",
        speaker: "Sam Altman",
        speakerAliases: [],
        text: "It was a hard decision and the right one".toLowerCase(),
        span: place("it was a hard decision and the right one"),
        quoted: true,
        evidence: [
          place("Sam Altman said that it was a hard decision and the right one, and that it cost them."),
        ],
        rule: "test",
      },
    ],
  };
  const said = (articles: readonly TestArticle[]) =>
    keysOf(articles).filter((key) => key.startsWith("said/"));
  expect(said([dealDefended, again])).toEqual(said([dealDefended]));
});

test("proves the status wrong that was told with the wrong object", () => {
  const developments = developmentsOf(buildView(yardstick));
  const wrong = developments.find(({ key }) => /^agreement\/.*\/considering$/u.test(key));
  const [correction] = developments.filter(({ change }) => change === "correction");
  expect(correction?.corrects).toEqual([wrong?.key]);
});

test("proves what was told wrong where a party denies it", () => {
  const parties = [party("Norrail"), party("Velm")];
  const leak: TestArticle = {
    id: "n1",
    at: "2026-03-01T09:00:00Z",
    text: "Norrail is in talks with Velm on a contract, a person familiar with the matter said on Sunday.",
    claims: (place) => [
      agreement(place, {
        parties,
        status: "negotiating",
        attribution: { source: "a person familiar with the matter", kind: "anonymous" },
        sentence:
          "Norrail is in talks with Velm on a contract, a person familiar with the matter said on Sunday.",
        words: "is in talks",
      }),
    ],
  };
  const denial: TestArticle = {
    id: "n2",
    at: "2026-03-02T09:00:00Z",
    text: "Norrail denied on Monday that there is any contract with Velm.",
    claims: (place) => [
      agreement(place, {
        parties,
        status: "denied",
        attribution: { source: "Norrail", kind: "official" },
        sentence: "Norrail denied on Monday that there is any contract with Velm.",
        words: "denied",
      }),
    ],
  };
  const developments = developmentsOf(buildView([leak, denial]));
  expect(developments.find(({ change }) => change === "denial")).toMatchObject({
    corrects: ["agreement/deal-1/negotiating"],
    line: { kind: "denial", text: "There is no contract between Norrail and Velm, Norrail said on Monday." },
  });
});

test("falls back to an article's first sentence where nothing was read in it", () => {
  const [only] = developmentsOf(
    buildView([
      {
        id: "r1",
        at: "2026-03-01T09:00:00Z",
        title: "Trams",
        text: "The first tram of Porto Velmo left the yard on Sunday. It was red.",
      },
    ]),
  );
  expect(only).toMatchObject({
    change: "report",
    line: { text: "The first tram of Porto Velmo left the yard on Sunday." },
  });
});

test("counts publishers, not copies", () => {
  expect(independentSources(buildView([planReported, planCopied, dealDefended]).articles).size).toBe(2);
});
