import type { SendError } from "../../briefings/delivery/platform.ts";
import type { Clock } from "../shared/clock.ts";

/**
 * Discord bans an address that causes 10,000 answers of 401, 403 or 429 within 10 minutes (docs:
 * topics/rate-limits#invalid-request-limit), so a channel that refused is not asked again within them.
 */
const REMEMBERED_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

/** The channels that refused, with what they answered. */
export interface LostChannels {
  /** The refusal that still stands, if any. */
  refusal(channel: string): SendError | undefined;
  remember(channel: string, refusal: SendError): void;
  /** The channel took a message, or may do so again. */
  forget(channel: string): void;
  /** Every channel may be asked again, but is known to have refused. */
  allowAll(): void;
  /** Channels that refused and have not taken a message since. */
  all(): readonly string[];
}

export function createLostChannels(clock: Pick<Clock, "now">): LostChannels {
  const lost = new Map<string, { readonly refusal: SendError; readonly until: number }>();
  return {
    refusal(channel) {
      const known = lost.get(channel);
      return known !== undefined && known.until > clock.now() ? known.refusal : undefined;
    },
    remember(channel, refusal) {
      const [oldest] = lost.keys();
      if (lost.size >= MOST_REMEMBERED && oldest !== undefined) lost.delete(oldest);
      lost.set(channel, { refusal, until: clock.now() + REMEMBERED_MS });
    },
    forget: (channel) => void lost.delete(channel),
    allowAll() {
      for (const [channel, { refusal }] of lost) lost.set(channel, { refusal, until: 0 });
    },
    all: () => [...lost.keys()],
  };
}
