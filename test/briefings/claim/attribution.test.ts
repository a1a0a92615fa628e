import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);
const sourceOf = (text: string) => readAgreements(reader.read({ text }))[0]?.attribution;
const DEAL = "Brellin Naval signed a contract with Orvella Foods";

test("an unnamed person is anonymous, with the words that describe the person", () => {
  expect(sourceOf(`${DEAL}, a person familiar with the matter said on Tuesday.`)).toEqual({
    source: "a person familiar with the matter",
    kind: "anonymous",
  });
});

test("a named person is named", () => {
  expect(sourceOf(`${DEAL}, the mayor of Dunholm, Ana Sarko, said.`)).toEqual({
    source: "Ana Sarko",
    kind: "named",
  });
});

test("a filing is official", () => {
  expect(sourceOf(`${DEAL}, a filing showed.`)).toEqual({ source: "a filing", kind: "official" });
});

test("another publication is an outlet", () => {
  expect(sourceOf(`${DEAL}, according to the newspaper Dunholm Courier.`)).toMatchObject({ kind: "outlet" });
});

test("a text that names nobody speaks for itself", () => {
  expect(sourceOf(`${DEAL} on Monday.`)).toEqual({ kind: "reporter" });
});
