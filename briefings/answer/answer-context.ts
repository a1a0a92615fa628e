import type { AsOf } from "../story/date-words.ts";
import type { Answer, Query } from "./answer.ts";
import type { Archive, Scope } from "./archive.ts";

/** Where and when a question is asked. */
export interface AnswerContext {
  readonly scope: Scope;
  /** ISO instant. */
  readonly now: string;
  /** IANA zone of the asker. */
  readonly timezone: string;
  /** Stories that the channel has been told of. */
  readonly channelStories?: readonly string[];
  /** The story that the thread of the question follows. */
  readonly threadStory?: string;
}

export function asOfContext({ now, timezone }: AnswerContext): AsOf {
  return { now, timezone };
}

/** The stories a question without a name is about: the thread's, else the channel's, else all. */
export function storiesAskedAbout({
  threadStory,
  channelStories,
}: AnswerContext): readonly string[] | undefined {
  if (threadStory !== undefined) return [threadStory];
  return channelStories === undefined || channelStories.length === 0 ? undefined : channelStories;
}

/** An answer whose text is its headline and these lines. */
export function answerOf(
  query: Query,
  headline: string,
  lines: readonly string[],
  rest: Omit<Answer, "command" | "query" | "text" | "headline"> = {},
): Answer {
  return { command: query.command, query, text: [headline, ...lines].join("\n"), headline, ...rest };
}

/** The answer where nothing has been read yet; undefined where something has. */
export async function emptyAnswer(
  query: Query,
  archive: Archive,
  { scope }: AnswerContext,
): Promise<Answer | undefined> {
  const { articles } = await archive.size(scope);
  if (articles > 0) return undefined;
  const reason =
    "Add a source with /track and its address, or in wirebrief.yaml; `wirebrief ingest` reads a file or a folder at once.";
  return answerOf(query, "I have read nothing yet.", [reason], { reason });
}

/** "Did you mean OpenAI or Open Bank?"; of names that all fit: "Which one: Ada Berg or Ole Berg?" */
export function meantWords(names: readonly string[], several = false): string | undefined {
  if (names.length === 0) return undefined;
  const either = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  if (several) return `Which one: ${either}?`;
  return `Did you mean ${either}?`;
}
