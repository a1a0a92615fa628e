import type { Transaction } from "kysely";
import { nextTitle, type TitleOccasion } from "../../briefings/story/story-title.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import type { Database } from "../store/database.ts";
import { saveStory, storyViews } from "../store/stories.ts";
import { changeTitle, titleState } from "../store/story-edits.ts";

/**
 * Gives the story the title that its facts ask for now, where it may change, and the names of its
 * parties, short ones too, to be found by. A delivered title leaves a former one and an edit.
 *
 * @param now ISO instant
 * @returns the place of that edit in the log; undefined where no delivered title changed
 */
export async function retitle(
  trx: Transaction<Database>,
  storyId: string,
  occasion: TitleOccasion,
  now: string,
): Promise<number | undefined> {
  const [view] = await storyViews(trx, [storyId]);
  if (view === undefined) return undefined;
  const { story } = view;
  const next = nextTitle(view, await titleState(trx, storyId), occasion);
  await saveStory(trx, { ...story, title: next?.title ?? story.title }, namesOf(view));
  if (next?.reason === undefined) return undefined;
  const { title: to, reason } = next;
  const change = { kind: "title", storyId, from: story.title, to, reason, at: now } as const;
  return changeTitle(trx, story.tenant, change, true);
}

function namesOf({ agreements }: StoryView): string[] {
  const names = agreements.flatMap(({ assertions }) =>
    assertions.flatMap(({ claim }) => claim.parties.flatMap(({ name, aliases }) => [name, ...aliases])),
  );
  return [...new Set(names)];
}
