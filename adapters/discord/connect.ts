import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from "discord.js";
import type { Chat, ChatConnection } from "../../briefings/delivery/chat.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Clock } from "../shared/clock.ts";
import type { AnswerRoute } from "./answer-route.ts";
import { type CheckedDiscordConfig, ownUserId } from "./config.ts";
import { type Interaction, interactionSchema } from "./interaction.ts";
import { errorFields, type Log } from "./log.ts";
import type { LostChannels } from "./lost-channels.ts";
import { addresses, createMentionResponder, mentionSchema } from "./mention.ts";
import { listenToPlaces, type PlaceChange } from "./places.ts";
import { registerCommands } from "./registration.ts";
import type { Response } from "./respond.ts";
import type { RestClients } from "./rest-clients.ts";
import type { WorkInProgress } from "./work-in-progress.ts";

/** Close codes after which connecting again is useless (docs: topics/opcodes-and-status-codes#gateway). */
const FATAL_CLOSES: Readonly<Record<number, { readonly problem: string; readonly remedy: string }>> = {
  4004: {
    problem: "Discord refuses the token; it was reset or the bot was deleted",
    remedy: "Reset the token in the developer portal, page Bot, and set DISCORD_TOKEN to the new one",
  },
  4010: { problem: "the shard is not valid", remedy: "Run one gateway for each shard that Discord asks for" },
  4011: { problem: "the bot is in too many servers for one connection", remedy: "Run more gateways" },
  4012: { problem: "the gateway version is not valid any more", remedy: "Update Wirebrief" },
  4013: { problem: "an intent is not valid any more", remedy: "Update Wirebrief" },
  4014: {
    problem: "Discord does not allow the bot an intent",
    remedy: "Set answerMentions to false, or ask Discord in the developer portal, page Bot",
  },
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * The connection to Discord's gateway. discord.js keeps it: heartbeats, resuming with replay of what
 * was missed, identifying anew. An outage of a server changes nothing here; only Discord's refusal
 * of the token or the intents is final, and `trouble` says so.
 */
export function createConnection(deps: {
  readonly config: CheckedDiscordConfig;
  readonly chat: Chat;
  readonly respond: (interaction: Interaction) => Promise<Response>;
  readonly route: AnswerRoute;
  readonly rest: RestClients;
  readonly lost: LostChannels;
  readonly work: WorkInProgress;
  readonly placeChanged: (change: PlaceChange) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): ChatConnection {
  const { config, chat, respond, route, rest, lost, work, placeChanged, clock, log } = deps;
  const ownId = ownUserId(config.token);
  const answerMention = createMentionResponder({ chat, rest, ownId, log });
  const stopping = new AbortController();
  let client: Client | undefined;
  let trouble: string | undefined = "not connected yet";

  async function onInteraction(raw: unknown): Promise<void> {
    const read = interactionSchema.safeParse(raw);
    if (!read.success) return log.warn({ issues: read.error.issues }, "an interaction could not be read");
    try {
      const response = await respond(read.data);
      if (await route.acknowledge(read.data, response.acknowledgement)) await response.work?.();
    } catch (error) {
      log.error({ ...errorFields(error), interaction: read.data.id }, "an interaction failed");
    }
  }

  function open(): Client {
    const made = new Client({
      intents: [
        GatewayIntentBits.Guilds,
        // Not privileged: without the message content intent only mentions come with their text.
        ...(config.answerMentions ? [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages] : []),
      ],
      shards: "auto",
      rest: rest.options,
      allowedMentions: { parse: [] },
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        MessageManager: 0,
        ReactionManager: 0,
        PresenceManager: 0,
        UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === ownId },
        GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === ownId },
      }),
    });
    made.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => work.add(onInteraction(data)));
    if (config.answerMentions) {
      made.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
        const message = mentionSchema.safeParse(data);
        if (message.success && addresses(message.data, ownId)) work.add(answerMention(message.data, made));
      });
    }
    listenToPlaces(made, { lost, log, changed: placeChanged });
    made.on(Events.ShardReady, () => (trouble = undefined));
    made.on(Events.ShardResume, () => (trouble = undefined));
    made.on(Events.ShardReconnecting, () => {
      trouble = "the connection to Discord broke; connecting again";
    });
    made.on(Events.ShardDisconnect, ({ code }) => {
      const fatal = FATAL_CLOSES[code];
      trouble =
        fatal === undefined ? `Discord closed the connection (${code})` : `${fatal.problem}. ${fatal.remedy}`;
      log.error({ code }, `Discord: ${trouble}`);
    });
    made.on(Events.ShardError, (error) => log.warn({ ...errorFields(error) }, "Discord: connection error"));
    made.on(Events.Error, (error) => log.error({ ...errorFields(error) }, "Discord: client error"));
    return made;
  }

  async function connectOnce(): Promise<void> {
    const made = open();
    client = made;
    // A fatal close during the handshake leaves `login` waiting.
    let refuse: ((fault: WirebriefError) => void) | undefined;
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    made.once(Events.ShardDisconnect, ({ code }) => refuse?.(refusal(code)));
    await Promise.race([made.login(config.token), refused]);
  }

  return {
    async start() {
      for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
        try {
          await connectOnce();
          break;
        } catch (error) {
          await client?.destroy();
          const final = finalRefusal(error);
          if (final !== undefined) {
            trouble = final.message;
            throw final;
          }
          if (stopping.signal.aborted) throw error;
          trouble = "Discord cannot be reached; trying again";
          log.warn({ ...errorFields(error), pauseMs }, trouble);
          await clock.wait(pauseMs, stopping.signal);
        }
      }
      trouble = undefined;
      try {
        const registered = await registerCommands(rest.patient, config.applicationId);
        if (registered) log.info({}, "Discord: commands registered");
      } catch (error) {
        log.error(
          { ...errorFields(error) },
          "Discord: commands could not be registered; run wirebrief manifest discord --register",
        );
      }
    },
    async stop() {
      stopping.abort(new Error("the connection to Discord is being stopped"));
      trouble = "stopped";
      await client?.destroy();
      await work.settle();
      await rest.close();
    },
    trouble: () => trouble,
  };
}

function refusal(code: number): WirebriefError {
  const { problem, remedy } = FATAL_CLOSES[code] ?? {
    problem: `Discord closed the connection with ${code}`,
    remedy: "Look at discordstatus.com and start again",
  };
  return new WirebriefError({ code: "platform", thing: "Discord", problem, remedy });
}

function finalRefusal(error: unknown): WirebriefError | undefined {
  if (error instanceof WirebriefError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "TokenInvalid") return refusal(4004);
  return undefined;
}
