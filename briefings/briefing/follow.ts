/**
 * A thread that receives one story's developments.
 *
 * It is `opening` from the moment somebody asks until the root message is posted and the thread
 * is known, then `open`, and `closed` when somebody unfollows or the story ends.
 */
export interface Follow {
  readonly id: string;
  readonly tenant: string;
  readonly storyId: string;
  /** The channel it was asked for in, `formatDestination` form. */
  readonly channel: string;
  /** The thread, once it is open. */
  readonly thread?: string | undefined;
  readonly state: "opening" | "open" | "closed";
  readonly createdBy: string;
  readonly createdAt: string;
}
