import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementClaimSchema } from "../../../briefings/claim/agreement.ts";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);
const claimsIn = (text: string) => readAgreements(reader.read({ text, publishedAt: "2026-03-04" }));
/** "Brellin + Orvella: signed", one line an agreement. */
const told = (text: string) =>
  claimsIn(text).map(
    (claim) =>
      `${claim.parties
        .map((party) => party.name)
        .sort()
        .join(" + ")}: ${claim.status}`,
  );

test("reads who signed what with whom, when, for how much and what for", () => {
  const text =
    "Brellin Naval signed a contract with Orvella Foods on Monday to supply two ferries for 40 million euros.";
  const [claim] = claimsIn(text);
  expect(claim).toMatchObject({
    kind: "contract",
    status: "signed",
    date: "2026-03-02",
    amount: { value: 40_000_000, currency: "EUR" },
    strength: "plain",
  });
  expect(claim?.parties.map((party) => party.name)).toEqual(["Brellin Naval", "Orvella Foods"]);
  expect(claim?.object).toContain("supply two ferries");
});

test("names an outlet that reported it first", () => {
  const text =
    "Brellin Naval is considering a contract with Orvella Foods. The Wall Street Journal first reported that Brellin was considering a contract with Orvella.";
  expect(claimsIn(text)[0]).toMatchObject({
    status: "considering",
    firstReportedBy: "The Wall Street Journal",
  });
});

test("reads the passive, the award and the relative clause", () => {
  expect(told("Tarn Motors was awarded a contract by the Harvania Transport Agency on Friday.")).toEqual([
    "Harvania Transport Agency + Tarn Motors: signed",
  ]);
  expect(told("The accord that Brellin Naval signed with Orvella Foods in May runs for a year.")).toEqual([
    "Brellin Naval + Orvella Foods: signed",
  ]);
});

test("reads an award notice that names a buyer and a winner", () => {
  const text =
    "Contract award notice.\nBuyer: Dunholm Water Board.\nWinner: Tarn Motors Ltd.\nValue: EUR 2,400,000.";
  expect(told(text)).toEqual(["Dunholm Water Board + Tarn Motors Ltd.: signed"]);
});

test("two deals of one firm are two agreements, and neither borrows the other's status", () => {
  const text =
    "Rushline struck a partnership with the grocer Marnet on Monday, days after the baker Pellow was dropped by Rushline.";
  expect(told(text).sort()).toEqual(["Marnet + Rushline: signed", "Pellow + Rushline: ended"]);
});

test("carries the parties over sentences", () => {
  const text =
    "Norsund and Skerrel have been in talks about a fishing treaty since June. On Monday the two signed the treaty.";
  expect(claimsIn(text).map((claim) => claim.status)).toEqual(["signed"]);
  expect(claimsIn(text)[0]?.earlier.map((one) => one.status)).toEqual(["negotiating"]);
});

test("a backer, a mediator, a judge and a rival are no parties", () => {
  const text =
    "Pelargo, which is backed by Tidemill Capital, signed a deal with Orvella Foods, beating its rival Brellin Naval.";
  expect(told(text)).toEqual(["Orvella Foods + Pelargo: signed"]);
  expect(told("Harvania and Skerrel signed a truce brokered by Norsund.")).toEqual([
    "Harvania + Skerrel: signed",
  ]);
});

test("words that only look like deals tell of none", () => {
  for (const text of [
    "Forty guests of Brellin Hotels contracted a virus in Norsund.",
    "The committee of Dunholm signed off on the budget of Orvella Foods.",
    "Rastrel Mines struck gold near Orvella.",
    "Ana Sarko was struck by a van of Brellin Naval.",
    "Suppose that Brellin Naval merged with Orvella Foods.",
    "A fan asked Ana Sarko to sign a napkin, and she signed it.",
    "Brellin Naval would have signed a contract with Orvella Foods had the engines worked.",
  ]) {
    expect(told(text)).toEqual([]);
  }
});

test("a denied report is denied, not signed", () => {
  const text = "Brellin Naval denied on Monday that it had signed a contract with Orvella Foods.";
  expect(told(text)).toEqual(["Brellin Naval + Orvella Foods: denied"]);
});

test("every claim fits its schema and every span cuts the text", () => {
  const FRAGMENTS = [
    "Brellin",
    "Orvella Foods",
    "signed",
    "a contract",
    "with",
    "and",
    ",",
    ".",
    "said",
    "that",
    "it",
    "they",
    "denied",
    "was",
    "awarded",
    "to",
    "buy",
    "the two",
    "which",
    "is in talks",
    "on Monday",
    "(",
    ")",
    "“",
    "”",
    "not",
    "will",
    "after",
    "the company",
    "lawsuit",
    ":",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 70 }), (parts) => {
      const text = parts.join(" ");
      for (const claim of claimsIn(text)) {
        agreementClaimSchema.parse(claim);
        for (const span of [
          ...claim.evidence,
          claim.statusSpan,
          ...claim.earlier.map((one) => one.evidence),
        ]) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        const [lead] = claim.evidence;
        expect(claim.statusSpan.start).toBeGreaterThanOrEqual(lead!.start);
        expect(claim.statusSpan.end).toBeLessThanOrEqual(lead!.end);
      }
    }),
    { numRuns: 200 },
  );
});
