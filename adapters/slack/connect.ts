import { App, type Receiver } from "@slack/bolt";
import type { Chat, ChatConnection } from "../../briefings/delivery/chat.ts";
import type { Platform } from "../../briefings/delivery/platform.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Clock } from "../shared/clock.ts";
import { listenToActions } from "./actions.ts";
import { clientOptions, type SlackClient, TIMEOUT_MS } from "./client.ts";
import { listenToCommands } from "./commands.ts";
import type { SlackConfig } from "./config.ts";
import { toSendError } from "./faults.ts";
import { createHttpReceiver } from "./http-receiver.ts";
import type { Identity } from "./identity.ts";
import { type SlackLog, sdkLogger } from "./log.ts";
import { listenToMentions } from "./mentions.ts";
import { createPeople } from "./people.ts";
import { listenToPlaces, type PlaceChange } from "./places.ts";
import { createQuestions } from "./questions.ts";
import { createReplies } from "./replies.ts";
import { createSocketLink } from "./socket-link.ts";

export interface ConnectionParts {
  readonly config: SlackConfig;
  readonly chat: Chat;
  readonly client: SlackClient;
  readonly platform: Pick<Platform, "send" | "find">;
  readonly identity: () => Promise<Identity>;
  readonly clock: Clock;
  readonly log: SlackLog;
  readonly firstTime: (eventId: string) => Promise<boolean>;
  readonly placeChanged?: ((change: PlaceChange) => Promise<void>) | undefined;
}

export interface SlackConnection {
  readonly connection: ChatConnection;
  /** Only without an app token: what to mount at `/slack/events`. */
  readonly receiver: { handle(request: Request): Promise<Response> } | undefined;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** The app's ear: Socket Mode where there is an app token, else HTTP. */
export function connectSlack(parts: ConnectionParts): SlackConnection {
  const { config, identity, clock, log } = parts;
  const { appToken, signingSecret } = config;
  const stopping = new AbortController();
  let trouble: string | undefined = "not started";

  /** Resolves when Slack has taken the bot token; waits while Slack cannot say. */
  async function accepted(): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        await identity();
        return;
      } catch (cause) {
        const { fault, reason } = toSendError(cause);
        trouble = reason;
        if (fault === "revoked") throw notAccepted(reason, cause);
        log.warn({ platform: "slack", reason, attempt }, "Slack is not reached yet");
        const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
        await clock.wait(pauseMs, stopping.signal).catch(() => undefined);
      }
    }
  }

  if (appToken !== undefined) {
    const socket = createSocketLink({ ...config, appToken }, { clock, log });
    const questions = listen(parts, socket.receiver);
    return {
      connection: {
        async start() {
          await accepted();
          trouble = undefined;
          if (!stopping.signal.aborted) await socket.start();
        },
        async stop() {
          stopping.abort();
          trouble = undefined;
          await socket.stop();
          await questions.settled();
        },
        trouble: () => trouble ?? socket.trouble(),
      },
      receiver: undefined,
    };
  }
  const http = createHttpReceiver({ signingSecret: signingSecret ?? "", clock, log });
  const questions = listen(parts, http.receiver);
  return {
    connection: {
      async start() {
        await accepted();
        if (stopping.signal.aborted) return;
        await http.receiver.start();
        trouble = undefined;
      },
      async stop() {
        stopping.abort();
        await http.receiver.stop();
        trouble = "stopped";
        await questions.settled();
      },
      trouble: () => trouble,
    },
    receiver: { handle: http.handle },
  };
}

function listen(parts: ConnectionParts, receiver: Receiver) {
  const { config, chat, client, platform, identity, clock, log, firstTime, placeChanged } = parts;
  const app = new App({
    receiver,
    convoStore: false,
    logger: sdkLogger(log),
    // Its own copy: the SDK writes into what it is given.
    clientOptions: clientOptions(config, log),
    authorize: async () => ({ botToken: config.botToken, ...(await identity()) }),
  });
  app.error(async (error) => {
    log.error({ platform: "slack", error }, "listener failed");
  });
  const timeoutMs = config.timeoutMs ?? TIMEOUT_MS;
  const questions = createQuestions({
    chat,
    people: createPeople(client, { clock, log }),
    bring: createReplies({ client, platform, clock, log, timeoutMs }),
    log,
  });
  listenToCommands(app, questions);
  listenToActions(app, questions);
  listenToMentions(app, questions, { log, firstTime });
  if (placeChanged !== undefined) listenToPlaces(app, log, placeChanged);
  return questions;
}

function notAccepted(reason: string, cause: unknown): WirebriefError {
  return new WirebriefError({
    code: "platform",
    thing: "Slack",
    problem: `does not accept the bot token: ${reason}`,
    remedy: "Install the app again and copy the new token from OAuth & Permissions into SLACK_BOT_TOKEN",
    cause,
  });
}
