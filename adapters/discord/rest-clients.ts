import { REST, type RESTOptions } from "discord.js";
import { Agent, fetch } from "undici";
import type { CheckedDiscordConfig } from "./config.ts";

/**
 * Three ways to speak to Discord's API over one set of connections. All of them give up after the
 * configured time; discord.js keeps a queue for each rate-limit bucket, so that one channel's limit
 * holds no other channel up.
 */
export interface RestClients {
  /**
   * For posts that the outbox decides about: one try. A turn that is known to come within 5 seconds
   * is waited for; a longer wait, and any 429, is an error at once.
   */
  readonly once: REST;
  /** For posts of an answer: one try, but it waits for its turn. */
  readonly steady: REST;
  /** For what may be repeated safely: waits for its turn and tries up to four times. */
  readonly patient: REST;
  /** For the options of discord.js' client, so that it uses the same connections. */
  readonly options: Partial<RESTOptions>;
  close(): Promise<void>;
}

/** Longest time that a post is kept waiting for its turn, so that no lease runs out in a queue. */
const HOLD_MS = 5_000;
/** Of the 50 requests a second that Discord allows (docs: topics/rate-limits#global-rate-limit); answers need some. */
const POSTS_PER_SECOND = 45;

export function createRestClients({ apiUrl, token, requestTimeoutMs }: CheckedDiscordConfig): RestClients {
  const agent = new Agent({ bodyTimeout: requestTimeoutMs });
  /** Addresses whose last answer was 429: discord.js asks the same question for these and for its own pauses. */
  const limited = new Set<string>();
  const options: Partial<RESTOptions> = {
    api: apiUrl,
    timeout: requestTimeoutMs,
    // Discord tells a rate limit's end exactly; the margin that discord.js adds only delays.
    offset: 0,
    async makeRequest(url, { method, headers, body, signal }) {
      try {
        const response = await fetch(url, {
          dispatcher: agent,
          ...(method === undefined ? {} : { method }),
          headers: Object.entries(headers ?? {}).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]),
          ...(typeof body === "string" ? { body } : {}),
          ...(signal == null ? {} : { signal }),
        });
        if (response.status === 429) limited.add(url);
        else limited.delete(url);
        return response;
      } catch (error) {
        // `fetch` hides the socket's fault, and its code decides what may be sent again.
        throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
      }
    },
  };
  const clients = {
    once: new REST({
      ...options,
      retries: 0,
      globalRequestsPerSecond: POSTS_PER_SECOND,
      rejectOnRateLimit: ({ url, timeToReset }) => limited.delete(url) || timeToReset > HOLD_MS,
    }),
    steady: new REST({ ...options, retries: 0 }),
    patient: new REST({ ...options, retries: 3 }),
  };
  for (const client of Object.values(clients)) client.setToken(token);
  return {
    ...clients,
    options,
    async close() {
      for (const client of Object.values(clients)) {
        client.clearHashSweeper();
        client.clearHandlerSweeper();
      }
      await agent.destroy();
    },
  };
}
