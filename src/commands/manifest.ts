import { REST } from "discord.js";
import { manifestDiscord, registerCommands } from "../../adapters/discord/registration.ts";
import { slackManifest } from "../../adapters/slack/manifest.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Invocation } from "../cli.ts";

/** `wirebrief manifest slack|discord [--register]`. */
export async function manifest(
  { settings, options, output }: Invocation,
  platform: string,
  register: boolean,
): Promise<number> {
  if (platform === "slack") {
    const socketMode = settings.slack?.appToken !== undefined || settings.publicUrl === undefined;
    output.out(JSON.stringify(slackManifest({ socketMode, publicUrl: settings.publicUrl }), null, 2));
    return 0;
  }
  if (platform !== "discord") {
    throw new WirebriefError({
      code: "usage",
      thing: "manifest",
      problem: "knows no such platform",
      value: platform,
      remedy: "Use slack or discord",
    });
  }
  const { discord } = settings;
  if (discord === undefined) {
    throw new WirebriefError({
      code: "config",
      thing: "DISCORD_TOKEN",
      problem: "is missing, and the invite link needs the application's id",
      remedy: "Set DISCORD_TOKEN to the bot token of your Discord application",
    });
  }
  const { inviteUrl, permissions, commands } = manifestDiscord(discord.applicationId);
  const registered = register
    ? await registerAt(discord.apiUrl, discord.token, discord.applicationId)
    : undefined;
  if (options.json) {
    output.out(
      JSON.stringify({ inviteUrl, permissions, commands, ...(register ? { registered } : {}) }, null, 2),
    );
    return 0;
  }
  output.out(`Invite: ${inviteUrl}`);
  output.out(`Commands: ${commands.map(({ name }) => `/${String(name)}`).join(" ")}`);
  if (registered === undefined) output.out("Register them with: wirebrief manifest discord --register");
  else output.out(registered ? "Registered." : "They are registered already; nothing changed.");
  return 0;
}

async function registerAt(
  apiUrl: string | undefined,
  token: string,
  applicationId: string,
): Promise<boolean> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  try {
    return await registerCommands(rest, applicationId);
  } catch (cause) {
    throw new WirebriefError({
      code: "platform",
      thing: "Discord",
      problem: `did not register the commands: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: "Check DISCORD_TOKEN and DISCORD_APPLICATION_ID with `wirebrief doctor`",
      cause,
    });
  }
}
