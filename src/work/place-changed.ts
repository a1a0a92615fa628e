import type { PlatformName } from "../../briefings/delivery/destination.ts";
import { releaseHeld } from "../store/outbox.ts";
import { pauseDestination, resumeDestination } from "../store/subscriptions.ts";
import { BELLS, type Parts } from "./parts.ts";

/**
 * A channel, or a whole workspace, was lost or came back. What goes there is paused with the reason,
 * never deleted; when it is back, the subscriptions and what was held for them go on.
 */
export async function placeChanged(
  { store, queue, clock, log }: Pick<Parts, "store" | "queue" | "clock" | "log">,
  change: {
    readonly platform: PlatformName;
    readonly workspace: string;
    readonly channel?: string | undefined;
    readonly state: "gone" | "back";
    readonly reason: string;
  },
): Promise<void> {
  const { platform, workspace, channel, state, reason } = change;
  const place = [platform, workspace, ...(channel === undefined ? [] : [channel])].join(":");
  const now = clock().toISOString();
  if (state === "gone") {
    const paused = await pauseDestination(store.db, place, reason, now);
    if (paused.length > 0) log.warn({ destination: place, reason, subscriptions: paused.length }, "Paused");
    return;
  }
  const resumed = await resumeDestination(store.db, place);
  const released = await releaseHeld(store.db, place, now);
  if (resumed.length > 0) log.info({ destination: place, subscriptions: resumed.length }, "Resumed");
  if (released > 0) await queue.ring(BELLS.deliver);
}
