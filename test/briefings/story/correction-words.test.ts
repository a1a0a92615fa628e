import { expect, test } from "vitest";
import type { CorrectionClaim } from "../../../briefings/claim/correction.ts";
import { correctionWordings, wrongPhrase } from "../../../briefings/story/correction-words.ts";

const asOf = { now: "2026-03-05T08:00:00Z", timezone: "Europe/Brussels" };

function claim(wrong: string, right?: string, who: Partial<CorrectionClaim> = {}): CorrectionClaim {
  return {
    type: "correction",
    wrong,
    ...(right === undefined ? {} : { right }),
    wrongSpan: { start: 0, end: 1 },
    evidence: [{ start: 0, end: 1 }],
    rule: "test",
    ...who,
  };
}

test("says which networks, then what they are and what they are not, who slipped and where, and who said so", () => {
  const told = claim("all NATO classified networks", 'NATO\'s "unclassified networks."', {
    saidBy: "Sam Altman",
    correctedBy: "OpenAI spokeswoman",
  });
  expect(correctionWordings(told, "He told a company meeting so, but misspoke.", asOf)[0]).toBe(
    "The NATO networks are unclassified, not classified: Sam Altman misspoke at a company meeting, an OpenAI spokeswoman said.",
  );
});

test.each([
  ["classified networks", "unclassified networks", "The networks are unclassified, not classified."],
  ["a binding contract", "a preliminary contract", "The contract is preliminary, not binding."],
  ["250 million euros", "240 million euros", "It is 240 million euros, not 250 million euros."],
  ["Velm", "Arles", "It is Arles, not Velm."],
  ["the trams were bought", "the trams are leased", "The trams are leased, not “the trams were bought”."],
  [
    "the contract has been signed",
    "talks with Velm",
    "Not “the contract has been signed” but “talks with Velm”.",
  ],
  ["fourteen people were hurt in the fire", "eleven", "Eleven people were hurt in the fire, not fourteen."],
  ["Velm networks", "Arles networks", "It is Arles networks, not Velm networks."],
])("puts %j right with %j", (wrong, right, told) => {
  expect(correctionWordings(claim(wrong, right), "", asOf)[0]).toBe(told);
});

test("says what is wrong where nothing is known to be right", () => {
  expect(correctionWordings(claim("the deal was signed"), "", asOf)[0]).toBe(
    "It is wrong that the deal was signed.",
  );
  expect(correctionWordings(claim("a signed deal"), "", asOf)[0]).toBe("“a signed deal” is wrong.");
});

test.each([
  ["all of NATO's classified networks", "NATO's unclassified networks", "classified"],
  ["250 million euros", "240 million euros", "250"],
  ["the deal was signed", undefined, "the deal was signed"],
  ["a purchase of every mill in the valley", "one lease", "a purchase of every mill in the valley"],
])("quotes of %j against %j the wrong words alone", (wrong, right, phrase) => {
  expect(wrongPhrase(claim(wrong, right))).toBe(phrase);
});
