import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { WirebriefError } from "../../briefings/errors.ts";
import { IN_MEMORY } from "./embedded/open-embedded.ts";
import { openStore } from "./open-store.ts";

/**
 * Writes a fresh embedded database with all migrations applied to a gzip file, for `openStore` to
 * start new ones from. Making the files anew takes seconds, unpacking them a fraction of one.
 */
export async function makeTemplate(path: string, clock: () => Date): Promise<void> {
  const log = { warn: () => undefined };
  const store = await openStore({ dataDir: IN_MEMORY, embeddedSync: "off", clock, log });
  try {
    if (store.backup === undefined) throw unwritten(path);
    await store.backup(path);
  } finally {
    await store.close();
  }
}

/**
 * The same as a folder of files, which a new data folder is copied from: faster than unpacking. The
 * files are those of a database that still runs, so that the first start of a copy recovers, and
 * by that brings every file to the disk where `EMBEDDED_SYNC` asks for it.
 */
export async function makeTemplateFolder(path: string, clock: () => Date): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "wirebrief-template-"));
  const store = await openStore({
    dataDir: work,
    embeddedSync: "off",
    clock,
    log: { warn: () => undefined },
  });
  try {
    await sql`checkpoint`.execute(store.db);
    cpSync(join(work, "database"), path, { recursive: true });
  } finally {
    await store.close();
    rmSync(work, { recursive: true, force: true });
  }
}

function unwritten(path: string): WirebriefError {
  return new WirebriefError({
    code: "store",
    thing: "template",
    problem: "cannot be made from a server",
    value: path,
    remedy: "Make it without DATABASE_URL",
  });
}
