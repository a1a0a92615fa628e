import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { latestSlot, parseSchedule } from "../../briefings/briefing/schedule.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { composeDigest } from "../../briefings/digest/compose-digest.ts";
import { type KnownTellings, tellStories } from "../../briefings/digest/told-stories.ts";
import { saveDigest } from "../store/digests.ts";
import { takeSlot } from "../store/slots.ts";
import { listSubscriptions } from "../store/subscriptions.ts";
import { channelStates } from "./channel-states.ts";
import { storiesForDigest } from "./digest-input.ts";
import type { Parts } from "./parts.ts";
import { PRIORITY } from "./tell.ts";
import { tellAll } from "./tell-all.ts";

/** What a run of a briefing made. */
export interface BriefingRun {
  readonly deliveries: number;
  /** Destinations that had nothing new. */
  readonly quiet: number;
  /** True where another process ran this slot, or it was run before. */
  readonly taken: boolean;
}

/**
 * Makes a briefing's digests against what each subscription has seen: one digest for all that know the
 * same, since what its stories tell depends on the moment and the zone alone. The slot, the digests,
 * their deliveries and what they mark as seen are one transaction, so that a slot is run whole or not
 * at all, and once over all processes.
 *
 * @param slot the time it was due; undefined for a run by hand, which leaves the schedule alone
 * @param late true where the slot was missed and this is the catch-up
 */
export async function runBriefing(
  parts: Pick<Parts, "store" | "clock" | "makeId">,
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
  const views = subscriptions.length === 0 ? [] : await storiesForDigest(store.db, briefing, window);
  const asOf = { now: window.to, timezone: briefing.timezone };
  const stories = tellStories(views, asOf, tellingsOf(store));
  return store.db.transaction().execute(async (trx): Promise<BriefingRun> => {
    if (
      run.slot !== undefined &&
      !(await takeSlot(trx, briefing, run.slot.toISOString(), now.toISOString()))
    ) {
      return { deliveries: 0, quiet: 0, taken: true };
    }
    let [deliveries, quiet] = [0, 0];
    for (const state of await channelStates(trx, subscriptions, stories)) {
      const composed = composeDigest({
        id: makeId(),
        briefing,
        window,
        views: views.filter(({ story }) => !state.muted.has(story.id)),
        seen: state.seen,
        told: state.told,
        isReader: state.isReader,
        stories,
      });
      if (composed.quiet && briefing.quiet === "skip") {
        quiet += state.subscriptions.length;
        continue;
      }
      const message: Message = {
        type: "digest",
        digest: composed.digest,
        notices: [...composed.notices],
        ...(run.late === true ? { lateFor: due.toISOString() } : {}),
      };
      await saveDigest(trx, briefing.tenant, composed.digest, now.toISOString());
      deliveries += await tellAll(trx, parts, {
        tenant: briefing.tenant,
        message,
        priority: PRIORITY.digest,
        told: composed.told,
        to: state.subscriptions.map(({ id, destination }) => ({
          destination,
          key: `digest:${id}@${due.toISOString()}`,
        })),
      });
    }
    return { deliveries, quiet, taken: false };
  });
}

/** Briefings of one morning share stories; what is told of them goes with its store. */
const tellings = new WeakMap<Parts["store"], KnownTellings>();

function tellingsOf(store: Parts["store"]): KnownTellings {
  const known = tellings.get(store) ?? new Map();
  tellings.set(store, known);
  return known;
}

const DAY_MS = 86_400_000;
const LONGEST_WINDOW_MS = 7 * DAY_MS;

/** From the slot before this one; a day where the schedule has none in the last week. */
export function windowStart(briefing: Briefing, due: Date): string {
  const schedule = parseSchedule(briefing.schedule, briefing.timezone);
  const before = latestSlot(schedule, due.getTime() - LONGEST_WINDOW_MS, due.getTime() - 1);
  return new Date(before ?? due.getTime() - DAY_MS).toISOString();
}
