import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../../../adapters/feeds/parse-feed.ts";
import { WirebriefError } from "../../../briefings/errors.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/articles/feeds/${name}`, import.meta.url), "utf8");

function refusal(text: string): WirebriefError {
  try {
    parseFeed(text, "https://harbour-post.example/feed");
  } catch (error) {
    if (error instanceof WirebriefError) return error;
    throw error;
  }
  throw new Error("was read");
}

describe("parseFeed", () => {
  test("reads RSS with markup in titles, odd zones, relative links and guids for links", () => {
    const feed = parseFeed(fixture("harbour.rss.xml"), "https://harbour-post.example/feed");
    expect(feed).toMatchObject({ format: "rss", title: "World – Harbour Post", truncated: false });
    expect(feed.items.slice(0, 4)).toEqual([
      {
        url: "https://harbour-post.example/2026/03/port-sold?utm_source=rss",
        guid: "hp-1",
        title: "Port sold to fund & city – Harbour Post",
        text: "The port was sold to a fund, the ministry said.\n\nThe price was not told. It will be paid in May.",
        isSummary: true,
        byline: "Mara Lind",
        publishedAt: "2026-03-03T15:00:00.000Z",
        source: undefined,
      },
      {
        url: "https://harbour-post.example/2026/03/strike",
        guid: undefined,
        title: "Strike at the docks",
        text: "Dockers walked out on Monday over night shifts.",
        isSummary: true,
        byline: "Jo Tarn",
        publishedAt: "2026-03-02T08:00:00.000Z",
        source: undefined,
      },
      {
        url: "https://harbour-post.example/2026/03/talks",
        guid: "https://harbour-post.example/2026/03/talks",
        title: "Talks resume",
        text: "LISBON (AP) — Talks resumed on Sunday.",
        isSummary: true,
        byline: undefined,
        publishedAt: undefined,
        source: undefined,
      },
      {
        url: undefined,
        guid: "tag:harbour-post.example,2026:ferry",
        title: "Ferry late again",
        text: undefined,
        isSummary: true,
        byline: undefined,
        publishedAt: undefined,
        source: undefined,
      },
    ]);
  });

  test("reads Atom with xml:base, xhtml content and plain text that holds a bracket", () => {
    const feed = parseFeed(fixture("lantern.atom.xml"), "https://lantern.example/atom");
    expect(feed.items).toMatchObject([
      {
        url: "https://lantern.example/news/2026/bridge.html",
        title: "Bridge <opens> early",
        text: "The bridge opened.\n\nIt is two kilometres long.",
        byline: "Lantern Desk",
        publishedAt: "2026-03-03T08:00:00.000Z",
      },
      {
        url: "https://lantern.example/news/2026/levy",
        title: "Levy < 4 percent",
        publishedAt: "2026-03-02T09:30:00.000Z",
      },
    ]);
  });

  test("reads RDF and JSON Feed", () => {
    expect(parseFeed(fixture("meadow.rdf.xml"), "https://meadow.example/rdf")).toMatchObject({
      format: "rdf",
      items: [
        { url: "https://meadow.example/a", title: "Harvest up", publishedAt: "2026-03-01T06:00:00.000Z" },
      ],
    });
    expect(parseFeed(fixture("meadow.json"), "https://meadow.example/feed.json")).toMatchObject({
      format: "json",
      items: [
        {
          url: "https://meadow.example/a",
          title: "Harvest <up>",
          text: "The harvest rose.\n\nPrices fell.",
          byline: "Ada Field",
        },
        { url: "https://meadow.example/b", title: undefined, text: "Rain at last." },
      ],
    });
  });

  test("reads a story in the description as a whole text and a long content with a pointer as a summary", () => {
    const paragraph = `<p>${"The minister spoke of the port and of its price. ".repeat(12)}</p>`;
    const feed = (fields: string): string =>
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><item><title>A</title>${fields}</item></channel></rss>`;
    const first = (text: string) => parseFeed(text, "https://x.example/f").items[0];
    expect(first(feed(`<description><![CDATA[${paragraph.repeat(5)}]]></description>`))?.isSummary).toBe(
      false,
    );
    const pointed = first(
      feed(
        `<content:encoded><![CDATA[${paragraph.repeat(2)}<p>Continue reading at Harbour Post →</p>]]></content:encoded>`,
      ),
    );
    expect(pointed?.isSummary).toBe(true);
    expect(pointed?.text).not.toContain("Continue reading");
  });

  test.each(["harbour.rss.xml", "lantern.atom.xml", "meadow.json"])(
    "reads the complete items of %s wherever it is cut off",
    (name) => {
      const whole = fixture(name);
      const items = parseFeed(whole, "https://x.example/f").items;
      let most = 0;
      for (let length = whole.length - 20; length > 0; length -= 97) {
        let feed: ReturnType<typeof parseFeed>;
        try {
          feed = parseFeed(whole.slice(0, length), "https://x.example/f");
        } catch (error) {
          expect(error).toBeInstanceOf(WirebriefError);
          continue;
        }
        most = Math.max(most, feed.items.length);
        expect(feed.items).toEqual(items.slice(0, feed.items.length));
        expect(feed.truncated).toBe(true);
      }
      expect(most).toBeGreaterThanOrEqual(items.length - 1);
    },
  );

  test("a feed without items is read and has none", () => {
    expect(parseFeed('<rss version="2.0"></rss>', "https://x.example/f").items).toEqual([]);
  });

  test("a web page is refused with the feeds that it names", () => {
    const page =
      '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" title="All" href="/rss?a=1&amp;b=2"><link rel="alternate" hreflang="de" href="/de"></head><body>Hello</body></html>';
    expect(refusal(page)).toMatchObject({
      code: "input",
      thing: "https://harbour-post.example/feed",
      message:
        "https://harbour-post.example/feed: is a web page, not a feed. Use a feed that it names: https://harbour-post.example/rss?a=1&b=2.",
    });
    expect(refusal("<html><body>Not found</body></html>").remedy).toBe(
      "Give the address of its RSS or Atom feed, or add it as a page.",
    );
  });

  test("what is no feed is refused with its beginning", () => {
    expect(refusal("").message).toBe(
      "https://harbour-post.example/feed: the feed is empty. Check the address: it must lead to RSS, Atom, RDF or JSON Feed.",
    );
    expect(refusal('{"ok":false}').value).toBe('{"ok":false}');
    expect(refusal("plain words").value).toBe("plain words");
  });

  test("entity bombs, deep nesting and endless broken markup end quickly", () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "${"x".repeat(1000)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`).join("")}]><rss version="2.0"><channel><title>T</title><item><title>&e19;</title></item></channel></rss>`;
    const deep = `<rss version="2.0"><channel><item><description>${"<x>".repeat(50_000)}</description></item></channel></rss>`;
    const broken = `<rss version="2.0"><channel><item><title>A</title><description><![CDATA[${'<a "'.repeat(200_000)}]]></description></item></channel></rss>`;
    const comments = `<rss version="2.0"><channel>${"<!-- ".repeat(200_000)}`;
    const started = performance.now();
    for (const text of [bomb, deep, broken, comments, "<".repeat(1_000_000)]) {
      try {
        parseFeed(text, "https://x.example/f");
      } catch (error) {
        expect(error).toBeInstanceOf(WirebriefError);
      }
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
