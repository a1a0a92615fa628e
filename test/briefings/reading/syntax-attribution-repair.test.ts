import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GrowingToken, repairAttribution } from "../../../briefings/reading/attribution-repair.ts";

/** Words as "form/lemma/UPOS/XPOS/head/relation", heads from 0. */
function tokensOf(source: string): GrowingToken[] {
  return source.split(" ").map((word, index) => {
    const [text, lemma, upos, xpos, head, relation] = word.split("/") as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      index,
      start: index,
      end: index + 1,
      text,
      lemma,
      upos,
      xpos,
      head: Number(head),
      relation,
      confidence: 0.5,
    };
  });
}

const arcs = (tokens: readonly GrowingToken[]) =>
  tokens.map(({ text, relation, head }) => `${text} ${relation} ${head < 0 ? "-" : tokens[head]!.text}`);

const CLAUSE = "Orel/Orel/PROPN/NNP/1/nsubj left/leave/VERB/VBD/-1/root";

describe("repairAttribution", () => {
  it("raises a closing speech verb above what was said", () => {
    const tokens = tokensOf(
      `${CLAUSE} ,/,/PUNCT/,/1/punct Roy/Roy/PROPN/NNP/4/nsubj said/say/VERB/VBD/1/advcl ././PUNCT/./1/punct`,
    );
    repairAttribution(tokens);
    expect(arcs(tokens)).toEqual([
      "Orel nsubj left",
      "left ccomp said",
      ", punct left",
      "Roy nsubj said",
      "said root -",
      ". punct said",
    ]);
  });

  it("names the clause that hangs from the verb as what was said", () => {
    const tokens = tokensOf(
      "They/they/PRON/PRP/3/nsubj are/be/AUX/VBP/3/cop in/in/ADP/IN/3/case talks/talk/NOUN/NNS/6/obl ,/,/PUNCT/,/6/punct Roy/Roy/PROPN/NNP/6/nsubj said/say/VERB/VBD/-1/root",
    );
    repairAttribution(tokens);
    expect(arcs(tokens)[3]).toBe("talks ccomp said");
  });

  it("leaves every tree a tree", () => {
    const vocabulary = [
      "said/say/VERB/VBD",
      "people/people/NOUN/NNS",
      "familiar/familiar/ADJ/JJ",
      "with/with/ADP/IN",
      ",/,/PUNCT/,",
      "left/leave/VERB/VBD",
    ];
    const anyWord = fc.tuple(
      fc.constantFrom(...vocabulary),
      fc.nat(),
      fc.constantFrom("nsubj", "advcl", "ccomp", "obl", "amod"),
    );
    const property = fc.property(
      fc.array(anyWord, { minLength: 1, maxLength: 9 }),
      fc.nat({ max: 1000 }),
      (words, seed) => {
        // Hanging each word from one that was hung before, in a mixed order, makes any tree.
        const order = words.map((_, i) => i).sort((a, b) => ((a * 7 + seed) % 11) - ((b * 7 + seed) % 11));
        const heads = new Map(
          order.map((word, rank) => [word, rank === 0 ? -1 : order[words[word]![1] % rank]!]),
        );
        const tokens = tokensOf(
          words
            .map(
              ([word, , relation], i) => `${word}/${heads.get(i)}/${heads.get(i) === -1 ? "root" : relation}`,
            )
            .join(" "),
        );
        repairAttribution(tokens);
        expect(tokens.filter(({ head }) => head === -1)).toHaveLength(1);
        for (const { index } of tokens) {
          let steps = 0;
          for (let at = index; at >= 0; at = tokens[at]!.head)
            expect(++steps).toBeLessThanOrEqual(tokens.length);
        }
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it.each([
    [
      "a clause with its own marker",
      `${CLAUSE} ,/,/PUNCT/,/1/punct as/as/SCONJ/IN/5/mark Roy/Roy/PROPN/NNP/5/nsubj said/say/VERB/VBD/1/advcl`,
    ],
    [
      "a coordinated clause",
      `${CLAUSE} ,/,/PUNCT/,/1/punct but/but/CCONJ/CC/5/cc Roy/Roy/PROPN/NNP/5/nsubj said/say/VERB/VBD/1/conj`,
    ],
    [
      "a verb that says something else",
      `${CLAUSE} ,/,/PUNCT/,/1/punct Roy/Roy/PROPN/NNP/4/nsubj said/say/VERB/VBD/1/conj nothing/nothing/PRON/NN/4/obj`,
    ],
    [
      "a verb without a comma before its subject",
      `${CLAUSE} Roy/Roy/PROPN/NNP/3/nsubj said/say/VERB/VBD/1/advcl`,
    ],
    ["another verb", `${CLAUSE} ,/,/PUNCT/,/1/punct Roy/Roy/PROPN/NNP/4/nsubj slept/sleep/VERB/VBD/1/conj`],
  ])("leaves %s alone", (_, source) => {
    const tokens = tokensOf(source);
    const before = arcs(tokens);
    repairAttribution(tokens);
    expect(arcs(tokens)).toEqual(before);
  });
});
