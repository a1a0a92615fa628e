import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createTellingReader } from "../../../briefings/claim/telling-model.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const weights = readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url));
const reader = createReader(weights);
const tellings = createTellingReader(weights);

function deals(text: string) {
  return readAgreements(
    reader.read({ text, publishedAt: "2026-03-10" }),
    { outlet: "Corran Bay Herald" },
    tellings,
  );
}
const parties = (text: string) => deals(text).map((deal) => deal.parties.map(({ name }) => name).sort());

test("takes the bodies for the parties where their people put their names to a deal", () => {
  expect(
    parties(
      "Velmo Rail and Orlin Steel have a deal. Mara Lind, Velmo Rail's chief executive, and Orlin Steel's chair, Tove Brandt, put their names to the contract on Monday.",
    ),
  ).toEqual([["Orlin Steel", "Velmo Rail"]]);
});

test("takes no country for a party of whose firm it only says where it is at home", () => {
  const found = parties(
    "Velmo Rail is considering a takeover bid for Norway's Orlin Steel, three people with knowledge of its thinking said.",
  );
  expect(found.flat()).not.toContain("Norway");
});

test("takes a country for a party where it deals itself", () => {
  expect(parties("Norway signed a fisheries treaty with Chile on Monday.")).toEqual([["Chile", "Norway"]]);
});

test("reads a sum in the money of the nation that the text is about", () => {
  const text = (nation: string) =>
    `Velmo Rail signed a contract worth 780 million kroner with the ${nation} Health Ministry on Monday.`;
  expect(deals(text("Danish")).map(({ amount }) => amount?.currency)).toEqual(["DKK"]);
  expect(deals(text("Norwegian")).map(({ amount }) => amount?.currency)).toEqual(["NOK"]);
});

test("ends what a deal is about where a date or another clause begins", () => {
  const objects = deals(
    "Denmark signed a contract with Velmo Rail for eight night trains late on Friday, the ministry said.",
  ).map(({ object }) => object);
  expect(objects).toEqual(["eight night trains"]);
});
