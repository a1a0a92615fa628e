import type { Transaction } from "kysely";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Editor, StoryMerge } from "../../briefings/story/story-edit.ts";
import type { Database } from "../store/database.ts";
import { listFollows } from "../store/follows.ts";
import { carryMutes } from "../store/muted-stories.ts";
import { articlesOfStory, findStory, mergeStories } from "../store/stories.ts";
import { addFormerTitle, recordEdit, titleState } from "../store/story-edits.ts";
import { settleStories } from "./enter-ledger.ts";
import type { Parts } from "./parts.ts";
import { retitle } from "./retitle-story.ts";
import { tellOfMerge } from "./tell-of-edit.ts";

/** Two stories that are to be one, and what says so. */
export interface Joining {
  readonly olderId: string;
  readonly youngerId: string;
  /** The article that showed it, and why; absent where a hand does it. */
  readonly articleId?: string | undefined;
  readonly reason?: string | undefined;
  readonly by?: Editor | undefined;
}

/**
 * Makes two stories one, with all that hangs on them: articles, claims, agreements, follows, mutes and
 * what channels have seen. The younger id stays as an alias. Follows of both are told. The caller
 * holds the grouping lock.
 *
 * @returns the places of what was recorded in the log, and how many deliveries were written
 */
export async function joinStories(
  trx: Transaction<Database>,
  parts: Pick<Parts, "clock" | "makeId">,
  { olderId, youngerId, articleId, reason, by }: Joining,
): Promise<{ readonly lastSeq: number; readonly told: number; readonly edit: StoryMerge }> {
  const at = parts.clock().toISOString();
  const [older, younger] = [await findStory(trx, olderId), await findStory(trx, youngerId)];
  if (older === undefined || younger === undefined || older.id === younger.id) {
    throw new WirebriefError({
      code: "usage",
      thing: "story",
      problem: "cannot be merged with itself or with one that is not known",
      value: youngerId,
      remedy: "See `wirebrief story list`",
    });
  }
  const follows = await listFollows(trx, { storyId: younger.id });
  const kept = await listFollows(trx, { storyId: older.id });
  const isDouble = (follow: (typeof follows)[number]) =>
    kept.some(({ tenant, channel }) => tenant === follow.tenant && channel === follow.channel);
  const edit: StoryMerge = {
    kind: "merge",
    olderId: older.id,
    youngerId: younger.id,
    olderTitle: older.title,
    youngerTitle: younger.title,
    articleIds: await articlesOfStory(trx, younger.id),
    aliases: younger.aliases,
    movedFollows: follows.filter((follow) => !isDouble(follow)).map(({ id }) => id),
    closedFollows: follows.filter(isDouble).map(({ id }) => id),
    ...(articleId === undefined ? {} : { articleId }),
    ...(reason === undefined ? {} : { reason }),
    ...(by === undefined ? {} : { by }),
    at,
  };
  const { told: wasTold } = await titleState(trx, younger.id);
  await carryMutes(trx, older.id, younger.id);
  await mergeStories(trx, older.id, younger.id);
  await settleStories(trx, [older.id], { tenant: older.tenant, makeId: parts.makeId });
  const seq = await recordEdit(trx, older.tenant, edit);
  if (wasTold && younger.title !== older.title) {
    await addFormerTitle(trx, older.id, { title: younger.title, reason: "merge", changedAt: at });
  }
  const titled = await retitle(trx, older.id, { kind: "merge" }, at);
  const told = await tellOfMerge(trx, parts, edit, [...kept, ...follows]);
  return { lastSeq: Math.max(seq, titled ?? 0), told, edit };
}
