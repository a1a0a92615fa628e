import { type Kysely, sql, type Transaction } from "kysely";
import {
  type StoryEdit,
  storiesOfEdit,
  storyEditSchema,
  type TitleChange,
} from "../../briefings/story/story-edit.ts";
import type { Database } from "./database.ts";
import { json, textArray } from "./sql-values.ts";

/**
 * Remembers what was done to a story, by whom and when. Belongs to the transaction that does it,
 * under the grouping lock.
 *
 * @returns its place in the log of decisions and edits
 */
export async function recordEdit(
  trx: Transaction<Database>,
  tenant: string,
  edit: StoryEdit,
): Promise<number> {
  const { seq } = await trx
    .insertInto("story_edits")
    .values({
      tenant,
      kind: edit.kind,
      story_ids: storiesOfEdit(edit),
      edit: json(edit),
      made_at: edit.at,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  return Number(seq);
}

/** What was done to any of the stories, oldest first; of these tenants, where they are given. */
export async function editsOf(
  db: Kysely<Database>,
  storyIds: readonly string[],
  tenants?: readonly string[],
): Promise<StoryEdit[]> {
  let query = db
    .selectFrom("story_edits")
    .select("edit")
    .where(sql<boolean>`story_ids && ${textArray(storyIds)}`)
    .orderBy("seq");
  if (tenants !== undefined) query = query.where(sql<boolean>`tenant = any(${textArray(tenants)})`);
  const rows = await query.execute();
  return rows.map(({ edit }) => storyEditSchema.parse(edit));
}

/** What decides whether a story's title may change without a reason. */
export interface TitleState {
  /** Somebody was shown it: in a digest, a follow or an answer. */
  readonly told: boolean;
  /** It was given by hand: only a hand changes it. */
  readonly byHand: boolean;
}

export async function titleState(db: Kysely<Database>, storyId: string): Promise<TitleState> {
  const row = await db
    .selectFrom("stories")
    .select([
      "title_by_hand",
      sql<boolean>`title_told_at is not null or exists (select 1 from seen where seen.story_id = stories.id)`.as(
        "told",
      ),
    ])
    .where("id", "=", storyId)
    .executeTakeFirst();
  return { told: row?.told === true, byHand: row?.title_by_hand === true };
}

/** An answer shows these stories' titles: from now on they stay. */
export async function markTitlesTold(
  db: Kysely<Database>,
  storyIds: readonly string[],
  now: string,
): Promise<void> {
  if (storyIds.length === 0) return;
  await db
    .updateTable("stories")
    .set({ title_told_at: now })
    .where(sql<boolean>`id = any(${textArray(storyIds)})`)
    .where("title_told_at", "is", null)
    .execute();
}

/** From now on nothing but a hand changes it. */
export async function setTitleByHand(trx: Transaction<Database>, storyId: string): Promise<void> {
  await trx.updateTable("stories").set({ title_by_hand: true }).where("id", "=", storyId).execute();
}

/** As many former titles as a reader can make use of. */
const MOST_FORMER = 5;

/** Replaces a title and remembers why; one that readers know (`wasTold`) is left as a former title. */
export async function changeTitle(
  trx: Transaction<Database>,
  tenant: string,
  change: TitleChange,
  wasTold: boolean,
): Promise<number> {
  const { storyId, from, to, reason, at } = change;
  await trx.updateTable("stories").set({ title: to }).where("id", "=", storyId).execute();
  if (reason === "by-hand") await setTitleByHand(trx, storyId);
  if (wasTold) await addFormerTitle(trx, storyId, { title: from, reason, changedAt: at });
  return recordEdit(trx, tenant, change);
}

/** Readers may know the story by this title too. */
export async function addFormerTitle(
  trx: Transaction<Database>,
  storyId: string,
  former: { readonly title: string; readonly reason: TitleChange["reason"]; readonly changedAt: string },
): Promise<void> {
  // The oldest make room; "-" with a number removes the element at that place.
  await sql`update stories set formerly = case
      when jsonb_array_length(formerly) >= ${MOST_FORMER}::int then (formerly - 0) || ${json([former])}::jsonb
      else formerly || ${json([former])}::jsonb end
    where id = ${storyId}`.execute(trx);
}
