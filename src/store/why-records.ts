import { type Kysely, sql } from "kysely";
import type { WhyRecords } from "../../briefings/answer/why-records.ts";
import { agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import { storyEditSchema } from "../../briefings/story/story-edit.ts";
import type { Database } from "./database.ts";
import { json, textArray } from "./sql-values.ts";
import { decisionOf } from "./story-decisions.ts";
import { editsOf } from "./story-edits.ts";

/** How things came to be, out of the store. */
export function createWhyRecords(db: Kysely<Database>): WhyRecords {
  const isIn = (tenants: readonly string[]) => sql<boolean>`tenant = any(${textArray(tenants)})`;
  return {
    async decisions({ tenants }, articleIds) {
      const rows = await db
        .selectFrom("story_decisions")
        .selectAll()
        .where(sql<boolean>`article_id = any(${textArray(articleIds)})`)
        .where(isIn(tenants))
        .orderBy("seq")
        .execute();
      return rows.map(decisionOf);
    },
    edits: ({ tenants }, storyIds) => editsOf(db, storyIds, tenants),
    async moves({ tenants }, articleId) {
      const rows = await db
        .selectFrom("story_edits")
        .select("edit")
        .where(sql<boolean>`edit -> 'articleIds' @> ${json([articleId])}::jsonb`)
        .where(isIn(tenants))
        .orderBy("seq")
        .execute();
      return rows.map(({ edit }) => storyEditSchema.parse(edit));
    },
    async stories({ tenants }, ids) {
      const wanted = textArray(ids);
      const rows = await db
        .selectFrom("stories")
        .select(["id", "title", "aliases"])
        .where(sql<boolean>`(id = any(${wanted}) or aliases && ${wanted})`)
        .where(isIn(tenants))
        .execute();
      return new Map(
        rows.flatMap(({ id, title, aliases }) =>
          [id, ...aliases].map((each) => [each, { id, title }] as const),
        ),
      );
    },
    async agreement({ tenants }, id) {
      const row = await db
        .selectFrom("agreements")
        .select("record")
        .where("id", "=", id)
        .where(isIn(tenants))
        .executeTakeFirst();
      return row === undefined ? undefined : agreementRecordSchema.parse(row.record);
    },
  };
}
