import { join } from "node:path";
import { createDiscord, type Discord } from "../adapters/discord/index.ts";
import { type Clock, systemClock } from "../adapters/shared/clock.ts";
import { createSlack, type Slack } from "../adapters/slack/index.ts";
import type { PlatformName } from "../briefings/delivery/destination.ts";
import type { Platform } from "../briefings/delivery/platform.ts";
import { createChat } from "./chat/create-chat.ts";
import type { Config } from "./config.ts";
import { createIds } from "./ids.ts";
import type { Log } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { openSource } from "./open-source.ts";
import { packageRoot } from "./package-root.ts";
import { openQueue } from "./queue/open-queue.ts";
import { openReaderPool } from "./reading/reader-pool.ts";
import { firstTime } from "./store/chat-events.ts";
import { openStore } from "./store/open-store.ts";
import type { Parts } from "./work/parts.ts";
import { placeChanged } from "./work/place-changed.ts";
import { createStoryDesk } from "./work/story-desk.ts";

/** Made by the build: an embedded database with all migrations applied. */
export const TEMPLATE_PATH = join(packageRoot, "dist", "template.tar.gz");

/** Everything that runs, opened in order and closed in reverse. */
export interface App {
  readonly parts: Parts;
  readonly slack: Slack | undefined;
  readonly discord: Discord | undefined;
  /** Closes once, however often it is called; resolves when nothing is left open. */
  close(): Promise<void>;
}

/**
 * The composition root: the only place that knows all the parts. Opens no connection to a chat
 * platform; `serve` does. Rejects with a `WirebriefError` where a part cannot be opened, after
 * closing those that were.
 */
export async function openApp(
  config: Config,
  deps: {
    readonly clock: () => Date;
    readonly log: Log;
    readonly random?: () => number;
    readonly templatePath?: string;
  },
): Promise<App> {
  const { clock, log } = deps;
  const closers: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= closers.splice(0).reduceRight((before, closer) => before.then(closer), Promise.resolve());
    return closing;
  };
  try {
    const store = await openStore({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      embeddedSync: config.embeddedSync,
      templatePath: deps.templatePath ?? TEMPLATE_PATH,
      clock,
      log,
    });
    closers.push(() => store.close());
    const queue = await openQueue({ redisUrl: config.redisUrl, store, clock, log });
    closers.push(() => queue.close());
    const readers = openReaderPool();
    closers.push(() => readers.close());
    const source = openSource({ allow: config.fetchAllow });
    closers.push(() => source.close());

    const makeId = createIds(clock);
    const platforms = new Map<PlatformName, Platform>();
    const parts: Parts = {
      store,
      queue,
      readers,
      desk: createStoryDesk({ clock, makeId }),
      source,
      platforms,
      clock,
      makeId,
      random: deps.random ?? Math.random,
      metrics: openMetrics(),
      log,
    };
    const chat = createChat(parts);
    const time: Clock = { ...systemClock, now: () => clock().getTime() };
    const slack =
      config.slack &&
      createSlack(config.slack, chat, {
        clock: time,
        log,
        firstTime: (eventId) =>
          firstTime(store.db, { platform: "slack", eventId, tenant: "slack" }, clock().toISOString()),
        placeChanged: (change) => placeChanged(parts, change),
      });
    const discord =
      config.discord &&
      createDiscord(config.discord, chat, {
        clock: time,
        log,
        placeChanged: (change) => placeChanged(parts, change),
      });
    if (slack !== undefined) platforms.set("slack", slack.platform);
    if (discord !== undefined) platforms.set("discord", discord.platform);
    return { parts, slack, discord, close };
  } catch (error) {
    await close();
    throw error;
  }
}
