import type { Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import type { StoredClaim } from "../../briefings/claim/claim.ts";
import type { AgreementRecord, Assertion } from "../../briefings/story/agreement-record.ts";
import { agreementOf } from "../../briefings/story/ledger.ts";
import { assertionsOf } from "../../briefings/story/ledger-assertion.ts";
import { ledgerKeys, settleRecords } from "../../briefings/story/ledger-settle.ts";
import type { MakeId } from "../ids.ts";
import { foldRecordInto, recordsByPartyKeys, recordsOfStories, saveRecord } from "../store/agreements.ts";
import type { Database } from "../store/database.ts";
import { withdrawAssertions } from "../store/grouped-articles.ts";

/** How often names lead to further names of the same parties: a firm, its short name, its initials. */
const MOST_LOOKUPS = 3;

/**
 * Enters what an article asserts about agreements into the ledger of its tenant. What the version of
 * the article before it asserted is withdrawn first. All records that could be touched are settled anew,
 * so that the order in which articles arrive does not matter. The caller holds the grouping lock.
 */
export async function enterLedger(
  trx: Transaction<Database>,
  article: Article,
  stored: readonly StoredClaim[],
  makeId: MakeId,
): Promise<void> {
  const { tenant } = article;
  if (article.replaces !== undefined) {
    const left = await withdrawAssertions(trx, article.replaces);
    await settle(trx, left, [], { tenant, makeId });
  }
  const incoming = assertionsOf(article, stored);
  if (incoming.length === 0) return;
  await settle(trx, await recordsFor(trx, tenant, incoming), incoming, { tenant, makeId });
}

/** Settles the agreements of stories anew after articles moved between them: which story tells a deal is evidence. */
export async function settleStories(
  trx: Transaction<Database>,
  storyIds: readonly string[],
  context: { readonly tenant: string; readonly makeId: MakeId },
): Promise<void> {
  await settle(trx, await recordsOfStories(trx, context.tenant, storyIds), [], context);
}

async function recordsFor(
  trx: Transaction<Database>,
  tenant: string,
  incoming: readonly Assertion[],
): Promise<AgreementRecord[]> {
  let keys = ledgerKeys(incoming);
  let records = await recordsByPartyKeys(trx, tenant, keys);
  for (let lookup = 1; lookup < MOST_LOOKUPS; lookup++) {
    const more = ledgerKeys(incoming, records);
    if (more.length <= keys.length) break;
    keys = more;
    records = await recordsByPartyKeys(trx, tenant, keys);
  }
  return records;
}

async function settle(
  trx: Transaction<Database>,
  records: readonly AgreementRecord[],
  incoming: readonly Assertion[],
  context: { readonly tenant: string; readonly makeId: MakeId },
): Promise<void> {
  if (records.length + incoming.length === 0) return;
  const { changed, removed } = settleRecords(records, incoming, context);
  for (const record of changed) {
    const { status, kind, date } = agreementOf(record);
    await saveRecord(trx, record, { status, kind, date: date ?? undefined });
  }
  for (const { id, into } of removed) await foldRecordInto(trx, id, into);
}
