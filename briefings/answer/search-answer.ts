import type { Line } from "../claim/line.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import type { Archive, SearchHit } from "./archive.ts";
import { lineText } from "./line-text.ts";

const MOST_SHOWN = 4;
/** A sentence with fewer of the words is about something else. */
const LEAST_SHARE = 0.5;

/**
 * A question that fits no command, answered with the best sentences that were read, to the letter;
 * nothing is concluded from them. Undefined where none comes near.
 */
export async function searchAnswer(
  query: Query,
  archive: Archive,
  context: AnswerContext,
  since?: string,
): Promise<Answer | undefined> {
  const request = { text: query.subject ?? "", ...(since === undefined ? {} : { since }) };
  const hits = await findHits(archive, context, request);
  if (hits.length === 0) return undefined;
  const lines = hits.map(hitLine);
  const texts = lines.map((line) => lineText(line, asOfContext(context)));
  const ids = [...new Set(hits.flatMap(({ storyId }) => storyId ?? []))].slice(0, 3);
  const views = await Promise.all(ids.map((id) => archive.story(context.scope, id)));
  const stories = views.flatMap((view) => (view === undefined ? [] : [view.story]));
  return answerOf(query, "I have no answer of my own to that. The nearest I have read:", texts, {
    lines,
    stories: stories.map(({ id, title }) => ({ id, title })),
  });
}

/** The nearest sentences as lines, for an answer that found nothing by its own means. */
export async function nearestSentences(
  archive: Archive,
  context: AnswerContext,
  request: Pick<Parameters<Archive["search"]>[1], "text" | "since" | "kinds">,
): Promise<Line[]> {
  return (await findHits(archive, context, request)).map(hitLine);
}

async function findHits(
  archive: Archive,
  { scope }: AnswerContext,
  request: Pick<Parameters<Archive["search"]>[1], "text" | "since" | "kinds">,
): Promise<SearchHit[]> {
  const hits = await archive.search(scope, { ...request, limit: MOST_SHOWN });
  return hits.filter(({ share }) => share >= LEAST_SHARE);
}

function hitLine({ citation, stored }: SearchHit): Line {
  const type = stored?.claim.type;
  const kind =
    type === "agreement" || type === "statement" || type === "correction" || type === "figure"
      ? type
      : "report";
  return {
    text: citation.sentence.replace(/\s+/gu, " "),
    kind,
    certainty: "reported",
    citations: [citation],
  };
}
