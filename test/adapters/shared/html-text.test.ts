import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declaredFeeds, looksLikeFeed, looksLikeHtml } from "../../../adapters/shared/feed-links.ts";
import { htmlToLine, htmlToText } from "../../../adapters/shared/html-text.ts";

describe("htmlToText", () => {
  test("makes a paragraph of each block and joins lines inside one", () => {
    expect(htmlToText("<div>One\n two<br>Three.</div><ul><li>Four<li>Five</ul>Six")).toBe(
      "One two\n\nThree.\n\nFour\n\nFive\n\nSix",
    );
  });

  test("leaves out scripts, styles, comments, captions and forms", () => {
    expect(
      htmlToText(
        "<style>p{}</style>A<script>if (a<b) x('</p>')</script><!-- no <p> -->b<figure><figcaption>Cap</figcaption></figure><form>Mail</form>c",
      ),
    ).toBe("Ab\n\nc");
  });

  test("reads a quoted attribute that holds a bracket", () => {
    expect(htmlToText("<a title=\"a > b\" href=x>link</a> <img alt='>'>end")).toBe("link end");
  });

  test("keeps a bracket that opens no tag", () => {
    expect(htmlToText("2 < 3 and 4 > 3 &lt;b&gt;")).toBe("2 < 3 and 4 > 3 <b>");
  });

  test("keeps the text after an element that nobody closed", () => {
    expect(htmlToText("<button>Press<p>One.</p><svg>Two.")).toBe("Press\n\nOne.\n\nTwo.");
  });

  test("reads markup inside a section that was wrapped twice", () => {
    expect(htmlToText("<![CDATA[<p>One.</p><p>Two.</p>]]>")).toBe("One.\n\nTwo.");
  });

  test("puts table cells apart", () => {
    expect(htmlToText("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")).toBe("a b\n\nc");
  });

  test("never throws and never leaves a tag of its own", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<",
      ">",
      '"',
      "'",
      "<a href=",
      "<!--",
      "-->",
      "<script>",
      "</script",
      "x",
      " ",
      "&lt;",
      "<![CDATA[",
      "]]>",
      "=",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(htmlToText(pieces.join(""))).not.toMatch(/<\/?p>/u);
      }),
    );
  });

  test("takes time in proportion to the length of hostile markup", () => {
    const started = performance.now();
    for (const piece of ["<a '", '<a b="', "<button>", "<!--", "<", "<div>", "</", "&", "<a b='>"])
      htmlToText(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

test("htmlToLine gives one line", () => {
  expect(htmlToLine("<p>Port &amp; <b>city</b></p><p>again</p>")).toBe("Port & city again");
});

describe("declaredFeeds", () => {
  test("lists feeds with absolute addresses, each once", () => {
    const head = `<base href="/news/"><link rel=alternate type=application/rss+xml href=rss title='All &amp; more'>
      <LINK REL="alternate" TYPE="application/atom+xml" HREF="https://other.example/atom">
      <link rel="alternate" type="application/rss+xml" href="rss"><link rel="stylesheet" type="text/css" href="x.css">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">`;
    expect(declaredFeeds(head, "https://harbour.example/a")).toEqual([
      { url: "https://harbour.example/news/rss", title: "All & more" },
      { url: "https://other.example/atom", title: undefined },
    ]);
  });
});

test.each([
  ["<!DOCTYPE html><html>", "html"],
  ["<!-- c --><html><head>", "html"],
  ["  <?xml version='1.0'?><html xmlns='x'>", "html"],
  ["<?xml version='1.0'?><rss>", "feed"],
  ["<!-- <html> --><a:feed xmlns:a='x'>", "feed"],
  ["<rdf:RDF>", "feed"],
  ['{"version": "https://jsonfeed.org/version/1", "items": []}', "feed"],
  ['{"text": "x"}', "neither"],
  ["words <b>html</b>", "neither"],
])("tells that %s is %s", (text, kind) => {
  expect([looksLikeHtml(text), looksLikeFeed(text)]).toEqual([kind === "html", kind === "feed"]);
});
