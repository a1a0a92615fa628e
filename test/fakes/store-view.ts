import { agreementOf } from "../../briefings/story/ledger.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { saveRecord } from "../../src/store/agreements.ts";
import { insertArticle } from "../../src/store/articles.ts";
import { insertClaims } from "../../src/store/claims.ts";
import type { Store } from "../../src/store/open-store.ts";
import { attachArticle, saveStory } from "../../src/store/stories.ts";

/** Puts a whole story into the store; put again, it has grown. */
export async function storeView(store: Store, view: StoryView): Promise<void> {
  const { story, articles, claims, agreements } = view;
  await store.db.transaction().execute(async (trx) => {
    await saveStory(trx, story);
    for (const article of articles) {
      if (!(await insertArticle(trx, article))) continue;
      await attachArticle(trx, story, article);
      const own = claims.filter(({ articleId }) => articleId === article.id).map(({ claim }) => claim);
      await insertClaims(trx, article, story.id, own, (speaker) => speaker.toLowerCase());
    }
    for (const record of agreements) {
      const { status, kind, date } = agreementOf(record);
      await saveRecord(trx, record, { status, kind, date: date ?? undefined });
    }
  });
}
