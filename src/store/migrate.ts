import { WirebriefError } from "../../briefings/errors.ts";
import type { SqlClient, SqlPool } from "./embedded/embedded-pool.ts";
import { initial } from "./migrations/0001-initial.ts";
import { search } from "./migrations/0002-search.ts";
import { topics } from "./migrations/0003-topics.ts";
import { storyDecisions } from "./migrations/0004-story-decisions.ts";
import { answers } from "./migrations/0005-answers.ts";
import { QUEUE_SCHEMA } from "./queue-schema.ts";

/** In order, never changed after a release: a new version of the schema is a new entry. */
const MIGRATIONS: readonly { readonly version: number; readonly sql: string }[] = [
  { version: 1, sql: initial },
  { version: 2, sql: search },
  { version: 3, sql: topics },
  { version: 4, sql: storyDecisions },
  { version: 5, sql: answers },
];

/** All of the schema, for telling templates apart. */
export const SCHEMA_SQL = MIGRATIONS.map(({ sql }) => sql).join("\n");

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** Any number, the same in all versions: two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_310_113;

/**
 * Brings the schema up to date, in one transaction. Throws a `WirebriefError` with code `store`
 * where the database was written by a newer version, whose tables this one may misread.
 */
export async function migrate(pool: SqlPool, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    try {
      await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await migrateStore(client, now);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
    await migrateQueue(client);
  } finally {
    client.release();
  }
}

/** The BullMQ whose tables these are; the same as in package.json. */
export const QUEUE_VERSION = "6.7.0";

/** BullMQ migrates its own schema. It takes half a second to load, so it is asked only after an upgrade. */
async function migrateQueue(client: SqlClient): Promise<void> {
  const mark = `BullMQ ${QUEUE_VERSION}`;
  const { rows } = await client.query(
    `select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = '${QUEUE_SCHEMA}'`,
  );
  if (rows[0]?.mark === mark) return;
  const { runMigrations } = await import("bullmq");
  // BullMQ types its client as one of `pg`, of which it uses `query` alone.
  await runMigrations(client as unknown as Parameters<typeof runMigrations>[0], QUEUE_SCHEMA);
  await client.query(`comment on schema ${QUEUE_SCHEMA} is '${mark}'`);
}

async function migrateStore(client: SqlClient, now: Date): Promise<void> {
  await client.query(
    "create table if not exists schema_versions (version integer primary key, applied_at timestamptz not null)",
  );
  const { rows } = await client.query(
    "select coalesce(max(version), 0)::int as version from schema_versions",
  );
  const found = Number(rows[0]?.version ?? 0);
  if (found > SCHEMA_VERSION) {
    throw new WirebriefError({
      code: "store",
      thing: "database",
      problem: `has schema version ${found}, and this Wirebrief knows versions up to ${SCHEMA_VERSION}`,
      remedy: "Use the newer Wirebrief that wrote it, or another database",
    });
  }
  for (const { version, sql } of MIGRATIONS) {
    if (version <= found) continue;
    await client.query(sql);
    await client.query("insert into schema_versions (version, applied_at) values ($1, $2)", [
      version,
      now.toISOString(),
    ]);
  }
}
