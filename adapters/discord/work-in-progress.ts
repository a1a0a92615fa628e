import type { Clock } from "../shared/clock.ts";

/** How long answers that are under way may take when the service stops. */
const FINISH_MS = 5_000;

/** Answers that are being made after their acknowledgement, so that stopping can wait for them. */
export interface WorkInProgress {
  /** `work` must not reject. */
  add(work: Promise<void>): void;
  /** Resolves when all work has ended, after 5 seconds at the latest. */
  settle(): Promise<void>;
}

export function createWorkInProgress(clock: Pick<Clock, "wait">): WorkInProgress {
  const underWay = new Set<Promise<void>>();
  return {
    add(work) {
      const tracked: Promise<void> = work.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    async settle() {
      const giveUp = new AbortController();
      const limit = clock.wait(FINISH_MS, giveUp.signal).catch(() => undefined);
      await Promise.race([Promise.allSettled(underWay), limit]);
      giveUp.abort();
    },
  };
}
