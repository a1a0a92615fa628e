import { foldAmounts, type ToldAmount } from "./agreement-amounts.ts";
import { certaintyOf } from "./agreement-certainty.ts";
import { citationAt } from "./agreement-citation.ts";
import { withoutCopies } from "./agreement-copies.ts";
import { dateOf, foldDates } from "./agreement-dates.ts";
import { isBareObject } from "./agreement-object-match.ts";
import { proofFirst, uniqueBy } from "./agreement-proof.ts";
import type { Agreement, AgreementRecord, Assertion } from "./agreement-record.ts";
import { applyCorrections, type Struck } from "./agreement-struck.ts";
import type { ValueEntry, ValueFold } from "./agreement-values.ts";
import { contentWords } from "./content-words.ts";
import { correctedObject, type LedgerCorrection } from "./corrections.ts";
import { correctedBy, disputesOf, toldBy } from "./dispute-list.ts";
import { disputeText } from "./dispute-text.ts";
import { byTime } from "./ledger-order.ts";
import { joinParties, namedAsTold } from "./party-naming.ts";
import { sourceWeight } from "./source-weight.ts";
import { foldStatus, type StatusFold, type Stretch, strongest } from "./status-fold.ts";

export { dateOf, isBareObject };

/** A record's statuses in the order in which they held, copies and struck assertions left out. */
export function foldRecord(
  record: AgreementRecord,
  corrections: readonly LedgerCorrection[],
): StatusFold & { readonly assertions: readonly Assertion[]; readonly struck: readonly Struck[] } {
  const { standing, struck } = applyCorrections(withoutCopies(record.assertions), corrections);
  return { assertions: standing, struck, ...foldStatus(standing) };
}

/** The public form of a record. */
export function foldAgreement(record: AgreementRecord, corrections: readonly LedgerCorrection[]): Agreement {
  const { assertions, struck, stretches, conflict, disputes } = foldRecord(record, corrections);
  const own = assertions.flatMap(({ citations }) => citations.map(({ sentence }) => sentence));
  const told = [...record.assertions].sort(byTime);
  const current = stretches.at(-1);
  const lead = current === undefined ? undefined : strongest(current.events);
  if (current === undefined || lead === undefined) throw new Error(`agreement ${record.id} has no assertion`);
  const supporting = uniqueBy(
    current.events.map(({ assertion }) => assertion),
    ({ claimId }) => claimId,
  );
  const amounts = foldAmounts(assertions, stretches);
  const dates = foldDates(current);
  const object = objectOf(supporting, assertions, corrections);
  const firstReportedBy = told.find(({ claim }) => claim.firstReportedBy)?.claim.firstReportedBy;
  const rivals = openSides(amounts).map(({ assertion }) => assertion);
  return {
    id: record.id,
    parties: namedAsTold(joinParties(inOrder(told, lead.assertion).map(({ claim }) => claim.parties)), own),
    kind: kindOf(assertions),
    status: current.status,
    object: object ?? null,
    amount: amounts.current?.value.amount ?? null,
    date: dates.current?.value ?? null,
    attribution: lead.assertion.claim.attribution,
    firstReportedBy: firstReportedBy ?? null,
    history: stretches.map(historyEntry),
    certainty: certaintyOf(supporting, current, conflict),
    dispute: disputeText(conflict, rivals, openSides(dates)) ?? null,
    citations: proofFirst([lead.assertion, ...supporting, ...assertions], current.status, object),
    storyId: record.storyId,
    ...withEntries({
      disputes: disputesOf({
        told: struck.length === 0 ? [] : foldStatus(withoutCopies(record.assertions)).disputes,
        folded: disputes,
        struck,
        amounts: amounts.disputes,
        dates: dates.disputes,
      }),
      corrected: correctedStatuses(struck),
      amountHistory: amountHistory(amounts.entries, struck),
      dateHistory: dates.entries.map(({ value, state, assertion }) => ({
        ...toldBy(assertion),
        date: value,
        state,
      })),
    }),
  };
}

/** Who buys comes before who sells, as the source nearest to a purchase has it; else the order of telling decides. */
function inOrder(told: readonly Assertion[], lead: Assertion): readonly Assertion[] {
  const isPurchase = ({ claim }: Assertion) => claim.kind === "acquisition";
  const first = isPurchase(lead) ? lead : told.find(isPurchase);
  if (first === undefined) return told;
  const fullest = Math.max(...told.map(({ claim }) => claim.parties.length));
  return first.claim.parties.length < fullest ? told : [first, ...told.filter((each) => each !== first)];
}

function historyEntry(stretch: Stretch): Agreement["history"][number] {
  const { assertion, evidence } = stretch.events.reduce((a, b) =>
    Date.parse(b.assertion.publishedAt) < Date.parse(a.assertion.publishedAt) ? b : a,
  );
  return {
    status: stretch.status,
    date: dateOf(stretch) ?? null,
    reportedAt: assertion.publishedAt,
    articleId: assertion.articleId,
    sentence: citationAt(assertion, evidence)?.sentence ?? "",
    outlet: assertion.outlet,
    attribution: assertion.claim.attribution,
  };
}

/** Both sides of the dispute about a figure or a date that is open now. */
function openSides<T>({ disputes }: ValueFold<T>) {
  const last = disputes.at(-1);
  return last === undefined || last.settledBy !== undefined ? [] : last.sides;
}

/** Each status that was taken back once, by whom it was told first. */
function correctedStatuses(struck: readonly Struck[]): NonNullable<Agreement["corrected"]> {
  const wrong = struck.filter(({ what }) => what === "status");
  return uniqueBy(wrong, ({ assertion }) => assertion.claim.status).map(({ assertion, correction }) => ({
    ...toldBy(assertion),
    status: assertion.claim.status,
    date: assertion.claim.date ?? null,
    correctedBy: correctedBy(correction),
  }));
}

function amountHistory(
  entries: readonly ValueEntry<ToldAmount>[],
  struck: readonly Struck[],
): NonNullable<Agreement["amountHistory"]> {
  const wrong = struck.flatMap(({ what, assertion }) => {
    const { amount } = assertion.claim;
    if (what !== "amount" || amount === undefined) return [];
    return [{ ...toldBy(assertion), amount, exactness: "exact" as const, state: "corrected" as const }];
  });
  const told = entries.map(({ value, state, assertion }) => ({ ...toldBy(assertion), ...value, state }));
  return [...wrong, ...told].sort((a, b) => Date.parse(a.reportedAt) - Date.parse(b.reportedAt));
}

/** Lists that have something in them; an empty one is left out. */
function withEntries<T extends Record<string, readonly unknown[]>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;
}

function kindOf(assertions: readonly Assertion[]): Agreement["kind"] {
  const counts = new Map<Agreement["kind"], number>();
  for (const { claim } of assertions) {
    counts.set(claim.kind, (counts.get(claim.kind) ?? 0) + (claim.kind === "other" ? 0.1 : 1));
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "other";
}

/**
 * The newest wording of the source that is nearest to the deal, if it is more than a bare noun; a
 * corrected one never stands.
 */
function objectOf(
  supporting: readonly Assertion[],
  all: readonly Assertion[],
  corrections: readonly LedgerCorrection[],
): string | undefined {
  const newestFirst = [...supporting].reverse();
  const rest = [...all].reverse().filter((assertion) => !supporting.includes(assertion));
  const objects = [...newestFirst, ...rest].flatMap((assertion) => {
    const object = assertion.claim.object === undefined ? undefined : correctedObject(assertion, corrections);
    return object === undefined ? [] : [{ object, weight: sourceWeight(assertion) }];
  });
  const telling = objects.filter(({ object }) => contentWords(object).size > 1 && !isBareObject(object));
  const nearest = [...telling].sort((a, b) => b.weight - a.weight)[0];
  return (nearest ?? objects.find(({ object }) => !isBareObject(object)))?.object;
}
