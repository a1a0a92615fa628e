import type { SendFault } from "./platform.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A digest that is a day late is no news; its owner is told instead. */
export const GIVE_UP_AFTER_MS = 24 * HOUR;
const FIRST_WAIT_MS = 2 * SECOND;
const LONGEST_WAIT_MS = 15 * MINUTE;

/** What to do with a delivery after a failed send; the states are those of `delivery.ts`. */
export type RetryDecision =
  | { readonly state: "due"; readonly waitMs: number; readonly countsAsAttempt: boolean }
  | { readonly state: "uncertain" }
  | { readonly state: "held" }
  | { readonly state: "failed" };

/**
 * Decides after a failed send.
 *
 * - `wait`: exactly as long as the platform said, and not counted: being asked to wait is no failure.
 * - `passing`: exponential back-off from 2 s, doubled each time, at most 15 min, with full jitter
 *   (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog 2015), so that many
 *   destinations that failed together do not come back together.
 * - `uncertain`: never resent blindly; the platform is asked first.
 * - `gone`, `revoked`: held until the destination is back.
 * - `refused`: final at once; the same bytes would be refused again.
 *
 * Whatever the fault, a delivery older than 24 hours fails.
 *
 * @param attempts sends that failed in passing so far, without this one
 * @param ageMs since the delivery was made
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function retryPolicy(
  fault: { readonly kind: SendFault; readonly waitMs?: number | undefined },
  attempts: number,
  ageMs: number,
  random: number,
): RetryDecision {
  if (fault.kind === "refused") return { state: "failed" };
  if (ageMs >= GIVE_UP_AFTER_MS) return { state: "failed" };
  switch (fault.kind) {
    case "gone":
    case "revoked":
      return { state: "held" };
    case "uncertain":
      return { state: "uncertain" };
    case "wait":
      return { state: "due", waitMs: fault.waitMs ?? FIRST_WAIT_MS, countsAsAttempt: false };
    case "passing": {
      const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 16));
      return { state: "due", waitMs: Math.ceil(ceiling * (0.5 + random / 2)), countsAsAttempt: true };
    }
  }
}
