import { afterEach, describe, expect, test } from "vitest";
import {
  createTaskWorker,
  TaskFault,
  TaskTimeout,
  type TaskWorker,
} from "../../../adapters/shared/task-worker.ts";

const module = new URL("../../fixtures/workers/answering-worker.ts", import.meta.url);

let worker: TaskWorker;
afterEach(() => worker.close());

describe("createTaskWorker", () => {
  test("runs a TypeScript module in a thread and keeps it for the next task", async () => {
    worker = createTaskWorker(module, { timeLimitMs: 5000, memoryMb: 128 });
    expect(await Promise.all([worker.run(1), worker.run("two")])).toEqual([{ echo: 1 }, { echo: "two" }]);
  });

  test("ends a task that takes too long, and runs the next one in a new thread", async () => {
    worker = createTaskWorker(module, { timeLimitMs: 300, memoryMb: 128 });
    const stuck = worker.run("hang");
    const next = worker.run("after");
    await expect(stuck).rejects.toBeInstanceOf(TaskTimeout);
    expect(await next).toEqual({ echo: "after" });
  });

  test("passes a fault on and keeps the thread", async () => {
    worker = createTaskWorker(module, { timeLimitMs: 5000, memoryMb: 128 });
    await expect(worker.run("throw")).rejects.toThrow(new TaskFault("told to"));
    expect(await worker.run("after")).toEqual({ echo: "after" });
  });

  test("survives a task that ends its thread", async () => {
    worker = createTaskWorker(module, { timeLimitMs: 5000, memoryMb: 128 });
    await expect(worker.run("exit")).rejects.toThrow("the thread ended with code 3");
    expect(await worker.run("after")).toEqual({ echo: "after" });
  });

  test("survives a task that takes all the memory it may have", async () => {
    worker = createTaskWorker(module, { timeLimitMs: 60_000, memoryMb: 32 });
    await expect(worker.run("eat")).rejects.toBeInstanceOf(TaskFault);
    expect(await worker.run("after")).toEqual({ echo: "after" });
  }, 60_000);

  test("rejects what is under way when it is closed", async () => {
    worker = createTaskWorker(module, { timeLimitMs: 5000, memoryMb: 128 });
    const running = worker.run("hang");
    const waiting = worker.run(2);
    const both = Promise.allSettled([running, waiting]);
    await worker.close();
    expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(worker.run(3)).rejects.toBeInstanceOf(TaskFault);
  });
});
