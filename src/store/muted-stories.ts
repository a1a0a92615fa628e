import type { Kysely } from "kysely";
import { z } from "zod";
import type { Database } from "./database.ts";
import { readSetting, writeSetting } from "./settings.ts";

const idsSchema = z.array(z.string());
/** A channel that has muted more has other troubles than its oldest mutes. */
const MOST = 200;

/** Stories that a channel does not want in its digests. */
export async function mutedStories(
  db: Kysely<Database>,
  tenant: string,
  destination: string,
): Promise<Set<string>> {
  return new Set(await readSetting(db, tenant, keyOf(destination), idsSchema));
}

/** Mutes a story for a channel, or brings it back. Returns false where that changes nothing. */
export async function setMuted(
  db: Kysely<Database>,
  tenant: string,
  destination: string,
  storyId: string,
  muted: boolean,
): Promise<boolean> {
  const before = await mutedStories(db, tenant, destination);
  if (before.has(storyId) === muted) return false;
  const after = muted ? [...before, storyId].slice(-MOST) : [...before].filter((id) => id !== storyId);
  await writeSetting(db, tenant, keyOf(destination), after);
  return true;
}

function keyOf(destination: string): string {
  return `muted:${destination}`;
}
