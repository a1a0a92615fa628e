import type { Article } from "../article/article.ts";
import { plainText } from "../digest/wrap-text.ts";
import { momentWords } from "../story/date-words.ts";
import type { StoryEdit } from "../story/story-edit.ts";
import { editSentence } from "../story/tell-edit.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import { decisionSentences, storiesNamed, withTitles } from "./why-grouping.ts";
import type { WhyRecords } from "./why-records.ts";

/** As many other stories as an article was compared with are told of. */
const RIVALS = 3;

/** Why an article is in its story: what it copies, what it was compared with, what moved it since. */
export async function whyArticle(
  query: Query,
  article: Article,
  records: WhyRecords | undefined,
  context: AnswerContext,
): Promise<Answer> {
  const { scope } = context;
  const asOf = asOfContext(context);
  const decisions = (await records?.decisions(scope, [article.id])) ?? [];
  const moves = (await records?.moves(scope, article.id)) ?? [];
  const moved = moves.map((edit) => editSentence(edit, movedTo(edit), asOf));
  const last = moves.at(-1);
  const storyId = last === undefined ? decisions[0]?.storyId : movedTo(last);
  const stories = await storiesNamed(decisions, [...moved, storyId ?? ""], records, scope);
  const lines = [
    `It was published by ${article.outlet} on ${momentWords(article.publishedAt, asOf)}: ${article.url}`,
    ...(article.replaces === undefined ? [] : [`It is version ${article.version} of that page.`]),
    ...(article.duplicateOf === undefined
      ? []
      : [`It nearly repeats article ${article.duplicateOf} and counts as no source of its own.`]),
    ...(article.origin === undefined ? [] : [`It credits ${article.origin}.`]),
    ...(article.dated ? [] : ['Its source gave no date: words like "Tuesday" in it are not resolved.']),
    ...decisions.flatMap((decision) => decisionSentences(decision, stories, RIVALS)),
    ...moved.map((line) => withTitles(line, stories)),
  ];
  const story = storyId === undefined ? undefined : stories.get(storyId);
  return answerOf(
    query,
    `Article “${plainText(article.title)}”.`,
    lines.map((line) => `  ${plainText(line)}`),
    story === undefined ? {} : { stories: [{ ...story }] },
  );
}

/** The story that an edit put its articles into. */
function movedTo(edit: StoryEdit): string {
  return edit.kind === "merge" ? edit.olderId : edit.kind === "split" ? edit.newId : edit.storyId;
}
