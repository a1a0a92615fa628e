import type { Kysely, Transaction } from "kysely";
import { type Digest, digestSchema } from "../../briefings/digest/digest.ts";
import type { Database } from "./database.ts";
import { json } from "./sql-values.ts";

/** Belongs to the transaction that writes the digest's deliveries and marks its claims as seen. */
export async function saveDigest(
  trx: Transaction<Database>,
  tenant: string,
  digest: Digest,
  now: string,
): Promise<void> {
  await trx
    .insertInto("digests")
    .values({
      id: digest.id,
      tenant,
      briefing_id: digest.briefing,
      window_from: digest.window.from,
      window_to: digest.window.to,
      digest: json(digest),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export async function findDigest(db: Kysely<Database>, id: string): Promise<Digest | undefined> {
  const row = await db.selectFrom("digests").select("digest").where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : digestSchema.parse(row.digest);
}

/** The newest digest of a briefing. */
export async function latestDigest(
  db: Kysely<Database>,
  tenant: string,
  briefingId: string,
): Promise<Digest | undefined> {
  const row = await db
    .selectFrom("digests")
    .select("digest")
    .where("tenant", "=", tenant)
    .where("briefing_id", "=", briefingId)
    .orderBy("window_to", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : digestSchema.parse(row.digest);
}
