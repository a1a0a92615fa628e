import { expect, test } from "vitest";
import { composeDigest, type DigestInput } from "../../../briefings/digest/compose-digest.ts";
import { digestSchema } from "../../../briefings/digest/digest.ts";
import { digestHtml } from "../../../briefings/digest/render-html.ts";
import { digestMarkdown } from "../../../briefings/digest/render-markdown.ts";
import { digestText } from "../../../briefings/digest/render-text.ts";
import { buildView } from "../story/view-builder.ts";
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
  expect(text).toContain("It is NATO's unclassified networks, not all of NATO's classified networks");
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
