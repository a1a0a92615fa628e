import { webApi } from "@slack/bolt";
import { z } from "zod";
import { clientOptions, createClient, type SlackClient } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { toSendError } from "./faults.ts";
import type { SlackLog } from "./log.ts";
import { slackScopes } from "./manifest.ts";

export interface SlackFinding {
  readonly name: string;
  readonly ok: boolean;
  readonly problem?: string;
  readonly remedy?: string;
}

const REINSTALL = "Install the app again with the manifest of `wirebrief manifest slack`";

const authSchema = z.object({
  team: z.string(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

const channelSchema = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_im: z.boolean().default(false),
  }),
});

/**
 * What `wirebrief doctor` tells of Slack: the bot token, its scopes, the app token, and of each
 * channel whether the app can post in it. Posts nothing.
 */
export async function checkSlack(
  config: SlackConfig,
  channels: readonly string[],
  log: SlackLog,
): Promise<readonly SlackFinding[]> {
  const client = createClient(config, log);
  const token = await checkToken(client);
  const appToken = config.appToken === undefined ? [] : [await checkAppToken(config, config.appToken, log)];
  // With a dead token every channel would fail for the same reason.
  if (token.some(({ ok, name }) => !ok && name === TOKEN)) return [...token, ...appToken];
  const places = await Promise.all(channels.map((channel) => checkChannel(client, channel)));
  return [...token, ...appToken, ...places];
}

const TOKEN = "Slack bot token";

async function checkToken(client: SlackClient): Promise<SlackFinding[]> {
  try {
    const { response_metadata } = authSchema.parse(await client.auth.test());
    const granted = new Set(response_metadata?.scopes ?? []);
    const missing = Object.keys(slackScopes).filter((scope) => !granted.has(scope));
    return [
      { name: TOKEN, ok: true },
      missing.length === 0
        ? { name: "Slack scopes", ok: true }
        : { name: "Slack scopes", ok: false, problem: `missing: ${missing.join(", ")}`, remedy: REINSTALL },
    ];
  } catch (error) {
    return [failed(TOKEN, error, `${REINSTALL} and copy the new token into SLACK_BOT_TOKEN`)];
  }
}

/** Opens no connection: the address that Slack gives out is simply not used. */
async function checkAppToken(config: SlackConfig, appToken: string, log: SlackLog): Promise<SlackFinding> {
  const name = "Slack app token";
  try {
    await new webApi.WebClient(appToken, clientOptions(config, log)).apps.connections.open();
    return { name, ok: true };
  } catch (error) {
    return failed(
      name,
      error,
      "Make an app-level token with the scope connections:write under Basic Information, and copy it into SLACK_APP_TOKEN",
    );
  }
}

async function checkChannel(client: SlackClient, id: string): Promise<SlackFinding> {
  try {
    const { channel } = channelSchema.parse(await client.conversations.info({ channel: id }));
    const name = `Slack channel ${id}${channel.name ? ` (#${channel.name})` : ""}`;
    if (channel.is_archived) {
      return { name, ok: false, problem: "is archived", remedy: "Unarchive it, or take it out of `deliver`" };
    }
    if (!channel.is_member && !channel.is_im) {
      return { name, ok: false, problem: "the app is not in it", remedy: "Type /invite @Wirebrief there" };
    }
    return { name, ok: true };
  } catch (error) {
    return failed(
      `Slack channel ${id}`,
      error,
      "Check the id under “View channel details”; in a private channel type /invite @Wirebrief first",
    );
  }
}

function failed(name: string, error: unknown, remedy: string): SlackFinding {
  const { fault, reason } = toSendError(error);
  const passing = fault === "passing" || fault === "uncertain" || fault === "wait";
  return {
    name,
    ok: false,
    problem: reason,
    remedy: passing ? "Check that this machine reaches slack.com, and try again" : remedy,
  };
}
