import { type RawBuilder, sql } from "kysely";

/** A value for a jsonb column: text, which both databases' drivers pass on unchanged. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** The values as one parameter, so that a statement's text does not depend on their number. */
export function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${[...values]}::text[]`;
}

/** Lower case, without accents: what names and titles are found by. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** `%` and `_` of a user are letters to LIKE. */
export function likePattern(text: string): string {
  return text.replace(/[\\%_]/gu, "\\$&");
}
