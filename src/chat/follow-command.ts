import type { Message } from "../../briefings/delivery/message.ts";
import { createArchive } from "../store/archive.ts";
import { storyViews } from "../store/stories.ts";
import { followStory, unfollowStory } from "../work/follow-story.ts";
import { scopeOf } from "../work/tenant.ts";
import { type CommandContext, noticeMessage } from "./create-chat.ts";
import { findStories } from "./find-stories.ts";

/** `/follow NAME`: opens a thread in the channel that gets this story's developments only. */
export async function follow({ parts, request, query, threadStory }: CommandContext): Promise<Message> {
  const archive = createArchive(parts.store.db);
  const scope = scopeOf(request);
  if (query.subject === undefined) {
    if (threadStory !== undefined) return noticeMessage("This thread follows its story already.");
    const latest = await archive.stories(scope, { limit: 3 });
    const names = latest.map(({ title }) => `“${title}”`).join(", ");
    return noticeMessage(
      `Which story? ${latest.length === 0 ? "I have read none yet." : `The latest: ${names}.`}`,
    );
  }
  const found = await findStories(archive, scope, query.subject);
  if (found.kind === "none") {
    return noticeMessage(`I know no story “${query.subject}”. Try a party's name, such as “/follow OpenAI”.`);
  }
  if (found.kind === "several") {
    const names = found.stories.map(({ title }) => `“${title}”`).join(", ");
    return noticeMessage(`“${query.subject}” fits several stories: ${names}. Name one of them.`);
  }
  const [view] = await storyViews(parts.store.db, [found.storyId]);
  if (view === undefined) return noticeMessage("That story is gone.");
  const isNew = await followStory(parts, request, view);
  return noticeMessage(
    isNew
      ? `Following “${view.story.title}”. Its thread opens in this channel; news of this story alone comes there.`
      : `This channel follows “${view.story.title}” already.`,
  );
}

/** `/unfollow`: in the thread itself, or by the story's name. */
export async function unfollow({ parts, request, query }: CommandContext): Promise<Message> {
  let storyId: string | undefined;
  if (query.subject !== undefined) {
    const found = await findStories(createArchive(parts.store.db), scopeOf(request), query.subject);
    if (found.kind !== "one") return noticeMessage(`I know no single story “${query.subject}”.`);
    storyId = found.storyId;
  }
  const ended = await unfollowStory(parts, request, storyId);
  if (ended === 0) return noticeMessage("Nothing is followed here.");
  return noticeMessage(
    ended === 1 ? "Unfollowed. This thread gets no more news." : `Unfollowed ${ended} stories.`,
  );
}
