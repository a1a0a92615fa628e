import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);
const partiesOf = (text: string) =>
  readAgreements(reader.read({ text, publishedAt: "2026-03-04" })).map((claim) =>
    claim.parties.map((party) => party.name).sort(),
  );

test("a minister signs for the country", () => {
  const text = "Harvania's trade minister, Leonie Achter, signed a treaty with Norsund on Monday.";
  expect(partiesOf(text)).toEqual([["Harvania", "Norsund"]]);
});

test("shareholders stand for their company", () => {
  const text = "Shareholders of Brellin Naval voted down a merger with Orvella Foods.";
  expect(partiesOf(text)).toEqual([["Brellin Naval", "Orvella Foods"]]);
});

test("a list of signers is read to its end", () => {
  const text = "Norsund, Skerrel and Harvania signed a treaty on Monday.";
  expect(partiesOf(text)).toEqual([["Harvania", "Norsund", "Skerrel"]]);
});

test("a known body carries its other names", () => {
  const [claim] = readAgreements(reader.read({ text: "Brellin Naval signed a contract with the Pentagon." }));
  const body = claim?.parties.find((party) => party.name === "Department of Defense");
  expect(body?.aliases).toContain("Pentagon");
});

test("who is served by what the contract is for is its other side", () => {
  const text = "Brellin Naval is considering a contract to run its software on Orvella's networks.";
  expect(partiesOf(text)).toEqual([["Brellin Naval", "Orvella"]]);
});
