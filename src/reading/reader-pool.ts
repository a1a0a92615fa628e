import { availableParallelism } from "node:os";
import { z } from "zod";
import { createTaskWorker, type TaskWorker } from "../../adapters/shared/task-worker.ts";
import { type Claim, claimSchema } from "../../briefings/claim/claim.ts";
import type { ReadTask } from "./read-task.ts";

/** No text of a sane size comes near; a text that does is set aside with its reason. */
const READ_LIMIT_MS = 20_000;
const READER_MEMORY_MB = 768;
/** One core stays free for the thread that acknowledges commands. */
const READERS = Math.max(1, Math.min(4, availableParallelism() - 1));

const claimsSchema = z.array(claimSchema);

/** Reading threads. Reading is CPU-bound and must never hold up a command. */
export interface ReaderPool {
  /** Loads what reading needs now, not with the first article. */
  warm(): Promise<void>;
  /** Claims of one article. Rejects with `TaskTimeout` or `TaskFault` where the text cannot be read. */
  read(task: ReadTask): Promise<Claim[]>;
  close(): Promise<void>;
}

export function openReaderPool(): ReaderPool {
  const readers: { worker: TaskWorker; busy: number }[] = Array.from({ length: READERS }, () => ({
    worker: createTaskWorker(new URL("./read-article-worker.ts", import.meta.url), {
      timeLimitMs: READ_LIMIT_MS,
      memoryMb: READER_MEMORY_MB,
    }),
    busy: 0,
  }));
  return {
    async warm() {
      await readers[0]?.worker.run({ title: "", text: ".", outlet: "" });
    },
    async read(task) {
      const chosen = readers.reduce((least, reader) => (reader.busy < least.busy ? reader : least));
      chosen.busy += 1;
      try {
        return claimsSchema.parse(await chosen.worker.run(task));
      } finally {
        chosen.busy -= 1;
      }
    },
    async close() {
      await Promise.all(readers.map(({ worker }) => worker.close()));
    },
  };
}
