import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTemplate } from "../../src/store/make-template.ts";
import { SCHEMA_SQL } from "../../src/store/migrate.ts";
import { openStore, type Store, type StoreOptions } from "../../src/store/open-store.ts";

/**
 * An embedded store of a test, in memory unless `dataDir` is given. It starts from a template that
 * the first test to need it leaves in the temporary folder: a fresh one takes seconds.
 */
export async function openTestStore(change: Partial<StoreOptions> = {}): Promise<Store> {
  const clock = () => new Date("2026-03-05T08:00:00Z");
  return openStore({
    dataDir: "memory://",
    embeddedSync: "off",
    templatePath: await testTemplate(),
    clock,
    log: { warn: () => undefined },
    ...change,
  });
}

/** The path of a template of the schema as it is now. */
export async function testTemplate(): Promise<string> {
  const packages = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const version = createHash("sha256").update(SCHEMA_SQL).update(packages).digest("hex").slice(0, 16);
  const path = join(tmpdir(), `wirebrief-template-${version}.gz`);
  if (!existsSync(path)) await makeTemplate(path, () => new Date());
  return path;
}
