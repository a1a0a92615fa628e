import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Database, SeenRow } from "./database.ts";
import { textArray } from "./sql-values.ts";

/** A line that a destination was told. `key` is that of its development. */
export interface Told {
  readonly destination: string;
  readonly key: string;
  readonly tenant: string;
  readonly storyId: string;
  readonly deliveryId: string;
  /** As it was delivered. */
  readonly line: string;
  readonly seenAt: string;
}

/** Keys that the destination has seen: all, or those of the given ones. */
export async function seenKeys(
  db: Kysely<Database>,
  destination: string,
  among?: readonly string[],
): Promise<Set<string>> {
  let query = db.selectFrom("seen").select("key").where("destination", "=", destination);
  if (among !== undefined) query = query.where(sql<boolean>`key = any(${textArray(among)})`);
  return new Set((await query.execute()).map(({ key }) => key));
}

/** Belongs to the transaction that writes the delivery. What was seen before keeps its first telling. */
export async function markSeen(trx: Transaction<Database>, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  await trx
    .insertInto("seen")
    .values(
      told.map((entry) => ({
        destination: entry.destination,
        key: entry.key,
        tenant: entry.tenant,
        story_id: entry.storyId,
        delivery_id: entry.deliveryId,
        line: entry.line,
        seen_at: entry.seenAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who was told one of these: the destinations that are owed a correction, with what they were told. */
export async function deliveriesThatTold(
  db: Kysely<Database>,
  tenants: readonly string[],
  keys: readonly string[],
): Promise<(Told & { readonly state: string | undefined; readonly openedThread: string | undefined })[]> {
  const rows = await db
    .selectFrom("seen")
    .leftJoin("deliveries", "deliveries.id", "seen.delivery_id")
    .selectAll("seen")
    .select(["deliveries.state", "deliveries.opened_thread"])
    .where(sql<boolean>`seen.tenant = any(${textArray(tenants)})`)
    .where(sql<boolean>`seen.key = any(${textArray(keys)})`)
    .orderBy("seen.destination")
    .orderBy("seen.seen_at")
    .execute();
  return rows.map((row) => ({
    ...toldOf(row),
    state: row.state ?? undefined,
    openedThread: row.opened_thread ?? undefined,
  }));
}

export function toldOf(row: Selectable<SeenRow>): Told {
  return {
    destination: row.destination,
    key: row.key,
    tenant: row.tenant,
    storyId: row.story_id,
    deliveryId: row.delivery_id,
    line: row.line,
    seenAt: row.seen_at,
  };
}
