import type { Chat, ChatConnection } from "../../briefings/delivery/chat.ts";
import type { Platform } from "../../briefings/delivery/platform.ts";
import { createChannelQueue } from "../shared/channel-queue.ts";
import type { Clock } from "../shared/clock.ts";
import { createClient } from "./client.ts";
import { checkSlackConfig, type SlackConfig } from "./config.ts";
import { connectSlack } from "./connect.ts";
import { rememberIdentity } from "./identity.ts";
import { slackPace } from "./limits.ts";
import type { SlackLog } from "./log.ts";
import type { PlaceChange } from "./places.ts";
import { renderSlack } from "./render.ts";
import { createSend } from "./send.ts";

export interface SlackDeps {
  readonly clock: Clock;
  readonly log: SlackLog;
  /** Resolves true once for each event id, however often and wherever it is asked. */
  readonly firstTime: (eventId: string) => Promise<boolean>;
  /** Told when a channel is archived, deleted or left, when it is back, and when the app is removed. */
  readonly placeChanged?: (change: PlaceChange) => Promise<void>;
}

export interface Slack {
  readonly platform: Platform;
  readonly connection: ChatConnection;
  /** Without Socket Mode: what to mount at `/slack/events`. */
  readonly receiver: { handle(request: Request): Promise<Response> } | undefined;
}

/**
 * One Slack workspace: delivery through `platform`, questions through `connection`. Nothing is sent
 * or opened before `connection.start()` or the first `send`.
 *
 * @throws WirebriefError `config` where a token is of the wrong kind.
 */
export function createSlack(config: SlackConfig, chat: Chat, deps: SlackDeps): Slack {
  const checked = checkSlackConfig(config);
  const { clock, log, firstTime, placeChanged } = deps;
  const client = createClient(checked, log);
  const identity = rememberIdentity(client);
  const pace = checked.pace ?? slackPace;
  const queue = createChannelQueue({ clock, channel: pace.channel, workspace: pace.workspace });
  const sending = createSend(client, queue, identity);
  const platform: Platform = { name: "slack", render: (message) => renderSlack(message), ...sending };
  const { connection, receiver } = connectSlack({
    config: checked,
    chat,
    client,
    platform,
    identity,
    clock,
    log,
    firstTime,
    placeChanged,
  });
  return { platform, connection, receiver };
}
