import type { Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { createGrouper, type Grouper } from "../../briefings/story/grouping.ts";
import type { Database } from "../store/database.ts";
import { type GroupingEntry, groupingLog } from "../store/grouped-articles.ts";
import { type ReplayStep, replayOf } from "./grouping-replay.ts";

/** How far back grouping remembers; a story that was quiet for longer is not gone on with. */
const MEMORY_DAYS = 14;
const DAY_MS = 86_400_000;

/** A grouper that has followed the log of its tenant up to `lastSeq`. */
export interface GroupingMemory {
  readonly grouper: Grouper;
  lastSeq: number;
}

/**
 * The memory of grouping, one for each tenant, brought to where the log is: other processes group,
 * and hands merge and split, meanwhile. The caller holds the grouping lock.
 */
export function createGroupingMemories(clock: () => Date) {
  const memories = new Map<string, GroupingMemory>();

  async function entriesAfter(trx: Transaction<Database>, tenant: string, afterSeq: number) {
    const since = new Date(clock().getTime() - MEMORY_DAYS * DAY_MS).toISOString();
    return groupingLog(trx, tenant, { afterSeq, since });
  }

  return {
    async of(trx: Transaction<Database>, tenant: string): Promise<GroupingMemory> {
      const known = memories.get(tenant);
      const news = known === undefined ? [] : await entriesAfter(trx, tenant, known.lastSeq);
      // What a hand did is remembered from the beginning, as a process does that starts now.
      const memory =
        known === undefined || news.some(isByHand)
          ? follow({ grouper: createGrouper(), lastSeq: 0 }, await entriesAfter(trx, tenant, 0))
          : follow(known, news);
      memories.set(tenant, memory);
      return memory;
    },
    /** After a transaction that was rolled back: what is in memory is not so. */
    forget() {
      memories.clear();
    },
  };
}

function isByHand(entry: GroupingEntry): boolean {
  return "edit" in entry && entry.edit.by !== undefined;
}

function follow(memory: GroupingMemory, log: readonly GroupingEntry[]): GroupingMemory {
  for (const step of replayOf(log)) take(memory.grouper, step);
  memory.lastSeq = log.at(-1)?.seq ?? memory.lastSeq;
  return memory;
}

function take(grouper: Grouper, step: ReplayStep): void {
  if (step.kind === "article") {
    grouper.restore(itemOf(step.article), step.storyId, step.article.duplicateOf);
  } else if (step.kind === "merge") grouper.merge(step.olderId, step.youngerId);
  else grouper.keepApart(...step.storyIds);
}

export function itemOf({ id, publishedAt, title, text, outlet, url }: Article) {
  return { id, publishedAt, title, text, outlet, url };
}
