import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../../briefings/reading/sentence-splitter.ts";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each([
    ["It signed. It paid.", ["It signed.", "It paid."]],
    [
      "Dr. Lind and Gen. Ruiz met Mr. Oe. They agreed.",
      ["Dr. Lind and Gen. Ruiz met Mr. Oe.", "They agreed."],
    ],
    [
      "Vantage Inc. Chief Ana Roy left. Orel Corp. bought it.",
      ["Vantage Inc. Chief Ana Roy left.", "Orel Corp. bought it."],
    ],
    ["It moved to the U.S. The firm grew.", ["It moved to the U.S.", "The firm grew."]],
    ["The U.S. Senate voted at 4 p.m. on Monday.", ["The U.S. Senate voted at 4 p.m. on Monday."]],
    ["He won on Sept. 3. No. 2 lost.", ["He won on Sept. 3.", "No. 2 lost."]],
    ["Costs rose 3.5 percent. 20 firms closed.", ["Costs rose 3.5 percent.", "20 firms closed."]],
    ["Will it? Yes! Good…", ["Will it?", "Yes!", "Good…"]],
    ["It ended.The rest waited.", ["It ended.", "The rest waited."]],
  ])("ends sentences at stops, not at abbreviations: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    [
      "“We agreed. We will sign tomorrow,” Roy said. Lind smiled.",
      ["“We agreed.", "We will sign tomorrow,” Roy said.", "Lind smiled."],
    ],
    ['"Is it done?" Roy asked. "No."', ['"Is it done?" Roy asked.', '"No."']],
    ['He said: "It is over." She left.', ['He said: "It is over."', "She left."]],
    ["(It was late.) They went.", ["(It was late.)", "They went."]],
  ])("gives closing marks to the sentence before: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("takes headings, headline-like lines and list items as sentences of their own", () => {
    const text =
      "Orel to buy Vantage\n\nWhat we know\n- The price is open\n- Talks go on\n1. First point. More of it.\n";
    expect(sentences(text)).toEqual([
      "Orel to buy Vantage",
      "What we know",
      "- The price is open",
      "- Talks go on",
      "1. First point.",
      "More of it.",
    ]);
    expect(splitSentences(text).map(({ paragraph }) => paragraph)).toEqual([0, 1, 2, 3, 4, 4]);
  });

  it.each([
    [
      "OSLO, March 4 (Norr) - Orel said on Monday it won.",
      ["OSLO, March 4 (Norr) -", "Orel said on Monday it won."],
    ],
    ["NEW PORT — “We won,” Roy said.", ["NEW PORT —", "“We won,” Roy said."]],
    ["NATO — the alliance — grew.", ["NATO — the alliance — grew."]],
    ["IBM-Orel talks ended.", ["IBM-Orel talks ended."]],
  ])("parts the dateline from the first sentence: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("joins the lines of hard-wrapped text", () => {
    const text =
      "The ministry of transport said on Friday that it had chosen\nthe northern route for the new line. Work begins in May.";
    expect(sentences(text)).toEqual([
      "The ministry of transport said on Friday that it had chosen\nthe northern route for the new line.",
      "Work begins in May.",
    ]);
  });

  it("covers every token once, in order, whatever the text", () => {
    const part = fc.constantFrom(
      "Mr.",
      "It",
      "won",
      ".",
      "?",
      '"',
      "”",
      " ",
      " ",
      "\n",
      "U.S.",
      "(",
      ")",
      "A",
      "1.",
      "…",
      "é",
      "中",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        const text = parts.join("");
        let end = 0;
        for (const sentence of splitSentences(text)) {
          expect(sentence.pieces.length).toBeGreaterThan(0);
          expect(sentence.start).toBe(sentence.pieces[0]!.start);
          for (const piece of sentence.pieces) {
            expect(piece.start).toBeGreaterThanOrEqual(end);
            end = piece.end;
          }
          expect(sentence.end).toBe(end);
        }
        expect(
          splitSentences(text)
            .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
            .join(""),
        ).toBe(text.replace(/\s/gu, ""));
      }),
      { numRuns: 500 },
    );
  });

  it("cuts text without any stop into pieces of bounded length", () => {
    const lengths = splitSentences("word, other words ".repeat(20_000)).map(({ pieces }) => pieces.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(300);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(80_000);
  });

  it("finds nothing in nothing", () => {
    expect(splitSentences("")).toEqual([]);
    expect(splitSentences(" \n\u200B\n ")).toEqual([]);
  });
});
