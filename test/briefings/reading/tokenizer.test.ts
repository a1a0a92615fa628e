import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../../briefings/reading/tokenizer.ts";

const words = (text: string) => tokenize(text).map((piece) => piece.text);

describe("tokenize", () => {
  it.each([
    ["She doesn't know.", ["She", "does", "n't", "know", "."]],
    ["They can’t and won’t.", ["They", "ca", "n’t", "and", "wo", "n’t", "."]],
    ["We cannot wait", ["We", "can", "not", "wait"]],
    ["Norway's and the ministers' plans", ["Norway", "'s", "and", "the", "ministers", "'", "plans"]],
    ["He shouldn't've gone", ["He", "should", "n't", "'ve", "gone"]],
    ["O'Neill met d'Artagnan", ["O'Neill", "met", "d'Artagnan"]],
  ])("splits contractions and possessives: %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ["a 20-year lease", ["a", "20", "-", "year", "lease"]],
    ["the Franco-German ex-minister", ["the", "Franco", "-", "German", "ex-minister"]],
    ["an anti-missile e-mail in mid-2030", ["an", "anti-missile", "e-mail", "in", "mid-2030"]],
    ["2021-24 or 2021–24", ["2021", "-", "24", "or", "2021", "–", "24"]],
    ["won—and lost -- twice", ["won", "—", "and", "lost", "--", "twice"]],
  ])("splits at hyphens save after prefixes: %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ["$1.2bn, €40m and 7%", ["$", "1.2", "bn", ",", "€", "40", "m", "and", "7", "%"]],
    ["US$5 at 9am", ["US$", "5", "at", "9", "am"]],
    ["the 1990s, the 21st, 5G", ["the", "1990s", ",", "the", "21st", ",", "5G"]],
    ["10,500.75 at 9:30 on 3/4/2026", ["10,500.75", "at", "9:30", "on", "3/4/2026"]],
    ["on 2026-03-04", ["on", "2026-03-04"]],
  ])("keeps numbers whole and splits their units: %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    [
      "Mr. J. R. Halvorsen of Vantage Inc. spoke.",
      ["Mr.", "J.", "R.", "Halvorsen", "of", "Vantage", "Inc.", "spoke", "."],
    ],
    ["The U.S. and U.K. met at 4 p.m.", ["The", "U.S.", "and", "U.K.", "met", "at", "4", "p.m."]],
    ["No. 5 said no.", ["No.", "5", "said", "no", "."]],
    ["He sat.", ["He", "sat", "."]],
    ["AT&T and R&D", ["AT&T", "and", "R&D"]],
  ])("leaves the full stop to abbreviations only: %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ["see https://example.org/a,b?c=1.", ["see", "https://example.org/a,b?c=1", "."]],
    ["(mail desk@example.org)", ["(", "mail", "desk@example.org", ")"]],
    ["Follow @desk on example.com now", ["Follow", "@desk", "on", "example.com", "now"]],
    ["It ended.The rest", ["It", "ended", ".", "The", "rest"]],
    ["Wait... what?!", ["Wait", "...", "what", "?!"]],
    ["“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"]],
  ])("keeps addresses and runs of marks: %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("parts words at marks that show nothing and keeps emoji whole", () => {
    expect(words("\u200FAcme\u200B signed 👩🏽‍💻 🇳🇴!")).toEqual(["Acme", "signed", "👩🏽‍💻", "🇳🇴", "!"]);
  });

  it("cuts any text into ordered pieces that lose nothing but white space", () => {
    const anything = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            "a",
            "B",
            ".",
            "'",
            "’s",
            "-",
            " ",
            "\n",
            "1",
            "$",
            "n't",
            "U.S.",
            "\u200B",
            "\ud800",
            "@",
            "/",
          ),
          {
            maxLength: 60,
          },
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const piece of tokenize(text)) {
          expect(piece.start).toBeGreaterThanOrEqual(end);
          expect(piece.end).toBeGreaterThan(piece.start);
          expect(text.slice(piece.start, piece.end)).toBe(piece.text);
          expect(text.slice(end, piece.start)).toMatch(
            /^[\s\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Cc}]*$/u,
          );
          end = piece.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["one endless word", "a".repeat(1_000_000)],
    ["one endless chain of clitics", "a's".repeat(300_000)],
    ["dots", ".".repeat(1_000_000)],
    ["brackets after an address", `http://${")".repeat(1_000_000)}`],
    ["hyphens", "a-".repeat(500_000)],
    ["stops and letters", "a.".repeat(500_000)],
    ["digits and commas", "1,".repeat(500_000)],
    ["many near-addresses", "a.b@c.d-".repeat(120_000)],
    ["closing marks in long runs", `http://x${"))))".repeat(450)}x `.repeat(500)],
  ])("reads a megabyte of %s within time", (_, text) => {
    const started = performance.now();
    tokenize(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
