import { sql } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import type { Claim } from "../../briefings/claim/claim.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { createIds } from "../../src/ids.ts";
import { noQueue } from "../../src/queue/no-queue.ts";
import { insertArticle } from "../../src/store/articles.ts";
import type { Store } from "../../src/store/open-store.ts";
import { findStory, storyOfArticle, storyViews } from "../../src/store/stories.ts";
import { createStoryDesk, type StoryDesk } from "../../src/work/story-desk.ts";
import { tellOfStory } from "../../src/work/tell-of-story.ts";
import type { Place } from "../briefings/story/view-builder.ts";
import { openTestStore } from "./test-store.ts";

/** An article as a test writes it: the claims are given, so that no reader is needed. */
export interface DeskArticle {
  readonly id: string;
  /** ISO instant; the clock of the desk is set to it. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly outlet?: string;
  readonly replaces?: string;
  readonly claims?: (place: Place) => readonly Claim[];
}

/** A story desk on a real store, whose clock the articles move on. */
export interface TestDesk {
  readonly store: Store;
  readonly parts: {
    readonly store: Store;
    readonly queue: typeof noQueue;
    readonly clock: () => Date;
    readonly makeId: () => string;
  };
  goTo(iso: string): void;
  /** Files the articles one after the other, as reading does, and returns each one's story. */
  file(...articles: readonly DeskArticle[]): Promise<string[]>;
  /** The same store with nothing in memory, as after a start of the program. */
  restart(): void;
  /** The id of the story that an article is in now. */
  storyOf(articleId: string): Promise<string | undefined>;
  view(storyId: string): Promise<StoryView>;
  close(): Promise<void>;
}

/** @param given a store to clear and use; it is faster than a new one, which is opened by default */
export async function openTestDesk(given?: Store): Promise<TestDesk> {
  const store = given ?? (await openTestStore());
  if (given !== undefined) await clear(given);
  let now = new Date("2026-03-02T08:00:00Z");
  const clock = () => now;
  let counted = 0;
  const makeId = createIds(clock, (bytes) => new Uint8Array(bytes).fill(counted++ % 251));
  let desk: StoryDesk = createStoryDesk({ clock, makeId });
  return {
    store,
    parts: { store, queue: noQueue, clock, makeId },
    goTo(iso) {
      now = new Date(iso);
    },
    async file(...articles) {
      const stories: string[] = [];
      for (const each of articles) {
        now = new Date(each.at);
        const article = articleOf(each);
        await insertArticle(store.db, article);
        const place: Place = (words) => {
          const start = article.text.indexOf(words);
          if (start < 0) throw new Error(`"${words}" does not stand in ${article.id}`);
          return { start, end: start + words.length };
        };
        stories.push(
          await store.db.transaction().execute(async (trx) => {
            const { storyId } = await desk.file(trx, article, each.claims?.(place) ?? []);
            await tellOfStory(trx, { clock, makeId }, storyId);
            return storyId;
          }),
        );
      }
      return stories;
    },
    restart() {
      desk = createStoryDesk({ clock, makeId });
    },
    storyOf: async (articleId) => (await storyOfArticle(store.db, articleId))?.id,
    async view(storyId) {
      const story = await findStory(store.db, storyId);
      const [view] = await storyViews(store.db, [story?.id ?? storyId]);
      if (view === undefined) throw new Error(`there is no story ${storyId}`);
      return view;
    },
    close: async () => {
      if (given === undefined) await store.close();
    },
  };
}

async function clear({ db }: Store): Promise<void> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'schema_versions'`.execute(db);
  await sql.raw(`truncate ${rows.map(({ name }) => `"${name}"`).join(", ")}`).execute(db);
}

function articleOf({ id, at, title, text, outlet = "Harbour Wire", replaces }: DeskArticle): Article {
  return {
    id,
    tenant: "local",
    url: `https://news.example/${replaces ?? id}`,
    title,
    text,
    outlet,
    publishedAt: new Date(at).toISOString(),
    dated: true,
    fetchedAt: new Date(at).toISOString(),
    version: replaces === undefined ? 1 : 2,
    source: "folder:test",
    ...(replaces === undefined ? {} : { replaces }),
  };
}
