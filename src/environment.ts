import { z } from "zod";

/** One variable of the environment: how it is read, and what `.env.example` says of it. */
export interface Variable {
  readonly name: string;
  readonly schema: z.ZodType<unknown, string>;
  /** Never shown, not even in an error. */
  readonly secret: boolean;
  readonly about: string;
  /** What to write; ends the error message. */
  readonly remedy: string;
  /** The value that `.env.example` shows; empty: none. */
  readonly example: string;
}

const words = z.string().min(1);
const address = z.url({ protocol: /^https?$/u });

/** Every variable that Wirebrief reads, in the order of `.env.example`. */
export const VARIABLES = [
  variable("DATABASE_URL", z.url({ protocol: /^postgres(ql)?$/u }), {
    secret: true,
    about: "PostgreSQL to keep everything in. Without it: an embedded database in DATA_DIR.",
    remedy: 'Write it like "postgresql://user:password@host:5432/wirebrief"',
  }),
  variable("DATA_DIR", words, {
    about: "Folder of the embedded database.",
    remedy: "Name a folder that can be written",
    example: ".wirebrief",
  }),
  variable("EMBEDDED_SYNC", z.enum(["commit", "group", "off"]), {
    about:
      "When the embedded database is forced to disk: at each commit, in groups (at most 50 ms), or by the system.",
    remedy: 'Use "commit", "group" or "off"',
    example: "group",
  }),
  variable("REDIS_URL", z.url({ protocol: /^rediss?$/u }), {
    secret: true,
    about: "Redis for the queue, for several machines. Without it: a queue in the database.",
    remedy: 'Write it like "redis://host:6379"',
  }),
  variable(
    "PORT",
    z
      .string()
      .regex(/^\d{1,5}$/u)
      .transform(Number)
      .pipe(z.int().min(0).max(65535)),
    {
      about: "Port of the web server.",
      remedy: "Use a number from 0 to 65535",
      example: "3000",
    },
  ),
  variable("HOST", words, {
    about: "Address that the web server listens on.",
    remedy: 'Use an address such as "127.0.0.1" or "0.0.0.0"',
    example: "127.0.0.1",
  }),
  variable("PUBLIC_URL", address, {
    about: "Address under which Slack and Discord reach the web server from outside.",
    remedy: 'Write it like "https://briefs.example.org"',
  }),
  variable("SLACK_BOT_TOKEN", words, {
    secret: true,
    about: "Slack: Bot User OAuth Token (xoxb-…), from OAuth & Permissions.",
    remedy: "Copy the Bot User OAuth Token from OAuth & Permissions of your Slack app",
  }),
  variable("SLACK_SIGNING_SECRET", words, {
    secret: true,
    about: "Slack over HTTP: Signing Secret, from Basic Information. Not needed with Socket Mode.",
    remedy: "Copy the Signing Secret from Basic Information of your Slack app",
  }),
  variable("SLACK_APP_TOKEN", words, {
    secret: true,
    about: "Slack over Socket Mode: App-Level Token (xapp-…) with connections:write, from Basic Information.",
    remedy: "Make an App-Level Token with connections:write in Basic Information of your Slack app",
  }),
  variable("SLACK_CLIENT_ID", words, {
    about: "Slack, many workspaces: Client ID, from Basic Information.",
    remedy: "Copy the Client ID from Basic Information of your Slack app",
  }),
  variable("SLACK_CLIENT_SECRET", words, {
    secret: true,
    about: "Slack, many workspaces: Client Secret, from Basic Information.",
    remedy: "Copy the Client Secret from Basic Information of your Slack app",
  }),
  variable("SLACK_API_URL", address, {
    about: "Another address of Slack's Web API, for tests.",
    remedy: 'Write it like "http://127.0.0.1:4000/api/"',
  }),
  variable("DISCORD_TOKEN", words, {
    secret: true,
    about: "Discord: bot token, from the Bot page of the developer portal.",
    remedy: "Reset and copy the token on the Bot page of your Discord application",
  }),
  variable("DISCORD_APPLICATION_ID", z.string().regex(/^\d{15,21}$/u), {
    about: "Discord: Application ID, from General Information.",
    remedy: "Copy the Application ID, a number of 17 to 20 digits, from General Information",
  }),
  variable("DISCORD_PUBLIC_KEY", z.string().regex(/^[0-9a-f]{64}$/iu), {
    about:
      "Discord over HTTP interactions: Public Key, from General Information. Not needed with the gateway.",
    remedy: "Copy the Public Key, 64 hexadecimal digits, from General Information",
  }),
  variable("DISCORD_API_URL", address, {
    about: "Another address of Discord's API, for tests.",
    remedy: 'Write it like "http://127.0.0.1:4000/api"',
  }),
  variable("ENCRYPTION_KEY", z.string().regex(/^[0-9a-f]{64}$/iu), {
    secret: true,
    about: "32 bytes as 64 hexadecimal digits; encrypts the tokens of installed workspaces.",
    remedy: 'Make one with "openssl rand -hex 32"',
  }),
  variable("ADMIN_TOKEN", z.string().min(16), {
    secret: true,
    about: "Bearer token of POST /api/articles; at least 16 characters.",
    remedy: "Use at least 16 characters",
  }),
  variable("MODEL_PROVIDER", z.enum(["anthropic", "openai", "openai-compatible"]), {
    about:
      "Language model as a second reader, checked like the first: anthropic, openai or openai-compatible.",
    remedy: 'Use "anthropic", "openai" or "openai-compatible", or leave it out',
  }),
  variable("MODEL_NAME", words, { about: "Name of the model.", remedy: "Name a model of the provider" }),
  variable("MODEL_BASE_URL", address, {
    about: "Address of an openai-compatible server.",
    remedy: 'Write it like "http://127.0.0.1:11434/v1"',
  }),
  variable("MODEL_API_KEY", words, {
    secret: true,
    about: "Key of the provider.",
    remedy: "Copy it from the provider",
  }),
  variable(
    "MODEL_DAILY_BUDGET",
    z
      .string()
      .regex(/^\d+(\.\d+)?$/u)
      .transform(Number),
    {
      about: "Most that the model may cost a day, in US dollars.",
      remedy: 'Use a number such as "2.50"',
    },
  ),
  variable(
    "FETCH_ALLOW",
    z.string().transform((text) => text.split(/[\s,]+/u).filter((entry) => entry !== "")),
    {
      about: "Hosts or CIDR ranges, separated by commas, that may be fetched although they are private.",
      remedy: 'Write it like "intranet.example.org, 10.1.0.0/16"',
    },
  ),
  variable("LOG_LEVEL", z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]), {
    about: "How much is logged: fatal, error, warn, info, debug, trace or silent.",
    remedy: 'Use "info", or another of: fatal, error, warn, debug, trace, silent',
    example: "info",
  }),
] as const satisfies readonly Variable[];

/** The text of `.env.example`. */
export function environmentExample(): string {
  const entries = VARIABLES.map(
    ({ name, about, example }) => `# ${about}\n${example === "" ? "# " : ""}${name}=${example}\n`,
  );
  return `# Wirebrief reads these variables; all are optional. Copy this file to .env.\n\n${entries.join("\n")}`;
}

function variable<const Name extends string, Output>(
  name: Name,
  schema: z.ZodType<Output, string>,
  rest: { about: string; remedy: string; secret?: boolean; example?: string },
) {
  const { about, remedy, secret = false, example = "" } = rest;
  return { name, schema, about, remedy, secret, example };
}
