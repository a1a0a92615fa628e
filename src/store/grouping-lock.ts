import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";

/** First key of our advisory locks; the second one says which. */
const GROUPING = 7_310_114;

/**
 * Held to the end of the transaction: articles of a tenant are grouped one after the other, in all
 * processes together, so that the same happening never starts two stories at once.
 */
export async function takeGroupingLock(trx: Transaction<Database>, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${GROUPING}::int, hashtext(${tenant}))`.execute(trx);
}
