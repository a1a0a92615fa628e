import type { PlatformName } from "../../briefings/delivery/destination.ts";
import type { Platform } from "../../briefings/delivery/platform.ts";
import type { MakeId } from "../ids.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { OpenSource } from "../open-source.ts";
import type { Queue } from "../queue/open-queue.ts";
import type { ReaderPool } from "../reading/reader-pool.ts";
import type { Store } from "../store/open-store.ts";
import type { StoryDesk } from "./story-desk.ts";

/** The tenant of everything that this installation's own configuration brings in. */
export const LOCAL = "local";

/**
 * The doors of the queue. A bell only says that there may be work; the store knows which, so that a
 * lost bell is made up for by the next sweep.
 */
export const BELLS = {
  /** Sources may be due. */
  collect: "collect",
  /** Articles may be unread. */
  read: "read",
  /** Briefings may be due. */
  schedule: "schedule",
  /** Deliveries may be due. */
  deliver: "deliver",
} as const;

/** What the work of the service is done with; made by `openApp`. */
export interface Parts {
  readonly store: Store;
  readonly queue: Queue;
  readonly readers: ReaderPool;
  readonly desk: StoryDesk;
  readonly source: OpenSource;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly clock: () => Date;
  readonly makeId: MakeId;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly metrics: Metrics;
  readonly log: Log;
}
