import { WirebriefError } from "../../briefings/errors.ts";
import type { Story } from "../../briefings/story/story.ts";
import type { Editor, StoryMerge, StorySplit } from "../../briefings/story/story-edit.ts";
import { takeGroupingLock } from "../store/grouping-lock.ts";
import { findStory, saveStory } from "../store/stories.ts";
import { changeTitle, titleState } from "../store/story-edits.ts";
import { joinStories } from "./join-stories.ts";
import { splitOff } from "./part-story.ts";
import { BELLS, type Parts } from "./parts.ts";

type EditParts = Pick<Parts, "store" | "queue" | "clock" | "makeId">;

/**
 * Makes two stories one by hand. The one that began first keeps its id, in whichever order they are
 * given. Every process that groups learns of it from the log before its next article.
 *
 * Throws a `WirebriefError` with code `not-found` or `usage`.
 */
export async function mergeByHand(
  parts: EditParts,
  ids: readonly [string, string],
  by: Editor,
): Promise<{ readonly story: Story; readonly edit: StoryMerge }> {
  const done = await parts.store.db.transaction().execute(async (trx) => {
    const [a, b] = [await known(trx, ids[0]), await known(trx, ids[1])];
    if (a.tenant !== b.tenant)
      throw fault("is of another workspace", b.title, "Merge stories of one workspace");
    await takeGroupingLock(trx, a.tenant);
    const [older, younger] = a.firstAt <= b.firstAt ? [a, b] : [b, a];
    const joined = await joinStories(trx, parts, { olderId: older.id, youngerId: younger.id, by });
    return { story: await known(trx, older.id), ...joined };
  });
  if (done.told > 0) await parts.queue.ring(BELLS.deliver);
  return done;
}

/**
 * Takes articles out of a story by hand, or undoes a merge: `chosen` are ids of its articles, or of
 * stories that were merged into it. What a hand has parted, grouping never joins again.
 *
 * Throws a `WirebriefError` with code `not-found` or `usage`.
 */
export async function splitByHand(
  parts: EditParts,
  storyId: string,
  chosen: readonly string[],
  by: Editor,
): Promise<{ readonly story: Story; readonly newStory: Story; readonly edit: StorySplit }> {
  const done = await parts.store.db.transaction().execute(async (trx) => {
    const { tenant } = await known(trx, storyId);
    await takeGroupingLock(trx, tenant);
    const story = await known(trx, storyId);
    const parted = await splitOff(trx, parts, { story, chosen, by });
    return { story: await known(trx, story.id), ...parted };
  });
  if (done.told > 0) await parts.queue.ring(BELLS.deliver);
  return done;
}

const LONGEST_TITLE = 150;

/** Gives a story a title by hand: from now on no article, correction or merge changes it. */
export async function renameByHand(
  parts: EditParts,
  storyId: string,
  title: string,
  by: Editor,
): Promise<{ readonly story: Story; readonly from: string }> {
  const to = title.replace(/\s+/gu, " ").trim();
  if (to === "" || to.length > LONGEST_TITLE) {
    throw fault("needs a title of 1 to 150 characters", title, "Give a shorter one");
  }
  return parts.store.db.transaction().execute(async (trx) => {
    const { tenant } = await known(trx, storyId);
    await takeGroupingLock(trx, tenant);
    const story = await known(trx, storyId);
    const { told } = await titleState(trx, story.id);
    const at = parts.clock().toISOString();
    const change = {
      kind: "title",
      storyId: story.id,
      from: story.title,
      to,
      reason: "by-hand",
      by,
      at,
    } as const;
    await changeTitle(trx, tenant, change, told && to !== story.title);
    await saveStory(trx, { ...story, title: to });
    return { story: await known(trx, story.id), from: story.title };
  });
}

async function known(db: Parameters<typeof findStory>[0], id: string): Promise<Story> {
  const story = await findStory(db, id);
  if (story !== undefined) return story;
  throw new WirebriefError({
    code: "not-found",
    thing: "story",
    problem: "is not known",
    value: id,
    remedy: "See `wirebrief story list`",
  });
}

function fault(problem: string, value: string, remedy: string): WirebriefError {
  return new WirebriefError({ code: "usage", thing: "story", problem, value, remedy });
}
