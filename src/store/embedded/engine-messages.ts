/** How the thread of the embedded database is started. */
export interface EngineSetup {
  /** Folder of the database; absent: in memory. */
  readonly folder?: string | undefined;
  /** A gzip dump to start a new database from. */
  readonly template?: string | undefined;
  readonly sync: "commit" | "group" | "off";
}

/**
 * `store`: 64-bit integers are numbers and instants are ISO strings. `queue`: as the `pg` driver
 * gives them by default, which BullMQ expects; its jobs may be lost in a power cut, so nothing waits.
 */
export type Profile = "store" | "queue";

export type EngineRequest =
  | {
      readonly id: number;
      readonly kind: "query";
      readonly sql: string;
      /** Absent: the text may hold several statements. */
      readonly parameters?: readonly unknown[] | undefined;
      readonly profile: Profile;
    }
  | { readonly id: number; readonly kind: "dump"; readonly path: string }
  | { readonly id: number; readonly kind: "maintain" }
  | { readonly id: number; readonly kind: "close" };

/** What a statement gave, in the shape of the `pg` driver. */
export interface QueryResult {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: Record<string, unknown>[];
  readonly fields: { readonly name: string; readonly dataTypeID: number }[];
}

/** An error of the database, with the fields of the PostgreSQL protocol that it has. */
export interface EngineFault {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The database is broken and its thread has to be started anew. */
  readonly fatal: boolean;
}

export type EngineReply =
  | { readonly kind: "ready" }
  | { readonly kind: "stopped"; readonly fault: EngineFault }
  | {
      readonly kind: "done";
      readonly id: number;
      readonly results: QueryResult[];
      /** The outcome is in the log but not yet on disk: a `durable` reply follows. */
      readonly pending: boolean;
    }
  | { readonly kind: "fault"; readonly id: number; readonly fault: EngineFault }
  | { readonly kind: "durable"; readonly ids: readonly number[] }
  | { readonly kind: "notification"; readonly channel: string; readonly payload: string };
