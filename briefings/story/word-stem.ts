/** Plural and simple inflection folded; enough for comparison, not a dictionary form. */
export function stemOf(word: string): string {
  const length = word.length;
  if (length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (length > 5 && word.endsWith("ing")) return undoubled(word.slice(0, -3));
  if (length > 4 && word.endsWith("ed")) return undoubled(word.slice(0, -2));
  if (length > 4 && /(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/u.test(word))
    return word.slice(0, -1).replace(/e$/u, "");
  return length > 3 ? word.replace(/e$/u, "") : word;
}

function undoubled(stem: string): string {
  const last = stem.at(-1);
  return last !== undefined && last === stem.at(-2) && !/[lsz]/u.test(last) ? stem.slice(0, -1) : stem;
}

/** FNV-1a over UTF-16 code units: a term as 32 bits. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
