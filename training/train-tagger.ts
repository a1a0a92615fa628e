import { best, MOST_TAGGER_FEATURES, taggerFeatures } from "../briefings/reading/tagger.ts";
import { foldForm, type WordForms } from "../briefings/reading/word-forms.ts";
import { SparseTrainer } from "./perceptron-trainer.ts";
import { seededRandom, shuffle } from "./random.ts";

/** A sentence as the trainers take it: form identifiers and the numbers of its gold labels. */
export interface TaggedWords {
  readonly forms: readonly string[];
  readonly tags: readonly number[];
}

export const TAGGER_ROW_BITS = 21;

export function trainTagger(
  sentences: readonly TaggedWords[],
  options: {
    forms: WordForms;
    classes: number;
    fixed: ReadonlyMap<string, number>;
    epochs: number;
    seed: number;
  },
): SparseTrainer {
  const { forms, classes, fixed } = options;
  const trainer = new SparseTrainer(TAGGER_ROW_BITS, classes);
  const scores = new Float64Array(classes);
  const features = new Int32Array(MOST_TAGGER_FEATURES);
  const random = seededRandom(options.seed);
  const order = [...sentences];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const sentence of order) {
      forms.trim();
      const length = sentence.forms.length;
      const ids = Int32Array.from(sentence.forms, (form) => forms.id(form));
      let before = -1;
      let secondBefore = -2;
      for (let i = 0; i < length; i++) {
        let tag = fixed.get(sentence.forms[i]!);
        if (tag === undefined) {
          const count = taggerFeatures(forms, ids, length, i, before, secondBefore, features);
          trainer.score(features, count, scores);
          tag = best(scores, classes);
          trainer.learn(features, count, sentence.tags[i]!, tag);
        }
        secondBefore = before;
        before = tag;
      }
    }
  }
  return trainer;
}

/** Frequent words that have one tag in at least 99.7 % of their cases: no decision is needed. */
export function findFixedTags(sentences: readonly TaggedWords[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { forms, tags } of sentences) {
    for (const [i, form] of forms.entries()) {
      if (/\p{Lu}/u.test(form)) continue;
      const own = counts.get(form) ?? new Map<number, number>();
      own.set(tags[i]!, (own.get(tags[i]!) ?? 0) + 1);
      counts.set(form, own);
    }
  }
  const fixed = new Map<string, number>();
  for (const [form, own] of counts) {
    const all = [...own.values()].reduce((sum, count) => sum + count, 0);
    if (all < FREQUENT) continue;
    for (const [tag, count] of own) if (count / all >= UNAMBIGUOUS) fixed.set(form, tag);
  }
  return fixed;
}

const FREQUENT = 60;
const UNAMBIGUOUS = 0.997;

const CLOSED_CLASSES = new Set(["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"]);

/** The words of each tag of a closed class: number of the tag → folded words. */
export function findClosedWords(
  sentences: readonly TaggedWords[],
  tags: readonly string[],
): Record<string, string[]> {
  const words = new Map<number, Set<string>>();
  for (const sentence of sentences) {
    for (const [i, tag] of sentence.tags.entries()) {
      if (!CLOSED_CLASSES.has(tags[tag]!.split(" ")[0]!)) continue;
      const own = words.get(tag) ?? new Set<string>();
      words.set(tag, own.add(foldForm(sentence.forms[i]!)));
    }
  }
  return Object.fromEntries(
    [...words].sort((a, b) => a[0] - b[0]).map(([tag, own]) => [tag, [...own].sort()]),
  );
}
