import { WirebriefError } from "../../briefings/errors.ts";
import { listBriefings } from "../store/briefings.ts";
import {
  addSource,
  listSources,
  reportSource,
  sourceFailed,
  sourceSucceeded,
  takeDueSources,
} from "../store/sources.ts";
import { collectSource } from "./collect-source.ts";
import { BELLS, type Parts } from "./parts.ts";
import { parseSourceKey, sourceKey } from "./source-key.ts";

const MINUTE_MS = 60_000;
const EVERY_MS = 10 * MINUTE_MS;
const LONGEST_BACK_OFF_MS = 24 * 60 * MINUTE_MS;
const LEASE_MS = 10 * MINUTE_MS;
const BATCH = 4;

/** Makes the sources of all briefings known, so that each is collected once, whoever wants it. */
export async function registerSources({ store, clock }: Pick<Parts, "store" | "clock">): Promise<void> {
  const known = new Set((await listSources(store.db)).map(({ tenant, address }) => `${tenant} ${address}`));
  for (const { tenant, sources } of await listBriefings(store.db)) {
    for (const key of sources.map(sourceKey)) {
      if (!known.has(`${tenant} ${key}`)) await addSource(store.db, tenant, key, clock().toISOString());
    }
  }
}

/**
 * Visits the sources that are due until none is. One that fails is tried again with growing
 * intervals, from 10 minutes to a day, and is reported once.
 *
 * @returns how many articles were kept
 */
export async function collectDue(parts: Parts): Promise<number> {
  const { store, clock, log, queue } = parts;
  let kept = 0;
  for (;;) {
    const due = await takeDueSources(store.db, { now: clock(), leaseMs: LEASE_MS, limit: BATCH });
    if (due.length === 0) break;
    for (const source of due) {
      const now = clock().getTime();
      try {
        const visit = await collectSource(parts, parseSourceKey(source.address), {
          tenant: source.tenant,
          memory: source.memory,
        });
        kept += visit.kept + visit.changed;
        for (const { item, error } of visit.failed)
          log.warn({ source: source.address, item, reason: error.message }, "A document was not kept");
        await sourceSucceeded(store.db, source, {
          memory: visit.memory,
          at: new Date(now).toISOString(),
          nextDueAt: new Date(now + EVERY_MS).toISOString(),
        });
        if (source.failures > 0) log.info({ source: source.address }, "A source works again");
      } catch (error) {
        if (!(error instanceof WirebriefError)) throw error;
        const waitMs = Math.min(EVERY_MS * 2 ** source.failures, LONGEST_BACK_OFF_MS);
        await sourceFailed(store.db, source, {
          error: error.message,
          nextDueAt: new Date(now + waitMs).toISOString(),
        });
        const first = await reportSource(store.db, source, new Date(now).toISOString());
        if (first) log.error({ source: source.address, reason: error.message }, "A source cannot be read");
      }
      if (kept > 0) await queue.ring(BELLS.read);
    }
  }
  return kept;
}
