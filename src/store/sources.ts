import { type Kysely, sql } from "kysely";
import type { SourceMemory } from "../../briefings/article/source.ts";
import type { Database } from "./database.ts";

/** What is remembered of a source between visits. */
export interface SourceState {
  readonly tenant: string;
  /** `feed:…`, `folder:…`, `page:…`, `file:…`. */
  readonly address: string;
  readonly memory: SourceMemory;
  readonly lastOkAt: string | undefined;
  readonly failures: number;
  readonly lastError: string | undefined;
  /** Set while it is dead and its owner was told. */
  readonly reportedAt: string | undefined;
  readonly nextDueAt: string;
}

/** Makes a source known; one that is known already keeps what is remembered. */
export async function addSource(
  db: Kysely<Database>,
  tenant: string,
  address: string,
  dueAt: string,
): Promise<void> {
  await db
    .insertInto("sources")
    .values({
      tenant,
      address,
      etag: null,
      last_modified: null,
      last_ok_at: null,
      last_error: null,
      reported_at: null,
      next_due_at: dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listSources(db: Kysely<Database>): Promise<SourceState[]> {
  const rows = await db.selectFrom("sources").selectAll().orderBy("tenant").orderBy("address").execute();
  return rows.map(stateOf);
}

/** Takes the sources that are due; no other collector gets them before `leaseMs` are over. */
export async function takeDueSources(
  db: Kysely<Database>,
  request: { readonly now: Date; readonly leaseMs: number; readonly limit: number },
): Promise<SourceState[]> {
  const until = new Date(request.now.getTime() + request.leaseMs).toISOString();
  const { rows } = await sql<Parameters<typeof stateOf>[0]>`
    with due as (
      select tenant, address from sources where next_due_at <= ${request.now.toISOString()}
      order by next_due_at limit ${request.limit} for update skip locked
    )
    update sources set next_due_at = ${until} from due
    where sources.tenant = due.tenant and sources.address = due.address
    returning sources.*`.execute(db);
  return rows.map(stateOf);
}

export async function sourceSucceeded(
  db: Kysely<Database>,
  source: { readonly tenant: string; readonly address: string },
  visit: { readonly memory: SourceMemory; readonly at: string; readonly nextDueAt: string },
): Promise<void> {
  await db
    .updateTable("sources")
    .set({
      etag: visit.memory.etag ?? null,
      last_modified: visit.memory.lastModified ?? null,
      last_ok_at: visit.at,
      failures: 0,
      last_error: null,
      reported_at: null,
      next_due_at: visit.nextDueAt,
    })
    .where("tenant", "=", source.tenant)
    .where("address", "=", source.address)
    .execute();
}

/** Returns how often it has failed in a row, this time included. */
export async function sourceFailed(
  db: Kysely<Database>,
  source: { readonly tenant: string; readonly address: string },
  visit: { readonly error: string; readonly nextDueAt: string },
): Promise<number> {
  const row = await db
    .updateTable("sources")
    .set({
      failures: sql<number>`failures + 1`,
      last_error: visit.error,
      next_due_at: visit.nextDueAt,
    })
    .where("tenant", "=", source.tenant)
    .where("address", "=", source.address)
    .returning("failures")
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** True for the first caller since the source last worked: a dead source is reported once. */
export async function reportSource(
  db: Kysely<Database>,
  source: { readonly tenant: string; readonly address: string },
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sources")
    .set({ reported_at: at })
    .where("tenant", "=", source.tenant)
    .where("address", "=", source.address)
    .where("reported_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function stateOf(row: {
  tenant: string;
  address: string;
  etag: string | null;
  last_modified: string | null;
  last_ok_at: string | null;
  failures: number;
  last_error: string | null;
  reported_at: string | null;
  next_due_at: string;
}): SourceState {
  return {
    tenant: row.tenant,
    address: row.address,
    memory: {
      ...(row.etag === null ? {} : { etag: row.etag }),
      ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
    },
    lastOkAt: row.last_ok_at ?? undefined,
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    reportedAt: row.reported_at ?? undefined,
    nextDueAt: row.next_due_at,
  };
}
