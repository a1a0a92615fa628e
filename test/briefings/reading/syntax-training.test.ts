import { describe, expect, it } from "vitest";
import { createSyntax } from "../../../briefings/reading/syntax.ts";
import { readConllu } from "../../../training/conllu.ts";
import { readIob } from "../../../training/iob.ts";
import { trainEnglish } from "../../../training/train-english.ts";

/** "form lemma UPOS XPOS head relation" a word, head from 1. */
function conllu(id: number, words: string[]): string {
  const rows = words.map((word, i) => {
    const [form, lemma, upos, xpos, head, relation] = word.split(" ");
    return [i + 1, form, lemma, upos, xpos, "_", head, relation, "_", "_"].join("\t");
  });
  return `# sent_id = s${id}\n${rows.join("\n")}\n\n`;
}

const FIRMS = ["Orel", "Vantage", "Brix", "Norra", "Lumen", "Tarn"];
const TREEBANK = [...FIRMS, ...FIRMS, ...FIRMS, ...FIRMS, ...FIRMS]
  .flatMap((firm, i) => [
    conllu(2 * i, [
      `${firm} ${firm} PROPN NNP 2 nsubj`,
      "signed sign VERB VBD 0 root",
      "a a DET DT 4 det",
      "deal deal NOUN NN 2 obj",
      ". . PUNCT . 2 punct",
    ]),
    conllu(2 * i + 1, [
      "The the DET DT 2 det",
      "firms firm NOUN NNS 3 nsubj",
      "left leave VERB VBD 0 root",
      `${firm} ${firm} PROPN NNP 3 obj`,
      ". . PUNCT . 3 punct",
    ]),
  ])
  .join("");
const NAMES = FIRMS.map(
  (firm, i) => `# sent_id = s${2 * i}\n${firm}\tB-ORG\nsigned\tO\na\tO\ndeal\tO\n.\tO\n\n`,
).join("");

function read(path: string): Uint8Array {
  if (path.includes("ner/")) return new TextEncoder().encode(NAMES);
  if (path.includes("clusters")) return new TextEncoder().encode("signed\t7\t3\nleft\t7\t3\n");
  return new TextEncoder().encode(TREEBANK);
}

describe("trainEnglish", () => {
  it("gives the same file again and a reader that knows what it was taught", () => {
    const train = () => trainEnglish({ read, deals: [], quick: true, log: () => {} });
    const bytes = train();
    expect(Buffer.from(bytes).equals(Buffer.from(train()))).toBe(true);
    const { sentences, names } = createSyntax(bytes).parse("Orel signed a deal.");
    expect(sentences[0]!.tokens.map(({ upos, head, lemma }) => `${lemma} ${upos} ${head}`)).toEqual([
      "Orel PROPN 1",
      "sign VERB -1",
      "a DET 3",
      "deal NOUN 1",
      ". PUNCT 1",
    ]);
    expect(names).toMatchObject([{ firstToken: 0, lastToken: 0, type: "organisation" }]);
  }, 60_000);
});

describe("readConllu", () => {
  it("rebuilds the text with the offsets of fused words", () => {
    const source = [
      "# newdoc id = d",
      "# sent_id = s",
      "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
      "1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_",
      "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_",
      "3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_",
      "",
      "",
    ].join("\n");
    const [sentence] = readConllu(source);
    expect(sentence).toMatchObject({ id: "s", document: "d", text: "don't." });
    expect(sentence!.words.map(({ start, end, head }) => [start, end, head])).toEqual([
      [0, 2, -1],
      [2, 5, 0],
      [5, 6, 0],
    ]);
  });
});

describe("readIob", () => {
  it("marks what it does not tell as unknown", () => {
    expect(readIob("a\tB-PER\nb\tI-PER\nc\tO\nd\tB-MISC\n\n")).toEqual([
      { id: "", forms: ["a", "b", "c", "d"], labels: [1, 2, 0, -1] },
    ]);
  });
});
