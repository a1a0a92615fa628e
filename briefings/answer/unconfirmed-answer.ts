import type { Line } from "../claim/line.ts";
import { recordsOf } from "../digest/story-deals.ts";
import { count } from "../digest/wording.ts";
import type { Development } from "../story/development.ts";
import { developmentsOf } from "../story/developments.ts";
import { agreementOf } from "../story/ledger.ts";
import type { StoryView } from "../story/story-view.ts";
import { isShaky } from "../story/tell-agreement.ts";
import type { Answer, Query } from "./answer.ts";
import {
  type AnswerContext,
  answerOf,
  asOfContext,
  emptyAnswer,
  storiesAskedAbout,
} from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findStory } from "./find-story.ts";
import { lineText } from "./line-text.ts";
import { type Filters, isInWindow } from "./read-filters.ts";
import { dealsThatFit, fits, isAskedFor, type StoryFilter, storyFilterOf } from "./story-filter.ts";

const MOST_STORIES = 10;
const MOST_LINES = 15;

/**
 * `/unconfirmed`: what rests on one source, is anonymous, disputed or denied, each with its reason; with
 * filters only what is told of the deals that fit. A party without a story is looked for in all.
 */
export async function unconfirmedAnswer(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const read = await storyFilterOf(query, filters, archive, context);
  if ("answer" in read) return read.answer;
  const { filter } = read;
  const views: StoryView[] = [];
  if (query.subject !== undefined) {
    const found = await findStory(query, archive, context);
    if ("answer" in found) return found.answer;
    views.push(found.view);
  } else {
    const name = filter.party?.name;
    const ids =
      (context.threadStory === undefined && name !== undefined ? undefined : storiesAskedAbout(context)) ??
      (
        await archive.stories(context.scope, {
          ...(name === undefined ? {} : { name }),
          limit: MOST_STORIES,
        })
      ).map(({ id }) => id);
    for (const id of ids.slice(0, MOST_STORIES)) {
      const view = await archive.story(context.scope, id);
      if (view !== undefined) views.push(view);
    }
  }
  const asOf = asOfContext(context);
  const lines = views
    .flatMap((view) => [...doubtful(developmentsOf(view, asOf), view, filter), ...shakyLines(view, filter)])
    .slice(0, MOST_LINES);
  const of = filter.words === undefined ? "" : ` of ${filter.words}`;
  const about = `${of}${views.length === 1 ? ` in ${views[0]?.story.title}` : ""}`;
  const stories = views.map(({ story: { id, title } }) => ({ id, title }));
  if (lines.length === 0) {
    const reason =
      filter.words === undefined
        ? "Every agreement there has a party's own word or two independent sources, and nobody contradicts it."
        : "Ask without the filters for all that is not settled.";
    return answerOf(
      query,
      `Nothing${of} is unconfirmed or disputed${views.length === 1 ? ` in ${views[0]?.story.title}` : ""}.`,
      [reason],
      {
        reason,
        lines: [],
        stories,
      },
    );
  }
  return answerOf(
    query,
    `${count(lines.length, "point")} not settled${about}.`,
    lines.map((line) => lineText(line, asOf)),
    {
      lines,
      stories,
    },
  );
}

/** Statuses that stand now on one source or less, denials and open disputes. */
function doubtful(developments: readonly Development[], view: StoryView, filter: StoryFilter): Line[] {
  const deals = dealsThatFit(view, filter);
  const standing = new Set(
    recordsOf(view).map((record) => {
      const latest = developments.filter(({ key }) => key.startsWith(`agreement/${record.id}/`));
      return latest.sort((a, b) => b.knownAt.localeCompare(a.knownAt))[0]?.key;
    }),
  );
  return developments
    .filter((each) => isAskedFor(each, filter, deals) && isInWindow(each.knownAt, filter.window))
    .filter(
      ({ key, change, line }) =>
        change === "dispute" ||
        (standing.has(key) && (change === "denial" || line.certainty !== "confirmed")),
    )
    .map(({ line, change }) =>
      change === "denial" && line.note === undefined ? { ...line, note: "denied" } : line,
    );
}

/** Deals that only a weak reading speaks of, in the sentence itself. */
function shakyLines({ agreements, articles }: StoryView, filter: StoryFilter): Line[] {
  const ids = new Set(articles.map(({ id }) => id));
  const asked = agreements.filter(
    (record) =>
      isShaky(record) &&
      (filter.party === undefined || record.partyKeys.includes(filter.party.key)) &&
      fits(agreementOf(record), filter),
  );
  return asked.flatMap(({ assertions }): Line[] => {
    const citation = assertions.find(({ articleId }) => ids.has(articleId))?.citations[0];
    if (citation === undefined) return [];
    const note = "I am not sure that I read this as it is meant";
    return [
      { text: citation.sentence, kind: "report", certainty: "unconfirmed", citations: [citation], note },
    ];
  });
}
