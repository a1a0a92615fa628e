import type { Chat, ChatConnection } from "../../briefings/delivery/chat.ts";
import type { Platform } from "../../briefings/delivery/platform.ts";
import type { Clock } from "../shared/clock.ts";
import { createAnswerRoute } from "./answer-route.ts";
import { checkDiscordConfig, type DiscordConfig, ownUserId } from "./config.ts";
import { createConnection } from "./connect.ts";
import { createEndpoint } from "./endpoint.ts";
import { createFinder } from "./find.ts";
import type { Log } from "./log.ts";
import { createLostChannels } from "./lost-channels.ts";
import type { PlaceChange } from "./places.ts";
import { renderDiscord } from "./render.ts";
import { createResponder } from "./respond.ts";
import { createRestClients } from "./rest-clients.ts";
import { createSender } from "./send.ts";
import { createWorkInProgress } from "./work-in-progress.ts";

export interface Discord {
  readonly platform: Platform;
  /** Over the gateway. A process that only delivers does not start it, but stops it. */
  readonly connection: ChatConnection;
  /** Answers `/discord/interactions`; absent without a public key. */
  readonly handle: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * Discord as the engine sees it. Opens no connection before it is used.
 *
 * @throws WirebriefError with code `config` for a setting that cannot work
 */
export function createDiscord(
  config: DiscordConfig,
  chat: Chat,
  deps: {
    readonly clock: Clock;
    readonly log: Log;
    /** Told when a channel or a server is lost and when it is back. */
    readonly placeChanged?: (change: PlaceChange) => Promise<void>;
  },
): Discord {
  const { clock, log, placeChanged = async () => undefined } = deps;
  const checked = checkDiscordConfig(config);
  const rest = createRestClients(checked);
  const lost = createLostChannels(clock);
  const route = createAnswerRoute({ rest, applicationId: checked.applicationId, clock, log });
  const respond = createResponder({ chat, route, clock, log });
  const work = createWorkInProgress(clock);
  const connection = createConnection({
    config: checked,
    chat,
    respond,
    route,
    rest,
    lost,
    work,
    placeChanged,
    clock,
    log,
  });
  const { publicKey } = checked;
  return {
    platform: {
      name: "discord",
      render: renderDiscord,
      send: createSender({ rest, lost, log }).send,
      find: createFinder({ rest, ownId: ownUserId(checked.token) }),
    },
    connection,
    handle: publicKey === undefined ? undefined : createEndpoint({ publicKey, respond, work }),
  };
}
