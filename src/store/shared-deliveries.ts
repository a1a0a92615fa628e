import { sql, type Transaction } from "kysely";
import type { Message } from "../../briefings/delivery/message.ts";
import type { Database } from "./database.ts";
import { json, textArray } from "./sql-values.ts";

/** One message for many destinations; each delivery has its own id and key. */
export interface SharedDeliveries {
  readonly tenant: string;
  readonly message: Message;
  readonly priority: number;
  readonly now: string;
  readonly deliveries: readonly {
    readonly id: string;
    readonly key: string;
    readonly destination: string;
  }[];
}

/** The message is copied by the database once for each row; so many at a time stay far below a statement's limit. */
const ROWS = 100;

/**
 * Writes deliveries of one message, all due now, as `enqueue` would one by one: one whose key exists is
 * left as it is. The message goes to the database once a hundred deliveries. Returns the ids that are new.
 */
export async function enqueueShared(
  trx: Transaction<Database>,
  { tenant, message, priority, now, deliveries }: SharedDeliveries,
): Promise<Set<string>> {
  const body = json(message);
  const written = new Set<string>();
  for (let at = 0; at < deliveries.length; at += ROWS) {
    const some = deliveries.slice(at, at + ROWS);
    const { rows } = await sql<{ id: string }>`
      insert into deliveries (id, key, tenant, destination, platform, message, state, priority, due_at, created_at)
      select id, key, ${tenant}::text, destination, split_part(destination, ':', 1), ${body}::jsonb, 'due',
        ${priority}::smallint, ${now}::timestamptz, ${now}::timestamptz
      from unnest(${textArray(some.map(({ id }) => id))}, ${textArray(some.map(({ key }) => key))},
        ${textArray(some.map(({ destination }) => destination))}) as wanted (id, key, destination)
      on conflict (key) do nothing
      returning id`.execute(trx);
    for (const { id } of rows) written.add(id);
  }
  return written;
}
