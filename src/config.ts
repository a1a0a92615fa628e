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
  readonly slack: SlackSettings | undefined;
  readonly discord: DiscordSettings | undefined;
  readonly adminToken: string | undefined;
  readonly fetchAllow: readonly string[];
  readonly logLevel: NonNullable<Values["LOG_LEVEL"]>;
  /** Settings that are there but do nothing yet or miss their other half; said at start. */
  readonly remarks: readonly string[];
}

export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret: string | undefined;
  readonly appToken: string | undefined;
  readonly apiUrl: string | undefined;
}

export interface DiscordSettings {
  readonly token: string;
  readonly applicationId: string;
  readonly apiUrl: string | undefined;
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

function slackSettings(values: Values, faults: WirebriefError[]): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL } = values;
  if (SLACK_BOT_TOKEN === undefined) {
    const other = SLACK_APP_TOKEN !== undefined ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET";
    if ((SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET) !== undefined) {
      faults.push(fault("SLACK_BOT_TOKEN", `is missing although ${other} is set`, BOT_TOKEN_REMEDY));
    }
    return undefined;
  }
  checkPrefix("SLACK_BOT_TOKEN", SLACK_BOT_TOKEN, "xoxb-", faults, BOT_TOKEN_REMEDY);
  if (SLACK_APP_TOKEN !== undefined) {
    checkPrefix("SLACK_APP_TOKEN", SLACK_APP_TOKEN, "xapp-", faults, APP_TOKEN_REMEDY);
  }
  if (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined) {
    faults.push(
      fault(
        "SLACK_APP_TOKEN",
        "is missing, and so is SLACK_SIGNING_SECRET",
        "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP",
      ),
    );
  }
  return {
    botToken: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    appToken: SLACK_APP_TOKEN,
    apiUrl: SLACK_API_URL,
  };
}

function discordSettings(values: Values, faults: WirebriefError[]): DiscordSettings | undefined {
  const { DISCORD_TOKEN, DISCORD_APPLICATION_ID, DISCORD_API_URL } = values;
  if (DISCORD_TOKEN === undefined) return undefined;
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(DISCORD_TOKEN)) {
    faults.push(
      fault(
        "DISCORD_TOKEN",
        "is not a bot token, which has three parts joined by dots",
        "Reset and copy the token on the Bot page; the client secret and the public key do not work here",
      ),
    );
  }
  const applicationId = DISCORD_APPLICATION_ID ?? applicationIdIn(DISCORD_TOKEN);
  if (applicationId === undefined) {
    faults.push(
      fault("DISCORD_APPLICATION_ID", "is missing", "Copy the Application ID from General Information"),
    );
    return undefined;
  }
  return { token: DISCORD_TOKEN, applicationId, apiUrl: DISCORD_API_URL };
}

/** A bot token's first part is the application id in Base64. */
function applicationIdIn(token: string): string | undefined {
  const decoded = Buffer.from(token.split(".")[0] ?? "", "base64").toString("latin1");
  return /^\d{15,21}$/u.test(decoded) ? decoded : undefined;
}

const BOT_TOKEN_REMEDY = "Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your Slack app";
const APP_TOKEN_REMEDY =
  "Make an App-Level Token (xapp-…) with connections:write in Basic Information of your Slack app";

const TOKEN_KINDS: readonly (readonly [prefix: string, what: string])[] = [
  ["xoxb-", "a bot token (xoxb-…)"],
  ["xoxp-", "a user token (xoxp-…)"],
  ["xapp-", "an app-level token (xapp-…)"],
  ["xoxe", "a rotating token or its refresh token (xoxe…)"],
  ["xoxa-", "a legacy workspace token (xoxa-…)"],
];

function checkPrefix(
  name: string,
  token: string,
  prefix: string,
  faults: WirebriefError[],
  remedy: string,
): void {
  if (token.startsWith(prefix)) return;
  const kind = TOKEN_KINDS.find(([start]) => token.startsWith(start))?.[1] ?? "no token of Slack's";
  faults.push(fault(name, `holds ${kind}`, remedy));
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
