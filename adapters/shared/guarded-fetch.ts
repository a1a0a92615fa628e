import { type Dispatcher, request } from "undici";
import { WirebriefError } from "../../briefings/errors.ts";
import { createAddressGuard } from "./address-guard.ts";
import { type Clock, systemClock } from "./clock.ts";
import { fetchError, statusError } from "./fetch-errors.ts";
import { type FetchLimits, fetchLimits } from "./fetch-limits.ts";
import type { DocumentFetcher, Fetched, FetchRequest } from "./fetched.ts";
import { createGuardedAgent, type Lookup } from "./guarded-agent.ts";
import { createHostQueue } from "./host-queue.ts";
import { discard, readBody } from "./read-body.ts";
import { createRobotsCache, type RobotsText } from "./robots.ts";

export interface GuardedFetchOptions {
  /** Hosts and ranges that may be reached though they are not public (`FETCH_ALLOW`). */
  readonly allow?: readonly string[] | undefined;
  /** Names us to sites, with an address where they can learn who reads them. */
  readonly userAgent?: string | undefined;
  readonly clock?: Clock | undefined;
  readonly limits?: Partial<FetchLimits> | undefined;
  /** Name resolution; tests pass one that lies. */
  readonly lookup?: Lookup | undefined;
}

export interface GuardedFetch extends DocumentFetcher {
  close(): Promise<void>;
}

/** The name that sites can address in their robots.txt. */
const ROBOT_NAME = "Wirebrief";

/**
 * Fetches documents from the public internet and from nowhere else (DESIGN, "Fetching"): http and
 * https only; every address that a name resolves to, every redirect and the connected peer are
 * checked; decoded size, time, redirects and unpacking are limited; one request at a time to a
 * host, with a pause; pages only where robots.txt allows it.
 *
 * A host that answered 429 or 503 is left alone until the time it names; requests before that fail
 * without a connection.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const limits: FetchLimits = { ...fetchLimits, ...options.limits };
  const clock = options.clock ?? systemClock;
  const userAgent = options.userAgent ?? `${ROBOT_NAME}/1.0 (news briefings; respects robots.txt)`;
  const guard = createAddressGuard(options.allow ?? []);
  const agent = createGuardedAgent(guard, limits, options.lookup);
  const queue = createHostQueue(clock, limits.pauseMs);
  const robots = createRobotsCache({
    load: loadRobots,
    agent: ROBOT_NAME,
    clock,
    keepMs: limits.robotsMs,
    retryMs: limits.robotsRetryMs,
  });

  async function get(url: string, asked: FetchRequest): Promise<Fetched> {
    const aborted = asked.signal ?? new AbortController().signal;
    let at = webAddress(url);
    for (let hop = 0; hop <= limits.redirects; hop++) {
      if (asked.kind === "page") await askRobots(at, url);
      const answer = await queue.run(at.host, aborted, () => exchange(at, asked, aborted));
      if ("fetched" in answer) return answer.fetched;
      at = redirectTarget(answer.location, at, url);
    }
    throw new WirebriefError({
      code: "network",
      thing: url,
      problem: `redirects more than ${limits.redirects} times`,
      remedy: "Use the address at which it ends.",
    });
  }

  async function exchange(
    at: URL,
    asked: FetchRequest,
    aborted: AbortSignal,
  ): Promise<{ fetched: Fetched } | { location: string }> {
    const held = queue.heldUntil(at.host);
    if (held !== undefined) throw heldError(at, held);
    const limit = new AbortController();
    const stop = (): void => limit.abort(aborted.reason);
    aborted.addEventListener("abort", stop, { once: true });
    const timer = setTimeout(() => limit.abort(tooSlow(at, limits.totalMs)), limits.totalMs);
    try {
      const response = await request(at, {
        dispatcher: agent,
        signal: limit.signal,
        headersTimeout: limits.totalMs,
        bodyTimeout: limits.totalMs,
        headers: {
          "user-agent": userAgent,
          accept: ACCEPT[asked.kind],
          "accept-encoding": "gzip, deflate, br",
          ...(asked.etag === undefined ? {} : { "if-none-match": asked.etag }),
          ...(asked.lastModified === undefined ? {} : { "if-modified-since": asked.lastModified }),
        },
      });
      return await readAnswer(at, response);
    } catch (cause) {
      if (aborted.aborted) throw aborted.reason;
      throw fetchError(at.href, limit.signal.aborted ? limit.signal.reason : cause);
    } finally {
      clearTimeout(timer);
      aborted.removeEventListener("abort", stop);
    }
  }

  async function readAnswer(
    at: URL,
    response: Dispatcher.ResponseData,
  ): Promise<{ fetched: Fetched } | { location: string }> {
    const { statusCode, body, headers } = response;
    const header = (name: string): string | undefined => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const location = header("location");
    if (statusCode >= 300 && statusCode < 400 && statusCode !== 304 && location !== undefined) {
      discard(body);
      return { location };
    }
    if (statusCode === 304) {
      discard(body);
      return { fetched: { kind: "unchanged" } };
    }
    if (statusCode < 200 || statusCode >= 300) {
      discard(body);
      if (statusCode === 429 || statusCode === 503) hold(at.host, header("retry-after"));
      throw statusError(at.href, statusCode);
    }
    const claimed = Number(header("content-length") ?? 0);
    const bytes = await readBody(
      body,
      { url: at.href, encoding: header("content-encoding") },
      {
        ...limits,
        // A length over the limit is known before the first byte is read.
        bytes: claimed > limits.bytes ? 0 : limits.bytes,
      },
    );
    const type = header("content-type");
    return {
      fetched: {
        kind: "document",
        url: at.href,
        bytes,
        mediaType: type?.split(";", 1)[0]?.trim().toLowerCase(),
        charset: /;\s*charset\s*=\s*"?([\w.:-]+)/iu.exec(type ?? "")?.[1],
        etag: header("etag"),
        lastModified: header("last-modified"),
      },
    };
  }

  /** RFC 9110, 10.2.3: seconds or a date. */
  function hold(host: string, retryAfter: string | undefined): void {
    const seconds = Number(retryAfter);
    const named = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter ?? "") - clock.now();
    const waitMs = retryAfter === undefined || !(named > 0) ? limits.holdMs.unnamed : named;
    queue.holdUntil(host, clock.now() + Math.min(waitMs, limits.holdMs.most));
  }

  async function askRobots(at: URL, asked: string): Promise<void> {
    const answer = await robots.ask(at.href);
    if (answer.pauseMs !== undefined) queue.slowDown(at.host, Math.min(answer.pauseMs, limits.mostPauseMs));
    if (answer.allowed) return;
    throw new WirebriefError({
      code: "network",
      thing: asked,
      problem: "the site asks programs not to read this page (robots.txt)",
      remedy: "Use the site's feed, or ask the publisher.",
    });
  }

  /** RFC 9309, 2.3.1: 4xx means that there are no rules, a failing server that nothing may be read. */
  async function loadRobots(robotsUrl: string): Promise<RobotsText> {
    try {
      const fetched = await get(robotsUrl, { kind: "feed" });
      if (fetched.kind === "unchanged") return "open";
      return { text: new TextDecoder().decode(fetched.bytes.subarray(0, ROBOTS_BYTES)) };
    } catch (error) {
      if (!(error instanceof WirebriefError)) throw error;
      const status = Number(/^HTTP (\d{3})$/u.exec(error.value ?? "")?.[1] ?? 0);
      if (status >= 400 && status < 500 && status !== 429) return "open";
      if (status >= 500) return "closed";
      throw error;
    }
  }

  return {
    get,
    close: () => agent.destroy(),
  };
}

/** RFC 9309, 2.5: at least 500 KiB must be read. */
const ROBOTS_BYTES = 512 * 1024;

const ACCEPT: Readonly<Record<FetchRequest["kind"], string>> = {
  feed: "application/feed+json, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
  page: "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
};

function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/u.test(url.protocol) && url.hostname !== "") return withoutLogin(url);
  throw new WirebriefError({
    code: "network",
    thing: text,
    problem: url === undefined ? "is not a web address" : "is not an address that is fetched",
    ...(url === undefined ? {} : { value: url.protocol }),
    remedy: "Give an address that begins with http:// or https://.",
  });
}

function withoutLogin(url: URL): URL {
  url.username = "";
  url.password = "";
  return url;
}

function redirectTarget(location: string, from: URL, asked: string): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target !== undefined && /^https?:$/u.test(target.protocol)) return withoutLogin(target);
  throw new WirebriefError({
    code: "network",
    thing: asked,
    problem: "redirects to what is no web address",
    value: location,
    remedy: "Use the address at which it ends.",
  });
}

function tooSlow(at: URL, totalMs: number): WirebriefError {
  return new WirebriefError({
    code: "network",
    thing: at.href,
    problem: `did not arrive within ${totalMs / 1000} seconds`,
    remedy: "It is tried again later.",
  });
}

function heldError(at: URL, until: number): WirebriefError {
  return new WirebriefError({
    code: "network",
    thing: at.href,
    problem: "the site asked to be left alone for a while",
    value: `until ${new Date(until).toISOString()}`,
    remedy: "It is tried again after that.",
  });
}
