import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openStore } from "../../../src/store/open-store.ts";
import { archiveContract } from "../../contracts/archive.ts";
import { startTestPostgres, type TestPostgres } from "../../fakes/test-postgres.ts";
import { openTestStore } from "../../fakes/test-store.ts";

const clock = () => new Date("2026-03-05T08:00:00Z");
const log = { warn: () => undefined };
const folder = mkdtempSync(join(tmpdir(), "wirebrief-archive-"));
let postgres: TestPostgres | undefined;

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

archiveContract("the archive in memory", () => openTestStore());

archiveContract("the archive on PostgreSQL", async () => {
  postgres = await startTestPostgres();
  const databaseUrl = await postgres.createDatabase();
  return openStore({ databaseUrl, dataDir: folder, embeddedSync: "group", clock, log });
});
