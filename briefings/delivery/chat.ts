import type { CommandName } from "../answer/answer.ts";
import type { PlatformName } from "./destination.ts";
import type { Message } from "./message.ts";

/** Who asks what, where. Adapters translate a slash command, a mention or a button into it. */
export interface ChatRequest {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly user: string;
  /** Undefined for a mention: then `text` is a question in plain words. */
  readonly command?: CommandName | undefined;
  /** Text arguments as typed: `Pentagon with OpenAI status:signed share`. Typed options are joined to it. */
  readonly text: string;
  /** IANA zone of the asker, where the platform knows it. */
  readonly timezone?: string | undefined;
  /** BCP 47 language of the asker, where the platform tells it. */
  readonly locale?: string | undefined;
  /** True where the asker may manage the channel. */
  readonly manager: boolean;
}

export interface ChatReply {
  readonly message: Message;
  /** `private`: only the asker sees it. */
  readonly visibility: "private" | "channel";
}

/**
 * The application, as a chat platform sees it. `reply` always resolves: a failure inside becomes a
 * short reason with an id that the log has. Adapters acknowledge first and call it afterwards.
 */
export interface Chat {
  reply(request: ChatRequest): Promise<ChatReply>;
  /** At most 25 completions for what is being typed, best first, within 100 ms. */
  complete(request: {
    readonly platform: PlatformName;
    readonly workspace: string;
    readonly command: CommandName;
    readonly option: string;
    readonly typed: string;
  }): Promise<readonly { readonly label: string; readonly value: string }[]>;
}

/** A running connection to a platform. */
export interface ChatConnection {
  /** Resolves when the platform has accepted the connection. */
  start(): Promise<void>;
  /** Stops taking requests and closes; resolves when nothing is left open. */
  stop(): Promise<void>;
  /** Undefined while connected; else why not, for `/readyz` and `doctor`. */
  trouble(): string | undefined;
}
