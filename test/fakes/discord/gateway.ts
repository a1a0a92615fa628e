import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { FakeWorld } from "./world.ts";

const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);
const frameSchema = z.object({ op: z.number(), d: z.unknown() });
const identifySchema = z.object({ token: z.string(), intents: z.number() });
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

interface Session {
  readonly id: string;
  readonly events: { readonly t: string; readonly d: unknown; readonly s: number }[];
  socket: WebSocket | undefined;
}

export interface FakeGateway {
  readonly identifies: number;
  readonly resumes: number;
  readonly heartbeats: number;
  readonly intents: number | undefined;
  readonly connected: boolean;
  dispatch(type: string, data: unknown): void;
  /** Ends the connection as a failing network does. */
  drop(): void;
  /** Closes it with a code of Discord's. */
  close(code: number): void;
  /** Opcode 7: asks the client to come back. */
  askToReconnect(): void;
  /** Opcode 9: the session cannot be resumed. */
  invalidate(): void;
  /** Refuses every token from now on, with 4004. */
  refuseTokens(): void;
  /** Sends GUILD_DELETE: an outage, or the bot's removal. */
  loseGuild(unavailable: boolean): void;
  stop(): Promise<void>;
}

/** Discord's gateway as far as discord.js uses it: identify, heartbeats, resume with replay. */
export function startGateway(
  server: Server,
  world: FakeWorld,
  token: string,
  url: () => string,
): FakeGateway {
  const sockets = new WebSocketServer({ server, path: "/gateway" });
  const sessions = new Map<string, Session>();
  const seen = { identifies: 0, resumes: 0, heartbeats: 0, intents: undefined as number | undefined };
  let refusing = false;

  const send = (socket: WebSocket, frame: object): void => socket.send(JSON.stringify(frame));
  const live = (): Session[] => [...sessions.values()].filter((session) => session.socket !== undefined);

  function emit(session: Session, type: string, data: unknown): void {
    const event = { t: type, d: data, s: session.events.length + 1 };
    session.events.push(event);
    if (session.socket !== undefined) send(session.socket, { op: 0, ...event });
  }

  function identify(socket: WebSocket, data: unknown): unknown {
    const { token: given, intents } = identifySchema.parse(data);
    seen.identifies += 1;
    seen.intents = intents;
    if (refusing || given !== token) return socket.close(4004, "Authentication failed.");
    if ((intents & PRIVILEGED_INTENTS) !== 0) return socket.close(4014, "Disallowed intent(s).");
    const session: Session = { id: randomUUID(), events: [], socket };
    sessions.set(session.id, session);
    emit(session, "READY", {
      v: 10,
      user: {
        id: world.userId,
        username: "wirebrief",
        discriminator: "0",
        global_name: null,
        avatar: null,
        bot: true,
      },
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: world.applicationId, flags: 0 },
    });
    emit(session, "GUILD_CREATE", guildOf(world));
    return world.changed();
  }

  function resume(socket: WebSocket, data: unknown): unknown {
    const { token: given, session_id: id, seq } = resumeSchema.parse(data);
    seen.resumes += 1;
    const session = sessions.get(id);
    if (refusing || given !== token) return socket.close(4004, "Authentication failed.");
    if (session === undefined) return send(socket, { op: 9, d: false });
    session.socket = socket;
    for (const event of session.events.filter(({ s }) => s > seq)) send(socket, { op: 0, ...event });
    emit(session, "RESUMED", {});
    return world.changed();
  }

  sockets.on("connection", (socket) => {
    send(socket, { op: 10, d: { heartbeat_interval: 41_250 } });
    socket.on("message", (raw) => {
      const frame = frameSchema.parse(JSON.parse(raw.toString()));
      if (frame.op === 1) {
        seen.heartbeats += 1;
        send(socket, { op: 11 });
      } else if (frame.op === 2) identify(socket, frame.d);
      else if (frame.op === 6) resume(socket, frame.d);
    });
    socket.on("close", (code) => {
      for (const session of sessions.values()) {
        if (session.socket !== socket) continue;
        session.socket = undefined;
        // Closing normally ends the session for good.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      world.changed();
    });
  });

  return {
    get identifies() {
      return seen.identifies;
    },
    get resumes() {
      return seen.resumes;
    },
    get heartbeats() {
      return seen.heartbeats;
    },
    get intents() {
      return seen.intents;
    },
    get connected() {
      return live().length > 0;
    },
    dispatch(type, data) {
      for (const session of sessions.values()) emit(session, type, data);
    },
    drop() {
      for (const { socket } of live()) socket?.terminate();
    },
    close(code) {
      for (const { socket } of live()) socket?.close(code);
    },
    askToReconnect() {
      for (const { socket } of live()) if (socket !== undefined) send(socket, { op: 7, d: null });
    },
    invalidate() {
      for (const session of live()) {
        sessions.delete(session.id);
        if (session.socket !== undefined) send(session.socket, { op: 9, d: false });
      }
    },
    refuseTokens() {
      refusing = true;
    },
    loseGuild(unavailable) {
      for (const session of sessions.values()) {
        emit(session, "GUILD_DELETE", { id: world.guildId, ...(unavailable ? { unavailable } : {}) });
      }
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

function guildOf(world: FakeWorld): object {
  const all = [...world.channels.values()];
  const bot = { id: world.userId, username: "wirebrief", discriminator: "0", avatar: null, bot: true };
  return {
    id: world.guildId,
    name: "Newsroom",
    owner_id: "1300000000000000001",
    unavailable: false,
    member_count: 2,
    joined_at: "2026-01-01T00:00:00.000Z",
    large: false,
    roles: [
      {
        id: world.guildId,
        name: "@everyone",
        permissions: "0",
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
      },
    ],
    channels: all
      .filter((channel) => channel.parent_id === undefined)
      .map((each) => ({ ...each, position: 0 })),
    threads: all.filter((channel) => channel.parent_id !== undefined),
    members: [
      { user: bot, roles: [], joined_at: "2026-01-01T00:00:00.000Z", deaf: false, mute: false, flags: 0 },
    ],
    emojis: [],
    stickers: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    features: [],
    premium_tier: 0,
    preferred_locale: "en-US",
  };
}
