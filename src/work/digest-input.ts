import type { Kysely } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { topicMatches } from "../../briefings/digest/topic.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { articlesNaming, noteMissingTopics } from "../store/article-topics.ts";
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
  const ids = await storiesWithArticles(db, tenants, from, until);
  const { any } = briefing.topic;
  const isOnTopic = (article: Article) => topicMatches(briefing, article);
  // A story of another topic is not loaded: on a busy desk nearly all of them are.
  if (any.length > 0) {
    await noteMissingTopics(db, ids);
    const naming = await articlesNaming(db, ids, any);
    if (naming !== undefined) {
      const named = naming.filter(({ article }) => isOnTopic(article)).map(({ storyId }) => storyId);
      const wanted = new Set(named);
      return storyViews(
        db,
        ids.filter((id) => wanted.has(id)),
      );
    }
  }
  return (await storyViews(db, ids)).filter(({ articles }) => articles.some(isOnTopic));
}
