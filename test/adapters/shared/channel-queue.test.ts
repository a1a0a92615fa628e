import fc from "fast-check";
import { expect, test } from "vitest";
import { createChannelQueue } from "../../../adapters/shared/channel-queue.ts";
import type { Clock } from "../../../adapters/shared/clock.ts";
import { SendError } from "../../../briefings/delivery/platform.ts";

/** Time that moves only by `advance`, which wakes the waiting in the order of their instants. */
class HandClock implements Clock {
  #now = 1_000_000;
  #waiting: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  wait(waitMs: number): Promise<void> {
    return new Promise((wake) => this.#waiting.push({ at: this.#now + waitMs, wake }));
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      this.#waiting.sort((a, b) => a.at - b.at);
      const next = this.#waiting[0];
      if (next === undefined || next.at > end) break;
      this.#waiting.shift();
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settled();
    }
    this.#now = end;
  }
}

/** Lets every promise that can go on do so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function openQueue(change: Partial<Parameters<typeof createChannelQueue>[0]> = {}) {
  const clock = new HandClock();
  const queue = createChannelQueue({
    clock,
    channel: { burst: 2, everyMs: 1_000 },
    workspace: { burst: 20, everyMs: 200 },
    ...change,
  });
  const log: { name: string; at: number }[] = [];
  const start = clock.now();
  const post = (channel: string, name: string) =>
    queue.run(channel, async () => {
      log.push({ name, at: clock.now() - start });
      return name;
    });
  return { clock, queue, log, post };
}

test("lets a short burst through and paces the rest of a channel", async () => {
  const { clock, log, post } = openQueue();
  const posts = ["a", "b", "c", "d"].map((name) => post("C1", name));
  await clock.advance(3_000);
  await Promise.all(posts);
  expect(log).toEqual([
    { name: "a", at: 0 },
    { name: "b", at: 0 },
    { name: "c", at: 1_000 },
    { name: "d", at: 2_000 },
  ]);
});

test("keeps every channel's order, whatever the mixture", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("C1", "C2", "C3"), { minLength: 1, maxLength: 24 }),
      async (order) => {
        const { clock, log, post } = openQueue({ holdMs: 60_000 });
        const posts = order.map((channel, index) => post(channel, `${channel}:${index}`));
        await clock.advance(60_000);
        await Promise.all(posts);
        for (const channel of new Set(order)) {
          const names = log.map(({ name }) => name).filter((name) => name.startsWith(channel));
          expect(names).toEqual(
            order.flatMap((each, index) => (each === channel ? [`${each}:${index}`] : [])),
          );
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("a channel that is told to wait holds no other channel", async () => {
  const { clock, queue, log, post } = openQueue();
  const blocked = queue.run("C1", () =>
    Promise.reject(new SendError("wait", "rate limited", { waitMs: 30_000 })),
  );
  await expect(blocked).rejects.toMatchObject({ fault: "wait", waitMs: 30_000 });
  await expect(post("C1", "too early")).rejects.toMatchObject({ fault: "wait", waitMs: 30_000 });
  await post("C2", "other");
  expect(log).toEqual([{ name: "other", at: 0 }]);
  await clock.advance(30_000);
  await post("C1", "in time");
  expect(log.at(-1)).toEqual({ name: "in time", at: 30_000 });
});

test("sends those back that wait behind a post which is told to wait", async () => {
  const { clock, queue, log, post } = openQueue();
  const first = queue.run("C1", () =>
    Promise.reject(new SendError("wait", "rate limited", { waitMs: 30_000 })),
  );
  const behind = post("C1", "behind");
  await expect(first).rejects.toMatchObject({ fault: "wait" });
  await expect(behind).rejects.toMatchObject({ fault: "wait", waitMs: 30_000 });
  await clock.advance(0);
  expect(log).toEqual([]);
});

test("turns a post away whose turn is too far off, and says how far", async () => {
  const { clock, post } = openQueue();
  const posts = Array.from({ length: 7 }, (_, index) => post("C1", `${index}`));
  await expect(post("C1", "eighth")).rejects.toMatchObject({ fault: "wait", waitMs: 6_000 });
  await clock.advance(10_000);
  await expect(Promise.all(posts)).resolves.toHaveLength(7);
});

test("paces all channels together by the workspace's budget", async () => {
  const { clock, log, post } = openQueue({ workspace: { burst: 3, everyMs: 500 } });
  const posts = Array.from({ length: 6 }, (_, index) => post(`C${index}`, `${index}`));
  await clock.advance(5_000);
  await Promise.all(posts);
  expect(log.map(({ at }) => at)).toEqual([0, 0, 0, 500, 1_000, 1_500]);
});

test("goes on after a failed post", async () => {
  const { queue, log, post } = openQueue();
  await expect(queue.run("C1", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await post("C1", "next");
  expect(log.map(({ name }) => name)).toEqual(["next"]);
});

test("never exceeds the pace over any stretch of time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 2, maxLength: 20 }),
      async (pauses) => {
        const { clock, log, post } = openQueue({ holdMs: 120_000 });
        const posts: Promise<string>[] = [];
        for (const pause of pauses) {
          posts.push(post("C1", "x"));
          await clock.advance(pause);
        }
        await clock.advance(120_000);
        await Promise.all(posts);
        for (const [index, { at }] of log.entries()) {
          const within = log.slice(index).filter((later) => later.at < at + 3_000).length;
          expect(within).toBeLessThanOrEqual(2 + 3);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("forgets channels that have nothing to remember", async () => {
  const { clock, queue, post } = openQueue({
    channel: { burst: 1, everyMs: 1 },
    workspace: { burst: 1, everyMs: 0 },
  });
  for (let index = 0; index < 3_000; index += 1) {
    await post(`C${index}`, "x");
    await clock.advance(1);
  }
  expect(queue.size).toBeLessThan(2_100);
});
