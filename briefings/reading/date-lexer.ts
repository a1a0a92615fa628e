import type { Span } from "./span.ts";

/** A word, a run of digits or one other character. Finer than a token: "20-year" is three. */
export interface Lexeme extends Span {
  readonly text: string;
  /** Lower case, with straight apostrophes and plain hyphens. */
  readonly lower: string;
  readonly kind: "word" | "number" | "mark";
  /** No white space between this one and the one before. */
  readonly glued: boolean;
}

const LEXEME = /[\p{L}\p{M}]+|\d+|[^\s]/gu;

/** Linear in the length of the stretch; offsets are into `text`. */
export function lexDates(text: string, from: number, to: number): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  const stretch = text.slice(from, to);
  let end = -1;
  for (const match of stretch.matchAll(LEXEME)) {
    const word = match[0];
    const start = from + match.index;
    lexemes.push({
      start,
      end: start + word.length,
      text: word,
      lower: plain(word),
      kind: /^\d/u.test(word) ? "number" : /^[\p{L}\p{M}]/u.test(word) ? "word" : "mark",
      glued: start === end,
    });
    end = start + word.length;
  }
  return lexemes;
}

function plain(word: string): string {
  if (word.length > 1) return word.toLowerCase();
  if (word === "’" || word === "‘" || word === "`" || word === "ʼ") return "'";
  if (word === "–" || word === "—" || word === "‑" || word === "‐" || word === "−") return "-";
  return word.toLowerCase();
}
