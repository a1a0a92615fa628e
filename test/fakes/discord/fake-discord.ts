import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerFault } from "./answer-fault.ts";
import { type ApiRequest, type FakeInteraction, isEphemeral, storedBody } from "./api-parts.ts";
import {
  type Actor,
  ALL_PERMISSIONS,
  ASKER,
  buttonsOf,
  type CommandOption,
  createInteractionMaker,
  rawPublicKey,
  signedRequest,
} from "./fake-interaction.ts";
import { type FaultRule, FaultScript } from "./faults.ts";
import { type FakeGateway, startGateway } from "./gateway.ts";
import { acknowledge } from "./interaction-routes.ts";
import { createRestApi } from "./rest-api.ts";
import { type FakeChannel, type FakeMessage, FakeWorld, visibleText } from "./world.ts";

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number | "dropped" | "hanging";
}

export interface FakeDiscord {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly publicKey: string;
  readonly guildId: string;
  /** A text channel that exists from the start, and a second one. */
  readonly channelId: string;
  readonly otherChannelId: string;
  readonly world: FakeWorld;
  readonly gateway: FakeGateway;
  readonly requests: readonly RecordedRequest[];
  addChannel(channel: Partial<FakeChannel> & { readonly name: string }): FakeChannel;
  /** What everybody sees in the channel and its threads, oldest first. */
  posted(channelId: string): readonly FakeMessage[];
  fail(rule: FaultRule): void;
  clearFaults(): void;
  /** At most `limit` posts in `windowMs` in each channel, told in headers and enforced with 429. */
  limitPosts(limit: number, windowMs: number): void;
  /** The few minutes are over in which a nonce is remembered. */
  forgetNonces(): void;
  setBotPermissions(permissions: bigint): void;
  slashCommand(name: string, options?: readonly CommandOption[], actor?: Actor): Promise<FakeInteraction>;
  /** The choices that the bot gives for the focused option. */
  autocomplete(name: string, options: readonly CommandOption[], actor?: Actor): Promise<readonly unknown[]>;
  /** Presses the button with this label, or this `custom_id`, under the message. */
  pressButton(message: FakeMessage, button: string, actor?: Actor): Promise<FakeInteraction>;
  /** Somebody writes a message that mentions the bot. */
  mention(text: string, actor?: Actor): FakeMessage;
  /** Waits until the interaction is answered (not merely deferred) and gives what the asker sees. */
  answer(
    interaction: FakeInteraction,
    waitMs?: number,
  ): Promise<{ readonly text: string; readonly ephemeral: boolean }>;
  waitForMessage(look: (message: FakeMessage) => boolean, waitMs?: number): Promise<FakeMessage>;
  /** An interaction as Discord would POST it to the HTTP endpoint, signed. */
  signedRequest(
    url: string,
    body: unknown,
    change?: { readonly signature?: string; readonly timestamp?: string },
  ): Request;
  interactionBody(
    data: object,
    type: number,
    actor?: Actor,
  ): { readonly body: object; readonly interaction: FakeInteraction };
  /** Takes the answer that the HTTP endpoint gave. */
  takeHttpAnswer(interaction: FakeInteraction, answer: unknown): void;
  close(): Promise<void>;
}

/** Discord on loopback, for the real discord.js: REST, gateway, interactions, limits and faults. */
export async function startFakeDiscord(): Promise<FakeDiscord> {
  const world = new FakeWorld();
  const token = `${Buffer.from(world.userId).toString("base64url")}.GhZ1yk.${"fake-token_".repeat(4).slice(0, 38)}`;
  const faults = new FaultScript();
  const requests: RecordedRequest[] = [];
  const interactions = new Map<string, FakeInteraction>();
  const permissions = { value: ALL_PERMISSIONS };
  const buckets = new Map<string, { used: number; resetAt: number }>();
  let postLimit: { limit: number; windowMs: number } | undefined;
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const api = createRestApi(world, interactions, { gatewayUrl, permissions });
  const keys = generateKeyPairSync("ed25519");

  const server = createServer((request, response) => {
    void answerRequest(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake Discord has no port");
  port = address.port;
  const gateway = startGateway(server, world, token, gatewayUrl);

  async function answerRequest(incoming: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString("utf8");
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, "");
    const method = incoming.method ?? "GET";
    const request: ApiRequest = {
      method,
      path,
      query: url.searchParams,
      body: raw === "" ? undefined : JSON.parse(raw),
    };
    const record = (status: RecordedRequest["status"]): void => {
      requests.push({ method, path, body: request.body, status });
      world.changed();
    };
    const reply = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      record(status);
      // Discord gives 204 without a content type; discord.js takes any other for JSON.
      if (body === undefined) response.writeHead(status, headers).end();
      else
        response
          .writeHead(status, { "content-type": "application/json", ...headers })
          .end(JSON.stringify(body));
    };
    const drop = (): void => {
      record("dropped");
      incoming.socket.destroy();
    };

    const fault = faults.take(method, path);
    if (fault !== undefined && fault.kind !== "lost-answer")
      return answerFault(fault, { response, reply, drop, record });
    const open = /^\/(?:webhooks|interactions)\//u.test(path);
    if (!open && incoming.headers.authorization !== `Bot ${token}`) {
      return reply(401, { code: 0, message: "401: Unauthorized" });
    }
    const limited = takeFromBucket(method, path);
    if (limited?.waitMs !== undefined) {
      const retry_after = limited.waitMs / 1000;
      return reply(
        429,
        { message: "You are being rate limited.", retry_after, global: false },
        {
          ...limited.headers,
          "retry-after": String(retry_after),
          "x-ratelimit-scope": "user",
        },
      );
    }
    const { status, body } = api.handle(request);
    if (fault?.kind === "lost-answer") return drop();
    return reply(status, body, limited?.headers ?? {});
  }

  function takeFromBucket(method: string, path: string) {
    const channel = /^\/channels\/(\d+)\/messages$/u.exec(path)?.[1];
    if (method !== "POST" || channel === undefined || postLimit === undefined) return undefined;
    const now = Date.now();
    const known = buckets.get(channel);
    const bucket =
      known === undefined || known.resetAt <= now ? { used: 0, resetAt: now + postLimit.windowMs } : known;
    buckets.set(channel, bucket);
    const resetAfter = bucket.resetAt - now;
    const exceeded = bucket.used >= postLimit.limit;
    if (!exceeded) bucket.used += 1;
    return {
      waitMs: exceeded ? resetAfter : undefined,
      headers: {
        "x-ratelimit-bucket": "posts",
        "x-ratelimit-limit": String(postLimit.limit),
        "x-ratelimit-remaining": String(postLimit.limit - bucket.used),
        "x-ratelimit-reset": String(bucket.resetAt / 1000),
        "x-ratelimit-reset-after": String(resetAfter / 1000),
      },
    };
  }

  const channel = world.addChannel({ name: "briefings" });
  const other = world.addChannel({ name: "elsewhere" });

  const interactionBody = createInteractionMaker(world, interactions, channel.id);

  async function interact(
    data: object,
    type: number,
    actor: Actor | undefined,
    message?: object,
  ): Promise<FakeInteraction> {
    const { body, interaction } = interactionBody(data, type, actor);
    gateway.dispatch("INTERACTION_CREATE", { ...body, ...(message === undefined ? {} : { message }) });
    await world.waitFor(() => interaction.callback, "an answer within 3 seconds", 3_000);
    return interaction;
  }

  const commandData = (name: string, options: readonly CommandOption[]) => ({
    id: world.newId(),
    name,
    type: 1,
    options,
  });

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    applicationId: world.applicationId,
    publicKey: rawPublicKey(keys.publicKey),
    guildId: world.guildId,
    channelId: channel.id,
    otherChannelId: other.id,
    world,
    gateway,
    requests,
    addChannel: (made) => world.addChannel(made),
    posted(channelId) {
      const places = new Set([channelId, ...world.threadsOf(channelId).map((thread) => thread.id)]);
      return world.messages.filter((message) => places.has(message.channelId) && !isEphemeral(message));
    },
    fail: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    limitPosts(limit, windowMs) {
      postLimit = { limit, windowMs };
    },
    forgetNonces: () => world.nonces.clear(),
    setBotPermissions(value) {
      permissions.value = value;
    },
    slashCommand: (name, options = [], actor = undefined) => interact(commandData(name, options), 2, actor),
    async autocomplete(name, options, actor) {
      const { callback } = await interact(commandData(name, options), 4, actor);
      const choices = callback?.data?.choices;
      return Array.isArray(choices) ? choices : [];
    },
    async pressButton(message, wanted, actor) {
      const found = buttonsOf(message.payload).find(
        (each) => each.label === wanted || each.custom_id === wanted,
      );
      if (found === undefined) throw new Error(`the message has no button "${wanted}"`);
      const data = { component_type: 2, custom_id: found.custom_id };
      return await interact(data, 3, { channelId: message.channelId, ...actor }, storedBody(world, message));
    },
    mention(text, actor = {}) {
      const authorId = actor.userId ?? ASKER;
      const message = world.addMessage({
        channelId: actor.channelId ?? channel.id,
        authorId,
        payload: { content: text },
        nonce: undefined,
      });
      gateway.dispatch("MESSAGE_CREATE", {
        id: message.id,
        channel_id: message.channelId,
        guild_id: world.guildId,
        author: { id: authorId, username: "asker", discriminator: "0", global_name: null, avatar: null },
        member: { roles: [], joined_at: "2026-01-01T00:00:00.000Z", deaf: false, mute: false, flags: 0 },
        content: text,
        timestamp: new Date().toISOString(),
        edited_timestamp: null,
        tts: false,
        mention_everyone: false,
        mentions: [{ id: world.userId, username: "wirebrief", discriminator: "0", avatar: null, bot: true }],
        mention_roles: [],
        attachments: [],
        embeds: [],
        pinned: false,
        type: 0,
      });
      return message;
    },
    async answer(interaction, waitMs = 5_000) {
      const message = await world.waitFor(
        () => {
          const { original, callback, messages } = interaction;
          if (callback?.type === 4) return original;
          if (original !== undefined) return original.edits > 0 ? original : undefined;
          return messages[0];
        },
        "the answer to an interaction",
        waitMs,
      );
      return { text: visibleText(message.payload), ephemeral: isEphemeral(message) };
    },
    waitForMessage: (look, waitMs) => world.waitFor(() => world.messages.find(look), "a message", waitMs),
    signedRequest: (url, body, change = {}) => signedRequest(keys.privateKey, url, body, change),
    interactionBody,
    takeHttpAnswer: (interaction, answer) => void acknowledge(world, interaction, answer),
    async close() {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
