import { formatDestination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { createArchive } from "../store/archive.ts";
import { setMuted } from "../store/muted-stories.ts";
import { storyViews } from "../store/stories.ts";
import { followStory, unfollowStory } from "../work/follow-story.ts";
import { scopeOf, tenantOf } from "../work/tenant.ts";
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
  await setMuted(parts.store.db, tenantOf(request), channelOf(request), view.story.id, false);
  const isNew = await followStory(parts, request, view);
  return noticeMessage(
    isNew
      ? `Following “${view.story.title}”. Its thread opens in this channel; news of this story alone comes there.`
      : `This channel follows “${view.story.title}” already.`,
  );
}

/**
 * `/unfollow`: ends the follow of this thread, or the channel's follow of a story. A story that is not
 * followed is muted: the channel's digests leave it out until somebody follows it.
 */
export async function unfollow({ parts, request, query }: CommandContext): Promise<Message> {
  if (query.subject === undefined) {
    const ended = await unfollowStory(parts, request, undefined);
    if (ended === 0) return noticeMessage("Nothing is followed here.");
    return noticeMessage(
      ended === 1 ? "Unfollowed. This thread gets no more news." : `Unfollowed ${ended} stories.`,
    );
  }
  const found = await findStories(createArchive(parts.store.db), scopeOf(request), query.subject);
  if (found.kind !== "one") return noticeMessage(`I know no single story “${query.subject}”.`);
  const [view] = await storyViews(parts.store.db, [found.storyId]);
  const title = view?.story.title ?? query.subject;
  if ((await unfollowStory(parts, request, found.storyId)) > 0) {
    return noticeMessage(`Unfollowed “${title}”. Its thread gets no more news.`);
  }
  if (!request.manager)
    return noticeMessage("Only managers of this channel can leave a story out of its digests.");
  const changed = await setMuted(parts.store.db, tenantOf(request), channelOf(request), found.storyId, true);
  return noticeMessage(
    changed
      ? `This channel's digests leave out “${title}” from now on. /follow ${title} brings it back.`
      : `This channel's digests leave out “${title}” already.`,
  );
}

function channelOf({ platform, workspace, channel }: CommandContext["request"]): string {
  return formatDestination({ platform, workspace, channel });
}
