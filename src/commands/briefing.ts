import { existsSync } from "node:fs";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { briefingSchema } from "../../briefings/briefing/briefing.ts";
import { nextSlot, parseSchedule } from "../../briefings/briefing/schedule.ts";
import { formatDestination, parseDestination } from "../../briefings/delivery/destination.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { openApp } from "../app.ts";
import { readBriefingsFile } from "../briefings-file.ts";
import type { Invocation } from "../cli.ts";
import { openLog } from "../log.ts";
import {
  findBriefing,
  listBriefings,
  removeBriefing,
  saveBriefing,
  setBriefingPaused,
} from "../store/briefings.ts";
import { addSubscription, listSubscriptions } from "../store/subscriptions.ts";
import { collectDue, registerSources } from "../work/collect-due.ts";
import { deliverDue } from "../work/deliver-due.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { readArticles } from "../work/read-articles.ts";
import { runBriefing } from "../work/run-briefing.ts";
import { syncBriefings } from "../work/sync-briefings.ts";

interface BriefingOrder {
  readonly action: string;
  readonly id: string | undefined;
  readonly fields: Readonly<Record<string, string | string[]>>;
}

const ACTIONS = ["list", "show", "add", "pause", "resume", "run", "remove"];

/** `wirebrief briefing ACTION [ID]`: standing orders from the command line. */
export async function briefing(invocation: Invocation, order: BriefingOrder): Promise<number> {
  const { settings, clock, output, options } = invocation;
  if (!ACTIONS.includes(order.action)) {
    throw usage("briefing", "knows no such action", order.action, `Use one of: ${ACTIONS.join(", ")}`);
  }
  const level = settings.logLevel === "info" ? "warn" : settings.logLevel;
  const app = await openApp(settings, { clock, log: openLog(level), bells: false });
  try {
    if (options.configGiven || existsSync(options.config)) {
      await syncBriefings(app.parts, await readBriefingsFile(options.config, LOCAL));
    }
    output.out(await act(app.parts, order, options.json));
    return 0;
  } finally {
    await app.close();
  }
}

async function act(parts: Parts, { action, id, fields }: BriefingOrder, json: boolean): Promise<string> {
  const { store, clock } = parts;
  if (action === "list") return listText(parts, await listBriefings(store.db), json);
  if (id === undefined)
    throw usage(`briefing ${action}`, "needs an id", undefined, "See `wirebrief briefing list`");
  if (action === "add") return add(parts, id, fields, json);
  const chosen = await findBriefing(store.db, LOCAL, id);
  if (chosen === undefined) {
    throw new WirebriefError({
      code: "not-found",
      thing: "briefing",
      problem: "is not known",
      value: id,
      remedy: "See `wirebrief briefing list`",
    });
  }
  switch (action) {
    case "show": {
      const deliver = (await listSubscriptions(store.db, { tenant: LOCAL, briefingId: id })).map((each) =>
        each.pausedReason === undefined
          ? each.destination
          : `${each.destination} (paused: ${each.pausedReason})`,
      );
      return json
        ? JSON.stringify({ ...chosen, deliver }, null, 2)
        : showText(chosen, deliver, clock().getTime());
    }
    case "pause":
    case "resume": {
      await setBriefingPaused(store.db, LOCAL, id, action === "pause");
      return said(
        json,
        { id, paused: action === "pause" },
        action === "pause" ? `Paused ${id}.` : `Resumed ${id}.`,
      );
    }
    case "remove": {
      if (chosen.origin === "file") {
        throw usage(
          "briefing remove",
          "cannot remove a briefing of the configuration file",
          id,
          "Remove it there",
        );
      }
      await store.db.transaction().execute((trx) => removeBriefing(trx, LOCAL, id));
      return said(json, { id, removed: true }, `Removed ${id}.`);
    }
    default:
      return runNow(parts, chosen, json);
  }
}

/** Reads what is due, makes the digests and delivers them, without touching the schedule. */
async function runNow(parts: Parts, chosen: Briefing, json: boolean): Promise<string> {
  await collectDue(parts);
  await readArticles(parts);
  const run = await runBriefing(parts, chosen, {});
  const settled = await deliverDue(parts);
  const text =
    run.deliveries === 0
      ? run.quiet > 0
        ? `${chosen.id}: nothing new for ${run.quiet} of its destinations.`
        : `${chosen.id} is delivered nowhere. Add destinations under deliver.`
      : `${chosen.id}: ${run.deliveries} made, ${settled} attempted. See \`wirebrief doctor\` where fewer arrived.`;
  return said(json, { id: chosen.id, ...run, attempted: settled }, text);
}

async function add(
  parts: Parts,
  id: string,
  fields: BriefingOrder["fields"],
  json: boolean,
): Promise<string> {
  const list = (name: string) => [fields[name] ?? []].flat();
  const one = (name: string) => [fields[name] ?? []].flat()[0];
  const schedule = one("schedule") ?? "0 9 * * 1-5";
  const timezone = one("timezone") ?? "UTC";
  parseSchedule(schedule, timezone);
  const sources = [
    ...list("feed").map((feed) => ({ feed })),
    ...list("folder").map((folder) => ({ folder })),
  ];
  if (sources.length === 0)
    throw usage("briefing add", "needs a source", undefined, "Give --feed or --folder");
  const deliver = list("deliver").map((text) => formatDestination(parseDestination(text)));
  const parsed = briefingSchema.safeParse({
    id,
    tenant: LOCAL,
    title: one("title") ?? id,
    sources,
    topic: { any: list("any"), none: list("none"), sources: [] },
    schedule,
    timezone,
    maxStories: 5,
    quiet: "skip",
    language: "en",
    origin: "chat",
    paused: false,
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw usage(
      "briefing add",
      `${issue?.path.join(".")}: ${issue?.message}`,
      id,
      "See `wirebrief briefing --help`",
    );
  }
  if (!(await saveBriefing(parts.store.db, parsed.data, parts.clock().toISOString()))) {
    throw usage("briefing add", "cannot change a briefing of the configuration file", id, "Change it there");
  }
  for (const destination of deliver) {
    await addSubscription(parts.store.db, { id: parts.makeId(), tenant: LOCAL, briefingId: id, destination });
  }
  await registerSources(parts);
  return said(json, { ...parsed.data, deliver }, showText(parsed.data, deliver, parts.clock().getTime()));
}

async function listText({ clock }: Parts, all: readonly Briefing[], json: boolean): Promise<string> {
  if (json) return JSON.stringify(all, null, 2);
  if (all.length === 0)
    return "No briefings yet. Copy seeds/briefings.yaml to wirebrief.yaml, or use `wirebrief briefing add`.";
  return all.map((each) => `${each.id}  ${each.title}  ${dueText(each, clock().getTime())}`).join("\n");
}

function showText(chosen: Briefing, deliver: readonly string[], nowMs: number): string {
  return [
    `${chosen.title} (${chosen.id})`,
    `  sources   ${chosen.sources.map((source) => Object.values(source)[0]).join(", ")}`,
    `  topic     ${chosen.topic.any.join(", ") || "everything"}${chosen.topic.none.length > 0 ? `, not ${chosen.topic.none.join(", ")}` : ""}`,
    `  schedule  ${chosen.schedule} in ${chosen.timezone}, ${dueText(chosen, nowMs)}`,
    `  deliver   ${deliver.join(", ") || "nowhere yet"}`,
  ].join("\n");
}

function dueText({ schedule, timezone, paused }: Briefing, nowMs: number): string {
  if (paused) return "paused";
  const next = nextSlot(parseSchedule(schedule, timezone), nowMs);
  if (next === undefined) return "never due";
  const when = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    dateStyle: "full",
    timeStyle: "short",
  });
  return `next ${when.format(next)}`;
}

function said(json: boolean, value: unknown, text: string): string {
  return json ? JSON.stringify(value, null, 2) : text;
}

function usage(thing: string, problem: string, value: string | undefined, remedy: string): WirebriefError {
  return new WirebriefError({
    code: "usage",
    thing,
    problem,
    remedy,
    ...(value === undefined ? {} : { value }),
  });
}
