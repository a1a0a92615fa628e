import type { Entity } from "../reading/name.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";

/** Who speaks: canonical name, the other names, and the words in the text that say so. */
export interface Speaker {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly span: Span;
  readonly entity: Entity | undefined;
}

/** An entity as a speaker; `also` are the words by which the text calls it here. */
export function speakerOf(entity: Entity, span: Span, also: readonly string[]): Speaker {
  return {
    name: entity.name,
    aliases: [...entity.aliases, ...also].filter((a) => a !== entity.name),
    span,
    entity,
  };
}

/** The words from one token to another, white space single. */
export function phraseText(
  text: string,
  sentence: Sentence,
  phrase: { readonly first: number; readonly last: number },
): string {
  const from = sentence.tokens[phrase.first]?.start ?? 0;
  const to = sentence.tokens[phrase.last]?.end ?? 0;
  return text.slice(from, to).replace(/\s+/gu, " ").trim();
}
