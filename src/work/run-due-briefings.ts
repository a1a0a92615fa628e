import { z } from "zod";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { latestSlot, nextSlot, parseSchedule } from "../../briefings/briefing/schedule.ts";
import { listBriefings } from "../store/briefings.ts";
import { readSetting, writeSetting } from "../store/settings.ts";
import { lastSlot } from "../store/slots.ts";
import { BELLS, type Parts } from "./parts.ts";
import { runBriefing } from "./run-briefing.ts";

/** A slot missed for longer is not caught up with: yesterday's digest is no news. */
const CATCH_UP_MS = 86_400_000;
/** Later than this counts as late, and says so. */
const LATE_MS = 15 * 60_000;

/**
 * Runs the briefings whose slot has come. However many slots were missed while nothing ran, only the
 * latest is caught up with, marked late, and only within a day.
 *
 * @returns how many deliveries were written
 */
export async function runDueBriefings(parts: Parts): Promise<number> {
  let written = 0;
  for (const briefing of await listBriefings(parts.store.db)) {
    if (briefing.paused) continue;
    const slot = await dueSlot(parts, briefing);
    if (slot === undefined) continue;
    const late = parts.clock().getTime() - slot.getTime() > LATE_MS;
    const run = await runBriefing(parts, briefing, { slot, late });
    if (run.taken) continue;
    written += run.deliveries;
    parts.log.info({ briefing: briefing.id, slot: slot.toISOString(), late, ...run }, "Ran a briefing");
  }
  if (written > 0) await parts.queue.ring(BELLS.deliver);
  return written;
}

/** The slot that is due and not taken: after the last one taken, or after the briefing was first seen. */
async function dueSlot({ store, clock }: Parts, briefing: Briefing): Promise<Date | undefined> {
  const now = clock().getTime();
  const schedule = parseSchedule(briefing.schedule, briefing.timezone);
  const last = await lastSlot(store.db, briefing);
  const known = last ?? (await firstSeen(store, briefing, now));
  const since = Math.max(Date.parse(known), now - CATCH_UP_MS);
  const slot = latestSlot(schedule, since, now);
  return slot === undefined ? undefined : new Date(slot);
}

/** A new briefing begins with its next slot, not with one of before it was made. */
async function firstSeen(store: Parts["store"], briefing: Briefing, now: number): Promise<string> {
  const key = `briefing-since:${briefing.id}`;
  const known = await readSetting(store.db, briefing.tenant, key, z.string());
  if (known !== undefined) return known;
  const since = new Date(now - 1).toISOString();
  await writeSetting(store.db, briefing.tenant, key, since);
  return since;
}

/** When the next briefing is due, for the clock of the service; undefined: none ever. */
export async function nextBriefingAt({
  store,
  clock,
}: Pick<Parts, "store" | "clock">): Promise<number | undefined> {
  const slots = (await listBriefings(store.db))
    .filter(({ paused }) => !paused)
    .map(({ schedule, timezone }) => nextSlot(parseSchedule(schedule, timezone), clock().getTime()))
    .filter((slot) => slot !== undefined);
  return slots.length === 0 ? undefined : Math.min(...slots);
}
