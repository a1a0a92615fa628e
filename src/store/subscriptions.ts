import { type Kysely, type Selectable, sql } from "kysely";
import type { Subscription } from "../../briefings/briefing/subscription.ts";
import type { Database, SubscriptionRow } from "./database.ts";

/** Subscribes a destination, once: an existing subscription of both is returned as it is. */
export async function addSubscription(
  db: Kysely<Database>,
  subscription: Subscription,
): Promise<Subscription> {
  const { id, tenant, briefingId, destination } = subscription;
  const row = await db
    .insertInto("subscriptions")
    .values({
      id,
      tenant,
      briefing_id: briefingId,
      destination,
      paused_reason: subscription.pausedReason ?? null,
      paused_at: null,
    })
    .onConflict((conflict) =>
      // An update that changes nothing, so that the row is returned.
      conflict.columns(["tenant", "briefing_id", "destination"]).doUpdateSet({ tenant }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return subscriptionOf(row);
}

export async function removeSubscription(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom("subscriptions").where("id", "=", id).execute();
}

export async function listSubscriptions(
  db: Kysely<Database>,
  filter: {
    readonly tenant?: string | undefined;
    readonly briefingId?: string | undefined;
    readonly destination?: string | undefined;
  },
): Promise<Subscription[]> {
  const { tenant, briefingId, destination } = filter;
  let query = db.selectFrom("subscriptions").selectAll().orderBy("id");
  if (tenant !== undefined) query = query.where("tenant", "=", tenant);
  if (briefingId !== undefined) query = query.where("briefing_id", "=", briefingId);
  if (destination !== undefined) query = query.where("destination", "=", destination);
  return (await query.execute()).map(subscriptionOf);
}

/**
 * Pauses what is delivered to a lost destination, or to everything under it (`slack:T1` for a whole
 * workspace). Returns those that were active, whose owners are to be told.
 */
export async function pauseDestination(
  db: Kysely<Database>,
  prefix: string,
  reason: string,
  now: string,
): Promise<Subscription[]> {
  const rows = await db
    .updateTable("subscriptions")
    .set({ paused_reason: reason, paused_at: now })
    .where("paused_reason", "is", null)
    .where(isUnder(prefix))
    .returningAll()
    .execute();
  return rows.map(subscriptionOf);
}

/** The destination is back. Returns those that were paused. */
export async function resumeDestination(db: Kysely<Database>, prefix: string): Promise<Subscription[]> {
  const rows = await db
    .updateTable("subscriptions")
    .set({ paused_reason: null, paused_at: null })
    .where("paused_reason", "is not", null)
    .where(isUnder(prefix))
    .returningAll()
    .execute();
  return rows.map(subscriptionOf);
}

function isUnder(prefix: string) {
  return sql<boolean>`(destination = ${prefix} or starts_with(destination, ${`${prefix}:`}))`;
}

function subscriptionOf(row: Selectable<SubscriptionRow>): Subscription {
  return {
    id: row.id,
    briefingId: row.briefing_id,
    tenant: row.tenant,
    destination: row.destination,
    ...(row.paused_reason === null ? {} : { pausedReason: row.paused_reason }),
  };
}
