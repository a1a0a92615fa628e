import { sql, type Transaction } from "kysely";
import { type AgreementRecord, agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import type { Database } from "./database.ts";
import { json, textArray } from "./sql-values.ts";

/** Articles that leave a story, with what goes back to the story they become. */
export interface Split {
  readonly storyId: string;
  readonly newId: string;
  readonly articleIds: readonly string[];
  /** Ids that are the new story's again, where it was merged once. */
  readonly aliases: readonly string[];
}

/**
 * Makes the articles a story of their own: their claims, and what they assert in the ledger, go with
 * them. Titles and names to search by are the caller's to give anew.
 */
export async function splitStory(trx: Transaction<Database>, split: Split): Promise<void> {
  const { storyId, newId, articleIds, aliases } = split;
  await trx
    .selectFrom("stories")
    .select("id")
    .where("id", "=", storyId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  for (const table of ["story_articles", "claims"] as const) {
    await trx
      .updateTable(table)
      .set({ story_id: newId })
      .where("story_id", "=", storyId)
      .where(sql<boolean>`article_id = any(${textArray(articleIds)})`)
      .execute();
  }
  await sql`insert into stories (id, tenant, title, anchor_article_id, aliases, first_at, last_at)
    select ${newId}, tenant, title, anchor_article_id, ${textArray(aliases)}, first_at, last_at
    from stories where id = ${storyId}`.execute(trx);
  await sql`update stories
    set aliases = array(select a from unnest(aliases) a where a <> all(${textArray([newId, ...aliases])}))
    where id = ${storyId}`.execute(trx);
  for (const id of [storyId, newId]) await settle(trx, id);
  await moveRecords(trx, split);
}

/** The story's span and its first article, from the articles that it has now. */
async function settle(trx: Transaction<Database>, storyId: string): Promise<void> {
  await sql`update stories s set
      first_at = span.first_at, last_at = span.last_at, search = '',
      anchor_article_id = case when anchor_article_id = any(span.ids) then anchor_article_id else span.ids[1] end
    from (
      select min(a.published_at) as first_at, max(a.published_at) as last_at,
        array_agg(a.id order by a.published_at, m.seq) as ids
      from story_articles m join articles a on a.id = m.article_id where m.story_id = ${storyId}
    ) span
    where s.id = ${storyId}`.execute(trx);
}

async function moveRecords(trx: Transaction<Database>, { storyId, newId, articleIds }: Split): Promise<void> {
  const moved = new Set(articleIds);
  const rows = await trx
    .selectFrom("agreements")
    .select(["id", "record"])
    .where(sql<boolean>`story_ids @> array[${storyId}]::text[]`)
    .execute();
  for (const { id, record } of rows) {
    const parsed = agreementRecordSchema.parse(record);
    const assertions = parsed.assertions.map((assertion) =>
      moved.has(assertion.articleId) ? { ...assertion, storyId: newId } : assertion,
    );
    // Assertions are in the order of time: the record is of the story that told it first.
    const first = assertions[0]?.storyId ?? parsed.storyId;
    const next: AgreementRecord = {
      ...parsed,
      storyId: parsed.storyId === storyId ? first : parsed.storyId,
      assertions,
    };
    await trx
      .updateTable("agreements")
      .set({
        story_id: next.storyId,
        story_ids: [...new Set([next.storyId, ...assertions.map((assertion) => assertion.storyId)])],
        record: json(next),
      })
      .where("id", "=", id)
      .execute();
  }
}

/**
 * The articles with all that cannot be parted from them: other versions of the same document, and
 * copies of theirs in the same story.
 */
export async function withVersionsAndCopies(
  trx: Transaction<Database>,
  storyId: string,
  articleIds: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom("story_articles")
    .innerJoin("articles", "articles.id", "story_articles.article_id")
    .select(["articles.id", "articles.url", "articles.duplicate_of"])
    .where("story_articles.story_id", "=", storyId)
    .orderBy("articles.published_at")
    .orderBy("story_articles.seq")
    .execute();
  const chosen = new Set(articleIds);
  for (let before = -1; before < chosen.size; ) {
    before = chosen.size;
    const addresses = new Set(rows.filter(({ id }) => chosen.has(id)).map(({ url }) => url));
    for (const { id, url, duplicate_of } of rows) {
      if (addresses.has(url) || (duplicate_of !== null && chosen.has(duplicate_of))) chosen.add(id);
    }
  }
  return rows.map(({ id }) => id).filter((id) => chosen.has(id));
}

/** What was told of the story under these keys was told of the new one. */
export async function moveTold(
  trx: Transaction<Database>,
  { storyId, newId }: Pick<Split, "storyId" | "newId">,
  keys: readonly string[],
): Promise<void> {
  await trx
    .updateTable("seen")
    .set({ story_id: newId })
    .where("story_id", "=", storyId)
    .where(sql<boolean>`key = any(${textArray(keys)})`)
    .execute();
}
