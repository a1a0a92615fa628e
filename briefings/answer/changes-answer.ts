import { statementsOf } from "../digest/compose-story.ts";
import { tellingFirst } from "../digest/rank-statements.ts";
import { standingDeals } from "../digest/story-deals.ts";
import { count } from "../digest/wording.ts";
import type { Development } from "../story/development.ts";
import { developmentsOf } from "../story/developments.ts";
import type { StoryView } from "../story/story-view.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext, storiesAskedAbout } from "./answer-context.ts";
import type { Archive, Window } from "./archive.ts";
import { lineText } from "./line-text.ts";
import { isInWindow, windowWords } from "./read-filters.ts";

const MOST_STORIES = 10;
const MOST_LINES = 15;
/** Remarks and figures beside harder news. */
const MOST_SOFT = 3;
const SOFT: ReadonlySet<Development["change"]> = new Set(["statement", "figure", "no-comment"]);

/** What became known in a stretch of time, over the stories that a question without a name is about. */
export async function changesAnswer(
  query: Query,
  window: Window,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const asOf = asOfContext(context);
  const views = await viewsAskedAbout(archive, context, window);
  const told = views
    .map(({ view, developments }) => ({
      view,
      developments: developments.filter(({ knownAt }) => isInWindow(knownAt, window)),
    }))
    .filter(({ developments }) => developments.length > 0);
  const time = windowWords(window, asOf);
  const all = told.flatMap(({ view, developments }) =>
    developments.map((development) => ({ view, development })),
  );
  if (all.length === 0) {
    const reason = "Nothing new in what I have read.";
    return answerOf(query, `Nothing has changed${time}.`, [reason], { reason, lines: [] });
  }
  const byWeight = all.map(({ development }) => development).sort((a, b) => b.weight - a.weight);
  const hard = byWeight.filter(({ change }) => !SOFT.has(change));
  const soft = told.flatMap((story) => remarksOf(story, hard.length === 0 ? MOST_SOFT : 1));
  const kept = [...hard, ...soft.slice(0, hard.length === 0 ? MOST_LINES : MOST_SOFT)].slice(0, MOST_LINES);
  const more = all.length - kept.length;
  const sections = told.flatMap(({ view, developments }) => {
    const mine = developments.filter((development) => kept.includes(development));
    return mine.length === 0 ? [] : ["", view.story.title, ...mine.map(({ line }) => lineText(line, asOf))];
  });
  return answerOf(
    query,
    `${count(all.length, "development")} in ${count(told.length, "story", "stories")}${time}${more > 0 ? `, the ${kept.length} that matter most here` : ""}.`,
    sections,
    {
      lines: told.flatMap(({ developments }) =>
        developments.filter((development) => kept.includes(development)).map(({ line }) => line),
      ),
      stories: told.map(({ view: { story } }) => ({ id: story.id, title: story.title })),
    },
  );
}

/** What was said that bears most on the deals of a story, else its figures. */
function remarksOf(
  { view, developments }: { readonly view: StoryView; readonly developments: readonly Development[] },
  most: number,
): Development[] {
  const said = developments
    .filter(({ change }) => change === "statement")
    .flatMap((development) => {
      const [statement] = statementsOf(view, [development]);
      return statement === undefined ? [] : [{ development, statement }];
    });
  const ranked = tellingFirst(
    said.map(({ statement }) => statement),
    standingDeals(view, new Set()),
  ).flatMap((statement) => said.find((each) => each.statement === statement)?.development ?? []);
  return [...ranked, ...developments.filter(({ change }) => change === "figure")].slice(0, most);
}

/** What was put right: in one story, or in those that a question without a name is about. */
export async function correctionsAnswer(
  query: Query,
  view: StoryView | undefined,
  window: Window | undefined,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const asOf = asOfContext(context);
  const views =
    view === undefined
      ? await viewsAskedAbout(archive, context, window)
      : [{ view, developments: developmentsOf(view, asOf) }];
  const lines = views.flatMap(({ developments }) =>
    developments
      .filter(({ change, knownAt }) => change === "correction" && isInWindow(knownAt, window))
      .map(({ line }) => line),
  );
  const about = view === undefined ? "" : ` in ${view.story.title}`;
  const stories = views.map(({ view: { story } }) => ({ id: story.id, title: story.title }));
  if (lines.length === 0) {
    const headline = `Nothing has been corrected${about}${windowWords(window, asOf)}, so far as I have read.`;
    return answerOf(query, headline, [], { lines: [], stories });
  }
  return answerOf(
    query,
    `${count(lines.length, "correction")}${about}${windowWords(window, asOf)}.`,
    lines.map((line) => lineText(line, asOf)),
    { lines, stories },
  );
}

async function viewsAskedAbout(
  archive: Archive,
  context: AnswerContext,
  window: Window | undefined,
): Promise<{ readonly view: StoryView; readonly developments: readonly Development[] }[]> {
  const since = window === undefined ? {} : { since: window.from };
  const ids =
    storiesAskedAbout(context) ??
    (await archive.stories(context.scope, { ...since, limit: MOST_STORIES })).map(({ id }) => id);
  const views = await Promise.all(ids.slice(0, MOST_STORIES).map((id) => archive.story(context.scope, id)));
  return views.flatMap((view) =>
    view === undefined ? [] : [{ view, developments: developmentsOf(view, asOfContext(context)) }],
  );
}
