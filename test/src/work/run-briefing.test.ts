import { expect, test } from "vitest";
import { composeDigest } from "../../../briefings/digest/compose-digest.ts";
import { saveBriefing } from "../../../src/store/briefings.ts";
import { setMuted } from "../../../src/store/muted-stories.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { seenKeys } from "../../../src/store/seen.ts";
import { addSubscription } from "../../../src/store/subscriptions.ts";
import { toldLines } from "../../../src/store/told-destinations.ts";
import { storiesForDigest } from "../../../src/work/digest-input.ts";
import { runBriefing } from "../../../src/work/run-briefing.ts";
import { buildView, type TestArticle } from "../../briefings/story/view-builder.ts";
import { dealStruck, planReported, yardstick } from "../../briefings/story/yardstick.ts";
import { sampleBriefing } from "../../fakes/store-samples.ts";
import { storeView } from "../../fakes/store-view.ts";
import { openTestStore } from "../../fakes/test-store.ts";

const briefing = sampleBriefing({
  topic: { any: ["OpenAI", "Port of Lindholm"], none: [], sources: [] },
  schedule: "0 9 * * *",
});
const WEDNESDAY = "2026-03-04T08:00:00.000Z";
const THURSDAY = "2026-03-05T08:00:00.000Z";

const harbour: TestArticle = {
  id: "h1",
  at: "2026-03-05T06:00:00Z",
  title: "Lindholm reopens its east quay",
  text: "The Port of Lindholm reopened its east quay on Thursday after two years of work.",
};

/** A desk whose clock is set by hand; ids count up. */
function deskOf(store: Store) {
  let now = WEDNESDAY;
  let ids = 0;
  const parts = { store, clock: () => new Date(now), makeId: () => `id-${++ids}` };
  return {
    store,
    async subscribe(...channels: string[]) {
      for (const destination of channels) {
        await addSubscription(store.db, {
          id: `sub-${destination}`,
          briefingId: briefing.id,
          tenant: briefing.tenant,
          destination,
        });
      }
    },
    async run(at: string) {
      now = at;
      return runBriefing(parts, briefing, { slot: new Date(at) });
    },
    async messages(at: string) {
      const rows = await store.db
        .selectFrom("deliveries")
        .select(["destination", "message"])
        .where("created_at", "=", at)
        .orderBy("destination")
        .execute();
      return new Map(rows.map(({ destination, message }) => [destination, message]));
    },
  };
}

async function openDesk() {
  const store = await openTestStore();
  await saveBriefing(store.db, briefing, WEDNESDAY);
  return deskOf(store);
}

test("tells each channel what a digest of its own would, whatever each has seen", async () => {
  const desk = await openDesk();
  const { store } = desk;
  await desk.subscribe("slack:T1:C1", "slack:T1:C2", "slack:T2:C3");
  await storeView(store, buildView([dealStruck, planReported]));
  await desk.run(WEDNESDAY);

  // One that joins later, and one that does not want the second story.
  await desk.subscribe("slack:T1:C4", "discord:1:2");
  await storeView(store, buildView(yardstick));
  await storeView(store, buildView([harbour], "s-2"));
  await setMuted(store.db, "slack:T1", "slack:T1:C2", "s-2", true);
  const window = { from: WEDNESDAY, to: THURSDAY };
  const views = await storiesForDigest(store.db, briefing, window);
  const expected = new Map<string, unknown>();
  for (const destination of ["slack:T1:C1", "slack:T1:C2", "slack:T2:C3", "slack:T1:C4", "discord:1:2"]) {
    const { digest, notices } = composeDigest({
      id: expect.any(String),
      briefing,
      window,
      views: destination === "slack:T1:C2" ? views.filter(({ story }) => story.id !== "s-2") : views,
      seen: await seenKeys(store.db, destination),
      told: await toldLines(store.db, destination),
    });
    expected.set(destination, { type: "digest", digest, notices });
  }

  expect(await desk.run(THURSDAY)).toEqual({ deliveries: 5, quiet: 0, taken: false });
  const messages = await desk.messages(THURSDAY);
  expect(messages).toEqual(expected);
  const notices = (destination: string) =>
    (messages.get(destination) as { notices: readonly unknown[] }).notices.length;
  expect([notices("slack:T1:C1"), notices("slack:T2:C3"), notices("slack:T1:C4")]).toEqual([1, 1, 0]);
  await store.close();
});

test("composes one digest for all channels that know the same", async () => {
  const desk = await openDesk();
  await desk.subscribe(...Array.from({ length: 205 }, (_, at) => `slack:T1:C${at}`));
  await storeView(desk.store, buildView([dealStruck, planReported]));
  expect(await desk.run(WEDNESDAY)).toEqual({ deliveries: 205, quiet: 0, taken: false });
  const digests = await desk.store.db.selectFrom("digests").select("id").execute();
  expect(digests).toHaveLength(1);
  const keys = await seenKeys(desk.store.db, "slack:T1:C0");
  expect(keys.size).toBeGreaterThan(2);
  expect(await seenKeys(desk.store.db, "slack:T1:C204")).toEqual(keys);
  await desk.store.close();
});

test("is quiet for those who have seen it all, and runs a slot once", async () => {
  const desk = await openDesk();
  await desk.subscribe("slack:T1:C1", "slack:T1:C2");
  await storeView(desk.store, buildView([dealStruck, planReported]));
  await desk.run(WEDNESDAY);
  expect(await desk.run(WEDNESDAY)).toEqual({ deliveries: 0, quiet: 0, taken: true });
  await desk.subscribe("slack:T1:C3");
  expect(await desk.run(THURSDAY)).toMatchObject({ deliveries: 0, quiet: 3, taken: false });
  await desk.store.close();
});

test("a channel that read us on other stories may still hear of what was left over", async () => {
  const desk = await openDesk();
  const { store } = desk;
  await desk.subscribe("slack:T1:C1");
  await storeView(store, buildView([{ ...harbour, at: "2026-03-03T10:00:00Z" }], "s-2"));
  await desk.run(WEDNESDAY);
  // Published before the window, read after the first digest.
  await storeView(store, buildView([dealStruck]));
  await desk.subscribe("slack:T1:C9");
  expect(await desk.run(THURSDAY)).toEqual({ deliveries: 0, quiet: 2, taken: false });
  await storeView(store, buildView([dealStruck, planReported]));
  const friday = "2026-03-06T08:00:00.000Z";
  expect(await desk.run(friday)).toEqual({ deliveries: 1, quiet: 1, taken: false });
  await store.close();
});
