import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { answerSchema } from "../../briefings/answer/answer.ts";
import { digestSchema } from "../../briefings/digest/digest.ts";
import { packageRoot } from "../../src/package-root.ts";

const bin = join(packageRoot, "bin/wirebrief.js");
const folder = mkdtempSync(join(tmpdir(), "wirebrief-cli-"));

function wirebrief(args: readonly string[], options: { input?: string; cwd?: string } = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...args], {
    cwd: options.cwd ?? folder,
    input: options.input,
    encoding: "utf8",
    env: { PATH: process.env.PATH, TZ: "UTC" },
  });
  return { stdout, stderr, status };
}

describe("wrong use", () => {
  test("an unknown option is one line with the remedy and exit code 2", () => {
    const { stdout, stderr, status } = wirebrief(["digest", "--formatt", "json"]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toBe(
      "wirebrief: unknown option '--formatt' (Did you mean --format?). See `wirebrief digest --help`\n",
    );
  });

  test("an unknown command names the nearest one", () => {
    const { stderr, status } = wirebrief(["ingst", "x"]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      "wirebrief: unknown command 'ingst' (Did you mean ingest?). See `wirebrief --help`\n",
    );
  });

  test("a bad instant names the option, the value and the form", () => {
    const { stderr, status } = wirebrief(["digest", "--since", "soonish"]);
    expect(status).toBe(2);
    expect(stderr).toContain("digest --since: is no day or instant (soonish). Write it like 2026-03-05");
  });

  test("a missing configuration file that was asked for is an error with its name", () => {
    const { stderr, status } = wirebrief(["doctor", "--config", "nowhere.yaml", "--json"]);
    expect(status).toBe(1);
    expect(stderr).toBe("");
  });

  test("a wrong token is refused at the start, without being shown", () => {
    const { stderr, status } = spawnSync(process.execPath, [bin, "serve"], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env.PATH, SLACK_BOT_TOKEN: "xapp-1-secret", SLACK_APP_TOKEN: "xapp-1-secret" },
    });
    expect(status).toBe(1);
    expect(stderr).toContain("SLACK_BOT_TOKEN: is an app-level token");
    expect(stderr).not.toContain("xapp-1-secret");
  });
});

describe("help", () => {
  test("every command has help with examples", () => {
    const names = [...wirebrief(["--help"]).stdout.matchAll(/^ {2}([a-z]+) /gmu)].map(
      ([, name]) => name ?? "",
    );
    expect(names).toEqual(
      expect.arrayContaining(["demo", "serve", "ingest", "digest", "ask", "extract", "group"]),
    );
    for (const name of names.filter((each) => each !== "help")) {
      expect(wirebrief([name, "--help"]).stdout, name).toContain("Examples:");
    }
  });

  test("the README's table has exactly the commands of the program", () => {
    const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
    const table = readme.slice(readme.indexOf("On the command line"), readme.indexOf("## Words"));
    const documented = [...table.matchAll(/^\| `([a-z]+)` \|/gmu)].map(([, name]) => name);
    const names = [...wirebrief(["--help"]).stdout.matchAll(/^ {2}([a-z]+) /gmu)].map(([, name]) => name);
    expect(documented.sort()).toEqual(names.filter((name) => name !== "help").sort());
  });

  test("schemas are printed by name", () => {
    expect(wirebrief(["schema"]).stdout.split("\n")).toContain("digest");
    expect(JSON.parse(wirebrief(["schema", "digest"]).stdout)).toMatchObject({ type: "object" });
    expect(wirebrief(["schema", "nonsense"]).status).toBe(2);
  });
});

describe("an empty store", () => {
  test("answers that nothing was read, and what to do", () => {
    const { stdout, status } = wirebrief([
      "ask",
      "/who-signed NATO",
      "--json",
      "--data-dir",
      join(folder, "empty"),
    ]);
    expect(status).toBe(0);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({
      command: "who-signed",
      headline: "I have read nothing yet.",
      reason: expect.stringContaining("wirebrief ingest"),
    });
  });

  test("gives an empty digest in every format", { timeout: 60_000 }, () => {
    const args = ["--data-dir", join(folder, "empty")];
    const { stdout } = wirebrief(["digest", "--format", "json", ...args]);
    expect(digestSchema.parse(JSON.parse(stdout))).toMatchObject({ stories: [], bottomLine: [] });
    for (const format of ["text", "markdown", "html", "slack", "discord"]) {
      const result = wirebrief(["digest", "--format", format, ...args]);
      expect({ format, status: result.status, empty: result.stdout === "" }).toEqual({
        format,
        status: 0,
        empty: false,
      });
    }
  });
});

describe("reading and asking", () => {
  const data = ["--data-dir", join(folder, "store")];
  beforeAll(() => {
    writeFileSync(join(folder, "binary.txt"), Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 9, 0, 1]));
    writeFileSync(join(folder, "empty.txt"), "  \n");
    writeFileSync(
      join(folder, "one.md"),
      "---\ntitle: Norvale signs\ndate: 2026-03-02\noutlet: Quay Wire\nurl: https://quay-wire.example/norvale\n---\nNorvale Shipping signed a contract with Corran Port on Monday to run its container terminal, the two companies said.\n",
    );
  });

  test("reads what it can, names what it cannot, and exits with 1", () => {
    const { stdout, stderr, status } = wirebrief([
      "ingest",
      "one.md",
      "binary.txt",
      "empty.txt",
      "missing.txt",
      "--json",
      ...data,
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ read: 1, new: 1, duplicate: 0 });
    expect(report.failed.map(({ item }: { item: string }) => item)).toHaveLength(3);
    for (const { reason } of report.failed) expect(reason).toMatch(/(?:binary|empty|missing)\.txt: .+\. \S/u);
  });

  test("knows an article that it read before", () => {
    const { stdout, status } = wirebrief(["ingest", "one.md", "--json", ...data]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ read: 0, new: 0, duplicate: 1 });
  });

  test("answers from the ledger with the sentence to the letter", () => {
    const { stdout } = wirebrief([
      "ask",
      "/who-signed Corran Port",
      "--json",
      "--now",
      "2026-03-05",
      ...data,
    ]);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect(answer.agreements?.map(({ status, date }) => ({ status, date }))).toEqual([
      { status: "signed", date: "2026-03-02" },
    ]);
    expect(answer.agreements?.[0]?.citations[0]?.sentence).toBe(
      "Norvale Shipping signed a contract with Corran Port on Monday to run its container terminal, the two companies said.",
    );
  });

  test("a second process on the same data folder is refused with the holder's pid", async () => {
    const holder = spawn(process.execPath, [bin, "serve", ...data], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      env: { PATH: process.env.PATH, PORT: "0" },
    });
    await new Promise<void>((resolve) => {
      let said = "";
      holder.stderr.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("ready")) resolve();
      });
    });
    const { stderr, status } = wirebrief(["ask", "/help", ...data]);
    holder.kill("SIGTERM");
    expect(status).toBe(1);
    expect(stderr).toContain(String(holder.pid));
    await new Promise((resolve) => holder.once("exit", resolve));
  });
});

describe("streams", () => {
  const documents = [
    {
      id: "a",
      published_at: "2026-03-02",
      title: "",
      text: "Norvale Shipping signed a contract with Corran Port on Monday.",
    },
    { id: "b", published_at: "2026-03-02", title: "", text: "It rained." },
  ];
  const lines = documents.map((document) => JSON.stringify(document)).join("\n");

  test("extract gives a line out for a line in, in order, and keeps going after a bad one", () => {
    const { stdout, stderr, status } = wirebrief(["extract", "-", "--jsonl"], {
      input: `${lines}\nnot json\n`,
    });
    const out = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(out.map(({ id }) => id)).toEqual(["a", "b", null]);
    expect(out[0].agreements).toMatchObject([{ status: "signed", date: "2026-03-02" }]);
    expect(out[1].agreements).toEqual([]);
    expect(status).toBe(1);
    expect(stderr).toContain("line 3: is no JSON (not json). Write one JSON document on each line");
  });

  test("group decides each article when it arrives", () => {
    const { stdout, status } = wirebrief(["group", "-", "--jsonl"], { input: lines });
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: "a", story: "s-a", duplicate_of: null },
      { id: "b", story: "s-b", duplicate_of: null },
    ]);
  });
});
