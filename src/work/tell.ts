import type { Transaction } from "kysely";
import type { Message } from "../../briefings/delivery/message.ts";
import type { Database } from "../store/database.ts";
import { enqueue } from "../store/outbox.ts";
import { markSeen } from "../store/seen.ts";
import type { Parts } from "./parts.ts";

/** The smaller goes first. */
export const PRIORITY = { correction: 0, answer: 1, digest: 2, followUp: 3 } as const;

/** A message for a destination, with what the destination has seen once it is written. */
export interface Telling {
  /** `formatDestination` form. */
  readonly destination: string;
  readonly tenant: string;
  /** The same key is told once, whoever tries. */
  readonly key: string;
  readonly message: Message;
  readonly priority: number;
  readonly told: readonly { readonly key: string; readonly storyId: string; readonly line: string }[];
  readonly openThread?: string | undefined;
  /** Under which destination the telling is noted; default `destination`. */
  readonly notedFor?: string | undefined;
}

/**
 * Writes a delivery and what its destination has seen by it, in the transaction of what made it.
 * Returns false where the same was told before.
 */
export async function tell(
  trx: Transaction<Database>,
  { clock, makeId }: Pick<Parts, "clock" | "makeId">,
  { destination, tenant, key, message, priority, told, openThread, notedFor }: Telling,
): Promise<boolean> {
  const now = clock().toISOString();
  const id = makeId();
  const written = await enqueue(trx, [
    { id, key, tenant, destination, message, priority, dueAt: now, createdAt: now, openThread },
  ]);
  if (written.length === 0) return false;
  await markSeen(
    trx,
    told.map((entry) => ({
      ...entry,
      destination: notedFor ?? destination,
      tenant,
      deliveryId: id,
      seenAt: now,
    })),
  );
  return true;
}
