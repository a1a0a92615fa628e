import { deliver } from "../../briefings/delivery/deliver.ts";
import {
  formatDestination,
  parseDestination,
  platformNameSchema,
} from "../../briefings/delivery/destination.ts";
import { claimDue, createOutbox, heartbeat } from "../store/outbox.ts";
import { pauseDestination, resumeDestination } from "../store/subscriptions.ts";
import { followOpened } from "./follow-story.ts";
import type { Parts } from "./parts.ts";

/** Longer than any single send may take; a dead worker's delivery is looked up after it. */
const LEASE_MS = 30_000;
const BATCH = 20;
const HEARTBEAT_MS = LEASE_MS / 3;

/**
 * Delivers what is due until nothing is. Claiming makes leases that ran out `uncertain`, so
 * that what a dead worker may have sent is looked up and not repeated.
 *
 * @returns how many were settled
 */
export async function deliverDue(parts: Parts): Promise<number> {
  const { store, clock } = parts;
  const platforms = [...parts.platforms.keys()];
  if (platforms.length === 0) return 0;
  let settled = 0;
  for (;;) {
    const batch = await claimDue(store.db, { now: clock(), leaseMs: LEASE_MS, limit: BATCH, platforms });
    if (batch.length === 0) return settled;
    await Promise.all(batch.map((delivery) => deliverOne(parts, delivery)));
    settled += batch.length;
  }
}

async function deliverOne(
  parts: Parts,
  delivery: Awaited<ReturnType<typeof claimDue>>[number],
): Promise<void> {
  const { store, clock, random, metrics, log } = parts;
  const name = platformNameSchema.parse(parseDestination(delivery.destination).platform);
  const platform = parts.platforms.get(name);
  if (platform === undefined) return;
  const outbox = createOutbox(store.db, clock);
  const beat = setInterval(() => {
    const until = new Date(clock().getTime() + LEASE_MS).toISOString();
    heartbeat(store.db, [delivery.id], until).catch((error: unknown) =>
      log.warn({ err: error, delivery: delivery.id }, "A lease could not be extended"),
    );
  }, HEARTBEAT_MS);
  try {
    const outcome = await deliver(delivery, platform, outbox, { nowMs: clock().getTime(), random: random() });
    const { state } = outcome.settlement;
    metrics.deliveries.inc({ platform: name, state });
    const fields = { delivery: delivery.id, key: delivery.key, destination: delivery.destination, state };
    if (outcome.error === undefined) log.info(fields, "Delivered");
    else log.warn({ ...fields, reason: outcome.error.reason }, "Not delivered");
    await afterwards(parts, delivery, state, outcome.thread, outcome.error?.reason);
  } finally {
    clearInterval(beat);
  }
}

/** What hangs on the outcome: a follow's thread is known, a lost destination pauses its subscriptions. */
async function afterwards(
  parts: Parts,
  delivery: Awaited<ReturnType<typeof claimDue>>[number],
  state: string,
  thread: string | undefined,
  reason: string | undefined,
): Promise<void> {
  const { store, clock } = parts;
  if (state === "sent") {
    await resumeDestination(store.db, delivery.destination);
    if (delivery.message.type === "follow" && thread !== undefined) {
      const destination = formatDestination({ ...parseDestination(delivery.destination), thread });
      await followOpened(parts, delivery.key, destination);
    }
  } else if (state === "held") {
    await pauseDestination(
      store.db,
      delivery.destination,
      reason ?? "it cannot be reached",
      clock().toISOString(),
    );
  }
}
