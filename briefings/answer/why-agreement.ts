import type { AgreementStatus } from "../claim/agreement.ts";
import type { CorrectionClaim } from "../claim/correction.ts";
import { partiesWords } from "../digest/wording.ts";
import { plainText } from "../digest/wrap-text.ts";
import { foldRecord } from "../story/agreement-fold.ts";
import type { AgreementRecord, Assertion } from "../story/agreement-record.ts";
import { correctionsOf, isStatusStruck } from "../story/corrections.ts";
import { type AsOf, dayIn, fullDate } from "../story/date-words.ts";
import { agreementOf } from "../story/ledger.ts";
import { sourceKey, sourceWeight } from "../story/source-weight.ts";
import { type StatusEvent, type StatusFold, strongest } from "../story/status-fold.ts";
import type { StoryView } from "../story/story-view.ts";
import { agreementText } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";

/** Why an agreement stands where it does: who says so, how much each counts, and what did not count. */
export function whyAgreement(
  query: Query,
  record: AgreementRecord,
  view: StoryView | undefined,
  context: AnswerContext,
): Answer {
  const asOf = asOfContext(context);
  const corrections = view === undefined ? [] : (correctionsOf(view).get(record.id) ?? []);
  const agreement = agreementOf(record, corrections);
  return answerOf(
    query,
    `Why ${partiesWords(agreement)} stands at “${agreement.status}”.`,
    whyAgreementLines(record, corrections, asOf),
    {
      agreements: [agreement],
      ...(view === undefined ? {} : { stories: [{ id: view.story.id, title: view.story.title }] }),
    },
  );
}

/** The agreement, each status with everybody who says so, and what did not count with the reason. */
export function whyAgreementLines(
  record: AgreementRecord,
  corrections: readonly CorrectionClaim[],
  asOf: AsOf,
): string[] {
  const fold = foldRecord(record, corrections);
  const counted = new Set(
    fold.stretches.flatMap(({ events }) => events.map(({ assertion }) => assertion.claimId)),
  );
  const said = fold.stretches.flatMap(({ status, events }) => [
    `  ${status} because`,
    ...events.map((event) => `    ${sourceSentence(event, status, asOf)}`),
  ]);
  const left = record.assertions.filter(({ claimId }) => !counted.has(claimId));
  const uncounted = left.map((assertion) => {
    const why = uncountedBecause(assertion, record, corrections, fold);
    return `    ${placeWords(assertion, asOf)} says ${assertion.claim.status}: ${why}; claim ${assertion.claimId}.`;
  });
  return [
    ...agreementText(agreementOf(record, corrections), asOf),
    ...said,
    ...(uncounted.length === 0 ? [] : ["  Did not count", ...uncounted]),
    ...(fold.conflict === undefined
      ? []
      : ["  It stays disputed until a party says which is right, or another publisher does."]),
  ].map(keepIndent);
}

function sourceSentence(
  { assertion, evidence, weight, status }: StatusEvent,
  shown: AgreementStatus,
  asOf: AsOf,
) {
  const { claim } = assertion;
  const { source } = claim.attribution;
  const who = source === undefined || source === assertion.outlet ? "" : `${source}, `;
  const key = sourceKey(assertion);
  const own = key === assertion.publisher ? "" : `, counts as ${key}`;
  const recalled = evidence === undefined ? "" : ", told as what stood before";
  const less = status === shown ? "" : `; it says ${status}, which needs a second source`;
  return `${placeWords(assertion, asOf)}: ${who}${weightWords(assertion)} (weight ${weight}${own})${recalled}${less}; claim ${assertion.claimId}.`;
}

function placeWords({ outlet, publishedAt }: Assertion, asOf: AsOf): string {
  return `${outlet}, ${fullDate(dayIn(publishedAt, asOf.timezone), asOf)}`;
}

const WEIGHTS: Readonly<Record<Assertion["claim"]["attribution"]["kind"], string>> = {
  official: "an organisation's own word",
  named: "a named person on the record",
  reporter: "the outlet's own report",
  outlet: "another publication's report, passed on",
  anonymous: "somebody who is not named",
};

/** How near the source stands to what it tells, in words. */
function weightWords({ claim }: Assertion): string {
  return claim.strength === "weak" ? "from words that may mean less" : WEIGHTS[claim.attribution.kind];
}

function uncountedBecause(
  assertion: Assertion,
  record: AgreementRecord,
  corrections: readonly CorrectionClaim[],
  { stretches, conflict }: StatusFold,
): string {
  const { duplicateOf, claim, claimId } = assertion;
  if (duplicateOf !== undefined && record.assertions.some(({ articleId }) => articleId === duplicateOf))
    return `it is a copy of article ${duplicateOf}, which counts`;
  if (corrections.some((correction) => isStatusStruck(assertion, correction)))
    return "a correction took it back";
  if (conflict?.against.assertion.claimId === claimId)
    return "it contradicts what stands, and is kept as the other side of a dispute";
  if (claim.strength === "weak" && (claim.status === "signed" || claim.status === "agreed"))
    return "its words may mean less, and no second source says the same";
  const held = strongest(stretches.at(-1)?.events ?? []);
  if (held !== undefined && sourceWeight(assertion) < held.weight)
    return `a weaker source (${weightWords(assertion)}) than what stands (${weightWords(held.assertion)})`;
  return "it tells what stood before, without a new date";
}

function keepIndent(line: string): string {
  const indent = /^ */u.exec(line)?.[0] ?? "";
  return `${indent}${plainText(line)}`;
}
