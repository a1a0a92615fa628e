import type { Line } from "../claim/line.ts";
import { partiesWords } from "../digest/wording.ts";
import { amountWords } from "../story/amount-words.ts";
import { type AsOf, dayIn, fullDate } from "../story/date-words.ts";
import { agreementText } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { type Deal, dealLine } from "./deals.ts";
import type { DealsFound } from "./find-deals.ts";
import { lineText } from "./line-text.ts";
import { nearestAnswer } from "./nearest-answer.ts";

const MOST_SHOWN = 3;
const LASTING: ReadonlySet<string> = new Set(["considering", "negotiating"]);

/** "When": the day first, then the deal and the sentence that dates it. */
export function whenAnswer(query: Query, found: DealsFound, context: AnswerContext): Answer {
  const asOf = asOfContext(context);
  const deals = found.matching.length > 0 || query.status !== undefined ? found.matching : found.others;
  const lead = deals.find(({ agreement }) => agreement.date !== null) ?? deals[0];
  if (lead === undefined) {
    return nearestAnswer(query, "Not yet, so far as I have read.", found.others, context, {
      none: "I have read of no agreement that fits.",
      label: "As it stands",
    });
  }
  const { date, status, history } = lead.agreement;
  const reported = fullDate(dayIn(history.at(-1)?.reportedAt ?? context.now, asOf.timezone), asOf);
  const opening =
    date === null
      ? `The day is not told; it was reported on ${reported}. `
      : `${dayWords(date, LASTING.has(status), asOf)}: `;
  const line = dealLine(lead, opening, asOf, ["date"]);
  const headline = line?.text ?? `${opening.replace(/[:.] $/u, "")}.`;
  return shown(query, headline, [lead, ...deals.filter((deal) => deal !== lead)], context);
}

/** "How much": the sum first; where none is told, what figures of money the sources have. */
export async function howMuchAnswer(
  query: Query,
  found: DealsFound,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const asOf = asOfContext(context);
  const deals = [...found.matching, ...found.others];
  const priced = deals.filter(({ agreement }) => agreement.amount !== null);
  const [lead] = priced;
  if (lead?.agreement.amount != null) {
    const line = dealLine(lead, `${amountWords(lead.agreement.amount)}: `, asOf, ["amount", "date"]);
    const headline =
      line?.text ??
      `${amountWords(lead.agreement.amount)}, by what I have read of ${partiesWords(lead.agreement)}.`;
    return shown(query, headline, priced, context);
  }
  const disputed = deals.find(({ agreement: { dispute } }) => dispute !== null && /\d/u.test(dispute));
  if (disputed?.agreement.dispute != null)
    return shown(query, `That is disputed: ${disputed.agreement.dispute}`, [disputed], context);
  const lines = await moneyLines(deals, archive, context);
  const headline = "No price is told in what I have read.";
  if (lines.length === 0) {
    return nearestAnswer(query, headline, deals.slice(0, 1), context, {
      none: "I have read of no agreement that fits.",
      label: "The deal",
    });
  }
  return answerOf(
    query,
    headline,
    ["The nearest I have read:", ...lines.map((line) => lineText(line, asOf))],
    {
      agreements: [],
      lines,
    },
  );
}

/** Sentences of the stories that name a sum of money. */
async function moneyLines(deals: readonly Deal[], archive: Archive, context: AnswerContext): Promise<Line[]> {
  const ids = [
    ...(context.threadStory === undefined ? [] : [context.threadStory]),
    ...deals.slice(0, MOST_SHOWN).map(({ record }) => record.storyId),
  ];
  const views = await Promise.all([...new Set(ids)].map((id) => archive.story(context.scope, id)));
  const lines = views.flatMap((view) =>
    (view?.claims ?? []).flatMap(({ claim, articleId }): Line[] => {
      const article = view?.articles.find(({ id }) => id === articleId);
      const [span] = claim.evidence;
      const isMoney = claim.type === "figure" && /^[A-Z]{3}$/u.test(claim.unit);
      if (!isMoney || article === undefined || article.duplicateOf !== undefined || span === undefined)
        return [];
      const sentence = article.text.slice(span.start, span.end);
      const { id, outlet, url, publishedAt } = article;
      const citation = { articleId: id, outlet, url, publishedAt, sentence, ...span };
      return [{ text: sentence, kind: "figure", certainty: "reported", citations: [citation] }];
    }),
  );
  return [...new Map(lines.map((line) => [line.text, line])).values()].slice(0, MOST_SHOWN);
}

function shown(query: Query, headline: string, deals: readonly Deal[], context: AnswerContext): Answer {
  const agreements = deals.slice(0, MOST_SHOWN).map(({ agreement }) => agreement);
  const lines = agreements.flatMap((agreement) => agreementText(agreement, asOfContext(context)));
  return answerOf(query, headline, lines, { agreements });
}

/** "On 27 February", "In March", "Since 3 March", "Between 26 February and 1 March": never a bare weekday. */
function dayWords(date: string, isLasting: boolean, asOf: AsOf): string {
  const [first = date, last] = date.split("/");
  if (last !== undefined && last !== first)
    return `Between ${fullDate(first, asOf)} and ${fullDate(last, asOf)}`;
  return `${isLasting ? "Since" : first.length === 10 ? "On" : "In"} ${fullDate(first, asOf)}`;
}
