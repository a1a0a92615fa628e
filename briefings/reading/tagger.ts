import { feature1, feature2, feature3, hashText, scatter } from "./feature-hash.ts";
import { IRREGULAR_VERB_FORMS } from "./irregular-verbs.ts";
import type { Scorer } from "./perceptron.ts";
import {
  AFTER_LAST,
  BEFORE_FIRST,
  BROAD_CLUSTER,
  CAPITALS_HASH,
  CASED,
  CLUSTER,
  FORM_FIELDS,
  PREFIX1,
  PREFIX3,
  SHAPE,
  SUFFIX1,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  WORD,
  type WordForms,
} from "./word-forms.ts";

export const MOST_TAGGER_FEATURES = 48;

/** Hash of a tag for use in features; -1 and -2 stand for the places before the sentence. */
export function tagHash(tag: number): number {
  return scatter(tag + 0x300);
}

/** Writes the features of word `i` to `out` and returns their number. `ids` are word forms, `before` the last two tags. */
export function taggerFeatures(
  forms: WordForms,
  ids: Int32Array,
  length: number,
  i: number,
  before: number,
  secondBefore: number,
  out: Int32Array,
): number {
  const { data } = forms;
  const own = ids[i]! * FORM_FIELDS;
  const left = (i > 0 ? ids[i - 1]! : BEFORE_FIRST) * FORM_FIELDS;
  const left2 = (i > 1 ? ids[i - 2]! : BEFORE_FIRST) * FORM_FIELDS;
  const right = (i + 1 < length ? ids[i + 1]! : AFTER_LAST) * FORM_FIELDS;
  const right2 = (i + 2 < length ? ids[i + 2]! : AFTER_LAST) * FORM_FIELDS;
  const word = data[own + WORD]!;
  const suffix3 = data[own + SUFFIX3]!;
  const shape = data[own + SHAPE]!;
  const tag1 = tagHash(before);
  const tag2 = tagHash(secondBefore);
  const start = scatter(i === 0 ? 0x701 : 0x702);
  const cluster = data[own + CLUSTER]!;
  let n = 0;
  out[n++] = feature1(0, start);
  out[n++] = feature1(1, word);
  out[n++] = feature1(2, data[own + SUFFIX1]!);
  out[n++] = feature1(3, data[own + SUFFIX2]!);
  out[n++] = feature1(4, suffix3);
  out[n++] = feature1(5, data[own + SUFFIX4]!);
  out[n++] = feature1(6, data[own + PREFIX1]!);
  out[n++] = feature1(7, data[own + PREFIX3]!);
  out[n++] = feature2(8, shape, start);
  out[n++] = feature1(9, tag1);
  out[n++] = feature2(10, tag1, tag2);
  out[n++] = feature2(11, tag1, word);
  out[n++] = feature2(12, tag1, suffix3);
  out[n++] = feature2(13, tag1, data[right + WORD]!);
  out[n++] = feature1(14, data[left + WORD]!);
  out[n++] = feature1(15, data[left2 + WORD]!);
  out[n++] = feature1(16, data[right + WORD]!);
  out[n++] = feature1(17, data[right2 + WORD]!);
  out[n++] = feature1(18, data[left + SUFFIX3]!);
  out[n++] = feature1(19, data[right + SUFFIX3]!);
  out[n++] = feature2(20, data[left + WORD]!, word);
  out[n++] = feature2(21, word, data[right + WORD]!);
  out[n++] = feature3(
    22,
    data[left + CAPITALS_HASH]!,
    data[own + CAPITALS_HASH]!,
    data[right + CAPITALS_HASH]!,
  );
  out[n++] = feature2(23, cluster, shape);
  out[n++] = feature1(24, data[left + CLUSTER]!);
  out[n++] = feature1(25, data[right + CLUSTER]!);
  out[n++] = feature2(26, data[left + CLUSTER]!, cluster);
  out[n++] = feature2(27, cluster, data[right + CLUSTER]!);
  out[n++] = feature2(28, suffix3, shape);
  out[n++] = feature3(29, tag1, suffix3, data[right + SUFFIX2]!);
  out[n++] = feature2(30, data[own + CASED]!, start);
  out[n++] = feature3(31, tag1, data[own + BROAD_CLUSTER]!, data[right + BROAD_CLUSTER]!);
  out[n++] = feature3(32, tag1, tag2, word);
  out[n++] = feature2(33, data[own + SUFFIX4]!, data[right + WORD]!);
  out[n++] = feature2(34, tag1, cluster);
  out[n++] = feature3(35, tag1, tag2, suffix3);
  out[n++] = feature3(36, tag1, cluster, data[right + BROAD_CLUSTER]!);
  out[n++] = feature2(37, tag1, shape);
  out[n++] = feature1(38, cluster);
  return n;
}

/** What is known of words beforehand. */
export interface TagLexicon {
  /** Hash of a word as written → its tag, for frequent words with one tag only. */
  readonly fixed: ReadonlyMap<number, number>;
  /** For each tag of a closed class (pronouns, auxiliaries …) the hashes of its folded words; no other word gets it. */
  readonly closed: readonly (ReadonlySet<number> | undefined)[];
  /** Hash of a folded verb form that is no other word → the tags it may have. */
  readonly verbs: ReadonlyMap<number, ReadonlySet<number>>;
}

export function tagLexiconOf(
  tags: readonly string[],
  fixedTags: Record<string, number>,
  closedWords: Record<string, string[]>,
): TagLexicon {
  const closed: (ReadonlySet<number> | undefined)[] = [];
  for (const [tag, words] of Object.entries(closedWords)) {
    closed[Number(tag)] = new Set(words.map((word) => hashText(word)));
  }
  const fixed = new Map(Object.entries(fixedTags).map(([form, tag]) => [hashText(form), tag]));
  const verbs = new Map<number, ReadonlySet<number>>();
  for (const [form, xpos] of IRREGULAR_VERB_FORMS) {
    const allowed = tags.flatMap((tag, i) => (fitsVerbForm(tag, xpos) ? [i] : []));
    if (allowed.length > 0) verbs.set(hashText(form), new Set(allowed));
  }
  return { fixed, closed, verbs };
}

function fitsVerbForm(tag: string, forms: readonly string[]): boolean {
  const [upos, xpos] = tag.split(" ") as [string, string];
  return upos === "VERB" || upos === "AUX" ? forms.includes(xpos) : tag === "ADJ JJ" && forms.includes("JJ");
}

/** Tags words left to right with an averaged perceptron (Collins 2002), each word seeing the last two tags. */
export class Tagger {
  private readonly forms: WordForms;
  private readonly scorer: Scorer;
  private readonly scores: Float64Array;
  private readonly features = new Int32Array(MOST_TAGGER_FEATURES);
  private readonly lexicon: TagLexicon;
  private readonly classes: number;

  constructor(forms: WordForms, scorer: Scorer, classes: number, lexicon: TagLexicon) {
    this.forms = forms;
    this.scorer = scorer;
    this.classes = classes;
    this.scores = new Float64Array(classes);
    this.lexicon = lexicon;
  }

  /** Writes the tag of each of the `length` words to `tags`. */
  tag(ids: Int32Array, length: number, tags: Int32Array): void {
    const { forms, scorer, scores, features, lexicon } = this;
    let before = -1;
    let secondBefore = -2;
    for (let i = 0; i < length; i++) {
      let tag = lexicon.fixed.get(forms.data[ids[i]! * FORM_FIELDS + CASED]!);
      if (tag === undefined) {
        const count = taggerFeatures(forms, ids, length, i, before, secondBefore, features);
        scorer.score(features, count, scores);
        tag = best(scores, this.classes);
        const word = forms.data[ids[i]! * FORM_FIELDS + WORD]!;
        const verbs = lexicon.verbs.get(word);
        while (lexicon.closed[tag]?.has(word) === false || verbs?.has(tag) === false) {
          scores[tag] = Number.NEGATIVE_INFINITY;
          tag = best(scores, this.classes);
        }
      }
      tags[i] = tag;
      secondBefore = before;
      before = tag;
    }
  }
}

/** Position of the highest score; the first of equals. */
export function best(scores: Float64Array, count: number): number {
  let at = 0;
  for (let i = 1; i < count; i++) if (scores[i]! > scores[at]!) at = i;
  return at;
}
