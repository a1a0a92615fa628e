import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { WirebriefError } from "../briefings/errors.ts";
import { type Config, readConfig } from "./config.ts";
import { errorText, exitCodeOf, type Output, openOutput } from "./output.ts";
import { packageRoot } from "./package-root.ts";

/** The options that every command takes. */
export interface GlobalOptions {
  readonly config: string;
  /** True where `--config` was given; then the file must be there. */
  readonly configGiven: boolean;
  readonly dataDir: string | undefined;
  /** Instant that `--now` fixes the clock at. */
  readonly now: Date | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** What a command is run with. */
export interface Invocation {
  readonly settings: Config;
  readonly options: GlobalOptions;
  readonly output: Output;
  /** The clock: `--now` where it is given. */
  readonly clock: () => Date;
}

const EXIT_USAGE = 2;

/** Runs one command line and resolves to the exit code: 0, 1 for failure, 2 for wrong use. */
export async function main(argv: readonly string[]): Promise<number> {
  loadEnvironmentFile();
  const noColor = (process.env.NO_COLOR ?? "") !== "";
  const output = openOutput(process.stdout, process.stderr, { quiet: argv.includes("--quiet"), noColor });
  let exitCode = 0;
  const program = build((run) => async (invocation) => {
    exitCode = await run({ ...invocation, output });
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      process.stderr.write(`wirebrief: ${usageText(error.message, program, argv)}\n`);
      return EXIT_USAGE;
    }
    process.stderr.write(`${errorText(error)}\n`);
    return exitCodeOf(error);
  }
}

type Run = (invocation: Invocation) => Promise<number>;
type Wrap = (run: Run) => (invocation: Omit<Invocation, "output">) => Promise<void>;

function build(wrap: Wrap): Command {
  const program = new Command("wirebrief")
    .description("Briefings for Slack and Discord that prove every line.")
    .version(version(), "--version", "print the version")
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showSuggestionAfterError(true)
    .helpCommand("help [command]", "show help for a command")
    .addHelpText("after", `\nStart with: wirebrief demo\n`);

  const command = (usage: string, about: string, examples: readonly string[]) =>
    withGlobals(program.command(usage))
      .description(about)
      .addHelpText("after", `\nExamples:\n${examples.map((line) => `  $ wirebrief ${line}`).join("\n")}\n`);

  const go = async (name: string, own: Record<string, unknown>, run: Run) => {
    await wrap(run)(invocationOf(name, own));
  };

  command("demo", "show what Wirebrief does, on its own articles, with nothing installed", [
    "demo",
    "demo --open",
  ])
    .option("--open", "also write the digest as an HTML page and open it")
    .action(async (own: { open?: boolean }) =>
      go("demo", own, async (invocation) =>
        (await import("./commands/demo.ts")).demo(invocation, { open: own.open === true }),
      ),
    );

  command("serve", "run the service: read sources, deliver briefings, answer commands", [
    "serve",
    "serve --role worker",
  ])
    .addOption(
      new Option("--role <role>", "which part of the service to run")
        .choices(["all", "web", "worker", "gateway"])
        .default("all"),
    )
    .action(async (own: { role: "all" | "web" | "worker" | "gateway" }) =>
      go("serve", own, async (invocation) => (await import("./commands/serve.ts")).serve(invocation, own)),
    );

  command("ingest <what...>", "read files, folders, feeds or pages and keep them", [
    "ingest seeds/articles",
    "ingest https://example.org/world.xml",
  ]).action(async (what: string[], own: object) =>
    go("ingest", { ...own }, async (invocation) =>
      (await import("./commands/ingest.ts")).ingest(invocation, what),
    ),
  );

  command("digest [briefing]", "preview a digest; nothing is kept or sent", [
    "digest ai-contracts",
    "digest --since 2026-03-03 --format json",
  ])
    .option("--since <time>", "start of the window: a day or an instant (default: the last slot)")
    .option("--until <time>", "end of the window (default: now)")
    .addOption(
      new Option("--format <format>", "what to write")
        .choices(["text", "json", "markdown", "html", "slack", "discord"])
        .default("text"),
    )
    .action(async (briefing: string | undefined, own: { since?: string; until?: string; format: string }) =>
      go("digest", own, async (invocation) =>
        (await import("./commands/digest.ts")).digest(invocation, { ...own, briefing }),
      ),
    );

  command("ask <question>", "answer as the chat would", [
    'ask "/who-signed Pentagon"',
    'ask "has NATO signed with OpenAI?" --json',
  ]).action(async (question: string, own: object) =>
    go("ask", { ...own }, async (invocation) =>
      (await import("./commands/ask.ts")).ask(invocation, question),
    ),
  );

  command("extract [file]", "read one article and print what it asserts; nothing is kept", [
    "extract article.txt",
    "extract - --jsonl < articles.jsonl",
  ])
    .option("--jsonl", "one JSON document a line in, one a line out, in the same order")
    .option("--explain", "show the rule and the steps behind every fact")
    .action(async (file: string | undefined, own: { jsonl?: boolean; explain?: boolean }) =>
      go("extract", own, async (invocation) =>
        (await import("./commands/extract.ts")).extract(invocation, {
          file: file ?? "-",
          jsonl: own.jsonl === true,
          explain: own.explain === true,
        }),
      ),
    );

  command("group [file]", "group a stream of articles into stories, each decided when it arrives", [
    "group - --jsonl < articles.jsonl",
  ])
    .option("--jsonl", "one JSON article a line in, one decision a line out")
    .action(async (file: string | undefined, own: object) =>
      go("group", { ...own }, async (invocation) =>
        (await import("./commands/group.ts")).group(invocation, file ?? "-"),
      ),
    );

  command("briefing <action> [id]", "standing orders: list, show, add, pause, resume, run, remove", [
    "briefing list",
    "briefing run ai-contracts",
    'briefing add ports --title "Ports" --feed https://example.org/ports.xml --schedule "0 9 * * 1-5"',
  ])
    .option("--title <title>", "title of the new briefing")
    .option("--feed <url...>", "feeds of the new briefing")
    .option("--folder <path...>", "folders of the new briefing")
    .option("--any <words...>", "only articles that name one of these")
    .option("--none <words...>", "no articles that name one of these")
    .option("--schedule <cron>", "when it is due, 5 or 6 cron fields")
    .option("--timezone <zone>", "IANA time zone of the schedule")
    .option("--deliver <destination...>", 'where it goes, like "slack:T0001/C0001"')
    .action(async (action: string, id: string | undefined, own: Record<string, string | string[]>) =>
      go("briefing", own, async (invocation) =>
        (await import("./commands/briefing.ts")).briefing(invocation, { action, id, fields: own }),
      ),
    );

  command(
    "story <action> [names...]",
    "stories: list, show, merge, split, rename; what is done is remembered",
    [
      "story list",
      "story merge s-0197f3c2 s-0197f4d1",
      "story split s-0197f3c2 0197f3c9 0197f3d0",
      'story rename s-0197f3c2 "The port of Lindholm"',
    ],
  ).action(async (action: string, names: string[], own: object) =>
    go("story", { ...own }, async (invocation) =>
      (await import("./commands/story.ts")).story(invocation, { action, names }),
    ),
  );

  command("why <id>", "the chain behind a line, a status, a grouping or a missing article", [
    "why s-0197f3c2",
  ]).action(async (id: string, own: object) =>
    go("why", { ...own }, async (invocation) =>
      (await import("./commands/ask.ts")).ask(invocation, `/why ${id}`),
    ),
  );

  command("doctor", "check Node, store, queue, tokens, channels, clock and feeds", ["doctor"]).action(
    async (own: object) =>
      go("doctor", { ...own }, async (invocation) =>
        (await import("./commands/doctor.ts")).doctor(invocation),
      ),
  );

  command("manifest <platform>", "the Slack app manifest, or the Discord invite link and commands", [
    "manifest slack",
    "manifest discord --register",
  ])
    .option("--register", "Discord: register the commands now, if they changed")
    .action(async (platform: string, own: { register?: boolean }) =>
      go("manifest", own, async (invocation) =>
        (await import("./commands/manifest.ts")).manifest(invocation, platform, own.register === true),
      ),
    );

  command("migrate", "bring the store to this version", ["migrate"]).action(async (own: object) =>
    go("migrate", { ...own }, async (invocation) =>
      (await import("./commands/migrate.ts")).migrate(invocation),
    ),
  );

  command("schema [name]", "print a JSON Schema; without a name, the names", ["schema digest"]).action(
    async (name: string | undefined, own: object) =>
      go("schema", { ...own }, async (invocation) =>
        (await import("./commands/schema.ts")).schema(invocation, name),
      ),
  );

  return program;
}

function withGlobals(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .option("--config <path>", "file with the briefings (default: wirebrief.yaml)")
    .option("--data-dir <path>", "folder of the embedded database (default: DATA_DIR)")
    .option("--now <time>", "fix the clock: a day or an instant, ISO")
    .option("--json", "write JSON")
    .option("--quiet", "no progress on stderr");
}

function invocationOf(name: string, own: Record<string, unknown>): Omit<Invocation, "output"> {
  const text = (key: string) => (typeof own[key] === "string" ? own[key] : undefined);
  const settings = readConfig(process.env);
  const now = text("now");
  const fixed = now === undefined ? undefined : instant(now, `${name} --now`);
  const dataDir = text("dataDir");
  return {
    settings: dataDir === undefined ? settings : { ...settings, dataDir },
    options: {
      config: text("config") ?? "wirebrief.yaml",
      configGiven: text("config") !== undefined,
      dataDir,
      now: fixed,
      json: own.json === true,
      quiet: own.quiet === true,
    },
    clock: fixed === undefined ? () => new Date() : () => fixed,
  };
}

/** Reads a day or an instant of the command line. Throws a `WirebriefError` with code `usage`. */
export function instant(text: string, thing: string): Date {
  const date = new Date(/^\d{4}-\d{2}-\d{2}/u.test(text) ? text : Number.NaN);
  if (Number.isNaN(date.getTime())) {
    throw new WirebriefError({
      code: "usage",
      thing,
      problem: "is no day or instant",
      value: text,
      remedy: "Write it like 2026-03-05 or 2026-03-05T09:00:00Z",
    });
  }
  return date;
}

/** Commander's message as one line that ends with the remedy. */
function usageText(message: string, program: Command, argv: readonly string[]): string {
  const line = message
    .replace(/^error: /u, "")
    .replace(/\s*\n\s*/gu, " ")
    .replace(/\.$/u, "");
  const known = program.commands.find((command) => command.name() === argv[0]);
  const help = known === undefined ? "wirebrief --help" : `wirebrief ${known.name()} --help`;
  return `${line}. See \`${help}\``;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "0";
}

function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
