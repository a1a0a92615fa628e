import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { SendError, type SendFault } from "../../briefings/delivery/platform.ts";

interface Meaning {
  readonly fault: SendFault;
  readonly reason: string;
  /** Said instead where the post went into a thread. */
  readonly inThread?: string;
}

/** Discord's error codes that end or change a post (docs: topics/opcodes-and-status-codes#json). */
const BY_CODE: Readonly<Record<number, Meaning>> = {
  10003: { fault: "gone", reason: "the channel is deleted", inThread: "the thread is deleted" },
  10004: { fault: "gone", reason: "the server is gone or the bot was removed from it" },
  // Answer to a repeated nonce whose first message somebody has deleted since.
  10008: { fault: "refused", reason: "the message was posted and has been deleted since" },
  20028: { fault: "wait", reason: "the channel's write limit is reached" },
  40001: { fault: "revoked", reason: "the bot token is not valid" },
  50001: {
    fault: "gone",
    reason: "the bot may not see the channel; it needs the permission View Channel",
    inThread: "the bot may not see the thread; it needs the permission View Channel",
  },
  50007: { fault: "gone", reason: "the person takes no direct messages from the bot" },
  50008: { fault: "gone", reason: "the channel takes no messages" },
  50013: {
    fault: "gone",
    reason: "the bot may not write in the channel; it needs the permission Send Messages",
    inThread: "the bot may not write in the thread; it needs the permission Send Messages in Threads",
  },
  50024: { fault: "gone", reason: "the channel takes no messages" },
  50035: { fault: "refused", reason: "the message is not acceptable to Discord" },
  50083: { fault: "gone", reason: "the thread is archived and locked" },
  160005: { fault: "gone", reason: "the thread is locked" },
  160006: { fault: "gone", reason: "the server has as many open threads as Discord allows" },
  200000: { fault: "refused", reason: "the server's AutoMod blocked the message" },
  200001: { fault: "refused", reason: "the server's AutoMod blocked the title" },
};

/** Faults before a connection stood: nothing can have been posted. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * A proxy before Discord answers these when it lost Discord's own answer. Other 5xx come from
 * Discord and mean that the message was not taken; should one have been, the nonce, which is sent
 * again within seconds, leads to the first message.
 */
const LOST_BEHIND_PROXY = new Set([502, 504]);

/** A ban at Discord's front (429 with HTML) names no time. */
const UNTOLD_WAIT_MS = 60_000;

/**
 * Translates whatever a post or a look-up threw.
 *
 * @param about `posting`: whether a lost answer leaves a message that may be there
 */
export function toSendError(
  error: unknown,
  about: { readonly posting: boolean; readonly thread: boolean },
): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof RateLimitError) {
    const waitMs = Math.ceil(error.retryAfter > 0 ? error.retryAfter : UNTOLD_WAIT_MS);
    return new SendError("wait", "the rate limit is reached", { waitMs, cause: error });
  }
  if (error instanceof DiscordAPIError) return fromAnswer(error, about.thread);
  const lost: SendFault = about.posting ? "uncertain" : "passing";
  if (error instanceof HTTPError) {
    const fault = LOST_BEHIND_PROXY.has(error.status) ? lost : "passing";
    return new SendError(fault, `Discord answered ${error.status}`, { cause: error });
  }
  if (error instanceof Error && error.message.startsWith("Expected token to be set")) {
    // discord.js forgets a token that was answered with 401.
    return new SendError("revoked", "the bot token is not valid", { cause: error });
  }
  const code = codeOf(error);
  if (code !== undefined && NOT_CONNECTED.has(code)) {
    return new SendError("passing", `Discord cannot be reached (${code})`, { cause: error });
  }
  return new SendError(lost, `Discord did not answer${code === undefined ? "" : ` (${code})`}`, {
    cause: error,
  });
}

function fromAnswer(error: DiscordAPIError, thread: boolean): SendError {
  const meaning = BY_CODE[Number(error.code)];
  if (meaning !== undefined) {
    const reason = thread ? (meaning.inThread ?? meaning.reason) : meaning.reason;
    const shown = meaning.fault === "refused" ? `${reason}: ${firstLine(error.message)}` : reason;
    return new SendError(meaning.fault, shown, { cause: error });
  }
  if (error.status === 401) return new SendError("revoked", "the bot token is not valid", { cause: error });
  const told = `Discord answered ${error.status}: ${firstLine(error.message)}`;
  return new SendError(error.status === 403 || error.status === 404 ? "gone" : "refused", told, {
    cause: error,
  });
}

function firstLine(message: string): string {
  return message.split("\n").slice(0, 2).join(" ").slice(0, 200);
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error && error.name === "AbortError" ? "timeout" : undefined;
}
