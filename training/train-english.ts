import { CONFIDENCE_INPUTS } from "../briefings/reading/arc-confidence.ts";
import { hashText } from "../briefings/reading/feature-hash.ts";
import { readClusters } from "../briefings/reading/model-file.ts";
import { SparsePerceptron } from "../briefings/reading/perceptron.ts";
import { relationTraitsOf, tagTraitsOf } from "../briefings/reading/syntax.ts";
import { Tagger, tagLexiconOf } from "../briefings/reading/tagger.ts";
import { foldForm, WordForms } from "../briefings/reading/word-forms.ts";
import { calibrate } from "./calibrate.ts";
import { readConllu, type TreebankSentence } from "./conllu.ts";
import { namedWordsOf } from "./deal-names.ts";
import type { DealText } from "./deal-text.ts";
import { readIob } from "./iob.ts";
import { learnLemmas } from "./learn-lemmas.ts";
import { ByteWriter, packMoves, packSparse } from "./pack.ts";
import { NAME_ROW_BITS, trainNames } from "./train-names.ts";
import { MOVE_ROW_BITS, type ParsedWords, RELATION_ROW_BITS, trainParser } from "./train-parser.ts";
import {
  findClosedWords,
  findFixedTags,
  TAGGER_ROW_BITS,
  type TaggedWords,
  trainTagger,
} from "./train-tagger.ts";
import { writeModelFile } from "./write-model-file.ts";

/** Files that allow commercial use only; test files are never read here. */
const TREEBANKS = ["ewt-train.conllu.gz", "gum-free-train.conllu.gz"];
const HELD_OUT = ["ewt-dev.conllu.gz", "gum-free-dev.conllu.gz"];
const NAME_FILES = [
  "ner/uner-ewt-train.iob2.gz",
  "ner/uner-ewt-dev.iob2.gz",
  "ner/gum-free-train.iob2.gz",
  "ner/wikigold.iob2.gz",
];
const CLUSTER_FILE = "words/clusters-40k.tsv.gz";

const FULL = { tagger: 8, jackknife: 5, folds: 4, parser: 10, names: 8 };
const QUICK = { tagger: 4, jackknife: 2, folds: 2, parser: 3, names: 4 };
/** Weights or rows kept of each classifier; together they decide the size of the file. */
const KEPT = {
  tagger: 420_000,
  moves: 640_000,
  relations: 400_000,
  names: 300_000,
};

export function trainEnglish(options: {
  read: (path: string) => Uint8Array;
  /** Annotated texts about deals: their names are learnt as well. */
  deals: readonly DealText[];
  quick: boolean;
  log: (line: string) => void;
}): Uint8Array {
  const { log } = options;
  const sizes = options.quick ? QUICK : FULL;
  const text = (path: string) => Buffer.from(options.read(path)).toString("utf8");
  const treebank = TREEBANKS.flatMap((path) => readConllu(text(path)));
  const heldOut = HELD_OUT.flatMap((path) => readConllu(text(path)));
  const names = [
    ...NAME_FILES.flatMap((path) => readIob(text(path))),
    ...options.deals.flatMap(namedWordsOf),
  ];
  const clusters = packClusters(text(CLUSTER_FILE));
  const forms = new WordForms(readClusters(clusters));

  const tags = labelsOf(treebank, (word) => `${word.upos} ${word.xpos}`);
  const relations = labelsOf(treebank, (word) => word.relation);
  const tagNumber = new Map(tags.map((tag, i) => [tag, i]));
  const tagged = treebank.map(
    ({ words }): TaggedWords => ({
      forms: words.map(({ form }) => form),
      tags: words.map(({ upos, xpos }) => tagNumber.get(`${upos} ${xpos}`)!),
    }),
  );
  const fixed = findFixedTags(tagged);
  const fixedTags = Object.fromEntries(fixed);
  const closedWords = findClosedWords(tagged, tags);
  // The parser learns from the tagger's own errors, so the reader's list of verb forms is left out here.
  const lexicon = { ...tagLexiconOf(tags, fixedTags, closedWords), verbs: new Map() };
  const tagTraits = tagTraitsOf(tags);
  const relationTraits = relationTraitsOf(relations);

  const makeTagger = (sentences: readonly TaggedWords[], epochs: number, seed: number) => {
    const trainer = trainTagger(sentences, {
      forms,
      classes: tags.length,
      fixed,
      epochs,
      seed,
    });
    const packed = packSparse(trainer.rows(), KEPT.tagger);
    const scorer = new SparsePerceptron(packed, TAGGER_ROW_BITS, tags.length);
    return { packed, tagger: new Tagger(forms, scorer, tags.length, lexicon) };
  };
  log(
    `${treebank.length} sentences, ${tags.length} tags, ${relations.length} relations, ${fixed.size} fixed words`,
  );
  const predicted = jackknife(
    tagged,
    sizes.folds,
    (rest, fold) => makeTagger(rest, sizes.jackknife, fold + 1).tagger,
    forms,
  );
  log("tags of the training sentences predicted");
  const { packed: taggerSection, tagger } = makeTagger(tagged, sizes.tagger, 11);
  log(`tagger trained, ${taggerSection.length} bytes`);

  const nameSection = packSparse(
    trainNames(names, { forms, epochs: sizes.names, seed: 31 }).rows(),
    KEPT.names,
  );
  log(`names trained, ${nameSection.length} bytes`);

  const relationNumber = new Map(relations.map((relation, i) => [relation, i]));
  const parsed = treebank.map(
    ({ words }, i): ParsedWords => ({
      forms: tagged[i]!.forms,
      tags: predicted[i]!,
      heads: words.map(({ head }) => (head < 0 ? words.length : head)),
      relations: words.map(({ relation }) => relationNumber.get(relation)!),
    }),
  );
  const parser = trainParser(parsed, {
    forms,
    tagTraits,
    relationTraits,
    epochs: sizes.parser,
    seed: 21,
    log,
  });
  const moveSection = packMoves(parser.moves.rows(), KEPT.moves);
  const relationSection = packSparse(parser.relations.rows(), KEPT.relations);
  log(`parser trained, ${moveSection.length} + ${relationSection.length} bytes`);

  const confidence = calibrate(heldOut, {
    forms,
    tagger,
    moves: { packed: moveSection, rowBits: MOVE_ROW_BITS },
    relations: { packed: relationSection, rowBits: RELATION_ROW_BITS },
    tagTraits,
    relationTraits,
    log,
  });
  if (confidence.length !== CONFIDENCE_INPUTS) throw new Error("calibration has a wrong number of weights");
  return writeModelFile(
    {
      tags,
      relations,
      fixedTags,
      closedWords,
      rowBits: {
        tagger: TAGGER_ROW_BITS,
        moves: MOVE_ROW_BITS,
        relations: RELATION_ROW_BITS,
        names: NAME_ROW_BITS,
      },
      confidence,
    },
    {
      tagger: taggerSection,
      moves: moveSection,
      relations: relationSection,
      names: nameSection,
      clusters,
      lemmas: Buffer.from(JSON.stringify(learnLemmas(treebank)), "utf8"),
    },
  );
}

function tagWords(tagger: Tagger, forms: WordForms, sentence: TaggedWords): number[] {
  forms.trim();
  const length = sentence.forms.length;
  const result = new Int32Array(length);
  tagger.tag(
    Int32Array.from(sentence.forms, (form) => forms.id(form)),
    length,
    result,
  );
  return [...result];
}

/** Tags each part of the sentences by a tagger trained on the others, as the parser will meet them. */
function jackknife(
  sentences: readonly TaggedWords[],
  folds: number,
  train: (rest: TaggedWords[], fold: number) => Tagger,
  forms: WordForms,
): number[][] {
  const predicted: number[][] = sentences.map(() => []);
  for (let fold = 0; fold < folds; fold++) {
    const tagger = train(
      sentences.filter((_, i) => i % folds !== fold),
      fold,
    );
    for (const [i, sentence] of sentences.entries()) {
      if (i % folds === fold) predicted[i] = tagWords(tagger, forms, sentence);
    }
  }
  return predicted;
}

/** All labels, in a fixed order. */
function labelsOf(
  sentences: readonly TreebankSentence[],
  label: (word: TreebankSentence["words"][number]) => string,
): string[] {
  return [...new Set(sentences.flatMap(({ words }) => words.map(label)))].sort();
}

function packClusters(source: string): Uint8Array {
  const writer = new ByteWriter();
  for (const line of source.split("\n")) {
    const [word, fine, broad] = line.split("\t");
    if (word === undefined || fine === undefined || broad === undefined) continue;
    const hash = hashText(foldForm(word));
    for (let shift = 0; shift < 32; shift += 8) writer.byte((hash >>> shift) & 255);
    writer.byte(Number(fine) & 255);
    writer.byte(Number(fine) >> 8);
    writer.byte(Number(broad));
  }
  return writer.finish();
}
