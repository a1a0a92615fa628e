import { DiscordAPIError, Routes } from "discord.js";
import { z } from "zod";
import { type Destination, formatDestination } from "../../briefings/delivery/destination.ts";
import { checkDiscordConfig, type DiscordConfig } from "./config.ts";
import { overwriteSchema, permissionsIn, roleSchema } from "./permissions.ts";
import { manifestDiscord, NEEDED_PERMISSIONS } from "./registration.ts";
import { createRestClients, type RestClients } from "./rest-clients.ts";
import { toSendError } from "./send-error.ts";

/** One thing that was looked at, for `doctor`. */
export interface DiscordCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly problem?: string;
  readonly remedy?: string;
}

const idSchema = z.object({ id: z.string() });
const channelSchema = z.object({
  guild_id: z.string().optional(),
  permission_overwrites: z.array(overwriteSchema).optional(),
  parent_id: z.string().nullish(),
});
const gatewaySchema = z.object({
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

/**
 * Looks whether Discord can be worked with: the token, that it belongs to the application, that the
 * gateway may be opened, and for each channel that it is there and what the bot may do in it.
 * Changes nothing and posts nothing. Never rejects for what Discord answers.
 *
 * @throws WirebriefError with code `config` for a setting that cannot work
 */
export async function checkDiscord(
  config: DiscordConfig,
  channels: readonly Destination[],
): Promise<DiscordCheck[]> {
  const checked = checkDiscordConfig(config);
  const rest = createRestClients(checked);
  const { inviteUrl } = manifestDiscord(checked.applicationId);
  try {
    const token = await look("Discord token", () => rest.patient.get(Routes.user("@me")));
    if (!token.ok) return [token];
    return [
      token,
      await look("Discord application id", () => checkApplication(rest, checked.applicationId)),
      await look("Discord gateway", () => checkGateway(rest)),
      ...(await Promise.all(
        channels.map((channel) =>
          look(`Discord channel ${formatDestination(channel)}`, () => checkChannel(rest, channel, inviteUrl)),
        ),
      )),
    ];
  } finally {
    await rest.close();
  }
}

/** A fault that was found, as opposed to one that happened while looking. */
class Finding extends Error {
  readonly remedy: string;
  constructor(problem: string, remedy: string) {
    super(problem);
    this.remedy = remedy;
  }
}

async function look(name: string, check: () => Promise<unknown>): Promise<DiscordCheck> {
  try {
    await check();
    return { name, ok: true };
  } catch (error) {
    if (error instanceof Finding) return { name, ok: false, problem: error.message, remedy: error.remedy };
    const { fault, reason } = toSendError(error, { posting: false, thread: false });
    return { name, ok: false, problem: reason, remedy: REMEDIES[fault] };
  }
}

const REMEDIES = {
  revoked: "Reset the token in the developer portal, page Bot, and set DISCORD_TOKEN to the new one",
  gone: "Invite the bot to the server and let it see the channel, or take the channel out of the briefing",
  wait: "Try again later; Discord limits how often it may be asked",
  passing: "Check the network and DISCORD_API_URL, and look at discordstatus.com",
  uncertain: "Check the network and DISCORD_API_URL, and look at discordstatus.com",
  refused: "Look at the log, and report this if it stays",
} as const;

async function checkApplication(rest: RestClients, applicationId: string): Promise<void> {
  const { id } = idSchema.parse(await rest.patient.get(Routes.currentApplication()));
  if (id === applicationId) return;
  throw new Finding(
    `the token belongs to application ${id}, not ${applicationId}`,
    `Set DISCORD_APPLICATION_ID to ${id}, or use the other application's token`,
  );
}

async function checkGateway(rest: RestClients): Promise<void> {
  const { session_start_limit: limit } = gatewaySchema.parse(await rest.patient.get(Routes.gatewayBot()));
  if (limit.remaining > 0) return;
  const minutes = Math.ceil(limit.reset_after / 60_000);
  throw new Finding(
    "the bot has connected too often today",
    `Wait ${minutes} minutes before starting it again`,
  );
}

async function checkChannel(rest: RestClients, { workspace, channel, thread }: Destination, invite: string) {
  const place = channelSchema.parse(await rest.patient.get(Routes.channel(thread ?? channel)));
  if (place.guild_id !== workspace) {
    throw new Finding(
      `the channel is in server ${place.guild_id ?? "none"}, not ${workspace}`,
      `Write it as discord:${place.guild_id ?? "SERVER"}/${channel}`,
    );
  }
  // A thread has its parent's overwrites.
  const parent =
    thread === undefined ? place : channelSchema.parse(await rest.patient.get(Routes.channel(channel)));
  const { id: memberId } = idSchema.parse(await rest.patient.get(Routes.user("@me")));
  const [roles, member] = await Promise.all([
    rest.patient.get(Routes.guildRoles(workspace)).then((found) => z.array(roleSchema).parse(found)),
    memberRolesOf(rest, workspace, memberId),
  ]);
  const overwrites = parent.permission_overwrites ?? [];
  const held = permissionsIn({ guildId: workspace, memberId, memberRoles: member, roles, overwrites });
  const missing = NEEDED_PERMISSIONS.filter(({ bit }) => (held & bit) === 0n);
  if (missing.length === 0) return;
  throw new Finding(
    `the bot lacks ${missing.map(({ name, why }) => `${name} (${why})`).join(", ")}`,
    `Allow it in the channel's settings, page Permissions, or invite the bot again: ${invite}`,
  );
}

async function memberRolesOf(rest: RestClients, guild: string, user: string): Promise<readonly string[]> {
  try {
    return z
      .object({ roles: z.array(z.string()) })
      .parse(await rest.patient.get(Routes.guildMember(guild, user))).roles;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    throw new Finding(
      "the bot is not in the server",
      "Invite it with the link that wirebrief manifest discord prints",
    );
  }
}
