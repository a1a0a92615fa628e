import type { Worker } from "node:worker_threads";
import { startWorker } from "./worker-thread.ts";

/** What a task's worker module answers to each `{ id, input }` it is sent. */
export type TaskReply = { id: number; output: unknown } | { id: number; fault: string };

/** A task that did not end within its time: the thread that ran it is gone. */
export class TaskTimeout extends Error {
  override readonly name = "TaskTimeout";
}

/** A task that threw inside its thread, or whose thread died (out of memory). */
export class TaskFault extends Error {
  override readonly name = "TaskFault";
}

export interface TaskWorker {
  /** Runs one task. Tasks run one after the other; the time limit counts from the task's own start. */
  run(input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

interface Task {
  readonly id: number;
  readonly input: unknown;
  readonly resolve: (output: unknown) => void;
  readonly reject: (fault: Error) => void;
}

/** A thread that loads its modules from source on a busy machine takes seconds, never a minute. */
const START_LIMIT_MS = 60_000;

/**
 * One warm thread for work that may hang or eat memory on hostile input. It starts with the first
 * task; a task over its time ends the thread, and the next task starts a new one.
 *
 * `timeLimitMs` excludes the start of the thread; `memoryMb` caps its heap.
 */
export function createTaskWorker(
  module: URL,
  limits: { readonly timeLimitMs: number; readonly memoryMb: number },
): TaskWorker {
  const waiting: Task[] = [];
  let worker: Worker | undefined;
  let running: Task | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;
  let closed = false;

  function settle(act: (task: Task) => void): void {
    clearTimeout(timer);
    const task = running;
    running = undefined;
    if (task !== undefined) act(task);
    startNext();
  }

  function start(): Worker {
    const started = startWorker(module, { resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb } });
    started.on("message", (reply: TaskReply | "ready") => {
      if (worker !== started) return;
      if (reply === "ready") return beginTimer(limits.timeLimitMs);
      if (reply.id !== running?.id) return;
      settle((task) =>
        "fault" in reply ? task.reject(new TaskFault(reply.fault)) : task.resolve(reply.output),
      );
    });
    started.on("error", (fault) => {
      if (worker !== started) return;
      worker = undefined;
      settle((task) => task.reject(new TaskFault(fault.message)));
    });
    started.on("exit", (code) => {
      if (worker !== started) return;
      worker = undefined;
      settle((task) => task.reject(new TaskFault(`the thread ended with code ${code}`)));
    });
    // An idle thread must not keep a command alive that has nothing else to do.
    started.unref();
    return started;
  }

  function beginTimer(limitMs: number): void {
    if (running === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const stuck = worker;
      worker = undefined;
      void stuck?.terminate();
      settle((task) => task.reject(new TaskTimeout(`no answer within ${limitMs} ms`)));
    }, limitMs);
  }

  function startNext(): void {
    if (running !== undefined) return;
    running = waiting.shift();
    if (running === undefined) {
      worker?.unref();
      return;
    }
    const warm = worker !== undefined;
    worker ??= start();
    worker.ref();
    worker.postMessage({ id: running.id, input: running.input });
    beginTimer(warm ? limits.timeLimitMs : START_LIMIT_MS);
  }

  return {
    run(input) {
      if (closed) return Promise.reject(new TaskFault("the worker is closed"));
      return new Promise((resolve, reject) => {
        waiting.push({ id: nextId++, input, resolve, reject });
        startNext();
      });
    },
    async close() {
      closed = true;
      const last = worker;
      worker = undefined;
      for (const task of waiting.splice(0)) task.reject(new TaskFault("the worker is closed"));
      settle((task) => task.reject(new TaskFault("the worker is closed")));
      await last?.terminate();
    },
  };
}
