import { OAuth2Scopes, PermissionFlagsBits, type REST, Routes } from "discord.js";
import { z } from "zod";
import { commandPayload } from "./commands.ts";

/** What the bot needs in a channel, and for what. */
export const NEEDED_PERMISSIONS = [
  { name: "View Channel", bit: PermissionFlagsBits.ViewChannel, why: "nothing works without it" },
  { name: "Send Messages", bit: PermissionFlagsBits.SendMessages, why: "digests, and posts in forums" },
  {
    name: "Send Messages in Threads",
    bit: PermissionFlagsBits.SendMessagesInThreads,
    why: "followed stories",
  },
  {
    name: "Create Public Threads",
    bit: PermissionFlagsBits.CreatePublicThreads,
    why: "following, long digests",
  },
  {
    name: "Read Message History",
    bit: PermissionFlagsBits.ReadMessageHistory,
    why: "no message comes twice",
  },
] as const;

/** The invite link with exactly these permissions, and the commands to register. */
export function manifestDiscord(applicationId: string): {
  readonly inviteUrl: string;
  readonly permissions: string;
  readonly commands: readonly Record<string, unknown>[];
} {
  const permissions = NEEDED_PERMISSIONS.reduce((all, { bit }) => all | bit, 0n).toString();
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
    permissions,
  });
  return {
    inviteUrl: `https://discord.com/oauth2/authorize?${query.toString()}`,
    permissions,
    commands: commandPayload(),
  };
}

const registeredSchema = z.array(z.record(z.string(), z.unknown()));

/**
 * Registers the commands for all servers, but only where they differ from what is registered: new
 * names count towards 200 a day, and a changed version makes every client load the list again.
 *
 * @returns whether they were registered now
 */
export async function registerCommands(rest: REST, applicationId: string): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const wanted = commandPayload();
  const present = registeredSchema.parse(await rest.get(route));
  const asWanted = wanted.map((command) => {
    const same = present.find((each) => each.name === command.name);
    return same === undefined ? undefined : pick(same, command);
  });
  const unchanged =
    present.length === wanted.length &&
    asWanted.every((each, at) => canonical(each) === canonical(wanted[at]));
  if (unchanged) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** Discord adds ids, versions and defaults; only what we say is compared. */
function pick(registered: Record<string, unknown>, wanted: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [key, registered[key] ?? (key === "options" ? [] : undefined)]),
  );
}

/** JSON with sorted keys, without what is false or empty, which Discord leaves out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === false || (Array.isArray(inner) && inner.length === 0)) return undefined;
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
