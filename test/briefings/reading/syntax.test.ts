import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WirebriefError } from "../../../briefings/errors.ts";
import { createSyntax } from "../../../briefings/reading/syntax.ts";

const weights = new Uint8Array(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);
const syntax = createSyntax(weights);

/** "form relation head", punctuation left out. */
function arcs(text: string): string[] {
  return syntax
    .parse(text)
    .sentences.flatMap(({ tokens }) =>
      tokens
        .filter(({ upos }) => upos !== "PUNCT")
        .map(
          ({ text: form, relation, head }) => `${form} ${relation} ${head < 0 ? "-" : tokens[head]!.text}`,
        ),
    );
}

const names = (text: string) =>
  syntax.parse(text).names.map(({ start, end, type }) => `${text.slice(start, end)} ${type}`);

describe("createSyntax", () => {
  it("parses a plain sentence of an agreement", () => {
    expect(arcs("The ministry signed a contract with the company.")).toEqual([
      "The det ministry",
      "ministry nsubj signed",
      "signed root -",
      "a det contract",
      "contract obj signed",
      "with case company",
      "the det company",
      "company nmod contract",
    ]);
  });

  it("tells the passive subject and the negation", () => {
    const found = arcs("The contract was not signed by the government.");
    expect(found).toContain("contract nsubj:pass signed");
    expect(found).toContain("not advmod signed");
    expect(found.some((arc) => /^government obl(?::agent)? signed$/u.test(arc))).toBe(true);
  });

  it("hangs reported speech under its verb", () => {
    const found = arcs("A spokeswoman said the company was considering a contract.");
    expect(found).toContain("spokeswoman nsubj said");
    expect(found).toContain("considering ccomp said");
    expect(found).toContain("company nsubj considering");
  });

  it("tags and gives dictionary forms", () => {
    const { tokens } = syntax.parse("She struck deals and he's leaving.").sentences[0]!;
    expect(tokens.map(({ text, upos, xpos, lemma }) => `${text} ${upos} ${xpos} ${lemma}`)).toEqual([
      "She PRON PRP she",
      "struck VERB VBD strike",
      "deals NOUN NNS deal",
      "and CCONJ CC and",
      "he PRON PRP he",
      "'s AUX VBZ be",
      "leaving VERB VBG leave",
      ". PUNCT . .",
    ]);
  });

  it("finds names and their types", () => {
    const text = "Maria Lindqvist visited Berlin, where Siemens has offices.";
    expect(names(text)).toEqual(["Maria Lindqvist person", "Berlin place", "Siemens organisation"]);
    expect(syntax.parse(text).names[0]).toMatchObject({
      sentence: 0,
      firstToken: 0,
      lastToken: 1,
      start: 0,
      end: 15,
    });
  });

  it("makes the same trees in whatever order they are asked for", () => {
    const text = "Orel signed a deal. The minister slept. Vantage denied it.";
    const forwards = JSON.stringify(syntax.parse(text));
    const { sentences, names } = syntax.parse(text);
    expect(sentences[2]!.tokens[0]!.head).toBe(1);
    syntax.parse("Another text is read. Its trees come between.").sentences[0]!.tokens[0]!.head;
    expect(sentences[0]!.tokens[3]!.relation).toBe("obj");
    expect(JSON.stringify({ sentences, names })).toBe(forwards);
  });

  it("gives no tree to words that were cut for their number alone", () => {
    const [first] = syntax.parse("the firm signed and ".repeat(200)).sentences;
    for (const token of first!.tokens) {
      expect([token.head, token.relation, token.confidence]).toEqual([-1, "dep", 0]);
    }
  });

  it("is surer of a determiner than of a distant phrase", () => {
    const { tokens } = syntax.parse(
      "The minister met the envoy of the region on Friday after talks in the capital with rebels.",
    ).sentences[0]!;
    const confidence = (form: string) => tokens.find(({ text }) => text === form)!.confidence;
    expect(confidence("The")).toBeGreaterThan(0.9);
    expect(confidence("rebels")).toBeLessThan(confidence("The"));
  });

  it("gives every text offsets that cut its words, one root a sentence and no cycle", () => {
    const word = fc.constantFrom(
      "Orel",
      "signed",
      "a",
      "deal",
      "with",
      "Vantage",
      ".",
      ",",
      "“",
      "”",
      "is",
      "not",
      "U.S.",
      "\n",
      "2021",
      "he",
      "!",
      "who",
      "中国",
      "👍",
    );
    const anyText = fc.oneof(
      fc.array(word, { maxLength: 60 }).map((parts) => parts.join(" ")),
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.string({ unit: "binary", maxLength: 120 }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, names: found } = syntax.parse(text);
        let end = 0;
        for (const [index, sentence] of sentences.entries()) {
          expect(sentence.index).toBe(index);
          expect(sentence.tokens.filter(({ head }) => head === -1).map(({ relation }) => relation)).toEqual([
            "root",
          ]);
          for (const token of sentence.tokens) {
            expect(text.slice(token.start, token.end)).toBe(token.text);
            expect(token.start).toBeGreaterThanOrEqual(end);
            end = token.end;
            expect(token.confidence).toBeGreaterThanOrEqual(0);
            expect(token.confidence).toBeLessThanOrEqual(1);
            let steps = 0;
            for (let at = token.index; at >= 0; at = sentence.tokens[at]!.head) {
              expect(++steps).toBeLessThanOrEqual(sentence.tokens.length);
            }
          }
        }
        for (const name of found) {
          const { tokens } = sentences[name.sentence]!;
          expect(name.start).toBe(tokens[name.firstToken]!.start);
          expect(name.end).toBe(tokens[name.lastToken]!.end);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("reads the same text the same way, whatever was read before", () => {
    const text = "Orel Corp. has agreed to buy Vantage, two people said on Monday. It did not comment.";
    const first = JSON.stringify(syntax.parse(text));
    syntax.parse("OTHER WORDS IN CAPITALS 123 … and so on\n\n— “nothing”");
    expect(JSON.stringify(syntax.parse(text))).toBe(first);
    expect(JSON.stringify(createSyntax(weights).parse(text))).toBe(first);
  });

  it.each([
    ["one line without any stop", "the firm signed and ".repeat(5_000)],
    ["all in capitals", "THE FIRM SIGNED A DEAL WITH NORRA. ".repeat(3_000)],
    ["one endless word", "x".repeat(300_000)],
    ["marks only", "?!…“”()[]—".repeat(5_000)],
    ["emoji and marks of direction", "👩🏽‍💻\u202E\u200F🇳🇴 ".repeat(5_000)],
    ["opening brackets", "(".repeat(50_000)],
  ])("reads %s within time", (_, text) => {
    const started = performance.now();
    syntax.parse(text);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it("finds nothing in nothing", () => {
    expect(syntax.parse("")).toEqual({ sentences: [], names: [] });
  });

  it.each([
    ["an empty file", new Uint8Array()],
    ["another file", new TextEncoder().encode("<!doctype html><title>Not weights</title>")],
    ["half a file", weights.subarray(0, weights.length / 2)],
    ["a damaged head", Uint8Array.from(weights.subarray(0, 4000), (byte, i) => (i > 20 ? 0 : byte))],
  ])("refuses %s", (_, bytes) => {
    expect(() => createSyntax(bytes)).toThrow(WirebriefError);
  });
});
