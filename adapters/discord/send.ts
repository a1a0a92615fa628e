import { DiscordAPIError, Routes } from "discord.js";
import { z } from "zod";
import { SendError, type SendRequest, type SentMessage } from "../../briefings/delivery/platform.ts";
import { shortLabel } from "./escape.ts";
import { isForumType } from "./forum.ts";
import { limits, THREAD_ARCHIVE_MINUTES } from "./limits.ts";
import type { Log } from "./log.ts";
import type { LostChannels } from "./lost-channels.ts";
import { markPayload } from "./message-mark.ts";
import type { RestClients } from "./rest-clients.ts";
import { toSendError } from "./send-error.ts";

const THREAD_EXISTS = 160_004;
const NOT_A_TEXT_CHANNEL = new Set([50_008, 50_024]);
const TAG_REQUIRED = 40_067;

const createdSchema = z.object({ id: z.string() });
const forumSchema = z.object({
  type: z.number(),
  available_tags: z.array(z.object({ id: z.string(), moderated: z.boolean().optional() })).optional(),
});

export interface Sender {
  send(request: SendRequest): Promise<SentMessage>;
}

/**
 * Posts one part. The nonce makes Discord answer a repeated post with the first message for some
 * minutes, and the mark on the first component lets it be found after that.
 *
 * A thread is opened from the posted message. The message is what was promised: where Discord
 * opens no thread, it stands without one, and the result says so by having no `threadId`. A forum
 * takes no messages, so there the part becomes a post, whose thread the result names.
 */
export function createSender(deps: {
  readonly rest: RestClients;
  readonly lost: LostChannels;
  readonly log: Log;
}): Sender {
  const { rest, lost, log } = deps;
  const forums = new Set<string>();

  async function post({ destination, part, key }: SendRequest): Promise<SentMessage> {
    const { thread } = destination;
    const body = {
      ...markPayload(part.payload, key),
      allowed_mentions: { parse: [] },
      nonce: key,
      enforce_nonce: true,
    };
    const route = Routes.channelMessages(thread ?? destination.channel);
    const { id } = createdSchema.parse(await rest.once.post(route, { body }));
    return { messageId: id, ...(thread === undefined ? {} : { threadId: thread }) };
  }

  async function postInForum(request: SendRequest, tags: readonly string[] = []): Promise<SentMessage> {
    const { destination, part, key, openThread } = request;
    const body = {
      name: shortLabel(openThread ?? part.text, limits.threadName.max),
      auto_archive_duration: THREAD_ARCHIVE_MINUTES,
      message: { ...markPayload(part.payload, key), allowed_mentions: { parse: [] } },
      ...(tags.length === 0 ? {} : { applied_tags: tags }),
    };
    try {
      const created = await rest.once.post(Routes.threads(destination.channel), { body });
      const { id } = createdSchema.parse(created);
      return { messageId: id, threadId: id };
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.code !== TAG_REQUIRED || tags.length > 0) throw error;
      return await postInForum(request, [await firstTag(destination.channel)]);
    }
  }

  async function firstTag(channel: string): Promise<string> {
    const { available_tags = [] } = forumSchema.parse(await rest.patient.get(Routes.channel(channel)));
    const tag = available_tags.find((each) => each.moderated !== true);
    if (tag !== undefined) return tag.id;
    throw new SendError("gone", "the forum wants a tag on each post and has none that the bot may use");
  }

  async function isForum(channel: string): Promise<boolean> {
    if (forums.has(channel)) return true;
    const { type } = forumSchema.parse(await rest.patient.get(Routes.channel(channel)));
    if (isForumType(type)) forums.add(channel);
    return isForumType(type);
  }

  async function postAnywhere(request: SendRequest): Promise<SentMessage> {
    const { channel, thread } = request.destination;
    if (thread !== undefined) return await post(request);
    if (forums.has(channel)) return await postInForum(request);
    try {
      return await post(request);
    } catch (error) {
      const other = error instanceof DiscordAPIError && NOT_A_TEXT_CHANNEL.has(Number(error.code));
      if (!other || !(await isForum(channel))) throw error;
      return await postInForum(request);
    }
  }

  async function threadUnder(channel: string, messageId: string, title: string): Promise<string | undefined> {
    const name = shortLabel(title, limits.threadName.max);
    try {
      const created = await rest.patient.post(Routes.threads(channel, messageId), {
        body: { name: name === "" ? "Thread" : name, auto_archive_duration: THREAD_ARCHIVE_MINUTES },
      });
      return createdSchema.parse(created).id;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === THREAD_EXISTS) return messageId;
      const { reason } = toSendError(error, { posting: false, thread: false });
      log.warn({ channel, messageId, reason }, "Discord opened no thread under the message");
      return undefined;
    }
  }

  return {
    async send(request) {
      const { destination, key, openThread } = request;
      const place = destination.thread ?? destination.channel;
      const refusal = lost.refusal(place);
      if (refusal !== undefined) throw new SendError(refusal.fault, refusal.reason, { cause: refusal });
      if (key.length > limits.nonce.max)
        throw new SendError("refused", `the key ${key} is longer than a nonce`);
      let sent: SentMessage;
      try {
        sent = await postAnywhere(request);
        lost.forget(place);
      } catch (error) {
        const fault = toSendError(error, { posting: true, thread: destination.thread !== undefined });
        if (fault.fault === "gone") lost.remember(place, fault);
        throw fault;
      }
      if (openThread === undefined || sent.threadId !== undefined) return sent;
      const threadId = await threadUnder(destination.channel, sent.messageId, openThread);
      return threadId === undefined ? sent : { ...sent, threadId };
    },
  };
}
