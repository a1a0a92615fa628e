import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { latestSlot, parseSchedule } from "../../briefings/briefing/schedule.ts";
import { parseDestination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { composeDigest } from "../../briefings/digest/compose-digest.ts";
import { saveDigest } from "../store/digests.ts";
import { mutedStories } from "../store/muted-stories.ts";
import { seenKeys } from "../store/seen.ts";
import { takeSlot } from "../store/slots.ts";
import { listSubscriptions } from "../store/subscriptions.ts";
import { toldLines } from "../store/told-destinations.ts";
import { storiesForDigest } from "./digest-input.ts";
import type { Parts } from "./parts.ts";
import { PRIORITY, tell } from "./tell.ts";
import { tenantOf } from "./tenant.ts";

/** What a run of a briefing made. */
export interface BriefingRun {
  readonly deliveries: number;
  /** Destinations that had nothing new. */
  readonly quiet: number;
  /** True where another process ran this slot, or it was run before. */
  readonly taken: boolean;
}

/**
 * Makes a briefing's digests, one for each subscription, against what each has seen. The slot, the
 * digests, their deliveries and what they mark as seen are one transaction, so that a slot is run
 * whole or not at all, and once over all processes.
 *
 * @param slot the time it was due; undefined for a run by hand, which leaves the schedule alone
 * @param late true where the slot was missed and this is the catch-up
 */
export async function runBriefing(
  parts: Parts,
  briefing: Briefing,
  run: { readonly slot?: Date | undefined; readonly late?: boolean },
): Promise<BriefingRun> {
  const { store, clock, makeId } = parts;
  const now = clock();
  const due = run.slot ?? now;
  const subscriptions = (
    await listSubscriptions(store.db, { tenant: briefing.tenant, briefingId: briefing.id })
  ).filter(({ pausedReason }) => pausedReason === undefined);
  const window = { from: windowStart(briefing, due), to: now.toISOString() };
  const views = await storiesForDigest(store.db, briefing, window);
  return store.db.transaction().execute(async (trx): Promise<BriefingRun> => {
    if (
      run.slot !== undefined &&
      !(await takeSlot(trx, briefing, run.slot.toISOString(), now.toISOString()))
    ) {
      return { deliveries: 0, quiet: 0, taken: true };
    }
    let [deliveries, quiet] = [0, 0];
    for (const subscription of subscriptions) {
      const muted = await mutedStories(trx, workspaceOf(subscription.destination), subscription.destination);
      const composed = composeDigest({
        id: makeId(),
        briefing,
        window,
        views: views.filter(({ story }) => !muted.has(story.id)),
        seen: await seenKeys(trx, subscription.destination),
        told: await toldLines(trx, subscription.destination),
      });
      if (composed.quiet && briefing.quiet === "skip") {
        quiet += 1;
        continue;
      }
      const message: Message = {
        type: "digest",
        digest: composed.digest,
        notices: [...composed.notices],
        ...(run.late === true ? { lateFor: due.toISOString() } : {}),
      };
      await saveDigest(trx, briefing.tenant, composed.digest, now.toISOString());
      const isNew = await tell(trx, parts, {
        destination: subscription.destination,
        tenant: briefing.tenant,
        key: `digest:${subscription.id}@${due.toISOString()}`,
        message,
        priority: PRIORITY.digest,
        told: composed.told,
      });
      if (!isNew) continue;
      deliveries += 1;
    }
    return { deliveries, quiet, taken: false };
  });
}

/** Mutes belong to the channel's workspace, whoever owns the briefing. */
function workspaceOf(destination: string): string {
  return tenantOf(parseDestination(destination));
}

const DAY_MS = 86_400_000;
const LONGEST_WINDOW_MS = 7 * DAY_MS;

/** From the slot before this one; a day where the schedule has none in the last week. */
export function windowStart(briefing: Briefing, due: Date): string {
  const schedule = parseSchedule(briefing.schedule, briefing.timezone);
  const before = latestSlot(schedule, due.getTime() - LONGEST_WINDOW_MS, due.getTime() - 1);
  return new Date(before ?? due.getTime() - DAY_MS).toISOString();
}
