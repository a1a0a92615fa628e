import { TaskFault } from "../../adapters/shared/task-worker.ts";
import type { ReaderPool } from "./reader-pool.ts";

/**
 * Reads on the calling thread: for a command, which has nobody to answer meanwhile. A thread of its
 * own would have to load everything once more.
 */
export function openInlineReader(): ReaderPool {
  let loading: ReturnType<typeof load> | undefined;
  return {
    async warm() {
      loading ??= load();
      await loading;
    },
    async read({ outlet, ...document }) {
      loading ??= load();
      const reader = await loading;
      try {
        return reader.claimsOf(reader.read(document), { outlet });
      } catch (error) {
        throw new TaskFault(error instanceof Error ? error.message : String(error));
      }
    },
    close: () => Promise.resolve(),
  };
}

async function load() {
  const { openReader } = await import("./open-reader.ts");
  return openReader();
}
