import { parseCommand } from "../../briefings/answer/parse-command.ts";
import { answerText } from "../../briefings/answer/render-answer-text.ts";
import type { ChatReply } from "../../briefings/delivery/chat.ts";
import { digestText } from "../../briefings/digest/render-text.ts";
import { createChat } from "../chat/create-chat.ts";
import type { Invocation } from "../cli.ts";
import { readTimezone } from "./timezone.ts";
import { withApp } from "./with-app.ts";

/** `wirebrief ask "COMMAND"`: answers exactly as the chat would, to an asker at the terminal. */
export async function ask(invocation: Invocation, question: string): Promise<number> {
  const { output, options } = invocation;
  const timezone = readTimezone();
  await withApp(invocation, async ({ parts }) => {
    const reply = await createChat(parts).reply({
      platform: "terminal",
      workspace: "local",
      channel: "terminal",
      user: "terminal",
      text: question,
      timezone,
      manager: true,
    });
    output.out(
      options.json ? JSON.stringify(replyJson(question, reply), null, 2) : replyText(reply, output.width),
    );
  });
  return 0;
}

function replyJson(question: string, { message }: ChatReply): unknown {
  if (message.type === "answer") return message.answer;
  const query = parseCommand(question);
  return { command: query.command, query, text: replyText({ message, visibility: "private" }, 100) };
}

function replyText({ message }: ChatReply, width: number): string {
  switch (message.type) {
    case "answer":
      return answerText(message.answer, { width });
    case "digest":
      return digestText(message.digest, { width, timezone: message.digest.window.timezone });
    case "notice":
      return message.text;
    default:
      return message.type;
  }
}
