import type { Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { type Signature, signatureOf } from "../../briefings/article/near-duplicate.ts";
import type { Claim } from "../../briefings/claim/claim.ts";
import { foldName } from "../../briefings/claim/fold-name.ts";
import type { PairComparison } from "../../briefings/story/pair-comparison.ts";
import type { Story } from "../../briefings/story/story.ts";
import { type StoryDecision, storedComparison } from "../../briefings/story/story-decision.ts";
import type { MakeId } from "../ids.ts";
import { findArticle, markRead } from "../store/articles.ts";
import { insertClaims } from "../store/claims.ts";
import type { Database } from "../store/database.ts";
import { takeGroupingLock } from "../store/grouping-lock.ts";
import { countNames } from "../store/names.ts";
import { attachArticle, findStory, saveStory, storyOfArticle } from "../store/stories.ts";
import { recordDecision } from "../store/story-decisions.ts";
import { enterLedger } from "./enter-ledger.ts";
import { createGroupingMemories, type GroupingMemory, itemOf } from "./grouping-memory.ts";
import { joinStories } from "./join-stories.ts";
import { retitle } from "./retitle-story.ts";

/** Where articles become parts of stories, and their agreements entries of the ledger. */
export interface StoryDesk {
  /**
   * Files a read article: its story with the reasons, its claims, the ledger. All in the caller's
   * transaction. `told`: deliveries written to follows of stories that it showed to be one.
   */
  file(
    trx: Transaction<Database>,
    article: Article,
    claims: readonly Claim[],
  ): Promise<{ readonly storyId: string; readonly told: number }>;
  /** Forgets what is in memory: after a transaction that was rolled back. */
  forget(): void;
}

/** Where an article goes, before it is there. */
interface Placing {
  readonly storyId: string;
  readonly outcome: StoryDecision["outcome"];
  readonly duplicateOf?: string | undefined;
  readonly merged: readonly (readonly [older: string, younger: string])[];
  readonly reasons: readonly string[];
  readonly comparisons: readonly PairComparison[];
  readonly signature?: Signature;
}

/**
 * The desk keeps a grouper for each tenant in memory and catches up with what other processes
 * grouped meanwhile. A lock in the store makes grouping serial over all processes, so that two
 * articles of one new story never start two.
 */
export function createStoryDesk({
  clock,
  makeId,
}: {
  readonly clock: () => Date;
  readonly makeId: MakeId;
}): StoryDesk {
  const memories = createGroupingMemories(clock);

  /**
   * The article's story and original. A new version stays where the one before it was, and an
   * article that is filed again where it is.
   */
  async function place(
    trx: Transaction<Database>,
    { grouper }: GroupingMemory,
    article: Article,
  ): Promise<Placing | Story> {
    const own = await storyOfArticle(trx, article.id);
    if (own !== undefined) return own;
    const { replaces } = article;
    const before = replaces === undefined ? undefined : await storyOfArticle(trx, replaces);
    if (replaces !== undefined && before !== undefined) {
      const duplicateOf = (await findArticle(trx, replaces))?.duplicateOf;
      grouper.restore(itemOf(article), before.id, duplicateOf);
      const reasons = [`a new version of ${replaces} stays in its story`];
      return { storyId: before.id, outcome: "kept", duplicateOf, merged: [], reasons, comparisons: [] };
    }
    const {
      storyId,
      duplicateOf,
      merged = [],
      reasons,
      comparisons,
      signature,
    } = grouper.decide(itemOf(article));
    const known = await findStory(trx, storyId);
    const outcome = duplicateOf !== undefined ? "copied" : known !== undefined ? "joined" : "began";
    return { storyId: known?.id ?? storyId, outcome, duplicateOf, merged, reasons, comparisons, signature };
  }

  /**
   * The story is there, the article in it, and the reasons are remembered. Stories that the article
   * shows to be one are merged.
   */
  async function settle(
    trx: Transaction<Database>,
    memory: GroupingMemory,
    article: Article,
    placing: Placing,
  ): Promise<number> {
    const { storyId, outcome, duplicateOf, merged, reasons, comparisons } = placing;
    if ((await findStory(trx, storyId)) === undefined) await saveStory(trx, newStory(storyId, article));
    await attachArticle(trx, { id: storyId, tenant: article.tenant }, article);
    memory.lastSeq = await recordDecision(trx, article.tenant, {
      articleId: article.id,
      storyId,
      outcome,
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
      reasons: [...reasons],
      comparisons: comparisons.map(storedComparison),
      decidedAt: clock().toISOString(),
    });
    let told = 0;
    for (const [olderId, youngerId] of merged) {
      const [older, younger] = [await findStory(trx, olderId), await findStory(trx, youngerId)];
      if (older === undefined || younger === undefined || older.id === younger.id) continue;
      const { lastSeq, told: written } = await joinStories(
        trx,
        { clock, makeId },
        { olderId: older.id, youngerId: younger.id, articleId: article.id, reason: reasons.at(-1) },
      );
      memory.lastSeq = lastSeq;
      told += written;
    }
    return told;
  }

  return {
    async file(trx, incoming, claims) {
      await takeGroupingLock(trx, incoming.tenant);
      const memory = await memories.of(trx, incoming.tenant);
      const placing = await place(trx, memory, incoming);
      const filedAgain = "id" in placing;
      const storyId = filedAgain ? placing.id : placing.storyId;
      const duplicateOf = filedAgain ? incoming.duplicateOf : placing.duplicateOf;
      const article: Article = duplicateOf === undefined ? incoming : { ...incoming, duplicateOf };
      const told = filedAgain ? 0 : await settle(trx, memory, article, placing);

      const stored = await insertClaims(trx, article, storyId, claims, keyOf);
      await enterLedger(trx, article, stored, makeId);
      await countClaimNames(trx, article.tenant, claims);
      const now = clock().toISOString();
      const isCorrection = article.replaces !== undefined || claims.some(({ type }) => type === "correction");
      await retitle(trx, storyId, { kind: "article", articleId: article.id, isCorrection }, now);
      await markRead(trx, article.id, {
        readAt: now,
        signature: (filedAgain ? undefined : placing.signature) ?? signatureOf(article.text),
        ...(duplicateOf === undefined ? {} : { duplicateOf }),
      });
      return { storyId, told };
    },
    forget: memories.forget,
  };
}

function newStory(id: string, article: Article): Story {
  return {
    id,
    tenant: article.tenant,
    title: article.title || article.outlet,
    anchorArticleId: article.id,
    aliases: [],
    firstAt: article.publishedAt,
    lastAt: article.publishedAt,
  };
}

async function countClaimNames(
  trx: Transaction<Database>,
  tenant: string,
  claims: readonly Claim[],
): Promise<void> {
  const parties = claims.flatMap((claim) =>
    claim.type === "agreement" ? claim.parties.map(({ name }) => name) : [],
  );
  const speakers = claims.flatMap((claim) => (claim.type === "statement" ? [claim.speaker] : []));
  const keyed = (names: readonly string[]) => names.map((name) => ({ key: keyOf(name), name }));
  await countNames(trx, tenant, "party", keyed(parties));
  await countNames(trx, tenant, "speaker", keyed(speakers));
}

function keyOf(name: string): string {
  return foldName(name) ?? name.toLowerCase();
}
