import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";

/**
 * Takes a slot of a briefing's schedule: true for one caller only, in the transaction that writes
 * its digest and deliveries. Slots are UTC instants.
 */
export async function takeSlot(
  trx: Transaction<Database>,
  briefing: { readonly tenant: string; readonly id: string },
  slot: string,
  now: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("slots")
    .values({ tenant: briefing.tenant, briefing_id: briefing.id, slot, taken_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}

/** The latest slot that was taken. */
export async function lastSlot(
  db: Kysely<Database>,
  briefing: { readonly tenant: string; readonly id: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("slots")
    .select("slot")
    .where("tenant", "=", briefing.tenant)
    .where("briefing_id", "=", briefing.id)
    .orderBy("slot", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.slot;
}
