import { webApi } from "@slack/bolt";
import type { SlackConfig } from "./config.ts";
import { UNTOLD_WAIT_MS } from "./faults.ts";
import type { SlackLog } from "./log.ts";
import { sdkLogger } from "./log.ts";

export type SlackClient = webApi.WebClient;

/** Default of `timeoutMs`. */
export const TIMEOUT_MS = 10_000;

/**
 * Options under which the SDK does exactly one request for one call. Its defaults would post again
 * when only the answer was lost, hold all channels up for one rate limit and wait for ever for a
 * silent server.
 */
export function clientOptions(config: SlackConfig, log: SlackLog): webApi.WebClientOptions {
  return {
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: config.timeoutMs ?? TIMEOUT_MS,
    logger: sdkLogger(log),
    fetch: fetchWithWait,
  };
}

export function createClient(config: SlackConfig, log: SlackLog): SlackClient {
  return new webApi.WebClient(config.botToken, clientOptions(config, log));
}

/** A 429 without a usable `Retry-After` would reach us as an error without any code. */
const fetchWithWait: NonNullable<webApi.WebClientOptions["fetch"]> = async (url, init) => {
  const response = await globalThis.fetch(url, init);
  if (response.status !== 429 || /^\d+$/u.test(response.headers.get("retry-after") ?? "")) return response;
  const headers = new Headers(response.headers);
  headers.set("retry-after", String(UNTOLD_WAIT_MS / 1_000));
  return new Response(response.body, { status: 429, headers });
};
