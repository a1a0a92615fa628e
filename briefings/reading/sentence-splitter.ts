import { ABBREVIATIONS, QUOTING_VERBS, SENTENCE_OPENERS } from "./abbreviations.ts";
import type { Span } from "./span.ts";
import { type Piece, tokenize } from "./tokenizer.ts";

/** A sentence before it is tagged. */
export interface SentencePieces extends Span {
  readonly paragraph: number;
  readonly pieces: readonly Piece[];
}

/**
 * Tables and texts without punctuation come as one endless "sentence"; it is cut here, at a comma or
 * the like where there is one in the last third. The longest sentence of the treebanks has 159 tokens.
 */
export const LONGEST_SENTENCE = 300;

/**
 * Cuts a text into paragraphs, sentences and tokens. A line break ends a paragraph, save in
 * hard-wrapped text (see `paragraphsOf`). Sentences cover all tokens, in order, without overlap;
 * the time is linear in the length.
 */
export function splitSentences(text: string): SentencePieces[] {
  const sentences: SentencePieces[] = [];
  let paragraph = 0;
  for (const span of paragraphsOf(text)) {
    // A blank line is passed over at once: the gap after it would be measured again for each of many.
    if (text.slice(span.start, span.end).trim() === "") continue;
    const pieces = tokenize(text, span.start, span.end);
    if (pieces.length === 0) continue;
    let first = datelineEnd(pieces);
    if (first > 0) sentences.push(sentenceOf(pieces, 0, first, paragraph));
    let last = first;
    while (last < pieces.length) {
      const close = sentenceEnd(text, pieces, first, last);
      if (close === undefined) {
        last++;
        if (last < pieces.length && last - first < LONGEST_SENTENCE) continue;
        const cut = last < pieces.length ? cutAtComma(pieces, first, last) : last;
        sentences.push(sentenceOf(pieces, first, cut, paragraph));
        first = cut;
        last = cut;
      } else {
        sentences.push(sentenceOf(pieces, first, close, paragraph));
        first = close;
        last = close;
      }
    }
    paragraph++;
  }
  return sentences;
}

function sentenceOf(pieces: readonly Piece[], first: number, end: number, paragraph: number): SentencePieces {
  const own = pieces.slice(first, end);
  return { start: own[0]!.start, end: own[own.length - 1]!.end, paragraph, pieces: own };
}

/** "BRUSSELS, March 4 (Reuters) -" and "PARIS —" are sentences of their own, as in the treebanks. */
const LONGEST_DATELINE = 16;
const DATELINE_DASH = /^(?:[-–—]|--)$/u;

/** Number of pieces of the dateline that opens a paragraph; 0 where there is none. */
function datelineEnd(pieces: readonly Piece[]): number {
  if (!/^\p{Lu}{3,}$/u.test(pieces[0]?.text ?? "")) return 0;
  for (let i = 1; i < Math.min(LONGEST_DATELINE, pieces.length - 1); i++) {
    const { text, start } = pieces[i]!;
    if (DATELINE_DASH.test(text)) {
      const spaced = start > pieces[i - 1]!.end && pieces[i + 1]!.start > pieces[i]!.end;
      const opens = /^(?:["“‘]|\p{Lu})/u.test(pieces[i + 1]!.text);
      return opens && (spaced || pieces[i - 1]!.text === ")") ? i + 1 : 0;
    }
    // Places, months, days and agencies only: the first plain word shows that it is none.
    if (!/^(?:[,./()&]|\p{Lu}.*|\d+)$/u.test(text)) return 0;
  }
  return 0;
}

function cutAtComma(pieces: readonly Piece[], first: number, end: number): number {
  for (let i = end; i > end - LONGEST_SENTENCE / 3; i--) {
    if (/^[,;:|•–—]$/u.test(pieces[i - 1]!.text)) return i;
  }
  return Math.max(end, first + 1);
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029\v\f]/gu;
/** A line of a hard-wrapped text is about this long; headings and list items are mostly shorter. */
const WRAPPED_LINE = { least: 45, most: 100 };

/**
 * Lines, joined where the text is plainly hard-wrapped: the line is as long as a wrapped one, ends
 * within a sentence, and the next line goes on in lower case.
 */
function paragraphsOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(LINE_BREAK)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  const joined: Span[] = [];
  let wrapped = false;
  for (const line of lines) {
    const before = joined[joined.length - 1];
    if (before !== undefined && wrapped && /^[\p{Ll}]/u.test(text.slice(line.start, line.start + 2))) {
      joined[joined.length - 1] = { start: before.start, end: line.end };
    } else {
      joined.push(line);
    }
    const length = line.end - line.start;
    wrapped =
      length >= WRAPPED_LINE.least &&
      length <= WRAPPED_LINE.most &&
      /[\p{L}\d,;]\s?$/u.test(text.slice(Math.max(line.start, line.end - 2), line.end));
  }
  return joined;
}

const STOP = /^(?:[.!?…。！？]+|\.{2,})$/u;
const CLOSER = /^(?:["”’'»)\]}]|'')$/u;
const OPENER = /^(?:["“‘«([{'*•–—-]|``)$/u;

/** Where the sentence ends that has its stop at `at`: index after its last token; undefined when it goes on. */
function sentenceEnd(text: string, pieces: readonly Piece[], first: number, at: number): number | undefined {
  const piece = pieces[at]!;
  const word = piece.text;
  const last = word.charCodeAt(word.length - 1);
  // ".", "!", "?", or a character beyond ASCII that may be a stop.
  if (last !== 46 && last !== 33 && last !== 63 && last < 128) return undefined;
  const stop = STOP.test(word);
  if (!stop && (last !== 46 || word.length < 2)) return undefined;
  let end = at + 1;
  let closed = false;
  while (end < pieces.length && pieces[end]!.start === pieces[end - 1]!.end && isCloser(pieces, text, end)) {
    closed = true;
    end++;
  }
  if (stop) end = afterFootnotes(pieces, end);
  const next = pieces[end];
  if (next === undefined) return end;
  const spaced = next.start > pieces[end - 1]!.end;
  if (!spaced && !(stop && (word === "." || closed) && /^\p{Lu}/u.test(next.text))) return undefined;
  const opening = OPENER.test(next.text) ? pieces[end + 1] : next;
  if (isListMarker(pieces, first, at)) return undefined;
  if (!beginsSentence(opening ?? next)) return undefined;
  if (!stop) return abbreviationEnds(word, next, opening ?? next, pieces[at - 1]) ? end : undefined;
  if (closed && word !== "." && isQuotedBy(pieces, end)) return undefined;
  return end;
}

function isCloser(pieces: readonly Piece[], text: string, at: number): boolean {
  const piece = pieces[at]!;
  if (!CLOSER.test(piece.text)) return false;
  // A straight mark followed at once by a letter opens what comes.
  return piece.text !== '"' && piece.text !== "'" ? true : !/[\p{L}\d]/u.test(text[piece.end] ?? " ");
}

/** "…in 2019.[3] [4] The": reference marks belong to the sentence before. */
function afterFootnotes(pieces: readonly Piece[], at: number): number {
  let end = at;
  while (
    pieces[end]?.text === "[" &&
    /^\d+$/u.test(pieces[end + 1]?.text ?? "") &&
    pieces[end + 2]?.text === "]"
  ) {
    end += 3;
  }
  return end;
}

/** "1." or "a." at the front of a list item. */
function isListMarker(pieces: readonly Piece[], first: number, at: number): boolean {
  if (at === first) return /^\d{1,2}\.$/u.test(pieces[first]!.text);
  return at === first + 1 && /^(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})$/u.test(pieces[first]!.text);
}

const CASELESS = /^[\p{Lo}\p{N}]/u;
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
const CAMEL = /^\p{Ll}{1,2}\p{Lu}/u;

function beginsSentence(piece: Piece): boolean {
  const word = piece.text;
  if (CAPITAL.test(word) || CASELESS.test(word) || CAMEL.test(word)) return true;
  return !/^[\p{Ll},;:.!?)\]}%/&…]/u.test(word) && !CLOSER.test(word);
}

function abbreviationEnds(word: string, next: Piece, opening: Piece, before: Piece | undefined): boolean {
  const bare = word.slice(0, -1).toLowerCase();
  if (bare === "e.g" || bare === "i.e" || bare === "a.k.a") return false;
  const kind = ABBREVIATIONS.get(bare) ?? "either";
  if (kind === "before-name" || kind === "before-number") return false;
  if (kind === "before-capital") return true;
  const quoted =
    next !== opening && next.text !== "(" && next.text !== "-" && next.text !== "–" && next.text !== "—";
  const opener = CAPITAL.test(opening.text) && SENTENCE_OPENERS.has(opening.text.toLowerCase());
  if (/^\p{L}\.$/u.test(word)) {
    // An initial: "George W. A…" does not occur, "plan B. The" does; "J. In" neither.
    return opener && opening.text.length > 1 && !(before !== undefined && /^\p{Lu}\.$/u.test(before.text));
  }
  return opener || (quoted && CAPITAL.test(opening.text));
}

/** `"Why?" Smith asked.` and `"Stop!" the man said.`: the sentence goes on after the closing mark. */
function isQuotedBy(pieces: readonly Piece[], at: number): boolean {
  for (let i = at; i < Math.min(at + 5, pieces.length); i++) {
    const word = pieces[i]!.text;
    if (i > at && QUOTING_VERBS.has(word.toLowerCase())) return true;
    if (i === at && QUOTING_VERBS.has(word)) return true;
    if (!/^[\p{L}.'’-]+$/u.test(word)) return false;
  }
  return false;
}
