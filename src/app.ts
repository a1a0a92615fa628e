import type { DiscordConfig } from "../adapters/discord/config.ts";
import type { Discord } from "../adapters/discord/index.ts";
import { type Clock, systemClock } from "../adapters/shared/clock.ts";
import type { SlackConfig } from "../adapters/slack/config.ts";
import type { Slack } from "../adapters/slack/index.ts";
import type { Chat } from "../briefings/delivery/chat.ts";
import type { PlatformName } from "../briefings/delivery/destination.ts";
import type { Platform } from "../briefings/delivery/platform.ts";
import { createChat } from "./chat/create-chat.ts";
import type { Config } from "./config.ts";
import { createIds } from "./ids.ts";
import type { Log } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { openSource } from "./open-source.ts";
import { TEMPLATE_PATH } from "./package-root.ts";
import { noQueue } from "./queue/no-queue.ts";
import type { Queue } from "./queue/open-queue.ts";
import { openInlineReader } from "./reading/inline-reader.ts";
import { openReaderPool } from "./reading/reader-pool.ts";
import { firstTime } from "./store/chat-events.ts";
import { openStore, type Store } from "./store/open-store.ts";
import { LOCAL, type Parts } from "./work/parts.ts";
import { placeChanged } from "./work/place-changed.ts";
import { createStoryDesk } from "./work/story-desk.ts";

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
 *
 * Libraries of what is not used are not loaded: a command that only asks starts in a second.
 *
 * @param deps.store one that is being opened already; it is closed with the rest
 * @param deps.reads true where articles will be read: the reader is loaded beside the store
 * @param deps.bells false for a command that does its work itself; default true
 */
export async function openApp(
  config: Config,
  deps: {
    readonly clock: () => Date;
    readonly log: Log;
    readonly random?: () => number;
    readonly templatePath?: string;
    readonly bells?: boolean;
    readonly reads?: boolean;
    readonly store?: Promise<Store>;
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
    const readers = deps.bells === false ? openInlineReader() : openReaderPool();
    closers.push(() => readers.close());
    const opening =
      deps.store ??
      openStore({
        databaseUrl: config.databaseUrl,
        dataDir: config.dataDir,
        embeddedSync: config.embeddedSync,
        templatePath: deps.templatePath ?? TEMPLATE_PATH,
        clock,
        log,
      });
    // Loading the reader and opening the store take a second each, on a core each.
    const warming = deps.reads === true ? readers.warm() : Promise.resolve();
    const store = await opening;
    closers.push(() => store.close());
    await warming;
    const queue = await queueOf(config, { store, clock, log }, deps.bells ?? true);
    closers.push(() => queue.close());
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
    const slack = config.slack && (await slackOf(config.slack, chat, time, parts));
    const discord = config.discord && (await discordOf(config.discord, chat, time, parts));
    if (slack !== undefined) platforms.set("slack", slack.platform);
    if (discord !== undefined) platforms.set("discord", discord.platform);
    return { parts, slack, discord, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function queueOf(
  { redisUrl }: Config,
  deps: { readonly store: Store; readonly clock: () => Date; readonly log: Log },
  bells: boolean,
): Promise<Queue> {
  if (!bells) return noQueue;
  const { openQueue } = await import("./queue/open-queue.ts");
  return openQueue({ redisUrl, ...deps });
}

async function slackOf(config: SlackConfig, chat: Chat, clock: Clock, parts: Parts): Promise<Slack> {
  const { createSlack } = await import("../adapters/slack/index.ts");
  const { store, log } = parts;
  return createSlack(config, chat, {
    clock,
    log,
    firstTime: (eventId) =>
      firstTime(store.db, { platform: "slack", eventId, tenant: LOCAL }, parts.clock().toISOString()),
    placeChanged: (change) => placeChanged(parts, change),
  });
}

async function discordOf(config: DiscordConfig, chat: Chat, clock: Clock, parts: Parts): Promise<Discord> {
  const { createDiscord } = await import("../adapters/discord/index.ts");
  return createDiscord(config, chat, {
    clock,
    log: parts.log,
    placeChanged: (change) => placeChanged(parts, change),
  });
}
