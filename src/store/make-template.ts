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

function unwritten(path: string): WirebriefError {
  return new WirebriefError({
    code: "store",
    thing: "template",
    problem: "cannot be made from a server",
    value: path,
    remedy: "Make it without DATABASE_URL",
  });
}
