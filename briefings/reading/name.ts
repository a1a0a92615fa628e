import type { Span } from "./span.ts";

export type NameType = "person" | "organisation" | "place" | "other";

/** One place in the text where something is named, or meant by a phrase or a pronoun. */
export interface Mention extends Span {
  readonly sentence: number;
  /** First and last token of the mention in that sentence, both included. */
  readonly firstToken: number;
  readonly lastToken: number;
  /**
   * `name`: the words themselves name it ("OpenAI", "Altman", "NATO").
   * `phrase`: a description stands for it ("the ChatGPT-owner", "the alliance").
   * `pronoun`: "it", "he", "they".
   */
  readonly by: "name" | "phrase" | "pronoun";
}

/**
 * A person, body or place of one article, with all the words that mean it there.
 * Aliases hold within one document: "the company" means another firm elsewhere.
 */
export interface Entity {
  /** Position in `Reading.entities`. */
  readonly id: number;
  readonly type: NameType;
  /** The fullest usual name without title or article: "Sam Altman", "North Atlantic Treaty Organization". */
  readonly name: string;
  /** Other names and phrases of the text and of the gazetteer, without `name` itself. */
  readonly aliases: readonly string[];
  readonly mentions: readonly Mention[];
}
