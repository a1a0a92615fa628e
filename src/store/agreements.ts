import { type Kysely, sql, type Transaction } from "kysely";
import type { AgreementKind, AgreementStatus } from "../../briefings/claim/agreement.ts";
import { type AgreementRecord, agreementRecordSchema } from "../../briefings/story/agreement-record.ts";
import type { Database } from "./database.ts";
import { json, textArray } from "./sql-values.ts";

/** What the engine folds from a record's assertions, kept beside it so that it can be searched. */
export interface RecordFacts {
  readonly status: AgreementStatus;
  readonly kind: AgreementKind;
  readonly date?: string | undefined;
}

/** A body that signs with everybody has thousands; what is new belongs to the latest of them. */
const MOST_RECORDS = 500;

/** Records of a tenant that have at least one of the parties: what a new assertion may belong to. */
export async function recordsByPartyKeys(
  db: Kysely<Database>,
  tenant: string,
  keys: readonly string[],
): Promise<AgreementRecord[]> {
  const rows = await db
    .selectFrom("agreements")
    .select("record")
    .where("tenant", "=", tenant)
    .where(sql<boolean>`party_keys && ${textArray(keys)}`)
    .orderBy("latest_at", "desc")
    .orderBy("id")
    .limit(MOST_RECORDS)
    .execute();
  return rows.map(({ record }) => agreementRecordSchema.parse(record));
}

/** Records of a tenant that any of the stories tells. */
export async function recordsOfStories(
  db: Kysely<Database>,
  tenant: string,
  storyIds: readonly string[],
): Promise<AgreementRecord[]> {
  const rows = await db
    .selectFrom("agreements")
    .select("record")
    .where("tenant", "=", tenant)
    .where(sql<boolean>`story_ids && ${textArray(storyIds)}`)
    .orderBy("id")
    .execute();
  return rows.map(({ record }) => agreementRecordSchema.parse(record));
}

/** Writes a record, new or grown. The caller holds the grouping lock, so nobody writes it meanwhile. */
export async function saveRecord(
  trx: Transaction<Database>,
  record: AgreementRecord,
  facts: RecordFacts,
): Promise<void> {
  const row = {
    tenant: record.tenant,
    story_id: record.storyId,
    story_ids: [...new Set([record.storyId, ...record.assertions.map(({ storyId }) => storyId)])],
    party_keys: [...record.partyKeys],
    status: facts.status,
    kind: facts.kind,
    date: facts.date ?? null,
    latest_at: latestOf(record),
    record: json(record),
  };
  await trx
    .insertInto("agreements")
    .values({ id: record.id, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

/**
 * Takes away a record that is now a part of another one: what channels were told of it counts as told of
 * that one, so that nobody is told it again. Keys of what was told name their record in second place.
 */
export async function foldRecordInto(trx: Transaction<Database>, id: string, into: string): Promise<void> {
  const told = sql`
    story_id in (select unnest(story_ids) from agreements where id = ${id}::text)
    and split_part(key, '/', 2) = ${id}::text`;
  await sql`
    insert into seen (destination, key, tenant, story_id, delivery_id, line, seen_at)
    select destination, replace(key, ${id}::text, ${into}::text), tenant, story_id, delivery_id, line, seen_at
    from seen where ${told}
    on conflict do nothing`.execute(trx);
  await sql`delete from seen where ${told}`.execute(trx);
  await trx.deleteFrom("agreements").where("id", "=", id).execute();
}

function latestOf({ assertions }: AgreementRecord): string {
  return new Date(Math.max(...assertions.map(({ publishedAt }) => Date.parse(publishedAt)))).toISOString();
}
