import type { Article } from "../article/article.ts";
import { plainText } from "../digest/wrap-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { comparisonSentence, storiesNamed } from "./why-grouping.ts";
import type { WhyRecords } from "./why-records.ts";

/** "A B", "A and B", "A not in STORY": ids of an article and of another one or a story. */
const PAIR = /^(\S+)\s+(?:(?:is\s+)?(?:not\s+)?(?:in|and|with)\s+)?(\S+)$/iu;

/**
 * Why an article is, or is not, in the story of another one, or in a story. Undefined where what was
 * asked is no such pair of ids.
 */
export async function whyPair(
  query: Query,
  archive: Archive,
  records: WhyRecords,
  context: AnswerContext,
): Promise<Answer | undefined> {
  const { scope } = context;
  const [, first = "", second = ""] = PAIR.exec(query.subject?.trim() ?? "") ?? [];
  const article = first === "" ? undefined : await archive.article(scope, first);
  if (article === undefined) return undefined;
  const other = await archive.article(scope, second);
  const decisions = await records.decisions(scope, [first, ...(other === undefined ? [] : [second])]);
  const known = decisions.find(({ articleId }) => articleId === second);
  const storyId = known?.storyId ?? second;
  const stories = await storiesNamed(decisions, [storyId], records, scope);
  const story = stories.get(storyId);
  // Of two articles the one that came later was compared with the story of the other.
  const later = other === undefined ? decisions[0] : decisions.at(-1);
  const earlier = later === decisions[0] ? known : decisions[0];
  if (story === undefined || later === undefined) return undefined;
  const target = other === undefined ? storyId : (earlier?.storyId ?? storyId);
  const isSame = (id: string) => id === target || stories.get(id)?.id === stories.get(target)?.id;
  const comparison = later.comparisons.find((each) => isSame(each.storyId));
  const compared: Article = later.articleId === first ? article : (other ?? article);
  const named = stories.get(target)?.title ?? target;
  const said =
    comparison !== undefined
      ? comparisonSentence(comparison, stories)
      : isSame(later.storyId)
        ? later.duplicateOf === undefined
          ? "It began that story."
          : `It nearly repeats article ${later.duplicateOf} of that story.`
        : "The two were not compared: they share no telling words, or other stories were nearer.";
  return answerOf(
    query,
    `Article “${plainText(compared.title)}” and the story “${plainText(named)}”.`,
    [`  ${plainText(said)}`],
    { stories: [{ ...(stories.get(target) ?? story) }] },
  );
}
