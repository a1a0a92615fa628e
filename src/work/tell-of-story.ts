import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { formatDestination, parseDestination } from "../../briefings/delivery/destination.ts";
import type { Development } from "../../briefings/story/development.ts";
import { developmentsOf } from "../../briefings/story/developments.ts";
import { titleLastTold } from "../../briefings/story/former-title.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import type { Database } from "../store/database.ts";
import { listFollows } from "../store/follows.ts";
import { storyViews } from "../store/stories.ts";
import { type Delivered, toldLines, whoWasTold } from "../store/told-destinations.ts";
import { zoneOf } from "./channel-zone.ts";
import type { Parts } from "./parts.ts";
import { PRIORITY, tell } from "./tell.ts";

type TellParts = Pick<Parts, "clock" | "makeId">;

/**
 * After a story has changed: writes what its follows have not seen, and tells every destination
 * that was told something now proven wrong. Part of the transaction that changed the story.
 *
 * @returns how many deliveries were written
 */
export async function tellOfStory(
  trx: Transaction<Database>,
  parts: TellParts,
  storyId: string,
): Promise<number> {
  const [view] = await storyViews(trx, [storyId]);
  if (view === undefined) return 0;
  const follows = await tellFollows(trx, parts, view);
  return follows + (await tellCorrected(trx, parts, view));
}

async function tellFollows(trx: Transaction<Database>, parts: TellParts, view: StoryView): Promise<number> {
  const { story } = view;
  let written = 0;
  for (const follow of await listFollows(trx, { storyId: story.id })) {
    if (follow.thread === undefined) continue;
    const timezone = await zoneOf(trx, follow.channel);
    const developments = developmentsOf(view, { now: parts.clock().toISOString(), timezone });
    const told = await toldLines(trx, follow.thread);
    const news = developments.filter(({ key }) => !told.has(key));
    if (news.length === 0) continue;
    const last = [...told.values()]
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const formerly = titleLastTold(story, last);
    const isNew = await tell(trx, parts, {
      destination: follow.thread,
      tenant: follow.tenant,
      key: `follow:${follow.id}:${shortHash(news.map(({ key }) => key))}`,
      message: {
        type: "update",
        storyId: story.id,
        storyTitle: story.title,
        ...(formerly === undefined ? {} : { formerly }),
        lines: news.map(({ line }) => line),
        notices: [],
        timezone,
      },
      priority: PRIORITY.followUp,
      told: news.map(toldOf),
    });
    if (isNew) written += 1;
  }
  return written;
}

async function tellCorrected(trx: Transaction<Database>, parts: TellParts, view: StoryView): Promise<number> {
  const { story } = view;
  let written = 0;
  for (const development of developmentsOf(view)) {
    if (development.corrects.length === 0) continue;
    const told = await whoWasTold(trx, [story.id, ...story.aliases], development.corrects);
    for (const entry of onceEach(told)) {
      // A followed story's thread hears of it as a development of the story.
      if (isThread(entry.destination)) continue;
      const isNew = await tell(trx, parts, {
        destination: threadUnder(entry),
        tenant: entry.tenant,
        key: `correction:${entry.destination}:${shortHash([development.key])}`,
        message: {
          type: "correction",
          notice: {
            storyId: story.id,
            storyTitle: story.title,
            told: entry.line,
            toldAt: entry.seenAt,
            line: development.line,
            ...(development.wrong === undefined ? {} : { wrong: development.wrong }),
          },
          timezone: await zoneOf(trx, entry.destination),
        },
        priority: PRIORITY.correction,
        told: [toldOf(development)],
        // The next digest still leads with it: not everybody in a channel reads its threads.
        notedFor: `notice:${entry.destination}`,
      });
      if (isNew) written += 1;
    }
  }
  return written;
}

function toldOf({ key, storyId, line }: Development) {
  return { key, storyId, line: line.text };
}

/** In place: under the message that told the wrong version, where the platform has threads for it. */
function threadUnder({ destination, openedThread, sentParts }: Delivered): string {
  const channel = parseDestination(destination);
  const thread = openedThread ?? (channel.platform === "slack" ? sentParts[0] : undefined);
  return formatDestination({ ...channel, thread });
}

/** Follows that are opening, and notices, note what they told under a name that is no destination. */
function isThread(destination: string): boolean {
  return /^(?:notice|follow):/u.test(destination) || parseDestination(destination).thread !== undefined;
}

function onceEach(told: readonly Delivered[]): Delivered[] {
  return [...new Map(told.toReversed().map((entry) => [entry.destination, entry])).values()];
}

function shortHash(keys: readonly string[]): string {
  return createHash("sha256").update(keys.join("\n")).digest("hex").slice(0, 24);
}
