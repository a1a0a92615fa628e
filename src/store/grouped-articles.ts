import { type Kysely, sql, type Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import type { StoryDecision } from "../../briefings/story/story-decision.ts";
import { type StoryMerge, type StorySplit, storyEditSchema } from "../../briefings/story/story-edit.ts";
import { articleOf } from "./articles.ts";
import type { Database } from "./database.ts";
import { likePattern, textArray } from "./sql-values.ts";
import { decisionOf } from "./story-decisions.ts";

/** What happened to a tenant's stories, in its order: articles were grouped, stories merged and split. */
export type GroupingEntry =
  | { readonly seq: number; readonly article: Article; readonly decision: StoryDecision }
  | { readonly seq: number; readonly edit: StoryMerge | StorySplit };

/**
 * The log of grouping after `afterSeq`. Articles published before `since` are left out, and so are
 * merges before the first article that is left; splits never are: what a hand has parted stays apart.
 */
export async function groupingLog(
  db: Kysely<Database>,
  tenant: string,
  { afterSeq, since }: { readonly afterSeq: number; readonly since: string },
): Promise<GroupingEntry[]> {
  const articles = await db
    .selectFrom("story_decisions")
    .innerJoin("articles", "articles.id", "story_decisions.article_id")
    .selectAll("articles")
    .select([
      "story_decisions.seq as log_seq",
      "story_decisions.article_id",
      "story_decisions.story_id",
      "story_decisions.decision",
      "story_decisions.decided_at",
    ])
    .where("story_decisions.tenant", "=", tenant)
    .where("story_decisions.seq", ">", afterSeq)
    .where("articles.published_at", ">=", since)
    .orderBy("story_decisions.seq")
    .execute();
  const edits = await db
    .selectFrom("story_edits")
    .select(["seq", "kind", "edit"])
    .where("tenant", "=", tenant)
    .where("seq", ">", afterSeq)
    .where("kind", "<>", "title")
    .orderBy("seq")
    .execute();
  const firstSplit = edits.find(({ kind }) => kind === "split")?.seq;
  const start = Math.min(Number(articles[0]?.log_seq ?? Infinity), Number(firstSplit ?? Infinity));
  const from = afterSeq > 0 ? afterSeq : start;
  return [
    ...articles.map(({ log_seq, article_id, story_id, decision, decided_at, ...row }) => ({
      seq: Number(log_seq),
      article: articleOf(row),
      decision: decisionOf({ article_id, story_id, decision, decided_at }),
    })),
    ...edits.flatMap(({ seq, edit }) => {
      const parsed = storyEditSchema.parse(edit);
      return parsed.kind === "title" || Number(seq) < from ? [] : [{ seq: Number(seq), edit: parsed }];
    }),
  ].sort((a, b) => a.seq - b.seq);
}

/** Of so many newest articles one is found by its title: it was grouped wrongly a short while ago. */
const SEARCHED_NEWEST = 2000;

/** The newest grouped articles whose titles have all the words typed; for completion. */
export async function articlesByTitle(
  db: Kysely<Database>,
  tenants: readonly string[],
  typed: string,
  limit: number,
): Promise<{ readonly id: string; readonly title: string; readonly outlet: string }[]> {
  let query = db
    .selectFrom(({ selectFrom }) =>
      selectFrom("articles")
        .innerJoin("story_articles", "story_articles.article_id", "articles.id")
        .select(["articles.id", "articles.title", "articles.outlet", "articles.published_at"])
        .where(sql<boolean>`articles.tenant = any(${textArray(tenants)})`)
        .orderBy("articles.published_at", "desc")
        .limit(SEARCHED_NEWEST)
        .as("newest"),
    )
    .select(["id", "title", "outlet"])
    .orderBy("published_at", "desc")
    .orderBy("id")
    .limit(limit);
  for (const word of typed.split(/\s+/u).filter((each) => each !== "")) {
    const pattern = `%${likePattern(word)}%`;
    query = query.where(({ eb, or }) => or([eb("title", "ilike", pattern), eb("id", "=", word)]));
  }
  return query.execute();
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
