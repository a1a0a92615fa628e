import { describe, expect, it } from "vitest";
import { labelledNames } from "../../../briefings/reading/labelled-names.ts";
import { NAME_LABELS } from "../../../briefings/reading/name-recognizer.ts";
import { tokenize } from "../../../briefings/reading/tokenizer.ts";

/** Names as "text type" for labels given as a letter a token: P, O, L begin a name, p, o, l go on, a dot is none. */
function names(text: string, labels: string): string[] {
  const letters = ".PpOoLl";
  const numbers = Int32Array.from(labels.split(""), (letter) => letters.indexOf(letter));
  expect(NAME_LABELS).toHaveLength(letters.length);
  return labelledNames(tokenize(text), numbers, 4).map(({ start, end, type, sentence }) => {
    expect(sentence).toBe(4);
    return `${text.slice(start, end)} ${type}`;
  });
}

describe("labelledNames", () => {
  it("makes a span of a first word and those that go on", () => {
    expect(names("Ana Roy met Orel in Oslo", "Pp.O.L")).toEqual([
      "Ana Roy person",
      "Orel organisation",
      "Oslo place",
    ]);
  });

  it("takes the ending of a company into its name, and its type from it", () => {
    expect(names("Brix Inc. and Orel Corp. won", "P..Pp.")).toEqual([
      "Brix Inc. organisation",
      "Orel Corp. organisation",
    ]);
    expect(names("Vantage, Inc. won", "L...")).toEqual(["Vantage, Inc. organisation"]);
  });

  it("ends no name in a word without capitals, save a name that has none", () => {
    expect(names("Ana Roy misspoke", "Ppp")).toEqual(["Ana Roy person"]);
    expect(names("Bank of Norra", "Ooo")).toEqual(["Bank of Norra organisation"]);
    expect(names("ana roy", "Pp")).toEqual(["ana roy person"]);
  });

  it("finds no name in an article alone", () => {
    expect(names("The Transport Ministry", "OOo")).toEqual(["Transport Ministry organisation"]);
  });
});
