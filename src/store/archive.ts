import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Archive, Scope } from "../../briefings/answer/archive.ts";
import { agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import { articleOf } from "./articles.ts";
import { claimOf } from "./claims.ts";
import type { Database } from "./database.ts";
import { foldText, likePattern, textArray } from "./sql-values.ts";
import { findStory, storyOf, storyViews } from "./stories.ts";

/** A shorter text is in too many names to look for it inside of them. */
const LEAST_INFIX = 3;

/** What answers are drawn from, out of the store. Every query is bounded by its scope's tenants. */
export function createArchive(db: Kysely<Database>): Archive {
  return {
    async agreements(scope, { partyKeys = [], statuses, storyIds, limit }) {
      let query = db
        .selectFrom("agreements")
        .select("record")
        .where(isIn(scope))
        .orderBy("latest_at", "desc")
        .orderBy("id")
        .limit(limit);
      if (partyKeys.length > 0) query = query.where(sql<boolean>`party_keys @> ${textArray(partyKeys)}`);
      if (statuses !== undefined) query = query.where(sql<boolean>`status = any(${textArray(statuses)})`);
      if (storyIds !== undefined) query = query.where(sql<boolean>`story_ids && ${textArray(storyIds)}`);
      return (await query.execute()).map(({ record }) => agreementRecordSchema.parse(record));
    },

    async statements(scope, { speakerKey, about = [], storyIds, limit }) {
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
      const story = await findStory(db, id);
      if (story === undefined || !scope.tenants.includes(story.tenant)) return undefined;
      const [view] = await storyViews(db, [story.id]);
      return view;
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

    async names(scope, { prefix, kind, limit }) {
      const folded = prefix === undefined ? "" : foldText(prefix);
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
      if (folded.length >= LEAST_INFIX) {
        // Also where a later word begins so: "alt" completes to "Sam Altman".
        query = query.where(({ eb, or }) => or([eb("key", "like", start), eb("key", "like", `% ${start}`)]));
      } else if (folded !== "") {
        query = query.where("key", "like", start);
      }
      return query.execute();
    },

    async size(scope) {
      const counts = await Promise.all(
        (["articles", "stories", "agreements"] as const).map((table) =>
          db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as("n"))
            .where(isIn(scope))
            .executeTakeFirstOrThrow(),
        ),
      );
      const [articles, stories, agreements] = counts.map(({ n }) => Number(n));
      return { articles: articles ?? 0, stories: stories ?? 0, agreements: agreements ?? 0 };
    },
  };
}

function isIn(scope: Scope, column: RawBuilder<unknown> = sql.ref("tenant")): RawBuilder<boolean> {
  return sql<boolean>`${column} = any(${textArray(scope.tenants)})`;
}
