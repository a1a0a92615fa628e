import { expect, test } from "vitest";
import { namedWordsOf } from "../../training/deal-names.ts";
import { readDealTexts } from "../../training/deal-text.ts";

const HEAD = `@ id: t-1
@ title: Quarry changes hands
@ outlet: Brindle Post
@ published: 2024-05-02
@ style: local
@ party A: Ostrava Stone | org
@ party B: Pelle Quarries | org`;
const whole = (deal: string, body: string) => `${HEAD}\n${deal}\n---\n${body}\n===\n`;
const DEAL = "@ deal 1: A+B | acquisition | signed | 2024-05-01 | EUR 2000000 | official: Ostrava Stone";

test("cuts marks out of the text and keeps where they stood", () => {
  const [text] = readDealTexts(
    whole(DEAL, "[Ostrava Stone|A] {bought|1 signed} [Pelle Quarries|B] in [Lom|loc]."),
    "x.txt",
  );
  expect(text!.text).toBe("Ostrava Stone bought Pelle Quarries in Lom.");
  const cut = ({ start, end }: { start: number; end: number }) => text!.text.slice(start, end);
  expect(text!.mentions.map(cut)).toEqual(["Ostrava Stone", "Pelle Quarries"]);
  expect(text!.names.map(cut)).toEqual(["Lom"]);
  expect(text!.triggers.map(cut)).toEqual(["bought"]);
  expect(text!.deals).toMatchObject([{ parties: ["A", "B"], status: "signed", amount: "EUR 2000000" }]);
});

test.each([
  ["an unknown party", DEAL, "[Ostrava Stone|A] {bought|1 signed} [Pelle|B] and [Lom|C].", "no party C"],
  ["a status that no mark asserts", DEAL, "[Ostrava Stone|A] and [Pelle|B] {talk|1 negotiating}.", "deal 1"],
  ["a mark left open", DEAL, "[Ostrava Stone|A] {bought|1 signed} [Pelle|B] [Lom.", "left open"],
  ["a date that is none", DEAL.replace("2024-05-01", "May"), "[a|A] {b|1 signed} [c|B]", "date May"],
])("says file, text and fault: %s", (_, deal, body, fault) => {
  expect(() => readDealTexts(whole(deal, body), "x.txt")).toThrow(
    new RegExp(`x\\.txt: t-1: .*${fault}`, "u"),
  );
});

test("teaches names without article and title, and no pronoun or description", () => {
  const [text] = readDealTexts(
    whole(
      DEAL,
      "The [Ostrava Stone|A] group {bought|1 signed} [Pelle Quarries|B], [Judge Ana Roy|per] heard; [it|A] and [the quarry|B] agree.",
    ),
    "x.txt",
  );
  const [sentence] = namedWordsOf(text!);
  const labels = Object.fromEntries(sentence!.forms.map((form, i) => [form, sentence!.labels[i]]));
  expect(labels).toMatchObject({
    Ostrava: 3,
    Stone: 4,
    Pelle: 3,
    Quarries: 4,
    Ana: 1,
    Roy: 2,
    it: 0,
    Judge: 0,
  });
});
