import { feature1, feature2, feature3, scatter } from "./feature-hash.ts";
import type { Scorer } from "./perceptron.ts";
import {
  AFTER_LAST,
  BEFORE_FIRST,
  BROAD_CLUSTER,
  CAPITALS,
  CAPITALS_HASH,
  CASED,
  CLUSTER,
  FORM_FIELDS,
  PREFIX2,
  PREFIX3,
  SHAPE,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  WORD,
  type WordForms,
} from "./word-forms.ts";

/** Labels of words: outside, or the first or a later word of a name. */
export const NAME_LABELS = [
  "O",
  "B-person",
  "I-person",
  "B-organisation",
  "I-organisation",
  "B-place",
  "I-place",
] as const;

export const MOST_NAME_FEATURES = 64;

/** First and last position of the run of capitalised words around `i`; `i` itself where it has no capital. */
function capitalRun(
  forms: WordForms,
  ids: Int32Array,
  length: number,
  i: number,
): { first: number; last: number } {
  const capital = (at: number) => forms.data[ids[at]! * FORM_FIELDS + CAPITALS]! >= 2;
  if (!capital(i)) return { first: i, last: i };
  let first = i;
  let last = i;
  while (first > 0 && i - first < LONGEST_RUN && capital(first - 1)) first--;
  while (last + 1 < length && last - i < LONGEST_RUN && capital(last + 1)) last++;
  return { first, last };
}

/** A text all in capitals is one endless run: no more is looked at. */
const LONGEST_RUN = 8;

/** Writes the features of word `i` to `out` and returns their number. */
export function nameFeatures(
  forms: WordForms,
  ids: Int32Array,
  length: number,
  i: number,
  before: number,
  secondBefore: number,
  out: Int32Array,
): number {
  const { data } = forms;
  const at = (position: number) =>
    (position < 0 ? BEFORE_FIRST : position < length ? ids[position]! : AFTER_LAST) * FORM_FIELDS;
  const own = at(i);
  const left = at(i - 1);
  const left2 = at(i - 2);
  const right = at(i + 1);
  const right2 = at(i + 2);
  const word = data[own + WORD]!;
  const shape = data[own + SHAPE]!;
  const cluster = data[own + CLUSTER]!;
  const label1 = scatter(before + 0x400);
  const label2 = scatter(secondBefore + 0x400);
  const start = scatter(i === 0 ? 0x701 : 0x702);
  let n = 0;
  out[n++] = feature1(0, start);
  out[n++] = feature1(1, word);
  out[n++] = feature1(2, data[own + CASED]!);
  out[n++] = feature1(3, data[own + SUFFIX2]!);
  out[n++] = feature1(4, data[own + SUFFIX3]!);
  out[n++] = feature1(5, data[own + SUFFIX4]!);
  out[n++] = feature1(6, data[own + PREFIX2]!);
  out[n++] = feature1(7, data[own + PREFIX3]!);
  out[n++] = feature2(8, shape, start);
  out[n++] = feature2(9, label1, label2);
  out[n++] = feature2(10, label1, word);
  out[n++] = feature2(12, label1, shape);
  out[n++] = feature2(13, label1, data[left + WORD]!);
  out[n++] = feature1(14, data[left + WORD]!);
  out[n++] = feature1(15, data[left2 + WORD]!);
  out[n++] = feature1(16, data[right + WORD]!);
  out[n++] = feature1(17, data[right2 + WORD]!);
  out[n++] = feature2(18, data[left + WORD]!, word);
  out[n++] = feature2(19, word, data[right + WORD]!);
  out[n++] = feature3(
    20,
    data[left + CAPITALS_HASH]!,
    data[own + CAPITALS_HASH]!,
    data[right + CAPITALS_HASH]!,
  );
  out[n++] = feature2(21, cluster, shape);
  out[n++] = feature1(22, data[left + CLUSTER]!);
  out[n++] = feature1(23, data[right + CLUSTER]!);
  out[n++] = feature2(24, data[left + CLUSTER]!, cluster);
  out[n++] = feature2(25, cluster, data[right + CLUSTER]!);
  out[n++] = feature2(26, label1, data[right + WORD]!);
  out[n++] = feature2(27, shape, data[left + WORD]!);
  out[n++] = feature2(28, label1, cluster);
  out[n++] = feature2(29, data[own + BROAD_CLUSTER]!, data[left + BROAD_CLUSTER]!);
  out[n++] = feature2(30, data[left2 + WORD]!, data[left + WORD]!);
  out[n++] = feature2(31, data[right + WORD]!, data[right2 + WORD]!);
  out[n++] = feature1(32, data[left2 + CLUSTER]!);
  out[n++] = feature1(33, data[right2 + CLUSTER]!);
  if (data[own + CAPITALS]! >= 2) {
    const run = capitalRun(forms, ids, length, i);
    const outer = data[at(run.first - 1) + WORD]!;
    const next = data[at(run.last + 1) + WORD]!;
    const place = scatter(Math.min(i - run.first, 3) * 4 + Math.min(run.last - i, 3) + 0x800);
    const whole = scatter(Math.min(run.last - run.first, 5) + 0x880);
    const firstWord = data[at(run.first) + WORD]!;
    const lastWord = data[at(run.last) + WORD]!;
    out[n++] = feature1(40, place);
    out[n++] = feature2(41, outer, whole);
    out[n++] = feature2(42, next, whole);
    out[n++] = feature1(43, lastWord);
    out[n++] = feature1(44, firstWord);
    out[n++] = feature2(45, data[at(run.last) + CLUSTER]!, place);
    out[n++] = feature2(46, data[at(run.first) + CLUSTER]!, place);
    out[n++] = feature1(47, data[at(run.first - 1) + CLUSTER]!);
    out[n++] = feature1(48, data[at(run.last + 1) + CLUSTER]!);
    out[n++] = feature2(49, outer, data[at(run.first - 2) + WORD]!);
    out[n++] = feature2(50, next, data[at(run.last + 2) + WORD]!);
    out[n++] = feature2(51, data[at(run.first) + CLUSTER]!, data[at(run.last) + CLUSTER]!);
    out[n++] = feature3(52, label1, place, data[at(run.last) + CLUSTER]!);
    out[n++] = feature2(53, label1, lastWord);
    out[n++] = feature2(54, data[at(run.last) + SUFFIX3]!, place);
  }
  return n;
}

/**
 * Taken from the score of "no name": a missed name costs a reader of news more than a doubtful one.
 * Chosen on the held-out parts of EWT and GUM, where it raises the recall of spans by 1 to 2 points at equal F.
 */
const OUTSIDE_PENALTY = 4000;

/** Labels names left to right with an averaged perceptron; a later word of a name never stands without its first. */
export class NameRecognizer {
  private readonly forms: WordForms;
  private readonly scorer: Scorer;
  private readonly scores = new Float64Array(NAME_LABELS.length);
  private readonly features = new Int32Array(MOST_NAME_FEATURES);

  constructor(forms: WordForms, scorer: Scorer) {
    this.forms = forms;
    this.scorer = scorer;
  }

  /** Writes the position in `NAME_LABELS` of each word to `labels`. */
  label(ids: Int32Array, length: number, labels: Int32Array): void {
    const { forms, scorer, scores, features } = this;
    let before = 0;
    let secondBefore = 0;
    const hasCapital = (i: number) => i < length && forms.data[ids[i]! * FORM_FIELDS + CAPITALS]! >= 2;
    for (let i = 0; i < length; i++) {
      let label = 0;
      // Edited text begins no name far from a capital ("al-Qaeda" is as far as it gets): half the work is saved.
      if (before !== 0 || hasCapital(i) || hasCapital(i + 1) || hasCapital(i + 2)) {
        const count = nameFeatures(forms, ids, length, i, before, secondBefore, features);
        scorer.score(features, count, scores);
        scores[0]! -= OUTSIDE_PENALTY;
        label = bestLabel(scores, before);
      }
      labels[i] = label;
      secondBefore = before;
      before = label;
    }
  }
}

/** The best label that may follow `before`: a later word of a name only after a word of the same kind of name. */
export function bestLabel(scores: Float64Array, before: number): number {
  let at = 0;
  for (let label = 1; label < NAME_LABELS.length; label++) {
    const follows = label % 2 === 1 || before === label || before === label - 1;
    if (follows && scores[label]! > scores[at]!) at = label;
  }
  return at;
}
