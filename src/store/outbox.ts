import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { type Delivery, type DeliveryState, deliverySchema } from "../../briefings/delivery/delivery.ts";
import type { HeldDelivery, Outbox } from "../../briefings/delivery/outbox.ts";
import type { Database, DeliveryRow } from "./database.ts";
import { json, textArray } from "./sql-values.ts";

/** A new obligation; the rest of a delivery is what becomes of it. */
export type NewDelivery = Pick<
  Delivery,
  "id" | "key" | "tenant" | "destination" | "message" | "priority" | "dueAt" | "createdAt" | "openThread"
>;

/** Serialises claiming, so that a destination's order holds between claimers. */
const CLAIM_LOCK = 7_310_115;

/**
 * Writes deliveries in the transaction that makes them. One whose key exists is left as it is: the
 * same obligation is never written twice. Returns the keys that are new.
 */
export async function enqueue(
  trx: Transaction<Database>,
  deliveries: readonly NewDelivery[],
): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const rows = await trx
    .insertInto("deliveries")
    .values(
      deliveries.map((delivery) => ({
        id: delivery.id,
        key: delivery.key,
        tenant: delivery.tenant,
        destination: delivery.destination,
        platform: platformOf(delivery.destination),
        message: json(delivery.message),
        state: "due" as const,
        priority: delivery.priority,
        due_at: delivery.dueAt,
        created_at: delivery.createdAt,
        opened_thread: null,
        open_thread: delivery.openThread ?? null,
        last_error: null,
        leased_until: null,
        settled_at: null,
      })),
    )
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("key")
    .execute();
  return rows.map(({ key }) => key);
}

/**
 * Takes what is due for `leaseMs`: the smaller priority first, then the earlier.
 *
 * A destination gets its deliveries one at a time and in order: while one is in flight, or waits
 * after a fault, those behind it wait too, and only those. One that is more urgent overtakes.
 */
export async function claimDue(
  db: Kysely<Database>,
  request: {
    readonly now: Date;
    readonly leaseMs: number;
    readonly limit: number;
    /** Those that this process is connected to. */
    readonly platforms: readonly string[];
  },
): Promise<HeldDelivery[]> {
  const now = request.now.toISOString();
  const until = new Date(request.now.getTime() + request.leaseMs).toISOString();
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${CLAIM_LOCK}::bigint)`.execute(trx);
    await loseExpiredLeases(trx, now);
    const { rows } = await sql<Selectable<DeliveryRow>>`
      with head as (
        select d.id from deliveries d
        where d.state in ('due', 'uncertain', 'held')
          and d.due_at <= ${now}
          and d.platform = any(${textArray(request.platforms)})
          and not exists (
            select 1 from deliveries o
            where o.destination = d.destination
              and o.state in ('due', 'uncertain', 'held', 'sending')
              and o.id <> d.id
              and (
                o.state = 'sending'
                or ((o.priority, o.seq) < (d.priority, d.seq) and (o.due_at <= ${now} or o.last_error is not null))
              )
          )
        order by d.priority, d.due_at, d.seq
        limit ${request.limit}
        for update skip locked
      ), held as (
        update deliveries set
          uncertain = (state = 'uncertain'),
          state = 'sending',
          leased_until = ${until}
        where id in (select id from head)
        returning *
      )
      select * from held order by priority, due_at, seq`.execute(trx);
    return rows.map((row) => ({ ...deliveryOf(row), uncertain: row.uncertain }));
  });
}

/** Whose worker died with the message perhaps on its way: the platform is asked before a resend. */
async function loseExpiredLeases(trx: Transaction<Database>, now: string): Promise<void> {
  await trx
    .updateTable("deliveries")
    .set({
      state: "uncertain",
      due_at: now,
      leased_until: null,
      last_error: "the program ended while it was sending",
    })
    .where("state", "=", "sending")
    .where("leased_until", "<", now)
    .execute();
}

/** Lengthens the lease of what is still being sent; without it a slow send would be taken for lost. */
export async function heartbeat(
  db: Kysely<Database>,
  ids: readonly string[],
  leasedUntil: string,
): Promise<void> {
  await db
    .updateTable("deliveries")
    .set({ leased_until: leasedUntil })
    .where(sql<boolean>`id = any(${textArray(ids)})`)
    .where("state", "=", "sending")
    .execute();
}

/**
 * The port that `deliver` writes through. Both calls count for a delivery in state `sending` only:
 * a worker whose lease ran out has lost the delivery to another one and changes nothing any more.
 */
export function createOutbox(db: Kysely<Database>, clock: () => Date): Outbox {
  return {
    async recordPart(deliveryId, { messageId, threadId }) {
      await db
        .updateTable("deliveries")
        .set({
          // The worker that lost its lease and the one that found the message may both record it.
          sent_parts: sql<string[]>`case when ${messageId}::text = any(sent_parts) then sent_parts
            else array_append(sent_parts, ${messageId}::text) end`,
          ...(threadId === undefined
            ? {}
            : { opened_thread: sql<string>`coalesce(opened_thread, ${threadId}::text)` }),
          uncertain: false,
        })
        .where("id", "=", deliveryId)
        .execute();
    },
    async settle(deliveryId, outcome) {
      const at = clock().toISOString();
      await db
        .updateTable("deliveries")
        .set({
          state: outcome.state,
          ...(outcome.dueAt === undefined ? {} : { due_at: outcome.dueAt }),
          attempts: outcome.attempts,
          last_error: outcome.lastError ?? null,
          leased_until: null,
          uncertain: outcome.state === "uncertain",
          settled_at: isFinal(outcome.state) ? at : null,
        })
        .where("id", "=", deliveryId)
        .where("state", "=", "sending")
        .execute();
    },
  };
}

function isFinal(state: DeliveryState): boolean {
  return state === "sent" || state === "unknown" || state === "failed" || state === "dropped";
}

/** Held deliveries of a destination that is back are due again. Returns how many. */
export async function releaseHeld(
  db: Kysely<Database>,
  destinationPrefix: string,
  now: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("deliveries")
    .set({ state: "due", due_at: now, last_error: null })
    .where("state", "=", "held")
    .where(isUnder(destinationPrefix))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Held since before `createdBefore`: dropped, and returned for the report to their owners. */
export async function dropHeld(
  db: Kysely<Database>,
  createdBefore: string,
  now: string,
): Promise<Delivery[]> {
  const rows = await db
    .updateTable("deliveries")
    .set({ state: "dropped", settled_at: now })
    .where("state", "=", "held")
    .where("created_at", "<", createdBefore)
    .returningAll()
    .execute();
  return rows.map(deliveryOf);
}

export async function findDelivery(db: Kysely<Database>, id: string): Promise<Delivery | undefined> {
  const row = await db
    .selectFrom("deliveries")
    .selectAll()
    .where(({ eb, or }) => or([eb("id", "=", id), eb("key", "=", id)]))
    .executeTakeFirst();
  return row === undefined ? undefined : deliveryOf(row);
}

export async function countsByState(db: Kysely<Database>): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await db
    .selectFrom("deliveries")
    .select(["state", ({ fn }) => fn.countAll<number>().as("n")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}

/** When the longest-waiting delivery that can be sent became due; undefined: none waits. */
export async function oldestDue(db: Kysely<Database>): Promise<string | undefined> {
  const row = await db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.min<string | null>("due_at").as("due"))
    .where("state", "in", ["due", "uncertain"])
    .executeTakeFirst();
  return row?.due ?? undefined;
}

/** When there is next something to claim, for the doorbell; undefined: nothing is written. */
export async function nextDue(db: Kysely<Database>, after: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.min<string | null>("due_at").as("due"))
    .where("state", "in", ["due", "uncertain", "held"])
    .where("due_at", ">", after)
    .executeTakeFirst();
  return row?.due ?? undefined;
}

/** A destination itself, or all channels and threads under it. */
function isUnder(prefix: string) {
  return sql<boolean>`(destination = ${prefix} or starts_with(destination, ${`${prefix}:`}))`;
}

function platformOf(destination: string): string {
  return destination.slice(0, destination.indexOf(":"));
}

export function deliveryOf(row: Selectable<DeliveryRow>): Delivery {
  return deliverySchema.parse({
    id: row.id,
    key: row.key,
    tenant: row.tenant,
    destination: row.destination,
    message: row.message,
    state: row.state,
    priority: row.priority,
    dueAt: row.due_at,
    createdAt: row.created_at,
    attempts: row.attempts,
    sentParts: row.sent_parts,
    openedThread: row.opened_thread ?? undefined,
    openThread: row.open_thread ?? undefined,
    lastError: row.last_error ?? undefined,
    leasedUntil: row.leased_until ?? undefined,
  });
}
