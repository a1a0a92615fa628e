import type { Invocation } from "../cli.ts";
import { SCHEMA_VERSION } from "../store/migrate.ts";
import { withApp } from "./with-app.ts";

/** `wirebrief migrate`: opening the store brings its schema up to date; this says so. */
export async function migrate(invocation: Invocation): Promise<number> {
  await withApp(invocation, async ({ parts }) => {
    const kind = parts.store.kind;
    invocation.output.out(
      invocation.options.json
        ? JSON.stringify({ store: kind, version: SCHEMA_VERSION })
        : `The ${kind === "embedded" ? "embedded store" : "PostgreSQL store"} is at version ${SCHEMA_VERSION}.`,
    );
  });
  return 0;
}
