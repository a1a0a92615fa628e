import type { AgreementRecord } from "../story/agreement-record.ts";
import type { StoryDecision } from "../story/story-decision.ts";
import type { StoryEdit } from "../story/story-edit.ts";
import type { Scope } from "./archive.ts";

/** What `why` needs beside the archive: how it came to be so. Bounded by `scope` like the archive. */
export interface WhyRecords {
  /** Why articles are in their stories; in the order in which they were decided. */
  decisions(scope: Scope, articleIds: readonly string[]): Promise<StoryDecision[]>;
  /** What was done to any of the stories, oldest first. */
  edits(scope: Scope, storyIds: readonly string[]): Promise<StoryEdit[]>;
  /** What put the article into another story, oldest first. */
  moves(scope: Scope, articleId: string): Promise<StoryEdit[]>;
  /** The stories that these ids stand for now, by the id asked for; those not known are left out. */
  stories(
    scope: Scope,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: string; readonly title: string }>>;
  /** An agreement of the ledger with all its assertions, by id. */
  agreement(scope: Scope, id: string): Promise<AgreementRecord | undefined>;
}
