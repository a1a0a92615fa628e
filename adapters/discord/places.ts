import { type Client, type DMChannel, Events, type GuildBasedChannel, PermissionFlagsBits } from "discord.js";
import { errorFields, type Log } from "./log.ts";
import type { LostChannels } from "./lost-channels.ts";

/** A channel or a whole server was lost or came back. */
export interface PlaceChange {
  readonly platform: "discord";
  readonly workspace: string;
  /** Undefined: the whole server. */
  readonly channel?: string | undefined;
  readonly state: "gone" | "back";
  /** For a person: "the channel was deleted". */
  readonly reason: string;
}

const NEEDED_TO_POST = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/**
 * Passes on what Discord tells about channels and servers. A server in an outage is not lost: its
 * GUILD_DELETE says so, and discord.js tells the two apart. Changes may come twice; whoever is told
 * must not mind.
 */
export function listenToPlaces(
  client: Client,
  deps: {
    readonly lost: LostChannels;
    readonly log: Log;
    readonly changed: (change: PlaceChange) => Promise<void>;
  },
): void {
  const { lost, log, changed } = deps;

  function tell(change: Omit<PlaceChange, "platform">): void {
    log.info({ ...change }, "Discord: a place changed");
    changed({ platform: "discord", ...change }).catch((error: unknown) => {
      log.error({ ...errorFields(error), ...change }, "Discord: a change of a place could not be noted");
    });
  }

  /** Channels that refused and that the bot may write in now. */
  function tellReopened(workspace: string): void {
    lost.allowAll();
    for (const id of lost.all()) {
      const channel = client.channels.cache.get(id);
      if (channel === undefined || channel.isDMBased() || channel.guildId !== workspace) continue;
      if (!mayPost(channel)) continue;
      lost.forget(id);
      tell({ workspace, channel: id, state: "back", reason: "the bot may write in the channel again" });
    }
  }

  client.on(Events.GuildDelete, (guild) => {
    tell({ workspace: guild.id, state: "gone", reason: "the bot was removed from the server" });
  });
  client.on(Events.GuildCreate, (guild) => {
    lost.allowAll();
    tell({ workspace: guild.id, state: "back", reason: "the bot was added to the server" });
  });
  client.on(Events.GuildUnavailable, (guild) => {
    log.warn({ workspace: guild.id }, "Discord reports an outage of a server; its briefings are kept");
  });
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    tell({
      workspace: channel.guildId,
      channel: channel.id,
      state: "gone",
      reason: "the channel was deleted",
    });
  });
  client.on(Events.ChannelUpdate, (before, after) => {
    if (after.isDMBased() || before.isDMBased()) return;
    const [could, can] = [mayPost(before), mayPost(after)];
    const workspace = after.guildId;
    if (could && !can) {
      const reason = "the bot may not write in the channel any more";
      tell({ workspace, channel: after.id, state: "gone", reason });
    } else if (can && !could) {
      lost.forget(after.id);
      tell({ workspace, channel: after.id, state: "back", reason: "the bot may write in the channel again" });
    }
    tellReopened(workspace);
  });
  client.on(Events.GuildRoleUpdate, (_, role) => tellReopened(role.guild.id));
  client.on(Events.GuildMemberUpdate, (_, member) => {
    if (member.id === client.user?.id) tellReopened(member.guild.id);
  });
}

function mayPost(channel: Exclude<GuildBasedChannel, DMChannel>): boolean {
  const me = channel.guild.members.me;
  return me !== null && channel.permissionsFor(me).has(NEEDED_TO_POST);
}
