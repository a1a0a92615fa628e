import { checkDiscordConfig, type DiscordConfig, ownUserId } from "../adapters/discord/config.ts";
import { checkSlackConfig, type SlackConfig } from "../adapters/slack/config.ts";
import { WirebriefError } from "../briefings/errors.ts";
import { VARIABLES } from "./environment.ts";

type Values = { [V in (typeof VARIABLES)[number] as V["name"]]?: V["schema"]["_output"] };

/** Everything that the environment decides, read once at start. */
export interface Config {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly embeddedSync: "commit" | "group" | "off";
  readonly redisUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly slack: SlackConfig | undefined;
  readonly discord: DiscordConfig | undefined;
  readonly adminToken: string | undefined;
  readonly fetchAllow: readonly string[];
  readonly logLevel: NonNullable<Values["LOG_LEVEL"]>;
  /** Settings that are there but do nothing yet or miss their other half; said at start. */
  readonly remarks: readonly string[];
}

/**
 * Reads the environment. An empty variable counts as absent. Throws one `WirebriefError` with code
 * `config` that names every wrong variable with its value (never a secret) and its remedy.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Values = {};
  const faults: WirebriefError[] = [];
  for (const { name, schema, secret, remedy } of VARIABLES) {
    const text = env[name]?.trim();
    if (text === undefined || text === "") continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else faults.push(fault(name, "is not valid", remedy, secret ? undefined : text));
  }
  const slack = slackSettings(values, faults);
  const discord = discordSettings(values, faults);
  throwAll(faults);
  return {
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR ?? ".wirebrief",
    embeddedSync: values.EMBEDDED_SYNC ?? "group",
    redisUrl: values.REDIS_URL,
    port: values.PORT ?? 3000,
    host: values.HOST ?? "127.0.0.1",
    publicUrl: values.PUBLIC_URL,
    slack,
    discord,
    adminToken: values.ADMIN_TOKEN,
    fetchAllow: values.FETCH_ALLOW ?? [],
    logLevel: values.LOG_LEVEL ?? "info",
    remarks: remarksOn(values),
  };
}

function slackSettings(values: Values, faults: WirebriefError[]): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL } = values;
  if (SLACK_BOT_TOKEN === undefined) {
    const other = SLACK_APP_TOKEN !== undefined ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET";
    if ((SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET) !== undefined) {
      faults.push(
        fault(
          "SLACK_BOT_TOKEN",
          `is missing although ${other} is set`,
          "Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your Slack app",
        ),
      );
    }
    return undefined;
  }
  return checked(faults, () =>
    checkSlackConfig({
      botToken: SLACK_BOT_TOKEN,
      ...(SLACK_SIGNING_SECRET === undefined ? {} : { signingSecret: SLACK_SIGNING_SECRET }),
      ...(SLACK_APP_TOKEN === undefined ? {} : { appToken: SLACK_APP_TOKEN }),
      ...(SLACK_API_URL === undefined ? {} : { apiUrl: SLACK_API_URL }),
    }),
  );
}

function discordSettings(values: Values, faults: WirebriefError[]): DiscordConfig | undefined {
  const { DISCORD_TOKEN, DISCORD_APPLICATION_ID, DISCORD_API_URL } = values;
  if (DISCORD_TOKEN === undefined) return undefined;
  const token = DISCORD_TOKEN;
  return checked(faults, () =>
    checkDiscordConfig({
      token,
      // A bot token begins with the bot's user id, which is the application's for all but the oldest bots.
      applicationId: DISCORD_APPLICATION_ID ?? ownUserId(token),
      ...(DISCORD_API_URL === undefined ? {} : { apiUrl: DISCORD_API_URL }),
    }),
  );
}

function checked<T>(faults: WirebriefError[], check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof WirebriefError)) throw error;
    faults.push(error);
    return undefined;
  }
}

function remarksOn(values: Values): string[] {
  const remarks: string[] = [];
  if (values.MODEL_PROVIDER !== undefined) {
    remarks.push("MODEL_PROVIDER is set, but this version reads without a language model.");
  }
  if (values.SLACK_CLIENT_ID !== undefined || values.SLACK_CLIENT_SECRET !== undefined) {
    remarks.push("SLACK_CLIENT_ID is set, but this version serves one workspace, by SLACK_BOT_TOKEN.");
  }
  if (values.DISCORD_PUBLIC_KEY !== undefined) {
    remarks.push("DISCORD_PUBLIC_KEY is set, but this version takes interactions over the gateway.");
  }
  return remarks;
}

function fault(name: string, problem: string, remedy: string, value?: string): WirebriefError {
  return new WirebriefError({
    code: "config",
    thing: name,
    problem,
    remedy,
    ...(value === undefined ? {} : { value }),
  });
}

/** Throws what was found: the one fault itself, or all of them in one error, a line each. */
export function throwAll(faults: readonly WirebriefError[]): void {
  const [first, ...more] = faults;
  if (first === undefined) return;
  if (more.length === 0) throw first;
  throw new ConfigFaults(faults);
}

/** Several faults of the configuration, told together so that they can be mended together. */
export class ConfigFaults extends WirebriefError {
  readonly faults: readonly WirebriefError[];

  constructor(faults: readonly WirebriefError[]) {
    super({
      code: "config",
      thing: "configuration",
      problem: `has ${faults.length} faults`,
      remedy: faults.map(({ message }) => message).join("\n"),
    });
    this.faults = faults;
    this.message = faults.map(({ message }) => message).join("\n");
  }
}
