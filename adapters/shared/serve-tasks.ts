import { parentPort } from "node:worker_threads";

/**
 * The thread's side of `createTaskWorker`: answers each `{ id, input }` with `{ id, output }`, or
 * with `{ id, fault }` where `act` throws. Says `ready` once, when the module's imports are done.
 */
export function serveTasks(act: (input: unknown) => unknown): void {
  const port = parentPort;
  if (port === null) throw new Error("serveTasks runs inside a worker thread only");
  port.on("message", ({ id, input }: { id: number; input: unknown }) => {
    try {
      port.postMessage({ id, output: act(input) });
    } catch (fault) {
      port.postMessage({ id, fault: fault instanceof Error ? fault.message : String(fault) });
    }
  });
  port.postMessage("ready");
}
