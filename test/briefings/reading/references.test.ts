import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);

/** Whom the words mean: the name of the entity that has a mention of just these words. */
function meant(text: string, words: string): string | undefined {
  const { entities } = reader.read({ text });
  return entities.find(({ mentions }) => mentions.some(({ start, end }) => text.slice(start, end) === words))
    ?.name;
}

test.each([
  [
    "We",
    'Lumora Energy has ended the talks. "We could not agree on a price," Lumora Energy said.',
    "Lumora Energy",
  ],
  ["She", "Anja Roth runs Lumora Energy. She said the talks were over.", "Anja Roth"],
  [
    "the council",
    "Pelworth Town Council met on Monday. On Tuesday the council chose a builder.",
    "Pelworth Town Council",
  ],
  ["The newspaper", "The Velmo Herald first told of the sale. The newspaper named no price.", "Velmo Herald"],
])("%s", (words, text, name) => {
  expect(meant(text, words)?.replace(/^The /u, "")).toBe(name);
});

test("takes nobody for what a thing of no name is", () => {
  expect(meant("A ship ran aground off Lom. It was raining.", "It")).toBeUndefined();
});

test("reads a body with a small word within as one name", () => {
  const { entities } = reader.read({ text: "The Port of Hallow has chosen Dunmere Dredging for the work." });
  expect(entities.map(({ name }) => name)).toContain("Port of Hallow");
});
