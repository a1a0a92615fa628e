import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Claim } from "../../../briefings/claim/claim.ts";
import { readClaims } from "../../../briefings/claim/read-claims.ts";
import { createTellingReader } from "../../../briefings/claim/telling-model.ts";
import { createReader } from "../../../briefings/reading/reader.ts";
import type { Span } from "../../../briefings/reading/span.ts";

const weights = new Uint8Array(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);
const reader = createReader(weights);
const tellings = createTellingReader(weights);

const SENTENCES =
  'Northgate signed a deal with Velmora on Tuesday, its chief Ana Kovar said. "We are glad," she said. ' +
  "Talks worth $2.5 billion began last week. ";
const WORDS = SENTENCES.replace(/[.,"$]/gu, "");

/** Longest time that a text may take, in milliseconds. */
const LIMIT_MS = 2_000;

describe("odd texts are read within two seconds", () => {
  it.each([
    ["words without a stop", WORDS.toLowerCase().repeat(700)],
    ["capitals without a stop", WORDS.toUpperCase().repeat(500)],
    ["sentences in capitals", SENTENCES.toUpperCase().repeat(200)],
    ["opening brackets", "(".repeat(10_000) + SENTENCES],
    ["quotation marks", '"'.repeat(10_000) + SENTENCES],
    ["curly marks that never close", "“she said ".repeat(3_000)],
    ["one endless word", "x".repeat(500_000)],
    ["one endless hyphenated word", "Ab-".repeat(30_000)],
    ["letters joined by &", "A&".repeat(20_000)],
    ["initials without end", "A.".repeat(50_000)],
    ["digits and commas", "1,".repeat(100_000)],
    ["left-overs of HTML", "<div><p>&nbsp;</p> ".repeat(3_000) + SENTENCES],
    ["marks of direction", SENTENCES.replaceAll(" ", " \u200F\u202E").repeat(100)],
    ["pictures", "😀👩‍👩‍👧🇩🇪 ".repeat(3_000) + SENTENCES],
    ["halves of pictures", "\uD83D".repeat(50_000)],
    ["a thousand names", namesJoinedBy(" and ")],
    ["many dates and sums", "$5 million and 10% of 3,000 ships on Tuesday 5 March 2020. ".repeat(300)],
    ["nothing but lines", "Northgate\n".repeat(5_000)],
  ])("%s", (_, text) => {
    const started = performance.now();
    readClaims(
      reader.read({ title: "Deal", text, publishedAt: "2024-03-05" }),
      { outlet: "The Post" },
      tellings,
    );
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });
});

function namesJoinedBy(joint: string): string {
  const name = (i: number) => `Vel${i.toString(26).replace(/\d/gu, (d) => "qrstuvwxyz"[Number(d)]!)}or Corp`;
  return Array.from({ length: 1_000 }, (_, i) => name(i)).join(joint);
}

const fragment = fc.constantFrom(
  ...SENTENCES.split(/(?<=[.,]) /u),
  "Northgate declined to comment.",
  "Correction: Northgate bought 40 ships, not 14.",
  "Velmora's purchase of Northgate for up to $4.2bn, announced on 3 March, has collapsed.",
  "the company",
  "“It is signed,” he said, according to the Post, “and",
  "she denied that",
  "(",
  "🙂",
  "\n\n",
  "\u200F",
  "NOT",
);

test("every span of a reading and of a claim lies in the text and cuts what it names", () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 14 }), (parts) => {
      const text = parts.join(" ");
      const reading = reader.read({ title: parts[0], text, publishedAt: "2024-03-05" });
      const inside = ({ start, end }: Span) => start >= 0 && start < end && end <= text.length;
      const cut = ({ start, end }: Span) => text.slice(start, end);
      for (const sentence of reading.sentences) {
        expect(inside(sentence)).toBe(true);
        for (const token of sentence.tokens) expect(cut(token)).toBe(token.text);
      }
      for (const date of reading.dates) expect(cut(date)).toBe(date.text);
      for (const { mentions } of reading.entities) {
        for (const mention of mentions) {
          const { tokens } = reading.sentences[mention.sentence]!;
          expect(inside(mention)).toBe(true);
          expect(mention.start).toBe(tokens[mention.firstToken]!.start);
          expect(mention.end).toBe(tokens[mention.lastToken]!.end);
        }
      }
      for (const claim of readClaims(reading, { outlet: "The Post" }, tellings)) {
        for (const span of spansOf(claim)) expect(inside(span)).toBe(true);
        if (claim.type === "statement" || claim.type === "figure") expect(cut(claim.span)).toBe(claim.text);
      }
    }),
    { numRuns: 60 },
  );
});

function spansOf(claim: Claim): Span[] {
  const own = "span" in claim ? [claim.span] : [];
  const status =
    claim.type === "agreement" ? [claim.statusSpan, ...claim.earlier.map(({ evidence }) => evidence)] : [];
  return [...own, ...status, ...claim.evidence];
}
