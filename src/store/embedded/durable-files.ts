import { closeSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { QUEUE_SCHEMA } from "../queue-schema.ts";
import type { WalSync } from "./wal-sync.ts";

/** Where the database believes its files to be. */
const MOUNT = "/pglite/data";
/** A segment of the write-ahead log; its temporary forerunners are synced at once, before their renaming. */
const LOG_SEGMENT = /^\/pglite\/data\/pg_wal\/[0-9A-F]{24}$/u;

interface FileStream {
  readonly path: string;
  /** Absent for a folder. */
  readonly nfd?: number;
}

interface StreamOperations {
  fsync?: (stream: FileStream) => number;
  write(stream: FileStream, ...rest: unknown[]): number;
}

type EmscriptenOptions = Awaited<ReturnType<NodeFS["init"]>>["emscriptenOpts"];

/**
 * Files on disk that obey a sync.
 *
 * PGlite comes with syncing switched off and with a file layer that has no sync at all, so a power
 * cut could lose or damage what was committed. Here PostgreSQL runs with `fsync=on` and its own
 * order of syncs (the log at a commit, every changed file before a checkpoint ends), and each of
 * them reaches the operating system. With `walSync` the log's syncs are gathered there.
 */
export class DurableFiles extends NodeFS {
  readonly #folder: string;
  readonly #walSync: WalSync | undefined;

  constructor(folder: string, walSync: WalSync | undefined) {
    super(folder);
    this.#folder = folder;
    this.#walSync = walSync;
  }

  override async init(pg: PGlite, options: Partial<EmscriptenOptions>) {
    const made = await super.init(pg, options);
    made.emscriptenOpts.preRun?.push((module: unknown) => this.#hook(operationsOf(module)));
    return made;
  }

  #hook(operations: StreamOperations): void {
    const walSync = this.#walSync;
    operations.fsync = (stream) => {
      if (walSync !== undefined && LOG_SEGMENT.test(stream.path)) {
        walSync.mark(this.#real(stream.path));
      } else if (stream.nfd !== undefined) {
        fdatasyncSync(stream.nfd);
      } else {
        syncFolder(this.#real(stream.path));
      }
      return 0;
    };
    if (walSync === undefined) return;
    const write = operations.write;
    operations.write = (stream, ...rest) => {
      if (!LOG_SEGMENT.test(stream.path)) walSync.barrier();
      return write(stream, ...rest);
    };
  }

  #real(path: string): string {
    return join(this.#folder, path.slice(MOUNT.length));
  }
}

function syncFolder(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function operationsOf(module: unknown): StreamOperations {
  // PGlite does not type its module; the shape is checked by the test that counts syncs.
  return (module as { NODEFS: { stream_ops: StreamOperations } }).NODEFS.stream_ops;
}

/** The command line of the embedded server: PGlite's own, with syncing left on unless it is `off`. */
export function startParameters(defaults: readonly string[], sync: "commit" | "group" | "off"): string[] {
  const kept = sync === "off" ? [...defaults] : defaults.filter((word) => word !== "-F");
  // The sync call of the WASM build that reaches the file layer is fsync; fdatasync is an empty stub.
  // A gigabyte of log, the default, would take some ten seconds to replay after a crash.
  // One session serves the store and the queue: our tables come first, and no name is in both schemas.
  // Its shared memory is zeroed at each start, which for the default of 128 MB is half a second.
  const settings = [
    "wal_sync_method=fsync",
    "max_wal_size=256MB",
    "shared_buffers=32MB",
    `search_path=public,${QUEUE_SCHEMA}`,
  ];
  return [...kept, ...settings.flatMap((setting) => ["-c", setting])];
}
