import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Briefing, briefingSchema } from "../../briefings/briefing/briefing.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { type App, openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";
import { saveBriefing } from "../../src/store/briefings.ts";
import { storyViews } from "../../src/store/stories.ts";
import { addSubscription } from "../../src/store/subscriptions.ts";
import { keepDraft } from "../../src/work/keep-draft.ts";
import { LOCAL } from "../../src/work/parts.ts";
import { readArticles } from "../../src/work/read-articles.ts";
import { runBriefing } from "../../src/work/run-briefing.ts";
import { openTestStore } from "./test-store.ts";

/** An article of a fixture week; `arrives` is when a source has it, which may be long after it was published. */
export interface WeekArticle {
  readonly id: string;
  readonly url: string;
  readonly arrives: string;
}

/** A channel of the week, with its briefing. */
export interface WeekChannel {
  readonly id: string;
  readonly title: string;
  readonly topic: Briefing["topic"];
  readonly maxStories: number;
}

/** What a channel was sent on a morning, and what it was marked as told. */
export interface WeekMorning {
  readonly day: string;
  readonly channel: string;
  readonly message: Message | undefined;
  readonly told: readonly { readonly key: string; readonly storyId: string; readonly line: string }[];
}

export interface LivedWeek {
  readonly mornings: readonly WeekMorning[];
  /** Corrections that went out at once, in order. */
  readonly notices: readonly Message[];
  /** All stories as they stand at the end. */
  readonly views: readonly StoryView[];
  /** The fixture's id of each stored article. */
  readonly ids: ReadonlyMap<string, string>;
}

const ZONE = "Europe/Brussels";
const MORNING = "T07:00:00.000Z";
const DAY_MS = 86_400_000;

/**
 * Lives through a week of a fixture on a real store: each article is read when it arrives, and every
 * morning at eight Brussels time each channel is sent its digest.
 */
export async function liveWeek(folder: URL, channels: readonly WeekChannel[]): Promise<LivedWeek> {
  const path = fileURLToPath(new URL("articles.jsonl", folder));
  const articles = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line): WeekArticle => JSON.parse(line));
  let now = new Date(articles[0]?.arrives ?? 0);
  const app = await openApp(readConfig({}), {
    clock: () => now,
    log: openLog("error"),
    random: () => 0.5,
    bells: false,
    reads: true,
    store: openTestStore({ clock: () => now }),
  });
  try {
    const drafts = await draftsOf(app, path);
    const days = [...new Set(articles.map(({ arrives }) => arrives.slice(0, 10)))].sort();
    const mornings = days.map((day) => new Date(Date.parse(day + MORNING) + DAY_MS).toISOString());
    const briefings = await subscribe(app, channels, now);
    const ids = new Map<string, string>();
    const sent: WeekMorning[] = [];
    const arrivals = [...articles].sort((a, b) => a.arrives.localeCompare(b.arrives));
    for (const { id, url, arrives } of arrivals) {
      while ((mornings[0] ?? "~") <= new Date(arrives).toISOString()) {
        now = new Date(mornings.shift() ?? arrives);
        sent.push(...(await brief(app, briefings, now)));
      }
      now = new Date(arrives);
      const draft = drafts.get(url);
      if (draft === undefined) throw new Error(`${id} was not read from ${path}`);
      const kept = await keepDraft(app.parts, draft, LOCAL);
      ids.set(kept.article.id, id);
      await readArticles(app.parts);
    }
    for (const morning of mornings) {
      now = new Date(morning);
      sent.push(...(await brief(app, briefings, now)));
    }
    const stories = await app.parts.store.db.selectFrom("stories").select("id").execute();
    return {
      mornings: sent,
      notices: await correctionsSent(app),
      views: await storyViews(
        app.parts.store.db,
        stories.map(({ id }) => id),
      ),
      ids,
    };
  } finally {
    await app.close();
  }
}

async function draftsOf({ parts }: App, path: string) {
  const drafts = new Map<string, Parameters<typeof keepDraft>[1]>();
  const found = parts.source.collect({ file: path }, {});
  for (let step = await found.next(); step.done !== true; step = await found.next()) {
    if (step.value.kind === "failed") throw step.value.error;
    drafts.set(step.value.draft.url, step.value.draft);
  }
  return drafts;
}

async function subscribe({ parts }: App, channels: readonly WeekChannel[], now: Date): Promise<Briefing[]> {
  const briefings = channels.map((channel) =>
    briefingSchema.parse({
      ...channel,
      tenant: LOCAL,
      sources: [{ folder: "week" }],
      schedule: "0 8 * * *",
      timezone: ZONE,
      language: "en",
      quiet: "say",
      origin: "chat",
      paused: false,
    }),
  );
  for (const briefing of briefings) {
    await saveBriefing(parts.store.db, briefing, now.toISOString());
    await parts.store.db.transaction().execute((trx) =>
      addSubscription(trx, {
        id: `sub-${briefing.id}`,
        briefingId: briefing.id,
        tenant: LOCAL,
        destination: destinationOf(briefing),
      }),
    );
  }
  return briefings;
}

function destinationOf({ id }: Pick<Briefing, "id">): string {
  return `slack:T0WEEK/C0${id.toUpperCase().replace(/[^A-Z0-9]/gu, "")}`;
}

async function brief({ parts }: App, briefings: readonly Briefing[], now: Date): Promise<WeekMorning[]> {
  const day = now.toISOString().slice(0, 10);
  const mornings: WeekMorning[] = [];
  for (const briefing of briefings) {
    await runBriefing(parts, briefing, { slot: now });
    const delivery = await parts.store.db
      .selectFrom("deliveries")
      .select(["id", "message"])
      .where("destination", "=", destinationOf(briefing))
      .where("created_at", "=", now.toISOString())
      .executeTakeFirst();
    const told = await parts.store.db
      .selectFrom("seen")
      .select(["key", "story_id as storyId", "line"])
      .where("delivery_id", "=", delivery?.id ?? "")
      .orderBy("key")
      .execute();
    mornings.push({ day, channel: briefing.id, message: delivery?.message as Message | undefined, told });
  }
  return mornings;
}

async function correctionsSent({ parts }: App): Promise<Message[]> {
  const rows = await parts.store.db.selectFrom("deliveries").select("message").orderBy("seq").execute();
  return rows.map(({ message }) => message as Message).filter(({ type }) => type === "correction");
}
