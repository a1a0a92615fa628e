import {
  type AddRoute,
  type ApiAnswer,
  type ApiRequest,
  apiError,
  fieldErrors,
  type Handler,
  isEphemeral,
  recordSchema,
  refusal,
  storedBody,
} from "./api-parts.ts";
import type { FakeChannel, FakeWorld } from "./world.ts";

const PUBLIC_THREAD = 11;
const FORUM = 15;
const HISTORY_PAGE = 50;

/** Channels, their messages and threads, and forums. */
export function addChannelRoutes(on: AddRoute, world: FakeWorld): void {
  const withChannel =
    (handler: (request: ApiRequest, channel: FakeChannel, rest: readonly string[]) => ApiAnswer): Handler =>
    (request, [id = "", ...rest]) => {
      const channel = world.channels.get(id);
      if (channel === undefined) return apiError(404, 10003, "Unknown Channel");
      if (channel.hidden === true) return apiError(403, 50001, "Missing Access");
      return handler(request, channel, rest);
    };

  on(
    "GET",
    "/channels/:id",
    withChannel((_, channel) => ({ status: 200, body: channel })),
  );
  on(
    "POST",
    "/channels/:id/typing",
    withChannel(() => ({ status: 204 })),
  );
  on(
    "POST",
    "/channels/:id/messages",
    withChannel(({ body }, channel) => {
      if (channel.type === FORUM) return apiError(400, 50008, "Cannot send messages in a non-text channel");
      if (channel.locked === true) return apiError(403, 50083, "Thread is archived");
      const refused = refusal(body);
      if (refused !== undefined) return refused;
      const payload = recordSchema.parse(body);
      const nonce = payload.nonce === undefined ? undefined : String(payload.nonce);
      const nonceKey = `${channel.id} ${nonce}`;
      if (payload.enforce_nonce === true && world.nonces.has(nonceKey)) {
        const first = world.messages.find((message) => message.id === world.nonces.get(nonceKey));
        if (first === undefined) return apiError(404, 10008, "Unknown Message");
        return { status: 200, body: { ...storedBody(world, first), nonce } };
      }
      const message = world.addMessage({ channelId: channel.id, authorId: world.userId, payload, nonce });
      if (payload.enforce_nonce === true) world.nonces.set(nonceKey, message.id);
      return { status: 200, body: { ...storedBody(world, message), nonce } };
    }),
  );
  on(
    "GET",
    "/channels/:id/messages",
    withChannel(({ query }, channel) => {
      if (channel.type === FORUM) return apiError(400, 50008, "Cannot read messages of a non-text channel");
      const after = BigInt(query.get("after") ?? "0");
      const limit = Number(query.get("limit") ?? HISTORY_PAGE);
      if (!(limit >= 1 && limit <= 100)) return apiError(400, 50035, "Invalid Form Body");
      const found = world.messages
        .filter((message) => message.channelId === channel.id && BigInt(message.id) > after)
        .filter((message) => !isEphemeral(message));
      // With `after` Discord gives the oldest of them, newest first.
      const page = query.has("after") ? found.slice(0, limit) : found.slice(-limit);
      return { status: 200, body: page.reverse().map((message) => storedBody(world, message)) };
    }),
  );
  on(
    "GET",
    "/channels/:id/messages/:message",
    withChannel((_, channel, [id]) => {
      const message = world.messages.find((each) => each.id === id && each.channelId === channel.id);
      if (message === undefined) return apiError(404, 10008, "Unknown Message");
      return { status: 200, body: storedBody(world, message) };
    }),
  );
  on(
    "POST",
    "/channels/:id/messages/:message/threads",
    withChannel(({ body }, channel, [id = ""]) => {
      const message = world.messages.find((each) => each.id === id);
      if (message === undefined) return apiError(404, 10008, "Unknown Message");
      if (message.hasThread)
        return apiError(400, 160004, "A thread has already been created for this message");
      const thread = openThread(body, channel, id);
      if ("status" in thread) return thread;
      message.hasThread = true;
      world.changed();
      return { status: 201, body: thread };
    }),
  );
  on(
    "POST",
    "/channels/:id/threads",
    withChannel(({ body }, channel) => {
      if (channel.type !== FORUM) return apiError(400, 50024, "Cannot execute action on this channel type");
      const { message, applied_tags: tags } = recordSchema.parse(body);
      const refused = refusal(message);
      if (refused !== undefined) return refused;
      const tagged = Array.isArray(tags) && tags.length > 0;
      if (channel.tagRequired === true && !tagged)
        return apiError(400, 40067, "A tag is required to create a forum post in this channel");
      const thread = openThread(body, channel, world.newId());
      if ("status" in thread) return thread;
      world.addMessage({
        id: thread.id,
        channelId: thread.id,
        authorId: world.userId,
        payload: recordSchema.parse(message),
        nonce: undefined,
      });
      return { status: 201, body: thread };
    }),
  );

  function openThread(body: unknown, channel: FakeChannel, id: string): ApiAnswer | FakeChannel {
    const { name, auto_archive_duration: archive } = recordSchema.parse(body);
    if (typeof name !== "string" || name.length < 1 || name.length > 100) {
      return apiError(
        400,
        50035,
        "Invalid Form Body",
        fieldErrors("name", "Must be between 1 and 100 in length."),
      );
    }
    if (archive !== undefined && ![60, 1440, 4320, 10_080].includes(Number(archive))) {
      return apiError(
        400,
        50035,
        "Invalid Form Body",
        fieldErrors("auto_archive_duration", "Value must be one of 60, 1440, 4320, 10080."),
      );
    }
    return world.addChannel({ id, name, type: PUBLIC_THREAD, parent_id: channel.id, owner_id: world.userId });
  }
}
