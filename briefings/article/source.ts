import type { WirebriefError } from "../errors.ts";
import type { Draft } from "./article.ts";

/** Where documents come from, as the configuration names it. */
export type SourceAddress =
  | { readonly feed: string }
  | { readonly page: string }
  | { readonly folder: string }
  | { readonly file: string };

/** What a feed said about itself at the last visit, so that the next one can be conditional. */
export interface SourceMemory {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** One thing a source yielded: a document, or the reason why there is none. Nothing is dropped silently. */
export type Collected =
  | { readonly kind: "draft"; readonly draft: Draft }
  | { readonly kind: "failed"; readonly item: string; readonly error: WirebriefError };

/**
 * Reads documents from one kind of place. `collect` yields as it reads, so that a folder of a
 * million files is never in memory; it throws a `WirebriefError` only where the whole source
 * cannot be read, and yields `failed` where one item cannot.
 */
export interface Source {
  collect(address: SourceAddress, memory: SourceMemory): AsyncGenerator<Collected, SourceMemory>;
}
