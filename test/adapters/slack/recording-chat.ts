import type { Chat, ChatReply, ChatRequest } from "../../../briefings/delivery/chat.ts";

/** Writes down what it is asked and answers with what the test wants. */
export class RecordingChat implements Chat {
  readonly requests: ChatRequest[] = [];
  answer: (request: ChatRequest) => ChatReply | Promise<ChatReply> = ({ command, text }) => ({
    message: { type: "notice", text: `You asked ${command ?? "in words"}: ${text || "nothing"}.` },
    visibility: text.endsWith("share") ? "channel" : "private",
  });

  async reply(request: ChatRequest): Promise<ChatReply> {
    this.requests.push(request);
    return await this.answer(request);
  }

  async complete(): Promise<[]> {
    return [];
  }
}
