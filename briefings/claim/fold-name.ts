import { commonNouns, droppedFirst, foldedSpellings, legalForms } from "./name-folding.ts";

/**
 * The key under which a name is found and compared: lower case without accents, punctuation,
 * possessive, leading article and legal form. "The OpenAI Group, Inc." and "OpenAI Group's" are
 * both "openai group"; "U.S. Navy" is "us navy". Never shown, and undefined for a name of
 * punctuation alone.
 */
export function foldName(name: string): string | undefined {
  const words = foldedWords(name);
  while (words.length > 1 && droppedFirst.has(words[0] ?? "")) words.shift();
  while (words.length > 1 && (legalForms.has(words.at(-1) ?? "") || words.at(-1) === "and")) words.pop();
  const folded = words.join(" ");
  return folded === "" ? undefined : shortSpelling(folded);
}

/**
 * A running text folded as names are, with a space at both ends: it holds a name where it includes
 * ` ${foldName(name)} `.
 */
export function foldText(text: string): string {
  return shortSpelling(` ${foldedWords(text).join(" ")} `);
}

function foldedWords(text: string): string[] {
  return (
    text
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
      .replace(/['’](?=\p{L})/gu, "")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
  );
}

/** "united states navy" → "us navy", wherever it stands. */
function shortSpelling(folded: string): string {
  let short = folded;
  for (const [long, brief] of foldedSpellings) {
    if (short.includes(long)) short = short.replace(new RegExp(`(?<![^ ])${long}(?![^ ])`, "gu"), brief);
  }
  return short;
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

const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  æ: "ae",
  œ: "oe",
};
