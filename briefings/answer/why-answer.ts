import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findStory } from "./find-story.ts";
import { whyAgreement } from "./why-agreement.ts";
import { whyArticle } from "./why-article.ts";
import { whyClaim } from "./why-claim.ts";
import { whyPair } from "./why-pair.ts";
import type { WhyRecords } from "./why-records.ts";
import { whyStory } from "./why-story.ts";

/**
 * `/why ID`: the chain behind a claim, an agreement, an article or a story: the sentences, the rule
 * and its steps, who counts as a source, what articles were compared with, what was done by hand, and
 * the lines that were not written with what they lacked.
 *
 * @param records how things came to be; without them the archive alone is told from
 */
export async function whyAnswer(
  query: Query,
  archive: Archive,
  context: AnswerContext,
  records?: WhyRecords,
): Promise<Answer> {
  const { scope, threadStory } = context;
  const { subject } = query;
  if (subject === undefined && threadStory === undefined) {
    const reason =
      "Add what you want explained: the id of a claim, an agreement, an article or a story, or a story's name.";
    return answerOf(query, "Why what?", [reason], { reason });
  }
  if (subject !== undefined) {
    const claim = await archive.claim(scope, subject);
    if (claim !== undefined) return whyClaim(query, subject, claim, context);
    const article = await archive.article(scope, subject);
    if (article !== undefined) return whyArticle(query, article, records, context);
    const agreement = await records?.agreement(scope, subject);
    if (agreement !== undefined) {
      return whyAgreement(query, agreement, await archive.story(scope, agreement.storyId), context);
    }
  }
  const pair = records === undefined ? undefined : await whyPair(query, archive, records, context);
  if (pair !== undefined) return pair;
  const found = await findStory(query, archive, context);
  if ("answer" in found) return found.answer;
  return whyStory(query, found.view, records, context);
}
