import type { Line } from "../claim/line.ts";
import { statementsOf } from "../digest/compose-story.ts";
import { tellingFirst } from "../digest/rank-statements.ts";
import { timelineText } from "../digest/render-text.ts";
import { standingDeals } from "../digest/story-deals.ts";
import { count, statementWords } from "../digest/wording.ts";
import { plainText } from "../digest/wrap-text.ts";
import type { AsOf } from "../story/date-words.ts";
import { momentWords } from "../story/date-words.ts";
import { developmentsOf } from "../story/developments.ts";
import { formerTitles } from "../story/former-title.ts";
import { independentSources } from "../story/independent-sources.ts";
import type { Story } from "../story/story.ts";
import type { StoryView } from "../story/story-view.ts";
import { importantOf, timelineOf } from "../story/timeline.ts";
import { agreementText } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext, emptyAnswer } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { changesAnswer, correctionsAnswer } from "./changes-answer.ts";
import { chaptersText, chaptersTold } from "./chapters-told.ts";
import { findStory } from "./find-story.ts";
import { firstReportAnswer } from "./first-report-answer.ts";
import { lineText } from "./line-text.ts";
import { type Filters, isInWindow, windowWords } from "./read-filters.ts";
import {
  dealsThatFit,
  isAskedFor,
  isChangeTo,
  isDated,
  type StoryFilter,
  storyFilterOf,
} from "./story-filter.ts";

/** Whoever shows the text wraps it. */
const WIDTH = Number.POSITIVE_INFINITY;
const MOST_STATEMENTS = 5;
const MOST_TIMELINE = 40;
const STORY_TIMELINE = 10;

/**
 * `/story`: the status of its deals, what is disputed, its chapters or its timeline, quotations and
 * sources; with filters only what fits them.
 */
export async function storyAnswer(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const { window } = filters;
  const isOpen = query.subject === undefined && query.with === undefined && context.threadStory === undefined;
  if (query.asks === "corrected" && isOpen)
    return correctionsAnswer(query, undefined, window, archive, context);
  const read = await storyAskedFor(query, filters, archive, context);
  if ("answer" in read) return read.answer;
  const { view, others, filter } = read;
  if (query.asks === "corrected") return correctionsAnswer(query, view, window, archive, context);
  if (query.asks === "who-first") return firstReportAnswer(query, view, context);
  const asOf = asOfContext(context);
  const ids = dealsThatFit(view, filter);
  const all = developmentsOf(view, asOf);
  const asked = all.filter((each) => isAskedFor(each, filter, ids));
  const developments = asked.filter(({ knownAt }) => isInWindow(knownAt, window));
  const deals = standingDeals(view, new Set()).filter(({ id }) => ids.has(id));
  const chapters = filter.words === undefined ? chaptersTold(view, all) : [];
  // The chapters tell the long way: of the timeline only what the last one adds is left.
  const newest = new Set(chapters.at(-1)?.articleIds ?? []);
  const timeline = timelineOf(view, asked, asOf)
    .filter(({ date }) => isDated(date, window))
    .filter(
      ({ line }) => chapters.length === 0 || line.citations.some(({ articleId }) => newest.has(articleId)),
    )
    .slice(-STORY_TIMELINE);
  const said = developments.filter(({ change }) => change === "statement");
  const statements = tellingFirst(statementsOf(view, said), deals).slice(0, MOST_STATEMENTS);
  const disputes = developments.filter(({ change }) => change === "dispute").map(({ line }) => line);
  const corrections = developments.filter(({ change }) => change === "correction").map(({ line }) => line);
  const stories = storiesToldOf(view, others);
  if (filter.words !== undefined && deals.length + timeline.length + statements.length === 0)
    return nothingFits(query, view, filter.words, stories);
  const headline = `${view.story.title}: ${count(view.articles.length, "article")}, ${count(independentSources(view.articles).size, "independent source")}, last ${momentWords(view.story.lastAt, asOf)}.`;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines];
  return answerOf(
    query,
    headline,
    [
      ...formerText(view),
      ...(filter.words === undefined ? [] : [`Only ${filter.words}.`]),
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
        "Chapters",
        chaptersText(chapters, asOf, WIDTH, (line) => ` (${outletsOf(line)})`),
      ),
      ...section(
        chapters.length === 0 ? "Timeline" : "Timeline of the last chapter",
        timelineText(timeline, asOf, WIDTH, (line) => ` (${outletsOf(line)})`),
      ),
      ...section(
        "Said",
        statements.map((statement) => `  ${plainText(statementWords(statement, asOf))}`),
      ),
      ...section("Sources", filter.words === undefined ? sourcesText(view, asOf) : []),
      ...alsoText(others),
    ],
    {
      agreements: deals.map(({ was: _, ...deal }) => deal),
      ...(chapters.length === 0
        ? {}
        : { chapters: chapters.map(({ articleIds: _, ...chapter }) => chapter) }),
      timeline,
      statements,
      lines: [...corrections, ...disputes],
      ...(filter.words === undefined ? {} : { reason: `Only ${filter.words}.` }),
      stories,
    },
  );
}

/** `/timeline`: dated developments, oldest first; with filters only those of the deals that fit. */
export async function timelineAnswer(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const { window } = filters;
  const isOpen = query.subject === undefined && query.with === undefined && context.threadStory === undefined;
  if (isOpen && window !== undefined) return changesAnswer(query, window, archive, context);
  const read = await storyAskedFor(query, filters, archive, context);
  if ("answer" in read) return read.answer;
  const { view, others, filter } = read;
  const asOf = asOfContext(context);
  const ids = dealsThatFit(view, filter, { anyStatus: true });
  const developments = developmentsOf(view, asOf).filter(
    (each) => isAskedFor(each, filter, ids) && isChangeTo(each, filter),
  );
  const dated = timelineOf(view, developments, asOf).filter(({ date }) => isDated(date, window));
  const timeline = importantOf(dated, view, MOST_TIMELINE);
  const time = windowWords(window, asOf);
  const stories = storiesToldOf(view, others);
  if (timeline.length === 0 && filter.isOfDeals) return nothingFits(query, view, filter.words ?? "", stories);
  if (timeline.length === 0) {
    const reason =
      window === undefined
        ? "Nothing in it has a date yet."
        : `Its last article is of ${momentWords(view.story.lastAt, asOf)}.`;
    return answerOf(
      query,
      `${view.story.title}: ${window === undefined ? "no timeline" : `nothing${time}`}.`,
      [reason],
      { reason, timeline: [], stories },
    );
  }
  const lines = timelineText(timeline, asOf, WIDTH, (line) => ` (${outletsOf(line)})`);
  const of = filter.isOfDeals ? ` of ${filter.words}` : time;
  return answerOf(
    query,
    `${view.story.title}: ${count(timeline.length, "dated development")}${of}.`,
    [...formerText(view), ...lines, ...alsoText(others)],
    {
      timeline,
      stories,
    },
  );
}

/** The story of a query and what of it is asked for; a party without a story names the story. */
async function storyAskedFor(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<
  | { readonly view: StoryView; readonly others: readonly Story[]; readonly filter: StoryFilter }
  | { readonly answer: Answer }
> {
  const isOfParty = query.subject === undefined && context.threadStory === undefined;
  const found = await findStory(
    isOfParty && query.with !== undefined ? { ...query, subject: query.with } : query,
    archive,
    context,
  );
  if ("answer" in found) return found;
  const read = await storyFilterOf(query, filters, archive, context);
  return "answer" in read ? read : { ...found, ...read };
}

function nothingFits(
  query: Query,
  { story }: StoryView,
  words: string,
  stories: NonNullable<Answer["stories"]>,
): Answer {
  const reason = `Ask /${query.command} ${story.title} for all of it.`;
  return answerOf(query, `${story.title}: I have read of no ${words} in it.`, [reason], {
    reason,
    agreements: [],
    stories,
  });
}

function storiesToldOf(view: StoryView, others: readonly Story[]): NonNullable<Answer["stories"]> {
  const formerly = formerTitles(view.story);
  const { id, title } = view.story;
  return [
    { id, title, ...(formerly === undefined ? {} : { formerly }) },
    ...others.map((other) => ({ id: other.id, title: other.title })),
  ];
}

function formerText({ story }: StoryView): string[] {
  const formerly = formerTitles(story);
  return formerly === undefined ? [] : [`(${formerly})`];
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
