import type { Article } from "../article/article.ts";
import type { Party } from "../claim/agreement.ts";
import type { Citation } from "../claim/citation.ts";
import { citationsOf } from "../claim/citations-of.ts";
import { foldedNames, foldText } from "../claim/fold-name.ts";
import { splitSentences } from "../reading/sentence-splitter.ts";

/** Who "he" or "the company" is stands in the sentences just before. */
const LOOK_BACK_CHARACTERS = 1500;

/**
 * The nearest sentences before a citation that name those whom its own sentences do not: they prove
 * who a pronoun means. Empty where the citations name all, or no sentence near does.
 */
export function namingSentences(
  article: Article,
  citations: readonly Citation[],
  parties: readonly Party[],
): Citation[] {
  const own = citations.filter(({ articleId }) => articleId === article.id);
  const start = Math.min(...own.map((citation) => citation.start));
  if (own.length === 0) return [];
  const cited = own.map(({ sentence }) => foldText(sentence)).join(" ");
  const unnamed = parties.map(foldedNames).filter((keys) => !keys.some((key) => cited.includes(` ${key} `)));
  if (unnamed.length === 0) return [];
  const from = Math.max(0, start - LOOK_BACK_CHARACTERS);
  const before = splitSentences(article.text.slice(from, start))
    .reverse()
    .map((sentence) => ({ start: from + sentence.start, end: from + sentence.end }))
    .map((span) => ({ span, folded: foldText(article.text.slice(span.start, span.end)) }));
  const spans = unnamed
    .map((keys) => before.find(({ folded }) => keys.some((key) => folded.includes(` ${key} `)))?.span)
    .filter((span) => span !== undefined);
  return citationsOf(article, [...new Set(spans)]);
}
