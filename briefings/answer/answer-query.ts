import type { Answer, Query } from "./answer.ts";
import type { AnswerContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { helpAnswer } from "./help-answer.ts";
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
export async function answerQuery(query: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  switch (query.command) {
    case "who-signed":
      return whoSigned(query, archive, context);
    case "who-said":
      return whoSaid(query, archive, context);
    case "story":
      return storyAnswer(query, archive, context);
    case "timeline":
      return timelineAnswer(query, archive, context);
    case "unconfirmed":
      return unconfirmedAnswer(query, archive, context);
    case "why":
      return whyAnswer(query, archive, context);
    case "help":
      return helpAnswer(query, archive, context);
    case "brief":
    case "follow":
    case "unfollow":
    case "briefing":
    case "track":
      return helpAnswer({ ...query, subject: query.command }, archive, context);
  }
}
