import {
  createPostgresBackend,
  Queue as JobQueue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from "bullmq";
import { Redis } from "ioredis";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Store } from "../store/open-store.ts";

/**
 * A doorbell. The database is the truth: it knows what is due, unread or unsent; a bell only says
 * that it is worth looking, at once and not at the next sweep. A lost ring loses nothing but time.
 */
export interface Queue {
  readonly kind: "store" | "redis";
  /**
   * Rings. Rung again before it is answered, it is answered once; rung while it is being answered,
   * once more afterwards. `delayMs` rings later; `key` tells rings apart that are not the same.
   * Never rejects and never takes longer than 2 s: a queue in trouble is logged.
   */
  ring(bell: string, options?: { readonly delayMs?: number; readonly key?: string }): Promise<void>;
  /**
   * Answers a bell in this process; one process gets each ring. A handler that throws is logged and
   * called again with growing waits. It is also called once at the start, for what was missed.
   */
  answer(
    bell: string,
    handler: () => Promise<void>,
    options?: { readonly concurrency?: number },
  ): Promise<void>;
  /** Rings by itself from now on, once an interval over all processes. */
  every(bell: string, everyMs: number): Promise<void>;
  /** Rejects with a `WirebriefError` where the queue does not answer. */
  check(): Promise<void>;
  /** Waits for the handlers that run, at most `DRAIN_LIMIT_MS`, and takes no more rings. */
  close(): Promise<void>;
}

export interface QueueLog {
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** More than any process keeps bells: each worker holds one client to listen, and needs others to work. */
const STORE_CLIENTS = 32;

const RING_LIMIT_MS = 2_000;
export const DRAIN_LIMIT_MS = 10_000;

/** A process that died holds its ring for so long; then another process answers it. */
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 5_000;
/** A ring is answered again however often its process dies; the backends hold it in 32 bits. */
const MOST_STALLS = 1_000_000;

/** Then the sweep takes over. */
const ATTEMPTS = 10;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Delayed rings that come due within the same stretch are one. */
const DELAY_STEP_MS = 250;

/** Rings are kept for a look at the queue, not for the record. */
const KEPT_RINGS = 20;

const PREFIX = "wirebrief";

/**
 * Opens the queue: BullMQ on Redis where there is one, else in the store's own database, embedded or
 * server, by its PostgreSQL backend. Throws a `WirebriefError` where it cannot be reached.
 */
export async function openQueue(options: {
  readonly redisUrl?: string | undefined;
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: QueueLog;
}): Promise<Queue> {
  const { log, clock } = options;
  const backend =
    options.redisUrl === undefined ? storeBackend(options.store) : redisBackend(options.redisUrl, log);
  const queues = new Map<string, JobQueue>();
  const workers: Worker[] = [];
  let closing: Promise<void> | undefined;

  const queueFor = (bell: string): JobQueue => {
    const known = queues.get(bell);
    if (known !== undefined) return known;
    const queue = backend.createQueue(bell, {
      prefix: PREFIX,
      defaultJobOptions: {
        attempts: ATTEMPTS,
        backoff: { type: "custom" },
        removeOnComplete: KEPT_RINGS,
        removeOnFail: KEPT_RINGS,
      },
    });
    queue.on("error", (error) => log.warn({ err: error, bell }, "The queue has trouble"));
    queues.set(bell, queue);
    return queue;
  };

  const ring: Queue["ring"] = async (bell, { delayMs = 0, key = "" } = {}) => {
    if (closing !== undefined) return;
    const due = Math.ceil((clock().getTime() + delayMs) / DELAY_STEP_MS);
    const deduplication =
      delayMs > 0
        ? { id: `${bell}:${key}:${due}` }
        : // Kept while it is answered: what came in meanwhile may have been missed by the handler.
          { id: `${bell}:${key}`, keepLastIfActive: true };
    const added = queueFor(bell).add(bell, {}, { delay: delayMs, deduplication });
    await within(added, RING_LIMIT_MS, `the ring of ${bell} was not taken`).catch((error) =>
      log.warn({ err: error, bell }, "A ring was lost; the next sweep makes up for it"),
    );
  };

  const queue: Queue = {
    kind: options.redisUrl === undefined ? "store" : "redis",
    ring,
    async answer(bell, handler, { concurrency = 1 } = {}) {
      const worker = backend.createWorker(bell, handler, {
        prefix: PREFIX,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: MOST_STALLS,
        settings: {
          backoffStrategy: (attempts) => Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)),
        },
      });
      worker.on("failed", (job, error) =>
        log.error({ err: error, bell, attempt: job?.attemptsMade }, "The work behind a bell failed"),
      );
      worker.on("error", (error) => log.warn({ err: error, bell }, "The queue has trouble"));
      workers.push(worker);
      await worker.waitUntilReady();
      // A ring of its own: one that a dead process still holds must not swallow it.
      await ring(bell, { key: `start-${clock().getTime()}` });
    },
    async every(bell, everyMs) {
      await queueFor(bell).upsertJobScheduler("every", { every: everyMs }, { name: bell });
    },
    check: () => backend.check(),
    close() {
      closing ??= closeAll();
      return closing;
    },
  };

  async function closeAll(): Promise<void> {
    await Promise.all(
      workers.map((worker) =>
        within(worker.close(), DRAIN_LIMIT_MS, "a handler did not end").catch(async (error) => {
          log.warn({ err: error, bell: worker.name }, "Work is left unfinished; it is done again later");
          await worker.close(true);
        }),
      ),
    );
    await Promise.all([...queues.values()].map((each) => each.close()));
    await backend.close();
  }

  try {
    await queue.check();
  } catch (error) {
    await backend.close();
    throw error;
  }
  return queue;
}

interface Backend {
  createQueue(name: string, options: Omit<QueueOptions, "connection">): JobQueue;
  createWorker(
    name: string,
    handler: () => Promise<void>,
    options: Omit<WorkerOptions, "connection">,
  ): Worker;
  check(): Promise<void>;
  close(): Promise<void>;
}

function storeBackend(store: Store): Backend {
  const pool = store.queuePool(STORE_CLIENTS);
  // BullMQ types its pool as one of `pg`, of which it uses what SqlPool declares.
  const connection = pool as unknown as never;
  return {
    createQueue: (name, options) =>
      new JobQueue(name, { ...options, connection }, createPostgresBackend) as unknown as JobQueue,
    createWorker: (name, handler, options) =>
      new Worker(name, handler, { ...options, connection }, createPostgresBackend) as unknown as Worker,
    async check() {
      await pool
        .query("select 1 from meta limit 1")
        .catch((error) => Promise.reject(unreachable("DATABASE_URL", error)));
    },
    close: () => pool.end(),
  };
}

function redisBackend(url: string, log: QueueLog): Backend {
  // BullMQ's blocking reads must wait as long as they like; it demands null here.
  const connection = new Redis(url, { maxRetriesPerRequest: null, connectionName: PREFIX });
  connection.on("error", (error) => log.warn({ err: error }, "Redis has trouble"));
  return {
    createQueue: (name, options) => new JobQueue(name, { ...options, connection }),
    createWorker: (name, handler, options) => new Worker(name, handler, { ...options, connection }),
    async check() {
      await within(connection.ping(), RING_LIMIT_MS, "it does not answer").catch((error) =>
        Promise.reject(unreachable("REDIS_URL", error)),
      );
    },
    async close() {
      connection.disconnect();
    },
  };
}

function unreachable(setting: string, cause: unknown): WirebriefError {
  return new WirebriefError({
    code: "store",
    thing: "queue",
    problem: `does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: `Check ${setting} and that the server runs`,
    cause,
  });
}

async function within<T>(work: Promise<T>, limitMs: number, problem: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${problem} within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
