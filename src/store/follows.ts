import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Follow } from "../../briefings/briefing/follow.ts";
import type { Database, FollowRow } from "./database.ts";
import { textArray } from "./sql-values.ts";

/** Begins a follow, once a channel and story: an open one is returned as it is, with `isNew` false. */
export async function addFollow(
  db: Kysely<Database>,
  follow: Follow,
): Promise<{ readonly follow: Follow; readonly isNew: boolean }> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("follows")
    .values({
      id: follow.id,
      tenant: follow.tenant,
      story_id: follow.storyId,
      channel: follow.channel,
      thread: follow.thread ?? null,
      state: follow.state,
      created_by: follow.createdBy,
      created_at: follow.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows ?? 0) === 1) return { follow, isNew: true };
  const row = await db
    .selectFrom("follows")
    .selectAll()
    .where("tenant", "=", follow.tenant)
    .where("story_id", "=", follow.storyId)
    .where("channel", "=", follow.channel)
    .where("state", "<>", "closed")
    .executeTakeFirstOrThrow();
  return { follow: followOf(row), isNew: false };
}

/** Its root message is posted, and this is the thread under it. */
export async function openFollow(db: Kysely<Database>, id: string, thread: string): Promise<void> {
  await db
    .updateTable("follows")
    .set({ state: "open", thread })
    .where("id", "=", id)
    .where("state", "=", "opening")
    .execute();
}

/** False where it was closed already. */
export async function closeFollow(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("follows")
    .set({ state: "closed" })
    .where("id", "=", id)
    .where("state", "<>", "closed")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Follows that are not closed. */
export async function listFollows(
  db: Kysely<Database>,
  filter: {
    readonly storyId?: string | undefined;
    readonly channel?: string | undefined;
    readonly thread?: string | undefined;
  } = {},
): Promise<Follow[]> {
  const { storyId, channel, thread } = filter;
  let query = db.selectFrom("follows").selectAll().where("state", "<>", "closed").orderBy("id");
  if (storyId !== undefined) query = query.where("story_id", "=", storyId);
  if (channel !== undefined) query = query.where("channel", "=", channel);
  if (thread !== undefined) query = query.where("thread", "=", thread);
  return (await query.execute()).map(followOf);
}

/**
 * A story that was merged is one of its own again: the follows that the merge moved are its again, and
 * one that the merge ended opens again where its channel still follows the other story.
 *
 * @returns the follows that went back
 */
export async function returnFollows(
  trx: Transaction<Database>,
  from: string,
  to: string,
  { moved, closed }: { readonly moved: readonly string[]; readonly closed: readonly string[] },
): Promise<Follow[]> {
  const rows = await sql<Selectable<FollowRow>>`
    update follows f set story_id = ${to},
      state = case when state <> 'closed' then state when thread is null then 'opening' else 'open' end
    where f.story_id = ${from} and (
      (f.state <> 'closed' and f.id = any(${textArray(moved)}))
      or (f.state = 'closed' and f.id = any(${textArray(closed)}) and exists (
        select 1 from follows o where o.tenant = f.tenant and o.channel = f.channel
          and o.story_id = ${from} and o.state <> 'closed'
      ))
    )
    returning *`.execute(trx);
  return rows.rows.map(followOf);
}

export async function findFollow(db: Kysely<Database>, id: string): Promise<Follow | undefined> {
  const row = await db.selectFrom("follows").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : followOf(row);
}

function followOf(row: Selectable<FollowRow>): Follow {
  return {
    id: row.id,
    tenant: row.tenant,
    storyId: row.story_id,
    channel: row.channel,
    ...(row.thread === null ? {} : { thread: row.thread }),
    state: row.state,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
