import {
  bestLabel,
  MOST_NAME_FEATURES,
  NAME_LABELS,
  nameFeatures,
} from "../briefings/reading/name-recognizer.ts";
import type { WordForms } from "../briefings/reading/word-forms.ts";
import { UNKNOWN_LABEL } from "./iob.ts";
import { SparseTrainer } from "./perceptron-trainer.ts";
import { seededRandom, shuffle } from "./random.ts";

export interface NamedWords {
  readonly forms: readonly string[];
  /** Positions in `NAME_LABELS`, or `UNKNOWN_LABEL`. */
  readonly labels: readonly number[];
}

export const NAME_ROW_BITS = 20;

export function trainNames(
  sentences: readonly NamedWords[],
  options: { forms: WordForms; epochs: number; seed: number },
): SparseTrainer {
  const { forms } = options;
  const trainer = new SparseTrainer(NAME_ROW_BITS, NAME_LABELS.length);
  const scores = new Float64Array(NAME_LABELS.length);
  const features = new Int32Array(MOST_NAME_FEATURES);
  const random = seededRandom(options.seed);
  const order = [...sentences];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const sentence of order) {
      forms.trim();
      const length = sentence.forms.length;
      const ids = Int32Array.from(sentence.forms, (form) => forms.id(form));
      let before = 0;
      let secondBefore = 0;
      for (let i = 0; i < length; i++) {
        const count = nameFeatures(forms, ids, length, i, before, secondBefore, features);
        trainer.score(features, count, scores);
        const label = bestLabel(scores, before);
        const gold = sentence.labels[i]!;
        if (gold !== UNKNOWN_LABEL) trainer.learn(features, count, reachable(gold, before), label);
        secondBefore = before;
        before = label;
      }
    }
  }
  return trainer;
}

/** A later word of a name whose first word was missed is best called the first. */
function reachable(gold: number, before: number): number {
  return gold === 0 || gold % 2 === 1 || before === gold || before === gold - 1 ? gold : gold - 1;
}
