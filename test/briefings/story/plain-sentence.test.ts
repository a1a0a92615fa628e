import { expect, test } from "vitest";
import { plainSentence } from "../../../briefings/story/plain-sentence.ts";

test.each([
  ["BRUSSELS, March 3 (Harbour Wire) - The council met.", "The council met."],
  ["OSLO — The council met.", "The council met."],
  ["Oslo, 3 March – The council met.", "Oslo, 3 March – The council met."],
  ["(Harbour Wire) - The council met.", "The council met."],
  ["PORT OF SPAIN (Harbour Wire) — The council met.", "The council met."],
  ["However, the council met.", "The council met."],
  ["Separately, Orlin bought a mill.", "Orlin bought a mill."],
  ["But the deal is not signed.", "The deal is not signed."],
])("leaves out where a text comes from: %s", (sentence, plain) => {
  expect(plainSentence(sentence)).toBe(plain);
});

test.each([
  "Still waters run deep, the mayor said.",
  "NATO and the EU will meet on 5 May.",
  "Anders Holm — the chairman — will step down.",
  "So far no firm has bid.",
  "Yet another firm has bid.",
])("leaves as it is what belongs to the sentence: %s", (sentence) => {
  expect(plainSentence(sentence)).toBe(sentence);
});
