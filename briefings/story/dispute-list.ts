import type { ToldAmount } from "./agreement-amounts.ts";
import { citationAt } from "./agreement-citation.ts";
import type { AgreementDispute, Assertion, ToldBy } from "./agreement-record.ts";
import type { Struck } from "./agreement-struck.ts";
import type { ValueDispute } from "./agreement-values.ts";
import { amountWords } from "./amount-words.ts";
import type { LedgerCorrection } from "./corrections.ts";
import { PARTY_WORD, sourceWeight } from "./source-weight.ts";
import type { StatusDispute, StatusEvent } from "./status-fold.ts";

type Side = AgreementDispute["sides"][number];
type Settled = NonNullable<AgreementDispute["settledBy"]>;

/**
 * All disputes of an agreement with their course, oldest first.
 *
 * @param told disputes before corrections were applied: one that a correction ended is found there
 * @param folded those that are left with the corrections applied
 */
export function disputesOf(parts: {
  readonly told: readonly StatusDispute[];
  readonly folded: readonly StatusDispute[];
  readonly struck: readonly Struck[];
  readonly amounts: readonly ValueDispute<ToldAmount>[];
  readonly dates: readonly ValueDispute<string>[];
}): AgreementDispute[] {
  const { told, folded, struck, amounts, dates } = parts;
  const corrected = told.flatMap((dispute) => {
    const by = struck.find(
      ({ what, assertion }) =>
        what === "status" &&
        [dispute.shown, dispute.against].some((side) => side.assertion.claimId === assertion.claimId),
    );
    return by === undefined ? [] : [endedBy(statusDispute(dispute), by.correction)];
  });
  return [
    ...corrected,
    ...folded.map(statusDispute),
    ...amounts.map((dispute) => valueDispute("amount", dispute, ({ amount }) => amountWords(amount))),
    ...dates.map((dispute) => valueDispute("date", dispute, (date) => date)),
  ].sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt));
}

/** Who told an assertion, with the sentence that carries it. */
export function toldBy(assertion: Assertion, evidence?: StatusEvent["evidence"]): ToldBy {
  const { articleId, outlet, publishedAt, claim } = assertion;
  return {
    articleId,
    outlet,
    source: claim.attribution.source ?? null,
    reportedAt: publishedAt,
    sentence: citationAt(assertion, evidence ?? claim.statusSpan)?.sentence ?? "",
  };
}

/** Who put something right; null where it is not known where that stands. */
export function correctedBy({ told, correctedBy: source }: LedgerCorrection): ToldBy | null {
  if (told === undefined) return null;
  const { articleId, outlet, publishedAt, citations } = told;
  return {
    articleId,
    outlet,
    source: source ?? null,
    reportedAt: publishedAt,
    sentence: citations[0]?.sentence ?? "",
  };
}

function statusDispute({ shown, against, settledBy }: StatusDispute): AgreementDispute {
  const sides = [shown, against]
    .map(({ assertion, evidence, status }): Side => ({ ...toldBy(assertion, evidence), value: status }))
    .sort(byReport);
  return {
    about: "status",
    openedAt: latestOf(sides),
    sides,
    ...(settledBy === undefined
      ? {}
      : settledWith({
          ...toldBy(settledBy.assertion, settledBy.evidence),
          value: settledBy.status,
          how: ![shown.status, against.status].includes(settledBy.status)
            ? "change"
            : howOf(settledBy.assertion),
        })),
  };
}

function valueDispute<T>(
  about: "amount" | "date",
  { sides: told, settledBy }: ValueDispute<T>,
  wordsOf: (value: T) => string,
): AgreementDispute {
  const sides = told
    .map(({ assertion, value }): Side => ({ ...toldBy(assertion), value: wordsOf(value) }))
    .sort(byReport);
  return {
    about,
    openedAt: latestOf(sides.slice(0, 2)),
    sides,
    ...(settledBy === undefined
      ? {}
      : settledWith({
          ...toldBy(settledBy.assertion),
          value: wordsOf(settledBy.value),
          how: howOf(settledBy.assertion),
        })),
  };
}

function endedBy(dispute: AgreementDispute, correction: LedgerCorrection): AgreementDispute {
  const by = correctedBy(correction);
  if (by === null) return dispute;
  return { ...dispute, ...settledWith({ ...by, value: correction.right ?? "", how: "correction" }) };
}

function settledWith(settledBy: Settled): Pick<AgreementDispute, "settledAt" | "settledBy"> {
  return { settledAt: settledBy.reportedAt, settledBy };
}

function howOf(assertion: Assertion): "party" | "source" {
  return sourceWeight(assertion) >= PARTY_WORD ? "party" : "source";
}

function latestOf(sides: readonly Side[]): string {
  return sides.reduce(
    (latest, { reportedAt }) => (Date.parse(reportedAt) > Date.parse(latest) ? reportedAt : latest),
    sides[0]?.reportedAt ?? "",
  );
}

function byReport(a: Side, b: Side): number {
  return Date.parse(a.reportedAt) - Date.parse(b.reportedAt);
}
