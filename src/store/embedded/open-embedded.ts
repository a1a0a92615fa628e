import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { WirebriefError } from "../../../briefings/errors.ts";
import { type DataLock, takeDataLock } from "./data-lock.ts";
import { type EmbeddedEngine, startEmbeddedEngine } from "./embedded-engine.ts";
import { EmbeddedSession } from "./embedded-pool.ts";

/** Keeps everything in memory; gone when it is closed. */
export const IN_MEMORY = "memory://";

/** A statement that takes longer has gone wrong: the slowest of ours take a second at 100,000 articles. */
export const STATEMENT_LIMIT_MS = 30_000;

export interface Embedded {
  readonly engine: EmbeddedEngine;
  readonly session: EmbeddedSession;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in a data folder, which it makes where there is none.
 *
 * The folder holds `lock` (who uses it), `database` (the files of PostgreSQL) and `created`, written
 * when the first start was complete: what an interrupted first start left behind is put aside.
 */
export async function openEmbedded(options: {
  readonly dataDir: string;
  readonly sync: "commit" | "group" | "off";
  readonly templatePath?: string | undefined;
  readonly statementLimitMs?: number | undefined;
  readonly log: { warn(fields: object, text: string): void };
}): Promise<Embedded> {
  const { dataDir, sync, log } = options;
  const template =
    options.templatePath !== undefined && existsSync(options.templatePath) ? options.templatePath : undefined;
  const engineOptions = { statementLimitMs: options.statementLimitMs ?? STATEMENT_LIMIT_MS, log };
  if (dataDir === IN_MEMORY) {
    const engine = await startEmbeddedEngine({ template, sync: "off" }, engineOptions);
    return { engine, session: new EmbeddedSession(engine), close: () => engine.close() };
  }
  const root = resolve(dataDir);
  makeFolder(root);
  const lock = takeDataLock(join(root, "lock"));
  try {
    const engine = await startIn(root, { template, sync }, engineOptions);
    return { engine, session: new EmbeddedSession(engine), close: () => closeBoth(engine, lock) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw new WirebriefError({
      code: "store",
      thing: "data folder",
      problem: "cannot be made",
      value: path,
      remedy: "Name a folder that can be written with --data-dir or DATA_DIR",
      cause,
    });
  }
}

async function startIn(
  root: string,
  setup: { readonly template: string | undefined; readonly sync: "commit" | "group" | "off" },
  options: Parameters<typeof startEmbeddedEngine>[1],
): Promise<EmbeddedEngine> {
  const folder = join(root, "database");
  const created = join(root, "created");
  if (existsSync(created)) return startEmbeddedEngine({ folder, sync: setup.sync }, options);
  if (existsSync(folder)) {
    const aside = join(root, "database.incomplete");
    rmSync(aside, { recursive: true, force: true });
    renameSync(folder, aside);
  }
  const engine = await startEmbeddedEngine({ folder, ...setup }, options);
  writeFileSync(created, "");
  return engine;
}

async function closeBoth(engine: EmbeddedEngine, lock: DataLock): Promise<void> {
  try {
    await engine.close();
  } finally {
    lock.release();
  }
}
