import type { Answer, Query } from "../../briefings/answer/answer.ts";
import type { AnswerContext } from "../../briefings/answer/answer-context.ts";
import { answerQuery } from "../../briefings/answer/answer-query.ts";
import { parseCommand } from "../../briefings/answer/parse-command.ts";
import { whyAnswer } from "../../briefings/answer/why-answer.ts";
import type { Chat, ChatReply, ChatRequest } from "../../briefings/delivery/chat.ts";
import { formatDestination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { createArchive } from "../store/archive.ts";
import { listFollows } from "../store/follows.ts";
import { markTitlesTold } from "../store/story-edits.ts";
import { createWhyRecords } from "../store/why-records.ts";
import { zoneOf } from "../work/channel-zone.ts";
import type { Parts } from "../work/parts.ts";
import { scopeOf } from "../work/tenant.ts";
import { briefNow } from "./brief-now.ts";
import { channelStories } from "./channel-stories.ts";
import { complete } from "./complete.ts";
import { follow, unfollow } from "./follow-command.ts";
import { manageBriefings } from "./manage-briefings.ts";
import { manageStory, readStoryOrder } from "./manage-stories.ts";
import { track } from "./track-command.ts";

/** What the handler of one command needs besides the request. */
export interface CommandContext {
  readonly parts: Parts;
  readonly request: ChatRequest;
  readonly query: Query;
  readonly timezone: string;
  /** The story that the thread of the request follows. */
  readonly threadStory: string | undefined;
}

/** The application as the platforms see it: one meaning for both. */
export function createChat(parts: Parts): Chat {
  return {
    async reply(request) {
      const stop = parts.metrics.commandSeconds.startTimer();
      let command = "question";
      try {
        const query = parseCommand(
          request.command === undefined ? request.text : `/${request.command} ${request.text}`,
        );
        command = query.command;
        return await answer(parts, request, query);
      } catch (error) {
        return {
          message: { type: "notice", text: failureText(parts, request, error) },
          visibility: "private",
        };
      } finally {
        stop({ command });
        parts.metrics.commands.inc({ platform: request.platform, command });
      }
    },
    complete: (request) => complete(parts, request),
  };
}

async function answer(parts: Parts, request: ChatRequest, query: Query): Promise<ChatReply> {
  const { platform, workspace, channel, thread } = request;
  const destination = formatDestination({ platform, workspace, channel });
  const timezone = request.timezone ?? (await zoneOf(parts.store.db, destination));
  const threadStory = await storyOfThread(parts, request);
  const context: CommandContext = { parts, request, query, timezone, threadStory };
  switch (query.command) {
    case "brief": {
      const message = await briefNow(context);
      if (message.type === "digest") await titlesShown(parts, message.digest);
      return reply(message, query, thread);
    }
    case "follow":
      return reply(await follow(context), query, thread);
    case "unfollow":
      return reply(await unfollow(context), query, thread);
    case "briefing":
      return reply(await manageBriefings(context), query, thread);
    case "track":
      return reply(await track(context), query, thread);
    default: {
      const order =
        query.command === "story" ? readStoryOrder(request.text, request.command === undefined) : undefined;
      if (order !== undefined) return reply(await manageStory(context, order), query, thread);
      const { db } = parts.store;
      const archive = createArchive(db);
      const asked: AnswerContext = {
        scope: scopeOf(request),
        now: parts.clock().toISOString(),
        timezone,
        channelStories: await channelStories(db, destination),
        ...(threadStory === undefined ? {} : { threadStory }),
      };
      const found =
        query.command === "why"
          ? await whyAnswer(query, archive, asked, createWhyRecords(db))
          : await answerQuery(query, archive, asked);
      await titlesShown(parts, found);
      return reply(answerMessage(found, timezone), query, thread);
    }
  }
}

/** A title that a reader has seen stays, in an answer as in a digest. */
async function titlesShown(
  { store, clock }: Parts,
  { stories = [] }: { readonly stories?: readonly { readonly id: string }[] | undefined },
): Promise<void> {
  await markTitlesTold(
    store.db,
    stories.map(({ id }) => id),
    clock().toISOString(),
  );
}

export function answerMessage(found: Answer, timezone: string): Message {
  return { type: "answer", answer: found, timezone };
}

export function noticeMessage(text: string): Message {
  return { type: "notice", text };
}

/** Private unless sharing was asked for. A mention is answered where it was asked; its adapter sees to that. */
function reply(message: Message, query: Query, _thread: string | undefined): ChatReply {
  return { message, visibility: query.share === true ? "channel" : "private" };
}

async function storyOfThread({ store }: Parts, request: ChatRequest): Promise<string | undefined> {
  const { platform, workspace, channel, thread } = request;
  if (thread === undefined) return undefined;
  const [found] = await listFollows(store.db, {
    thread: formatDestination({ platform, workspace, channel, thread }),
  });
  return found?.storyId;
}

/** A wrong use is explained; anything else gets an id that the log has. */
function failureText({ makeId, log }: Parts, request: ChatRequest, error: unknown): string {
  if (error instanceof WirebriefError) return error.message;
  const id = makeId().slice(-12);
  const { platform, workspace, channel, command, text } = request;
  log.error({ err: error, id, platform, workspace, channel, command, text }, "A command failed");
  return `I could not answer that: something failed on my side. Please try again; if it stays, report the id ${id}.`;
}
