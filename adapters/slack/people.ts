import { z } from "zod";
import type { Clock } from "../shared/clock.ts";
import type { SlackClient } from "./client.ts";
import { toSendError } from "./faults.ts";
import type { SlackLog } from "./log.ts";

/** What is known of an asker. */
export interface Person {
  readonly timezone?: string | undefined;
  readonly locale?: string | undefined;
  /** Administrator or owner of the workspace, creator of the channel, or alone with the app. */
  readonly manager: boolean;
}

const userSchema = z.object({
  user: z.object({
    tz: z.string().min(1).optional().catch(undefined),
    locale: z.string().min(1).optional().catch(undefined),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
  }),
});

const channelSchema = z.object({
  channel: z.object({ creator: z.string().optional(), is_im: z.boolean().default(false) }),
});

/** Whoever was made an administrator waits so long for it to count here. */
const REMEMBERED_MS = 10 * 60_000;
const REMEMBERED = 5_000;
/** An answer does not wait longer than this for the asker's zone. */
const PATIENCE_MS = 1_500;

/**
 * Looks askers up. Who cannot be looked up in time is answered in UTC and without a manager's
 * rights; the log says why.
 */
export function createPeople(
  client: SlackClient,
  { clock, log }: { readonly clock: Clock; readonly log: SlackLog },
): { find(asker: { readonly user: string; readonly channel: string }): Promise<Person> } {
  const users = remember(async (user) =>
    userSchema.parse(await client.users.info({ user, include_locale: true })),
  );
  const channels = remember(async (channel) =>
    channelSchema.parse(await client.conversations.info({ channel })),
  );

  function remember<T>(look: (id: string) => Promise<T>): (id: string) => Promise<T | undefined> {
    const known = new Map<string, { readonly value: T; readonly until: number }>();
    return async (id) => {
      const held = known.get(id);
      if (held !== undefined && held.until > clock.now()) return held.value;
      known.delete(id);
      try {
        const value = await inTime(look(id));
        if (value === undefined) return undefined;
        if (known.size >= REMEMBERED) known.clear();
        known.set(id, { value, until: clock.now() + REMEMBERED_MS });
        return value;
      } catch (error) {
        log.warn(
          { platform: "slack", id, reason: toSendError(error).reason },
          "asker could not be looked up",
        );
        return undefined;
      }
    };
  }

  async function inTime<T>(looking: Promise<T>): Promise<T | undefined> {
    const patience = new AbortController();
    try {
      return await Promise.race([looking, clock.wait(PATIENCE_MS, patience.signal).then(() => undefined)]);
    } finally {
      patience.abort();
    }
  }

  return {
    async find({ user, channel }) {
      const [person, place] = await Promise.all([users(user), channels(channel)]);
      return {
        timezone: person?.user.tz,
        locale: person?.user.locale,
        manager:
          person?.user.is_admin === true ||
          person?.user.is_owner === true ||
          place?.channel.creator === user ||
          place?.channel.is_im === true,
      };
    },
  };
}
