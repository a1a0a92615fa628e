import type { ChatRequest } from "../../briefings/delivery/chat.ts";
import { formatDestination } from "../../briefings/delivery/destination.ts";
import { correctionsOf } from "../../briefings/story/corrections.ts";
import { developmentsOf } from "../../briefings/story/developments.ts";
import { agreementOf } from "../../briefings/story/ledger.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { addFollow, closeFollow, findFollow, listFollows, openFollow } from "../store/follows.ts";
import { moveSeen } from "../store/told-destinations.ts";
import { zoneOf } from "./channel-zone.ts";
import { BELLS, type Parts } from "./parts.ts";
import { PRIORITY, tell } from "./tell.ts";
import { tellOfMissedEdits } from "./tell-of-edit.ts";
import { tellOfStory } from "./tell-of-story.ts";
import { tenantOf } from "./tenant.ts";

type FollowParts = Pick<Parts, "store" | "queue" | "clock" | "makeId">;

const KEY = "follow-root:";
/** As many lines as say where a story stands; the thread is for what comes. */
const ROOT_LINES = 3;

/**
 * Begins a follow: the root message, from which its thread hangs, is written in the same
 * transaction. What the root shows, and all that is known so far, counts as seen in the thread.
 *
 * @returns false where the channel follows the story already
 */
export async function followStory(
  parts: FollowParts,
  request: ChatRequest,
  view: StoryView,
): Promise<boolean> {
  const { store, queue, clock, makeId } = parts;
  const { platform, workspace, channel, user } = request;
  const destination = formatDestination({ platform, workspace, channel });
  const tenant = tenantOf(request);
  const isNew = await store.db.transaction().execute(async (trx) => {
    const { follow, isNew: added } = await addFollow(trx, {
      id: makeId(),
      tenant,
      storyId: view.story.id,
      channel: destination,
      state: "opening",
      createdBy: user,
      createdAt: clock().toISOString(),
    });
    if (!added) return false;
    const developments = developmentsOf(view);
    const corrections = correctionsOf(view);
    return tell(trx, parts, {
      destination,
      tenant,
      key: `${KEY}${follow.id}`,
      message: {
        type: "follow",
        storyId: view.story.id,
        storyTitle: view.story.title,
        agreements: view.agreements.map((record) => agreementOf(record, corrections.get(record.id))),
        lines: developments
          .toSorted((a, b) => b.knownAt.localeCompare(a.knownAt))
          .slice(0, ROOT_LINES)
          .map(({ line }) => line),
        timezone: request.timezone ?? (await zoneOf(trx, destination)),
      },
      priority: PRIORITY.answer,
      told: developments.map(({ key, storyId, line }) => ({ key, storyId, line: line.text })),
      openThread: view.story.title,
      notedFor: `follow:${follow.id}`,
    });
  });
  if (isNew) await queue.ring(BELLS.deliver);
  return isNew;
}

/** The root message is posted and its thread known: what came meanwhile is told in it. */
export async function followOpened(parts: FollowParts, deliveryKey: string, thread: string): Promise<void> {
  const id = deliveryKey.slice(KEY.length);
  const told = await parts.store.db.transaction().execute(async (trx) => {
    await openFollow(trx, id, thread);
    await moveSeen(trx, `follow:${id}`, thread);
    const follow = await findFollow(trx, id);
    if (follow === undefined) return 0;
    const missed = await tellOfMissedEdits(trx, parts, follow);
    return missed + (await tellOfStory(trx, parts, follow.storyId));
  });
  if (told > 0) await parts.queue.ring(BELLS.deliver);
}

/** Ends the follow of this thread, or the channel's follow of the story. Returns how many ended. */
export async function unfollowStory(
  parts: FollowParts,
  request: ChatRequest,
  storyId: string | undefined,
): Promise<number> {
  const { platform, workspace, channel, thread } = request;
  const place = formatDestination({ platform, workspace, channel });
  const inThread =
    thread === undefined
      ? []
      : await listFollows(parts.store.db, {
          thread: formatDestination({ platform, workspace, channel, thread }),
        });
  const inChannel = await listFollows(parts.store.db, { channel: place });
  const chosen =
    inThread.length > 0
      ? inThread
      : inChannel.filter((follow) => storyId === undefined || follow.storyId === storyId);
  let ended = 0;
  for (const { id } of chosen) if (await closeFollow(parts.store.db, id)) ended += 1;
  return ended;
}
