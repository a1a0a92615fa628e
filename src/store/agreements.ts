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

function latestOf({ assertions }: AgreementRecord): string {
  return new Date(Math.max(...assertions.map(({ publishedAt }) => Date.parse(publishedAt)))).toISOString();
}
