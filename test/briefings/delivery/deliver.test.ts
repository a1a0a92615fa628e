import { expect, test } from "vitest";
import { deliver } from "../../../briefings/delivery/deliver.ts";
import type { HeldDelivery, Outbox, Settlement } from "../../../briefings/delivery/outbox.ts";
import { partKey } from "../../../briefings/delivery/part-key.ts";
import { SendError, type SentMessage } from "../../../briefings/delivery/platform.ts";
import { FakePlatform } from "../../fakes/fake-platform.ts";

const NOW = Date.parse("2026-03-05T08:00:00Z");

class RecordingOutbox implements Outbox {
  readonly parts: SentMessage[] = [];
  readonly settled: Settlement[] = [];

  async recordPart(_id: string, sent: SentMessage): Promise<void> {
    this.parts.push(sent);
  }

  async settle(_id: string, settlement: Settlement): Promise<void> {
    this.settled.push(settlement);
  }
}

function held(change: Partial<HeldDelivery> = {}): HeldDelivery {
  return {
    id: "0197-delivery",
    key: "sub-1@2026-03-05T08:00:00Z",
    tenant: "local",
    destination: "slack:T1:C1",
    message: { type: "notice", text: "Hello" },
    state: "sending",
    priority: 2,
    dueAt: "2026-03-05T08:00:00.000Z",
    createdAt: "2026-03-05T07:59:00.000Z",
    attempts: 0,
    sentParts: [],
    uncertain: false,
    ...change,
  };
}

const run = async (platform: FakePlatform, delivery: HeldDelivery, nowMs = NOW) => {
  const outbox = new RecordingOutbox();
  const outcome = await deliver(delivery, platform, outbox, { nowMs, random: 0 });
  return { outbox, outcome };
};

test("sends the parts in order, each once, the overflow in the thread of the first", async () => {
  const platform = new FakePlatform();
  platform.partsPerMessage = 3;
  const { outbox } = await run(platform, held());
  expect(platform.posted.map(({ part, destination }) => [part.text, destination.thread])).toEqual([
    ["Hello 1", undefined],
    ["Hello 2", "tm1"],
    ["Hello 3", "tm1"],
  ]);
  expect(outbox.parts.map(({ messageId }) => messageId)).toEqual(["m1", "m2", "m3"]);
  expect(outbox.settled).toEqual([{ state: "sent", attempts: 0 }]);
});

test("goes on with the part after the last one recorded", async () => {
  const platform = new FakePlatform();
  platform.partsPerMessage = 2;
  await run(platform, held({ sentParts: ["m-earlier"], openedThread: "t-earlier" }));
  expect(platform.posted.map(({ part, destination }) => [part.text, destination.thread])).toEqual([
    ["Hello 2", "t-earlier"],
  ]);
});

test("keeps the delivery and waits when the platform asks for it, without counting an attempt", async () => {
  const platform = new FakePlatform();
  platform.tricks.push(new SendError("wait", "slow down", { waitMs: 30_000 }));
  const { outbox } = await run(platform, held({ attempts: 2 }));
  expect(outbox.settled).toEqual([
    { state: "due", dueAt: "2026-03-05T08:00:30.000Z", attempts: 2, lastError: "slow down" },
  ]);
});

test("a lost answer makes the delivery uncertain, and the lookup finds it instead of sending it twice", async () => {
  const platform = new FakePlatform();
  platform.tricks.push("lost-answer");
  const first = await run(platform, held());
  expect(first.outbox.settled[0]?.state).toBe("uncertain");
  const second = await run(platform, held({ uncertain: true, attempts: 1 }));
  expect(platform.posted).toHaveLength(1);
  expect(second.outbox.parts).toEqual([{ messageId: "m1", threadId: undefined }]);
  expect(second.outbox.settled).toEqual([{ state: "sent", attempts: 1 }]);
});

test("an uncertain delivery that is not on the platform is sent", async () => {
  const platform = new FakePlatform();
  await run(platform, held({ uncertain: true }));
  expect(platform.posted.map(({ key }) => key)).toEqual([partKey("0197-delivery", 0)]);
});

test("stays uncertain while the platform cannot be asked, and ends unknown after a day, unsent", async () => {
  const platform = new FakePlatform();
  platform.canFind = false;
  const early = await run(platform, held({ uncertain: true }));
  expect(early.outbox.settled[0]).toMatchObject({ state: "uncertain", lastError: "the platform is down" });
  const late = await run(platform, held({ uncertain: true }), NOW + 25 * 3_600_000);
  expect(late.outbox.settled[0]).toMatchObject({ state: "unknown" });
  expect(platform.posted).toEqual([]);
});

test("holds a delivery whose channel is gone", async () => {
  const platform = new FakePlatform();
  platform.tricks.push(new SendError("gone", "the channel is archived"));
  const { outbox, outcome } = await run(platform, held());
  expect(outbox.settled[0]).toMatchObject({ state: "held", lastError: "the channel is archived" });
  expect(outcome.error?.fault).toBe("gone");
});

test("fails at once when the platform refuses the message", async () => {
  const platform = new FakePlatform();
  platform.tricks.push(new SendError("refused", "invalid_blocks"));
  const { outbox } = await run(platform, held());
  expect(outbox.settled).toEqual([{ state: "failed", attempts: 0, lastError: "invalid_blocks" }]);
});

test("a part's key fits a nonce and differs by part and by delivery", () => {
  const keys = [
    partKey("a", 0),
    partKey("a", 1),
    partKey("b", 0),
    partKey("0197f3c2-7f60-7000-8000-000000000001", 12),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(25);
});
