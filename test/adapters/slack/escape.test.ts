import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, escapeMrkdwn, readTyped, safeUrl } from "../../../adapters/slack/escape.ts";
import { hostileText, hostileUrl } from "./hostile-text.ts";

const RUNS = { numRuns: 10_000 };

describe("escapeMrkdwn", () => {
  test.each([
    ["<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"],
    ["<https://evil.example|your bank>", "&lt;https://evil.example|your bank&gt;"],
    ["already &lt; escaped", "already &amp;lt; escaped"],
    ["two\nlines\tand   blanks ", "two lines and blanks"],
    ["\u202egnp.exe\u202c", "gnp.exe"],
    ["nul\u0000 and \ud800 half", "nul and \ufffd half"],
  ])("turns %j into %j", (outside, shown) => {
    expect(escapeMrkdwn(outside)).toBe(shown);
  });

  test("leaves nothing that Slack reads as a mention, a link or a block", () => {
    fc.assert(
      fc.property(hostileText, (outside) => {
        const escaped = escapeMrkdwn(outside);
        expect(escaped).not.toMatch(/[<>\n\r]/u);
        expect(escaped.replace(/&(?:amp|lt|gt);/gu, "")).not.toContain("&");
      }),
      RUNS,
    );
  });

  test("loses nothing but control characters and blanks", () => {
    fc.assert(
      fc.property(hostileText, (outside) => {
        const back = escapeMrkdwn(outside)
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&amp;", "&");
        expect(back).toBe(cleanText(outside));
      }),
      RUNS,
    );
  });
});

describe("safeUrl", () => {
  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "slack://open",
    "file:///etc/passwd",
    "mailto:a@example.org",
    "https://bank.example@evil.example/",
    "//evil.example",
    "no address",
    "",
    `https://example.org/${"a".repeat(3_000)}`,
  ])("does not link %j", (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });

  test("encodes what would end a link", () => {
    expect(safeUrl("https://example.org/a|b?q=<x>#|")).toBe("https://example.org/a%7Cb?q=%3Cx%3E#%7C");
  });

  test("gives a web address without any character of Slack's markup, or none", () => {
    fc.assert(
      fc.property(hostileUrl, (outside) => {
        const url = safeUrl(outside);
        if (url === undefined) return;
        expect(url).toMatch(/^https?:\/\/[^<>|\s]+$/u);
        expect(url.length).toBeLessThanOrEqual(3_000);
      }),
      RUNS,
    );
  });
});

test.each([
  ["<@U0BOT> who signed?", "who signed?"],
  ["<@U0BOT>: <@U0002|omar> said", ": omar said"],
  ["about <#C0001|rail-desk> &amp; &lt;more&gt;", "about #rail-desk & <more>"],
  ["<https://example.org/a?b&amp;c|example.org> please", "https://example.org/a?b&c please"],
  ["&amp;lt; stays", "&lt; stays"],
])("reads the typed %j as %j", (text, typed) => {
  expect(readTyped(text, "U0BOT")).toBe(typed);
});
