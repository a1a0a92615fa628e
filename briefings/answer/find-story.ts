import { foldName } from "../claim/fold-name.ts";
import type { Story } from "../story/story.ts";
import type { StoryView } from "../story/story-view.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, meantWords } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findName } from "./find-name.ts";

const MOST_SUGGESTED = 5;

/** The story a question is about, or the answer that says why there is none. */
export type StoryFound =
  | { readonly view: StoryView; readonly others: readonly Story[] }
  | { readonly answer: Answer };

/** By id, by title or party name, or the thread's own; of several the one with the newest article. */
export async function findStory(query: Query, archive: Archive, context: AnswerContext): Promise<StoryFound> {
  const { scope, threadStory, channelStories } = context;
  const { subject } = query;
  if (subject === undefined) {
    const id = threadStory ?? channelStories?.[0];
    const view = id === undefined ? undefined : await archive.story(scope, id);
    return view === undefined ? { answer: await whichStory(query, archive, context) } : { view, others: [] };
  }
  const byId = await archive.story(scope, subject);
  if (byId !== undefined) return { view: byId, others: [] };
  const named = await archive.stories(scope, { name: nameWords(subject), limit: MOST_SUGGESTED });
  const [first, ...others] = inOrder(named, subject, channelStories ?? []);
  const view = first === undefined ? undefined : await archive.story(scope, first.id);
  if (view !== undefined) return { view, others };
  const name = await findName(archive, scope, subject, "party");
  if (name.found && foldName(name.name) !== foldName(subject)) {
    const again = await archive.stories(scope, { name: name.name, limit: MOST_SUGGESTED });
    const meant = again[0] === undefined ? undefined : await archive.story(scope, again[0].id);
    if (meant !== undefined) return { view: meant, others: again.slice(1) };
  }
  const told =
    name.found || name.didYouMean.length === 0 ? await storiesThatTell(subject, archive, context) : [];
  const [nearest] = told;
  if (nearest !== undefined) return { view: nearest, others: told.slice(1).map(({ story }) => story) };
  const didYouMean = name.found ? [] : [...name.didYouMean];
  const reason = `I know no story “${subject}”.`;
  const newest = await archive.stories(scope, { limit: 3 });
  const lines = [
    meantWords(didYouMean, !name.found && name.several) ??
      `The newest are: ${newest.map(({ title }) => title).join("; ")}.`,
  ];
  return {
    answer: answerOf(query, reason, newest.length === 0 && didYouMean.length === 0 ? [] : lines, {
      reason,
      ...(didYouMean.length === 0 ? {} : { didYouMean }),
      stories: newest.map(({ id, title }) => ({ id, title })),
    }),
  };
}

/** "OpenAI and NATO" finds the story that has both names. */
function nameWords(subject: string): string {
  return subject.replace(/\s+(?:and|&)\s+/giu, " ");
}

/** No title has the words: the stories with a sentence that has them all. */
async function storiesThatTell(
  subject: string,
  archive: Archive,
  { scope }: AnswerContext,
): Promise<StoryView[]> {
  const hits = await archive.search(scope, { text: subject, limit: MOST_SUGGESTED });
  const ids = hits.flatMap(({ share, storyId }) => (share < 1 || storyId === undefined ? [] : [storyId]));
  const views = await Promise.all([...new Set(ids)].map((id) => archive.story(scope, id)));
  return views.filter((view) => view !== undefined);
}

async function whichStory(query: Query, archive: Archive, { scope }: AnswerContext): Promise<Answer> {
  const newest = await archive.stories(scope, { limit: MOST_SUGGESTED });
  const reason = `Which story? Add its name: /${query.command} ${newest[0]?.title ?? "NAME"}`;
  return answerOf(
    query,
    reason,
    newest.map(({ title }) => `  ${title}`),
    {
      reason,
      stories: newest.map(({ id, title }) => ({ id, title })),
    },
  );
}

/** A title that is the name itself comes first, then the channel's own stories, then the newest. */
function inOrder(stories: readonly Story[], subject: string, channel: readonly string[]): Story[] {
  const key = foldName(subject);
  const rank = ({ id, title }: Story) => (foldName(title) === key ? 2 : 0) + (channel.includes(id) ? 1 : 0);
  return [...stories].sort((a, b) => rank(b) - rank(a));
}
