import type { Queue } from "./open-queue.ts";

/**
 * For a command that does all its work itself and then ends: nobody listens for its rings, and a
 * service on the same store finds at its next sweep what the command left.
 */
export const noQueue: Queue = {
  kind: "store",
  ring: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  every: () => Promise.resolve(),
  check: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
