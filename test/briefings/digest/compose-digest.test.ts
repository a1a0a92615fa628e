import { expect, test } from "vitest";
import { composeDigest, type DigestInput } from "../../../briefings/digest/compose-digest.ts";
import { isToldInStory } from "../../../briefings/digest/correction-notice.ts";
import { digestSchema } from "../../../briefings/digest/digest.ts";
import { digestHtml } from "../../../briefings/digest/render-html.ts";
import { digestMarkdown } from "../../../briefings/digest/render-markdown.ts";
import { digestText } from "../../../briefings/digest/render-text.ts";
import { statementWords } from "../../../briefings/digest/wording.ts";
import { agreement, buildView, party } from "../story/view-builder.ts";
import { dealDefended, dealStruck, planCopied, planReported, yardstick } from "../story/yardstick.ts";

const briefing = {
  id: "ai-contracts",
  title: "AI firms and governments",
  topic: { any: ["OpenAI"], none: [], sources: [] },
  timezone: "Europe/Brussels",
  maxStories: 5,
};
const wednesday: DigestInput = {
  id: "d-1",
  briefing,
  window: { from: "2026-03-03T08:00:00Z", to: "2026-03-04T08:00:00Z" },
  views: [buildView([dealStruck, planReported, planCopied, dealDefended])],
  seen: new Set(),
};
const first = composeDigest(wednesday);
const thursday: DigestInput = {
  ...wednesday,
  id: "d-2",
  window: { from: "2026-03-04T08:00:00Z", to: "2026-03-05T08:00:00Z" },
  views: [buildView(yardstick)],
  seen: new Set(first.told.map(({ key }) => key)),
  told: new Map(first.told.map(({ key, line }) => [key, { line, at: "2026-03-04T08:00:00Z" }])),
};
const second = composeDigest(thursday);
const look = { width: 100, timezone: "Europe/Brussels" };

test("writes Wednesday's digest as a reporter would", async () => {
  expect(digestSchema.parse(first.digest)).toEqual(first.digest);
  await expect(digestText(first.digest, look)).toMatchFileSnapshot("../../golden/digest/wednesday.txt");
});

test("tells on Thursday only what is new, and what was wrong on Wednesday", async () => {
  expect(digestSchema.parse(second.digest)).toEqual(second.digest);
  await expect(digestText(second.digest, look)).toMatchFileSnapshot("../../golden/digest/thursday.txt");
});

test("owes a correction to a channel that was told the wrong version, once", () => {
  expect(second.notices).toMatchObject([
    { told: expect.stringContaining("all of NATO's classified networks"), toldAt: "2026-03-04T08:00:00Z" },
  ]);
  const seen = new Set([...thursday.seen, ...second.told.map(({ key }) => key)]);
  expect(composeDigest({ ...thursday, seen })).toMatchObject({ quiet: true, notices: [] });
});

test("owes nothing to a channel that was told nothing", () => {
  expect(composeDigest({ ...thursday, seen: new Set(), told: new Map() }).notices).toEqual([]);
});

test("never says that the alliance deal is signed or that its networks are classified", () => {
  const text = digestText(second.digest, look);
  expect(text).not.toMatch(/NATO[^\n]*\bsigned\b(?! *27)/u);
  expect(text).toContain("The NATO networks are unclassified, not classified: Sam Altman misspoke");
  expect(text).toMatch(/Nothing is\s+signed/u);
});

test("is the same digest for the same input", () => {
  expect(composeDigest(thursday)).toEqual(second);
});

test("is quiet where nothing is about the topic", () => {
  const about = { ...briefing, topic: { any: ["Kestrel"], none: [], sources: [] } };
  expect(composeDigest({ ...wednesday, briefing: about })).toMatchObject({
    quiet: true,
    digest: { stories: [], articles: 0 },
  });
});

test("shows text from sources to the letter in Markdown and HTML, as text", async () => {
  const hostile = buildView([
    {
      id: "h1",
      at: "2026-03-03T21:30:00Z",
      outlet: "<b>Wire</b>",
      title: "x",
      text: "OpenAI said [click](https://evil.example) <img src=x onerror=alert(1)> @everyone & more of it.",
    },
  ]);
  const { digest } = composeDigest({ ...wednesday, views: [hostile] });
  const page = digestHtml(digest, look);
  expect(page).not.toContain("<img");
  expect(page).not.toContain("<b>");
  expect(page).toContain("&lt;img src=x");
  const markdown = digestMarkdown(digest, look);
  expect(markdown).toContain("\\[click\\]\\(https://evil.example\\)");
  expect(markdown).not.toMatch(/(?<!\\)</u);
});

test("keeps its Markdown", async () => {
  await expect(digestMarkdown(second.digest, look)).toMatchFileSnapshot("../../golden/digest/thursday.md");
});

test("quotes beside a correction the wrong words that the channel was told, and when", () => {
  expect(second.notices).toMatchObject([{ wrong: "classified" }]);
  expect(second.digest.stories[0]?.developments[0]?.note).toBe(
    "you were told “classified” on Wednesday, 09:00",
  );
  expect(second.notices.every((notice) => isToldInStory(notice, second.digest))).toBe(true);
  expect(first.notices.some((notice) => isToldInStory(notice, first.digest))).toBe(false);
});

test("says of which deal nothing is signed where another one is", () => {
  expect(second.digest.bottomLine[0]?.text).toMatch(/Nothing is signed between them\.$/u);
  const alone = composeDigest({ ...wednesday, views: [buildView([planReported])] });
  expect(alone.digest.bottomLine[0]?.text).toMatch(/Nothing is signed\.$/u);
});

test("lists a deal once where two stories tell it, under the story that told it first", () => {
  const older = buildView([dealStruck, dealDefended], "s-1");
  const younger = buildView([planReported], "s-2");
  const shared = older.agreements.filter(({ partyKeys }) => partyKeys.includes("pentagon"));
  const both = composeDigest({
    ...wednesday,
    views: [
      older,
      {
        ...younger,
        agreements: [
          ...younger.agreements,
          ...shared.map((record) => ({
            ...record,
            assertions: record.assertions.flatMap((told) => [
              told,
              { ...told, claimId: "a2.9", articleId: "a2", storyId: "s-2" },
            ]),
          })),
        ],
      },
    ],
  });
  const listed = both.digest.stories.flatMap(({ id, agreements }) =>
    agreements.map((deal) => `${deal.parties.map(({ name }) => name).join(" – ")} in ${id}`),
  );
  expect(both.digest.stories.length).toBe(2);
  expect(listed.filter((deal) => deal.startsWith("OpenAI – Pentagon"))).toEqual(["OpenAI – Pentagon in s-1"]);
});

test("counts articles and independent sources of what it is made from, copies as none", () => {
  const { articles, stories } = first.digest;
  expect(articles).toBe(4);
  expect(stories[0]?.independentSources).toBe(3);
  expect(stories[0]?.sources.map(({ articleId }) => articleId)).toEqual(["a1", "a2", "a3", "a5"]);
});

const remark = (claim: { speaker: string; text: string; sentence: string; date?: string }): DigestInput => ({
  ...wednesday,
  views: [
    buildView([
      planReported,
      {
        id: "r1",
        at: "2026-03-03T23:00:00Z",
        outlet: "Meridian Desk",
        text: claim.sentence,
        claims: (place) => [
          {
            type: "statement",
            speaker: claim.speaker,
            speakerAliases: [],
            text: claim.text,
            span: place(claim.text),
            quoted: false,
            ...(claim.date === undefined ? {} : { date: claim.date }),
            evidence: [place(claim.sentence)],
            rule: "test",
          },
        ],
      },
    ]),
  ],
});
const saidIn = (input: DigestInput) =>
  composeDigest(input).digest.stories.flatMap(({ statements }) =>
    statements.map((statement) =>
      statementWords(statement, { now: input.window.to, timezone: "Europe/Brussels" }),
    ),
  );

test("puts the day beside the verb and opens a line with a capital", () => {
  const sentence =
    "The vote on the plan comes in May, a second person familiar with the matter said on Tuesday.";
  const text = "The vote on the plan comes in May";
  const speaker = "a second person familiar with the matter";
  expect(saidIn(remark({ speaker, text, sentence, date: "2026-03-03" }))).toEqual([
    "A second person familiar with the matter said on Tuesday that the vote on the plan comes in May",
  ]);
});

test("leaves out a remark about an “it” that stands in another sentence, and does not bring it a day later", () => {
  const input = remark({
    speaker: "Sam Altman",
    text: "it had hurt the company",
    sentence: "He said that it had hurt the company.",
  });
  expect(saidIn(input)).toEqual([]);
  const { told } = composeDigest(input);
  expect(composeDigest({ ...input, seen: new Set(told.map(({ key }) => key)) }).quiet).toBe(true);
});

test("leaves out under Said what a line has said in the same words", () => {
  const text = "OpenAI is considering a contract with NATO";
  const sentence = "OpenAI is considering a contract with NATO, an official said.";
  expect(saidIn(remark({ speaker: "an official", text, sentence }))).toEqual([]);
});

test("keeps the money beside its contract and the day beside the verb", () => {
  const sentence =
    "The city of Velm on Tuesday awarded Norrail a contract worth 118 million euros to build 44 trams.";
  const award = buildView([
    {
      id: "v1",
      at: "2026-03-03T19:30:00Z",
      text: sentence,
      claims: (place) => [
        agreement(place, {
          parties: [party("Velm"), party("Norrail")],
          status: "signed",
          object: "build 44 trams",
          amount: { value: 118_000_000, currency: "EUR" },
          date: "2026-03-03",
          sentence,
          words: "awarded Norrail a contract",
        }),
      ],
    },
  ]);
  const about = { ...briefing, topic: { any: ["Norrail"], none: [], sources: [] } };
  const { digest } = composeDigest({ ...wednesday, briefing: about, views: [award] });
  expect(digest.bottomLine[0]?.text).toBe(
    "Velm on Tuesday awarded Norrail a contract worth €118 million to build 44 trams.",
  );
  expect(digestText(digest, look)).toContain("3 March, to build 44 trams, €118 million");
});

test("says what a story was called when the channel was last told of it", () => {
  const renamed = thursday.views.map((view) => ({
    ...view,
    story: {
      ...view.story,
      formerly: [
        { title: "Networks of NATO", reason: "correction" as const, changedAt: "2026-03-04T20:00:00.000Z" },
      ],
    },
  }));
  const [told] = composeDigest({ ...thursday, views: renamed }).digest.stories;
  expect(told?.formerly).toEqual({ title: "Networks of NATO", reason: "correction" });
  const untold = composeDigest({ ...thursday, views: renamed, seen: new Set(), told: new Map() });
  expect(untold.digest.stories[0]?.formerly).toBeUndefined();
});
