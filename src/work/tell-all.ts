import type { Transaction } from "kysely";
import type { Message } from "../../briefings/delivery/message.ts";
import type { Database } from "../store/database.ts";
import { markSeenByAll } from "../store/seen.ts";
import { enqueueShared } from "../store/shared-deliveries.ts";
import type { Parts } from "./parts.ts";

/** One message for all destinations that it is the right one for. */
export interface SharedTelling {
  readonly tenant: string;
  readonly message: Message;
  readonly priority: number;
  readonly told: readonly { readonly key: string; readonly storyId: string; readonly line: string }[];
  /** Each with the key under which it is told once, whoever tries. */
  readonly to: readonly { readonly destination: string; readonly key: string }[];
}

/**
 * What `tell` does for one destination, for many in few statements.
 *
 * @returns how many deliveries were written; those told before are left as they are
 */
export async function tellAll(
  trx: Transaction<Database>,
  { clock, makeId }: Pick<Parts, "clock" | "makeId">,
  { tenant, message, priority, told, to }: SharedTelling,
): Promise<number> {
  const now = clock().toISOString();
  const deliveries = to.map(({ destination, key }) => ({ id: makeId(), key, destination }));
  const written = await enqueueShared(trx, { tenant, message, priority, now, deliveries });
  const by = deliveries
    .filter(({ id }) => written.has(id))
    .map(({ id, destination }) => ({ destination, deliveryId: id }));
  await markSeenByAll(trx, told, by, { tenant, seenAt: now });
  return by.length;
}
