import type { Message } from "../../briefings/delivery/message.ts";
import {
  type Part,
  type Platform,
  SendError,
  type SendRequest,
  type SentMessage,
} from "../../briefings/delivery/platform.ts";

/** What the next send does instead of posting: a fault, or posting and losing the answer. */
export type Trick = SendError | "lost-answer";

/** A chat platform in memory: records what is posted and plays tricks in the order given. */
export class FakePlatform implements Platform {
  readonly name = "terminal";
  readonly posted: (SendRequest & SentMessage)[] = [];
  readonly tricks: (Trick | undefined)[] = [];
  partsPerMessage = 1;
  canFind = true;

  render(message: Message): Part[] {
    const text = message.type === "notice" ? message.text : message.type;
    return Array.from({ length: this.partsPerMessage }, (_, at) => ({
      payload: { at },
      text: `${text} ${at + 1}`,
    }));
  }

  async send(request: SendRequest): Promise<SentMessage> {
    const trick = this.tricks.shift();
    if (trick instanceof SendError) throw trick;
    const messageId = `m${this.posted.length + 1}`;
    const sent = { messageId, ...(request.openThread === undefined ? {} : { threadId: `t${messageId}` }) };
    this.posted.push({ ...request, ...sent });
    if (trick === "lost-answer") throw new SendError("uncertain", "the answer was lost");
    return sent;
  }

  async find({ key }: { readonly key: string }): Promise<SentMessage | undefined> {
    if (!this.canFind) throw new SendError("passing", "the platform is down");
    const found = this.posted.find((message) => message.key === key);
    return found && { messageId: found.messageId, threadId: found.threadId };
  }
}
