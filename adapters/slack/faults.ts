import { SendError, type SendFault } from "../../briefings/delivery/platform.ts";

/**
 * What Slack's own error codes mean for a message, from the pages of `chat.postMessage`,
 * `conversations.history` and `auth.test` under docs.slack.dev/reference/methods. All of them come
 * as HTTP 200 with `ok: false`. A code that is not here refuses the message: trying again what
 * nobody knows would only delay the report.
 */
const CODES: Readonly<Record<string, { readonly fault: SendFault; readonly reason: string }>> = {
  channel_not_found: gone("the channel does not exist, or it is private and the app is not in it"),
  not_in_channel: gone("the app is not in the channel; invite it with /invite"),
  is_archived: gone("the channel is archived"),
  channel_is_archived: gone("the channel is archived"),
  restricted_action: gone("the workspace lets the app post here no more"),
  restricted_action_read_only_channel: gone("only some may post in this channel"),
  restricted_action_thread_only_channel: gone("this channel takes replies in threads only"),
  restricted_action_non_threadable_channel: gone("this channel takes no replies in threads"),
  restricted_action_thread_locked: gone("the thread is locked"),
  cannot_reply_to_message: gone("the message that the thread hangs from takes no replies"),
  thread_not_found: gone("the thread does not exist any more"),
  message_not_found: gone("the message does not exist any more"),
  messages_tab_disabled: gone("the app's messages tab is switched off"),
  user_not_found: gone("the person does not exist any more"),
  user_disabled: gone("the person's account is switched off"),
  no_permission: gone("the app may not post here"),
  ekm_access_denied: gone("the workspace's administrators have suspended posting"),
  posting_to_general_channel_denied: gone("an administrator has restricted posting to this channel"),
  team_access_not_granted: gone("the app is not approved for this workspace"),

  token_revoked: revoked("the token was revoked; install the app again"),
  token_expired: revoked("the token has expired; install the app again"),
  account_inactive: revoked("the app was removed from the workspace; install it again"),
  invalid_auth: revoked("the token is not valid; copy it again"),
  not_authed: revoked("no token was given"),
  not_allowed_token_type: revoked("the token is of the wrong kind"),
  missing_scope: revoked("the app lacks a scope; install it again with the printed manifest"),
  app_missing_action_scope: revoked("the app lacks a scope; install it again with the printed manifest"),
  access_denied: revoked("the workspace denies the app its access"),
  org_login_required: revoked("the workspace is being moved to an organisation"),

  service_unavailable: passing("Slack is not available"),
  request_timeout: passing("Slack did not get the whole request"),
  team_added_to_org: passing("the workspace is being moved to an organisation"),
  accesslimited: passing("Slack limits access for the moment"),

  rate_limited: { fault: "wait", reason: "the rate limit is reached" },
  ratelimited: { fault: "wait", reason: "the rate limit is reached" },
  message_limit_exceeded: { fault: "wait", reason: "the workspace sends too many messages" },

  // "It's possible some aspect of the operation succeeded before the error was raised."
  internal_error: uncertain("Slack had an internal error"),
  fatal_error: uncertain("Slack had a fatal error"),
};

function gone(reason: string) {
  return { fault: "gone", reason } as const;
}

function revoked(reason: string) {
  return { fault: "revoked", reason } as const;
}

function passing(reason: string) {
  return { fault: "passing", reason } as const;
}

function uncertain(reason: string) {
  return { fault: "uncertain", reason } as const;
}

/** Connection errors before which no byte of the request can have arrived. [nodejs.org/api/errors.html] */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Where Slack asks to wait and does not say how long. */
export const UNTOLD_WAIT_MS = 30_000;

/** Translates what the SDK threw, once, at the platform's edge. */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const cause = error;
  switch (stringAt(error, "code")) {
    case "slack_webapi_rate_limited_error": {
      const waitMs = (numberAt(error, "retryAfter") ?? UNTOLD_WAIT_MS / 1_000) * 1_000;
      return new SendError("wait", "the rate limit is reached", { waitMs, cause });
    }
    case "slack_webapi_platform_error":
      return fromCode(error);
    case "slack_webapi_http_error":
      return fromStatus(numberAt(error, "statusCode"), error);
    case "slack_webapi_request_error":
      return fromConnection(error);
    default:
      return new SendError("uncertain", "the request to Slack failed in an unknown way", { cause });
  }
}

function fromCode(error: unknown): SendError {
  const data = at(error, "data");
  const code = stringAt(data, "error") ?? "";
  const detail = messagesOf(data);
  const known = CODES[code];
  const cause = error;
  // A body that is not JSON arrives here as its own error code: some proxy answered for Slack.
  if (!/^[a-z0-9_]+$/u.test(code)) return new SendError("uncertain", "the answer was not Slack's", { cause });
  if (known === undefined) {
    if (code.startsWith("restricted_action"))
      return new SendError("gone", `posting is restricted: ${code}`, { cause });
    return new SendError("refused", `Slack refuses the message: ${code}${detail}`, { cause });
  }
  const scope = stringAt(data, "needed");
  const reason = scope === undefined ? known.reason : `${known.reason} (${scope})`;
  return new SendError(
    known.fault,
    reason,
    known.fault === "wait" ? { waitMs: UNTOLD_WAIT_MS, cause } : { cause },
  );
}

/** 503 is Slack's "not now"; with any other 5xx the message may have been taken. */
function fromStatus(status: number | undefined, cause: unknown): SendError {
  if (status === 503) return new SendError("passing", "Slack is not available", { cause });
  if (status !== undefined && status >= 500) {
    return new SendError("uncertain", `Slack answered ${status}`, { cause });
  }
  return new SendError("refused", `Slack answered ${status ?? "without a status"}`, { cause });
}

function fromConnection(error: unknown): SendError {
  for (let fault = at(error, "original"), depth = 0; fault !== undefined && depth < 5; depth += 1) {
    const code = stringAt(fault, "code") ?? "";
    if (NEVER_CONNECTED.has(code)) {
      return new SendError("passing", `Slack cannot be reached (${code})`, { cause: error });
    }
    if (stringAt(fault, "name") === "TimeoutError") {
      return new SendError("uncertain", "Slack did not answer in time", { cause: error });
    }
    fault = at(fault, "cause") ?? at(fault, "errors", "0");
  }
  return new SendError("uncertain", "the connection to Slack broke before the answer", { cause: error });
}

function messagesOf(data: unknown): string {
  const messages = at(data, "response_metadata", "messages");
  return Array.isArray(messages) && messages.length > 0 ? ` (${messages.slice(0, 3).join("; ")})` : "";
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function stringAt(value: unknown, key: string): string | undefined {
  const found = at(value, key);
  return typeof found === "string" ? found : undefined;
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key);
  return typeof found === "number" ? found : undefined;
}
