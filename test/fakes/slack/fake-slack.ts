import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { FaultPlan, type FaultTarget, type SlackFault } from "./fault-plan.ts";
import {
  type Acknowledgement,
  type EnvelopeType,
  type HttpTarget,
  type Retry,
  sendEnvelope,
  sendRequest,
  signedRequest,
} from "./link.ts";
import { refuseMessage } from "./validate-blocks.ts";
import { visibleText } from "./visible.ts";
import { type Arguments, failed, type MethodResult, methodScopes, methods } from "./web-api.ts";
import {
  addChannel,
  createWorkspace,
  type Delivered,
  type FakeChannel,
  type StoredMessage,
} from "./workspace.ts";

interface RecordedCall {
  readonly method: string;
  readonly args: Arguments;
  /** Milliseconds since the fake began. */
  readonly at: number;
}

/** Where a person clicks or types. */
interface Place {
  readonly channel?: string;
  readonly user?: string;
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

/**
 * Slack on the loopback address: Web API, Socket Mode, response addresses and signed requests, for
 * the real SDK to talk to. It holds one workspace with the channels C0001 and C0002, and U0001 (an
 * administrator in Brussels) and U0002 (a member in New York).
 */
export async function startFakeSlack(
  options: {
    /** A real channel's limit: so many posts at once, then one every `everyMs`; else 429. */
    readonly channelLimit?: { readonly burst: number; readonly everyMs: number };
  } = {},
) {
  const workspace = createWorkspace();
  const faults = new FaultPlan();
  const calls: RecordedCall[] = [];
  const started = performance.now();
  const sockets = new Set<WebSocket>();
  const hanging = new Set<ServerResponse>();
  const watchers = new Set<() => void>();
  const responseUses = new Map<string, { uses: number; readonly place: { channel: string; user: string } }>();
  const meters = new Map<string, number>();
  const secrets = {
    botToken: "xoxb-1-2-rail",
    appToken: "xapp-1-A0001-3-rail",
    signingSecret: "0123456789abcdef0123456789abcdef",
  };
  const state = {
    /** Taken from every call until it is false. */
    tokenValid: true,
    /** Scopes of the installation; a method that needs another one fails. */
    scopes: [...new Set(Object.values(methodScopes).flat()), "commands", "app_mentions:read"],
    /** False: the socket gets no `hello`. */
    greets: true,
    httpTarget: undefined as HttpTarget | undefined,
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.statusCode = 599;
      response.end(String(error));
    });
  });
  const socketServer = new WebSocketServer({ server, path: "/link" });
  socketServer.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      changed();
    });
    if (state.greets) socket.send(JSON.stringify({ type: "hello", num_connections: sockets.size }));
    changed();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function changed(): void {
    for (const watcher of [...watchers]) watcher();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const body = await readBody(request);
    if (path.startsWith("/response/")) {
      answerResponseUrl(path, JSON.parse(body), response);
      return;
    }
    const method = path.replace(/^\/api\//u, "");
    const args = argumentsOf(body, request.headers["content-type"] ?? "");
    calls.push({ method, args, at: performance.now() - started });
    changed();
    const fault = faults.take(method, args) ?? overLimit(method, args);
    if (fault !== undefined && fault.kind !== "lost-answer") {
      applyFault(fault, request, response);
      return;
    }
    const result = perform(method, args, String(request.headers.authorization ?? ""));
    changed();
    if (fault !== undefined) {
      request.socket.destroy();
      return;
    }
    response.setHeader("x-oauth-scopes", state.scopes.join(","));
    sendJson(response, result);
  }

  function applyFault(fault: SlackFault, request: IncomingMessage, response: ServerResponse): void {
    switch (fault.kind) {
      case "rate-limited":
        response.setHeader("retry-after", String(fault.seconds));
        refuse(response, 429, "ratelimited");
        break;
      case "rate-limited-untold":
        refuse(response, 429, "ratelimited");
        break;
      case "unavailable":
        refuse(response, 503, "upstream is not available");
        break;
      case "server-error":
        refuse(response, 500, "upstream failed");
        break;
      case "html":
        response.setHeader("content-type", "text/html");
        response.end("<html><body>Please log in to the network</body></html>");
        break;
      case "dropped":
      case "lost-answer":
        request.socket.destroy();
        break;
      case "silent":
        hanging.add(response);
        break;
      case "error":
        sendJson(response, failed(fault.error));
        break;
    }
  }

  function perform(method: string, args: Arguments, authorization: string): MethodResult {
    const token = authorization.replace(/^Bearer /u, "");
    if (method === "apps.connections.open") {
      if (token !== secrets.appToken) return failed("invalid_auth");
      return { ok: true, url: `${origin.replace("http", "ws")}/link?ticket=${calls.length}` };
    }
    if (token !== secrets.botToken) return failed("invalid_auth");
    if (!state.tokenValid) return failed("token_revoked");
    const act = methods[method];
    if (act === undefined) return failed("unknown_method");
    const needed = methodScopes[method] ?? [];
    if (needed.length > 0 && !needed.some((scope) => state.scopes.includes(scope))) {
      return { ...failed("missing_scope"), needed: needed.join(","), provided: state.scopes.join(",") };
    }
    return act(args, workspace);
  }

  function overLimit(method: string, args: Arguments): SlackFault | undefined {
    const limit = options.channelLimit;
    if (limit === undefined || method !== "chat.postMessage") return undefined;
    const channel = String(args.channel);
    const now = performance.now();
    const fullAt = Math.max(meters.get(channel) ?? 0, now);
    const waitMs = fullAt - now - (limit.burst - 1) * limit.everyMs;
    if (waitMs > 0) return { kind: "rate-limited", seconds: Math.ceil(waitMs / 1_000) };
    meters.set(channel, fullAt + limit.everyMs);
    return undefined;
  }

  function answerResponseUrl(path: string, body: Arguments, response: ServerResponse): void {
    calls.push({ method: "response_url", args: body, at: performance.now() - started });
    const fault = faults.take("response_url", body);
    if (fault?.kind === "error") refuse(response, 404, fault.error);
    else if (fault !== undefined) applyFault(fault, response.req, response);
    if (fault === undefined || fault.kind === "lost-answer") takeResponse(path, body, response);
    changed();
  }

  function takeResponse(path: string, body: Arguments, response: ServerResponse): void {
    const entry = responseUses.get(path);
    const refused = refuseMessage(body);
    if (entry === undefined || entry.uses >= 5) {
      refuse(response, 404, entry === undefined ? "expired_url" : "used_url");
    } else if (refused !== undefined) {
      refuse(response, 500, refused.error);
    } else {
      entry.uses += 1;
      const { channel, user } = entry.place;
      workspace.delivered.push({
        via: "response_url",
        channel,
        ...(body.response_type === "in_channel" ? {} : { user }),
        ...(typeof body.thread_ts === "string" ? { thread_ts: body.thread_ts } : {}),
        text: String(body.text ?? ""),
        blocks: body.blocks,
      });
      response.end("ok");
    }
  }

  function responseUrlFor(channel: string, user: string): string {
    const path = `/response/${responseUses.size + 1}`;
    responseUses.set(path, { uses: 0, place: { channel, user } });
    return `${origin}${path}`;
  }

  /** Hands a request to the app, by the socket if one is open, else by HTTP. */
  function request(type: EnvelopeType, payload: unknown, retry?: Retry): Promise<Acknowledgement> {
    const [socket] = sockets;
    if (socket !== undefined) return sendEnvelope(socket, type, payload, retry);
    if (state.httpTarget === undefined) throw new Error("the app has no connection to the fake Slack");
    const { signingSecret } = secrets;
    return sendRequest(state.httpTarget, signedRequest({ type, payload, signingSecret, retry }));
  }

  function slashCommand(
    command: string,
    text = "",
    { channel = "C0001", user = "U0001" }: Place = {},
  ): Promise<Acknowledgement> {
    return request("slash_commands", {
      token: "deprecated",
      team_id: workspace.team,
      team_domain: "rail",
      channel_id: channel,
      channel_name: workspace.channels.get(channel)?.name ?? "",
      user_id: user,
      user_name: workspace.users.get(user)?.name ?? "",
      command,
      text,
      api_app_id: workspace.appId,
      is_enterprise_install: "false",
      response_url: responseUrlFor(channel, user),
      trigger_id: `${Date.now()}.1`,
    });
  }

  function pressButton(
    actionId: string,
    value: string,
    {
      channel = "C0001",
      user = "U0001",
      message,
    }: Place & { readonly message?: Pick<StoredMessage, "ts" | "thread_ts"> } = {},
  ): Promise<Acknowledgement> {
    const ts = message?.ts ?? workspace.nextTs();
    return request("interactive", {
      type: "block_actions",
      team: { id: workspace.team, domain: "rail" },
      user: { id: user, username: workspace.users.get(user)?.name, team_id: workspace.team },
      api_app_id: workspace.appId,
      container: {
        type: "message",
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: message === undefined,
        ...(message?.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
      },
      channel: { id: channel, name: workspace.channels.get(channel)?.name ?? "" },
      trigger_id: `${Date.now()}.2`,
      response_url: responseUrlFor(channel, user),
      actions: [
        {
          type: "button",
          action_id: actionId,
          block_id: "b1",
          value,
          text: { type: "plain_text", text: actionId },
          action_ts: ts,
        },
      ],
    });
  }

  /** Any event of the Events API. `eventId` repeats one that was sent before. */
  function event(
    fields: Readonly<Record<string, unknown>> & { readonly type: string },
    { eventId = `Ev${calls.length}${Math.random()}`, retry }: { eventId?: string; retry?: Retry } = {},
  ): Promise<Acknowledgement> {
    return request(
      "events_api",
      {
        token: "deprecated",
        team_id: workspace.team,
        api_app_id: workspace.appId,
        event: { event_ts: workspace.nextTs(), ...fields },
        type: "event_callback",
        event_id: eventId,
        event_time: Math.floor(Date.now() / 1_000),
        authorizations: [{ team_id: workspace.team, user_id: workspace.botUserId, is_bot: true }],
      },
      retry,
    );
  }

  /** A person writes `@wirebrief <text>`; the event with the message's `ts`. */
  async function mention(
    text: string,
    {
      channel = "C0001",
      user = "U0001",
      thread_ts,
      ...delivery
    }: Place & { readonly thread_ts?: string; readonly eventId?: string; readonly retry?: Retry } = {},
  ): Promise<Acknowledgement & { readonly ts: string }> {
    const ts = write(channel, user, `<@${workspace.botUserId}> ${text}`, thread_ts);
    const acknowledgement = await event(
      {
        type: "app_mention",
        user,
        text: `<@${workspace.botUserId}> ${text}`,
        ts,
        channel,
        ...(thread_ts === undefined ? {} : { thread_ts }),
      },
      delivery,
    );
    return { ...acknowledgement, ts };
  }

  /** A person writes to the app itself. */
  async function directMessage(text: string, { user = "U0001" }: Place = {}): Promise<Acknowledgement> {
    const channel = `D${user.slice(1)}`;
    if (!workspace.channels.has(channel)) addChannel(workspace, channel, "").isPrivate = true;
    const ts = write(channel, user, text, undefined);
    return event({ type: "message", channel_type: "im", user, text, ts, channel });
  }

  function write(channel: string, user: string, text: string, thread_ts: string | undefined): string {
    const ts = workspace.nextTs();
    workspace.channels
      .get(channel)
      ?.messages.push({ ts, channel, user, text, ...(thread_ts === undefined ? {} : { thread_ts }) });
    return ts;
  }

  /** Resolves when `look` finds something, and says what the fake has seen when it does not. */
  function until<T>(look: () => T | undefined, what: string, withinMs = 8_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        watchers.delete(check);
        resolve(found);
      };
      const timer = setTimeout(() => {
        watchers.delete(check);
        const seen = workspace.delivered.map(({ via, text }) => `${via}: ${text}`).join("\n");
        reject(new Error(`no ${what} within ${withinMs} ms; delivered so far:\n${seen}`));
      }, withinMs);
      watchers.add(check);
      check();
    });
  }

  const delivered = (): readonly (Delivered & { readonly visible: string })[] =>
    workspace.delivered.map((message) => ({ ...message, visible: visibleOf(message) }));

  return {
    ...secrets,
    ...workspace,
    state,
    calls,
    /** Address for `apiUrl`. */
    apiUrl: `${origin}/api/`,
    origin,
    /** Plans a fault for the next fitting call, or for the next `times` ones. */
    fail: (target: FaultTarget, fault: SlackFault, times = 1) => faults.add(target, fault, times),
    clearFaults: () => faults.clear(),
    addChannel: (id: string, name = id.toLowerCase()): FakeChannel => addChannel(workspace, id, name),
    /** The app's own messages in a channel, oldest first. */
    posted: (channel: string): readonly (StoredMessage & { readonly visible: string })[] =>
      (workspace.channels.get(channel)?.messages ?? [])
        .filter(({ bot_id }) => bot_id === workspace.botId)
        .map((message) => ({ ...message, visible: visibleOf(message) })),
    /** What people got to see, with `visible` as they see it. */
    seen: delivered,
    callsTo: (method: string) => calls.filter((call) => call.method === method),
    get connections() {
      return sockets.size;
    },
    slashCommand,
    pressButton,
    mention,
    directMessage,
    event,
    /** Resolves with the first message whose visible text holds `words`. */
    waitForMessage: (words: string | RegExp, withinMs?: number) =>
      until(
        () => delivered().find(({ visible, text }) => matches(`${visible}\n${text}`, words)),
        `message with ${words}`,
        withinMs,
      ),
    waitForCall: (method: string, number = 1, withinMs?: number) =>
      until(
        () => calls.filter((call) => call.method === method)[number - 1],
        `call ${number} of ${method}`,
        withinMs,
      ),
    waitForConnections: (number: number, withinMs?: number) =>
      until(() => (sockets.size === number ? true : undefined), `${number} open sockets`, withinMs),
    /** Slack's own way to end a connection, every few hours. */
    refreshSockets: (reason: "warning" | "refresh_requested" = "refresh_requested") => {
      for (const socket of sockets) socket.send(JSON.stringify({ type: "disconnect", reason }));
    },
    dropSockets: () => {
      for (const socket of sockets) socket.terminate();
    },
    async close(): Promise<void> {
      for (const response of hanging) response.destroy();
      for (const socket of sockets) socket.terminate();
      await new Promise<void>((resolve) => socketServer.close(() => resolve()));
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function visibleOf({ blocks, text }: { readonly blocks?: unknown; readonly text: string }): string {
  return blocks === undefined ? text : visibleText(blocks);
}

function matches(text: string, words: string | RegExp): boolean {
  return typeof words === "string" ? text.includes(words) : words.test(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Form fields as the SDK sends them: whatever is no plain value is JSON. */
function argumentsOf(body: string, type: string): Arguments {
  if (type.startsWith("application/json")) return JSON.parse(body);
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      ["blocks", "metadata", "attachments"].includes(key) ? JSON.parse(value) : value,
    ]),
  );
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.statusCode = status;
  response.end(reason);
}
