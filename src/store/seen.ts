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

/** What destinations remember of some keys. */
export interface Memories {
  /** Those of the keys that a destination has seen, in a fixed order; none where it has seen none. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
  /** The destinations that have seen anything at all. */
  readonly readers: ReadonlySet<string>;
}

/** What each destination has seen of the keys, in two statements however many destinations there are. */
export async function memoriesOf(
  db: Kysely<Database>,
  destinations: readonly string[],
  keys: readonly string[],
): Promise<Memories> {
  if (destinations.length === 0) return { seen: new Map(), readers: new Set() };
  const readers = await sql<{ destination: string }>`
    select destination from unnest(${textArray(destinations)}) as wanted (destination)
    where exists (select 1 from seen where seen.destination = wanted.destination)`.execute(db);
  const known = readers.rows.map(({ destination }) => destination);
  const rows =
    known.length === 0
      ? []
      : await db
          .selectFrom("seen")
          .select(["destination", sql<string[]>`array_agg(key order by key)`.as("keys")])
          .where(sql<boolean>`destination = any(${textArray(known)})`)
          .where(sql<boolean>`key = any(${textArray(keys)})`)
          .groupBy("destination")
          .execute();
  return { seen: new Map(rows.map((row) => [row.destination, row.keys])), readers: new Set(known) };
}

/** The same told to many destinations, each by its own delivery; what was seen before keeps its first telling. */
export async function markSeenByAll(
  trx: Transaction<Database>,
  told: readonly Pick<Told, "key" | "storyId" | "line">[],
  by: readonly Pick<Told, "destination" | "deliveryId">[],
  { tenant, seenAt }: Pick<Told, "tenant" | "seenAt">,
): Promise<void> {
  if (told.length === 0 || by.length === 0) return;
  await sql`
    insert into seen (destination, key, tenant, story_id, delivery_id, line, seen_at)
    select destination, key, ${tenant}::text, story_id, delivery_id, line, ${seenAt}::timestamptz
    from unnest(${textArray(by.map(({ destination }) => destination))}, ${textArray(by.map(({ deliveryId }) => deliveryId))})
      as delivered (destination, delivery_id)
    cross join unnest(${textArray(told.map(({ key }) => key))}, ${textArray(told.map(({ storyId }) => storyId))},
      ${textArray(told.map(({ line }) => line))}) as told (key, story_id, line)
    on conflict do nothing`.execute(trx);
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
