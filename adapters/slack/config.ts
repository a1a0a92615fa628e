import { z } from "zod";
import { WirebriefError } from "../../briefings/errors.ts";

const paceSchema = z.strictObject({ burst: z.int().positive(), everyMs: z.number().nonnegative() });

/**
 * How to reach one Slack workspace. With an app token everything comes over Socket Mode; with a
 * signing secret Slack calls us over HTTP. One of the two is needed to be asked anything.
 */
const slackConfigSchema = z.strictObject({
  botToken: z.string(),
  appToken: z.string().optional(),
  signingSecret: z.string().optional(),
  /** Another address for the Web API; default https://slack.com/api/. */
  apiUrl: z.url().optional(),
  /** A call that has no answer by then counts as lost; default 10 s. */
  timeoutMs: z.int().positive().optional(),
  /** Default `slackPace`. */
  pace: z.strictObject({ channel: paceSchema, workspace: paceSchema }).optional(),
});
export type SlackConfig = z.infer<typeof slackConfigSchema>;

/** Where each secret stands on the app's pages at api.slack.com/apps. */
const PLACES = {
  botToken: "OAuth & Permissions, “Bot User OAuth Token”; it begins with xoxb-",
  appToken: "Basic Information, “App-Level Tokens”, with the scope connections:write; it begins with xapp-",
  signingSecret: "Basic Information, “App Credentials”, “Signing Secret”; it has 32 hexadecimal digits",
} as const;

const VARIABLES = {
  botToken: "SLACK_BOT_TOKEN",
  appToken: "SLACK_APP_TOKEN",
  signingSecret: "SLACK_SIGNING_SECRET",
} as const;

type Secret = keyof typeof PLACES;

/** Longest prefix first. [docs.slack.dev/authentication/tokens] */
const TOKEN_KINDS: readonly { readonly prefix: string; readonly kind: string; readonly is?: Secret }[] = [
  { prefix: "xoxe.xoxb-", kind: "a bot token that rotates and ends within 12 hours" },
  { prefix: "xoxe.xoxp-", kind: "a user token that rotates" },
  { prefix: "xoxe-", kind: "a refresh token" },
  { prefix: "xoxb-", kind: "a bot token", is: "botToken" },
  { prefix: "xoxp-", kind: "a user token" },
  { prefix: "xoxa-", kind: "a token of a retired kind" },
  { prefix: "xoxr-", kind: "a refresh token of a retired kind" },
  { prefix: "xoxc-", kind: "a browser's session token" },
  { prefix: "xoxd-", kind: "a browser's session cookie" },
  { prefix: "xoxs-", kind: "a session token" },
  { prefix: "xwfp-", kind: "a workflow token" },
  { prefix: "xapp-", kind: "an app-level token", is: "appToken" },
  { prefix: "https://hooks.slack.com/", kind: "a webhook address" },
];

const SIGNING_SECRET = /^[0-9a-f]{32}$/u;

/**
 * Checks that every secret is of the kind that its variable wants.
 *
 * @throws WirebriefError `config` naming the variable, what was given instead and where the right
 * one stands. The secret itself is never part of it.
 */
export function checkSlackConfig(input: unknown): SlackConfig {
  const config = slackConfigSchema.parse(input);
  requireKind("botToken", config.botToken);
  if (config.appToken !== undefined) requireKind("appToken", config.appToken);
  if (config.signingSecret !== undefined) requireKind("signingSecret", config.signingSecret);
  if (config.appToken === undefined && config.signingSecret === undefined) {
    throw new WirebriefError({
      code: "config",
      thing: `${VARIABLES.appToken} or ${VARIABLES.signingSecret}`,
      problem: "is missing, so nobody could ask the bot anything",
      remedy: `For Socket Mode copy the app token from ${PLACES.appToken}. For HTTP copy the signing secret from ${PLACES.signingSecret}`,
    });
  }
  return config;
}

function requireKind(wanted: Secret, secret: string): void {
  const problem = problemWith(wanted, secret);
  if (problem === undefined) return;
  throw new WirebriefError({
    code: "config",
    thing: VARIABLES[wanted],
    problem,
    remedy: `Copy it from ${PLACES[wanted]}`,
  });
}

function problemWith(wanted: Secret, secret: string): string | undefined {
  if (secret.trim() === "") return "is empty";
  if (secret !== secret.trim()) return "has blanks around it";
  const known = TOKEN_KINDS.find(({ prefix }) => secret.startsWith(prefix));
  const given =
    known?.kind ??
    (SIGNING_SECRET.test(secret) ? "a signing secret" : "no kind of secret that Slack gives out");
  if (wanted === "signingSecret") return SIGNING_SECRET.test(secret) ? undefined : `is ${given}`;
  return known?.is === wanted ? undefined : `is ${given}`;
}
