import type { AgreementStatus } from "../claim/agreement.ts";
import { partiesWords } from "../digest/wording.ts";
import type { Agreement } from "../story/agreement-record.ts";
import { contentWords } from "../story/content-words.ts";
import { listWords } from "../story/party-words.ts";
import { agreementText, sourceWords } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import { type Deal, dealLine } from "./deals.ts";
import type { DealsFound } from "./find-deals.ts";
import { changeWords, nearestAnswer } from "./nearest-answer.ts";
import { statusNoun } from "./status-filter.ts";

const LADDER: readonly AgreementStatus[] = ["considering", "negotiating", "agreed", "signed"];
const MOST_SHOWN = 4;
const SURENESS: readonly Agreement["certainty"][] = ["confirmed", "reported", "disputed", "unconfirmed"];

/** A yes-or-no question: the first words answer it, no surer than the sources are. */
export function verdictAnswer(
  query: Query,
  all: DealsFound,
  statuses: readonly AgreementStatus[],
  context: AnswerContext,
): Answer {
  const found = aboutThing(all, query.about);
  const matching = [...found.matching].sort(
    (a, b) => SURENESS.indexOf(a.agreement.certainty) - SURENESS.indexOf(b.agreement.certainty),
  );
  const [lead] = matching;
  if (lead !== undefined) {
    const newer = newerBetween(lead, found.others);
    if (newer !== undefined)
      return told(
        query,
        `It was so reported, but newer reports say: ${newer.agreement.status}.`,
        lead,
        [newer, ...matching],
        context,
        newer,
      );
    const opening = query.asks === "confirmed" ? confirmedWords(lead.agreement) : yesWords(lead.agreement);
    return told(query, opening, lead, matching, context);
  }
  const [nearest] = [...found.others].sort((a, b) => beyond(b, statuses) - beyond(a, statuses));
  if (nearest !== undefined && found.others.length > 0) {
    const against = againstWords(nearest.agreement, statuses);
    if (against !== undefined) return told(query, against, nearest, [nearest], context);
  }
  const past = found.others.find(({ agreement: { history } }) =>
    history.some(({ status }) => !LADDER.includes(status) && statuses.includes(status)),
  );
  if (past !== undefined)
    return told(query, `It was so, but not any more: ${past.agreement.status} now.`, past, [past], context);
  const isSigned = statuses.includes("signed");
  // Nobody dropped out or denied: deals that stand are no answer to that where nobody is named.
  const isLadder = statuses.some((status) => LADDER.includes(status));
  if (!isLadder && found.names.length === 0) {
    const reason = `I have read of no ${statusNoun(statuses)}.`;
    return answerOf(query, "Not so far as I have read.", [reason], { agreements: [], nearest: [], reason });
  }
  const { names, others } = found;
  const isNarrow = query.about !== undefined || query.kind !== undefined;
  const pair = names.length === 2 && isSigned && statuses.length === 1 && !isNarrow;
  return nearestAnswer(
    query,
    pair
      ? `Not so far as I have read: ${names[0]} and ${names[1]} have not signed with each other.`
      : "Not so far as I have read.",
    others.length > 0 ? others : found.outside,
    context,
    {
      none: noneWords(names),
      label: isSigned ? "Closest" : "As it stands",
      change: isSigned ? changeWords(others, names.length) : undefined,
    },
  );
}

/** A yes needs a deal about the thing that was asked about; one that tells of another is no answer. */
function aboutThing(found: DealsFound, about: string | undefined): DealsFound {
  const words = contentWords(about ?? "");
  if (words.size === 0) return found;
  const isAbout = ({ agreement: { object, citations } }: Deal) => {
    const told = contentWords([object ?? "", ...citations.map(({ sentence }) => sentence)].join(" "));
    return [...words].every((word) => told.has(word));
  };
  return { ...found, matching: found.matching.filter(isAbout), others: found.others.filter(isAbout) };
}

function noneWords(names: readonly string[]): string {
  if (names.length === 0) return "I have read of no such agreement.";
  return names.length === 1
    ? `I have read of no agreement of ${names[0]} that fits.`
    : `I have read of no agreement between ${listWords(names)}, of any status.`;
}

/** The answer with the deal that gives it; where no line of it can be proved, its sentences alone. */
function told(
  query: Query,
  opening: string,
  lead: Deal,
  deals: readonly Deal[],
  context: AnswerContext,
  stands: Deal = lead,
): Answer {
  const asOf = asOfContext(context);
  // "It is disputed that …" needs no other opening.
  const words = lead.agreement.certainty === "disputed" && query.asks === "whether" ? "" : `${opening} `;
  const line = dealLine(stands, words, asOf);
  const headline = line?.text ?? `${opening} ${partiesWords(stands.agreement)}: ${stands.agreement.status}.`;
  const shown = deals.slice(0, MOST_SHOWN).map(({ agreement }) => agreement);
  return answerOf(
    query,
    headline,
    shown.flatMap((agreement) => agreementText(agreement, asOf)),
    { agreements: shown },
  );
}

function yesWords(agreement: Agreement): string {
  switch (agreement.certainty) {
    case "confirmed":
      return "Yes.";
    case "reported":
      return `Yes, ${onWhoseWord(agreement)}.`;
    case "unconfirmed":
      return "So it is said, but it is not confirmed.";
    case "disputed":
      return "That is disputed.";
  }
}

function confirmedWords(agreement: Agreement): string {
  switch (agreement.certainty) {
    case "confirmed":
      return "Yes, it is confirmed.";
    case "reported":
      return `Not beyond doubt: it rests ${onWhoseWord(agreement)}.`;
    case "unconfirmed":
      return agreement.attribution.kind === "anonymous"
        ? "No, it rests on one anonymous source."
        : "No, it is not confirmed.";
    case "disputed":
      return "No, it is disputed.";
  }
}

function onWhoseWord(agreement: Agreement): string {
  if (agreement.attribution.kind === "anonymous") return "on the word of anonymous sources";
  return `on the word of ${sourceWords(agreement)} alone`;
}

/**
 * A deal between the same parties that was told of later and stands otherwise: two articles may call
 * one deal by different objects. What a party itself says of the first one stands beside it.
 */
function newerBetween(lead: Deal, others: readonly Deal[]): Deal | undefined {
  if (lead.agreement.certainty === "confirmed" || lead.record.partyKeys.length < 2) return undefined;
  return others.find(
    ({ record, agreement }) =>
      (agreement.kind === lead.agreement.kind ||
        !(SPECIFIC.has(agreement.kind) || SPECIFIC.has(lead.agreement.kind))) &&
      lead.record.partyKeys.every((key) => record.partyKeys.includes(key)) &&
      toldAt(agreement) > toldAt(lead.agreement),
  );
}

/** Kinds that reporters do not mix up with others. */
const SPECIFIC: ReadonlySet<Agreement["kind"]> = new Set([
  "acquisition",
  "merger",
  "investment",
  "loan",
  "licence",
  "hire",
  "law",
]);

function toldAt({ history }: Agreement): number {
  return Date.parse(history.at(-1)?.reportedAt ?? "");
}

/** What stands against a yes by itself: it has gone further, or it is over. */
function againstWords(
  { status, certainty }: Agreement,
  wanted: readonly AgreementStatus[],
): string | undefined {
  if (certainty === "unconfirmed" || certainty === "disputed") return undefined;
  const asked = Math.max(...wanted.map((each) => LADDER.indexOf(each)));
  if (asked < 0) return undefined;
  if (LADDER.indexOf(status) > asked) return "It has gone further than that.";
  return status === "ended" || status === "declined" || status === "denied" ? "No." : undefined;
}

function beyond({ agreement: { status } }: Deal, wanted: readonly AgreementStatus[]): number {
  const asked = Math.max(...wanted.map((each) => LADDER.indexOf(each)));
  return LADDER.indexOf(status) > asked ? 2 : LADDER.includes(status) ? 1 : 0;
}
