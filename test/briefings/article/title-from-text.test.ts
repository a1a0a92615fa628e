import { expect, test } from "vitest";
import { titleFromText } from "../../../briefings/article/title-from-text.ts";

test("takes the first sentence without its full stop", () => {
  expect(titleFromText("Mr. Roe of the U.S. Navy resigned. He gave no reason.\n\nMore.")).toBe(
    "Mr. Roe of the U.S. Navy resigned",
  );
});

test("shortens a long sentence at a word", () => {
  const title = titleFromText(`${"word ".repeat(60)}end.`);
  expect(title).toMatch(/^(?:word )+word…$/u);
  expect(title.length).toBeLessThanOrEqual(120);
});

test("shortens a text without blanks", () => {
  expect(titleFromText("x".repeat(500)).length).toBe(120);
});
