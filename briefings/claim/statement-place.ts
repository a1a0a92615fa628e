import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { Quotation } from "./quotation.ts";
import type { Attribution } from "./statement-attribution.ts";
import type { SpokenText } from "./statement-spoken-text.ts";

/** Fewer quoted words are a term or a name, not a statement. */
export const LEAST_WORDS = 4;

/** Fewer will do where the text stops to say who uses them: "It had been, it wrote, "a placeholder"." */
export const LEAST_INSERTED = 2;

/** A quotation with the sentences in which it opens and closes. */
export interface Place {
  readonly quotation: Quotation;
  readonly opening: Sentence;
  readonly closing: Sentence;
}

/** The quotation before, and what was read of it. */
export interface LastPlace {
  readonly place: Place;
  readonly attribution: Attribution | undefined;
}

export function isEnded(spoken: SpokenText, quotation: Quotation): boolean {
  const lastInside = spoken.text[quotation.inner.end - 1] ?? "";
  const after = spoken.text.slice(quotation.end, quotation.end + 2);
  return /[,.?!…—–-]/u.test(lastInside) || /^\s?[,—–-]/u.test(after);
}

export function wordCount(spoken: SpokenText, span: Span): number {
  return spoken.text
    .slice(span.start, span.end)
    .split(/\s+/u)
    .filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
}

/** Opens like a sentence. */
export function isWhole(spoken: SpokenText, quotation: Quotation): boolean {
  return (
    /^[^\p{L}]*\p{Lu}/u.test(spoken.text.slice(quotation.inner.start, quotation.inner.start + 12)) &&
    wordCount(spoken, quotation.inner) >= LEAST_WORDS
  );
}
