import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely";
import type pg from "pg";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Database } from "./database.ts";
import type { SqlPool } from "./embedded/embedded-pool.ts";
import { openEmbedded } from "./embedded/open-embedded.ts";
import { migrate } from "./migrate.ts";
import { QUEUE_SCHEMA } from "./queue-schema.ts";

/** What everything is kept in: an embedded database or a PostgreSQL server, spoken to alike. */
export interface Store {
  readonly kind: "embedded" | "server";
  readonly db: Kysely<Database>;
  /**
   * A pool for BullMQ, which sees its own schema and the `pg` driver's types. `clients`: how many it
   * may hold at once; each of its workers keeps one for LISTEN. The caller ends it.
   */
  queuePool(clients: number): SqlPool;
  /** Rejects with a `WirebriefError` where the store does not answer. */
  check(): Promise<void>;
  /** Reclaims space and refreshes the planner's figures; a server does it by itself. */
  maintain(): Promise<void>;
  /** Writes a copy to a file, from which a data folder can be made; embedded only. */
  backup?(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded database, or `memory://`. */
  readonly dataDir: string;
  readonly embeddedSync: "commit" | "group" | "off";
  /**
   * A fresh database with all migrations applied: a folder by `makeTemplateFolder`, or a file by
   * `makeTemplate`, which a store in memory needs. The first start is several times faster with it.
   */
  readonly templatePath?: string | undefined;
  readonly statementLimitMs?: number | undefined;
  readonly clock: () => Date;
  readonly log: StoreLog;
}

export interface StoreLog {
  warn(fields: object, text: string): void;
}

/**
 * Opens the store and brings its schema up to date.
 *
 * Throws a `WirebriefError`: `locked` where another process has the data folder, `store` where the
 * database cannot be reached, is full, or has a newer schema.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = await (options.databaseUrl === undefined
    ? openEmbeddedStore(options)
    : openServerStore(options, options.databaseUrl));
  try {
    await migrate(store.pool, options.clock());
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

type OpenStore = Store & { readonly pool: SqlPool };

async function openEmbeddedStore(options: StoreOptions): Promise<OpenStore> {
  const { dataDir, embeddedSync: sync, templatePath, statementLimitMs, log } = options;
  const embedded = await openEmbedded({ dataDir, sync, templatePath, statementLimitMs, log });
  const pool = embedded.session.createPool("store");
  // Kysely types cursors too, which it does not use unless asked to stream.
  const dialect = new PostgresDialect({ pool: pool as unknown as PostgresPool });
  const db = new Kysely<Database>({ dialect });
  return {
    kind: "embedded",
    db,
    pool,
    queuePool: () => embedded.session.createPool("queue"),
    check: () => check(db),
    maintain: () => embedded.engine.maintain(),
    backup: (path) => embedded.engine.dump(path),
    close: async () => {
      await db.destroy();
      await embedded.close();
    },
  };
}

async function openServerStore(options: StoreOptions, databaseUrl: string): Promise<OpenStore> {
  const statementLimitMs = options.statementLimitMs ?? SERVER_STATEMENT_LIMIT_MS;
  const { default: driver } = await import("pg");
  const pool = new driver.Pool({
    connectionString: databaseUrl,
    max: SERVER_CLIENTS,
    types: storeTypes(driver.types),
    statement_timeout: statementLimitMs,
    idle_in_transaction_session_timeout: IDLE_LIMIT_MS,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: "wirebrief",
    keepAlive: true,
  });
  // The server may drop an idle client; the pool makes a new one for the next statement.
  pool.on("error", (error) => options.log.warn({ err: error }, "A database connection was lost"));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const opened: OpenStore = {
    kind: "server",
    db,
    pool: pool as unknown as SqlPool,
    queuePool: (clients) => serverQueuePool(driver, databaseUrl, clients, options.log),
    check: () => check(db),
    maintain: () => Promise.resolve(),
    close: () => db.destroy(),
  };
  try {
    await opened.check();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return opened;
}

const SERVER_CLIENTS = 10;
const CONNECT_LIMIT_MS = 10_000;
const SERVER_STATEMENT_LIMIT_MS = 30_000;
const IDLE_LIMIT_MS = 60_000;

const BIGINT = 20;
const INSTANT = 1184;

/** 64-bit integers as numbers, instants as ISO strings: what the embedded database gives too. */
function storeTypes(types: typeof pg.types): pg.CustomTypesConfig {
  return {
    getTypeParser(id, format) {
      if (format !== "binary" && id === BIGINT) return Number;
      if (format !== "binary" && id === INSTANT) return (text: string) => new Date(toIso(text)).toISOString();
      return types.getTypeParser(id, format);
    },
  };
}

/** PostgreSQL writes `2026-03-05 08:00:00+00`, which is ISO 8601 but for the blank and a short offset. */
function toIso(text: string): string {
  return text.replace(" ", "T").replace(/([+-]\d\d)$/u, "$1:00");
}

function serverQueuePool(driver: typeof pg, databaseUrl: string, clients: number, log: StoreLog): SqlPool {
  const pool = new driver.Pool({
    connectionString: databaseUrl,
    max: clients,
    options: `-c search_path=${QUEUE_SCHEMA},public`,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: "wirebrief queue",
    keepAlive: true,
  });
  pool.on("error", (error) => log.warn({ err: error }, "A queue connection was lost"));
  return pool as unknown as SqlPool;
}

async function check(db: Kysely<Database>): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    if (error instanceof WirebriefError) throw error;
    throw new WirebriefError({
      code: "store",
      thing: "database",
      problem: `does not answer: ${error instanceof Error ? error.message : String(error)}`,
      remedy: "Check DATABASE_URL and that the server runs",
      cause: error,
    });
  }
}
