import { ChannelType, type Client, DiscordAPIError, Routes } from "discord.js";
import { z } from "zod";
import type { Chat, ChatRequest } from "../../briefings/delivery/chat.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { shortLabel } from "./escape.ts";
import { DIRECT_MESSAGES, isThreadType } from "./interaction.ts";
import { limits, THREAD_ARCHIVE_MINUTES } from "./limits.ts";
import { errorFields, type Log } from "./log.ts";
import { renderBodies } from "./render.ts";
import type { RestClients } from "./rest-clients.ts";

/** A message as the gateway sends it; its content comes for direct messages and mentions of the bot. */
export const mentionSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  author: z.object({ id: z.string(), bot: z.boolean().optional() }),
  webhook_id: z.string().optional(),
  content: z.string(),
  mentions: z.array(z.object({ id: z.string() })),
});
export type Mention = z.infer<typeof mentionSchema>;

const createdSchema = z.object({ id: z.string() });
const THREAD_EXISTS = 160_004;
const THREADED: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);
const NO_QUESTION: Message = {
  type: "notice",
  text: "Ask me something after my name, like: who signed with NATO? /help lists what I do.",
};

/** Whether the message is a person's and speaks to the bot. */
export function addresses(message: Mention, ownId: string): boolean {
  if (message.author.bot === true || message.webhook_id !== undefined) return false;
  return message.guild_id === undefined || message.mentions.some((mentioned) => mentioned.id === ownId);
}

/**
 * Answers a mention in a thread under it, or where it stands when that is a thread already or no
 * thread can be opened. Never rejects.
 */
export function createMentionResponder(deps: {
  readonly chat: Chat;
  readonly rest: RestClients;
  readonly ownId: string;
  readonly log: Log;
}): (message: Mention, client: Client) => Promise<void> {
  const { chat, rest, ownId, log } = deps;

  async function post(channel: string, message: Message, replyTo: Mention): Promise<void> {
    for (const [index, body] of renderBodies(message).entries()) {
      const reference =
        index > 0 || channel !== replyTo.channel_id
          ? {}
          : { message_reference: { message_id: replyTo.id, fail_if_not_exists: false } };
      // One answer to one mention: the mention's id makes the nonce, so a repetition posts nothing.
      const nonce = `m${replyTo.id}-${index}`;
      await rest.patient.post(Routes.channelMessages(channel), {
        body: { ...body, ...reference, nonce, enforce_nonce: true },
      });
    }
  }

  async function placeFor(message: Mention, type: number, question: string): Promise<string> {
    if (!THREADED.has(type)) return message.channel_id;
    try {
      const created = await rest.patient.post(Routes.threads(message.channel_id, message.id), {
        body: {
          name: shortLabel(question, limits.threadName.max) || "Question",
          auto_archive_duration: THREAD_ARCHIVE_MINUTES,
        },
      });
      return createdSchema.parse(created).id;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === THREAD_EXISTS) return message.id;
      log.info(
        { channel: message.channel_id, ...errorFields(error) },
        "a mention is answered without a thread",
      );
      return message.channel_id;
    }
  }

  return async (message, client) => {
    try {
      const question = message.content.replace(new RegExp(`<@!?${ownId}>`, "gu"), " ").trim();
      const channel = client.channels.cache.get(message.channel_id);
      const type = channel?.type ?? ChannelType.DM;
      if (question === "") return await post(message.channel_id, NO_QUESTION, message);
      await rest.patient.post(Routes.channelTyping(message.channel_id)).catch(() => undefined);
      const inThread = isThreadType(type);
      const parent = channel !== undefined && "parentId" in channel ? channel.parentId : null;
      const request: ChatRequest = {
        platform: "discord",
        workspace: message.guild_id ?? DIRECT_MESSAGES,
        channel: inThread ? (parent ?? message.channel_id) : message.channel_id,
        ...(inThread ? { thread: message.channel_id } : {}),
        user: message.author.id,
        text: question,
        // A message does not tell what its author may do; what needs a manager needs a command.
        manager: false,
      };
      const reply = await chat.reply(request);
      await post(await placeFor(message, type, question), reply.message, message);
    } catch (error) {
      log.error({ channel: message.channel_id, ...errorFields(error) }, "a mention could not be answered");
    }
  };
}
