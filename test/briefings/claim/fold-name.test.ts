import { expect, test } from "vitest";
import { foldedNames, foldName, foldText } from "../../../briefings/claim/fold-name.ts";

test.each([
  ["The OpenAI Group, Inc.", "openai group"],
  ["OpenAI's", "openai"],
  ["Société Générale SA", "societe generale"],
  ["U.S. Navy", "us navy"],
  ["United States Navy", "us navy"],
  ["the United States", "us"],
  ["AT&T Inc.", "at and t"],
  ["Øresund A/S", "oresund a s"],
  ["the company", "company"],
  ["L’Oréal", "loreal"],
  ["Corp", "corp"],
])("folds %s to %s", (name, key) => {
  expect(foldName(name)).toBe(key);
});

test("has no key for punctuation alone", () => {
  expect(foldName(" – ")).toBeUndefined();
});

test("finds a folded name in a folded text, with its possessive and in any spelling", () => {
  const text = foldText("It was Kestrel Foods' third purchase in the United States.");
  expect(text).toContain(` ${foldName("Kestrel Foods, Ltd")} `);
  expect(text).toContain(` ${foldName("U.S.")} `);
});

test("keeps aliases that are names anywhere and leaves out those of one document", () => {
  expect(
    foldedNames({
      name: "Department of Defense",
      aliases: ["the Pentagon", "the department", "The Company", "DoD"],
    }),
  ).toEqual(["department of defense", "pentagon", "dod"]);
});
