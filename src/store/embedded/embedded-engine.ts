import type { Worker } from "node:worker_threads";
import { startWorker } from "../../../adapters/shared/worker-thread.ts";
import { WirebriefError } from "../../../briefings/errors.ts";
import { storeFault } from "./database-fault.ts";
import type {
  EngineFault,
  EngineReply,
  EngineRequest,
  EngineSetup,
  Profile,
  QueryResult,
} from "./engine-messages.ts";

/** A statement's outcome, before and after it is safe from a power cut. */
export interface Executed {
  readonly results: QueryResult[];
  /** Resolves when the outcome is on disk; nobody outside may be told before. */
  readonly durable: Promise<void>;
}

export interface EmbeddedEngine {
  /**
   * `session`: the statement belongs to a transaction that has begun, and must not run outside of it
   * where the thread is started anew.
   */
  query(
    sql: string,
    parameters: readonly unknown[] | undefined,
    profile: Profile,
    session: "bound" | "free",
  ): Promise<Executed>;
  /** Reclaims space and renews the planner's figures, without a time limit. */
  maintain(): Promise<void>;
  /** Writes the whole database to a gzip file. */
  dump(path: string): Promise<void>;
  onNotification(listener: (channel: string, payload: string) => void): void;
  /** Called after the thread was started anew: sessions, open transactions and LISTENs are gone. */
  onRestart(listener: () => void): void;
  close(): Promise<void>;
}

interface Pending {
  readonly request: EngineRequest;
  readonly session: "bound" | "free";
  readonly resolve: (executed: Executed) => void;
  readonly reject: (error: Error) => void;
}

const CLOSE_LIMIT_MS = 10_000;

/**
 * Runs PGlite in a thread of its own and talks to it by messages, first come, first served.
 *
 * PGlite has no statement timeout and cannot be interrupted, so a statement over `statementLimitMs`
 * ends the thread; it is started anew on the same folder, where everything committed still is, and
 * statements that had not begun are sent again. A database in memory has no limit: its data would
 * go with the thread.
 */
export async function startEmbeddedEngine(
  setup: EngineSetup,
  options: {
    readonly statementLimitMs: number;
    readonly log: { warn(fields: object, text: string): void };
  },
): Promise<EmbeddedEngine> {
  const { log } = options;
  const pending = new Map<number, Pending>();
  const undurable = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const notificationListeners: ((channel: string, payload: string) => void)[] = [];
  const restartListeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;
  let closing = false;
  let worker: Worker | undefined;
  let starting: Promise<void> | undefined;

  function boot(from: EngineSetup): Promise<void> {
    return new Promise((resolve, reject) => {
      const started = startWorker(new URL("./engine-worker.ts", import.meta.url), { workerData: from });
      started.on("message", (reply: EngineReply) => {
        if (reply.kind === "ready") {
          worker = started;
          resolve();
        } else if (reply.kind === "stopped" && worker !== started) {
          void started.terminate();
          reject(storeFault(reply.fault, setup.folder));
        } else if (worker === started) {
          receive(reply);
        }
      });
      started.on("error", (error) => {
        reject(error);
        if (worker === started) ended({ message: error.message, fields: {}, fatal: true });
      });
      started.on("exit", () => {
        reject(new Error("the database thread ended while it started"));
        if (worker === started && !closing) {
          ended({ message: "its thread ended", fields: {}, fatal: true });
        }
      });
    });
  }

  function receive(reply: EngineReply): void {
    switch (reply.kind) {
      case "done": {
        const { id, results } = reply;
        const durable = reply.pending
          ? new Promise<void>((resolve, reject) => undurable.set(id, { resolve, reject }))
          : Promise.resolve();
        durable.catch(() => undefined);
        take(id)?.resolve({ results, durable });
        break;
      }
      case "fault": {
        const { id, fault } = reply;
        take(id)?.reject(storeFault(fault, setup.folder));
        if (fault.fatal) restart(fault);
        break;
      }
      case "durable":
        for (const id of reply.ids) {
          undurable.get(id)?.resolve();
          undurable.delete(id);
        }
        break;
      case "notification":
        for (const listener of notificationListeners) listener(reply.channel, reply.payload);
        break;
      case "stopped":
        ended(reply.fault);
        break;
      case "ready":
        break;
    }
  }

  function take(id: number): Pending | undefined {
    const found = pending.get(id);
    pending.delete(id);
    watchHead();
    return found;
  }

  /** The thread runs one statement at a time, in order: the time limit is that of the oldest one. */
  function watchHead(): void {
    clearTimeout(timer);
    timer = undefined;
    const [head] = pending.values();
    if (head === undefined || head.request.kind !== "query" || setup.folder === undefined) return;
    timer = setTimeout(() => cancel(head), options.statementLimitMs);
    timer.unref();
  }

  function cancel(head: Pending): void {
    pending.delete(head.request.id);
    const sql = head.request.kind === "query" ? head.request.sql : head.request.kind;
    head.reject(
      new WirebriefError({
        code: "store",
        thing: "database",
        problem: `a statement ran longer than ${options.statementLimitMs / 1000} s and was stopped`,
        value: sql,
        remedy: "Ask for less at a time",
      }),
    );
    restart({ message: "a statement ran too long", fields: {}, fatal: true });
  }

  /** Without a word on the oldest statement: it may have run, so it is not sent again. */
  function ended(fault: EngineFault): void {
    const [head] = pending.values();
    if (head !== undefined) {
      pending.delete(head.request.id);
      head.reject(storeFault({ ...fault, fatal: true }, setup.folder));
    }
    restart(fault);
  }

  function restart(fault: EngineFault): void {
    if (closing || worker === undefined) return;
    const old = worker;
    worker = undefined;
    clearTimeout(timer);
    log.warn({ fault: fault.message }, "The database thread is started anew");
    const lost = storeFault({ ...fault, fatal: true }, setup.folder);
    for (const { reject } of undurable.values()) reject(lost);
    undurable.clear();
    for (const [id, { session, reject }] of pending) {
      if (session === "free") continue;
      pending.delete(id);
      reject(lost);
    }
    // Set before anybody is told: what they send must wait until the old thread has let the files go.
    starting = old.terminate().then(() => reboot());
    starting.catch(() => undefined);
    for (const listener of restartListeners) listener();
  }

  async function reboot(): Promise<void> {
    try {
      await boot({ folder: setup.folder, sync: setup.sync });
      for (const { request } of pending.values()) worker?.postMessage(request);
      watchHead();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const { reject } of pending.values()) reject(failure);
      pending.clear();
      // The next statement tries again: the disk may have space by then.
      throw failure;
    } finally {
      starting = undefined;
    }
  }

  async function send(request: EngineRequest, session: "bound" | "free" = "free"): Promise<Executed> {
    if (closing && request.kind !== "close") throw closed();
    if (worker === undefined) {
      starting ??= reboot();
      await starting;
    }
    return new Promise((resolve, reject) => {
      pending.set(request.id, { request, session, resolve, reject });
      worker?.postMessage(request);
      if (pending.size === 1) watchHead();
    });
  }

  await boot(setup);

  return {
    query: (sql, parameters, profile, session) =>
      send({ id: nextId++, kind: "query", sql, parameters, profile }, session),
    async maintain() {
      await send({ id: nextId++, kind: "maintain" });
    },
    async dump(path) {
      await send({ id: nextId++, kind: "dump", path });
    },
    onNotification: (listener) => void notificationListeners.push(listener),
    onRestart: (listener) => void restartListeners.push(listener),
    async close() {
      if (closing) return;
      closing = true;
      clearTimeout(timer);
      await starting?.catch(() => undefined);
      const last = worker;
      if (last !== undefined) {
        const ended = send({ id: nextId++, kind: "close" }).catch(() => undefined);
        await within(ended, CLOSE_LIMIT_MS);
        worker = undefined;
        await last.terminate();
      }
      for (const { reject } of pending.values()) reject(closed());
      pending.clear();
    },
  };
}

function closed(): WirebriefError {
  return new WirebriefError({
    code: "store",
    thing: "database",
    problem: "is closed",
    remedy: "Start again",
  });
}

async function within(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
