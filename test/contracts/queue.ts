import { afterEach, describe, expect, test, vi } from "vitest";
import { openQueue, type Queue } from "../../src/queue/open-queue.ts";

/** What a doorbell promises, whatever carries it. `options` opens a queue; bells are new each time. */
export function queueContract(
  name: string,
  options: () => Promise<Omit<Parameters<typeof openQueue>[0], "clock" | "log">>,
): void {
  describe(name, () => {
    const open: Queue[] = [];
    const problems: string[] = [];
    let bells = 0;

    const start = async (): Promise<Queue> => {
      const log = {
        warn: (_fields: object, text: string) => void problems.push(text),
        error: (_fields: object, text: string) => void problems.push(text),
      };
      const queue = await openQueue({ ...(await options()), clock: () => new Date(), log });
      open.push(queue);
      return queue;
    };
    const newBell = () => `bell-${name.length}-${++bells}-${process.pid}-${performance.now().toFixed()}`;
    const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

    afterEach(async () => {
      await Promise.all(open.splice(0).map((queue) => queue.close()));
      problems.length = 0;
    });

    test("answers a check", async () => {
      const queue = await start();
      await expect(queue.check()).resolves.toBeUndefined();
    });

    test("a bell is answered at the start and at each ring", async () => {
      const queue = await start();
      const bell = newBell();
      let answered = 0;
      await queue.answer(bell, async () => void answered++);
      await until(() => expect(answered).toBe(1));
      await queue.ring(bell);
      await until(() => expect(answered).toBe(2));
    });

    test("many rings while it waits are one answer", async () => {
      const ringing = await start();
      const bell = newBell();
      await Promise.all(Array.from({ length: 20 }, () => ringing.ring(bell)));
      let answered = 0;
      const last = newBell();
      let lastAnswered = 0;
      await ringing.answer(bell, async () => void answered++);
      await until(() => expect(answered).toBe(2));
      await ringing.answer(last, async () => void lastAnswered++);
      await until(() => expect(lastAnswered).toBe(1));
      expect(answered).toBe(2);
    });

    test("a ring during the answer is answered afterwards, never beside it", async () => {
      const queue = await start();
      const bell = newBell();
      const release: (() => void)[] = [];
      let running = 0;
      let most = 0;
      await queue.answer(bell, async () => {
        running++;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => release.push(resolve));
        running--;
      });
      await until(() => expect(release).toHaveLength(1));
      release[0]?.();
      await queue.ring(bell);
      await until(() => expect(release).toHaveLength(2));
      await queue.ring(bell);
      await queue.ring(bell);
      release[1]?.();
      await until(() => expect(release).toHaveLength(3));
      release[2]?.();
      await until(() => expect(running).toBe(0));
      expect(most).toBe(1);
    });

    test("a delayed ring comes when it is due, and does not hold up one for now", async () => {
      const queue = await start();
      const bell = newBell();
      const at: number[] = [];
      await queue.answer(bell, async () => void at.push(performance.now()));
      await until(() => expect(at).toHaveLength(1));
      const rung = performance.now();
      await queue.ring(bell, { delayMs: 700 });
      await queue.ring(bell);
      await until(() => expect(at).toHaveLength(3));
      expect((at[2] ?? 0) - rung).toBeGreaterThan(600);
    });

    test("a handler that throws is logged and called again", async () => {
      const queue = await start();
      const bell = newBell();
      let calls = 0;
      await queue.answer(bell, async () => {
        calls++;
        if (calls === 1) throw new Error("no luck");
      });
      await until(() => expect(calls).toBe(2));
      expect(problems).toContain("The work behind a bell failed");
    });

    test("one of two processes answers each ring", async () => {
      const [one, two] = [await start(), await start()];
      const bell = newBell();
      const answers: string[] = [];
      await one.answer(bell, async () => void answers.push("one"));
      await two.answer(bell, async () => void answers.push("two"));
      await until(() => expect(answers).toHaveLength(2));
      await one.ring(bell);
      await until(() => expect(answers).toHaveLength(3));
    });

    test("rings by itself once an interval", async () => {
      const queue = await start();
      const bell = newBell();
      let answered = 0;
      await queue.answer(bell, async () => void answered++);
      await queue.every(bell, 200);
      await queue.every(bell, 200);
      await until(() => expect(answered).toBeGreaterThanOrEqual(4));
    });

    test("closing waits for the handler that runs", async () => {
      const queue = await start();
      const bell = newBell();
      let started = false;
      let ended = false;
      let release = () => {};
      await queue.answer(bell, async () => {
        started = true;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        ended = true;
      });
      await until(() => expect(started).toBe(true));
      const closed = queue.close();
      release();
      await closed;
      expect(ended).toBe(true);
      await queue.ring(bell);
    });
  });
}
