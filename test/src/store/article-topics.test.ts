import { afterAll, beforeAll, expect, test } from "vitest";
import type { Article } from "../../../briefings/article/article.ts";
import { topicMatches } from "../../../briefings/digest/topic.ts";
import { articlesNaming, noteMissingTopics, noteTopics } from "../../../src/store/article-topics.ts";
import { insertArticle } from "../../../src/store/articles.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { attachArticle, saveStory } from "../../../src/store/stories.ts";
import { sampleArticle, sampleStory } from "../../fakes/store-samples.ts";
import { openTestStore } from "../../fakes/test-store.ts";

const TEXTS = [
  "The U.S. Navy bought two tugs from Lindholm's yard.",
  "A deal with the United States Navy is near, the yard said.",
  "Société Générale lent the port 40 million.",
  "Booking.com/Agoda moved to the harbour.",
  "NATO’s ships left; the Navy of the U.S. stayed.",
  `An address without end: ${"x".repeat(3_000)} and NATO.`,
  "Nothing happened.",
];
const WORDS = [
  "US Navy",
  "Societe Generale",
  "Booking.com",
  "NATO",
  "Lindholm",
  "the Port",
  "…",
  "x".repeat(200),
];

let store: Store;
const articles: Article[] = TEXTS.map((text, at) =>
  sampleArticle({ id: `a${at}`, url: `https://news.example/a${at}`, title: "", text }),
);
const ids = articles.map(({ id }) => `s-${id}`);

beforeAll(async () => {
  store = await openTestStore();
  await store.db.transaction().execute(async (trx) => {
    for (const article of articles) {
      await insertArticle(trx, article);
      await saveStory(trx, sampleStory({ id: `s-${article.id}`, anchorArticleId: article.id }));
      await attachArticle(trx, { id: `s-${article.id}`, tenant: "local" }, article);
    }
  });
});
afterAll(() => store.close());

async function storiesNaming(among: readonly string[], any: readonly string[]): Promise<string[]> {
  const found = await articlesNaming(store.db, among, any);
  return [...new Set(found?.map(({ storyId }) => storyId))].sort();
}

test("notes what nobody noted, once", async () => {
  await noteTopics(store.db, articles.slice(0, 2));
  expect(await noteMissingTopics(store.db, ids)).toBe(TEXTS.length - 2);
  expect(await noteMissingTopics(store.db, ids)).toBe(0);
});

test("finds every story that a topic matches", async () => {
  await noteMissingTopics(store.db, ids);
  for (const word of WORDS) {
    const topic = { any: [word], none: [], sources: [] };
    const matching = articles
      .filter((article) => topicMatches({ topic }, article))
      .map(({ id }) => `s-${id}`);
    const found = await storiesNaming(ids, [word]);
    expect(found, word).toEqual(expect.arrayContaining(matching));
  }
  expect(await storiesNaming(ids, ["US Navy"])).toEqual(["s-a0", "s-a1", "s-a4"]);
  expect(await storiesNaming(ids, ["Lindholm", "Booking.com"])).toEqual(["s-a0", "s-a3"]);
  expect(await storiesNaming(ids.slice(1), ["Lindholm"])).toEqual([]);
});
