import type { AgreementStatus } from "../claim/agreement.ts";
import type { Span } from "../reading/span.ts";
import type { Assertion } from "./agreement-record.ts";
import { dateSpan } from "./date-span.ts";
import { byTime } from "./ledger-order.ts";
import { OWN_VOICE, sourceKey, sourceWeight } from "./source-weight.ts";

/** One assertion's word on the status at one time. */
export interface StatusEvent {
  readonly status: AgreementStatus;
  readonly date: string | undefined;
  readonly assertion: Assertion;
  /** Set where the text tells the status as an earlier one. */
  readonly evidence: Span | undefined;
  readonly weight: number;
  /** When it held: the end of its date, at the latest its publication. */
  readonly at: number;
}

/** A status that stood, with all that was said for it. */
export interface Stretch {
  readonly status: AgreementStatus;
  readonly events: StatusEvent[];
}

/** Two sources that cannot both be right. */
export interface Conflict {
  readonly shown: StatusEvent;
  readonly against: StatusEvent;
}

/** A conflict with its course: open as long as nobody has settled it. */
export interface StatusDispute extends Conflict {
  /** A party's word, somebody who had no part in it, or a later status that leaves it behind. */
  readonly settledBy: StatusEvent | undefined;
}

export interface StatusFold {
  readonly stretches: readonly Stretch[];
  /** The conflict that is open now. */
  readonly conflict: Conflict | undefined;
  /** All that were ever open, oldest first. */
  readonly disputes: readonly StatusDispute[];
}

/** How far along the usual path; the others may follow any of them. */
const PHASE: Partial<Record<AgreementStatus, number>> = {
  considering: 1,
  negotiating: 2,
  agreed: 3,
  signed: 4,
};
const BINDING = 3;
/** A contradiction this soon after is one about the same time, not a later change. */
const SAME_TIME_MS = 3 * 86_400_000;

/**
 * The statuses in the order in which they held. Newer assertions move the status; a weaker or less
 * direct source does not overwrite a stronger one; a denial by somebody who is named, and a
 * party's own "not decided", do. What is kept without moving anything is a conflict where it
 * contradicts, else background.
 */
export function foldStatus(assertions: readonly Assertion[]): StatusFold {
  const events = assertions.flatMap(eventsOf).sort(byOccurrence);
  const stretches: Stretch[] = [];
  const disputes: StatusDispute[] = [];
  const pending: StatusEvent[] = [];
  const open = () => disputes.filter(({ settledBy }) => settledBy === undefined);
  const settle = (settledBy: StatusEvent, isSettled: (dispute: Conflict) => boolean) => {
    for (const [at, dispute] of disputes.entries()) {
      if (dispute.settledBy === undefined && isSettled(dispute)) disputes[at] = { ...dispute, settledBy };
    }
  };
  for (const event of events) {
    const current = stretches.at(-1);
    if (current === undefined) {
      const first = needsSecond(event, pending) ? { ...event, status: "considering" as const } : event;
      if (first !== event) pending.push(event);
      stretches.push({ status: first.status, events: [first] });
      continue;
    }
    if (current.status === event.status) {
      current.events.push(event);
      settle(event, (dispute) => settles(event, dispute));
      continue;
    }
    const verdict = judge(event, current, stretches, pending);
    if (verdict === "moves") {
      const seconding = pending.filter((other) => other.status === event.status);
      stretches.push({ status: event.status, events: [...seconding, event] });
      const contradicted = opposes(event, current) ? strongest(current.events) : undefined;
      const isDecided = open().some(
        (dispute) => dispute.against.status === event.status && settles(event, dispute),
      );
      settle(event, () => true);
      if (contradicted !== undefined && !isDecided) {
        disputes.push({ shown: event, against: contradicted, settledBy: undefined });
      }
    } else if (verdict === "conflicts") {
      pending.push(event);
      const shown = strongest(current.events);
      const isKnown = open().some(
        (dispute) => dispute.shown.status === current.status && dispute.against.status === event.status,
      );
      if (shown !== undefined && !isKnown) disputes.push({ shown, against: event, settledBy: undefined });
    } else if (verdict === "waits") pending.push(event);
  }
  return { stretches, conflict: open().at(-1), disputes };
}

function byOccurrence(a: StatusEvent, b: StatusEvent): number {
  return (
    a.at - b.at ||
    Date.parse(a.assertion.publishedAt) - Date.parse(b.assertion.publishedAt) ||
    (PHASE[a.status] ?? BINDING + 2) - (PHASE[b.status] ?? BINDING + 2) ||
    b.weight - a.weight ||
    byTime(a.assertion, b.assertion)
  );
}

/** A denial, or a status that is taken back. */
function opposes(event: StatusEvent, current: Stretch): boolean {
  return event.status === "denied" || (PHASE[event.status] ?? 9) < (PHASE[current.status] ?? 0);
}

type Verdict = "moves" | "conflicts" | "waits" | "background";

function judge(
  event: StatusEvent,
  current: Stretch,
  stretches: readonly Stretch[],
  pending: readonly StatusEvent[],
): Verdict {
  const held = strongest(current.events);
  const weight = held?.weight ?? 0;
  const told = stretches.some(({ status }) => status === event.status);
  const [from, to] = [PHASE[current.status], PHASE[event.status]];
  const seconded = pending.some(
    (other) => other.status === event.status && sourceKey(other.assertion) !== sourceKey(event.assertion),
  );
  // "The deal that they signed last year": what stood before, told again without a new date.
  if (event.date === undefined && told) return "background";
  if (needsSecond(event, pending)) return "waits";
  if (event.status === "denied") {
    return event.weight >= OWN_VOICE || event.weight >= weight ? "moves" : "conflicts";
  }
  if (to === undefined) {
    if (event.weight >= 2 || event.weight >= weight) return "moves";
    return "conflicts";
  }
  if (from === undefined) {
    // Talks again after a refusal, a deal after a denial.
    return event.weight >= Math.min(weight, OWN_VOICE)
      ? "moves"
      : current.status === "denied"
        ? "conflicts"
        : "background";
  }
  if (to > from) {
    return to < BINDING || seconded || event.weight >= Math.min(weight, OWN_VOICE) ? "moves" : "conflicts";
  }
  if (event.weight > weight) return "moves";
  const dated = event.date !== undefined && held?.date !== undefined;
  if (dated && event.weight >= weight && dateSpan(event.date).from > dateSpan(held.date ?? "").to)
    return "moves";
  return isContradicted(event, current, weight) ? "conflicts" : "background";
}

/** One publisher alone says "signed", and another one soon after says less. */
function isContradicted(event: StatusEvent, current: Stretch, weight: number): boolean {
  const publishers = new Set(current.events.map(({ assertion }) => sourceKey(assertion)));
  const since = Math.min(...current.events.map(({ assertion }) => Date.parse(assertion.publishedAt)));
  const published = Date.parse(event.assertion.publishedAt);
  return (
    publishers.size === 1 &&
    !publishers.has(sourceKey(event.assertion)) &&
    event.weight >= Math.min(weight, OWN_VOICE) &&
    published >= since &&
    published - since <= SAME_TIME_MS
  );
}

/** A weak reading of "agreed" or "signed" stands only where a second source says the same. */
function needsSecond(event: StatusEvent, pending: readonly StatusEvent[]): boolean {
  if (event.assertion.claim.strength !== "weak" || (PHASE[event.status] ?? 0) < BINDING) return false;
  return !pending.some(
    (other) => other.status === event.status && sourceKey(other.assertion) !== sourceKey(event.assertion),
  );
}

/** A party's own word, or a publisher that had no part in the conflict, settles it. */
function settles(event: StatusEvent, { shown, against }: Conflict): boolean {
  const keys = [shown, against].map(({ assertion }) => sourceKey(assertion));
  if (event.weight > OWN_VOICE) return event.assertion.claimId !== shown.assertion.claimId;
  return event.weight >= OWN_VOICE && !keys.includes(sourceKey(event.assertion));
}

export function strongest(events: readonly StatusEvent[]): StatusEvent | undefined {
  let best: StatusEvent | undefined;
  for (const event of events) if (best === undefined || event.weight > best.weight) best = event;
  return best;
}

function eventsOf(assertion: Assertion): StatusEvent[] {
  const { claim } = assertion;
  const published = Date.parse(assertion.publishedAt);
  const at = (date: string | undefined) =>
    date === undefined ? published : Math.min(published, dateSpan(date).to);
  const weight = sourceWeight(assertion);
  const latest = at(claim.date);
  return [
    ...claim.earlier.map(({ status, date, evidence }) => ({
      status,
      date,
      assertion,
      evidence,
      weight,
      at: Math.min(latest, at(date)) - 1,
    })),
    { status: claim.status, date: claim.date, assertion, evidence: undefined, weight, at: latest },
  ];
}
