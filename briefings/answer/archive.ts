import type { Article } from "../article/article.ts";
import type { AgreementKind, AgreementStatus } from "../claim/agreement.ts";
import type { Citation } from "../claim/citation.ts";
import type { Claim, StoredClaim } from "../claim/claim.ts";
import type { AgreementRecord } from "../story/agreement-record.ts";
import type { Story } from "../story/story.ts";
import type { StoryView } from "../story/story-view.ts";
import type { AmountFilter } from "./amount-filter.ts";

/** What may be seen: the installation's own articles and those of one workspace. */
export interface Scope {
  readonly tenants: readonly string[];
}

/** A stretch of days on the reader's calendar, both ends included; `from` and `before` are its instants. */
export interface Window {
  readonly firstDay: string;
  readonly from: string;
  readonly lastDay?: string | undefined;
  /** The instant after the last day. */
  readonly before?: string | undefined;
}

/** `partyKeys` are folded names (`fold-name.ts`); a record matches where it has all of them. */
export interface AgreementFilter {
  readonly partyKeys?: readonly string[] | undefined;
  readonly statuses?: readonly AgreementStatus[] | undefined;
  readonly storyIds?: readonly string[] | undefined;
  readonly kinds?: readonly AgreementKind[] | undefined;
  /** By the agreement's own date, and where it has none by the day of its newest report. */
  readonly window?: Window | undefined;
  /** A sum that any source gives. */
  readonly amount?: AmountFilter | undefined;
}

/** A sentence that a search found, and the claim that it proves where there is one. */
export interface SearchHit {
  readonly article: Article;
  readonly storyId?: string;
  readonly stored?: StoredClaim;
  /** The sentence to the letter. */
  readonly citation: Citation;
  /** Share of the words searched for that stand in the sentence or its article's title, 0 to 1. */
  readonly share: number;
}

export interface KnownName {
  readonly name: string;
  readonly key: string;
  readonly count: number;
}

/** A story as `placedCorrectionsOf` needs it. */
export type CorrectedStory = Pick<StoryView, "articles" | "claims" | "agreements">;

/** What answers are drawn from. Every call is bounded by `scope`; no call crosses tenants. */
export interface Archive {
  /** Newest report first. What rests on weak readings of a binding deal alone is left out. */
  agreements(scope: Scope, filter: AgreementFilter & { readonly limit: number }): Promise<AgreementRecord[]>;
  /** How many agreements of each status match; counting stops at `COUNTED_AT_MOST`. */
  countAgreements(
    scope: Scope,
    filter: AgreementFilter,
  ): Promise<Readonly<Partial<Record<AgreementStatus, number>>>>;
  /** Statements, newest first. `about` words must all occur in the statement or its evidence. */
  statements(
    scope: Scope,
    filter: {
      readonly speakerKey?: string | undefined;
      readonly about?: readonly string[] | undefined;
      readonly storyIds?: readonly string[] | undefined;
      readonly window?: Window | undefined;
      readonly limit: number;
    },
  ): Promise<{ readonly stored: StoredClaim; readonly article: Article }[]>;
  /**
   * The sentences that come nearest to some words, best first: those that prove a claim before those
   * that prove none. Words are compared by their English stems; where no article has them all, articles
   * that have most of them count. Copies and replaced versions are left out.
   */
  search(
    scope: Scope,
    request: {
      readonly text: string;
      /** ISO instant: only articles published since then. */
      readonly since?: string | undefined;
      /** Only sentences that prove such a claim. */
      readonly kinds?: readonly Claim["type"][] | undefined;
      readonly limit: number;
    },
  ): Promise<SearchHit[]>;
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
  /**
   * What was put right in the stories: of each that has a correction its correction claims alone, the
   * articles of these, and all its agreements. Nothing of the stories that have none.
   */
  corrections(scope: Scope, storyIds: readonly string[]): Promise<CorrectedStory[]>;
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
      /** Folded: this name alone. */
      readonly key?: string | undefined;
      readonly kind: "party" | "speaker";
      readonly limit: number;
    },
  ): Promise<KnownName[]>;
  /** Names that are spelt alike: they share trigrams with `key`, the most alike first. */
  similarNames(
    scope: Scope,
    filter: { readonly key: string; readonly kind: "party" | "speaker"; readonly limit: number },
  ): Promise<KnownName[]>;
  /** How much there is to answer from; nothing is counted past `COUNTED_AT_MOST`. */
  size(
    scope: Scope,
  ): Promise<{ readonly articles: number; readonly stories: number; readonly agreements: number }>;
}

/** Past this an exact number says no more than "more than 1,000". */
export const COUNTED_AT_MOST = 1000;
