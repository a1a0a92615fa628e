import type { Transaction } from "kysely";
import type { Follow } from "../../briefings/briefing/follow.ts";
import type { StoryMerge, StorySplit } from "../../briefings/story/story-edit.ts";
import type { Database } from "../store/database.ts";
import { findStory } from "../store/stories.ts";
import { editsOf } from "../store/story-edits.ts";
import type { Parts } from "./parts.ts";
import { PRIORITY, tell } from "./tell.ts";

type TellParts = Pick<Parts, "clock" | "makeId">;

/**
 * Tells the threads of follows, as they were before it, that two stories are one now. A thread that is
 * not open yet is told when it opens.
 *
 * @returns how many deliveries were written
 */
export async function tellOfMerge(
  trx: Transaction<Database>,
  parts: TellParts,
  edit: StoryMerge,
  follows: readonly Follow[],
): Promise<number> {
  const title = (await findStory(trx, edit.olderId))?.title ?? edit.olderTitle;
  let written = 0;
  for (const follow of follows) {
    const text = !edit.closedFollows.includes(follow.id)
      ? follow.storyId === edit.youngerId || edit.movedFollows.includes(follow.id)
        ? `“${edit.youngerTitle}” is part of “${title}” now: this thread gets the news of both.`
        : `“${edit.youngerTitle}” has become part of this story: this thread gets its news too.`
      : `“${edit.youngerTitle}” is part of “${title}” now, which this channel follows too: its news comes in that thread from now on.`;
    if (await tellThread(trx, parts, follow, edit, text)) written += 1;
  }
  return written;
}

/** Tells the threads of the story that was split, and those that went to the part that left. */
export async function tellOfSplit(
  trx: Transaction<Database>,
  parts: TellParts,
  edit: StorySplit,
  follows: readonly Follow[],
): Promise<number> {
  const title = (await findStory(trx, edit.newId))?.title ?? edit.newId;
  const number = edit.articleIds.length === 1 ? "One article has" : `${edit.articleIds.length} articles have`;
  let written = 0;
  for (const follow of follows) {
    const text =
      follow.storyId === edit.newId
        ? `“${title}” is a story of its own again: this thread gets its news alone from now on.`
        : `${number} left this story for one of their own, “${title}”; /follow ${edit.newId} opens a thread for it.`;
    if (await tellThread(trx, parts, follow, edit, text)) written += 1;
  }
  return written;
}

/** What was done to its story while a follow's thread was opening. */
export async function tellOfMissedEdits(
  trx: Transaction<Database>,
  parts: TellParts,
  follow: Follow,
): Promise<number> {
  let written = 0;
  for (const edit of await editsOf(trx, [follow.storyId])) {
    if (edit.at < follow.createdAt) continue;
    if (edit.kind === "merge") written += await tellOfMerge(trx, parts, edit, [follow]);
    if (edit.kind === "split") written += await tellOfSplit(trx, parts, edit, [follow]);
  }
  return written;
}

async function tellThread(
  trx: Transaction<Database>,
  parts: TellParts,
  { id, tenant, thread }: Follow,
  edit: StoryMerge | StorySplit,
  text: string,
): Promise<boolean> {
  if (thread === undefined) return false;
  const what = edit.kind === "merge" ? edit.youngerId : edit.newId;
  return tell(trx, parts, {
    destination: thread,
    tenant,
    key: `${edit.kind}:${id}:${what}@${edit.at}`,
    message: { type: "notice", text },
    priority: PRIORITY.followUp,
    told: [],
  });
}
