import { EventEmitter } from "node:events";
import { WirebriefError } from "../../../briefings/errors.ts";
import type { EmbeddedEngine, Executed } from "./embedded-engine.ts";
import type { Profile, QueryResult } from "./engine-messages.ts";

/** What Kysely and BullMQ use of `pg.Pool`. */
export interface SqlPool {
  connect(): Promise<SqlClient>;
  query(statement: Statement, parameters?: readonly unknown[]): Promise<QueryResult>;
  on(event: "error", listener: (error: Error) => void): unknown;
  end(): Promise<void>;
}

export interface SqlClient {
  query(statement: Statement, parameters?: readonly unknown[]): Promise<QueryResult>;
  release(destroy?: boolean | Error): void;
}

type Statement = string | { readonly text: string; readonly values?: readonly unknown[] };

/** BullMQ's statements open with comments. */
const LEAD = String.raw`^(?:\s|--[^\n]*\n)*`;
const BEGINS = new RegExp(`${LEAD}(?:begin|start\\s+transaction)\\b`, "iu");
const ENDS = new RegExp(`${LEAD}(?:commit|end|rollback|abort)\\b(?!\\s+to\\b)`, "iu");
const ROLLS_BACK = new RegExp(`${LEAD}(?:rollback|abort)\\b(?!\\s+to\\b)`, "iu");
const LISTENS = new RegExp(`${LEAD}listen\\s+"?(\\w+)"?`, "iu");
const UNLISTENS = new RegExp(`${LEAD}unlisten\\s+(?:"?(\\w+)"?|\\*)`, "iu");

/** A transaction that does nothing for so long has been forgotten, and everybody waits for it. */
const IDLE_LIMIT_MS = 60_000;

interface Turn {
  readonly client: EmbeddedClient;
  readonly begins: boolean;
  readonly start: () => void;
}

/**
 * Many virtual clients on the one session of the embedded database.
 *
 * A transaction has the session to itself: from its first statement to its last one all others wait
 * in line. The wait ends when the commit is done; the one who committed is answered when it is on
 * disk as well. Session state (`search_path`, advisory session locks, prepared names) is shared,
 * so nothing of ours relies on it.
 */
export class EmbeddedSession {
  readonly #engine: EmbeddedEngine;
  readonly #clients = new Set<EmbeddedClient>();
  #holder: EmbeddedClient | undefined;
  readonly #line: Turn[] = [];

  constructor(engine: EmbeddedEngine) {
    this.#engine = engine;
    engine.onNotification((channel, payload) => {
      for (const client of this.#clients) client.notify(channel, payload);
    });
    engine.onRestart(() => this.#restarted());
  }

  createPool(profile: Profile): SqlPool & EventEmitter {
    return new EmbeddedPool(this, profile);
  }

  add(client: EmbeddedClient): void {
    this.#clients.add(client);
  }

  remove(client: EmbeddedClient): void {
    this.#clients.delete(client);
    this.leave(client);
  }

  /**
   * Sends the client's statement as soon as no other client has a transaction open. The check, the
   * taking of the session and the sending are one step, so that no statement slips into a
   * transaction of somebody else.
   */
  run(client: EmbeddedClient, begins: boolean, send: () => Promise<Executed>): Promise<Executed> {
    return new Promise((resolve, reject) => {
      this.#line.push({ client, begins, start: () => void send().then(resolve, reject) });
      this.#advance();
    });
  }

  send(
    sql: string,
    parameters: readonly unknown[] | undefined,
    profile: Profile,
    session: "bound" | "free",
  ): Promise<Executed> {
    return this.#engine.query(sql, parameters, profile, session);
  }

  leave(client: EmbeddedClient): void {
    if (this.#holder !== client) return;
    this.#holder = undefined;
    this.#advance();
  }

  #advance(): void {
    for (let at = 0; at < this.#line.length; ) {
      const turn = this.#line[at];
      if (turn === undefined) return;
      if (this.#holder !== undefined && this.#holder !== turn.client) {
        at++;
        continue;
      }
      this.#line.splice(at, 1);
      if (turn.begins) this.#holder = turn.client;
      turn.start();
    }
  }

  #restarted(): void {
    const channels = new Set([...this.#clients].flatMap((client) => [...client.channels]));
    const holder = this.#holder;
    holder?.lose();
    for (const channel of channels) {
      this.#engine.query(`listen "${channel}"`, undefined, "queue", "free").catch(() => undefined);
    }
  }
}

class EmbeddedClient extends EventEmitter implements SqlClient {
  readonly channels = new Set<string>();
  readonly #session: EmbeddedSession;
  readonly #profile: Profile;
  #state: "free" | "beginning" | "transaction" | "lost" = "free";
  #released = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(session: EmbeddedSession, profile: Profile) {
    super();
    this.#session = session;
    this.#profile = profile;
    session.add(this);
  }

  async query(statement: Statement, parameters?: readonly unknown[]): Promise<QueryResult> {
    const sql = typeof statement === "string" ? statement : statement.text;
    const values = parameters ?? (typeof statement === "string" ? undefined : statement.values);
    if (this.#state === "lost") return this.#afterLoss(sql);
    clearTimeout(this.#idle);
    if (this.#state === "free" && BEGINS.test(sql)) return this.#begin(sql);
    try {
      return await this.#run(sql, values);
    } finally {
      if (this.#state === "transaction") this.#watchIdle();
    }
  }

  async #begin(sql: string): Promise<QueryResult> {
    this.#state = "beginning";
    try {
      const { results } = await this.#session.run(this, true, () =>
        this.#session.send(sql, undefined, this.#profile, "free"),
      );
      this.#state = "transaction";
      this.#watchIdle();
      return lastOf(results);
    } catch (error) {
      this.#state = "free";
      this.#session.leave(this);
      throw error;
    }
  }

  async #run(sql: string, values: readonly unknown[] | undefined): Promise<QueryResult> {
    const inside = this.#state === "transaction";
    const ends = inside && ENDS.test(sql);
    let executed: Executed;
    try {
      executed = await this.#session.run(this, false, () =>
        this.#session.send(sql, values?.map(toParameter), this.#profile, inside ? "bound" : "free"),
      );
    } finally {
      // Where the thread was started anew meanwhile, the transaction is lost and stays so.
      if (ends && this.#state === "transaction") {
        this.#state = "free";
        this.#session.leave(this);
      }
    }
    this.#follow(sql);
    await executed.durable;
    return lastOf(executed.results);
  }

  #follow(sql: string): void {
    const channel = LISTENS.exec(sql)?.[1];
    if (channel !== undefined) this.channels.add(channel);
    const left = UNLISTENS.exec(sql);
    if (left !== null) {
      if (left[1] === undefined) this.channels.clear();
      else this.channels.delete(left[1]);
    }
  }

  notify(channel: string, payload: string): void {
    if (this.channels.has(channel)) this.emit("notification", { channel, payload, processId: 0 });
  }

  /** The session ended under an open transaction: nothing of it was stored. */
  lose(): void {
    if (this.#state !== "transaction") return;
    clearTimeout(this.#idle);
    this.#state = "lost";
    this.#session.leave(this);
  }

  #afterLoss(sql: string): QueryResult {
    if (ENDS.test(sql)) this.#state = "free";
    if (ROLLS_BACK.test(sql)) return { command: "ROLLBACK", rowCount: 0, rows: [], fields: [] };
    throw new WirebriefError({
      code: "store",
      thing: "database",
      problem: "the transaction was cut off and nothing of it was stored",
      remedy: "Try again",
    });
  }

  #watchIdle(): void {
    this.#idle = setTimeout(() => this.#abandon(), IDLE_LIMIT_MS);
    this.#idle.unref();
  }

  #abandon(): void {
    if (this.#state !== "transaction") return;
    this.#state = "lost";
    this.#session
      .send("rollback", undefined, this.#profile, "bound")
      .catch(() => undefined)
      .finally(() => this.#session.leave(this));
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    clearTimeout(this.#idle);
    const open = this.#state === "transaction" || this.#state === "beginning";
    this.#state = "free";
    this.channels.clear();
    this.removeAllListeners();
    if (!open) {
      this.#session.remove(this);
      return;
    }
    this.#session
      .send("rollback", undefined, this.#profile, "bound")
      .catch(() => undefined)
      .finally(() => this.#session.remove(this));
  }
}

class EmbeddedPool extends EventEmitter implements SqlPool {
  readonly #session: EmbeddedSession;
  readonly #profile: Profile;
  #ended = false;

  constructor(session: EmbeddedSession, profile: Profile) {
    super();
    this.#session = session;
    this.#profile = profile;
  }

  async connect(): Promise<EmbeddedClient> {
    if (this.#ended) throw new Error("Cannot use a pool after calling end on the pool");
    return new EmbeddedClient(this.#session, this.#profile);
  }

  async query(statement: Statement, parameters?: readonly unknown[]): Promise<QueryResult> {
    const client = await this.connect();
    try {
      return await client.query(statement, parameters);
    } finally {
      client.release();
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
  }
}

/** As the `pg` driver does: undefined is null, an instant is its ISO form. */
function toParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return value;
}

function lastOf(results: readonly QueryResult[]): QueryResult {
  return results.at(-1) ?? { command: "", rowCount: 0, rows: [], fields: [] };
}
