import { SendError } from "../../briefings/delivery/platform.ts";
import type { Clock } from "./clock.ts";

/** `burst` posts at once, then one every `everyMs`. `everyMs: 0` sets no pace. */
export interface Pace {
  readonly burst: number;
  readonly everyMs: number;
}

export interface ChannelQueue {
  /**
   * Runs `post` after the channel's earlier ones, at the pace of the channel and of the workspace.
   * A post whose turn is more than `holdMs` away is not kept waiting: it rejects at once with a
   * `wait` that says when to come back, so that no lease runs out in a queue. Otherwise it gives or
   * throws what `post` does; a `wait` that `post` throws also blocks its channel for that long.
   */
  run<T>(channel: string, post: () => Promise<T>): Promise<T>;
  /** Channels that are remembered. Idle ones are forgotten in time. */
  readonly size: number;
}

interface Channel {
  readonly meter: Meter;
  /** Nothing is posted before this instant: the platform said so. */
  blockedUntil: number;
  /** The last post that was queued; the next one follows it. */
  tail: Promise<unknown>;
  waiting: number;
}

/**
 * The queue above an SDK: order within a channel, a pace for each channel and one for all of them,
 * and no channel waits for another. The SDKs have one queue for everything, in which a rate limit
 * of one channel stops the others.
 *
 * It holds nothing that must not be lost: the outbox is the truth, this is the turnstile before it.
 */
export function createChannelQueue(options: {
  readonly clock: Clock;
  readonly channel: Pace;
  readonly workspace: Pace;
  /** Longest time that a post is kept waiting for its turn; default 5 s. */
  readonly holdMs?: number;
}): ChannelQueue {
  const { clock, holdMs = 5_000 } = options;
  const channels = new Map<string, Channel>();
  const workspace = createMeter(options.workspace, clock);
  let sweepAt = FIRST_SWEEP;

  function refuseLong(waitMs: number): void {
    if (waitMs > holdMs) throw new SendError("wait", "the rate limit is reached", { waitMs });
  }

  async function hold(waitMs: number): Promise<void> {
    refuseLong(waitMs);
    if (waitMs > 0) await clock.wait(waitMs);
  }

  async function inTurn<T>(channel: Channel, post: () => Promise<T>): Promise<T> {
    await hold(Math.max(channel.blockedUntil - clock.now(), channel.meter.untilFree(0)));
    refuseLong(workspace.untilFree(0));
    // The place among all channels is taken only now, so a channel that waits keeps none from others.
    await hold(workspace.take());
    channel.meter.take();
    try {
      return await post();
    } catch (error) {
      if (error instanceof SendError && error.fault === "wait") {
        channel.blockedUntil = Math.max(channel.blockedUntil, clock.now() + (error.waitMs ?? 0));
      }
      throw error;
    }
  }

  function sweep(): void {
    for (const [id, channel] of channels) {
      const idle = channel.waiting === 0 && channel.blockedUntil <= clock.now() && channel.meter.idle();
      if (idle) channels.delete(id);
    }
    sweepAt = Math.max(FIRST_SWEEP, 2 * channels.size);
  }

  function channelFor(id: string): Channel {
    const known = channels.get(id);
    if (known !== undefined) return known;
    if (channels.size >= sweepAt) sweep();
    const channel: Channel = {
      meter: createMeter(options.channel, clock),
      blockedUntil: 0,
      tail: Promise.resolve(),
      waiting: 0,
    };
    channels.set(id, channel);
    return channel;
  }

  return {
    get size() {
      return channels.size;
    },
    async run(id, post) {
      const channel = channelFor(id);
      refuseLong(
        Math.max(
          channel.blockedUntil - clock.now(),
          channel.meter.untilFree(channel.waiting),
          workspace.untilFree(0),
        ),
      );
      channel.waiting += 1;
      const turn = channel.tail.then(() => inTurn(channel, post));
      channel.tail = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        channel.waiting -= 1;
      }
    },
  };
}

/** So many remembered channels are looked through for idle ones; later, twice as many as stayed. */
const FIRST_SWEEP = 1_000;

interface Meter {
  /** Milliseconds until one more may pass, when `ahead` others take their turn first. */
  untilFree(ahead: number): number;
  /** Takes the next turn and gives the milliseconds until it. */
  take(): number;
  /** True when the whole burst is available again. */
  idle(): boolean;
}

/**
 * The generic cell rate algorithm (ITU-T I.371): a burst allowance kept as one instant, so that
 * every caller learns its own turn at once and nobody has to try again.
 */
function createMeter({ burst, everyMs }: Pace, clock: Clock): Meter {
  let fullAt = 0;
  const untilFree = (ahead: number) =>
    Math.max(0, Math.ceil(Math.max(fullAt, clock.now()) + (ahead - burst + 1) * everyMs - clock.now()));
  return {
    untilFree,
    take() {
      const waitMs = untilFree(0);
      fullAt = Math.max(fullAt, clock.now()) + everyMs;
      return waitMs;
    },
    idle: () => fullAt <= clock.now(),
  };
}
