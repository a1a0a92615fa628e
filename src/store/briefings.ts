import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { type Briefing, briefingSchema } from "../../briefings/briefing/briefing.ts";
import type { BriefingRow, Database } from "./database.ts";
import { json, textArray } from "./sql-values.ts";

/**
 * Writes a briefing. The file wins on its own ids: one from chat under an id of the file changes
 * nothing, and false is returned. One from the file keeps a pause that was made by hand.
 */
export async function saveBriefing(db: Kysely<Database>, briefing: Briefing, now: string): Promise<boolean> {
  const { tenant, id, origin } = briefing;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("briefings")
    .values({
      tenant,
      id,
      origin,
      paused: briefing.paused,
      briefing: json(briefing),
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["tenant", "id"])
        .doUpdateSet({
          origin,
          briefing: json(briefing),
          ...(origin === "file" ? {} : { paused: briefing.paused }),
        })
        .where(({ eb, or }) => or([eb("briefings.origin", "=", "chat"), eb.lit(origin === "file")])),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Makes the file's briefings those given: new and changed ones are written, vanished ones removed. */
export async function syncFileBriefings(
  trx: Transaction<Database>,
  briefings: readonly Briefing[],
  now: string,
): Promise<void> {
  const kept = briefings.map(({ tenant, id }) => `${tenant}/${id}`);
  await trx
    .deleteFrom("briefings")
    .where("origin", "=", "file")
    .where(sql<boolean>`not (tenant || '/' || id = any(${textArray(kept)}))`)
    .execute();
  for (const briefing of briefings) await saveBriefing(trx, briefing, now);
}

/** All, or those of the tenants. */
export async function listBriefings(db: Kysely<Database>, tenants?: readonly string[]): Promise<Briefing[]> {
  const rows = await db
    .selectFrom("briefings")
    .selectAll()
    .$if(tenants !== undefined, (query) =>
      query.where(sql<boolean>`tenant = any(${textArray(tenants ?? [])})`),
    )
    .orderBy("tenant")
    .orderBy("id")
    .execute();
  return rows.map(briefingOf);
}

export async function findBriefing(
  db: Kysely<Database>,
  tenant: string,
  id: string,
): Promise<Briefing | undefined> {
  const row = await db
    .selectFrom("briefings")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? undefined : briefingOf(row);
}

/** False where there is none. */
export async function setBriefingPaused(
  db: Kysely<Database>,
  tenant: string,
  id: string,
  paused: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("briefings")
    .set({ paused })
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Its subscriptions go with it; digests and deliveries stay. False where there is none. */
export async function removeBriefing(
  trx: Transaction<Database>,
  tenant: string,
  id: string,
): Promise<boolean> {
  await trx.deleteFrom("subscriptions").where("tenant", "=", tenant).where("briefing_id", "=", id).execute();
  await trx.deleteFrom("slots").where("tenant", "=", tenant).where("briefing_id", "=", id).execute();
  const { numDeletedRows } = await trx
    .deleteFrom("briefings")
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function briefingOf({ briefing, origin, paused }: Selectable<BriefingRow>): Briefing {
  const stored = typeof briefing === "object" && briefing !== null ? briefing : {};
  return briefingSchema.parse({ ...stored, origin, paused });
}
