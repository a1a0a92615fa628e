import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sentence } from "../../../briefings/reading/sentence.ts";
import {
  agentOf,
  ancestorsOf,
  childrenOf,
  conjunctsOf,
  headOf,
  isNegated,
  isPassive,
  modalsOf,
  nounOfName,
  objectsOf,
  pathBetween,
  phrasesOf,
  subjectOf,
  subtreeOf,
  subtreeSpan,
} from "../../../briefings/reading/tree.ts";

/** Words as "form/UPOS/XPOS/head/relation", heads counted from 0, -1 for the root. */
function tree(source: string): Sentence {
  let at = 0;
  const tokens = source.split(" ").map((word, index) => {
    const [text, upos, xpos, head, relation] = word.split("/") as [string, string, string, string, string];
    const start = at;
    at += text.length + 1;
    const lemma = text.toLowerCase();
    return {
      index,
      start,
      end: start + text.length,
      text,
      lemma,
      upos,
      xpos,
      head: Number(head),
      relation,
      confidence: 0.9,
    };
  });
  return { index: 0, paragraph: 0, start: 0, end: at - 1, tokens };
}

const find = (sentence: Sentence, text: string) => sentence.tokens.findIndex((token) => token.text === text);
const subject = (sentence: Sentence, verb: string) => {
  const found = subjectOf(sentence, find(sentence, verb));
  return found === undefined ? undefined : sentence.tokens[found]!.text;
};

const SIGNED = tree(
  "Orel/PROPN/NNP/3/nsubj has/AUX/VBZ/3/aux not/PART/RB/3/advmod signed/VERB/VBN/-1/root a/DET/DT/5/det deal/NOUN/NN/3/obj " +
    "with/ADP/IN/7/case Vantage/PROPN/NNP/5/nmod and/CCONJ/CC/9/cc Brix/PROPN/NNP/7/conj",
);

describe("tree", () => {
  it("gives dependents by relation, subtypes included, and heads", () => {
    expect(childrenOf(SIGNED, 3)).toEqual([0, 1, 2, 5]);
    expect(childrenOf(SIGNED, 3, "obj")).toEqual([5]);
    expect(headOf(SIGNED, 5)).toBe(3);
    expect(headOf(SIGNED, 3)).toBeUndefined();
    expect(objectsOf(SIGNED, 3)).toEqual([5]);
    expect(phrasesOf(SIGNED, 5, "with")).toEqual([7]);
  });

  it("cuts a subtree out, with and without coordinated parts", () => {
    expect(subtreeOf(SIGNED, 5)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(subtreeOf(SIGNED, 5, ["conj"])).toEqual([4, 5, 6, 7]);
    expect(subtreeSpan(SIGNED, 7)).toEqual({ start: 27, end: SIGNED.end });
  });

  it("finds all coordinated words from any of them", () => {
    expect(conjunctsOf(SIGNED, 7)).toEqual([7, 9]);
    expect(conjunctsOf(SIGNED, 9)).toEqual([7, 9]);
    expect(conjunctsOf(SIGNED, 0)).toEqual([0]);
  });

  it("leads from one word to another through the nearest common one", () => {
    expect(pathBetween(SIGNED, 0, 9)).toEqual({ up: [0], meeting: 3, down: [5, 7, 9], confidence: 0.9 });
    expect(pathBetween(SIGNED, 3, 3)).toEqual({ up: [], meeting: 3, down: [], confidence: 1 });
    expect(ancestorsOf(SIGNED, 9)).toEqual([9, 7, 5, 3]);
  });

  it("knows negated and modal verbs", () => {
    expect(isNegated(SIGNED, 3)).toBe(true);
    expect(isNegated(SIGNED, 5)).toBe(false);
    const may = tree(
      "It/PRON/PRP/2/nsubj may/AUX/MD/2/aux sell/VERB/VB/-1/root no/DET/DT/4/det ships/NOUN/NNS/2/obj",
    );
    expect(modalsOf(may, 2)).toEqual(["may"]);
    expect(isNegated(may, 4)).toBe(true);
    const neither = tree("Neither/CCONJ/CC/1/cc:preconj side/NOUN/NN/2/nsubj agreed/VERB/VBD/-1/root");
    expect(isNegated(neither, 2)).toBe(true);
    const longer = tree(
      "It/PRON/PRP/3/nsubj no/ADV/RB/2/advmod longer/ADV/RB/3/advmod sells/VERB/VBZ/-1/root",
    );
    expect(isNegated(longer, 3)).toBe(true);
  });

  it("finds the agent of a passive", () => {
    const passive = tree(
      "The/DET/DT/1/det deal/NOUN/NN/3/nsubj:pass was/AUX/VBD/3/aux:pass signed/VERB/VBN/-1/root by/ADP/IN/5/case Orel/PROPN/NNP/3/obl:agent",
    );
    expect(isPassive(passive, 3)).toBe(true);
    expect(agentOf(passive, 3)).toBe(5);
    expect(isPassive(SIGNED, 3)).toBe(false);
    const participle = tree(
      "a/DET/DT/1/det deal/NOUN/NN/-1/root signed/VERB/VBN/1/acl by/ADP/IN/4/case Orel/PROPN/NNP/2/obl",
    );
    expect(isPassive(participle, 2)).toBe(true);
    expect(agentOf(participle, 2)).toBe(4);
  });

  it("finds the subject through control, coordination and modification", () => {
    const control = tree(
      "Orel/PROPN/NNP/1/nsubj agreed/VERB/VBD/-1/root to/PART/TO/3/mark buy/VERB/VB/1/xcomp Brix/PROPN/NNP/3/obj " +
        "and/CCONJ/CC/6/cc closed/VERB/VBD/1/conj it/PRON/PRP/6/obj",
    );
    expect(subject(control, "buy")).toBe("Orel");
    expect(subject(control, "closed")).toBe("Orel");
    const asked = tree(
      "Orel/PROPN/NNP/1/nsubj asked/VERB/VBD/-1/root Brix/PROPN/NNP/1/obj to/PART/TO/4/mark sign/VERB/VB/1/xcomp",
    );
    expect(subject(asked, "sign")).toBe("Brix");
    const relative = tree(
      "the/DET/DT/1/det firm/NOUN/NN/-1/root which/PRON/WDT/3/nsubj makes/VERB/VBZ/1/acl:relcl ships/NOUN/NNS/3/obj",
    );
    expect(subject(relative, "makes")).toBe("firm");
    const adverbial = tree(
      "Orel/PROPN/NNP/1/nsubj left/VERB/VBD/-1/root after/SCONJ/IN/3/mark losing/VERB/VBG/1/advcl money/NOUN/NN/3/obj",
    );
    expect(subject(adverbial, "losing")).toBe("Orel");
    const reported = tree(
      "Roy/PROPN/NNP/1/nsubj said/VERB/VBD/-1/root to/PART/TO/3/mark wait/VERB/VB/1/ccomp",
    );
    expect(subject(reported, "wait")).toBeUndefined();
  });

  it("takes the nearer of two subjects", () => {
    const twice = tree(
      "Chief/NOUN/NN/2/nsubj Roy/PROPN/NNP/2/nsubj said/VERB/VBD/-1/root so/ADV/RB/2/advmod",
    );
    expect(subject(twice, "said")).toBe("Roy");
  });

  it("finds the word of a name that bears its role", () => {
    const name = tree(
      "Bank/PROPN/NNP/3/nsubj of/ADP/IN/2/case Norra/PROPN/NNP/0/nmod said/VERB/VBD/-1/root Ana/PROPN/NNP/3/obj Roy/PROPN/NNP/4/flat",
    );
    expect(nounOfName(name, 0, 2)).toBe(0);
    expect(nounOfName(name, 4, 5)).toBe(4);
  });

  it("answers for every word of any tree", () => {
    const relations = ["nsubj", "conj", "xcomp", "acl", "acl:relcl", "advcl", "obj", "flat", "obl"];
    const anyTree = fc
      .array(fc.tuple(fc.nat(), fc.constantFrom(...relations)), { minLength: 1, maxLength: 12 })
      .map((words) =>
        tree(
          words
            .map(([head, relation], i) => `w${i}/VERB/VB/${i === 0 ? -1 : head % i}/${relation}`)
            .join(" "),
        ),
      );
    fc.assert(
      fc.property(anyTree, (sentence) => {
        for (const { index } of sentence.tokens) {
          expect(subtreeOf(sentence, index)).toContain(index);
          expect(conjunctsOf(sentence, index)).toContain(index);
          expect(subjectOf(sentence, index)).not.toBe(index);
          expect(pathBetween(sentence, 0, index).meeting).toBe(0);
          const noun = nounOfName(sentence, 0, index);
          expect(noun).toBeGreaterThanOrEqual(0);
          expect(noun).toBeLessThanOrEqual(index);
        }
      }),
    );
  });
});
