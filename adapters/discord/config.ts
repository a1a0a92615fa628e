import { z } from "zod";
import { WirebriefError } from "../../briefings/errors.ts";

const SNOWFLAKE = /^\d{17,20}$/u;
const PUBLIC_KEY = /^[0-9a-f]{64}$/iu;
/** User id in base64, time of issue, signature (docs: reference#authentication). */
const BOT_TOKEN = /^(?<id>[\w-]{18,})\.[\w-]{5,8}\.[\w-]{25,}$/u;
const PORTAL = "https://discord.com/developers/applications";

const discordConfigSchema = z.strictObject({
  token: z.string(),
  applicationId: z.string(),
  /** Checks interactions that come over HTTP; absent where they come over the gateway. */
  publicKey: z.string().optional(),
  /** Without the version: discord.js appends `/v10`. */
  apiUrl: z.string().default("https://discord.com/api"),
  /**
   * Whether a mention is answered. It takes the message events of all servers (their content comes
   * for mentions only), which a very large bot may want to do without.
   */
  answerMentions: z.boolean().default(true),
  /** A request that is not answered after this time is given up. */
  requestTimeoutMs: z.int().positive().default(15_000),
});
export type DiscordConfig = z.input<typeof discordConfigSchema>;
export type CheckedDiscordConfig = z.output<typeof discordConfigSchema>;

/** Where people take a wrong value from, told by its shape. Tried in order. */
const WRONG_TOKENS: readonly { readonly shape: RegExp; readonly what: string; readonly remedy: string }[] = [
  {
    shape: /^(?:Bot|Bearer)\s/iu,
    what: 'starts with the word "Bot", which belongs to the HTTP header',
    remedy: "Set DISCORD_TOKEN to the token alone",
  },
  {
    shape: /^https?:\/\//iu,
    what: "is an address, perhaps of a webhook",
    remedy: `Copy the token from ${PORTAL}, page Bot, button "Reset Token"`,
  },
  {
    shape: /^xox[a-z]-|^xapp-/u,
    what: "is a token of Slack",
    remedy: `Copy the token from ${PORTAL}, page Bot, button "Reset Token"; Slack's belongs in SLACK_BOT_TOKEN`,
  },
  {
    shape: PUBLIC_KEY,
    what: "is the application's public key",
    remedy: `The key belongs in DISCORD_PUBLIC_KEY; the token stands at ${PORTAL}, page Bot, button "Reset Token"`,
  },
  {
    shape: SNOWFLAKE,
    what: "is an id, perhaps the application's",
    remedy: `The id belongs in DISCORD_APPLICATION_ID; the token stands at ${PORTAL}, page Bot, button "Reset Token"`,
  },
  {
    shape: /^[\w-]{32}$/u,
    what: "is the application's client secret",
    remedy: `Wirebrief needs no client secret; the token stands at ${PORTAL}, page Bot, button "Reset Token"`,
  },
  {
    shape: /^mfa\./u,
    what: "is the token of a person's account, which Discord does not allow in programs",
    remedy: `Create an application and copy its token from ${PORTAL}, page Bot`,
  },
];

/**
 * Checks the settings and fills in the defaults. A wrong kind of token is named, with the place
 * where the right one stands; no secret is repeated in the error.
 *
 * @throws WirebriefError with code `config`
 */
export function checkDiscordConfig(config: DiscordConfig): CheckedDiscordConfig {
  const checked = discordConfigSchema.parse(config);
  checkToken(checked.token);
  if (!SNOWFLAKE.test(checked.applicationId)) {
    throw new WirebriefError({
      code: "config",
      thing: "DISCORD_APPLICATION_ID",
      problem: "is not an application id, which has 17 to 20 digits",
      value: checked.applicationId,
      remedy: `Copy "Application ID" from ${PORTAL}, page General Information`,
    });
  }
  if (checked.publicKey !== undefined && !PUBLIC_KEY.test(checked.publicKey)) {
    throw new WirebriefError({
      code: "config",
      thing: "DISCORD_PUBLIC_KEY",
      problem: "is not a public key, which has 64 hexadecimal digits",
      remedy: `Copy "Public Key" from ${PORTAL}, page General Information`,
    });
  }
  return { ...checked, apiUrl: checkApiUrl(checked.apiUrl) };
}

/** The bot's own user id, which its token begins with. */
export function ownUserId(token: string): string {
  return Buffer.from(token.split(".")[0] ?? "", "base64").toString("utf8");
}

function checkToken(token: string): void {
  const refuse = (problem: string, remedy: string): never => {
    throw new WirebriefError({ code: "config", thing: "DISCORD_TOKEN", problem, remedy });
  };
  for (const { shape, what, remedy } of WRONG_TOKENS) if (shape.test(token)) refuse(what, remedy);
  if (!BOT_TOKEN.test(token) || !/^\d+$/u.test(ownUserId(token))) {
    refuse(
      "is not a bot token, which has three parts joined by dots",
      `Copy the token from ${PORTAL}, page Bot, button "Reset Token"`,
    );
  }
}

function checkApiUrl(apiUrl: string): string {
  const trimmed = apiUrl.replace(/\/+$/u, "").replace(/\/v\d+$/u, "");
  if (/^https?:\/\//u.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  throw new WirebriefError({
    code: "config",
    thing: "DISCORD_API_URL",
    problem: "is not an http or https address",
    value: apiUrl,
    remedy: 'Leave it out, or write it like "https://discord.com/api"',
  });
}
