import robotsModule from "robots-parser";
import type { Clock } from "./clock.ts";

/** What a robots.txt says about one address. */
export interface RobotsAnswer {
  readonly allowed: boolean;
  /** Pause between requests that it asks for. */
  readonly pauseMs: number | undefined;
}

/** The text of a robots.txt, or why there is none: `open` allows all, `closed` nothing. */
export type RobotsText = { readonly text: string } | "open" | "closed";

export interface RobotsCache {
  ask(url: string): Promise<RobotsAnswer>;
}

const MOST_ORIGINS = 2000;

const readRules = ruleReader(robotsModule);

/** The package's types describe a default export, but the module itself is the function. */
function ruleReader(module: unknown): typeof robotsModule.default {
  if (typeof module !== "function") throw new Error("robots-parser exports no function");
  return (url, text) => module(url, text);
}

/** Asks each origin's robots.txt once in `keepMs`. `load` fetches it and maps failures as RFC 9309, 2.3.1 says. */
export function createRobotsCache(options: {
  readonly load: (robotsUrl: string) => Promise<RobotsText>;
  readonly agent: string;
  readonly clock: Clock;
  readonly keepMs: number;
  /** How long a failing server's "closed" holds: the failure may be over soon. */
  readonly retryMs: number;
}): RobotsCache {
  const known = new Map<string, { until: number; readonly text: Promise<RobotsText> }>();
  return {
    async ask(url) {
      const { origin } = new URL(url);
      const robotsUrl = `${origin}/robots.txt`;
      let entry = known.get(origin);
      if (entry === undefined || entry.until <= options.clock.now()) {
        if (known.size >= MOST_ORIGINS) known.clear();
        const text = options.load(robotsUrl);
        entry = { until: options.clock.now() + options.keepMs, text };
        known.set(origin, entry);
        // A load that was cut short says nothing about the site and is tried again next time.
        text.catch(() => known.delete(origin));
      }
      const rules = await entry.text;
      if (rules === "closed") entry.until = Math.min(entry.until, options.clock.now() + options.retryMs);
      if (rules === "open") return { allowed: true, pauseMs: undefined };
      if (rules === "closed") return { allowed: false, pauseMs: undefined };
      const robots = readRules(robotsUrl, rules.text);
      const delay = robots.getCrawlDelay(options.agent);
      return {
        allowed: robots.isAllowed(url, options.agent) !== false,
        pauseMs: delay === undefined || !Number.isFinite(delay) ? undefined : delay * 1000,
      };
    },
  };
}
