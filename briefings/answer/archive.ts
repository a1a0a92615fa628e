import type { Article } from "../article/article.ts";
import type { AgreementStatus } from "../claim/agreement.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { AgreementRecord } from "../story/agreement-record.ts";
import type { Story } from "../story/story.ts";
import type { StoryView } from "../story/story-view.ts";

/** What may be seen: the installation's own articles and those of one workspace. */
export interface Scope {
  readonly tenants: readonly string[];
}

/**
 * What answers are drawn from. Every call is bounded by `scope`; no call crosses tenants.
 * `partyKey`s are folded names (`fold-name.ts`); a record matches where it has all of them.
 */
export interface Archive {
  agreements(
    scope: Scope,
    filter: {
      readonly partyKeys?: readonly string[] | undefined;
      readonly statuses?: readonly AgreementStatus[] | undefined;
      readonly storyIds?: readonly string[] | undefined;
      readonly limit: number;
    },
  ): Promise<AgreementRecord[]>;
  /** Statements, newest first. `about` words must all occur in the statement or its evidence. */
  statements(
    scope: Scope,
    filter: {
      readonly speakerKey?: string | undefined;
      readonly about?: readonly string[] | undefined;
      readonly storyIds?: readonly string[] | undefined;
      readonly limit: number;
    },
  ): Promise<{ readonly stored: StoredClaim; readonly article: Article }[]>;
  /** Stories by last article, newest first; `name` matches titles and party names, folded. */
  stories(
    scope: Scope,
    filter: {
      readonly name?: string | undefined;
      readonly since?: string | undefined;
      readonly limit: number;
    },
  ): Promise<Story[]>;
  /** By id or by the id of a story merged into it. */
  story(scope: Scope, id: string): Promise<StoryView | undefined>;
  article(scope: Scope, id: string): Promise<Article | undefined>;
  claim(
    scope: Scope,
    id: string,
  ): Promise<{ readonly stored: StoredClaim; readonly article: Article } | undefined>;
  /** Names of parties and speakers with how often they occur; for completion and "did you mean". */
  names(
    scope: Scope,
    filter: {
      readonly prefix?: string | undefined;
      readonly kind: "party" | "speaker";
      readonly limit: number;
    },
  ): Promise<{ readonly name: string; readonly key: string; readonly count: number }[]>;
  /** How much there is to answer from. */
  size(
    scope: Scope,
  ): Promise<{ readonly articles: number; readonly stories: number; readonly agreements: number }>;
}
