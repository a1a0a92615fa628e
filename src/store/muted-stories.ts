import { type Kysely, sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Database } from "./database.ts";
import { readSetting, writeSetting } from "./settings.ts";
import { json, textArray } from "./sql-values.ts";

const idsSchema = z.array(z.string());
const PREFIX = "muted:";
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

/** The same of many channels, by destination; a channel that has muted nothing is not among them. */
export async function mutedStoriesOf(
  db: Kysely<Database>,
  channels: readonly { readonly tenant: string; readonly destination: string }[],
): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom("settings")
    .select(["tenant", "key", "value"])
    .where(sql<boolean>`key = any(${textArray(channels.map(({ destination }) => keyOf(destination)))})`)
    .where(sql<boolean>`tenant = any(${textArray([...new Set(channels.map(({ tenant }) => tenant))])})`)
    .execute();
  const known = new Map(rows.map(({ tenant, key, value }) => [`${tenant} ${key}`, value]));
  return new Map(
    channels.flatMap(({ tenant, destination }) => {
      const value = known.get(`${tenant} ${keyOf(destination)}`);
      return value === undefined ? [] : [[destination, new Set(idsSchema.parse(value))] as const];
    }),
  );
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

/**
 * Before a story becomes part of an older one: channels that muted it, and were never told anything
 * of the older, do not want that one either. A channel that reads the older goes on reading it.
 */
export async function carryMutes(
  trx: Transaction<Database>,
  olderId: string,
  youngerId: string,
): Promise<void> {
  const rows = await trx
    .selectFrom("settings")
    .select(["tenant", "key"])
    .where("key", "like", `${PREFIX}%`)
    .where(sql<boolean>`value @> ${json([youngerId])}::jsonb`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("seen")
            .select("seen.key")
            .where("seen.story_id", "=", olderId)
            .where(sql<boolean>`seen.destination = substr(settings.key, ${PREFIX.length + 1}::int)`),
        ),
      ),
    )
    .execute();
  for (const { tenant, key } of rows) await setMuted(trx, tenant, key.slice(PREFIX.length), olderId, true);
}

function keyOf(destination: string): string {
  return `${PREFIX}${destination}`;
}
