/** "BRUSSELS, March 3 (Harbour Wire) - ", "OSLO — ", "Oslo (Harbour Wire) - ", "(Harbour Wire) - ". */
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}(?:, [\p{L}.\d ]{2,20})?(?: ?\([^()]{2,40}\))? ?(?:[—–]|--?(?= )) ?|(?:\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]+){0,3}(?:, [\p{L}.\d ]{2,20})? )?\([^()]{2,40}\) ?[-—–]+ ?)/u;
/** Words that tie a sentence to the one before it, and say nothing where it stands alone. */
const CONNECTIVE =
  /^(?:(?:however|meanwhile|in addition|additionally|moreover|furthermore|separately|also|still|yet|so|for (?:his|her|its|their) part|at the same time|in the meantime), |(?:but|and),? )(?=\S)/iu;

/**
 * A sentence of a source as it stands alone: without dateline and without the words that tied it to the
 * one before. Nothing that it asserts, nor who says so, is left out.
 */
export function plainSentence(sentence: string): string {
  const text = sentence.replace(/\s+/gu, " ").trim();
  const bare = text.replace(DATELINE, "").replace(CONNECTIVE, "");
  return bare === text ? text : bare.charAt(0).toUpperCase() + bare.slice(1);
}
