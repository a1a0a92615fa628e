import { NUMBERS } from "../reading/date-lexicon.ts";
import { contentWords } from "./content-words.ts";

/**
 * Share of a sentence's words that must be new for it to tell something: a retelling changes a word or two.
 * Overlap with what was told is the strongest simple measure of sentence novelty (Allan, Wade and
 * Bolivar, "Retrieval and novelty detection at the sentence level", 2003).
 */
const NEW_WORDS_SHARE = 0.35;
const FEWEST_NEW_WORDS = 3;

/** What the texts of a story have told so far, as words. */
export interface ToldBefore {
  /** True where a sentence brings no new name, no new number and hardly a new word. */
  covers(sentence: string): boolean;
  /** Takes a text in. */
  add(text: string): void;
}

export function createToldBefore(): ToldBefore {
  const told = new Set<string>();
  // The last text of a story is compared with nothing, and most stories have one: words are counted when asked for.
  const waiting: string[] = [];
  return {
    covers(sentence) {
      for (const text of waiting.splice(0)) for (const word of contentWords(text)) told.add(word);
      if (told.size === 0) return false;
      const words = contentWords(sentence);
      const fresh = [...words].filter((word) => !told.has(word));
      if (fresh.length >= Math.max(FEWEST_NEW_WORDS, words.size * NEW_WORDS_SHARE)) return false;
      return !namesAndNumbers(sentence).some((word) => fresh.includes(word));
    },
    add(text) {
      waiting.push(text);
    },
  };
}

/** Capitalised words behind the first one, and numbers, as content words. Days and months change with the calendar alone. */
function namesAndNumbers(sentence: string): string[] {
  const names = sentence.match(/(?<=\S\s+["“'‘(]?)\p{Lu}[\p{L}\p{N}-]*/gu) ?? [];
  const numbers = sentence.match(/\p{N}[\p{N}.,]*|\p{Ll}+/gu) ?? [];
  return [
    ...names.filter((word) => !CALENDAR.test(word)),
    ...numbers.filter((word) => /^\p{N}/u.test(word) || NUMBERS.has(word)),
  ].flatMap((word) => [...contentWords(word)]);
}

const CALENDAR =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
