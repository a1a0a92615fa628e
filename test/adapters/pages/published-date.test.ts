import { expect, test } from "vitest";
import { jsonLdArticle } from "../../../adapters/pages/json-ld.ts";
import { parsePage } from "../../../adapters/pages/page-document.ts";
import { publishedDate } from "../../../adapters/pages/published-date.ts";

function dateOf(html: string, url = "https://harbour.example/a"): string | undefined {
  const document = parsePage(html);
  return publishedDate(document, jsonLdArticle(document), url);
}

test.each([
  [
    "structured data",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-03"}</script><meta name="date" content="2020-01-01">',
  ],
  [
    "damaged structured data",
    '<script type="application/ld+json">{"@type":"NewsArticle","description":"a\nb","datePublished":"2026-03-03"};</script>',
  ],
  [
    "Open Graph",
    '<meta property="article:published_time" content="2026-03-03"><meta property="article:modified_time" content="2026-04-01">',
  ],
  ["a homemade name", '<meta name="PubDate" content="20260303">'],
  ["an itemprop", '<span itemprop="datePublished" content="2026-03-03">yesterday</span>'],
  [
    "a marked time element",
    '<time class="updated" datetime="2026-04-01">x</time><time class="entry-date published" datetime="2026-03-03">x</time>',
  ],
  ["a marked date in words", '<div class="post-date">Posted on March 3, 2026 by Jo</div>'],
  ["a plain time element", '<time datetime="2026-03-03">x</time>'],
  ["words near the top", "<article><h1>Port sold</h1><p>3 March 2026 | Jo Tarn</p><p>Text.</p></article>"],
  [
    "the latest change, where there is nothing else",
    '<meta property="article:modified_time" content="2026-03-03">',
  ],
])("finds the date in %s", (_, html) => {
  expect(dateOf(html)).toBe("2026-03-03T00:00:00.000Z");
});

test("finds the date in the address", () => {
  expect(dateOf("<p>Text</p>", "https://harbour.example/2026/03/03/port")).toBe("2026-03-03T00:00:00.000Z");
  expect(dateOf("<p>Text</p>", "https://harbour.example/2026/99/03/port")).toBeUndefined();
});

test("finds none where none is given", () => {
  expect(dateOf('<p>The port was sold in 1998.</p><time datetime="soon">soon</time>')).toBeUndefined();
});
