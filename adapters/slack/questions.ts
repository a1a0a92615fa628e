import type { CommandName } from "../../briefings/answer/answer.ts";
import type { Chat, ChatReply } from "../../briefings/delivery/chat.ts";
import type { SlackLog } from "./log.ts";
import type { createPeople } from "./people.ts";
import { renderSlack } from "./render.ts";
import { shareButton } from "./render-answer.ts";
import type { createReplies, ReplyTarget } from "./replies.ts";

interface Question extends Omit<ReplyTarget, "visibility"> {
  readonly command?: CommandName | undefined;
  readonly text: string;
  /** A mention is asked in front of everybody, and so answered. */
  readonly openly?: boolean;
}

export interface Questions {
  /** Resolves when the answer, or the reason why there is none, has been brought. Never rejects. */
  ask(question: Question): Promise<void>;
  /** Tells an asker something of ours. */
  tell(question: Question, text: string): Promise<void>;
  /** Resolves when every question that was asked has been answered. */
  settled(): Promise<void>;
}

/** One way for commands, buttons, mentions and direct messages: look up, ask, render, bring. */
export function createQuestions(parts: {
  readonly chat: Chat;
  readonly people: ReturnType<typeof createPeople>;
  readonly bring: ReturnType<typeof createReplies>;
  readonly log: SlackLog;
}): Questions {
  const { chat, people, bring, log } = parts;
  const open = new Set<Promise<void>>();

  function track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => open.delete(tracked));
    open.add(tracked);
    return tracked;
  }

  async function answer(question: Question): Promise<void> {
    const { workspace, channel, thread, user, command, text } = question;
    let reply: ChatReply;
    try {
      const person = await people.find({ user, channel });
      reply = await chat.reply({
        platform: "slack",
        workspace,
        channel,
        thread,
        user,
        command,
        text,
        ...person,
      });
    } catch (error) {
      log.error({ platform: "slack", channel, command, error }, "question failed");
      reply = { visibility: "private", message: { type: "notice", text: FAILED } };
    }
    await give(question, reply);
  }

  async function give(question: Question, { message, visibility }: ChatReply): Promise<void> {
    try {
      const openly = question.openly === true || visibility === "channel";
      const buttons = !openly && message.type === "answer" ? [shareButton(message.answer)] : [];
      const target: ReplyTarget = { ...question, visibility: openly ? "channel" : "private" };
      await bring(target, renderSlack(message, buttons));
    } catch (error) {
      log.error({ platform: "slack", channel: question.channel, error }, "answer could not be given");
    }
  }

  return {
    ask: (question) => track(answer(question)),
    tell: (question, text) =>
      track(give(question, { visibility: "private", message: { type: "notice", text } })),
    async settled() {
      while (open.size > 0) await Promise.allSettled(open);
    },
  };
}

const FAILED = "I could not answer that because of a fault on my side. It is in the log; please try again.";
