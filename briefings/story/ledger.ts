import type { CorrectionClaim } from "../claim/correction.ts";
import { foldedNames } from "../claim/fold-name.ts";
import { byTime, foldAgreement } from "./agreement-fold.ts";
import type { Agreement, AgreementRecord, Assertion } from "./agreement-record.ts";
import { contentWords, sharedWords } from "./content-words.ts";
import { daysBetween } from "./date-span.ts";
import { areKindsCompatible } from "./kind-match.ts";
import { areSameParties } from "./party-match.ts";

/** Two dated assertions further apart than this are of two agreements, however alike. */
const ONE_DEAL_DAYS = 3 * 365;
/** Different words for the object are one object where the same story tells them this close together. */
const ONE_OBJECT_DAYS = 45;
const DAY_MS = 86_400_000;

/**
 * The agreement among `records` that an assertion is about: same parties by any of their names, a
 * compatible kind and a compatible object. Undefined where it is a new one.
 */
export function matchRecord(
  records: readonly AgreementRecord[],
  assertion: Assertion,
): AgreementRecord | undefined {
  return records
    .map((record) => ({ record, likeness: likenessOf(record, assertion) }))
    .filter((match) => match.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || (a.record.id < b.record.id ? -1 : 1))[0]?.record;
}

/** The record with the assertion in it; a new record where there is none. The same claim twice is one. */
export function addAssertion(
  record: AgreementRecord | undefined,
  assertion: Assertion,
  ids: { readonly id: string; readonly tenant: string },
): AgreementRecord {
  const known = record?.assertions.filter(({ claimId }) => claimId !== assertion.claimId) ?? [];
  const assertions = [...known, assertion].sort(byTime);
  const keys = assertions.flatMap(({ claim }) => claim.parties.flatMap(foldedNames));
  return {
    id: record?.id ?? ids.id,
    tenant: record?.tenant ?? ids.tenant,
    storyId: record?.storyId ?? assertion.storyId,
    partyKeys: [...new Set(keys)].sort(),
    assertions,
  };
}

/**
 * What the assertions of a record come to: a pure fold, the same in any order of arrival.
 * `corrections` are those of the story that are about this agreement (`correctionsOf`): an object
 * or a status that one of them calls wrong does not stand.
 */
export function agreementOf(
  record: AgreementRecord,
  corrections: readonly CorrectionClaim[] = [],
): Agreement {
  return foldAgreement(record, corrections);
}

/** 0 where the assertion is about another agreement; higher where more speaks for this one. */
function likenessOf(record: AgreementRecord, assertion: Assertion): number {
  const { claim } = assertion;
  const alike = record.assertions.filter((known) => areSameParties(known.claim.parties, claim.parties));
  if (alike.length === 0) return 0;
  if (!record.assertions.some((known) => areKindsCompatible(known.claim.kind, claim.kind))) return 0;
  const dates = record.assertions.flatMap((known) => known.claim.date ?? []);
  if (claim.date !== undefined && dates.length > 0) {
    const { date } = claim;
    if (dates.every((other) => daysBetween(date, other) > ONE_DEAL_DAYS)) return 0;
  }
  const byArticle = record.assertions.map((known) => ({ known, objects: objectLikeness(known, assertion) }));
  const objects = Math.max(...byArticle.map(({ objects }) => objects));
  const parted = byArticle.some(
    ({ known, objects }) => objects < 0 && known.articleId === assertion.articleId,
  );
  if (objects < 0 || parted) return 0;
  const sameStory = record.assertions.some((known) => known.storyId === assertion.storyId);
  const sameKind = record.assertions.some((known) => known.claim.kind === claim.kind);
  return 1 + objects * 2 + (sameStory ? 1 : 0) + (sameKind ? 0.5 : 0);
}

/** Below 0: two objects. 0: nothing speaks for or against. Up to 1: the same words. */
function objectLikeness(known: Assertion, assertion: Assertion): number {
  const a = contentWords(known.claim.object ?? "");
  const b = contentWords(assertion.claim.object ?? "");
  if (a.size === 0 || b.size === 0) return 0;
  const shared = sharedWords(a, b).length;
  if (shared > 0) return shared / Math.min(a.size, b.size);
  // One text that gives one pair of parties two objects tells of two agreements.
  if (known.articleId === assertion.articleId || known.storyId !== assertion.storyId) return -1;
  const apart = Math.abs(Date.parse(known.publishedAt) - Date.parse(assertion.publishedAt)) / DAY_MS;
  return apart <= ONE_OBJECT_DAYS && known.claim.kind === assertion.claim.kind ? 0 : -1;
}
