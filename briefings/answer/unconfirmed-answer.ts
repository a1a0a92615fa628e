import type { Line } from "../claim/line.ts";
import { recordsOf } from "../digest/compose-story.ts";
import { count } from "../digest/wording.ts";
import type { Development } from "../story/development.ts";
import { developmentsOf } from "../story/developments.ts";
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
import { lineText } from "./story-answer.ts";

const MOST_STORIES = 10;
const MOST_LINES = 15;

/** `/unconfirmed`: what rests on one source, is anonymous, disputed or denied, each with its reason. */
export async function unconfirmedAnswer(
  query: Query,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const views: StoryView[] = [];
  if (query.subject !== undefined) {
    const found = await findStory(query, archive, context);
    if ("answer" in found) return found.answer;
    views.push(found.view);
  } else {
    const ids =
      storiesAskedAbout(context) ??
      (await archive.stories(context.scope, { limit: MOST_STORIES })).map(({ id }) => id);
    for (const id of ids.slice(0, MOST_STORIES)) {
      const view = await archive.story(context.scope, id);
      if (view !== undefined) views.push(view);
    }
  }
  const asOf = asOfContext(context);
  const lines = views
    .flatMap((view) => [...doubtful(developmentsOf(view, asOf), view), ...shakyLines(view)])
    .slice(0, MOST_LINES);
  const about = views.length === 1 ? ` in ${views[0]?.story.title}` : "";
  const stories = views.map(({ story: { id, title } }) => ({ id, title }));
  if (lines.length === 0) {
    const reason =
      "Every agreement there has a party's own word or two independent sources, and nobody contradicts it.";
    return answerOf(query, `Nothing is unconfirmed or disputed${about}.`, [reason], {
      reason,
      lines: [],
      stories,
    });
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
function doubtful(developments: readonly Development[], view: StoryView): Line[] {
  const standing = new Set(
    recordsOf(view).map((record) => {
      const latest = developments.filter(({ key }) => key.startsWith(`agreement/${record.id}/`));
      return latest.sort((a, b) => b.knownAt.localeCompare(a.knownAt))[0]?.key;
    }),
  );
  return developments
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
function shakyLines({ agreements, articles }: StoryView): Line[] {
  const ids = new Set(articles.map(({ id }) => id));
  return agreements.filter(isShaky).flatMap(({ assertions }): Line[] => {
    const citation = assertions.find(({ articleId }) => ids.has(articleId))?.citations[0];
    if (citation === undefined) return [];
    const note = "I am not sure that I read this as it is meant";
    return [
      { text: citation.sentence, kind: "report", certainty: "unconfirmed", citations: [citation], note },
    ];
  });
}
