import type { Kysely } from "kysely";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { topicMatches } from "../../briefings/digest/topic.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import type { Database } from "../store/database.ts";
import { storiesWithArticles, storyViews } from "../store/stories.ts";
import { LOCAL } from "./parts.ts";

const DAY_MS = 86_400_000;
/** What the last digests had no room for, and what arrived late, may still be told. */
const LOOK_BACK_DAYS = 3;

/**
 * The stories that a digest of the window may be made of: those with an article of the briefing's
 * topic since a little before it.
 */
export async function storiesForDigest(
  db: Kysely<Database>,
  briefing: Pick<Briefing, "tenant" | "topic">,
  window: { readonly from: string; readonly to: string },
): Promise<StoryView[]> {
  const from = new Date(Date.parse(window.from) - LOOK_BACK_DAYS * DAY_MS).toISOString();
  const until = new Date(Date.parse(window.to) + 1).toISOString();
  const tenants = [...new Set([LOCAL, briefing.tenant])];
  const views = await storyViews(db, await storiesWithArticles(db, tenants, from, until));
  return views.filter(({ articles }) => articles.some((article) => topicMatches(briefing, article)));
}
