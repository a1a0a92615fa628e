import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createTellingReader } from "../../../briefings/claim/telling-model.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const weights = new Uint8Array(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);
const reader = createReader(weights);
const tellings = createTellingReader(weights);
const claimsIn = (text: string, outlet?: string) =>
  readAgreements(reader.read({ text, publishedAt: "2026-03-04" }), { outlet }, tellings);
const told = (text: string) =>
  claimsIn(text).map(
    ({ parties, status }) =>
      `${parties
        .map(({ name }) => name)
        .sort()
        .join(" + ")}: ${status}`,
  );

test.each([
  [
    "talks of which no rule knows the form",
    "The Guild of Millers and the Ministry of Education are still bargaining over pay. The two have met five times since June.",
    "Guild of Millers + Ministry of Education: negotiating",
  ],
  [
    "a denial of talks",
    "Arrow Buses denied that it was in merger talks with Norra Transit.",
    "Arrow Buses + Norra Transit: denied",
  ],
  [
    "a purchase behind the signature",
    "Kestrel Foods signed a contract on Wednesday to buy Orlin Mills.",
    "Kestrel Foods + Orlin Mills: signed",
  ],
])("reads %s", (_, text, claim) => {
  expect(told(text)).toContain(claim);
});

test("keeps one deal of two places that tell of it, at its newest status", () => {
  expect(
    told(
      "Harvania and Lemnia, which shook hands on a fishing accord in May, put their names to it on Friday.",
    ),
  ).toEqual(["Harvania + Lemnia: signed"]);
});

test("tells of no deal in a text that has none", () => {
  expect(
    told(
      "A storm tore the roof off the school in Lom on Tuesday. Mayor Petra Vance said that nobody was hurt and thanked the firefighters of Velmo.",
    ),
  ).toEqual([]);
});

test("takes the publication that asks for no party", () => {
  const text = "Norra Transit is talking to the Velmo Herald about its plans.";
  expect(claimsIn(text, "Velmo Herald")).toEqual([]);
});

test("says for each fact which words told it, how surely, and who is bound", () => {
  const [claim] = claimsIn("Kestrel Foods signed a contract on Wednesday to buy Orlin Mills.");
  expect(claim!.rule).toBe("told");
  const steps = claim!.steps.join("\n");
  expect(steps).toMatch(/"signed" tells of a deal \(\d+ %\), signed \(\d+ %\)/u);
  expect(steps).toMatch(/Orlin Mills is a party \(\d+ %\)/u);
  expect(steps).toMatch(/right in parties and status: \d+ %/u);
});

test("refuses weights without the scorers, and says what to do", () => {
  const cut = Uint8Array.from(weights);
  const name = new TextEncoder().encode('"gate"');
  const at = cut.findIndex((_, i) => name.every((byte, k) => cut[i + k] === byte));
  cut.set(new TextEncoder().encode('"gatX"'), at);
  expect(() => createTellingReader(cut)).toThrow(/gate.*Restore english\.bin/u);
});
