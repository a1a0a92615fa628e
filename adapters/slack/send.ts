import { z } from "zod";
import type { Destination } from "../../briefings/delivery/destination.ts";
import {
  type Platform,
  SendError,
  type SendRequest,
  type SentMessage,
} from "../../briefings/delivery/platform.ts";
import type { ChannelQueue } from "../shared/channel-queue.ts";
import type { SlackClient } from "./client.ts";
import { toSendError } from "./faults.ts";
import { type Identity, rememberIdentity } from "./identity.ts";
import { slackLimits } from "./limits.ts";

/** The metadata under which our messages are found again. */
const DELIVERY_EVENT = "wirebrief_delivery";

const postedSchema = z.object({ channel: z.string(), ts: z.string() });

const historySchema = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      bot_id: z.string().optional(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ key: z.string().optional() }) })
        .optional()
        // Another app's metadata may have any form.
        .catch(undefined),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Pages of 100 that a lookup reads back from now; more messages than that in a lease are not ours. */
const LOOKUP_PAGES = 10;
const LOOKUP_PAGE = 100;

/**
 * Posts one part, once. Slack has no idempotency key for posts, so the key travels as metadata and
 * `find` looks for it. Every message of Slack's can carry a thread: a message in a channel is
 * answered with its own `ts` as the thread's id, and what belongs under it is sent there.
 */
export function createSend(
  client: SlackClient,
  queue: ChannelQueue,
  identity: () => Promise<Identity> = rememberIdentity(client),
): Pick<Platform, "send" | "find"> {
  async function send({ destination, part, key }: SendRequest): Promise<SentMessage> {
    if (key.length > slackLimits.message.metadataKey.max) {
      throw new SendError("refused", `the delivery key has ${key.length} characters`);
    }
    return await queue.run(destination.channel, async () => {
      try {
        const answer = await client.apiCall("chat.postMessage", {
          ...part.payload,
          channel: destination.channel,
          ...(destination.thread === undefined ? {} : { thread_ts: destination.thread }),
          metadata: { event_type: DELIVERY_EVENT, event_payload: { key } },
        });
        const posted = postedSchema.safeParse(answer);
        if (!posted.success) {
          throw new SendError("uncertain", "Slack's answer has no message in it", { cause: posted.error });
        }
        return { messageId: posted.data.ts, threadId: destination.thread ?? posted.data.ts };
      } catch (error) {
        throw toSendError(error);
      }
    });
  }

  async function find({
    destination,
    key,
    since,
  }: {
    readonly destination: Destination;
    readonly key: string;
    readonly since: string;
  }): Promise<SentMessage | undefined> {
    try {
      // Any app can write our metadata; only we have our bot's id.
      const { botId } = await identity();
      let cursor: string | undefined;
      for (let page = 0; page < LOOKUP_PAGES; page += 1) {
        const read = historySchema.parse(await readPage(destination, since, cursor));
        const found = read.messages.find(
          ({ bot_id, metadata }) =>
            bot_id === botId && metadata?.event_type === DELIVERY_EVENT && metadata.event_payload.key === key,
        );
        if (found !== undefined) {
          return { messageId: found.ts, threadId: found.thread_ts ?? destination.thread ?? found.ts };
        }
        cursor = read.response_metadata?.next_cursor;
        if (!cursor) return undefined;
      }
      throw new SendError("uncertain", "too many messages to look through");
    } catch (error) {
      throw toSendError(error);
    }
  }

  function readPage({ channel, thread }: Destination, since: string, cursor: string | undefined) {
    const window = {
      channel,
      oldest: slackTime(since),
      inclusive: true,
      include_all_metadata: true,
      limit: LOOKUP_PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    };
    return thread === undefined
      ? client.apiCall("conversations.history", window)
      : client.apiCall("conversations.replies", { ...window, ts: thread });
  }

  return { send, find };
}

/** Slack's clock and ours are not the same one. */
const CLOCK_DIFFERENCE_SECONDS = 60;

function slackTime(instant: string): string {
  return (Date.parse(instant) / 1_000 - CLOCK_DIFFERENCE_SECONDS).toFixed(6);
}
