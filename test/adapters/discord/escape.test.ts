import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  escapeMarkdown,
  linkAddress,
  maskedLink,
  plainLine,
  shortLabel,
} from "../../../adapters/discord/escape.ts";

const RUNS = { numRuns: 10_000 };

/** Whatever Discord gives a meaning, in any company. */
const HOSTILE = [
  "@everyone",
  "@here",
  "<@123456789012345678>",
  "<@!1>",
  "<@&1234>",
  "<#1234>",
  "</who-signed:1>",
  "<id:home>",
  "<:smile:123>",
  "<a:dance:123>",
  ":smile:",
  ":100:",
  "<t:1700000000:R>",
  "**bold**",
  "__u__",
  "_i_",
  "*i*",
  "~~s~~",
  "||spoiler||",
  "`code`",
  "```\nblock\n```",
  "# heading",
  "## ",
  "-# small",
  "> quote",
  ">>> quote",
  "- item",
  "* item",
  "1. item",
  "[label](https://evil.example)",
  "[x](<https://evil.example>)",
  "https://evil.example/a",
  "<https://e.example>",
  "http://e.example",
  "discord.gg/abc",
  "discord.com/invite/abc",
  "\\",
  "\\\\",
  "\n",
  "\r\n",
  "\u2028",
  "\t",
  "\u202E",
  "\u200B",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "@",
  "#",
  ":",
  "/",
  "|",
  " ",
  "word",
  "é",
  "漢字",
  "👩‍👩‍👧",
  "\uD800",
  "12:30",
];
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.string({ maxLength: 4 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(""));

/** What a reader sees: escapes undone, the invisible break taken out. */
const shown = (markdown: string): string =>
  markdown.replace(/\\([^0-9A-Za-z\s])/gu, "$1").replaceAll("\u200B", "");
/** What is left for Discord to give a meaning to: everything that is not escaped. */
const active = (markdown: string): string => markdown.replace(/\\[^0-9A-Za-z\s]/gu, "\uE000");

describe("escaping outside text", () => {
  test("keeps the words as they are", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shown(escapeMarkdown(text))).toBe(plainLine(text).replaceAll("\u200B", ""));
      }),
      RUNS,
    );
  });

  test("leaves nothing that pings, links, formats or breaks the line", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMarkdown(text);
        const rest = active(escaped);
        expect(rest).not.toMatch(/[*_~|`[\]<]/u);
        expect(rest).not.toMatch(/^(?:#{1,3}|-#|>|>>>|[-*+]|\d+\.)\s/u);
        expect(rest).not.toMatch(/https?:\/\//iu);
        expect(rest).not.toMatch(/discord\.gg\/|discord(?:app)?\.com\/invite\//iu);
        expect(rest).not.toMatch(/:[\w+-]+:/u);
        expect(escaped).not.toMatch(/[\n\r\u2028\u2029\t]/u);
        // Discord reads pings in the raw text, escapes or not.
        expect(escaped).not.toMatch(/@(?:everyone|here)|<@[!&]?\d+>/u);
      }),
      RUNS,
    );
  });

  test("cannot be led out of its place by what stands around it", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        const line = `${escapeMarkdown(before)} [[1]](https://herald.example.org/a) ${escapeMarkdown(after)}`;
        expect(active(line).match(/\[[^\]]*\]\]?\([^)]*\)/gu)).toEqual([
          "[[1]](https://herald.example.org/a)",
        ]);
      }),
      RUNS,
    );
  });

  test.each([
    ["a *bold* claim_here", "a \\*bold\\* claim\\_here"],
    ["# Sold!", "\\# Sold!"],
    ["1. first", "1\\. first"],
    ["at 09:00, 3-1", "at 09:00, 3-1"],
    ["see https://e.example/x", "see https\\://e.example/x"],
    ["@everyone", "@\u200Beveryone"],
    ["two\nlines", "two lines"],
  ])("writes %j as %j", (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe("linking outside addresses", () => {
  test("links http and https only, and lets no address break its link", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), hostileText),
        (url) => {
          const address = linkAddress(url);
          if (address === undefined) return;
          expect(address).toMatch(/^https?:\/\/[^\s()<>[\]\\]+$/u);
          expect(maskedLink("[1]", url)).toBe(`[[1]](${address})`);
        },
      ),
      RUNS,
    );
  });

  test.each([
    ["javascript:alert(1)", undefined],
    ["not an address", undefined],
    [`https://e.example/${"x".repeat(2000)}`, undefined],
    ["https://bank.example@evil.example/", "https://evil.example/"],
    ["https://e.example/a_(b)?q=1&r=[2]", "https://e.example/a_%28b%29?q=1&r=%5B2%5D"],
  ])("makes of %j the address %j", (url, expected) => {
    expect(linkAddress(url)).toBe(expected);
  });
});

describe("shortening labels", () => {
  test("keeps to the length and to whole characters", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 40 }), (text, max) => {
        const label = shortLabel(text, max);
        expect(label.length).toBeLessThanOrEqual(max);
        expect(label).not.toMatch(/\p{Surrogate}/u);
      }),
      RUNS,
    );
  });
});
