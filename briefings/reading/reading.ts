import type { DateExpression } from "./date-expression.ts";
import type { Entity } from "./name.ts";
import type { Sentence } from "./sentence.ts";

/** What a reader needs of a document. */
export interface Readable {
  readonly title?: string | undefined;
  readonly text: string;
  /** ISO instant or day of publication; without it relative dates stay unresolved. */
  readonly publishedAt?: string | undefined;
}

/** The linguistic reading of one text. All offsets are into `text`; the title is not part of it. */
export interface Reading {
  readonly title: string | undefined;
  readonly text: string;
  readonly publishedAt: string | undefined;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly dates: readonly DateExpression[];
}

/** Deterministic: the same document gives the same reading. */
export interface Reader {
  read(document: Readable): Reading;
}
