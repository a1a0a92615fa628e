import { TaskFault, TaskTimeout } from "../../adapters/shared/task-worker.ts";
import type { Article } from "../../briefings/article/article.ts";
import { noteTopics } from "../store/article-topics.ts";
import { markFailed, unreadArticles } from "../store/articles.ts";
import { BELLS, type Parts } from "./parts.ts";
import { tellOfStory } from "./tell-of-story.ts";

const BATCH = 8;
const LEASE_MS = 120_000;

/**
 * Reads unread articles until there are none: each is read in a thread, then filed with its story
 * and ledger, and whatever a follow or a corrected channel must hear is written, in one
 * transaction. An article that cannot be read keeps its reason and holds up no other.
 *
 * @returns how many were read
 */
export async function readArticles(parts: Parts): Promise<number> {
  let read = 0;
  for (;;) {
    const batch = await unreadArticles(parts.store.db, {
      now: parts.clock(),
      leaseMs: LEASE_MS,
      limit: BATCH,
    });
    if (batch.length === 0) return read;
    // Reading runs ahead in the threads; filing keeps the order of publication.
    const readings = batch.map((article) => ({ article, claims: readOne(parts, article) }));
    for (const { claims } of readings) claims.catch(() => undefined);
    for (const { article, claims } of readings) if (await fileOne(parts, article, claims)) read += 1;
  }
}

async function readOne({ readers, metrics }: Parts, article: Article) {
  const { title, text, outlet, publishedAt, dated } = article;
  const stop = metrics.readSeconds.startTimer();
  const claims = await readers.read({ title, text, outlet, ...(dated ? { publishedAt } : {}) });
  stop();
  return claims;
}

async function fileOne(
  parts: Parts,
  article: Article,
  reading: ReturnType<typeof readOne>,
): Promise<boolean> {
  const { store, desk, metrics, log } = parts;
  let claims: Awaited<typeof reading>;
  try {
    claims = await reading;
  } catch (error) {
    if (!(error instanceof TaskFault || error instanceof TaskTimeout)) throw error;
    log.warn(
      { article: article.id, url: article.url, reason: error.message },
      "An article could not be read",
    );
    metrics.articles.inc({ outcome: "failed" });
    await markFailed(store.db, article.id, error.message);
    return false;
  }
  try {
    const told = await store.db.transaction().execute(async (trx) => {
      const { storyId, told: ofEdits } = await desk.file(trx, article, claims);
      await noteTopics(trx, [article]);
      return ofEdits + (await tellOfStory(trx, parts, storyId));
    });
    metrics.articles.inc({ outcome: "read" });
    if (told > 0) await parts.queue.ring(BELLS.deliver);
    return true;
  } catch (error) {
    desk.forget();
    throw error;
  }
}
