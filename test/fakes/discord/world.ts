import { EventEmitter } from "node:events";

const DISCORD_EPOCH_MS = 1_420_070_400_000n;

export interface FakeChannel {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly guild_id: string;
  readonly parent_id?: string;
  readonly owner_id?: string;
  readonly available_tags?: readonly {
    readonly id: string;
    readonly name: string;
    readonly moderated: boolean;
  }[];
  /** Posts without a tag are refused. */
  readonly tagRequired?: boolean;
  readonly permission_overwrites?: readonly unknown[];
  locked?: boolean;
  /** Whom the platform thinks may not see it: 50001 on every request. */
  hidden?: boolean;
}

export interface FakeMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** As it was sent, with edits applied. */
  payload: Record<string, unknown>;
  readonly nonce: string | undefined;
  /** Present for answers to interactions. */
  readonly interaction?: string;
  edits: number;
  hasThread: boolean;
  /** Mentions that would have reached somebody. */
  pings: readonly string[];
}

/** What the fake Discord holds, apart from how it is spoken to. */
export class FakeWorld {
  readonly userId = "1100000000000000001";
  readonly applicationId = "1100000000000000001";
  readonly guildId = "1200000000000000001";
  readonly changes = new EventEmitter().setMaxListeners(0);
  readonly channels = new Map<string, FakeChannel>();
  readonly messages: FakeMessage[] = [];
  readonly nonces = new Map<string, string>();
  commands: readonly Record<string, unknown>[] = [];
  #lastId = 0n;

  /** A snowflake of now, larger than all before it. */
  newId(): string {
    const now = (BigInt(Date.now()) - DISCORD_EPOCH_MS) << 22n;
    this.#lastId = now > this.#lastId ? now : this.#lastId + 1n;
    return this.#lastId.toString();
  }

  addChannel(channel: Partial<FakeChannel> & { readonly name: string }): FakeChannel {
    const made: FakeChannel = { id: this.newId(), type: 0, guild_id: this.guildId, ...channel };
    this.channels.set(made.id, made);
    return made;
  }

  addMessage(
    message: Omit<FakeMessage, "edits" | "hasThread" | "pings" | "id"> & { id?: string },
  ): FakeMessage {
    const made: FakeMessage = {
      ...message,
      id: message.id ?? this.newId(),
      edits: 0,
      hasThread: false,
      pings: pingsOf(message.payload),
    };
    this.messages.push(made);
    this.changed();
    return made;
  }

  edit(message: FakeMessage, payload: Record<string, unknown>): void {
    message.payload = { ...message.payload, ...payload };
    message.pings = pingsOf(message.payload);
    message.edits += 1;
    this.changed();
  }

  threadsOf(channelId: string): FakeChannel[] {
    return [...this.channels.values()].filter((channel) => channel.parent_id === channelId);
  }

  changed(): void {
    this.changes.emit("change");
  }

  /** Resolves with what `look` finds, looking again after every change. Rejects after `waitMs`. */
  async waitFor<T>(look: () => T | undefined, what: string, waitMs = 5_000): Promise<T> {
    return await new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.changes.off("change", check);
        reject(new Error(`the fake Discord waited ${waitMs} ms in vain for ${what}`));
      }, waitMs);
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        this.changes.off("change", check);
        resolve(found);
      };
      this.changes.on("change", check);
      check();
    });
  }
}

/** All text of a payload that a reader sees, in order. */
export function visibleText(payload: Readonly<Record<string, unknown>>): string {
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (["content", "label", "description", "title"].includes(key) && typeof inner === "string")
          texts.push(inner);
        else visit(inner);
      }
    }
  };
  visit(payload);
  return texts.join("\n");
}

/** Discord reads mentions in the raw text of contents and text displays, where they are allowed. */
function pingsOf(payload: Readonly<Record<string, unknown>>): string[] {
  const { allowed_mentions: allowed } = payload;
  const parse =
    typeof allowed === "object" && allowed !== null && "parse" in allowed && Array.isArray(allowed.parse)
      ? allowed.parse
      : ["everyone", "users", "roles"];
  const kinds = { everyone: /@(?:everyone|here)/gu, users: /<@!?\d+>/gu, roles: /<@&\d+>/gu } as const;
  return Object.entries(kinds).flatMap(([kind, pattern]) =>
    parse.includes(kind) ? (visibleText(payload).match(pattern) ?? []) : [],
  );
}
