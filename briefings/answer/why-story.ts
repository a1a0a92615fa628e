import { plainText } from "../digest/wrap-text.ts";
import { correctionsOf } from "../story/corrections.ts";
import { developmentsOf, tellStory } from "../story/developments.ts";
import type { StoryDecision } from "../story/story-decision.ts";
import type { StoryView } from "../story/story-view.ts";
import { editSentence } from "../story/tell-edit.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import { whyAgreementLines } from "./why-agreement.ts";
import { decisionSentences, type StoriesById, storiesNamed } from "./why-grouping.ts";
import type { WhyRecords } from "./why-records.ts";

/** As many articles as are told with their reasons; the newest. */
const MOST_ARTICLES = 40;

/**
 * Why a story is as it is: what was done to it, where its deals stand and who says so, the lines
 * that were not written with what they lacked, and why each article is in it.
 */
export async function whyStory(
  query: Query,
  view: StoryView,
  records: WhyRecords | undefined,
  context: AnswerContext,
): Promise<Answer> {
  const { scope } = context;
  const asOf = asOfContext(context);
  const { story } = view;
  const corrections = correctionsOf(view);
  const edits = (await records?.edits(scope, [story.id, ...story.aliases])) ?? [];
  const deals = view.agreements.flatMap((record) => [
    ...whyAgreementLines(record, corrections.get(record.id) ?? [], asOf),
    `  Agreement ${record.id}.`,
  ]);
  const unwritten = tellStory(view, asOf).dropped.map(({ line, why }) => `  “${plainText(line)}”: ${why}`);
  const articles = view.articles.slice(-MOST_ARTICLES);
  const ids = articles.map(({ id }) => id);
  const decisions = (await records?.decisions(scope, ids)) ?? [];
  const stories = await storiesNamed(decisions, [], records, scope);
  const members = articles.flatMap(({ id, outlet, title, duplicateOf }) => {
    const copy = duplicateOf === undefined ? "" : `, copy of ${duplicateOf}`;
    const decision = decisions.find(({ articleId }) => articleId === id);
    const reasons = decision === undefined ? [] : reasonsIn(decision, stories);
    return [`  ${plainText(`${id}: ${title} (${outlet}${copy})`)}`, ...reasons.map((line) => `    ${line}`)];
  });
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines];
  return answerOf(
    query,
    `Why ${story.title} stands as it does.`,
    [
      ...section(
        "What was done to it",
        edits.map((edit) => `  ${plainText(editSentence(edit, story.id, asOf))}`),
      ),
      ...section("Agreements and who says so", deals),
      ...section("Not written, for want of evidence", unwritten),
      ...section("Articles", members),
    ],
    {
      lines: developmentsOf(view, asOf).map(({ line }) => line),
      stories: [{ id: story.id, title: story.title }],
    },
  );
}

/** With the nearest other story; that an article is in this one goes without saying, unless it began it. */
function reasonsIn(decision: StoryDecision, stories: StoriesById): string[] {
  const [outcome = "", ...reasons] = decisionSentences(decision, stories, 1);
  const told = decision.outcome !== "began" && reasons.length > 0 ? reasons : [outcome, ...reasons];
  return told.map(plainText);
}
