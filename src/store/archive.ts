import { type Kysely, type RawBuilder, sql } from "kysely";
import {
  type AgreementFilter,
  type Archive,
  COUNTED_AT_MOST,
  type KnownName,
  type Scope,
} from "../../briefings/answer/archive.ts";
import type { AgreementStatus } from "../../briefings/claim/agreement.ts";
import { agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import { articleOf } from "./articles.ts";
import { claimOf } from "./claims.ts";
import type { Database } from "./database.ts";
import { searchArchive } from "./search.ts";
import { foldText, likePattern, textArray } from "./sql-values.ts";
import { correctedStories, createStoryLoader, storyOf } from "./stories.ts";

/** A shorter text is in too many names to look for it inside of them. */
const LEAST_INFIX = 3;

/** What answers are drawn from, out of the store. Every query is bounded by its scope's tenants. */
export function createArchive(db: Kysely<Database>): Archive {
  const stories = createStoryLoader(db);
  return {
    async agreements(scope, { limit, ...filter }) {
      // A tenant at a time: of each the newest come from an index in their order.
      const { rows } = await sql<{ record: unknown }>`
        select found.record from unnest(${textArray(scope.tenants)}) scope(tenant)
        cross join lateral (
          select id, latest_at, record from agreements
          where agreements.tenant = scope.tenant and ${matching(filter)}
          order by latest_at desc, id
          limit ${limit}::int
        ) found
        order by found.latest_at desc, found.id
        limit ${limit}::int`.execute(db);
      return rows.map(({ record }) => agreementRecordSchema.parse(record));
    },

    async countAgreements(scope, filter) {
      const { rows } = await sql<{ status: AgreementStatus; n: number }>`
        select status, count(*)::int as n from (
          select status from agreements where ${isIn(scope)} and ${matching(filter)} limit ${COUNTED_AT_MOST}::int
        ) counted group by status`.execute(db);
      return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
    },

    async statements(scope, { speakerKey, about = [], storyIds, window, limit }) {
      let query = db
        .selectFrom("claims")
        .innerJoin("articles", "articles.id", "claims.article_id")
        .selectAll("articles")
        .select(["claims.id as claim_id", "claims.story_id", "claims.claim"])
        .where(isIn(scope, sql.ref("claims.tenant")))
        .where("claims.type", "=", "statement")
        .orderBy("claims.published_at", "desc")
        .orderBy("claims.id")
        .limit(limit);
      if (speakerKey !== undefined) query = query.where("claims.speaker_key", "=", speakerKey);
      if (about.length > 0) {
        query = query.where(sql<boolean>`claims.words @@ plainto_tsquery('english', ${about.join(" ")})`);
      }
      if (storyIds !== undefined) {
        query = query.where(sql<boolean>`claims.story_id = any(${textArray(storyIds)})`);
      }
      if (window !== undefined) {
        query = query.where("claims.published_at", ">=", window.from);
        if (window.before !== undefined) query = query.where("claims.published_at", "<", window.before);
      }
      return (await query.execute()).map(({ claim_id, story_id, claim, ...article }) => ({
        stored: claimOf({ id: claim_id, article_id: article.id, story_id, claim }),
        article: articleOf(article),
      }));
    },

    async stories(scope, { name, since, limit }) {
      let query = db
        .selectFrom("stories")
        .selectAll()
        .where(isIn(scope))
        .orderBy("last_at", "desc")
        .orderBy("id")
        .limit(limit);
      for (const word of name === undefined ? [] : foldText(name).split(" ")) {
        query = query.where("search", "like", `%${likePattern(word)}%`);
      }
      if (since !== undefined) query = query.where("last_at", ">=", since);
      return (await query.execute()).map(storyOf);
    },

    async story(scope, id) {
      const view = await stories.load(id);
      return view === undefined || !scope.tenants.includes(view.story.tenant) ? undefined : view;
    },

    async corrections(scope, storyIds) {
      return storyIds.length === 0 ? [] : correctedStories(db, scope.tenants, storyIds);
    },

    async article(scope, id) {
      const row = await db
        .selectFrom("articles")
        .selectAll()
        .where("id", "=", id)
        .where(isIn(scope))
        .executeTakeFirst();
      return row === undefined ? undefined : articleOf(row);
    },

    async claim(scope, id) {
      const row = await db
        .selectFrom("claims")
        .innerJoin("articles", "articles.id", "claims.article_id")
        .selectAll("articles")
        .select(["claims.id as claim_id", "claims.story_id", "claims.claim"])
        .where("claims.id", "=", id)
        .where(isIn(scope, sql.ref("claims.tenant")))
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { claim_id, story_id, claim, ...article } = row;
      return {
        stored: claimOf({ id: claim_id, article_id: article.id, story_id, claim }),
        article: articleOf(article),
      };
    },

    async names(scope, { prefix, key: only, kind, limit }) {
      const folded = prefix === undefined ? "" : foldText(prefix);
      if (folded === "" && only === undefined) return namesUsedMost(db, scope, kind, limit);
      const start = `${likePattern(folded)}%`;
      let query = db
        .selectFrom("names")
        .select(["key", sql<string>`min(name)`.as("name"), sql<number>`sum(count)::bigint`.as("count")])
        .where(isIn(scope))
        .where("kind", "=", kind)
        .groupBy("key")
        .orderBy("count", "desc")
        .orderBy("key")
        .limit(limit);
      if (only !== undefined) query = query.where("key", "=", only);
      if (folded.length >= LEAST_INFIX) {
        // Also where a later word begins so: "alt" completes to "Sam Altman".
        query = query.where(({ eb, or }) => or([eb("key", "like", start), eb("key", "like", `% ${start}`)]));
      } else if (folded !== "") {
        query = query.where("key", "like", start);
      }
      return query.execute();
    },

    async similarNames(scope, { key, kind, limit }) {
      const { rows } = await sql<KnownName>`
        select key, name, count from wirebrief_similar_names(
          ${textArray(scope.tenants)}, ${kind}::text, ${key}::text, ${limit}::int
        )`.execute(db);
      return rows;
    },

    search: (scope, request) => searchArchive(db, scope, request),

    async size(scope) {
      // Whether there is anything to answer from is asked with every question: nothing is counted to its end.
      const counted = (table: "articles" | "stories" | "agreements") =>
        sql<number>`(select count(*)::int from (
          select from ${sql.table(table)} where ${isIn(scope)} limit ${COUNTED_AT_MOST}::int
        ) counted)`;
      return db
        .selectNoFrom([
          counted("articles").as("articles"),
          counted("stories").as("stories"),
          counted("agreements").as("agreements"),
        ])
        .executeTakeFirstOrThrow();
    },
  };
}

/** A name is used most by one of the tenants: the sums are made of each one's first names alone. */
async function namesUsedMost(
  db: Kysely<Database>,
  { tenants }: Scope,
  kind: "party" | "speaker",
  limit: number,
): Promise<KnownName[]> {
  const { rows } = await sql<KnownName>`
    select used.key, min(used.name) as name, sum(used.count)::bigint as count
    from unnest(${textArray(tenants)}) scope(tenant)
    cross join lateral (
      select key, name, count from names
      where names.tenant = scope.tenant and kind = ${kind}::text
      order by count desc, key
      limit ${limit}::int
    ) used
    group by used.key
    order by 3 desc, used.key
    limit ${limit}::int`.execute(db);
  return rows;
}

/** The conditions of a filter, over the columns of `agreements`. */
function matching({
  partyKeys = [],
  statuses,
  storyIds,
  kinds,
  window,
  amount,
}: AgreementFilter): RawBuilder<boolean> {
  const conditions = [sql<boolean>`plain`];
  const add = (condition: RawBuilder<boolean>) => void conditions.push(condition);
  if (partyKeys.length > 0) add(sql`party_keys @> ${textArray(partyKeys)}`);
  if (statuses !== undefined) {
    // Beside a party the index of statuses would be read to its end, and leaves out little.
    const status = partyKeys.length > 0 ? sql`(status || '')` : sql`status`;
    add(sql`${status} = any(${textArray(statuses)})`);
  }
  if (storyIds !== undefined) add(sql`story_ids && ${textArray(storyIds)}`);
  if (kinds !== undefined) add(sql`kind = any(${textArray(kinds)})`);
  if (amount !== undefined) {
    const { least = null, most = null } = amount;
    add(sql`amounts && numrange(${least}::numeric, ${most}::numeric, '[]')`);
  }
  if (window !== undefined) {
    const { firstDay, from, lastDay, before } = window;
    // A date that is itself a year or a month begins with it: "2026" is not after "2026-02-28".
    add(
      lastDay === undefined || before === undefined
        ? sql`case when date is null then latest_at >= ${from}::timestamptz else last_day >= ${firstDay} end`
        : sql`case when date is null then latest_at >= ${from}::timestamptz and latest_at < ${before}::timestamptz
            else last_day >= ${firstDay} and date <= ${lastDay} end`,
    );
  }
  return sql`${sql.join(conditions, sql` and `)}`;
}

function isIn(scope: Scope, column: RawBuilder<unknown> = sql.ref("tenant")): RawBuilder<boolean> {
  return sql<boolean>`${column} = any(${textArray(scope.tenants)})`;
}
