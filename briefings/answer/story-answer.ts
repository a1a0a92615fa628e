import type { Line } from "../claim/line.ts";
import { standingDeals, statementsOf } from "../digest/compose-story.ts";
import { timelineText } from "../digest/render-text.ts";
import { count, statementWords } from "../digest/wording.ts";
import { plainText } from "../digest/wrap-text.ts";
import type { AsOf } from "../story/date-words.ts";
import { dayIn, fullDate, momentWords } from "../story/date-words.ts";
import { developmentsOf } from "../story/developments.ts";
import { independentSources } from "../story/independent-sources.ts";
import type { Story } from "../story/story.ts";
import type { StoryView } from "../story/story-view.ts";
import { timelineOf } from "../story/timeline.ts";
import { agreementText } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext, emptyAnswer } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findStory } from "./find-story.ts";

const WIDTH = 110;
const MOST_STATEMENTS = 5;
const MOST_TIMELINE = 40;
const STORY_TIMELINE = 10;

/** `/story`: the status of its deals, what is disputed, its timeline, quotations and sources. */
export async function storyAnswer(query: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const found = await findStory(query, archive, context);
  if ("answer" in found) return found.answer;
  const { view, others } = found;
  const asOf = asOfContext(context);
  const developments = developmentsOf(view, asOf);
  const deals = standingDeals(view, new Set());
  const timeline = timelineOf(view, developments, asOf).slice(-STORY_TIMELINE);
  const statements = statementsOf(
    view,
    developments.filter(({ change }) => change === "statement"),
  ).slice(0, MOST_STATEMENTS);
  const disputes = developments.filter(({ change }) => change === "dispute").map(({ line }) => line);
  const corrections = developments.filter(({ change }) => change === "correction").map(({ line }) => line);
  const headline = `${view.story.title}: ${count(view.articles.length, "article")}, ${count(independentSources(view.articles).size, "independent source")}, last ${momentWords(view.story.lastAt, asOf)}.`;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines];
  return answerOf(
    query,
    headline,
    [
      ...section(
        "Where the deals stand",
        deals.flatMap((deal) => agreementText(deal, asOf)),
      ),
      ...section(
        "Corrected",
        corrections.map((line) => lineText(line, asOf)),
      ),
      ...section(
        "Disputed",
        disputes.map((line) => lineText(line, asOf)),
      ),
      ...section(
        "Timeline",
        timelineText(timeline, asOf, WIDTH, (line) => ` (${outletsOf(line)})`),
      ),
      ...section(
        "Said",
        statements.map((statement) => `  ${plainText(statementWords(statement, asOf))}`),
      ),
      ...section("Sources", sourcesText(view, asOf)),
      ...alsoText(others),
    ],
    {
      agreements: deals.map(({ was: _, ...deal }) => deal),
      timeline,
      statements,
      lines: [...corrections, ...disputes],
      stories: [view.story, ...others].map(({ id, title }) => ({ id, title })),
    },
  );
}

/** `/timeline`: dated developments, oldest first. */
export async function timelineAnswer(
  query: Query,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const found = await findStory(query, archive, context);
  if ("answer" in found) return found.answer;
  const { view, others } = found;
  const asOf = asOfContext(context);
  const since = query.since;
  const timeline = timelineOf(view, developmentsOf(view, asOf), asOf)
    .filter(({ date }) => since === undefined || date >= since)
    .slice(-MOST_TIMELINE);
  const stories = [view.story, ...others].map(({ id, title }) => ({ id, title }));
  if (timeline.length === 0) {
    const reason = "Nothing in it has a date yet.";
    return answerOf(query, `${view.story.title}: no timeline.`, [reason], { reason, timeline: [], stories });
  }
  const lines = timelineText(timeline, asOf, WIDTH, (line) => ` (${outletsOf(line)})`);
  return answerOf(
    query,
    `${view.story.title}: ${count(timeline.length, "dated development")}.`,
    [...lines, ...alsoText(others)],
    {
      timeline,
      stories,
    },
  );
}

export function lineText(line: Line, asOf: AsOf): string {
  const [first] = line.citations;
  const source =
    first === undefined
      ? ""
      : ` ${first.outlet}, ${fullDate(dayIn(first.publishedAt, asOf.timezone), asOf)} ${first.url}`;
  return `  ${plainText(`${line.text}${line.note === undefined ? "" : ` (${line.note})`}${source}`)}`;
}

function outletsOf({ citations }: Line): string {
  return [...new Set(citations.map(({ outlet }) => plainText(outlet)))].join(", ");
}

function sourcesText({ articles }: StoryView, asOf: AsOf): string[] {
  return articles.slice(-MOST_TIMELINE).map(({ outlet, origin, url, publishedAt, duplicateOf }) => {
    const from = duplicateOf !== undefined ? ", a copy" : origin === undefined ? "" : `, after ${origin}`;
    return `  ${plainText(`${outlet}${from}, ${momentWords(publishedAt, asOf)} ${url}`)}`;
  });
}

function alsoText(others: readonly Story[]): string[] {
  return others.length === 0
    ? []
    : ["", `Other stories by that name: ${others.map(({ title }) => title).join("; ")}.`];
}
