import { z } from "zod";
import { validateMessage } from "./validate-message.ts";
import type { FakeMessage, FakeWorld } from "./world.ts";

/** An answer of the API: 204 has no body. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface ApiRequest {
  readonly method: string;
  /** After `/api/v10`, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface FakeInteraction {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  /** Milliseconds from the event to the first answer. */
  acknowledgedAfterMs: number | undefined;
  readonly sentAt: number;
  callback: { readonly type: number; readonly data?: Record<string, unknown> } | undefined;
  /** The answer and what follows it, in order, deleted ones left out. */
  readonly messages: FakeMessage[];
  original: FakeMessage | undefined;
}

/** Adds a route: `:name` in the path stands for one piece of it. */
export type AddRoute = (method: string, path: string, handler: Handler) => void;
export type Handler = (request: ApiRequest, match: readonly string[]) => ApiAnswer;

export const EPHEMERAL = 1 << 6;
export const recordSchema = z.record(z.string(), z.unknown());

export function apiError(status: number, code: number, message: string, errors?: unknown): ApiAnswer {
  return { status, body: { code, message, ...(errors === undefined ? {} : { errors }) } };
}

export function isEphemeral(message: FakeMessage): boolean {
  return message.payload.ephemeral === true;
}

export function refusal(
  body: unknown,
  route: "message" | "interaction" | "edit" = "message",
): ApiAnswer | undefined {
  const problems = validateMessage(body, route);
  if (problems.length === 0) return undefined;
  if (problems.every((problem) => problem.endsWith("empty message")))
    return apiError(400, 50006, "Cannot send an empty message");
  return apiError(400, 50035, "Invalid Form Body", fieldErrors("message", problems.join("; ")));
}

export function fieldErrors(field: string, message: string): object {
  return { [field]: { _errors: [{ code: "BASE_TYPE_INVALID", message }] } };
}

/** As the history shows it: without the nonce, which Discord does not keep. */
export function storedBody(world: FakeWorld, message: FakeMessage): Record<string, unknown> {
  const { payload } = message;
  const thread = message.hasThread ? world.channels.get(message.id) : undefined;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: 0,
    author: { id: message.authorId, username: "wirebrief", bot: true },
    content: payload.content ?? "",
    embeds: payload.embeds ?? [],
    components: payload.components ?? [],
    flags: payload.flags ?? 0,
    timestamp: new Date().toISOString(),
    mentions: [],
    ...(thread === undefined ? {} : { thread }),
  };
}
