import type { Transaction } from "kysely";
import { WirebriefError } from "../../briefings/errors.ts";
import { developmentsOf } from "../../briefings/story/developments.ts";
import type { Story } from "../../briefings/story/story.ts";
import type { Editor, StoryMerge, StorySplit } from "../../briefings/story/story-edit.ts";
import { storyTitle } from "../../briefings/story/story-title.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import type { Database } from "../store/database.ts";
import { listFollows, returnFollows } from "../store/follows.ts";
import { moveTold, splitStory, withVersionsAndCopies } from "../store/split-story.ts";
import { articlesOfStory, findStory, saveStory, storyViews } from "../store/stories.ts";
import { addFormerTitle, editsOf, recordEdit, setTitleByHand, titleState } from "../store/story-edits.ts";
import { settleStories } from "./enter-ledger.ts";
import type { Parts } from "./parts.ts";
import { retitle } from "./retitle-story.ts";
import { tellOfSplit } from "./tell-of-edit.ts";

/** Articles that a hand takes out of a story. */
export interface Parting {
  readonly story: Story;
  /** Ids of articles of the story, or of stories that were merged into it. */
  readonly chosen: readonly string[];
  readonly by: Editor;
}

/**
 * Makes articles of a story one of their own, with their claims, agreements and what channels have
 * seen of them. Their other versions and copies go with them. Splitting off what a merge brought
 * undoes the merge: the story has its id, title and follows again. The caller holds the grouping lock.
 *
 * Throws a `WirebriefError` with code `usage` where an id is not of the story, or nothing would stay.
 */
export async function splitOff(
  trx: Transaction<Database>,
  parts: Pick<Parts, "clock" | "makeId">,
  { story, chosen, by }: Parting,
): Promise<{ readonly newStory: Story; readonly told: number; readonly edit: StorySplit }> {
  const at = parts.clock().toISOString();
  const merges = (await editsOf(trx, [story.id, ...story.aliases])).filter(({ kind }) => kind === "merge");
  const articleIds = await articlesChosen(trx, story, chosen, merges as StoryMerge[]);
  const newId = await freeId(trx, story, articleIds, parts.makeId);
  const undone = (merges as StoryMerge[]).findLast(({ youngerId }) => youngerId === newId);
  const { told: wasTold } = await titleState(trx, story.id);

  const aliases = story.aliases.filter((alias) => undone?.aliases.includes(alias));
  await splitStory(trx, { storyId: story.id, newId, articleIds, aliases });
  await settleStories(trx, [story.id, newId], { tenant: story.tenant, makeId: parts.makeId });
  const edit: StorySplit = {
    kind: "split",
    storyId: story.id,
    newId,
    storyTitle: story.title,
    articleIds,
    by,
    at,
  };
  await recordEdit(trx, story.tenant, edit);
  const views = await storyViews(trx, [story.id, newId]);
  const [rest, parted] = views;
  if (rest === undefined || parted === undefined) throw new Error(`story ${story.id} was not split`);
  await moveTold(trx, edit, keysOnlyOf(parted, rest));
  const newStory = await nameParted(trx, parted, undone);
  if (undone === undefined && wasTold) {
    await addFormerTitle(trx, newId, { title: story.title, reason: "split", changedAt: at });
  }
  await retitle(trx, newId, { kind: "split" }, at);
  await retitle(trx, story.id, { kind: "split" }, at);
  const returned =
    undone === undefined
      ? []
      : await returnFollows(trx, story.id, newId, {
          moved: undone.movedFollows,
          closed: undone.closedFollows,
        });
  const follows = [...(await listFollows(trx, { storyId: story.id })), ...returned];
  const told = await tellOfSplit(trx, parts, edit, follows);
  return { newStory: (await findStory(trx, newId)) ?? newStory, told, edit };
}

async function articlesChosen(
  trx: Transaction<Database>,
  story: Story,
  chosen: readonly string[],
  merges: readonly StoryMerge[],
): Promise<string[]> {
  const all = await articlesOfStory(trx, story.id);
  const wanted = chosen.flatMap((id) => {
    if (all.includes(id)) return [id];
    const merge = merges.findLast(({ youngerId }) => youngerId === id);
    const brought = merge?.articleIds.filter((each) => all.includes(each)) ?? [];
    if (brought.length > 0) return brought;
    throw fault(
      "has no such article",
      id,
      "Its articles and their ids are in /why and in `wirebrief story show`",
    );
  });
  const articleIds = await withVersionsAndCopies(trx, story.id, wanted);
  if (articleIds.length === all.length) {
    throw fault("would have no article left", story.title, "Leave out at least one article and its copies");
  }
  return articleIds;
}

/** The id that grouping would have given: of the first article, where it is free or the story's alias. */
async function freeId(
  trx: Transaction<Database>,
  story: Story,
  articleIds: readonly string[],
  makeId: () => string,
): Promise<string> {
  for (const id of articleIds.map((articleId) => `s-${articleId}`)) {
    const taken = await findStory(trx, id);
    if (taken === undefined || (taken.id === story.id && story.aliases.includes(id))) return id;
  }
  return `s-${makeId()}`;
}

/** What was told of the part that left and cannot have been of what stays. */
function keysOnlyOf(parted: StoryView, rest: StoryView): string[] {
  const staying = new Set(developmentsOf(rest).map(({ key }) => key));
  return developmentsOf(parted)
    .map(({ key }) => key)
    .filter((key) => !staying.has(key));
}

/** A story that was merged once has the title again that readers knew; a new one that of its facts. */
async function nameParted(
  trx: Transaction<Database>,
  parted: StoryView,
  undone: StoryMerge | undefined,
): Promise<Story> {
  const [first] = parted.articles;
  const bare = { ...parted.story, title: first?.title.trim() || first?.outlet || parted.story.id };
  const title = undone?.youngerTitle ?? storyTitle({ ...parted, story: bare });
  const story = { ...parted.story, title };
  await saveStory(trx, story);
  const titles = (await editsOf(trx, [story.id])).filter((edit) => edit.kind === "title");
  const last = titles.findLast(({ storyId }) => storyId === story.id);
  if (undone !== undefined && last?.reason === "by-hand" && last.to === title) {
    await setTitleByHand(trx, story.id);
  }
  return story;
}

function fault(problem: string, value: string, remedy: string): WirebriefError {
  return new WirebriefError({ code: "usage", thing: "story", problem, value, remedy });
}
