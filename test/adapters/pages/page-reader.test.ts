import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { createPageReader } from "../../../adapters/pages/page-reader.ts";

const page = readFileSync(new URL("../../fixtures/articles/harbour-page.html", import.meta.url), "utf8");
const url = "https://harbour.example/2026/03/port-sold";
const reader = createPageReader();
afterAll(() => reader.close());

const body = (html: string): string => `<html><body>${html}</body></html>`;
const sentence =
  "The port of Velmo has been sold to a pension fund, the transport ministry said on Tuesday. ";

describe("createPageReader", () => {
  test("reads the story with its facts, without what surrounds it", async () => {
    expect(await reader.read({ html: page, url })).toEqual({
      url: "https://harbour.example/2026/03/port-sold?utm_source=share",
      title: "Port of Velmo sold to fund",
      text: [
        "The port of Velmo has been sold to a pension fund, the transport ministry said on Tuesday, ending two years of talks with three bidders and a strike that closed the docks for a week.",
        "The fund will pay 240 million crowns, of which a third is due in May. It has promised to keep all 1,900 jobs for five years, a spokeswoman said.",
        "The city council, which owns a tenth of the quay, is against the sale. Its chairman, Ivo Brandt, said that the council would go to court before the end of the month.",
        '"We were not asked," he said. "A port is not a shop, and you cannot close it for the winter."',
        "The ministry did not say who the other bidders were.",
      ].join("\n\n"),
      outlet: "Harbour Post",
      byline: "Mara Lind, Jo Tarn",
      publishedAt: "2026-03-03T09:00:00.000Z",
      feeds: [{ url: "https://harbour.example/feed", title: "World" }],
    });
  });

  test("reads a story that stands in the structured data alone", async () => {
    const story = sentence.repeat(8).trim();
    const html = `<html><head><script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", articleBody: story })}</script></head><body><div id="app">Loading</div></body></html>`;
    expect((await reader.read({ html, url })).text).toBe(story);
  });

  test("reads a short notice", async () => {
    expect((await reader.read({ html: body("<p>The ferry is late again.</p>"), url })).text).toBe(
      "The ferry is late again.",
    );
  });

  test("takes no canonical link to the front page for the article's own", async () => {
    const html = `<html><head><link rel="canonical" href="/"></head><body><p>${sentence.repeat(5)}</p></body></html>`;
    expect((await reader.read({ html, url })).url).toBeUndefined();
  });

  test("says so where a page has no text", async () => {
    await expect(reader.read({ html: body("<div></div>"), url })).rejects.toMatchObject({
      code: "input",
      message: `${url}: no article was found on the page. Give the address of a single article, or of the site's feed.`,
    });
  });

  test("refuses pages that are too deep, too long or of too many elements, before they are parsed", async () => {
    const started = performance.now();
    for (const html of ["<div>".repeat(50_000), "x".repeat(6_000_001), "<b>x</b>".repeat(60_000)]) {
      await expect(reader.read({ html, url })).rejects.toMatchObject({ code: "input", thing: url });
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("gives a page up that takes too long, and reads the next one", async () => {
    const hasty = createPageReader({ timeMs: 2000 });
    try {
      const slow = body(
        `${"<div>".repeat(190)}${"<p>word, word, word.</p>".repeat(40_000)}${"</div>".repeat(190)}`,
      );
      await expect(hasty.read({ html: slow, url })).rejects.toThrow("takes too long to read");
      expect((await hasty.read({ html: body("<p>The ferry is late again.</p>"), url })).text).toBe(
        "The ferry is late again.",
      );
    } finally {
      await hasty.close();
    }
  });
});
