import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Store } from "../../../../src/store/open-store.ts";
import { openTestStore, testTemplate } from "../../../fakes/test-store.ts";

const WRITER = fileURLToPath(new URL("../../../fakes/store-writer.ts", import.meta.url));
const LONG_MS = 180_000;

let folder: string;
const opened: Store[] = [];
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wirebrief-embedded-"));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  await Promise.all(opened.splice(0).map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function open(change: Parameters<typeof openTestStore>[0] = {}): Promise<Store> {
  const store = await openTestStore({ dataDir: join(folder, "data"), embeddedSync: "group", ...change });
  opened.push(store);
  return store;
}

const put = (store: Store, key: string) =>
  store.db.insertInto("settings").values({ tenant: "local", key, value: "1" }).execute();

async function keys(store: Store): Promise<string[]> {
  return (await store.db.selectFrom("settings").select("key").execute()).map(({ key }) => key);
}

/** Something that never ends on its own. */
const runaway = (store: Store) =>
  sql`select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b`.execute(store.db);

test("a folder that is in use is refused, and opened again after a close", { timeout: LONG_MS }, async () => {
  const store = await open();
  await put(store, "kept");
  await expect(open()).rejects.toMatchObject({ code: "locked", thing: "data folder" });
  await store.close();
  expect(await keys(await open())).toEqual(["kept"]);
});

test("a statement over its time is stopped, and nothing stored is lost", { timeout: LONG_MS }, async () => {
  const store = await open({ statementLimitMs: 6000 });
  await put(store, "before");
  const heard: string[] = [];
  const client = await store.queuePool(2).connect();
  (client as unknown as NodeJS.EventEmitter).on("notification", ({ payload }) => heard.push(payload));
  await client.query("listen news");
  const slow = runaway(store);
  // Sent while the other one runs: it has not begun and is sent again.
  const behind = put(store, "behind");
  await expect(slow).rejects.toMatchObject({ code: "store", thing: "database" });
  await behind;
  expect((await keys(store)).sort()).toEqual(["before", "behind"]);
  await sql`select pg_notify('news', 'back')`.execute(store.db);
  await vi.waitFor(() => expect(heard).toEqual(["back"]));
});

test("a transaction around a stopped statement is rolled back whole", { timeout: LONG_MS }, async () => {
  const store = await open({ statementLimitMs: 6000 });
  const failed = store.db.transaction().execute(async (trx) => {
    await trx.insertInto("settings").values({ tenant: "local", key: "half", value: "1" }).execute();
    await sql`select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b`.execute(trx);
  });
  await expect(failed).rejects.toMatchObject({ code: "store" });
  expect(await keys(store)).toEqual([]);
  await put(store, "next");
  expect(await keys(store)).toEqual(["next"]);
});

test("a slow statement does not hold up the program", { timeout: LONG_MS }, async () => {
  const store = await open();
  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  await sql`select count(*) from generate_series(1, 3000000)`.execute(store.db);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});

test("a backup opens as a new store", { timeout: LONG_MS }, async () => {
  const store = await open();
  await put(store, "kept");
  const path = join(folder, "backup.gz");
  await store.backup?.(path);
  const copy = await open({ dataDir: join(folder, "copy"), templatePath: path });
  expect(await keys(copy)).toEqual(["kept"]);
});

test("a database of a newer version is refused with both versions", { timeout: LONG_MS }, async () => {
  const store = await open();
  await sql`insert into schema_versions (version, applied_at) values (99, now())`.execute(store.db);
  await store.close();
  await expect(open()).rejects.toMatchObject({
    code: "store",
    message: expect.stringMatching(/has schema version 99, and this Wirebrief knows versions up to \d+/u),
  });
});

test("a first start that was cut off is put aside and made anew", { timeout: LONG_MS }, async () => {
  const store = await open();
  await store.close();
  rmSync(join(folder, "data", "created"));
  rmSync(join(folder, "data", "database", "global"), { recursive: true });
  const again = await open();
  await expect(again.check()).resolves.toBeUndefined();
});

test.each(["group", "commit"])(
  "killed at a random moment, nothing acknowledged is lost (sync: %s)",
  { timeout: LONG_MS },
  async (sync) => {
    const data = join(folder, "data");
    const stored: string[] = [];
    for (let round = 0; round < 2; round++) {
      const writer = startWriter([data, await testTemplate(), sync]);
      const first = await writer.said(1 + Math.floor(Math.random() * 60));
      writer.process.kill("SIGKILL");
      await once(writer.process, "close");
      expect(first).toBe(true);
      stored.push(...writer.stored());
    }
    const store = await open();
    const found = new Set(await keys(store));
    expect(stored.filter((key) => !found.has(key))).toEqual([]);
    expect(stored.length).toBeGreaterThan(2);
    for (const key of found) {
      if (key.endsWith("-a")) expect(found.has(key.replace(/-a$/u, "-b"))).toBe(true);
    }
  },
);

test.runIf(process.platform !== "win32")(
  "a full disk is told as such, and nothing acknowledged is lost",
  { timeout: LONG_MS },
  async () => {
    const data = join(folder, "data");
    // The largest file is limited to a little more than a log segment, in units of 512 or 1024 bytes.
    const writer = startWriter([data, await testTemplate(), "group", "60000"], "ulimit -f 36000");
    await once(writer.process, "close");
    expect(writer.lines.at(-1)).toMatch(/^failed store database: the disk is full/u);
    const stored = writer.stored();
    expect(stored.length).toBeGreaterThan(10);
    const found = new Set(await keys(await open()));
    expect(stored.filter((key) => !found.has(key))).toEqual([]);
  },
);

interface Writer {
  readonly process: ChildProcess;
  readonly lines: string[];
  stored(): string[];
  /** Resolves with true when so many rows are acknowledged, with false when the program ends before. */
  said(rows: number): Promise<boolean>;
}

function startWriter(parameters: string[], before = "true"): Writer {
  const words = [process.execPath, "--import", "tsx", WRITER, ...parameters];
  const child = spawn("sh", ["-c", `${before}; exec "$@"`, "sh", ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: fileURLToPath(new URL("../../../..", import.meta.url)),
  });
  started.push(child);
  const lines: string[] = [];
  let rest = "";
  const watchers = new Set<() => void>();
  child.stdout.on("data", (chunk) => {
    const parts = (rest + String(chunk)).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    for (const watch of watchers) watch();
  });
  const stored = () => lines.flatMap((line) => (line.startsWith("stored ") ? [line.slice(7)] : []));
  return {
    process: child,
    lines,
    stored,
    said: (rows) =>
      new Promise((resolve) => {
        const watch = () => stored().length >= rows && resolve(true);
        watchers.add(watch);
        child.once("close", () => resolve(false));
        watch();
      }),
  };
}
