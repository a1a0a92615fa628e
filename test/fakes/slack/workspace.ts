/** What the fake's workspace holds. Tests read and change it at will. */
export interface StoredMessage {
  readonly ts: string;
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  readonly text: string;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
  readonly bot_id?: string | undefined;
  readonly user?: string | undefined;
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  isPrivate: boolean;
  isMember: boolean;
  isArchived: boolean;
  creator: string;
  /** Oldest first, replies included. */
  readonly messages: StoredMessage[];
}

interface FakeUser {
  readonly id: string;
  name: string;
  tz: string;
  locale: string;
  isAdmin: boolean;
}

/** A message that reached one person, or a channel by way of a response address. */
export interface Delivered {
  readonly via: "post" | "ephemeral" | "response_url";
  readonly channel: string;
  /** Undefined: the whole channel sees it. */
  readonly user?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly text: string;
  readonly blocks?: unknown;
}

export interface Workspace {
  readonly team: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly channels: Map<string, FakeChannel>;
  readonly users: Map<string, FakeUser>;
  /** Everything that anybody got to see, in order. */
  readonly delivered: Delivered[];
  nextTs(): string;
}

export function createWorkspace(): Workspace {
  let last = 0;
  const workspace: Workspace = {
    team: "T0001",
    appId: "A0001",
    botId: "B0001",
    botUserId: "U0BOT",
    channels: new Map(),
    users: new Map(),
    delivered: [],
    nextTs() {
      last = Math.max(last + 1, Date.now() * 1_000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
    },
  };
  for (const [id, name] of [
    ["C0001", "rail-desk"],
    ["C0002", "newsroom"],
  ] as const) {
    addChannel(workspace, id, name);
  }
  workspace.users.set("U0001", {
    id: "U0001",
    name: "ida",
    tz: "Europe/Brussels",
    locale: "en-GB",
    isAdmin: true,
  });
  workspace.users.set("U0002", {
    id: "U0002",
    name: "omar",
    tz: "America/New_York",
    locale: "en-US",
    isAdmin: false,
  });
  return workspace;
}

export function addChannel(workspace: Workspace, id: string, name: string): FakeChannel {
  const channel: FakeChannel = {
    id,
    name,
    isPrivate: false,
    isMember: true,
    isArchived: false,
    creator: "U0001",
    messages: [],
  };
  workspace.channels.set(id, channel);
  return channel;
}
