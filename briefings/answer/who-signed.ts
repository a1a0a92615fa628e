import type { AgreementStatus } from "../claim/agreement.ts";
import type { AsOf } from "../story/date-words.ts";
import { agreementText, withWords } from "./agreement-text.ts";
import { rangeWords } from "./amount-filter.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext, emptyAnswer, meantWords } from "./answer-context.ts";
import { type Archive, COUNTED_AT_MOST } from "./archive.ts";
import { howMuchAnswer, whenAnswer } from "./deal-fact-answer.ts";
import { type Deal, dealLine } from "./deals.ts";
import { type DealsFound, findDeals } from "./find-deals.ts";
import type { NameFound } from "./find-name.ts";
import { howLongAnswer } from "./how-long-answer.ts";
import { lineText } from "./line-text.ts";
import { changeWords, nearestAnswer } from "./nearest-answer.ts";
import { type Filters, windowWords } from "./read-filters.ts";
import { nearestSentences } from "./search-answer.ts";
import { STATUS_ORDER, statusNoun } from "./status-filter.ts";
import { verdictAnswer } from "./verdict-answer.ts";

const MOST_SHOWN = 12;
/** What is answered from whichever deal tells it, not with the newest of them. */
const ASKS_ONE: ReadonlySet<string> = new Set(["whether", "confirmed", "when", "how-much"]);

/**
 * `/who-signed`: what is signed with whom; where nothing is, that, and what comes nearest. A question
 * that wants a yes or no, a day or a price gets that first.
 */
export async function whoSigned(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const isList = query.asks === undefined || !ASKS_ONE.has(query.asks);
  const found = await findDeals(query, filters, archive, context, isList ? MOST_SHOWN : undefined);
  // What has a deal to show has read something.
  const isNothing = "unknown" in found || found.matching.length + found.others.length === 0;
  const empty = isNothing ? await emptyAnswer(query, archive, context) : undefined;
  if (empty !== undefined) return empty;
  if ("unknown" in found) return unknownName(query, found.unknown, found.found, archive, context);
  const wanted = filters.statuses ?? ["signed"];
  switch (query.asks) {
    case "whether":
    case "confirmed":
      return verdictAnswer(query, found, wanted, context);
    case "when":
      return whenAnswer(query, found, context);
    case "how-much":
      return howMuchAnswer(query, found, archive, context);
    case "how-long":
      return howLongAnswer(query, found, context);
    default:
      return found.matching.length > 0
        ? matched(query, found, filters, context)
        : nothing(query, found, wanted, filters, context);
  }
}

function matched(query: Query, found: DealsFound, filters: Filters, context: AnswerContext): Answer {
  const asOf = asOfContext(context);
  const { matching, others, total } = found;
  const shownDeals = [...matching, ...(query.status === undefined ? others : [])].slice(0, MOST_SHOWN);
  const groups = STATUS_ORDER.map((status) => ({
    status,
    deals: shownDeals.filter(({ agreement }) => agreement.status === status),
  })).filter(({ deals }) => deals.length > 0);
  const [only] = matching;
  const scope = scopeWords(query, filters, found, asOf);
  const headline =
    only !== undefined && matching.length === 1
      ? (dealLine(only, "", asOf)?.text ?? `${countWords(1, filters)}${scope}.`)
      : `${countWords(total, filters)}${scope}${total > MOST_SHOWN ? `, the newest ${MOST_SHOWN} here` : ""}.`;
  const left = leftOut(filters, found);
  const lines = groups.flatMap(({ status, deals }) => [
    "",
    `${capital(status)} (${deals.length})`,
    ...deals.flatMap(({ agreement }) => agreementText(agreement, asOf)),
  ]);
  return answerOf(query, headline, [...lines, ...(left === undefined ? [] : ["", left])], {
    agreements: groups.flatMap(({ deals }) => deals.map(({ agreement }: Deal) => agreement)),
    ...(left === undefined ? {} : { reason: left }),
  });
}

function countWords(total: number, { statuses = ["signed"] }: Filters): string {
  const number =
    total >= COUNTED_AT_MOST ? `More than ${COUNTED_AT_MOST.toLocaleString("en-US")}` : String(total);
  return `${number} ${statusNoun(statuses, total !== 1)}`;
}

/** " (takeovers) with NATO about trams of €10 million or more since March": the filters of a headline. */
function scopeWords(query: Query, filters: Filters, { names, about }: DealsFound, asOf: AsOf): string {
  const kind = query.kind === undefined || /,/u.test(query.kind) ? "" : ` (${query.kind})`;
  const object = about === undefined ? "" : ` about “${about}”`;
  return `${kind}${withWords(names)}${object}${rangeWords(filters.amount)}${windowWords(filters.window, asOf)}`;
}

/** Sums are compared in the currency that was asked for: no rate is known. */
function leftOut({ amount }: Filters, { matching }: DealsFound): string | undefined {
  if (amount?.currency === undefined || matching.length === 0) return undefined;
  return `Only sums in ${amount.currency} are compared; those in other currencies are left out.`;
}

/** Nothing has that status: said plainly, with what comes nearest and its evidence. */
function nothing(
  query: Query,
  found: DealsFound,
  wanted: readonly AgreementStatus[],
  filters: Filters,
  context: AnswerContext,
): Answer {
  const asOf = asOfContext(context);
  const { names, about, others, outside } = found;
  const time = windowWords(filters.window, asOf);
  const isNarrow = filters.amount !== undefined || filters.kinds !== undefined || about !== undefined;
  const isSigned = wanted.length === 1 && wanted[0] === "signed" && !isNarrow;
  const headline = isSigned
    ? names.length > 1
      ? `${capital(`${names[0]} and ${names[1]} have not signed with each other`)} in what I have read${time}.`
      : `Nobody has signed${names.length === 0 ? " anything" : ` with ${names[0]}`} in what I have read${time}.`
    : `I have read of no ${statusNoun(wanted)}${scopeWords(query, filters, found, asOf)}.`;
  const none =
    names.length > 1
      ? `I have read of no agreement between ${names[0]} and ${names[1]}, of any status.`
      : names.length === 1
        ? `I have read of no agreement with ${names[0]} that fits, of any status.`
        : "Ask /who-signed status:all for all that I know.";
  // Nobody dropped out or denied: deals that stand are no answer to that where nobody is named.
  const isLadder = wanted.some(
    (status) => status !== "ended" && status !== "declined" && status !== "denied",
  );
  const near = !isLadder && names.length === 0 ? [] : others.length > 0 ? others : outside;
  return nearestAnswer(query, headline, near, context, {
    none,
    change: isSigned && time === "" ? changeWords(others, names.length) : undefined,
  });
}

/** A name that no deal has: those that may have been meant, and the nearest sentences that have the word. */
async function unknownName(
  query: Query,
  typed: string,
  { didYouMean, several }: NameFound & { readonly found: false },
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const reason = several
    ? `I know several by the name “${typed}”.`
    : `I have read of no agreement that names “${typed}”.`;
  const meant = meantWords(didYouMean, several);
  const rest = { reason: meant ?? reason, agreements: [], nearest: [] };
  if (meant !== undefined)
    return answerOf(query, reason, [meant], { ...rest, reason, didYouMean: [...didYouMean] });
  const lines = await nearestSentences(archive, context, { text: typed });
  if (lines.length === 0)
    return answerOf(query, reason, ["Ask /who-signed alone for all that I know."], { ...rest, reason });
  const texts = lines.map((line) => lineText(line, asOfContext(context)));
  return answerOf(query, reason, ["The nearest I have read:", ...texts], { agreements: [], lines });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
