import { closeSync, fdatasync, fdatasyncSync, openSync } from "node:fs";

/**
 * Forces the write-ahead log to disk, many commits at a time.
 *
 * PostgreSQL asks for a sync at each commit. In groups, the file is only marked here and the
 * database goes on; one sync in the background then covers all commits made before it began, and
 * each of them is acknowledged after it (group commit: DeWitt et al., "Implementation techniques
 * for main memory database systems", 1984). The log must still reach the disk before any page that
 * it describes: `barrier` sees to that.
 */
export interface WalSync {
  /** The log in this file has to reach the disk. */
  mark(path: string): void;
  /** Rises with each mark: a statement that leaves it unchanged has nothing to wait for. */
  readonly marks: number;
  /** Resolves when all that is marked so far is on disk; rejects when the disk refuses. */
  settled(): Promise<void>;
  /** Puts all that is marked on disk before it returns; called before a data page is written. */
  barrier(): void;
}

export function createWalSync(): WalSync {
  let dirty = new Set<string>();
  let inFlight = new Set<string>();
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let marks = 0;

  const start = (): Promise<void> => {
    next = undefined;
    inFlight = dirty;
    dirty = new Set();
    running = Promise.all([...inFlight].map(syncFile)).then(
      () => finish(),
      (fault) => {
        finish();
        throw fault;
      },
    );
    return running;
  };
  const finish = () => {
    inFlight = new Set();
    running = undefined;
  };

  return {
    mark(path) {
      dirty.add(path);
      marks++;
    },
    get marks() {
      return marks;
    },
    settled() {
      if (running === undefined) return dirty.size === 0 ? Promise.resolve() : start();
      if (dirty.size === 0) return running;
      next ??= running.then(start, start);
      return next;
    },
    barrier() {
      for (const path of new Set([...inFlight, ...dirty])) syncFileNow(path);
      dirty.clear();
    },
  };
}

async function syncFile(path: string): Promise<void> {
  const handle = open(path);
  if (handle === undefined) return;
  try {
    await new Promise<void>((resolve, reject) => {
      fdatasync(handle, (fault) => (fault === null ? resolve() : reject(fault)));
    });
  } finally {
    closeSync(handle);
  }
}

function syncFileNow(path: string): void {
  const handle = open(path);
  if (handle === undefined) return;
  try {
    fdatasyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Opened anew each time: the database may close its own handle while this one is in use. */
function open(path: string): number | undefined {
  try {
    return openSync(path, "r+");
  } catch (error) {
    // A checkpoint, which syncs all there is, was done with this segment and has removed it.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
