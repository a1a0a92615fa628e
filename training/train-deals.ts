import { TELLING_QUESTIONS } from "../briefings/claim/telling-model.ts";
import { TellingWords } from "../briefings/claim/telling-view.ts";
import { readModelFile, type SectionName } from "../briefings/reading/model-file.ts";
import { createReader } from "../briefings/reading/reader.ts";
import { createSyntax } from "../briefings/reading/syntax.ts";
import { prepare } from "./deal-instances.ts";
import { CLASSES, examplesOf, trainModel } from "./deal-model.ts";
import type { DealText } from "./deal-text.ts";
import { packLinear } from "./pack.ts";
import { trainRanks } from "./rank-trainer.ts";
import { choicesOf } from "./reference-choices.ts";
import { type PackedLinear, writeModelFile } from "./write-model-file.ts";

const REFERENCES = { rowBits: 18, seed: 3, epochs: 8, alpha: 0.08, l1: 0.05, l2: 1 };
const DEALS = { epochs: 12, alpha: 0.05, l1: 0.05, l2: 1 };
/** Weights kept of each scorer; together they decide the size of this part of the file. */
const KEPT: Readonly<Record<string, number>> = {
  references: 40_000,
  gate: 25_000,
  telling: 180_000,
  kind: 40_000,
  party: 80_000,
  partner: 80_000,
  single: 12_000,
  same: 15_000,
  newest: 8_000,
  sound: 6_000,
  ruled: 2_000,
};

/**
 * Adds the scorers of references and of deals to a weights file, trained on annotated texts as its tags,
 * trees and names read them, and on `news`, unmarked texts that show what ordinary news looks like. Scorers that the file already has are replaced.
 */
export function trainDeals(
  base: Uint8Array,
  texts: readonly DealText[],
  news: readonly DealText[],
  log: (line: string) => void,
): Uint8Array {
  const clusters = readModelFile(base).clusters();
  const syntax = createSyntax(base);
  const choices = texts.flatMap((text) => choicesOf(text, syntax, clusters));
  const linear: Record<string, PackedLinear> = {
    references: packLinear(trainRanks(choices, REFERENCES), 1, KEPT.references!),
  };
  log(`references trained on ${choices.length} choices, ${linear.references!.packed.length} bytes`);
  const reader = createReader(withLinear(base, linear));
  const words = new TellingWords(clusters);
  const prepared = [...texts, ...news].map((text) => prepare(reader, words, text));
  const trained = trainModel(prepared, prepared.map(examplesOf), DEALS);
  for (const question of TELLING_QUESTIONS) {
    linear[question] = packLinear(trained[question], CLASSES[question], KEPT[question]!);
    log(`${question} trained, ${linear[question]!.packed.length} bytes`);
  }
  return withLinear(base, linear);
}

function withLinear(base: Uint8Array, linear: Readonly<Record<string, PackedLinear>>): Uint8Array {
  const file = readModelFile(base);
  const { sections, linear: _, ...header } = file.header;
  const names = Object.keys(sections) as SectionName[];
  const kept = Object.fromEntries(names.map((name) => [name, file.section(name)])) as Record<
    SectionName,
    Uint8Array
  >;
  return writeModelFile(header, kept, linear);
}
