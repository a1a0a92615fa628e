import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import type { StoredClaim } from "../../briefings/claim/claim.ts";
import { type AgreementRecord, agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import { type Story, storySchema } from "../../briefings/story/story.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { articleOf } from "./articles.ts";
import { claimOf } from "./claims.ts";
import type { Database, StoryRow } from "./database.ts";
import { foldText, json, textArray } from "./sql-values.ts";

/** Writes a story, new or changed. `names`: parties and other names that it can be found by. */
export async function saveStory(
  trx: Transaction<Database>,
  story: Story,
  names: readonly string[] = [],
): Promise<void> {
  const row = {
    tenant: story.tenant,
    title: story.title,
    anchor_article_id: story.anchorArticleId,
    aliases: [...story.aliases],
    first_at: story.firstAt,
    last_at: story.lastAt,
  };
  const found = [story.title, ...names].map(foldText);
  await trx
    .insertInto("stories")
    .values({ id: story.id, ...row, search: joinSearch(found) })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        ...row,
        // What a story was found by stays: a later title must not hide it.
        search: sql<string>`case
          when position(${joinSearch(found)} in ${ref("stories.search")}) > 0 then ${ref("stories.search")}
          else left(${joinSearch(found)} || ${ref("stories.search")}, ${SEARCH_CHARACTERS}::int) end`,
      })),
    )
    .execute();
}

/** A story of thousands of articles keeps its newest names. */
const SEARCH_CHARACTERS = 4000;

function joinSearch(found: readonly string[]): string {
  return `\n${[...new Set(found)].filter((text) => text !== "").join("\n")}\n`;
}

/** The article becomes part of the story; its instant widens the story's span. */
export async function attachArticle(
  trx: Transaction<Database>,
  story: { readonly id: string; readonly tenant: string },
  article: { readonly id: string; readonly publishedAt: string },
): Promise<void> {
  await trx
    .insertInto("story_articles")
    .values({ article_id: article.id, story_id: story.id, tenant: story.tenant })
    .onConflict((conflict) => conflict.column("article_id").doUpdateSet({ story_id: story.id }))
    .execute();
  await trx
    .updateTable("stories")
    .set({
      first_at: sql<string>`least(first_at, ${article.publishedAt}::timestamptz)`,
      last_at: sql<string>`greatest(last_at, ${article.publishedAt}::timestamptz)`,
    })
    .where("id", "=", story.id)
    .execute();
}

/**
 * Makes two stories one. The one that began first keeps its id and title (`older`); the other id
 * stays as an alias, and everything that pointed to it moves. Returns the story that is left.
 */
export async function mergeStories(
  trx: Transaction<Database>,
  olderId: string,
  youngerId: string,
): Promise<Story> {
  const rows = await trx
    .selectFrom("stories")
    .selectAll()
    .where("id", "in", [olderId, youngerId])
    .forUpdate()
    .execute();
  const older = rows.find(({ id }) => id === olderId);
  const younger = rows.find(({ id }) => id === youngerId);
  if (older === undefined || younger === undefined || older.tenant !== younger.tenant) {
    throw new Error(`stories ${olderId} and ${youngerId} cannot be merged`);
  }
  const story: Story = storyOf({
    ...older,
    aliases: [...new Set([...older.aliases, youngerId, ...younger.aliases])],
    first_at: older.first_at < younger.first_at ? older.first_at : younger.first_at,
    last_at: older.last_at > younger.last_at ? older.last_at : younger.last_at,
  });
  for (const table of ["story_articles", "claims", "seen"] as const) {
    await trx.updateTable(table).set({ story_id: olderId }).where("story_id", "=", youngerId).execute();
  }
  await moveFollows(trx, olderId, youngerId);
  await moveRecords(trx, olderId, youngerId);
  await trx.deleteFrom("stories").where("id", "=", youngerId).execute();
  await saveStory(trx, story, younger.search.split("\n"));
  return story;
}

/** A channel that follows both keeps one follow. */
async function moveFollows(trx: Transaction<Database>, olderId: string, youngerId: string): Promise<void> {
  await sql`
    update follows f set state = 'closed' where story_id = ${youngerId} and state <> 'closed' and exists (
      select 1 from follows o
      where o.tenant = f.tenant and o.story_id = ${olderId} and o.channel = f.channel and o.state <> 'closed'
    )`.execute(trx);
  await trx.updateTable("follows").set({ story_id: olderId }).where("story_id", "=", youngerId).execute();
}

async function moveRecords(trx: Transaction<Database>, olderId: string, youngerId: string): Promise<void> {
  const rows = await trx
    .selectFrom("agreements")
    .select(["id", "record"])
    .where(sql<boolean>`story_ids @> array[${youngerId}]::text[]`)
    .execute();
  const moved = (id: string) => (id === youngerId ? olderId : id);
  for (const { id, record } of rows) {
    const parsed = agreementRecordSchema.parse(record);
    const next: AgreementRecord = {
      ...parsed,
      storyId: moved(parsed.storyId),
      assertions: parsed.assertions.map((assertion) => ({ ...assertion, storyId: moved(assertion.storyId) })),
    };
    await trx
      .updateTable("agreements")
      .set({
        story_id: next.storyId,
        story_ids: [...new Set([next.storyId, ...next.assertions.map(({ storyId }) => storyId)])],
        record: json(next),
      })
      .where("id", "=", id)
      .execute();
  }
}

/** By id, or by the id of a story that was merged into it. */
export async function findStory(db: Kysely<Database>, id: string): Promise<Story | undefined> {
  const row = await db
    .selectFrom("stories")
    .selectAll()
    .where(({ eb, or }) => or([eb("id", "=", id), sql<boolean>`aliases @> array[${id}]::text[]`]))
    .executeTakeFirst();
  return row === undefined ? undefined : storyOf(row);
}

/** The story that an article belongs to. */
export async function storyOfArticle(db: Kysely<Database>, articleId: string): Promise<Story | undefined> {
  const row = await db
    .selectFrom("stories")
    .innerJoin("story_articles", "story_articles.story_id", "stories.id")
    .selectAll("stories")
    .where("story_articles.article_id", "=", articleId)
    .executeTakeFirst();
  return row === undefined ? undefined : storyOf(row);
}

/** Ids of a story's articles in the order in which they were grouped. */
export async function articlesOfStory(db: Kysely<Database>, storyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("story_articles")
    .select("article_id")
    .where("story_id", "=", storyId)
    .orderBy("seq")
    .execute();
  return rows.map(({ article_id }) => article_id);
}

/** All that is known of the stories, in the order of the ids, in four queries. Unknown ids are left out. */
export async function storyViews(db: Kysely<Database>, ids: readonly string[]): Promise<StoryView[]> {
  if (ids.length === 0) return [];
  const wanted = textArray(ids);
  const [stories, articles, claims, agreements] = await Promise.all([
    db.selectFrom("stories").selectAll().where(sql<boolean>`id = any(${wanted})`).execute(),
    db
      .selectFrom("articles")
      .innerJoin("story_articles", "story_articles.article_id", "articles.id")
      .selectAll("articles")
      .select("story_articles.story_id")
      .where(sql<boolean>`story_articles.story_id = any(${wanted})`)
      .orderBy("articles.published_at")
      .orderBy("articles.seq")
      .execute(),
    db
      .selectFrom("claims")
      .select(["id", "article_id", "story_id", "claim"])
      .where(sql<boolean>`story_id = any(${wanted})`)
      .orderBy("published_at")
      .orderBy("article_id")
      .orderBy("position")
      .execute(),
    recordsByStory(db, ids),
  ]);
  const storyById = new Map(stories.map((row) => [row.id, row]));
  const articlesById = byStory(articles);
  const claimsById = byStory(claims);
  return ids.flatMap((id) => {
    const row = storyById.get(id);
    if (row === undefined) return [];
    return {
      story: storyOf(row),
      articles: (articlesById.get(id) ?? []).map((article): Article => articleOf(article)),
      claims: (claimsById.get(id) ?? []).map((claim): StoredClaim => claimOf(claim)),
      agreements: agreements(id),
    };
  });
}

/** The agreements that each of the stories tells, oldest report first. */
async function recordsByStory(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<(id: string) => AgreementRecord[]> {
  const rows = await db
    .selectFrom("agreements")
    .select(["story_ids", "record"])
    .where(sql<boolean>`story_ids && ${textArray(ids)}`)
    .orderBy("latest_at")
    .orderBy("id")
    .execute();
  const records = new Map<string, AgreementRecord[]>(ids.map((id) => [id, []]));
  for (const { story_ids, record } of rows) {
    const parsed = agreementRecordSchema.parse(record);
    for (const id of story_ids) records.get(id)?.push(parsed);
  }
  return (id) => records.get(id) ?? [];
}

/** Of stories that have corrections, these with their articles, and the agreements that they may be about. */
export async function correctedStories(
  db: Kysely<Database>,
  tenants: readonly string[],
  ids: readonly string[],
): Promise<Pick<StoryView, "articles" | "claims" | "agreements">[]> {
  const rows = await db
    .selectFrom("claims")
    .innerJoin("articles", "articles.id", "claims.article_id")
    .selectAll("articles")
    .select(["claims.id as claim_id", "claims.story_id", "claims.claim"])
    .where(sql<boolean>`claims.story_id = any(${textArray(ids)})`)
    .where("claims.type", "=", "correction")
    .where(sql<boolean>`claims.tenant = any(${textArray(tenants)})`)
    .orderBy("claims.published_at")
    .orderBy("claims.article_id")
    .orderBy("claims.position")
    .execute();
  // Nearly all stories put nothing right, and are done with here.
  if (rows.length === 0) return [];
  const corrected = byStory(rows);
  const agreements = await recordsByStory(db, [...corrected.keys()]);
  return [...corrected].map(([id, told]) => ({
    articles: [...new Map(told.map((row) => [row.id, articleOf(row)])).values()],
    claims: told.map(({ claim_id, id: article_id, story_id, claim }) =>
      claimOf({ id: claim_id, article_id, story_id, claim }),
    ),
    agreements: agreements(id),
  }));
}

/** Loads whole stories one by one for its caller, and together for the store. */
export interface StoryLoader {
  /** By id, or by the id of a story that was merged into it. */
  load(id: string): Promise<StoryView | undefined>;
}

/**
 * What is asked for in one turn is loaded in five statements, however many stories it is: an answer
 * about a dozen agreements asks for a dozen stories at once, and a statement is a journey of its own.
 */
export function createStoryLoader(db: Kysely<Database>): StoryLoader {
  let waiting: { readonly ids: Set<string>; readonly views: Promise<Map<string, StoryView>> } | undefined;
  return {
    async load(id) {
      if (waiting === undefined) {
        const ids = new Set<string>();
        waiting = {
          ids,
          views: Promise.resolve().then(() => {
            waiting = undefined;
            return viewsByAnyId(db, [...ids]);
          }),
        };
      }
      waiting.ids.add(id);
      return (await waiting.views).get(id);
    },
  };
}

async function viewsByAnyId(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, StoryView>> {
  const rows = await db
    .selectFrom("stories")
    .select(["id", "aliases"])
    .where(sql<boolean>`(id = any(${textArray(ids)}) or aliases && ${textArray(ids)})`)
    .execute();
  const views = await storyViews(
    db,
    rows.map(({ id }) => id),
  );
  const byId = new Map<string, StoryView>();
  for (const view of views) for (const id of [...view.story.aliases, view.story.id]) byId.set(id, view);
  return byId;
}

function byStory<Row extends { readonly story_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.story_id);
    if (group === undefined) groups.set(row.story_id, [row]);
    else group.push(row);
  }
  return groups;
}

/** Ids of the stories that had an article published in the window, latest first. */
export async function storiesWithArticles(
  db: Kysely<Database>,
  tenants: readonly string[],
  from: string,
  to: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("story_articles")
    .innerJoin("articles", "articles.id", "story_articles.article_id")
    .select(["story_articles.story_id", ({ fn }) => fn.max("articles.published_at").as("latest")])
    .where(sql<boolean>`articles.tenant = any(${textArray(tenants)})`)
    .where("articles.published_at", ">=", from)
    .where("articles.published_at", "<", to)
    .groupBy("story_articles.story_id")
    .orderBy("latest", "desc")
    .orderBy("story_articles.story_id")
    .execute();
  return rows.map(({ story_id }) => story_id);
}

/**
 * What grouping needs to start again where it was: the articles grouped since then, in the order in
 * which they were grouped, each with its story.
 */
export async function recentGroupingItems(
  db: Kysely<Database>,
  tenant: string,
  since: string,
): Promise<{ readonly storyId: string; readonly article: Article }[]> {
  const rows = await db
    .selectFrom("story_articles")
    .innerJoin("articles", "articles.id", "story_articles.article_id")
    .selectAll("articles")
    .select("story_articles.story_id")
    .where("articles.tenant", "=", tenant)
    .where("articles.published_at", ">=", since)
    .orderBy("story_articles.seq")
    .execute();
  return rows.map(({ story_id, ...article }) => ({ storyId: story_id, article: articleOf(article) }));
}

export function storyOf(row: Selectable<StoryRow>): Story {
  const formerly = Array.isArray(row.formerly) && row.formerly.length > 0 ? { formerly: row.formerly } : {};
  return storySchema.parse({
    ...formerly,
    id: row.id,
    tenant: row.tenant,
    title: row.title,
    anchorArticleId: row.anchor_article_id,
    aliases: row.aliases,
    firstAt: row.first_at,
    lastAt: row.last_at,
  });
}
