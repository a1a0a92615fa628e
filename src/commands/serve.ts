import { existsSync } from "node:fs";
import type { Draft } from "../../briefings/article/article.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { type App, openApp } from "../app.ts";
import { readBriefingsFile } from "../briefings-file.ts";
import type { Invocation } from "../cli.ts";
import { openWebServer } from "../http/open-web-server.ts";
import { routes } from "../http/routes.ts";
import { openLog } from "../log.ts";
import { answerBells } from "../serve-bells.ts";
import { countsByState, oldestDue } from "../store/outbox.ts";
import { keepDraft } from "../work/keep-draft.ts";
import { BELLS, LOCAL } from "../work/parts.ts";
import { syncBriefings } from "../work/sync-briefings.ts";

type Role = "all" | "web" | "worker" | "gateway";

/** Whatever still runs then is left to the next start. */
const STOP_LIMIT_MS = 4_500;

/**
 * `wirebrief serve`: the whole service, or one role of it. Resolves when it was told to stop and
 * everything is closed. `SIGTERM` and `SIGINT` drain and end it within 5 seconds.
 */
export async function serve(invocation: Invocation, { role }: { readonly role: Role }): Promise<number> {
  const { settings, options, output, clock } = invocation;
  const stop = stopSignal();
  const log = openLog(settings.logLevel);
  for (const remark of settings.remarks) output.note(`wirebrief: ${remark}`);
  const file = await briefingsOf(invocation);
  const app = await openApp(settings, { clock, log });
  const closers: (() => Promise<void>)[] = [() => app.close()];
  try {
    const { parts } = app;
    if (file !== undefined) await syncBriefings(parts, file);
    if (role === "all" || role === "web") {
      const server = await openWebServer(webApp(app, settings.adminToken), settings.host, settings.port);
      closers.push(() => server.close());
      output.note(`wirebrief: listening on ${server.address}`);
    }
    if (role === "all" || role === "gateway") closers.push(...(await connect(app)));
    if (role === "all" || role === "worker") await answerBells(parts);
    output.note(readyText(app, role, settings.dataDir, file?.length));
    await stop;
    output.note("wirebrief: stopping");
    return 0;
  } finally {
    if (!(await closedInTime(closers))) {
      log.warn({}, "Some work did not end in time; it is done again at the next start");
      process.exit(0);
    }
  }

  async function briefingsOf({ options: given }: Invocation) {
    if (!given.configGiven && !existsSync(options.config)) return undefined;
    return readBriefingsFile(options.config, LOCAL);
  }
}

/** Opens the connections to the chat platforms. One that cannot be opened is reported and tried again. */
async function connect(app: App): Promise<(() => Promise<void>)[]> {
  const connections = [
    { name: "Slack", connection: app.slack?.connection },
    { name: "Discord", connection: app.discord?.connection },
  ];
  const closers: (() => Promise<void>)[] = [];
  for (const { name, connection } of connections) {
    if (connection === undefined) continue;
    closers.push(() => connection.stop());
    try {
      await connection.start();
    } catch (error) {
      if (error instanceof WirebriefError) throw error;
      app.parts.log.error({ err: error, platform: name }, `${name} is not connected`);
    }
  }
  return closers;
}

function webApp(app: App, adminToken: string | undefined) {
  const { parts, slack, discord } = app;
  return routes({
    async readiness() {
      const checks: readonly (readonly [name: string, check: () => Promise<unknown>])[] = [
        ["store", () => parts.store.check()],
        ["queue", () => parts.queue.check()],
      ];
      const reasons: string[] = [];
      for (const [name, check] of checks) {
        await check().catch((error: unknown) =>
          reasons.push(`${name}: ${error instanceof Error ? error.message : String(error)}`),
        );
      }
      for (const [name, connection] of [
        ["Slack", slack?.connection],
        ["Discord", discord?.connection],
      ] as const) {
        const trouble = connection?.trouble();
        if (trouble !== undefined) reasons.push(`${name}: ${trouble}`);
      }
      return reasons;
    },
    async metrics() {
      const counts = await countsByState(parts.store.db);
      for (const [state, count] of Object.entries(counts)) parts.metrics.due.set({ state }, count);
      const oldest = await oldestDue(parts.store.db);
      parts.metrics.oldestDueSeconds.set(
        oldest === undefined ? 0 : Math.max(0, (parts.clock().getTime() - Date.parse(oldest)) / 1000),
      );
      return parts.metrics.text();
    },
    slack:
      slack?.receiver &&
      ((request) => slack.receiver?.handle(request) ?? Promise.resolve(new Response(null, { status: 404 }))),
    adminToken,
    async accept(drafts: readonly Draft[]) {
      let kept = 0;
      for (const draft of drafts) if ((await keepDraft(parts, draft, LOCAL)).outcome !== "known") kept += 1;
      if (kept > 0) await parts.queue.ring(BELLS.read);
      return { kept, known: drafts.length - kept };
    },
  });
}

function readyText(
  { slack, discord, parts }: App,
  role: Role,
  dataDir: string,
  briefings: number | undefined,
): string {
  const lines = [
    `wirebrief: ready (${role === "all" ? "all roles" : `role ${role}`})`,
    `  store    ${parts.store.kind === "embedded" ? `embedded, in ${dataDir}` : "PostgreSQL"}; queue in ${parts.queue.kind === "redis" ? "Redis" : "the store"}`,
    `  Slack    ${slack === undefined ? "off: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to turn it on" : slack.receiver === undefined ? "over Socket Mode" : "over HTTP at /slack/events"}`,
    `  Discord  ${discord === undefined ? "off: set DISCORD_TOKEN to turn it on" : "over the gateway"}`,
    `  briefings ${briefings === undefined ? "no wirebrief.yaml here: copy seeds/briefings.yaml to begin" : briefings}`,
  ];
  if (slack === undefined && discord === undefined) {
    lines.push(
      "  No chat platform is set up: articles are read, nothing is delivered. Ask with `wirebrief ask`.",
    );
  }
  return lines.join("\n");
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}

/** Closes in reverse; false where it took longer than allowed. */
async function closedInTime(closers: readonly (() => Promise<void>)[]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), STOP_LIMIT_MS);
  });
  const closed = closers.reduceRight<Promise<unknown>>(
    (before, close) => before.then(close),
    Promise.resolve(),
  );
  try {
    return await Promise.race([closed.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
