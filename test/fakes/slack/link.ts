import { createHmac, randomUUID } from "node:crypto";
import type { WebSocket } from "ws";

/** What Slack sees of one request that it made to the app. */
export interface Acknowledgement {
  /** False: the person saw "operation_timeout", or the event counts as failed. */
  readonly acknowledged: boolean;
  readonly afterMs: number;
  /** HTTP only. */
  readonly status?: number;
  readonly payload?: unknown;
}

export type EnvelopeType = "slash_commands" | "interactive" | "events_api";

/** The app's end of HTTP: a handler, or the address of one. */
export type HttpTarget = string | ((request: Request) => Promise<Response>);

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

const ACKNOWLEDGE_MS = 3_000;

/** Sends one envelope over Socket Mode and waits for the echo of its id. */
export function sendEnvelope(
  socket: WebSocket,
  type: EnvelopeType,
  payload: unknown,
  retry?: Retry,
): Promise<Acknowledgement> {
  const envelope_id = randomUUID();
  const started = performance.now();
  return new Promise((resolve) => {
    const end = (acknowledgement: Omit<Acknowledgement, "afterMs">) => {
      clearTimeout(timer);
      socket.off("message", read);
      resolve({ ...acknowledgement, afterMs: performance.now() - started });
    };
    const timer = setTimeout(() => end({ acknowledged: false }), ACKNOWLEDGE_MS);
    const read = (data: unknown) => {
      const message = JSON.parse(String(data));
      if (message.envelope_id === envelope_id) end({ acknowledged: true, payload: message.payload });
    };
    socket.on("message", read);
    socket.send(
      JSON.stringify({
        envelope_id,
        type,
        payload,
        accepts_response_payload: type !== "events_api",
        ...(retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
      }),
    );
  });
}

/** A request of Slack's, signed; `at` is the time that it claims, in seconds. */
export function signedRequest(options: {
  readonly type: EnvelopeType;
  readonly payload: unknown;
  readonly signingSecret: string;
  readonly at?: number;
  readonly retry?: Retry | undefined;
}): Request {
  const { type, payload, signingSecret, retry, at = Math.floor(Date.now() / 1_000) } = options;
  const body = bodyOf(type, payload);
  const signature = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
  return new Request("http://wirebrief.example/slack/events", {
    method: "POST",
    body,
    headers: {
      "content-type": type === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": `v0=${signature}`,
      ...(retry === undefined
        ? {}
        : { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason }),
    },
  });
}

function bodyOf(type: EnvelopeType, payload: unknown): string {
  if (type === "events_api") return JSON.stringify(payload);
  if (type === "interactive") return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(payload as Record<string, unknown>))
    fields.set(key, String(value));
  return fields.toString();
}

export async function sendRequest(target: HttpTarget, request: Request): Promise<Acknowledgement> {
  const started = performance.now();
  const afterMs = () => performance.now() - started;
  const answering =
    typeof target === "string"
      ? fetch(target, {
          method: "POST",
          headers: request.headers,
          body: await request.text(),
        })
      : target(request);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ACKNOWLEDGE_MS);
  });
  const response = await Promise.race([answering, late]);
  clearTimeout(timer);
  if (response === undefined) return { acknowledged: false, afterMs: afterMs() };
  const text = await response.text();
  return {
    acknowledged: response.ok,
    afterMs: afterMs(),
    status: response.status,
    ...(text === "" ? {} : { payload: text.startsWith("{") ? JSON.parse(text) : text }),
  };
}
