import { cpSync, readFileSync, renameSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { parentPort, threadId, workerData } from "node:worker_threads";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { DurableFiles, startParameters } from "./durable-files.ts";
import type {
  EngineFault,
  EngineReply,
  EngineRequest,
  EngineSetup,
  Profile,
  QueryResult,
} from "./engine-messages.ts";
import { createWalSync } from "./wal-sync.ts";

/** The thread of the embedded database: PGlite blocks its thread for the length of a statement. */

const BIGINT = 20;
const INSTANT = 1184;

const PARSERS: Record<Profile, NonNullable<PGliteOptions["parsers"]>> = {
  store: { [BIGINT]: Number, [INSTANT]: (text) => new Date(text).toISOString() },
  queue: { [BIGINT]: (text) => text },
};

/** SQLSTATE classes after which a server would have ended the session: PANIC is one of XX. */
const FAULT_FIELDS = [
  "code",
  "severity",
  "detail",
  "hint",
  "position",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "routine",
] as const;

const port = parentPort;
if (port === null) throw new Error("engine-worker runs inside a worker thread only");
const reply = (message: EngineReply) => port.postMessage(message);

const setup: EngineSetup = workerData;
const walSync = setup.sync === "group" && setup.folder !== undefined ? createWalSync() : undefined;

start().then(
  (database) => {
    let last: Promise<void> = Promise.resolve();
    port.on("message", (request: EngineRequest) => {
      last = last.then(() => answer(database, request));
    });
    reply({ kind: "ready" });
  },
  (fault) => reply({ kind: "stopped", fault: { ...faultOf(fault), fatal: true } }),
);

async function start(): Promise<PGlite> {
  const template = archiveOf(setup);
  const database = await PGlite.create({
    ...(setup.folder === undefined ? {} : { fs: new DurableFiles(setup.folder, walSync) }),
    ...(template === undefined ? {} : { loadDataDir: new Blob([readFileSync(template)]) }),
    extensions: { pg_trgm },
    startParams: startParameters(PGlite.defaultStartParams, setup.folder === undefined ? "off" : setup.sync),
  });
  database.onNotification((channel, payload) => reply({ kind: "notification", channel, payload }));
  return database;
}

/**
 * The template as a file that PGlite unpacks. One that is a folder is copied here, off the thread that
 * waits for the store; a store in memory cannot begin from one and is made anew.
 */
function archiveOf({ template, folder }: EngineSetup): string | undefined {
  if (template === undefined || statSync(template).isFile()) return template;
  if (folder !== undefined) cpSync(template, folder, { recursive: true });
  return undefined;
}

async function answer(database: PGlite, request: EngineRequest): Promise<void> {
  const { id } = request;
  const marksBefore = walSync?.marks;
  try {
    const results = await act(database, request);
    const pending = walSync !== undefined && walSync.marks !== marksBefore && !isRelaxed(request);
    reply({ kind: "done", id, results, pending });
    if (pending) acknowledgeWhenDurable(id);
  } catch (error) {
    const broken = !isSqlError(error) && !(await answers(database));
    reply({ kind: "fault", id, fault: { ...faultOf(error), fatal: broken } });
  }
}

function isRelaxed(request: EngineRequest): boolean {
  return request.kind === "query" && request.profile === "queue";
}

async function act(database: PGlite, request: EngineRequest): Promise<QueryResult[]> {
  switch (request.kind) {
    case "query": {
      const options = { parsers: PARSERS[request.profile] };
      const { sql, parameters } = request;
      const results =
        parameters === undefined || parameters.length === 0
          ? await database.exec(sql, options)
          : [await database.query<Record<string, unknown>>(sql, [...parameters], options)];
      return results.map(({ command = "", rowCount, affectedRows, rows, fields }) => ({
        command,
        rowCount: rowCount ?? affectedRows ?? 0,
        rows,
        fields,
      }));
    }
    case "dump":
      await dump(database, request.path);
      return [];
    case "maintain":
      await database.exec("vacuum (analyze)");
      return [];
    case "close":
      await walSync?.settled();
      await database.close();
      return [];
  }
}

/** The dump is under its name only when it is complete and on disk. */
async function dump(database: PGlite, path: string): Promise<void> {
  await database.exec("checkpoint");
  const archive = await database.dumpDataDir("gzip");
  const draft = `${path}.${process.pid}-${threadId}.part`;
  const file = await open(draft, "w");
  try {
    await file.writeFile(new Uint8Array(await archive.arrayBuffer()));
    await file.sync();
  } finally {
    await file.close();
  }
  renameSync(draft, path);
}

let waiting: number[] = [];

function acknowledgeWhenDurable(id: number): void {
  waiting.push(id);
  if (waiting.length > 1) return;
  // What runs until the sync begins is covered by it as well.
  setImmediate(() => {
    const ids = waiting;
    waiting = [];
    walSync?.settled().then(
      () => reply({ kind: "durable", ids }),
      (error) => reply({ kind: "stopped", fault: { ...faultOf(error), fatal: true } }),
    );
  });
}

async function answers(database: PGlite): Promise<boolean> {
  try {
    await database.exec("select 1");
    return true;
  } catch (error) {
    return isSqlError(error);
  }
}

function isSqlError(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && /^\w{5}$/u.test(error.code)
  );
}

function faultOf(error: unknown): Omit<EngineFault, "fatal"> {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const fields: Record<string, string> = {};
  const known: Partial<Record<string, unknown>> = { ...error };
  for (const name of FAULT_FIELDS) {
    const value = known[name];
    if (typeof value === "string") fields[name] = value;
  }
  return { message: error.message, fields };
}
