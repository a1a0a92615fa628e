import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUrl, sameDocumentKey } from "../../../briefings/article/canonical-url.ts";

describe("canonicalUrl", () => {
  test.each([
    ["HTTPS://News.Example:443/Story?utm_source=x&id=7&fbclid=1#top", "https://news.example/Story?id=7"],
    ["http://news.example:80/a/", "http://news.example/a"],
    ["http://news.example:8080/a", "http://news.example:8080/a"],
    ["https://news.example", "https://news.example/"],
    ["https://news.example/?", "https://news.example/"],
    ["https://news.example/a?b=2&a=1&a=0", "https://news.example/a?a=1&a=0&b=2"],
    ["https://user:secret@news.example/a", "https://news.example/a"],
    ["https://m.news.example/a", "https://www.news.example/a"],
    ["https://mobile.news.example.co.uk/a", "https://www.news.example.co.uk/a"],
    ["https://en.m.encyclopedia.example/wiki/A", "https://en.encyclopedia.example/wiki/A"],
    ["https://news.example/2026/story/amp/", "https://news.example/2026/story"],
    ["https://news.example/story.amp.html", "https://news.example/story.html"],
    ["https://news.example/story?amp=1", "https://news.example/story"],
    ["https://news.example/story?outputType=amp&id=3", "https://news.example/story?id=3"],
    ["https://www.google.com/amp/s/news.example/story/amp", "https://news.example/story"],
    ["https://news-example.cdn.ampproject.org/c/s/news.example/story", "https://news.example/story"],
    ["https://www.google.com/url?q=https://news.example/a%3Fid%3D1&sa=D", "https://news.example/a?id=1"],
    ["https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa%3Ffbclid%3D9", "https://news.example/a"],
    ["https://news.example//world//a", "https://news.example/world/a"],
    ["https://news.example/world/index.html", "https://news.example/world"],
    ["https://news.example/%7ejo/caf%c3%a9", "https://news.example/~jo/caf%C3%A9"],
    ["https://news.example/#!/story/4", "https://news.example/#!/story/4"],
    ["https://news.example/a\n", "https://news.example/a"],
  ])("writes %s as %s", (raw, canonical) => {
    expect(canonicalUrl(raw)).toBe(canonical);
  });

  test("keeps parameters that name the document", () => {
    expect(canonicalUrl("https://news.example/read?article=12&page=2&p=9&v=x")).toBe(
      "https://news.example/read?article=12&p=9&page=2&v=x",
    );
  });

  test("keeps a host whose first label only looks mobile", () => {
    expect(canonicalUrl("https://amp.dev/story")).toBe("https://amp.dev/story");
    expect(canonicalUrl("https://m.example/story")).toBe("https://m.example/story");
  });

  test("resolves a relative address against its base", () => {
    expect(canonicalUrl("../b?utm_medium=rss", "https://news.example/x/y/")).toBe("https://news.example/x/b");
  });

  test("gives nothing for what is no address, and leaves other identifiers alone", () => {
    expect(canonicalUrl("not an address")).toBeUndefined();
    expect(canonicalUrl("  ")).toBeUndefined();
    expect(canonicalUrl("http://")).toBeUndefined();
    expect(canonicalUrl("file:notes/a.txt#2")).toBe("file:notes/a.txt#2");
    expect(canonicalUrl("urn:uuid:1234")).toBe("urn:uuid:1234");
  });

  test("drops question marks that mark nothing", () => {
    expect(canonicalUrl("https://news.example/a??")).toBe("https://news.example/a");
    expect(canonicalUrl("https://news.example/a?&?b=1")).toBe("https://news.example/a?b=1");
  });

  test("applied twice gives the same again", () => {
    const label = fc.constantFrom("m", "www", "mobile", "news", "amp", "example", "co", "touch");
    const piece = fc.constantFrom(
      "a",
      "amp",
      "index.html",
      "",
      "%7e",
      "%c3%a9",
      "story.amp",
      "x.amp.html",
      "..",
      "b c",
    );
    const parameter = fc.constantFrom(
      "utm_source=1",
      "id=%7e2",
      "amp=1",
      "amp",
      "b=",
      "=x",
      "url=https://a.example/amp",
    );
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 4 }),
        fc.array(piece, { maxLength: 5 }),
        fc.array(parameter, { maxLength: 4 }),
        (labels, path, query) => {
          const once = canonicalUrl(
            `https://${labels.join(".")}.example/${path.join("/")}?${query.join("&")}#f`,
          );
          expect(once).toBeDefined();
          expect(canonicalUrl(once ?? "")).toBe(once);
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once ?? "")).toBe(once);
      }),
    );
  });
});

describe("sameDocumentKey", () => {
  test("ignores the scheme and www", () => {
    expect(sameDocumentKey("http://www.news.example/a/")).toBe(sameDocumentKey("https://news.example/a"));
    expect(sameDocumentKey("https://news.example/a")).not.toBe(sameDocumentKey("https://news.example/b"));
  });
});
