import type { Kysely } from "kysely";
import type { Subscription } from "../../briefings/briefing/subscription.ts";
import { parseDestination } from "../../briefings/delivery/destination.ts";
import type { Told } from "../../briefings/digest/correction-owed.ts";
import type { ToldStories } from "../../briefings/digest/told-stories.ts";
import type { Database } from "../store/database.ts";
import { mutedStoriesOf } from "../store/muted-stories.ts";
import { memoriesOf } from "../store/seen.ts";
import { toldLinesOf } from "../store/told-destinations.ts";
import { tenantOf } from "./tenant.ts";

/** Subscriptions whose destinations know the same of some stories, so that one digest is right for all. */
export interface ChannelState {
  readonly subscriptions: readonly Subscription[];
  readonly seen: ReadonlySet<string>;
  readonly told: Told;
  /** True where they have seen anything of us, also of other stories. */
  readonly isReader: boolean;
  /** Of the stories, those that they do not want. */
  readonly muted: ReadonlySet<string>;
}

/**
 * Sorts subscriptions by what their destinations remember of the stories: a handful of statements
 * however many there are. Most channels of one briefing were told the same, and are one state.
 */
export async function channelStates(
  db: Kysely<Database>,
  subscriptions: readonly Subscription[],
  { tellings, keys, corrected, renamed }: ToldStories,
): Promise<ChannelState[]> {
  const destinations = [...new Set(subscriptions.map(({ destination }) => destination))];
  const memories = await memoriesOf(db, destinations, keys);
  const told = await toldLinesOf(db, [...memories.readers], [...new Set([...corrected, ...renamed])]);
  // Mutes belong to the channel's workspace, whoever owns the briefing.
  const muted = await mutedStoriesOf(
    db,
    destinations.map((destination) => ({ tenant: tenantOf(parseDestination(destination)), destination })),
  );
  const states = new Map<string, ChannelState & { readonly subscriptions: Subscription[] }>();
  for (const subscription of subscriptions) {
    const { destination } = subscription;
    const seen = memories.seen.get(destination) ?? [];
    const lines: Told = told.get(destination) ?? new Map();
    const isReader = memories.readers.has(destination);
    const unwanted = [...(muted.get(destination) ?? [])].filter((id) => tellings.has(id)).sort();
    const state = JSON.stringify([seen, [...lines], isReader, unwanted]);
    const known = states.get(state);
    if (known !== undefined) known.subscriptions.push(subscription);
    else {
      states.set(state, {
        subscriptions: [subscription],
        seen: new Set(seen),
        told: lines,
        isReader,
        muted: new Set(unwanted),
      });
    }
  }
  return [...states.values()];
}
