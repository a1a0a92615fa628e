import { describe, expect, test } from "vitest";
import type { HeldDelivery } from "../../briefings/delivery/outbox.ts";
import type { Store } from "../../src/store/open-store.ts";
import {
  claimDue,
  countsByState,
  createOutbox,
  dropHeld,
  enqueue,
  findDelivery,
  heartbeat,
  type NewDelivery,
  nextDue,
  oldestDue,
  releaseHeld,
} from "../../src/store/outbox.ts";
import { sampleDelivery } from "../fakes/store-samples.ts";

const NOW = new Date("2026-03-05T08:00:00.000Z");
const MINUTE_MS = 60_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

/** What the outbox promises. */
export function outboxContract(store: () => Store): void {
  describe("outbox", () => {
    const put = (...changes: Partial<NewDelivery>[]) =>
      store()
        .db.transaction()
        .execute((trx) =>
          enqueue(
            trx,
            changes.map((change, at) =>
              sampleDelivery({ id: `d${at}`, key: `key-${change.id ?? at}`, ...change }),
            ),
          ),
        );
    const claim = (now = NOW, limit = 10): Promise<HeldDelivery[]> =>
      claimDue(store().db, { now, leaseMs: MINUTE_MS, limit, platforms: ["slack", "discord"] });
    const ids = async (now = NOW, limit = 10) => (await claim(now, limit)).map(({ id }) => id);
    const outbox = () => createOutbox(store().db, () => NOW);

    test("the same obligation is written once", async () => {
      expect(await put({ id: "a", key: "k" })).toEqual(["k"]);
      expect(await put({ id: "b", key: "k" })).toEqual([]);
      expect(await ids()).toEqual(["a"]);
    });

    test("gives a delivery back whole, in state sending under a lease", async () => {
      await put({ id: "a", key: "k", openThread: "Harbours" });
      const held = {
        ...sampleDelivery({ id: "a", key: "k", openThread: "Harbours" }),
        state: "sending",
        attempts: 0,
        sentParts: [],
        leasedUntil: later(MINUTE_MS).toISOString(),
      };
      expect(await claim()).toEqual([{ ...held, uncertain: false }]);
      expect(await findDelivery(store().db, "a")).toEqual(held);
      expect(await findDelivery(store().db, "k")).toEqual(held);
    });

    test("the smaller priority goes first, then what is due longer", async () => {
      await put(
        { id: "late", destination: "slack:T1:C1", dueAt: later(-1000).toISOString() },
        { id: "early", destination: "slack:T1:C2", dueAt: later(-2000).toISOString() },
        { id: "urgent", destination: "slack:T1:C3", priority: 0 },
        { id: "not yet", destination: "slack:T1:C4", dueAt: later(1).toISOString() },
      );
      expect(await ids()).toEqual(["urgent", "early", "late"]);
    });

    test("a destination gets one at a time and in order, without holding others up", async () => {
      await put(
        { id: "a1", destination: "slack:T1:A" },
        { id: "a2", destination: "slack:T1:A" },
        { id: "b1", destination: "slack:T1:B" },
      );
      expect((await ids()).sort()).toEqual(["a1", "b1"]);
      expect(await ids()).toEqual([]);
      await outbox().settle("a1", { state: "sent", attempts: 0 });
      expect(await ids()).toEqual(["a2"]);
    });

    test("what waits after a fault keeps those behind it waiting, and only those", async () => {
      await put(
        { id: "a1", destination: "slack:T1:A" },
        { id: "a2", destination: "slack:T1:A" },
        { id: "b1", destination: "slack:T1:B" },
      );
      await claim(NOW, 1);
      const dueAt = later(30_000).toISOString();
      await outbox().settle("a1", { state: "due", dueAt, attempts: 1, lastError: "asked to wait" });
      expect(await ids()).toEqual(["b1"]);
      expect(await ids(later(30_000))).toEqual(["a1"]);
    });

    test("a correction overtakes what waits in its channel", async () => {
      await put({ id: "digest" });
      await claim();
      const dueAt = later(30_000).toISOString();
      await outbox().settle("digest", { state: "due", dueAt, attempts: 1, lastError: "asked to wait" });
      await put({ id: "correction", key: "c", priority: 0 });
      expect(await ids()).toEqual(["correction"]);
    });

    test("one planned for later does not hold up what is due now", async () => {
      await put({ id: "later", dueAt: later(MINUTE_MS).toISOString() }, { id: "now" });
      expect(await ids()).toEqual(["now"]);
    });

    test("two claimers never get the same delivery, nor two of one destination", async () => {
      await put(
        ...Array.from({ length: 60 }, (_, at) => ({
          id: `d${at}`,
          key: `k${at}`,
          destination: `slack:T1:C${at % 20}`,
        })),
      );
      const claimed = (await Promise.all(Array.from({ length: 8 }, () => claim(NOW, 5)))).flat();
      expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
      expect(new Set(claimed.map(({ destination }) => destination)).size).toBe(claimed.length);
      expect(claimed).toHaveLength(20);
    });

    test("leaves platforms alone that it is not connected to", async () => {
      await put({ id: "a", destination: "terminal:local:stdout" });
      expect(await ids()).toEqual([]);
    });

    test("an expired lease makes the delivery uncertain, a heartbeat keeps it", async () => {
      await put({ id: "dead", destination: "slack:T1:A" }, { id: "alive", destination: "slack:T1:B" });
      await claim();
      await heartbeat(store().db, ["alive"], later(5 * MINUTE_MS).toISOString());
      const again = await claim(later(2 * MINUTE_MS));
      expect(again.map(({ id, uncertain }) => [id, uncertain])).toEqual([["dead", true]]);
    });

    test("parts are recorded in order and once, with the thread that the first one opened", async () => {
      await put({ id: "a" });
      await claim();
      await outbox().recordPart("a", { messageId: "m1", threadId: "t1" });
      await outbox().recordPart("a", { messageId: "m2", threadId: "t2" });
      await outbox().recordPart("a", { messageId: "m2" });
      expect(await findDelivery(store().db, "a")).toMatchObject({
        sentParts: ["m1", "m2"],
        openedThread: "t1",
      });
    });

    test("a worker that lost its lease does not settle the delivery any more", async () => {
      await put({ id: "a" });
      await claim();
      await outbox().settle("a", { state: "sent", attempts: 0 });
      await outbox().settle("a", { state: "failed", attempts: 1, lastError: "late" });
      expect((await findDelivery(store().db, "a"))?.state).toBe("sent");
    });

    test("held deliveries come back with their destination or are dropped after a day", async () => {
      await put({ id: "a", destination: "slack:T1:A" }, { id: "b", destination: "slack:T2:B" });
      await claim();
      const dueAt = later(30 * MINUTE_MS).toISOString();
      for (const id of ["a", "b"]) {
        await outbox().settle(id, {
          state: "held",
          dueAt,
          attempts: 0,
          lastError: "the channel is archived",
        });
      }
      expect(await countsByState(store().db)).toEqual({ held: 2 });
      expect(await releaseHeld(store().db, "slack:T1", NOW.toISOString())).toBe(1);
      expect(await ids()).toEqual(["a"]);
      const dropped = await dropHeld(store().db, later(0).toISOString(), NOW.toISOString());
      expect(dropped.map(({ id, state }) => [id, state])).toEqual([["b", "dropped"]]);
    });

    test("tells the oldest due and the next to come", async () => {
      expect(await oldestDue(store().db)).toBeUndefined();
      await put({ id: "a" }, { id: "b", destination: "slack:T1:B", dueAt: later(5000).toISOString() });
      expect(await oldestDue(store().db)).toBe(NOW.toISOString());
      expect(await nextDue(store().db, NOW.toISOString())).toBe(later(5000).toISOString());
    });
  });
}
