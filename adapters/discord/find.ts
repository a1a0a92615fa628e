import { Routes } from "discord.js";
import { z } from "zod";
import type { Platform, SentMessage } from "../../briefings/delivery/platform.ts";
import { isForumType } from "./forum.ts";
import { limits } from "./limits.ts";
import { carriesMark, type StoredMessage, storedMessageSchema } from "./message-mark.ts";
import type { RestClients } from "./rest-clients.ts";
import { toSendError } from "./send-error.ts";

const DISCORD_EPOCH_MS = 1_420_070_400_000;
/** Our clock and Discord's may differ by so much. */
const CLOCK_MARGIN_MS = 2 * 60_000;
/** 2,000 messages in a channel since the post was tried: beyond that it is not looked for. */
const MOST_PAGES = 20;
/** Open posts of a forum that are looked into, newest first. */
const MOST_POSTS = 50;

const activeThreadsSchema = z.object({
  threads: z.array(
    z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish() }),
  ),
});
const channelSchema = z.object({ type: z.number() });

/**
 * Looks for a post in the history of its channel, from its time on. Rejects with a `SendError` where
 * Discord cannot be asked; that says nothing about the post.
 */
export function createFinder(deps: { readonly rest: RestClients; readonly ownId: string }): Platform["find"] {
  const { patient } = deps.rest;

  async function inChannel(channel: string, key: string, after: string): Promise<StoredMessage | undefined> {
    let from = after;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ after: from, limit: String(limits.historyPage.max) });
      const found = await patient.get(Routes.channelMessages(channel), { query });
      const messages = z.array(storedMessageSchema).parse(found);
      const ours = messages.find((message) => carriesMark(message, key, deps.ownId));
      if (ours !== undefined || messages.length < limits.historyPage.max) return ours;
      from = messages
        .map((message) => BigInt(message.id))
        .reduce((a, b) => (a > b ? a : b))
        .toString();
    }
    return undefined;
  }

  async function inForum(guild: string, channel: string, key: string, after: string) {
    const { threads } = activeThreadsSchema.parse(await patient.get(Routes.guildActiveThreads(guild)));
    const posts = threads
      .filter(
        (post) =>
          post.parent_id === channel && post.owner_id === deps.ownId && BigInt(post.id) >= BigInt(after),
      )
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .slice(0, MOST_POSTS);
    for (const { id } of posts) {
      // A post's first message has the id of its thread.
      const message = storedMessageSchema.parse(await patient.get(Routes.channelMessage(id, id)));
      if (carriesMark(message, key, deps.ownId)) return { messageId: id, threadId: id };
    }
    return undefined;
  }

  return async ({ destination, key, since }): Promise<SentMessage | undefined> => {
    const { workspace, channel, thread } = destination;
    const after = snowflakeAt(Date.parse(since) - CLOCK_MARGIN_MS);
    try {
      if (thread === undefined) {
        const { type } = channelSchema.parse(await patient.get(Routes.channel(channel)));
        if (isForumType(type)) return await inForum(workspace, channel, key, after);
      }
      const message = await inChannel(thread ?? channel, key, after);
      if (message === undefined) return undefined;
      const threadId = thread ?? message.thread?.id;
      return { messageId: message.id, ...(threadId === undefined ? {} : { threadId }) };
    } catch (error) {
      throw toSendError(error, { posting: false, thread: thread !== undefined });
    }
  };
}

/** The smallest id that Discord gives at this time (docs: reference#snowflakes). */
function snowflakeAt(timeMs: number): string {
  return (BigInt(Math.max(0, timeMs - DISCORD_EPOCH_MS)) << 22n).toString();
}
