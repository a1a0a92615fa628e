import { setTimeout as wait } from "node:timers/promises";

/** Time as an argument: tests pass one that they move by hand. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `waitMs`; rejects with the signal's reason when it is aborted first. */
  wait(waitMs: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (waitMs, signal) => wait(waitMs, undefined, signal === undefined ? {} : { signal }),
};
