import { kindOfUnit, OTHER } from "../article/code-unit-kinds.ts";
import { calendarWords, stopWords } from "./grouping-words.ts";
import { hashTerm, stemOf } from "./word-stem.ts";

/** What grouping needs to know of a word as it is written, wherever it stands. */
export interface Token {
  /** As written. */
  readonly raw: string;
  /** Stemmed; of a number the number. Empty where nothing is left to compare. */
  readonly term: string;
  readonly hash: number;
  readonly number: boolean;
  /** A word of grammar or a single letter. */
  readonly stop: boolean;
  readonly capital: boolean;
  /** It has capitals behind its first letter, as names of bodies have. */
  readonly innerCapital: boolean;
  readonly calendar: boolean;
}

const MOST_KEPT = 40_000;
/** By a hash of the code units as written; two words that meet there take turns. */
const kept = new Map<number, Token>();

/** Remembers what it worked out: a text has few words that the texts before it had not. */
function tokenAt(text: string, start: number, end: number, hash: number): Token {
  const known = kept.get(hash);
  if (known !== undefined && stands(known.raw, text, start, end)) return known;
  const token = readToken(text.slice(start, end));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(hash, token);
  return token;
}

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}

/**
 * Calls `visit` with every word of a text and its place, until it says `false`. A word is letters and
 * digits, with single apostrophes, points and commas within.
 */
export function eachWord(text: string, visit: (token: Token, at: number) => boolean): void {
  const { length } = text;
  for (let at = 0; at < length; ) {
    let code = text.charCodeAt(at);
    if (kindOfUnit(code) === OTHER) {
      at++;
      continue;
    }
    const start = at;
    let hash = 0x811c9dc5;
    for (;;) {
      hash = Math.imul(hash ^ code, 0x01000193);
      if (++at >= length) break;
      code = text.charCodeAt(at);
      if (kindOfUnit(code) !== OTHER) continue;
      if (!isJoint(code) || at + 1 >= length || kindOfUnit(text.charCodeAt(at + 1)) === OTHER) break;
    }
    if (!visit(tokenAt(text, start, at, hash), start)) return;
  }
}

/** ' , . ’ */
function isJoint(code: number): boolean {
  return code === 0x27 || code === 0x2c || code === 0x2e || code === 0x2019;
}

function readToken(raw: string): Token {
  const word = raw
    .toLowerCase()
    .replace(/['’]s?$|['’]s$/u, "")
    .replace(/[.,'’]/gu, "");
  const first = raw.charCodeAt(0);
  const number = first >= 48 && first <= 57;
  const term = number ? word : stemOf(word);
  return {
    raw,
    term: word === "" ? "" : term,
    hash: hashTerm(term),
    number,
    stop: !number && (term.length < 2 || stopWords.has(term)),
    capital: raw[0] !== raw[0]?.toLowerCase(),
    innerCapital: raw.slice(1) !== raw.slice(1).toLowerCase(),
    calendar: calendarWords.has(word),
  };
}
