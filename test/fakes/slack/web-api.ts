import { refuseMessage } from "./validate-blocks.ts";
import type { FakeChannel, StoredMessage, Workspace } from "./workspace.ts";

export type Arguments = Readonly<Record<string, unknown>>;
export type MethodResult = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** Scopes of which a bot token needs one for a method. [docs.slack.dev/reference/methods] */
export const methodScopes: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.replies": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.info": ["channels:read", "groups:read", "im:read", "mpim:read"],
  "users.info": ["users:read"],
};

type Method = (args: Arguments, workspace: Workspace) => MethodResult;

export const methods: Readonly<Record<string, Method>> = {
  "auth.test": (_, { team, botId, botUserId }) => ({
    ok: true,
    url: "https://rail.example.slack.com/",
    team: "Rail desk",
    team_id: team,
    user: "wirebrief",
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  }),

  "chat.postMessage": (args, workspace) => {
    const target = string(args.channel);
    const channel = workspace.channels.get(target) ?? directChannel(target, workspace);
    const refused = refusePost(channel, args, workspace);
    if (refused !== undefined) return refused;
    const message = store(channel!, args, workspace);
    workspace.delivered.push({ via: "post", ...seen(message) });
    return { ok: true, channel: message.channel, ts: message.ts, message };
  },

  "chat.update": (args, workspace) => {
    const channel = workspace.channels.get(string(args.channel));
    const index = channel?.messages.findIndex(({ ts }) => ts === args.ts) ?? -1;
    const old = channel?.messages[index];
    if (channel === undefined || old === undefined) return failed("message_not_found");
    const refused = refuseMessage(args);
    if (refused !== undefined) return failed(refused.error, refused.messages);
    if (string(args.text).length > 4_000) return failed("msg_too_long");
    channel.messages[index] = { ...old, text: string(args.text), blocks: args.blocks };
    return { ok: true, channel: channel.id, ts: old.ts, text: args.text };
  },

  "chat.delete": (args, workspace) => {
    const channel = workspace.channels.get(string(args.channel));
    const index = channel?.messages.findIndex(({ ts }) => ts === args.ts) ?? -1;
    if (channel === undefined || index === -1) return failed("message_not_found");
    channel.messages.splice(index, 1);
    return { ok: true, channel: channel.id, ts: args.ts };
  },

  "chat.postEphemeral": (args, workspace) => {
    const channel = workspace.channels.get(string(args.channel));
    const refused = refusePost(channel, args, workspace);
    if (refused !== undefined) return refused;
    if (!workspace.users.has(string(args.user))) return failed("user_not_in_channel");
    workspace.delivered.push({
      via: "ephemeral",
      channel: channel!.id,
      user: string(args.user),
      ...(args.thread_ts === undefined ? {} : { thread_ts: string(args.thread_ts) }),
      text: string(args.text),
      blocks: args.blocks,
    });
    return { ok: true, message_ts: workspace.nextTs() };
  },

  "conversations.history": (args, workspace) => {
    const channel = workspace.channels.get(string(args.channel));
    if (channel === undefined) return failed("channel_not_found");
    if (!channel.isMember) return failed("not_in_channel");
    const roots = channel.messages.filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts);
    return page(roots.toReversed(), args);
  },

  "conversations.replies": (args, workspace) => {
    const channel = workspace.channels.get(string(args.channel));
    if (channel === undefined) return failed("channel_not_found");
    const thread = channel.messages.filter(({ ts, thread_ts }) => ts === args.ts || thread_ts === args.ts);
    return thread.length === 0 ? failed("thread_not_found") : page(thread, args);
  },

  "conversations.info": (args, workspace) => {
    const channel = workspace.channels.get(string(args.channel));
    if (channel === undefined || (channel.isPrivate && !channel.isMember)) return failed("channel_not_found");
    const { id, name, creator, isPrivate, isMember, isArchived } = channel;
    return {
      ok: true,
      channel: {
        id,
        name,
        creator,
        is_private: isPrivate,
        is_member: isMember,
        is_archived: isArchived,
        is_im: id.startsWith("D"),
      },
    };
  },

  "users.info": (args, workspace) => {
    const user = workspace.users.get(string(args.user));
    if (user === undefined) return failed("user_not_found");
    return {
      ok: true,
      user: {
        id: user.id,
        name: user.name,
        tz: user.tz,
        ...(flag(args.include_locale) ? { locale: user.locale } : {}),
        is_admin: user.isAdmin,
        is_owner: false,
      },
    };
  },
};

export function failed(error: string, messages: readonly string[] = []): MethodResult {
  return { ok: false, error, ...(messages.length === 0 ? {} : { response_metadata: { messages } }) };
}

function refusePost(
  channel: FakeChannel | undefined,
  args: Arguments,
  { channels }: Workspace,
): MethodResult | undefined {
  if (channel === undefined) return failed("channel_not_found");
  if (channel.isArchived) return failed("is_archived");
  if (!channel.isMember) return failed(channel.isPrivate ? "channel_not_found" : "not_in_channel");
  if (args.thread_ts !== undefined) {
    const parent = channels.get(channel.id)?.messages.find(({ ts }) => ts === args.thread_ts);
    if (parent === undefined) return failed("thread_not_found");
    if (parent.thread_ts !== undefined && parent.thread_ts !== parent.ts) {
      return failed("invalid_arguments", ["[ERROR] thread_ts is a reply's"]);
    }
  }
  const refused = refuseMessage(args);
  return refused === undefined ? undefined : failed(refused.error, refused.messages);
}

function directChannel(user: string, workspace: Workspace): FakeChannel | undefined {
  if (!workspace.users.has(user)) return undefined;
  const id = `D${user.slice(1)}`;
  const known = workspace.channels.get(id);
  if (known !== undefined) return known;
  const channel: FakeChannel = {
    id,
    name: "",
    isPrivate: true,
    isMember: true,
    isArchived: false,
    creator: user,
    messages: [],
  };
  workspace.channels.set(id, channel);
  return channel;
}

function store(channel: FakeChannel, args: Arguments, workspace: Workspace): StoredMessage {
  const message: StoredMessage = {
    ts: workspace.nextTs(),
    channel: channel.id,
    ...(args.thread_ts === undefined ? {} : { thread_ts: string(args.thread_ts) }),
    text: string(args.text),
    blocks: args.blocks,
    metadata: args.metadata,
    bot_id: workspace.botId,
    user: workspace.botUserId,
  };
  channel.messages.push(message);
  return message;
}

function seen({ channel, thread_ts, text, blocks }: StoredMessage) {
  return { channel, ...(thread_ts === undefined ? {} : { thread_ts }), text, blocks };
}

function page(messages: readonly StoredMessage[], args: Arguments): MethodResult {
  const oldest = Number(args.oldest ?? 0);
  const limit = Math.min(Number(args.limit ?? 100), 1_000);
  const from = Number(args.cursor ?? 0);
  const within = messages.filter(({ ts }) => Number(ts) >= oldest);
  const shown = within.slice(from, from + limit).map((message) => {
    const { metadata, ...rest } = message;
    return flag(args.include_all_metadata) && metadata !== undefined ? { ...rest, metadata } : rest;
  });
  const next = from + limit < within.length ? String(from + limit) : "";
  return { ok: true, messages: shown, has_more: next !== "", response_metadata: { next_cursor: next } };
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function flag(value: unknown): boolean {
  return value === true || value === "true";
}
