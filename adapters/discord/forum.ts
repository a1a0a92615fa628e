import { ChannelType } from "discord.js";

const FORUM_TYPES: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** Forums and media channels take posts, each a thread of its own, and no messages. */
export function isForumType(type: number): boolean {
  return FORUM_TYPES.has(type);
}
