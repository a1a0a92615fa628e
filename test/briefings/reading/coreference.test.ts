import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);

/** Who each phrase or pronoun means: "the chipmaker" → "Brellin". */
function meanings(text: string): Record<string, string> {
  const { entities } = reader.read({ text });
  const pairs = entities.flatMap((entity) =>
    entity.mentions
      .filter((mention) => mention.by !== "name")
      .map((mention) => [text.slice(mention.start, mention.end), entity.name] as const),
  );
  return Object.fromEntries(pairs);
}

test("gives a description to the name that it describes", () => {
  const text =
    "The chip designer Brellin sued the toy maker Ostrava Games on Monday. The chip designer wants damages.";
  expect(meanings(text)).toMatchObject({ "The chip designer": "Brellin" });
});

test("does not give 'the parcel firm' to a supermarket chain", () => {
  const text = "Postrun hired staff. The supermarket chain Foodyard was dropped by the parcel firm.";
  expect(meanings(text)["the parcel firm"]).not.toBe("Foodyard");
});

test("resolves a ministry by its noun", () => {
  const text = "Harvania's Defence Ministry chose Brellin Naval. The ministry gave no price.";
  expect(meanings(text)).toMatchObject({ "The ministry": "Defence Ministry of Harvania" });
});

test("resolves 'it' to the body that is the subject before", () => {
  const text = "Orvella Foods opened a mill in Dunholm. It employs ninety people.";
  expect(meanings(text)).toMatchObject({ It: "Orvella Foods" });
});

test("resolves 'her country' to the country for which she speaks", () => {
  const text = "Harvania's trade envoy, Leonie Achter, said that her country would wait.";
  expect(meanings(text)).toMatchObject({ "her country": "Harvania" });
});

test("resolves a product's owner that the gazetteer knows", () => {
  const text = "OpenAI is weighing an offer, days after the ChatGPT owner opened an office.";
  expect(meanings(text)).toMatchObject({ "the ChatGPT owner": "OpenAI" });
});

test("leaves an expletive 'it' alone", () => {
  expect(meanings("Brellin fell. It is understood that talks go on.")).not.toHaveProperty("It");
});
