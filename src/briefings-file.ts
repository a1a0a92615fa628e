import { readFile } from "node:fs/promises";
import { type Document, isMap, isNode, isPair, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { type Briefing, briefingSchema } from "../briefings/briefing/briefing.ts";
import { parseSchedule } from "../briefings/briefing/schedule.ts";
import { checkZone } from "../briefings/briefing/zone.ts";
import { parseDestination } from "../briefings/delivery/destination.ts";
import { WirebriefError } from "../briefings/errors.ts";
import { throwAll } from "./config.ts";

/** A briefing of the file, with the destinations it is delivered to. */
export interface FileBriefing {
  readonly briefing: Briefing;
  readonly deliver: readonly string[];
}

const entrySchema = z.strictObject({
  id: briefingSchema.shape.id,
  title: briefingSchema.shape.title,
  sources: briefingSchema.shape.sources.min(1, "names no source"),
  topic: z
    .strictObject({
      any: z.array(z.string()).default([]),
      none: z.array(z.string()).default([]),
      sources: z.array(z.string()).default([]),
    })
    .default({ any: [], none: [], sources: [] }),
  schedule: z.string().superRefine(refused((text) => parseSchedule(text, "UTC"))),
  timezone: z.string().default("UTC").superRefine(refused(checkZone)),
  maxStories: briefingSchema.shape.maxStories.default(5),
  quiet: briefingSchema.shape.quiet.default("skip"),
  language: z.string().default("en"),
  deliver: z.array(z.string().superRefine(refused(parseDestination))).default([]),
});

const fileSchema = z.strictObject({ briefings: z.array(entrySchema) });

/**
 * Reads the configuration file. Every fault is reported with its line, all of them together.
 * Throws a `WirebriefError`: `config` for what is in the file, `input` where it cannot be read.
 */
export async function readBriefingsFile(path: string, tenant: string): Promise<FileBriefing[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new WirebriefError({
      code: "input",
      thing: path,
      problem: "cannot be read",
      remedy: "Name an existing file with --config, or copy seeds/briefings.yaml to wirebrief.yaml",
      cause,
    });
  }
  return parseBriefings(text, path, tenant);
}

/** The same for a text; `path` is only named in errors. */
export function parseBriefings(text: string, path: string, tenant: string): FileBriefing[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  throwAll(
    document.errors.map((error) =>
      fault(path, lines.linePos(error.pos[0]).line, error.message.split("\n")[0] ?? "is no YAML"),
    ),
  );
  const parsed = fileSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, document, lines, path));
    const lineIn = ({ thing }: WirebriefError) => Number(/line (\d+)$/u.exec(thing)?.[1] ?? 0);
    throwAll(faults.sort((a, b) => lineIn(a) - lineIn(b)));
  }
  const entries = parsed.data?.briefings ?? [];
  throwAll(
    repeated(entries.map(({ id }) => id)).map((id) => fault(path, undefined, `has two briefings "${id}"`)),
  );
  return entries.map(({ deliver, ...entry }) => ({
    briefing: { ...entry, tenant, origin: "file", paused: false },
    deliver,
  }));
}

function faultsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  lines: LineCounter,
  path: string,
): WirebriefError[] {
  const at = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      fault(
        path,
        lineOf(document, [...at, key], lines),
        `has the unknown key "${key}"${at.length === 0 ? "" : ` in${place(at)}`}`,
      ),
    );
  }
  if (issue.code === "custom" && issue.params?.whole === true) {
    const [problem = "", remedy = ""] = issue.message.split(/\. (?=[^.]*$)/u);
    return [fault(path, lineOf(document, at, lines), `${place(at).trim()} ${problem}`, remedy)];
  }
  const value = at.length === 0 ? undefined : document.getIn(at);
  const shown = typeof value === "string" || typeof value === "number" ? ` (${value})` : "";
  return [
    fault(path, lineOf(document, at, lines), `${place(at).trim() || "the file"}: ${issue.message}${shown}`),
  ];
}

/** The line of the node at `at`, or of the nearest thing around it that is there. */
function lineOf(
  document: Document,
  at: readonly (string | number)[],
  lines: LineCounter,
): number | undefined {
  for (let length = at.length; length > 0; length--) {
    const offset = offsetOf(document, at.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return undefined;
}

function offsetOf(document: Document, at: readonly (string | number)[]): number | undefined {
  const parent = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
  const last = at.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(last));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  if (isSeq(parent)) {
    const item = parent.items[Number(last)];
    return isNode(item) ? item.range?.[0] : undefined;
  }
  return undefined;
}

function place(at: readonly (string | number)[]): string {
  return at.length === 0
    ? ""
    : ` ${at
        .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
        .join("")
        .slice(1)}`;
}

function fault(
  path: string,
  line: number | undefined,
  problem: string,
  remedy = "See the configuration section of the README",
): WirebriefError {
  return new WirebriefError({
    code: "config",
    thing: line === undefined ? path : `${path}, line ${line}`,
    problem,
    remedy,
  });
}

function refused(check: (text: string) => unknown): (text: string, context: z.RefinementCtx) => void {
  return (text, context) => {
    try {
      check(text);
    } catch (error) {
      if (!(error instanceof WirebriefError)) throw error;
      // The error's own words end with its remedy; the place and the line are put before them.
      const [, words = error.message] = /^[^:]+: (.*)$/su.exec(error.message) ?? [];
      context.addIssue({ code: "custom", message: words.replace(/\.$/u, ""), params: { whole: true } });
    }
  };
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
