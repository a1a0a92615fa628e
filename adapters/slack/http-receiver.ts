import type { App, Receiver } from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../shared/clock.ts";
import { slackLimits } from "./limits.ts";
import type { SlackLog } from "./log.ts";
import { isSigned } from "./signature.ts";

const verificationSchema = z.object({ type: z.literal("url_verification"), challenge: z.string() });
const bodySchema = z.record(z.string(), z.unknown());

/**
 * `/slack/events` as one function from request to response, for whatever HTTP server there is. It
 * answers as soon as the app acknowledges; the work behind goes on afterwards.
 */
export function createHttpReceiver(parts: {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: SlackLog;
}): { readonly receiver: Receiver; handle(request: Request): Promise<Response> } {
  const { signingSecret, clock, log } = parts;
  let app: App | undefined;
  let open = false;

  const receiver: Receiver = {
    init(owner) {
      app = owner;
    },
    async start() {
      open = true;
    },
    async stop() {
      open = false;
    },
  };

  async function handle(request: Request): Promise<Response> {
    if (request.method !== "POST") return plainAnswer(405, "POST only");
    // Slack sends events again later, so a closed door loses none.
    if (!open || app === undefined) return plainAnswer(503, "not connected");
    const raw = await readBody(request);
    if (raw === undefined) return plainAnswer(413, "too long");
    const signed = isSigned({
      secret: signingSecret,
      timestamp: request.headers.get("x-slack-request-timestamp"),
      signature: request.headers.get("x-slack-signature"),
      body: raw,
      now: clock.now(),
    });
    if (!signed) {
      log.warn({ platform: "slack" }, "request refused: signature or time is wrong");
      return plainAnswer(401, "not signed by Slack, or not now");
    }
    const body = parseBody(raw, request.headers.get("content-type") ?? "");
    if (body === undefined) return plainAnswer(400, "not a form and not JSON");
    const verification = verificationSchema.safeParse(body);
    if (verification.success) return plainAnswer(200, verification.data.challenge);
    if (body.ssl_check === "1") return plainAnswer(200, "");
    return await dispatch(app, body, request.headers);
  }

  /** Resolves with the acknowledgement, or with 404 when the app ends without one. */
  function dispatch(target: App, body: Record<string, unknown>, headers: Headers): Promise<Response> {
    return new Promise((resolve) => {
      const retryNum = headers.get("x-slack-retry-num");
      const retryReason = headers.get("x-slack-retry-reason");
      target
        .processEvent({
          body,
          ack: async (answer?: unknown) => resolve(acknowledgement(answer)),
          ...(retryNum === null ? {} : { retryNum: Number(retryNum) }),
          ...(retryReason === null ? {} : { retryReason }),
        })
        .then(
          () => resolve(plainAnswer(404, "nobody answers this")),
          (error: unknown) => {
            log.error({ platform: "slack", error }, "request failed");
            resolve(plainAnswer(500, "failed"));
          },
        );
    });
  }

  return { receiver, handle };
}

async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const max = slackLimits.request.bodyBytes.max;
  if (Number(request.headers.get("content-length") ?? 0) > max) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > max) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Events are JSON; commands are a form; buttons are JSON in a form. */
function parseBody(raw: Uint8Array, type: string): Record<string, unknown> | undefined {
  const text = Buffer.from(raw).toString("utf8");
  const form = type.startsWith("application/x-www-form-urlencoded") ? new URLSearchParams(text) : undefined;
  const json = form === undefined ? text : form.get("payload");
  if (json === null) return Object.fromEntries(form ?? []);
  try {
    return bodySchema.parse(JSON.parse(json));
  } catch {
    // SyntaxError or ZodError: signed, and yet no body that Slack would send.
    return undefined;
  }
}

function acknowledgement(answer: unknown): Response {
  if (answer === undefined || answer === "") return plainAnswer(200, "");
  return typeof answer === "string" ? plainAnswer(200, answer) : Response.json(answer);
}

function plainAnswer(status: number, text: string): Response {
  return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
