import { commonNouns, droppedFirst, foldedSpellings, legalForms } from "./name-folding.ts";

/**
 * The key under which a name is found and compared: lower case without accents, punctuation,
 * possessive, leading article and legal form. "The OpenAI Group, Inc." and "OpenAI Group's" are
 * both "openai group"; "U.S. Navy" is "us navy". Never shown, and undefined for a name of
 * punctuation alone.
 */
export function foldName(name: string): string | undefined {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßøłđæœ]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’`´]s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=s)['’](?=\s|$)/gu, "")
    .replace(/&/gu, " and ")
    // "U.S." and "A.B.C" are one word each; "Booking.com" keeps its two.
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu, (initials) =>
      initials.replaceAll(".", ""),
    )
    .replace(/['’.](?=\p{L})/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  while (words.length > 1 && droppedFirst.has(words[0] ?? "")) words.shift();
  while (words.length > 1 && (legalForms.has(words.at(-1) ?? "") || words.at(-1) === "and")) words.pop();
  const folded = words.join(" ");
  if (folded === "") return undefined;
  return foldedSpellings.get(folded) ?? spelled(folded);
}

/**
 * The keys of a party: its name's and those of its aliases that are names in any document, each
 * once, the name's first. "The company" and "the alliance" hold in their own document only.
 */
export function foldedNames(party: { readonly name: string; readonly aliases: readonly string[] }): string[] {
  const keys = [party.name, ...party.aliases.filter(isName)].map(foldName).filter((key) => key !== undefined);
  return [...new Set(keys)];
}

/** True for "the Pentagon" and "eBay", false for "the company" and, at a sentence's head, "The firm". */
function isName(alias: string): boolean {
  const bare = alias.replace(/^(?:the|an?)\s+/iu, "");
  return /\p{Lu}|\p{N}/u.test(bare) && !commonNouns.has(bare.toLowerCase());
}

/** "united states navy" → "us navy": a long spelling that begins a name is folded as it is alone. */
function spelled(folded: string): string {
  for (const [long, short] of foldedSpellings) {
    if (folded.startsWith(`${long} `)) return short + folded.slice(long.length);
  }
  return folded;
}

const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  æ: "ae",
  œ: "oe",
};
