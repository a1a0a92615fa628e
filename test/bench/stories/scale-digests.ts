import type { Briefing } from "../../../briefings/briefing/briefing.ts";
import { foldName } from "../../../briefings/claim/fold-name.ts";
import { saveBriefing } from "../../../src/store/briefings.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { addSubscription } from "../../../src/store/subscriptions.ts";
import { storiesForDigest } from "../../../src/work/digest-input.ts";
import { runBriefing } from "../../../src/work/run-briefing.ts";
import type { Filled } from "./made-archive.ts";
import { quantile } from "./scale-answers.ts";

const DAY_MS = 86_400_000;
const CHANNELS = [1, 100, 1_000];
const ROUNDS = 5;
const TOPIC_NAMES = 6;
/** Channels that joined on different days remember different things. */
const JOINED = 5;

/**
 * The digests of one briefing for 1, 100 and 1,000 channels, from the store to the written
 * deliveries, on days that follow each other; then for 1,000 that remember different things.
 */
export async function digestFigures(
  store: Store,
  filled: Filled,
  print: (figure: Record<string, unknown>) => void,
): Promise<void> {
  const common = [...filled.parties].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  // Names of several words stand in the sentences about their deals alone: some tens of articles a day.
  const any = common
    .slice(30)
    .filter((name) => foldName(name)?.includes(" "))
    .slice(0, TOPIC_NAMES);
  const topic = { any, none: [], sources: [] };
  const costs = new Map<number, number>();
  for (const channels of CHANNELS) {
    const { waits, run } = await daysOf(store, filled, briefingFor(`c${channels}`, topic), channels, 1);
    const ms = quantile(waits, 0.5);
    costs.set(channels, ms);
    print({
      figure: `digest for ${channels} channel${channels === 1 ? "" : "s"}, ms`,
      value: ms,
      worst: quantile(waits, 1),
      ms_a_channel: Math.round((ms / channels) * 100) / 100,
      store: store.kind,
      articles: filled.articles,
      ...run,
      ...(channels === 1 ? { at_most: 300, reached: ms <= 300 } : {}),
    });
  }
  const mixed = await daysOf(store, filled, briefingFor("mixed", topic), 1_000, JOINED);
  print({
    figure: `digest for 1,000 channels of ${JOINED} histories, ms`,
    value: quantile(mixed.waits, 1),
    store: store.kind,
    ...mixed.run,
  });
  const [one = 0, many = 0] = [costs.get(1), costs.get(1_000)];
  print({
    figure: "digest, cost of 1,000 channels against 1,000 times one",
    value: Math.round((many / (one * 1_000)) * 10_000) / 10_000,
    store: store.kind,
    at_most: 1,
    reached: many < one * 1_000,
  });
}

async function daysOf(
  store: Store,
  filled: Filled,
  briefing: Briefing,
  channels: number,
  joined: number,
): Promise<{ waits: number[]; run: object }> {
  const last = Date.parse(`${filled.latestAt.slice(0, 10)}T09:00:00Z`);
  await saveBriefing(store.db, briefing, filled.latestAt);
  let ids = 0;
  const waits: number[] = [];
  let run: object = {};
  const until = new Date(last - DAY_MS);
  const onTopic = await storiesForDigest(store.db, briefing, {
    from: new Date(until.getTime() - DAY_MS).toISOString(),
    to: until.toISOString(),
  });
  for (let round = 0; round < ROUNDS; round++) {
    const [from, to] = [(channels * round) / joined, (channels * (round + 1)) / joined];
    if (round < joined) {
      for (let at = from; at < to; at++) {
        const destination = `slack:T${Math.floor(at / 50)}:${briefing.id}${at}`;
        await addSubscription(store.db, {
          id: `${briefing.id}-${at}`,
          briefingId: briefing.id,
          tenant: briefing.tenant,
          destination,
        });
      }
    }
    const slot = new Date(last - (ROUNDS - round) * DAY_MS);
    const parts = { store, clock: () => slot, makeId: () => `${briefing.id}-id-${++ids}` };
    const started = performance.now();
    run = await runBriefing(parts, briefing, { slot });
    waits.push(performance.now() - started);
  }
  const all = joined === 1 ? waits : waits.slice(-1);
  return { waits: all, run: { ...run, stories_on_topic: onTopic.length } };
}

function briefingFor(id: string, topic: Briefing["topic"]): Briefing {
  return {
    id,
    tenant: "local",
    title: "Firms of the bench",
    sources: [],
    topic,
    schedule: "0 9 * * *",
    timezone: "UTC",
    maxStories: 5,
    quiet: "skip",
    language: "en",
    origin: "file",
    paused: false,
  };
}
