import type { Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { signatureOf } from "../../briefings/article/near-duplicate.ts";
import { publisherKey } from "../../briefings/article/outlet.ts";
import type { AgreementClaim } from "../../briefings/claim/agreement.ts";
import { citationsOf } from "../../briefings/claim/citations-of.ts";
import type { Claim } from "../../briefings/claim/claim.ts";
import { foldedNames, foldName } from "../../briefings/claim/fold-name.ts";
import type { AgreementRecord, Assertion } from "../../briefings/story/agreement-record.ts";
import { createGrouper, type Grouper } from "../../briefings/story/grouping.ts";
import { addAssertion, agreementOf, matchRecord } from "../../briefings/story/ledger.ts";
import type { Story } from "../../briefings/story/story.ts";
import { storyTitle } from "../../briefings/story/story-title.ts";
import type { MakeId } from "../ids.ts";
import { recordsByPartyKeys, saveRecord } from "../store/agreements.ts";
import { findArticle, markRead } from "../store/articles.ts";
import { insertClaims } from "../store/claims.ts";
import type { Database } from "../store/database.ts";
import { groupedAfter, withdrawAssertions } from "../store/grouped-articles.ts";
import { takeGroupingLock } from "../store/grouping-lock.ts";
import { countNames } from "../store/names.ts";
import {
  attachArticle,
  findStory,
  mergeStories,
  saveStory,
  storyOfArticle,
  storyViews,
} from "../store/stories.ts";

/** How far back grouping remembers; a story that was quiet for longer is not gone on with. */
const MEMORY_DAYS = 14;
const DAY_MS = 86_400_000;

/** Where articles become parts of stories, and their agreements entries of the ledger. */
export interface StoryDesk {
  /** Files a read article: its story, its claims, the ledger. All in the caller's transaction. */
  file(
    trx: Transaction<Database>,
    article: Article,
    claims: readonly Claim[],
  ): Promise<{ readonly storyId: string }>;
  /** Forgets what is in memory: after a transaction that was rolled back. */
  forget(): void;
}

interface Memory {
  readonly grouper: Grouper;
  lastSeq: number;
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
  const memories = new Map<string, Memory>();

  async function memoryOf(trx: Transaction<Database>, tenant: string, own: string): Promise<Memory> {
    const memory = memories.get(tenant) ?? { grouper: createGrouper(), lastSeq: 0 };
    memories.set(tenant, memory);
    const since = new Date(clock().getTime() - MEMORY_DAYS * DAY_MS).toISOString();
    for (const { article, storyId, seq } of await groupedAfter(trx, tenant, {
      afterSeq: memory.lastSeq,
      since,
    })) {
      memory.lastSeq = Math.max(memory.lastSeq, seq);
      if (article.id !== own) memory.grouper.restore(itemOf(article), storyId, article.duplicateOf);
    }
    return memory;
  }

  /** The article's story and original. A new version stays where the one before it was. */
  async function place(trx: Transaction<Database>, article: Article) {
    const { grouper } = await memoryOf(trx, article.tenant, article.id);
    const before = article.replaces === undefined ? undefined : await storyOfArticle(trx, article.replaces);
    if (article.replaces !== undefined && before !== undefined) {
      const duplicateOf = (await findArticle(trx, article.replaces))?.duplicateOf;
      grouper.restore(itemOf(article), before.id, duplicateOf);
      return { storyId: before.id, duplicateOf, merged: [] };
    }
    const { storyId, duplicateOf, merged = [] } = grouper.decide(itemOf(article));
    return { storyId, duplicateOf, merged };
  }

  return {
    async file(trx, incoming, claims) {
      await takeGroupingLock(trx, incoming.tenant);
      const { storyId, duplicateOf, merged } = await place(trx, incoming);
      const article: Article = duplicateOf === undefined ? incoming : { ...incoming, duplicateOf };
      if (article.replaces !== undefined) {
        for (const left of await withdrawAssertions(trx, article.replaces)) await save(trx, left);
      }
      if ((await findStory(trx, storyId)) === undefined) await saveStory(trx, newStory(storyId, article));
      await attachArticle(trx, { id: storyId, tenant: article.tenant }, article);
      for (const [older, younger] of merged) await mergeStories(trx, older, younger);

      const stored = await insertClaims(trx, article, storyId, claims, keyOf);
      for (const { id, claim } of stored) {
        if (claim.type === "agreement") await enterLedger(trx, article, storyId, id, claim);
      }
      await countClaimNames(trx, article.tenant, claims);
      await retitle(trx, storyId);
      await markRead(trx, article.id, {
        readAt: clock().toISOString(),
        signature: signatureOf(article.text),
        ...(duplicateOf === undefined ? {} : { duplicateOf }),
      });
      return { storyId };
    },
    forget() {
      memories.clear();
    },
  };

  async function enterLedger(
    trx: Transaction<Database>,
    article: Article,
    storyId: string,
    claimId: string,
    claim: AgreementClaim,
  ): Promise<void> {
    const assertion: Assertion = {
      claimId,
      articleId: article.id,
      storyId,
      outlet: article.outlet,
      publisher: publisherKey(article.outlet),
      url: article.url,
      publishedAt: article.publishedAt,
      ...(article.duplicateOf === undefined ? {} : { duplicateOf: article.duplicateOf }),
      claim,
      citations: citationsOf(article, claim.evidence),
    };
    const keys = [...new Set(claim.parties.flatMap(foldedNames))];
    const candidates = await recordsByPartyKeys(trx, article.tenant, keys);
    const known = matchRecord(candidates, assertion);
    await save(trx, addAssertion(known, assertion, { id: makeId(), tenant: article.tenant }));
  }
}

function itemOf({ id, publishedAt, title, text, outlet, url }: Article) {
  return { id, publishedAt, title, text, outlet, url };
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

async function save(trx: Transaction<Database>, record: AgreementRecord): Promise<void> {
  const { status, kind, date } = agreementOf(record);
  await saveRecord(trx, record, { status, kind, date: date ?? undefined });
}

/** The title follows the facts; the names of the parties, short ones too, are what a story is found by. */
async function retitle(trx: Transaction<Database>, storyId: string): Promise<void> {
  const [view] = await storyViews(trx, [storyId]);
  if (view === undefined) return;
  const names = view.agreements.flatMap(({ assertions }) =>
    assertions.flatMap(({ claim }) => claim.parties.flatMap(({ name, aliases }) => [name, ...aliases])),
  );
  await saveStory(trx, { ...view.story, title: storyTitle(view) }, [...new Set(names)]);
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
