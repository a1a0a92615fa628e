import { type Kysely, sql, type Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import { articleOf } from "./articles.ts";
import type { Database } from "./database.ts";

/** Articles grouped after `afterSeq`, in the order in which they were grouped; 0: all since `since`. */
export async function groupedAfter(
  db: Kysely<Database>,
  tenant: string,
  { afterSeq, since }: { readonly afterSeq: number; readonly since: string },
): Promise<{ readonly storyId: string; readonly article: Article; readonly seq: number }[]> {
  const rows = await db
    .selectFrom("story_articles")
    .innerJoin("articles", "articles.id", "story_articles.article_id")
    .selectAll("articles")
    .select(["story_articles.story_id", "story_articles.seq as grouped_seq"])
    .where("articles.tenant", "=", tenant)
    .where("story_articles.seq", ">", afterSeq)
    .where("articles.published_at", ">=", since)
    .orderBy("story_articles.seq")
    .execute();
  return rows.map(({ story_id, grouped_seq, ...row }) => ({
    storyId: story_id,
    seq: Number(grouped_seq),
    article: articleOf(row),
  }));
}

/**
 * Takes back what a replaced version of an article asserted: its claims, and its assertions in the
 * ledger. A record that nothing else asserts goes with them.
 *
 * @returns the records that are left, without the article's assertions, for the caller to save
 */
export async function withdrawAssertions(trx: Transaction<Database>, articleId: string) {
  await trx.deleteFrom("claims").where("article_id", "=", articleId).execute();
  const rows = await trx
    .selectFrom("agreements")
    .select(["id", "record"])
    .where(sql<boolean>`record -> 'assertions' @> ${JSON.stringify([{ articleId }])}::jsonb`)
    .execute();
  const records = rows.map(({ record }) => agreementRecordSchema.parse(record));
  const left = records.map((record) => ({
    ...record,
    assertions: record.assertions.filter((assertion) => assertion.articleId !== articleId),
  }));
  const empty = left.filter(({ assertions }) => assertions.length === 0).map(({ id }) => id);
  if (empty.length > 0) await trx.deleteFrom("agreements").where("id", "in", empty).execute();
  return left.filter(({ assertions }) => assertions.length > 0);
}
