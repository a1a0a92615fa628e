import type { Clock } from "./clock.ts";

/** One request at a time to each host, with a pause after each. */
export interface HostQueue {
  /** Runs `act` when it is the host's turn. Rejects with the signal's reason if that comes first. */
  run<Result>(host: string, signal: AbortSignal, act: () => Promise<Result>): Promise<Result>;
  /** Lengthens this host's pause: what its robots.txt asks for. */
  slowDown(host: string, pauseMs: number): void;
  /** No request to this host before `until` (milliseconds since 1970): what a 429 asks for. */
  holdUntil(host: string, until: number): void;
  /** Until when the host is held; `undefined` where it is not. */
  heldUntil(host: string): number | undefined;
}

interface HostState {
  /** Settles when the last request in line is done. */
  tail: Promise<unknown>;
  waiting: number;
  pauseMs: number;
  nextAt: number;
  heldUntil: number;
}

/** Hosts that nobody waits for are forgotten above this many. */
const MOST_HOSTS = 5000;

export function createHostQueue(clock: Clock, pauseMs: number): HostQueue {
  const hosts = new Map<string, HostState>();

  function stateOf(host: string): HostState {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    if (hosts.size >= MOST_HOSTS) {
      for (const [name, state] of hosts) {
        if (state.waiting === 0 && Math.max(state.nextAt, state.heldUntil) <= clock.now()) hosts.delete(name);
      }
    }
    const state: HostState = { tail: Promise.resolve(), waiting: 0, pauseMs, nextAt: 0, heldUntil: 0 };
    hosts.set(host, state);
    return state;
  }

  return {
    async run(host, signal, act) {
      const state = stateOf(host);
      const before = state.tail;
      let done = (): void => {};
      state.tail = new Promise<void>((resolve) => {
        done = resolve;
      });
      state.waiting++;
      try {
        await orAborted(before, signal);
        const waitMs = state.nextAt - clock.now();
        if (waitMs > 0) await clock.wait(waitMs, signal);
        signal.throwIfAborted();
        try {
          return await act();
        } finally {
          state.nextAt = clock.now() + state.pauseMs;
        }
      } finally {
        state.waiting--;
        // Whoever gave up early still passes the turn on only after those before it.
        void before.then(done);
      }
    },
    slowDown(host, longer) {
      const state = stateOf(host);
      state.pauseMs = Math.max(state.pauseMs, longer);
    },
    holdUntil(host, until) {
      stateOf(host).heldUntil = until;
    },
    heldUntil(host) {
      const until = hosts.get(host)?.heldUntil ?? 0;
      return until > clock.now() ? until : undefined;
    },
  };
}

async function orAborted(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([before, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
