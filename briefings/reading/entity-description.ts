import { BODY_NOUNS, INSTITUTION_NOUNS, PERSON_NOUNS, PLACE_NOUNS, TITLES } from "./entity-lexicon.ts";
import type { NameType } from "./name.ts";
import type { Token } from "./sentence.ts";

/** What the words around a name say that it is: "the pump maker Orlin", "Lumbria, the chip designer". */
export interface Description {
  /** Head noun in lower case: "maker". */
  readonly head: string;
  /** Content words before it and after "of": "pump", "energy", "drinks". */
  readonly words: readonly string[];
  /** Token of the head. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const NOUN_PHRASE_WORD = /^(?:NOUN|ADJ|PROPN|NUM|X|_)$/u;

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

function isPlainNoun(token: Token | undefined): boolean {
  if (token === undefined || !/^\p{Ll}[\p{L}\p{M}]+$/u.test(token.text)) return false;
  return /^(?:NOUN|PROPN|X|_)$/u.test(token.upos) || isDescribing(token.text.toLowerCase());
}

/** "maker", "company", "mayor", "country": a noun that says what sort of thing a name is. */
export function isDescribing(noun: string): boolean {
  return (
    BODY_NOUNS.has(noun) ||
    PERSON_NOUNS.has(noun) ||
    PLACE_NOUNS.has(noun) ||
    INSTITUTION_NOUNS.has(noun) ||
    TITLES.has(noun)
  );
}

export function typeOfNoun(noun: string): NameType | undefined {
  if (PERSON_NOUNS.has(noun) || TITLES.has(noun)) return "person";
  if (PLACE_NOUNS.has(noun)) return "place";
  if (BODY_NOUNS.has(noun) || INSTITUTION_NOUNS.has(noun) || /(?:maker|builder|seller)$/u.test(noun))
    return "organisation";
  return undefined;
}

/** The descriptions of the name at `first`..`last`. */
export function descriptionsOf(tokens: readonly Token[], first: number, last: number): Description[] {
  const found = [before(tokens, first), appositionBefore(tokens, first, last), appositionAfter(tokens, last)];
  return found.filter((description) => description !== undefined);
}

/** "the pump maker Orlin", "striker Rui Salgado". */
function before(tokens: readonly Token[], first: number): Description | undefined {
  const head = first - 1;
  if (!isPlainNoun(tokens[head]) || !isDescribing(lowerOf(tokens[head]))) return undefined;
  return phraseEndingAt(tokens, head);
}

/** "its larger rival, Orlin, …", "Varden's chief executive, Clara Imbert, said". */
function appositionBefore(tokens: readonly Token[], first: number, last: number): Description | undefined {
  if (tokens[first - 1]?.text !== ",") return undefined;
  const next = tokens[last + 1];
  if (next !== undefined && !/^[,.;:)"”]$/u.test(next.text) && next.upos !== "VERB" && next.upos !== "AUX")
    return undefined;
  let head = first - 2;
  let wordsAfter: string[] = [];
  // "the director of the Velmo Museum, Clara": the head stands before "of".
  for (let i = head; i > Math.max(-1, head - 9); i--) {
    const token = tokens[i]!;
    if (/^[,.;:"“]$/u.test(token.text)) break;
    if (
      /^(?:of|for|at)$/u.test(token.text) &&
      isPlainNoun(tokens[i - 1]) &&
      isDescribing(lowerOf(tokens[i - 1]))
    ) {
      wordsAfter = tokens.slice(i + 1, head + 1).map(lowerOf);
      head = i - 1;
      break;
    }
  }
  const token = tokens[head];
  if (token === undefined || !(isDescribing(lowerOf(token)) || TITLES.has(lowerOf(token)))) return undefined;
  const phrase = phraseEndingAt(tokens, head);
  return phrase === undefined ? undefined : { ...phrase, words: [...phrase.words, ...wordsAfter] };
}

/** "Lumbria, the chip designer that …", "Orlin, a maker of energy drinks, …". */
function appositionAfter(tokens: readonly Token[], last: number): Description | undefined {
  const mark = tokens[last + 1]?.text;
  if (mark !== "," && mark !== "(" && mark !== "-" && mark !== "–" && mark !== "—") return undefined;
  let i = last + 2;
  const opener = lowerOf(tokens[i]);
  if (!/^(?:a|an|the|its|their|his|her|one|another|both)$/u.test(opener) && !isDescribing(opener))
    return undefined;
  if (/^(?:a|an|the|its|their|his|her|another)$/u.test(opener)) i++;
  let head = -1;
  const limit = Math.min(tokens.length, i + 9);
  for (; i < limit; i++) {
    const token = tokens[i]!;
    if (/^['’]s?$/u.test(token.text)) {
      head = -1;
      continue;
    }
    if (/^[-‐‑]$/u.test(token.text)) continue;
    if (!NOUN_PHRASE_WORD.test(token.upos) && !isDescribing(lowerOf(token))) break;
    if (isPlainNoun(token)) head = i;
  }
  if (head < 0) return undefined;
  const noun = lowerOf(tokens[head]);
  if (!isDescribing(noun)) return undefined;
  const phrase = phraseEndingAt(tokens, head);
  if (phrase === undefined) return undefined;
  if (tokens[head + 1]?.text !== "of") return phrase;
  const of = tokens
    .slice(head + 2, head + 6)
    .filter((token) => NOUN_PHRASE_WORD.test(token.upos))
    .map(lowerOf);
  return { ...phrase, words: [...phrase.words, ...of] };
}

function phraseEndingAt(tokens: readonly Token[], head: number): Description | undefined {
  let from = head;
  const words: string[] = [];
  while (from > 0 && head - from < 5) {
    const token = tokens[from - 1]!;
    if (/^[-‐‑]$/u.test(token.text)) {
      from--;
      continue;
    }
    if (!/^\p{Ll}/u.test(token.text) || !NOUN_PHRASE_WORD.test(token.upos) || token.upos === "NUM") break;
    words.push(lowerOf(token));
    from--;
  }
  return { head: lowerOf(tokens[head]), words, at: head, from, to: head };
}
