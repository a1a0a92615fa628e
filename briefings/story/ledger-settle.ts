import { foldedNames } from "../claim/fold-name.ts";
import type { AgreementRecord, Assertion } from "./agreement-record.ts";
import { byTime } from "./ledger-order.ts";
import { partitionAssertions } from "./ledger-partition.ts";
import { recordsInReach } from "./ledger-reach.ts";
import { partyForms } from "./party-forms.ts";
import { comparePartyForms } from "./party-match.ts";

/** What is to be written after assertions came or went. */
export interface Settlement {
  /** Records that are new or not what they were. */
  readonly changed: readonly AgreementRecord[];
  /** Records that are now a part of another one, under whose id what was told of them is found. */
  readonly removed: readonly { readonly id: string; readonly into: string }[];
}

/**
 * The records that the ledger has after `incoming`: every assertion that could be touched is dealt
 * out anew, so the outcome is the same for any order of arrival.
 *
 * A record keeps its id as long as most of its assertions stay together; where two become one, the
 * older id stays (ids sort by the time they were made) and the other is told as an alias.
 *
 * @param records those that share a name with a party of `incoming` (`ledgerKeys`); others are not
 *   needed. With no `incoming` all of them are dealt out anew, after assertions were withdrawn.
 * @param incoming an article's agreement claims; one whose claim is known replaces it
 */
export function settleRecords(
  records: readonly AgreementRecord[],
  incoming: readonly Assertion[],
  { makeId, tenant }: { readonly makeId: () => string; readonly tenant: string },
): Settlement {
  const touched = incoming.length === 0 ? [...records] : recordsInReach(records, incoming);
  const fresh = new Map(incoming.map((assertion) => [assertion.claimId, assertion]));
  const known = touched.flatMap(({ assertions }) => assertions.filter(({ claimId }) => !fresh.has(claimId)));
  const parts = partitionAssertions([...known, ...fresh.values()]);
  const { ids, removed } = assignIds(touched, parts, makeId);
  const before = new Map(touched.map((record) => [record.id, record]));
  const changed = parts
    .map((assertions, at) => recordOf(ids[at] as string, tenant, assertions))
    .filter((record) => !isUnchanged(record, before.get(record.id)));
  return { changed, removed };
}

/**
 * The keys by which a store finds what an assertion may touch: the names of its parties, and the
 * names by which records among `known` call the same parties. Ask again while the list grows.
 */
export function ledgerKeys(incoming: readonly Assertion[], known: readonly AgreementRecord[] = []): string[] {
  const parties = incoming.flatMap(({ claim }) => claim.parties);
  const forms = parties.map(partyForms);
  const keys = new Set(parties.flatMap(foldedNames));
  for (const { assertions } of known) {
    for (const party of assertions.flatMap(({ claim }) => claim.parties)) {
      const other = partyForms(party);
      if (other.keys.every((key) => keys.has(key))) continue;
      if (forms.some((form) => comparePartyForms(form, other) === "same")) {
        for (const key of other.keys) keys.add(key);
      }
    }
  }
  return [...keys].sort();
}

function assignIds(
  records: readonly AgreementRecord[],
  parts: readonly (readonly Assertion[])[],
  makeId: () => string,
): { readonly ids: readonly string[]; readonly removed: { readonly id: string; readonly into: string }[] } {
  const partOf = new Map(parts.flatMap((part, at) => part.map(({ claimId }) => [claimId, at] as const)));
  const ids: (string | undefined)[] = parts.map(() => undefined);
  const merged: { readonly id: string; readonly part: number }[] = [];
  const oldestFirst = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const record of oldestFirst) {
    const part = homeOf(record, partOf);
    if (part === undefined) continue;
    if (ids[part] === undefined) ids[part] = record.id;
    else merged.push({ id: record.id, part });
  }
  const complete = ids.map((id) => id ?? makeId());
  return { ids: complete, removed: merged.map(({ id, part }) => ({ id, into: complete[part] as string })) };
}

/** The part that holds most of a record; among equals the one with its oldest assertion. */
function homeOf({ assertions }: AgreementRecord, partOf: ReadonlyMap<string, number>): number | undefined {
  const counts = new Map<number, number>();
  for (const { claimId } of [...assertions].sort(byTime)) {
    const part = partOf.get(claimId);
    if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function recordOf(id: string, tenant: string, assertions: readonly Assertion[]): AgreementRecord {
  const keys = assertions.flatMap(({ claim }) => claim.parties.flatMap(foldedNames));
  return {
    id,
    tenant,
    storyId: assertions[0]?.storyId ?? "",
    partyKeys: [...new Set(keys)].sort(),
    assertions: [...assertions],
  };
}

function isUnchanged(record: AgreementRecord, before: AgreementRecord | undefined): boolean {
  return (
    before !== undefined &&
    before.storyId === record.storyId &&
    before.assertions.length === record.assertions.length &&
    before.assertions.every((assertion, at) => assertion === record.assertions[at])
  );
}
