import type { ChatRequest } from "../../briefings/delivery/chat.ts";
import { formatDestination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Story } from "../../briefings/story/story.ts";
import { createArchive } from "../store/archive.ts";
import { findStory } from "../store/stories.ts";
import { listSubscriptions } from "../store/subscriptions.ts";
import { mergeByHand, renameByHand, splitByHand } from "../work/edit-stories.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { scopeOf, tenantOf } from "../work/tenant.ts";
import { type CommandContext, noticeMessage } from "./create-chat.ts";
import { findStories } from "./find-stories.ts";

/** What `/story` is asked to do to a story, with names as they were typed. */
export type StoryOrder =
  | { readonly kind: "merge"; readonly story: string | undefined; readonly other: string }
  | { readonly kind: "split"; readonly story: string | undefined; readonly chosen: readonly string[] }
  | { readonly kind: "rename"; readonly story: string | undefined; readonly title: string };

const ORDER = /(?<=^|\s)(merge|split|rename):\s*(.*)$/iu;
const NAMED = /(?<=^|\s)(?:story|name):\s*(?:"([^"]*)"|“([^”]*)”|(\S+))/iu;
const ADDRESS = /<@[^>]+>|^\s*@\S+/gu;

/**
 * Reads `A merge:B`, `A split:ARTICLE-ID ARTICLE-ID` and `A rename:"New title"`; undefined where the
 * story's page alone is asked for. Without a story it is that of the thread.
 *
 * @param isQuestion the text came without a command, so that "story" at its head is the command
 */
export function readStoryOrder(text: string, isQuestion = false): StoryOrder | undefined {
  const typed = text
    .replace(ADDRESS, " ")
    .replace(isQuestion ? /^\s*(?:\/|(?:please )?(?:the )?)story(?=\s|$)/iu : /^\s*\/story(?=\s|$)/iu, "");
  const named = NAMED.exec(typed);
  const rest = typed.replace(NAMED, " ").replace(/\sshare\s*$/iu, " ");
  const found = ORDER.exec(rest);
  if (found === null) return undefined;
  const [, kind = "", value = ""] = found;
  const story = bare(named?.[1] ?? named?.[2] ?? named?.[3] ?? rest.slice(0, found.index));
  switch (kind.toLowerCase()) {
    case "merge":
      return { kind: "merge", story, other: bare(value) ?? "" };
    case "split":
      return {
        kind: "split",
        story,
        chosen: value
          .replace(/["“”]/gu, " ")
          .split(/[\s,]+/u)
          .filter(Boolean),
      };
    default:
      return { kind: "rename", story, title: bare(value) ?? "" };
  }
}

function bare(text: string): string | undefined {
  const trimmed = text
    .trim()
    .replace(/^["“]+|["”]+$/gu, "")
    .trim();
  return trimmed === "" ? undefined : trimmed;
}

/** `/story A merge:B`, `split:` and `rename:`: a manager puts grouping right, and it is remembered. */
export async function manageStory(
  { parts, request, threadStory }: CommandContext,
  order: StoryOrder,
): Promise<Message> {
  if (!request.manager)
    return noticeMessage("Only managers of this channel can merge, split or rename stories.");
  const story = await chosenStory(parts, request, order.story ?? threadStory);
  const { platform, workspace, channel, user } = request;
  const by = { user, place: formatDestination({ platform, workspace, channel }) };
  switch (order.kind) {
    case "merge": {
      const other = await chosenStory(parts, request, order.other);
      const { edit, story: left } = await mergeByHand(parts, [story.id, other.id], by);
      return noticeMessage(
        `“${edit.youngerTitle}” is part of “${left.title}” now: ${articles(edit.articleIds.length)} moved. Undo it with /story ${left.id} split:${edit.youngerId}`,
      );
    }
    case "split": {
      if (order.chosen.length === 0)
        return noticeMessage(`Which articles? Add their ids, as /why ${story.id} shows them.`);
      const { edit, newStory } = await splitByHand(parts, story.id, order.chosen, by);
      return noticeMessage(
        `${articles(edit.articleIds.length)} ${edit.articleIds.length === 1 ? "is" : "are"} a story of ${edit.articleIds.length === 1 ? "its" : "their"} own now: “${newStory.title}” (${newStory.id}). Undo it with /story ${story.id} merge:${newStory.id}`,
      );
    }
    case "rename": {
      const { story: named, from } = await renameByHand(parts, story.id, order.title, by);
      return noticeMessage(`“${from}” is called “${named.title}” from now on.`);
    }
  }
}

async function chosenStory(parts: Parts, request: ChatRequest, name: string | undefined): Promise<Story> {
  if (name === undefined || name === "")
    throw fault("needs a name", undefined, "Write it like /story NAME merge:OTHER");
  const found = await findStories(createArchive(parts.store.db), scopeOf(request), name);
  if (found.kind === "several") {
    const names = found.stories.map(({ title, id }) => `“${title}” (${id})`).join(", ");
    throw fault("is the name of several", name, `Name one of them by its id: ${names}`);
  }
  const story = found.kind === "one" ? await findStory(parts.store.db, found.storyId) : undefined;
  if (story === undefined) throw fault("is not known", name, "Use a party's name, a title or an id");
  if (!(await mayChange(parts, request, story))) {
    throw fault("is shared with other workspaces", story.title, "Ask who runs this Wirebrief to change it");
  }
  return story;
}

/**
 * A workspace changes its own stories. Those of this installation are its too where one of the
 * installation's briefings is delivered to it: by that it was named as the installation's own.
 */
async function mayChange(
  { store }: Parts,
  request: ChatRequest,
  { tenant }: Pick<Story, "tenant">,
): Promise<boolean> {
  if (tenant === tenantOf(request)) return true;
  if (tenant !== LOCAL) return false;
  const place = `${request.platform}:${request.workspace}:`;
  const subscriptions = await listSubscriptions(store.db, { tenant: LOCAL });
  return subscriptions.some(({ destination }) => destination.startsWith(place));
}

function articles(count: number): string {
  return count === 1 ? "One article" : `${count} articles`;
}

function fault(problem: string, value: string | undefined, remedy: string): WirebriefError {
  return new WirebriefError({
    code: "usage",
    thing: "story",
    problem,
    ...(value === undefined ? {} : { value }),
    remedy,
  });
}
