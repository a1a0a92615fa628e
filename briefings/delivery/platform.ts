import type { Destination, PlatformName } from "./destination.ts";
import type { Message } from "./message.ts";

/** One payload as the platform takes it, with the text that a notification shows. */
export interface Part {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface SentMessage {
  /** Slack `ts`, Discord message id. */
  readonly messageId: string;
  /** The thread that was opened with it, or that it stands in. */
  readonly threadId?: string | undefined;
}

export interface SendRequest {
  readonly destination: Destination;
  readonly part: Part;
  /** Unique for delivery and part; the platform's lookup and idempotency hang on it. At most 25 characters. */
  readonly key: string;
  /** Open a thread under the message, with this title. */
  readonly openThread?: string | undefined;
}

/** Where interface to a chat platform ends and delivery begins. */
export interface Platform {
  readonly name: PlatformName;
  /** Pure and deterministic: the same message gives the same parts, each within the platform's limits. */
  render(message: Message): Part[];
  /** Sends once, without any retry of its own. Rejects with `SendError` and nothing else. */
  send(request: SendRequest): Promise<SentMessage>;
  /** Looks for a message that may have been posted under `key` since then (ISO instant). */
  find(request: {
    readonly destination: Destination;
    readonly key: string;
    readonly since: string;
  }): Promise<SentMessage | undefined>;
}

/**
 * What became of a send, translated once at the platform's edge:
 * - `wait`: told to come back after `waitMs`; nothing was posted.
 * - `passing`: a fault before the message was taken; nothing was posted.
 * - `uncertain`: no answer came back; it may have been posted.
 * - `gone`: the destination is lost (archived, deleted, no permission); `reason` says how.
 * - `revoked`: the token or the installation is; the whole workspace stops.
 * - `refused`: the message itself is not acceptable.
 */
export type SendFault = "wait" | "passing" | "uncertain" | "gone" | "revoked" | "refused";

export class SendError extends Error {
  override readonly name = "SendError";
  readonly fault: SendFault;
  /** For a person: "the channel is archived". */
  readonly reason: string;
  /** Only with `wait`. */
  readonly waitMs: number | undefined;

  constructor(fault: SendFault, reason: string, detail: { waitMs?: number; cause?: unknown } = {}) {
    super(`${fault}: ${reason}`, { cause: detail.cause });
    this.fault = fault;
    this.reason = reason;
    this.waitMs = detail.waitMs;
  }
}
