import { existsSync } from "node:fs";
import { checkDiscord } from "../../adapters/discord/check.ts";
import { checkSlack } from "../../adapters/slack/check.ts";
import { parseDestination } from "../../briefings/delivery/destination.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { openApp } from "../app.ts";
import { readBriefingsFile } from "../briefings-file.ts";
import type { Invocation } from "../cli.ts";
import { openLog } from "../log.ts";
import { TEMPLATE_PATH } from "../package-root.ts";
import { listBriefings } from "../store/briefings.ts";
import { countsByState } from "../store/outbox.ts";
import { listSources } from "../store/sources.ts";
import { listSubscriptions } from "../store/subscriptions.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { syncBriefings } from "../work/sync-briefings.ts";

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly problem?: string | undefined;
  readonly remedy?: string | undefined;
}

const LEAST_NODE = [20, 19] as const;

/** `wirebrief doctor`: one line a check; every failure with its remedy; exit code 1 on any. */
export async function doctor(invocation: Invocation): Promise<number> {
  const { settings, options, output } = invocation;
  const findings: Finding[] = [nodeVersion(process.versions.node), template()];
  await collect(findings, invocation);
  if (settings.slack === undefined)
    findings.push({ name: "Slack is off (SLACK_BOT_TOKEN is not set)", ok: true });
  if (settings.discord === undefined)
    findings.push({ name: "Discord is off (DISCORD_TOKEN is not set)", ok: true });
  const failed = findings.filter(({ ok }) => !ok);
  if (options.json) output.out(JSON.stringify({ ok: failed.length === 0, findings }, null, 2));
  else {
    const { green, red } = output.colours;
    for (const { name, ok, problem, remedy } of findings) {
      output.out(ok ? `${green("ok")}    ${name}` : `${red("fail")}  ${name}: ${problem}. ${remedy}`);
    }
    output.out(failed.length === 0 ? "Everything is in order." : `${failed.length} to mend.`);
  }
  return failed.length === 0 ? 0 : 1;
}

async function collect(findings: Finding[], invocation: Invocation): Promise<void> {
  const { settings, options, clock } = invocation;
  const log = openLog("silent");
  const attempt = async <T>(name: string, check: () => Promise<T>): Promise<T | undefined> => {
    try {
      const value = await check();
      findings.push({ name, ok: true });
      return value;
    } catch (error) {
      if (!(error instanceof WirebriefError)) throw error;
      findings.push({ name, ok: false, problem: error.message.replace(/\.?$/u, ""), remedy: "" });
      return undefined;
    }
  };
  const hasFile = options.configGiven || existsSync(options.config);
  const file = hasFile
    ? await attempt(`briefings in ${options.config}`, () => readBriefingsFile(options.config, LOCAL))
    : undefined;
  if (!hasFile)
    findings.push({ name: "no wirebrief.yaml here: copy seeds/briefings.yaml to begin", ok: true });
  const app = await attempt("store and queue", () => openApp(settings, { clock, log }));
  if (app === undefined) return;
  try {
    if (file !== undefined) await syncBriefings(app.parts, file);
    findings.push(...(await storeFindings(app.parts)));
    const channels = await channelsOf(app.parts);
    if (settings.slack !== undefined)
      findings.push(...(await checkSlack(settings.slack, channels.slack, log)));
    if (settings.discord !== undefined)
      findings.push(...(await checkDiscord(settings.discord, channels.discord)));
  } finally {
    await app.close();
  }
}

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (ok) return { name: `Node ${version}`, ok };
  return {
    name: `Node ${version}`,
    ok,
    problem: "is too old",
    remedy: `Install Node ${LEAST_NODE.join(".")} or newer`,
  };
}

function template(): Finding {
  return existsSync(TEMPLATE_PATH)
    ? { name: "built", ok: true }
    : { name: "build", ok: false, problem: "is incomplete", remedy: "Run `npm run build`" };
}

async function storeFindings({ store }: Parts): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { address, lastError, failures } of await listSources(store.db)) {
    if (failures > 0)
      findings.push({
        name: address,
        ok: false,
        problem: `failed ${failures} times: ${lastError}`,
        remedy: "",
      });
  }
  for (const { destination, briefingId, pausedReason } of await listSubscriptions(store.db, {})) {
    if (pausedReason === undefined) continue;
    findings.push({
      name: `${briefingId} to ${destination}`,
      ok: false,
      problem: `is paused: ${pausedReason}`,
      remedy: "It resumes by itself when the channel is back",
    });
  }
  const counts = await countsByState(store.db);
  for (const state of ["failed", "unknown", "dropped"] as const) {
    const count = counts[state] ?? 0;
    if (count > 0)
      findings.push({
        name: "deliveries",
        ok: false,
        problem: `${count} are ${state}`,
        remedy: "The log says why",
      });
  }
  if ((await listBriefings(store.db)).length === 0) findings.push({ name: "no briefings yet", ok: true });
  return findings;
}

async function channelsOf({ store }: Parts) {
  const all = [...new Set((await listSubscriptions(store.db, {})).map(({ destination }) => destination))].map(
    parseDestination,
  );
  return {
    slack: all.filter(({ platform }) => platform === "slack").map(({ channel }) => channel),
    discord: all.filter(({ platform }) => platform === "discord"),
  };
}
