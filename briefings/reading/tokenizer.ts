import {
  ABBREVIATIONS,
  CAPITAL_ONLY,
  DOTTED_WORDS,
  FUSED_WORDS,
  HYPHEN_PREFIXES,
  HYPHENATED_WORDS,
  UNITS,
} from "./abbreviations.ts";
import type { Span } from "./span.ts";

/** A token before it is tagged: `text.slice(start, end)` is `text`. */
export interface Piece extends Span {
  readonly text: string;
}

/** White space and marks that show nothing: they part words and belong to no token. */
const GAP = /[\s\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Cc}]+/uy;
const CHUNK = /[^\s\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Cc}]+/uy;

const PLAIN_WORD = /^[A-Za-z]+$/u;
const ADDRESS =
  /^(?:https?:\/\/[^\s"<>]+|www\.[^\s"<>]+|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.(?:com|org|net|gov|edu|mil|info|io|ai|co\.uk|eu|uk|de|fr|ru|cn|tv|js|pdf|docx?)(?:\/[^\s"<>]*)?)/u;
/** Longer runs without a space are no address; they are read word by word, which keeps the time linear. */
const LONGEST_ADDRESS = 2_000;

/** "1." before a list item is one token, as in the treebanks. */
const LIST_MARKER = /\d{1,2}\.(?=[ \t\u00A0]+\S)/uy;
/** An address may follow these at the front of a run of characters. */
const OPENING_MARK = /[([{<"'“‘]/u;
const CLOSING_MARKS = ".,;:!?)]}'’”";

const PICTURE =
  /\p{Extended_Pictographic}(?:\uFE0F|[\u{1F3FB}-\u{1F3FF}])*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|[\u{1F3FB}-\u{1F3FF}])*)*|\p{Regional_Indicator}{2}/uy;
const DOTTED = /(?:\p{L}\.){2,}(?![\p{L}\d])|(?:ph|m|b|d|ll)\.(?:d|sc|phil|b|m)\./iuy;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}_\u00AD\u200C\u200D]*(?:['’ʼ`][\p{L}\p{M}]+)*/uy;
const AMPERSAND_NAME = /\p{Lu}+(?:&\p{Lu}+)+(?![\p{L}\d])/uy;
const CURRENCY_PREFIX = /\p{Lu}{1,3}[$€£¥]/uy;
const TELEPHONE_OR_DATE = /(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{1,4}-\d{1,2}-\d{1,4}(?![\d-])/uy;
const SHORT_YEAR = /['’]\d\ds?(?![\p{L}\d])/uy;
const NUMBER = /\.?\d+(?:[.,:/]\d+)*/uy;
const AFTER_NUMBER = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/uy;
const HANDLE = /[@#][\p{L}\d_]+/uy;
const SMILEY = /[:;]-?[)(DP](?=\s|$)/uy;
const RUN_OF_MARKS = /\.{2,}|[.!?]{2,}|-{2,}|—+|''|``|\*{2,}|_{2,}|={2,}|~{2,}/uy;
const HYPHEN = /[-‐‑]/u;

const CONTRACTION = /(?:n['’ʼ`]t|['’ʼ`](?:s|re|ve|ll|d|m))$/iu;
const ORDINAL_OR_DECADE = /^(?:st|nd|rd|th|s)$/iu;

/**
 * Cuts a text into tokens as the English treebanks of Universal Dependencies do, offsets kept:
 * contractions and possessives are split, compounds are split at their hyphens save after
 * prefixes, an abbreviation keeps its full stop. Any string is accepted; the time is linear.
 */
export function tokenize(text: string, start = 0, end = text.length): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const marker = matchEnd(LIST_MARKER, text, matchEnd(GAP, text, start) ?? start);
  if (marker !== undefined && marker < end) {
    at = matchEnd(GAP, text, start) ?? start;
    push(pieces, text, at, marker);
    at = marker;
  }
  while (at < end) {
    GAP.lastIndex = at;
    if (GAP.test(text)) at = GAP.lastIndex;
    if (at >= end) break;
    CHUNK.lastIndex = at;
    const chunkEnd = CHUNK.test(text) ? Math.min(CHUNK.lastIndex, end) : at + 1;
    cutChunk(text, at, chunkEnd, pieces);
    at = Math.max(chunkEnd, at + 1);
  }
  return pieces;
}

function cutChunk(text: string, start: number, end: number, pieces: Piece[]): void {
  let at = start;
  let opening = end - start <= LONGEST_ADDRESS;
  while (at < end) {
    if (opening) {
      const addressEnd = endOfAddress(text, at, end);
      if (addressEnd !== undefined) {
        push(pieces, text, at, addressEnd);
        at = addressEnd;
        continue;
      }
    }
    opening &&= OPENING_MARK.test(text[at]!);
    at = cutNext(text, at, end, start, pieces);
  }
}

function endOfAddress(text: string, at: number, end: number): number | undefined {
  // Cheap test first: addresses hold a stop, a colon or an at sign within them.
  const chunk = text.slice(at, end);
  if (PLAIN_WORD.test(chunk) || !/[.@:]\S/u.test(chunk)) return undefined;
  let length = ADDRESS.exec(chunk)?.[0].length ?? 0;
  while (length > 0 && CLOSING_MARKS.includes(chunk[length - 1]!)) length--;
  if (length < 4) return undefined;
  const next = chunk.codePointAt(length);
  if (next !== undefined && /[\p{L}\d]/u.test(String.fromCodePoint(next))) return undefined;
  return at + length;
}

/** Cuts one or more tokens off at `at` and returns where the rest begins. */
function cutNext(text: string, at: number, end: number, chunkStart: number, pieces: Piece[]): number {
  const first = text.charCodeAt(at);
  if (first >= 48 && first <= 57) return cutNumber(text, at, end, pieces);
  if (isLetterAt(text, at)) return cutWord(text, at, end, pieces);
  const special =
    matchEnd(RUN_OF_MARKS, text, at) ??
    (at === chunkStart || !isLetterAt(text, at - 1) ? matchEnd(SHORT_YEAR, text, at) : undefined) ??
    (at === chunkStart ? (matchEnd(SMILEY, text, at) ?? matchEnd(HANDLE, text, at)) : undefined) ??
    (at === chunkStart && first === 46 ? matchEnd(NUMBER, text, at) : undefined) ??
    matchEnd(PICTURE, text, at);
  const stop = Math.min(special ?? at + codePointLength(text, at), end);
  push(pieces, text, at, stop);
  return stop;
}

function cutNumber(text: string, at: number, end: number, pieces: Piece[]): number {
  const whole = matchEnd(TELEPHONE_OR_DATE, text, at);
  if (whole !== undefined && whole <= end) {
    push(pieces, text, at, whole);
    return whole;
  }
  const numberEnd = Math.min(matchEnd(NUMBER, text, at) ?? at + 1, end);
  const lettersEnd = matchEnd(AFTER_NUMBER, text, numberEnd);
  if (lettersEnd === undefined || lettersEnd > end) {
    push(pieces, text, at, numberEnd);
    return numberEnd;
  }
  const letters = text.slice(numberEnd, lettersEnd);
  const money = /[$€£¥]/u.test(text[at - 1] ?? "") && /^[KMBT]$/u.test(letters);
  const unit =
    letters === letters.toLowerCase() || letters.length > 1 ? UNITS.has(letters.toLowerCase()) : false;
  if (money || (unit && !ORDINAL_OR_DECADE.test(letters))) {
    push(pieces, text, at, numberEnd);
    push(pieces, text, numberEnd, lettersEnd);
  } else {
    push(pieces, text, at, lettersEnd);
  }
  return lettersEnd;
}

function cutWord(text: string, at: number, end: number, pieces: Piece[]): number {
  const dotted = matchEnd(DOTTED, text, at);
  if (dotted !== undefined && dotted <= end) {
    const word = text.slice(at, dotted).toLowerCase();
    if (/^(?:\p{L}\.)+$/u.test(word) || DOTTED_WORDS.has(word)) {
      push(pieces, text, at, dotted);
      return dotted;
    }
  }
  const name = matchEnd(AMPERSAND_NAME, text, at) ?? matchEnd(CURRENCY_PREFIX, text, at);
  if (name !== undefined && name <= end) {
    push(pieces, text, at, name);
    return name;
  }
  let wordEnd = Math.min(matchEnd(WORD, text, at) ?? at + codePointLength(text, at), end);
  const word = text.slice(at, wordEnd);
  if (text[wordEnd] === "." && wordEnd < end && isAbbreviation(text, word, at, wordEnd, end)) {
    push(pieces, text, at, wordEnd + 1);
    return wordEnd + 1;
  }
  if (wordEnd < end && HYPHEN.test(text[wordEnd]!)) {
    const joined = endOfHyphenated(text, word, wordEnd, end);
    if (joined !== undefined) wordEnd = joined;
  }
  pushWord(pieces, text, at, wordEnd);
  return wordEnd;
}

function isAbbreviation(text: string, word: string, at: number, wordEnd: number, end: number): boolean {
  if (word.length > 8) return false;
  const next = text[wordEnd + 1];
  if (word.length === 1) {
    if (word === "c") return /^\s?\d/u.test(text.slice(wordEnd + 1, wordEnd + 3));
    // An initial ("J. Smith") unless the text or the line ends here ("plan B.").
    return /\p{Lu}/u.test(word) && followsInLine(text, wordEnd + 1) && !HYPHEN.test(text[at - 1] ?? "");
  }
  const lower = word.toLowerCase();
  const kind = ABBREVIATIONS.get(lower);
  if (kind === undefined) return false;
  if (CAPITAL_ONLY.has(lower) && word === lower) return false;
  if (kind === "before-number") return /^\s?[\dIVX]/u.test(text.slice(wordEnd + 1, wordEnd + 3));
  // "Inc.," and "Corp.'s" keep the stop; "said.Next" is a missing space.
  return next === undefined || wordEnd + 1 >= end || !/[\p{L}\d]/u.test(next);
}

function followsInLine(text: string, at: number): boolean {
  for (let i = at; i < text.length && i < at + 4; i++) {
    const character = text[i]!;
    if (character === "\n" || character === "\r" || character === '"' || character === "”") return false;
    if (character !== " " && character !== "\u00A0") return true;
  }
  return false;
}

function endOfHyphenated(text: string, word: string, hyphenAt: number, end: number): number | undefined {
  const second = matchEnd(WORD, text, hyphenAt + 1);
  if (second === undefined || second > end) {
    // "mid-1990s", "pre-2000"
    const digits = matchEnd(NUMBER, text, hyphenAt + 1);
    if (digits === undefined || !HYPHEN_PREFIXES.has(word.toLowerCase())) return undefined;
    return Math.min(text[digits] === "s" ? digits + 1 : digits, end);
  }
  const lower = word.toLowerCase();
  if (HYPHEN_PREFIXES.has(lower)) return second;
  return HYPHENATED_WORDS.has(`${lower}-${text.slice(hyphenAt + 1, second).toLowerCase()}`)
    ? second
    : undefined;
}

/** "shouldn't've" has two; longer chains are no words. */
const MOST_CLITICS = 3;

function pushWord(pieces: Piece[], text: string, start: number, end: number, clitics = 0): void {
  const word = text.slice(start, end);
  if (word.length >= 4) {
    const cut = FUSED_WORDS.get(word.toLowerCase());
    if (cut !== undefined) {
      push(pieces, text, start, start + cut);
      push(pieces, text, start + cut, end);
      return;
    }
  }
  const clitic = PLAIN_WORD.test(word) ? undefined : CONTRACTION.exec(word);
  if (clitic !== null && clitic !== undefined && clitic.index > 0 && clitics < MOST_CLITICS) {
    const middle = start + clitic.index;
    pushWord(pieces, text, start, middle, clitics + 1);
    push(pieces, text, middle, end);
    return;
  }
  push(pieces, text, start, end);
}

function push(pieces: Piece[], text: string, start: number, end: number): void {
  pieces.push({ start, end, text: text.slice(start, end) });
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function codePointLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const LETTER = /[\p{L}\p{M}]/uy;

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  LETTER.lastIndex = at;
  return LETTER.test(text);
}
