import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText, isBoilerplate } from "../../../briefings/article/clean-text.ts";
import { decodeEntities } from "../../../briefings/article/decode-entities.ts";

describe("cleanText", () => {
  test("separates paragraphs by one blank line, whatever the line ends", () => {
    expect(cleanText("One.\r\n\r\n\r\n  Two.\r\rThree.\u2029Four.")).toBe("One.\n\nTwo.\n\nThree.\n\nFour.");
  });

  test("joins a paragraph that was wrapped at a margin", () => {
    const wrapped =
      "The ministry said on Tuesday that it had not decided\nwhether to extend the contract with the shipyard for\nanother two years.";
    expect(cleanText(wrapped)).toBe(wrapped.replaceAll("\n", " "));
  });

  test("keeps lines that are paragraphs of their own apart", () => {
    expect(cleanText("Mass surveillance\nThe company said no.\nIt gave no reason.")).toBe(
      "Mass surveillance\n\nThe company said no.\n\nIt gave no reason.",
    );
  });

  test("removes what cannot be seen and evens out blanks", () => {
    expect(cleanText("con\u00adtract\u200b  with\u00a0the\u2009port\u202e \ufeffauthority\u0000")).toBe(
      "contract with the port authority",
    );
  });

  test("keeps the joiners that Persian and emoji are spelt with", () => {
    expect(cleanText("می\u200cخواهم 👩\u200d🚀")).toBe("می\u200cخواهم 👩\u200d🚀");
  });

  test("decodes references that were left over, also twice escaped ones", () => {
    expect(cleanText("AT&amp;amp;T said &#8220;no&#8221; &mdash; it&rsquo;s over &#146;now&#146;")).toBe(
      "AT&T said “no” — it’s over ’now’",
    );
    expect(cleanText("Marks & Spencer and R&D;")).toBe("Marks & Spencer and R&D;");
  });

  test("reads windows-1252 quotes that were taken for control characters", () => {
    expect(cleanText("\u0093Never\u0094, he said\u0085")).toBe("“Never”, he said…");
  });

  test("drops the lines that only surround a story", () => {
    const text = [
      "Advertisement",
      "The port will be sold, the minister said.",
      "Sign up for our daily newsletter",
      "Read more: Five things about ports",
      "Share on Facebook",
      "Our Standards: The Trust Principles.",
      "© 2026 Harbour Post. All rights reserved.",
      "The sale is planned for May.",
    ].join("\n\n");
    expect(cleanText(text)).toBe("The port will be sold, the minister said.\n\nThe sale is planned for May.");
  });

  test("keeps sentences that merely begin like such lines", () => {
    for (const sentence of [
      "Subscribe or lose it: that was the choice which the three telecom firms put before the regulator when they met in Oslo on Monday to discuss how the bankrupt cable company should be sold to its bondholders.",
      "Follow the money, the prosecutor told the jury.",
      "Sign the treaty, the president said.",
      "Share prices fell by 4 percent.",
      "Print workers went on strike.",
      "The newsletter industry grew by a fifth last year.",
      "Like its rivals, the firm said on X that the deal was off.",
      "To register voters, the party opened forty offices.",
      "For more than a decade the app had no owner.",
      "It used copyrighted material without asking, the court said.",
      "Prior permission was not sought, the ministry said.",
      "Get the treaty signed or go home, the envoy said.",
      "Join or leave: the council votes on Monday.",
      "Watch more closely, the regulator told the bank, or lose your licence over the failed merger with the insurer in Lisbon that cost savers eleven million.",
      "Register to vote by Friday.",
      "Topics on the agenda were the treaty and the port.",
    ]) {
      expect(isBoilerplate(sentence), sentence).toBe(false);
    }
  });

  test("applied twice gives the same again", () => {
    const piece = fc.constantFrom(
      "&amp;",
      "amp;",
      "#38;",
      "lt;",
      "\n",
      "\r\n",
      " ",
      "\u00a0",
      "\u00ad",
      "word",
      "End.",
      "e\u0301",
      "Advertisement",
      "\n\n",
      "\u0093",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = cleanText(pieces.join(""));
        expect(cleanText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

test("cleanLine gives one line", () => {
  expect(cleanLine("  A\n\n headline &amp; more\u200b ")).toBe("A headline & more");
});

test("decodeEntities replaces what no character has by the replacement sign", () => {
  expect(decodeEntities("&#0;&#xD800;&#x110000;&#x41;&unknown;")).toBe("\ufffd\ufffd\ufffdA&unknown;");
});
