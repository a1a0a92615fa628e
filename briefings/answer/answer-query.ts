import type { Answer, Query } from "./answer.ts";
import type { AnswerContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { helpAnswer } from "./help-answer.ts";
import { readFilters } from "./read-filters.ts";
import { searchAnswer } from "./search-answer.ts";
import { severalParties } from "./several-parties.ts";
import { storyAnswer, timelineAnswer } from "./story-answer.ts";
import { unconfirmedAnswer } from "./unconfirmed-answer.ts";
import { whoSaid } from "./who-said.ts";
import { whoSigned } from "./who-signed.ts";
import { whyAnswer } from "./why-answer.ts";

/**
 * Answers a parsed command from what has been read. Commands that do something (`brief`, `follow`,
 * `unfollow`, `briefing`, `track`) are the application's; asked of here, they get their help.
 * Always an answer or a reason, never an error for a name that is not known.
 */
export async function answerQuery(asked: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  const read = readFilters(asked, context);
  if ("answer" in read) return read.answer;
  const { query, filters } = read;
  switch (query.command) {
    case "who-signed":
      return (
        (await severalParties(query, filters, archive, context)) ??
        whoSigned(query, filters, archive, context)
      );
    case "who-said":
      return whoSaid(query, filters, archive, context);
    case "story":
      return storyAnswer(query, filters, archive, context);
    case "timeline":
      return timelineAnswer(query, filters, archive, context);
    case "unconfirmed":
      return unconfirmedAnswer(query, filters, archive, context);
    case "why":
      return whyAnswer(query, archive, context);
    case "help":
      return (
        (query.asks === "search"
          ? await searchAnswer(query, archive, context, filters.window?.from)
          : undefined) ?? helpAnswer(query, archive, context)
      );
    case "brief":
    case "follow":
    case "unfollow":
    case "briefing":
    case "track":
      return helpAnswer({ ...query, subject: query.command }, archive, context);
  }
}
