import type { Token } from "../reading/sentence.ts";

export const lowerOf = (token: Token | undefined): string => token?.text.toLowerCase() ?? "";

/** "a person familiar with the matter": the adjective opens a phrase of its own. */
export function isPostposed(tokens: readonly Token[], i: number): boolean {
  return (
    /^(?:familiar|close|aware|privy|briefed|involved)$/u.test(lowerOf(tokens[i])) &&
    tokens[i - 1]?.upos === "NOUN" &&
    /^(?:with|to|of|on|in)$/u.test(lowerOf(tokens[i + 1]))
  );
}

export function isNounAhead(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 5); i++) {
    const token = tokens[i]!;
    if (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "X" || token.upos === "_")
      return true;
    if (
      token.upos === "ADJ" ||
      token.upos === "NUM" ||
      token.upos === "SYM" ||
      /^[-‐‑"“'‘$€£¥]$/u.test(token.text)
    )
      continue;
    if (token.upos === "VERB" && /^VB[GN]$/u.test(token.xpos)) continue;
    if (/^(?:earlier|later|once|newly|previously|then|highly|now|long|fully|much)$/u.test(lowerOf(token)))
      continue;
    return false;
  }
  return false;
}

export function isVerbAhead(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 4); i++) {
    const token = tokens[i]!;
    if (token.upos === "VERB" || token.upos === "AUX") return true;
    if (token.upos !== "ADV" && !/^(?:not|n't|never|to)$/u.test(lowerOf(token))) return false;
  }
  return false;
}
