import type { FeatureList } from "../reading/feature-list.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { MentionAt } from "./agreement-chunk.ts";
import { SMALL } from "./telling-features.ts";
import type { TellingWords } from "./telling-view.ts";

/** Features of a sentence as one that tells of a deal, without its tree. */
export function gateFeatures(
  words: TellingWords,
  sentence: Sentence,
  row: readonly (MentionAt | undefined)[],
  out: FeatureList,
): void {
  let before = 0;
  const seen = new Set<number>();
  out.add1(800, SMALL[0]!);
  for (const { index, text, lemma, upos } of sentence.tokens) {
    const mention = row[index];
    if (mention !== undefined) seen.add(mention.entity);
    if (upos === "PUNCT" || (mention !== undefined && mention.by === "name")) {
      before = 0;
      continue;
    }
    const [own, lexical] = words.lemma(lemma);
    out.add1(801, own);
    if (before !== 0) out.add2(802, before, own);
    if (upos === "VERB" || upos === "NOUN" || upos === "ADJ") {
      const [, fine] = words.form(text);
      out.add1(803, fine);
      if (lexical !== 0) out.add1(804, lexical);
    }
    before = own;
  }
  out.add1(805, SMALL[Math.min(4, seen.size)]!);
  out.add2(806, SMALL[Math.min(4, seen.size)]!, SMALL[Math.min(5, sentence.tokens.length >> 3)]!);
}
