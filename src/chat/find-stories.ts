import type { Archive, Scope } from "../../briefings/answer/archive.ts";
import type { Story } from "../../briefings/story/story.ts";

const MOST = 5;

/** What a person meant by a story: one, several to choose from, or none. */
export type FoundStory =
  | { readonly kind: "one"; readonly storyId: string }
  | { readonly kind: "several"; readonly stories: readonly Story[] }
  | { readonly kind: "none" };

/** Finds a story by its id, by the exact title, or by words of its title and parties. */
export async function findStories(archive: Archive, scope: Scope, name: string): Promise<FoundStory> {
  const byId = await archive.story(scope, name.trim());
  if (byId !== undefined) return { kind: "one", storyId: byId.story.id };
  const stories = await archive.stories(scope, { name, limit: MOST });
  const exact = stories.find(({ title }) => title.toLowerCase() === name.trim().toLowerCase());
  const only = exact ?? (stories.length === 1 ? stories[0] : undefined);
  if (only !== undefined) return { kind: "one", storyId: only.id };
  return stories.length === 0 ? { kind: "none" } : { kind: "several", stories };
}
