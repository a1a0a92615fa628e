import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import { type Told, toldOf } from "./seen.ts";
import { textArray } from "./sql-values.ts";

/** A line that a destination was told, with the messages that carried it. */
export interface Delivered extends Told {
  readonly openedThread: string | undefined;
  /** Platform ids of the delivery's parts; empty while it is not sent. */
  readonly sentParts: readonly string[];
}

/**
 * Who was told one of these about the story: in all tenants, since a story of this installation is
 * delivered to many workspaces, and each of them is owed the correction.
 */
export async function whoWasTold(
  db: Kysely<Database>,
  storyIds: readonly string[],
  keys: readonly string[],
): Promise<Delivered[]> {
  const rows = await db
    .selectFrom("seen")
    .leftJoin("deliveries", "deliveries.id", "seen.delivery_id")
    .selectAll("seen")
    .select(["deliveries.opened_thread", "deliveries.sent_parts"])
    .where(sql<boolean>`seen.story_id = any(${textArray(storyIds)})`)
    .where(sql<boolean>`seen.key = any(${textArray(keys)})`)
    .orderBy("seen.destination")
    .orderBy("seen.seen_at")
    .execute();
  return rows.map((row) => ({
    ...toldOf(row),
    openedThread: row.opened_thread ?? undefined,
    sentParts: row.sent_parts ?? [],
  }));
}

/** What a destination was told, by key: the line and when. */
export async function toldLines(
  db: Kysely<Database>,
  destination: string,
): Promise<Map<string, { readonly line: string; readonly at: string }>> {
  const rows = await db
    .selectFrom("seen")
    .select(["key", "line", "seen_at"])
    .where("destination", "=", destination)
    .execute();
  return new Map(rows.map(({ key, line, seen_at }) => [key, { line, at: seen_at }]));
}

/** The same of many destinations, for some keys: what each was told under them. */
export async function toldLinesOf(
  db: Kysely<Database>,
  destinations: readonly string[],
  keys: readonly string[],
): Promise<Map<string, Map<string, { readonly line: string; readonly at: string }>>> {
  const told = new Map<string, Map<string, { readonly line: string; readonly at: string }>>();
  if (destinations.length === 0 || keys.length === 0) return told;
  const rows = await db
    .selectFrom("seen")
    .select(["destination", "key", "line", "seen_at"])
    .where(sql<boolean>`destination = any(${textArray(destinations)})`)
    .where(sql<boolean>`key = any(${textArray(keys)})`)
    .orderBy("destination")
    .orderBy("key")
    .execute();
  for (const { destination, key, line, seen_at } of rows) {
    const lines = told.get(destination) ?? new Map();
    told.set(destination, lines.set(key, { line, at: seen_at }));
  }
  return told;
}

/** What was noted for a follow before its thread was known belongs to the thread. */
export async function moveSeen(trx: Transaction<Database>, from: string, to: string): Promise<void> {
  await sql`update seen s set destination = ${to} where destination = ${from} and not exists (
    select 1 from seen o where o.destination = ${to} and o.key = s.key
  )`.execute(trx);
}
