import type { Kysely } from "kysely";
import type { Database } from "./database.ts";

/** True for the first caller with this event: platforms deliver an event again when in doubt. */
export async function firstTime(
  db: Kysely<Database>,
  event: { readonly platform: string; readonly eventId: string; readonly tenant: string },
  now: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("chat_events")
    .values({ platform: event.platform, event_id: event.eventId, tenant: event.tenant, seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}

/** No platform repeats an event after a day. */
export async function forgetEventsBefore(db: Kysely<Database>, before: string): Promise<void> {
  await db.deleteFrom("chat_events").where("seen_at", "<", before).execute();
}
