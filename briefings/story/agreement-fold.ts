import type { Amount } from "../claim/agreement.ts";
import type { Citation } from "../claim/citation.ts";
import type { CorrectionClaim } from "../claim/correction.ts";
import { asserts } from "../claim/evidence-gate.ts";
import type { Certainty } from "../claim/line.ts";
import type { Agreement, AgreementRecord, Assertion } from "./agreement-record.ts";
import { contentWords, sharedWords } from "./content-words.ts";
import { correctedObject, isStatusStruck } from "./corrections.ts";
import { precisionOf } from "./date-span.ts";
import { disputeText } from "./dispute-text.ts";
import { joinParties, namedAsTold } from "./party-match.ts";
import { PARTY_WORD, sourceKey, sourceWeight } from "./source-weight.ts";
import {
  type Conflict,
  foldStatus,
  type StatusEvent,
  type StatusFold,
  type Stretch,
  strongest,
} from "./status-fold.ts";

const MOST_CITATIONS = 8;
/** Two figures closer than this are one, rounded. */
const SAME_AMOUNT_SHARE = 0.02;
const PRECISION_ORDER = ["day", "days", "month", "year"] as const;

/** A record's statuses in the order in which they held, copies and struck assertions left out. */
export function foldRecord(
  record: AgreementRecord,
  corrections: readonly CorrectionClaim[],
): StatusFold & { readonly assertions: readonly Assertion[] } {
  const own = withoutCopies([...record.assertions].sort(byTime));
  const standing = own.filter((assertion) => !corrections.some((found) => isStatusStruck(assertion, found)));
  const assertions = standing.length > 0 ? standing : own;
  return { assertions, ...foldStatus(assertions) };
}

export function byTime(a: Assertion, b: Assertion): number {
  return Date.parse(a.publishedAt) - Date.parse(b.publishedAt) || (a.claimId < b.claimId ? -1 : 1);
}

/** The public form of a record. */
export function foldAgreement(record: AgreementRecord, corrections: readonly CorrectionClaim[]): Agreement {
  const { assertions, stretches, conflict } = foldRecord(record, corrections);
  const own = assertions.flatMap(({ citations }) => citations.map(({ sentence }) => sentence));
  const told = [...record.assertions].sort(byTime);
  const current = stretches.at(-1);
  const lead = current === undefined ? undefined : strongest(current.events);
  if (current === undefined || lead === undefined) throw new Error(`agreement ${record.id} has no assertion`);
  const supporting = uniqueBy(
    current.events.map(({ assertion }) => assertion),
    ({ claimId }) => claimId,
  );
  const amount = amountOf(supporting, assertions);
  const object = objectOf(supporting, assertions, corrections);
  const firstReportedBy = told.find(({ claim }) => claim.firstReportedBy)?.claim.firstReportedBy;
  return {
    id: record.id,
    parties: namedAsTold(joinParties(told.map(({ claim }) => claim.parties)), own),
    kind: kindOf(assertions),
    status: current.status,
    object: object ?? null,
    amount: amount.agreed ?? null,
    date: dateOf(current) ?? null,
    attribution: lead.assertion.claim.attribution,
    firstReportedBy: firstReportedBy ?? null,
    history: stretches.map(historyEntry),
    certainty: certaintyOf(supporting, current, conflict),
    dispute: disputeText(conflict, amount.rivals) ?? null,
    citations: proofFirst([lead.assertion, ...supporting, ...assertions], current.status, object),
    storyId: record.storyId,
  };
}

/** A copy says nothing that its original does not. It counts only where the original is not here. */
function withoutCopies(assertions: readonly Assertion[]): Assertion[] {
  const here = new Set(assertions.map(({ articleId }) => articleId));
  const own = assertions.filter(({ duplicateOf }) => duplicateOf === undefined || !here.has(duplicateOf));
  return own.length > 0 ? own : [...assertions];
}

function historyEntry(stretch: Stretch): Agreement["history"][number] {
  const first = stretch.events[0] as StatusEvent;
  const reported = stretch.events.reduce((a, b) =>
    Date.parse(b.assertion.publishedAt) < Date.parse(a.assertion.publishedAt) ? b : a,
  );
  const { assertion, evidence } = reported ?? first;
  const citation =
    evidence === undefined
      ? assertion.citations[0]
      : (assertion.citations.find(({ start, end }) => start <= evidence.start && evidence.end <= end) ??
        assertion.citations.find(({ start, end }) => start < evidence.end && evidence.start < end) ??
        assertion.citations[0]);
  return {
    status: stretch.status,
    date: dateOf(stretch) ?? null,
    reportedAt: assertion.publishedAt,
    articleId: assertion.articleId,
    sentence: citation?.sentence ?? "",
  };
}

/** The most precise date that the weightiest sources give; the earliest report among equals. */
export function dateOf({ events }: Stretch): string | undefined {
  const dated = events.filter((event) => event.date !== undefined);
  const order = (event: StatusEvent) => PRECISION_ORDER.indexOf(precisionOf(event.date ?? ""));
  return [...dated].sort((a, b) => b.weight - a.weight || order(a) - order(b))[0]?.date;
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
  corrections: readonly CorrectionClaim[],
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

/** "a contract", "anything": a noun that every deal has, and no object. */
export function isBareObject(object: string): boolean {
  return [...contentWords(object)].every((word) => BARE_NOUNS.has(word));
}

const BARE_NOUNS = contentWords(
  "contract contracts deal deals agreement agreements pact accord treaty partnership order anything something nothing " +
    "everything plan talks it that this new final formal definitive preliminary tentative possible potential binding " +
    "long-term multi-year year long term multi purchase takeover acquisition merger matter proposal offer bid award",
);

/** One figure, or the rivals where independent sources give different ones of equal weight. */
function amountOf(
  supporting: readonly Assertion[],
  all: readonly Assertion[],
): { agreed?: Amount; rivals: readonly Assertion[] } {
  const from = supporting.some(({ claim }) => claim.amount) ? supporting : all;
  const newest = new Map<string, Assertion>();
  for (const assertion of from) if (assertion.claim.amount) newest.set(sourceKey(assertion), assertion);
  const told = [...newest.values()].sort((a, b) => sourceWeight(b) - sourceWeight(a));
  const [lead] = told;
  if (lead?.claim.amount === undefined) return { rivals: [] };
  const { amount } = lead.claim;
  const rivals = told.filter(
    (other) =>
      other.claim.amount !== undefined &&
      !isSameAmount(other.claim.amount, amount) &&
      sourceWeight(other) === sourceWeight(lead),
  );
  return rivals.length === 0 ? { agreed: amount, rivals } : { rivals: [lead, ...rivals] };
}

export function isSameAmount(a: Amount, b: Amount): boolean {
  return (
    a.currency === b.currency &&
    Math.abs(a.value - b.value) <= SAME_AMOUNT_SHARE * Math.max(Math.abs(a.value), Math.abs(b.value))
  );
}

function certaintyOf(
  supporting: readonly Assertion[],
  current: Stretch,
  conflict: Conflict | undefined,
): Certainty {
  if (conflict !== undefined && !isMereLeak(conflict)) return "disputed";
  // What is shown for want of a second source is no source's own word.
  const plain = current.events
    .filter(({ status, assertion }) => assertion.claim.strength === "plain" && status === current.status)
    .map(({ assertion }) => assertion);
  if (plain.length === 0) return "unconfirmed";
  if (plain.some((assertion) => sourceWeight(assertion) >= PARTY_WORD || isOfficer(assertion)))
    return "confirmed";
  const publishers = new Set(supporting.filter((assertion) => plain.includes(assertion)).map(sourceKey));
  const onlyLeaks = plain.every(({ claim }) => claim.attribution.kind === "anonymous");
  if (publishers.size > 1) return onlyLeaks ? "reported" : "confirmed";
  return onlyLeaks ? "unconfirmed" : "reported";
}

/** A denied leak is denied, not disputed: nobody who can be asked stands for it. */
function isMereLeak({ shown, against }: Conflict): boolean {
  return shown.weight >= PARTY_WORD - 1 && against.weight <= 1;
}

/** A named person speaks for a party where an office stands with the name: "its chief executive, Ines Valdauer". */
function isOfficer({ claim, citations }: Assertion): boolean {
  const { kind, source } = claim.attribution;
  if (kind !== "named" || source === undefined) return false;
  const surname = source.split(/\s+/u).at(-1) ?? source;
  return [source, ...citations.map(({ sentence }) => sentence)].some(
    (text) => text.includes(surname) && OFFICE.test(text),
  );
}

const OFFICE =
  /\b(?:chief executive|CEO|CFO|COO|president|chair(?:man|woman|person)?|minister|secretary|spokes(?:man|woman|person)|director|mayor|governor|commissioner|founder|owner|ambassador|general)\b/iu;

function citationsOf(assertions: readonly Assertion[]): Citation[] {
  const all = assertions.flatMap(({ citations }) => citations);
  return uniqueBy(all, placeOf).slice(0, MOST_CITATIONS);
}

/**
 * The first is shown as the proof: a sentence with the words that decided the status, best with the
 * object in it.
 */
function proofFirst(
  assertions: readonly Assertion[],
  status: Agreement["status"],
  object: string | undefined,
): Citation[] {
  const words = contentWords(object ?? "");
  const deciding = new Set(
    assertions.flatMap(({ claim, citations }) =>
      citations
        .filter(({ start, end }) => start <= claim.statusSpan.start && claim.statusSpan.end <= end)
        .map(placeOf),
    ),
  );
  const lacking = (citation: Citation) =>
    (!asserts(citation.sentence, status) ? 4 : deciding.has(placeOf(citation)) ? 0 : 2) +
    (sharedWords(words, contentWords(citation.sentence)).length < words.size ? 1 : 0);
  return [...citationsOf(assertions)].sort((a, b) => lacking(a) - lacking(b));
}

function placeOf({ articleId, start }: Citation): string {
  return `${articleId} ${start}`;
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
