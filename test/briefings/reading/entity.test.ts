import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);
const namesIn = (text: string) => reader.read({ text }).entities.map((entity) => entity.name);
const named = (text: string, name: string) =>
  reader.read({ text }).entities.find((entity) => entity.name === name || entity.aliases.includes(name));

test("joins a short form to the full name", () => {
  expect(namesIn("Orvella Foods signed a lease on Monday. Orvella will move in May.")).toEqual([
    "Orvella Foods",
  ]);
});

test("joins an acronym in brackets to its name", () => {
  const text = "The Port Authority of Dunholm (PAD) opened a tender. PAD expects six bids.";
  expect(named(text, "PAD")?.name).toContain("Port Authority of Dunholm");
});

test("keeps a hyphenated surname and a plural possessive inside a name", () => {
  expect(namesIn("The Growers' Cooperative hired Marta Lindqvist-Obi on Friday.")).toEqual([
    "Growers' Cooperative",
    "Marta Lindqvist-Obi",
  ]);
});

test("reads a firm and its chief as two names", () => {
  const names = namesIn("Brellin CEO Tomas Varga said on Monday that sales rose.");
  expect(names).toEqual(["Brellin", "Tomas Varga"]);
});

test("takes a ministry of a country for a body of its own", () => {
  const ministry = named("Harvania's Defence Ministry bought six boats.", "Defence Ministry of Harvania");
  expect(ministry?.type).toBe("organisation");
});

test("takes the government of a country for the country", () => {
  const country = named("The government of Harvania signed the pact.", "Harvania");
  expect(country?.aliases).toContain("government of Harvania");
});

test("takes a dateline, a weekday and a sentence's first word for no names", () => {
  expect(namesIn("PORT SALLY - On Tuesday shares of Brellin fell.")).toEqual(["Brellin"]);
});

test("names no law as somebody", () => {
  const entities = reader.read({ text: "President Ana Sarko signed the Clean Rivers Act." }).entities;
  expect(entities.filter((entity) => entity.type === "other").map((entity) => entity.name)).toEqual([
    "Clean Rivers Act",
  ]);
});
