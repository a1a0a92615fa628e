import type { Kysely, Selectable, Transaction } from "kysely";
import { type StoryDecision, storyDecisionSchema } from "../../briefings/story/story-decision.ts";
import type { Database, StoryDecisionRow } from "./database.ts";
import { json } from "./sql-values.ts";

/**
 * Remembers why an article is in its story. Belongs to the transaction that groups it, under the
 * grouping lock.
 *
 * @returns its place in the log of decisions and edits
 */
export async function recordDecision(
  trx: Transaction<Database>,
  tenant: string,
  { articleId, storyId, decidedAt, ...decision }: StoryDecision,
): Promise<number> {
  const { seq } = await trx
    .insertInto("story_decisions")
    .values({
      article_id: articleId,
      tenant,
      story_id: storyId,
      decision: json(decision),
      decided_at: decidedAt,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  return Number(seq);
}

export async function findDecision(
  db: Kysely<Database>,
  articleId: string,
): Promise<StoryDecision | undefined> {
  const row = await db
    .selectFrom("story_decisions")
    .selectAll()
    .where("article_id", "=", articleId)
    .executeTakeFirst();
  return row === undefined ? undefined : decisionOf(row);
}

export function decisionOf(
  row: Pick<Selectable<StoryDecisionRow>, "article_id" | "story_id" | "decision" | "decided_at">,
): StoryDecision {
  const { article_id, story_id, decision, decided_at } = row;
  const stored = typeof decision === "object" ? decision : {};
  return storyDecisionSchema.parse({
    ...stored,
    articleId: article_id,
    storyId: story_id,
    decidedAt: decided_at,
  });
}
