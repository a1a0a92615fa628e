import type { Lexeme } from "./date-lexer.ts";
import { DAY_PARTS } from "./date-lexicon.ts";
import type { TimePhrase, Which } from "./date-phrase.ts";

/** A phrase of time in lexemes `first` to `next - 1`. */
export interface TimeMatch {
  readonly first: number;
  readonly next: number;
  readonly phrase: TimePhrase;
  /** The two ends of a range, each a phrase by itself. */
  readonly ends?: readonly [TimeMatch, TimeMatch];
}

export type Found =
  | { readonly next: number; readonly phrase: TimePhrase; readonly ends?: readonly [TimeMatch, TimeMatch] }
  | undefined;

export type Lexemes = readonly Lexeme[];

export const WHICH: ReadonlyMap<string, Which> = new Map([
  ["last", "last"],
  ["this", "this"],
  ["next", "next"],
  ["previous", "previous"],
  ["preceding", "previous"],
  ["following", "following"],
  ["coming", "next"],
  ["past", "last"],
  ["that", "that"],
  ["same", "that"],
  ["current", "this"],
  ["latest", "latest"],
  ["upcoming", "next"],
  ["prior", "previous"],
  ["recent", "latest"],
  ["intervening", "that"],
]);

/** True where the lexemes from `i` on are these words. */
export function is(lexemes: Lexemes, i: number, ...words: readonly string[]): boolean {
  for (const [k, word] of words.entries()) {
    if (lexemes[i + k]?.lower !== word) return false;
  }
  return true;
}

/** Index behind a leading article or possessive. */
export function skipThe(lexemes: Lexemes, i: number): number {
  const word = lexemes[i]?.lower;
  return word === "the" || word === "its" || word === "their" || word === "our" ? i + 1 : i;
}

/** Index behind a hyphen at `i`. */
export function skipHyphen(lexemes: Lexemes, i: number): number {
  return lexemes[i]?.lower === "-" ? i + 1 : i;
}

/** Index behind a comma at `i`. */
export function skipComma(lexemes: Lexemes, i: number): number {
  return lexemes[i]?.text === "," ? i + 1 : i;
}

/** Nothing, a mark or "and" follows. */
export function isClauseEnd(word: Lexeme | undefined): boolean {
  return word === undefined || word.kind === "mark" || word.lower === "and";
}

/** "morning", "in the evening", "'s night" behind a day. */
export function readDayPartAfter(
  lexemes: Lexemes,
  i: number,
  phrase: TimePhrase,
): { next: number; phrase: TimePhrase } {
  let at = i;
  if (is(lexemes, at, "'", "s")) at += 2;
  if (is(lexemes, at, "in", "the")) at += 2;
  if (is(lexemes, at, "early") || is(lexemes, at, "late")) at += 1;
  const part = DAY_PARTS.get(lexemes[at]?.lower ?? "");
  if (part === undefined) return { next: i, phrase };
  return { next: at + 1, phrase: { kind: "daypart", daypart: part, of: phrase } };
}
