import type { AgreementStatus } from "../claim/agreement.ts";
import { agreementText, proofWords } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import { type Deal, nearestLine, nearness } from "./deals.ts";

const MOST_NEAREST = 3;
const OPEN: readonly AgreementStatus[] = ["considering", "negotiating", "agreed"];

/** Nothing fits: the headline says so; what comes nearest follows with its evidence, and what would change it. */
export function nearestAnswer(
  query: Query,
  headline: string,
  deals: readonly Deal[],
  context: AnswerContext,
  words: { readonly none: string; readonly change?: string | undefined; readonly label?: string },
): Answer {
  const asOf = asOfContext(context);
  const nearest = [...deals]
    .sort((a, b) => nearness(b.agreement) - nearness(a.agreement))
    .slice(0, MOST_NEAREST);
  if (nearest.length === 0)
    return answerOf(query, headline, [words.none], { agreements: [], nearest: [], reason: words.none });
  const label = words.label ?? "Closest";
  const lines = nearest.flatMap((deal, at) => nearestLine(deal, at === 0 ? label : "Also", asOf) ?? []);
  const change = words.change === undefined ? [] : [words.change];
  const rest = {
    agreements: [],
    nearest: nearest.map(({ agreement }) => agreement),
    ...(words.change === undefined ? {} : { reason: words.change }),
  };
  // An answer tells all that is near in lines, or none: a line that its sentences do not prove is not written.
  if (lines.length < nearest.length) {
    const full = nearest.flatMap(({ agreement }) => agreementText(agreement, asOf));
    return answerOf(query, headline, [`${label}:`, ...full, ...change], rest);
  }
  const texts = lines.map(({ text, citations }) => `${text} ${proofWords({ citations }, asOf)}`);
  return answerOf(query, headline, [...texts, ...change], { ...rest, lines });
}

/**
 * What would make a "not signed" a "signed": true where the deal is open and nobody contradicts it.
 * One source alone is told as one source's word; a party's own, or two independent ones, settle it.
 */
export function changeWords(deals: readonly Deal[], parties: number): string | undefined {
  const [lead] = [...deals].sort((a, b) => nearness(b.agreement) - nearness(a.agreement));
  if (lead === undefined || !OPEN.includes(lead.agreement.status)) return undefined;
  if (lead.agreement.certainty === "disputed" || lead.agreement.parties.length < 2) return undefined;
  const who = parties === 2 ? "one of the two" : "one of the parties";
  return `I would say yes when ${who}, or two independent sources, say that it is signed.`;
}
