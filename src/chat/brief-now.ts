import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { formatDestination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { composeDigest, type DigestOrder } from "../../briefings/digest/compose-digest.ts";
import { createArchive } from "../store/archive.ts";
import { listBriefings } from "../store/briefings.ts";
import { seenKeys } from "../store/seen.ts";
import { storyViews } from "../store/stories.ts";
import { listSubscriptions } from "../store/subscriptions.ts";
import { toldLines } from "../store/told-destinations.ts";
import { storiesForDigest } from "../work/digest-input.ts";
import { LOCAL } from "../work/parts.ts";
import { windowStart } from "../work/run-briefing.ts";
import { scopeOf, tenantOf } from "../work/tenant.ts";
import { type CommandContext, noticeMessage } from "./create-chat.ts";
import { findStories } from "./find-stories.ts";

const NO_TOPIC = { any: [], none: [], sources: [] };
const MOST_STORIES = 5;

/**
 * `/brief [briefing, story or topic]`: a digest now, of what is new for this channel; `full` for all.
 * It is a look ahead: the channel's next digest still brings it.
 */
export async function briefNow(context: CommandContext): Promise<Message> {
  const { parts, request, query, timezone } = context;
  const { store, clock, makeId } = parts;
  const { platform, workspace, channel } = request;
  const destination = formatDestination({ platform, workspace, channel });
  const now = clock();
  const chosen = await choose(context, destination);
  if (typeof chosen === "string") return noticeMessage(chosen);
  const from = query.full === true ? new Date(0).toISOString() : windowStart(chosen.briefing, now);
  const window = { from, to: now.toISOString(), timezone };
  const views =
    chosen.storyId === undefined
      ? await storiesForDigest(store.db, chosen.briefing, window)
      : await storyViews(store.db, [chosen.storyId]);
  const { digest, notices, quiet } = composeDigest({
    id: makeId(),
    briefing: chosen.briefing,
    window,
    views,
    seen: await seenKeys(store.db, destination),
    told: await toldLines(store.db, destination),
    ...(query.full === true || chosen.storyId !== undefined ? { full: true } : {}),
  });
  if (quiet) {
    const ever = await createArchive(store.db).size(scopeOf(request));
    return noticeMessage(
      ever.articles === 0
        ? "I have read nothing yet. Add a source to a briefing, or run `wirebrief ingest`."
        : `Nothing new on “${chosen.briefing.title}”. Use /brief full for all that is known.`,
    );
  }
  return { type: "digest", digest, notices: [...notices] };
}

type Chosen = { readonly briefing: Briefing; readonly storyId?: string };

/** The briefing named, or the channel's own, or all that is read; a story or a topic by its name. */
async function choose(
  { parts, request, query, threadStory }: CommandContext,
  destination: string,
): Promise<Chosen | string> {
  const { store } = parts;
  const all = await listBriefings(store.db, [LOCAL, tenantOf(request)]);
  const subscriptions = await listSubscriptions(store.db, { destination });
  const wanted = query.subject?.toLowerCase();
  if (wanted === undefined) {
    if (threadStory !== undefined) return { briefing: orderFor("This story"), storyId: threadStory };
    const own = all.find(({ id }) => subscriptions.some(({ briefingId }) => briefingId === id));
    return { briefing: own ?? (all.length === 1 ? all[0] : undefined) ?? orderFor("All that is read") };
  }
  const named = all.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (named !== undefined) return { briefing: named };
  const subject = query.subject ?? "";
  const found = await findStories(createArchive(store.db), scopeOf(request), subject);
  if (found.kind === "one") return { briefing: orderFor(subject), storyId: found.storyId };
  return { briefing: { ...orderFor(subject), topic: { ...NO_TOPIC, any: [subject] } } };
}

/** A standing order for this answer alone: of the last day. */
export function orderFor(title: string): Briefing & DigestOrder {
  return {
    id: "now",
    tenant: LOCAL,
    title,
    sources: [],
    topic: NO_TOPIC,
    schedule: "0 0 * * *",
    timezone: "UTC",
    maxStories: MOST_STORIES,
    quiet: "say",
    language: "en",
    origin: "chat",
    paused: false,
  };
}
