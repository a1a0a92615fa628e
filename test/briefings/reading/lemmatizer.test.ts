import { describe, expect, it } from "vitest";
import { applyRule, Lemmatizer } from "../../../briefings/reading/lemmatizer.ts";

const lemmatizer = new Lemmatizer({
  rules: { NNS: { s: "1", ies: "3y" }, NNPS: { s: "1" }, VBD: { ed: "2" } },
  table: { "NOUN NNS": { people: "person" }, "VERB VBD": { struck: "strike" } },
});

describe("Lemmatizer", () => {
  it("takes the longest ending that has a rule", () => {
    expect(lemmatizer.lemma("Treaties", "NOUN", "NNS")).toBe("treaty");
    expect(lemmatizer.lemma("firms", "NOUN", "NNS")).toBe("firm");
  });

  it("prefers the table to the rules", () => {
    expect(lemmatizer.lemma("struck", "VERB", "VBD")).toBe("strike");
    expect(lemmatizer.lemma("People", "NOUN", "NNS")).toBe("person");
  });

  it("keeps the capitals of names only", () => {
    expect(lemmatizer.lemma("States", "PROPN", "NNPS")).toBe("State");
    expect(lemmatizer.lemma("The", "DET", "DT")).toBe("the");
  });

  it("leaves a word alone that a rule would use up", () => {
    expect(applyRule("s", "1")).toBe("s");
    expect(applyRule("signed", "2")).toBe("sign");
  });
});
