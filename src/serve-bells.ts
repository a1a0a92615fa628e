import { nextDue } from "./store/outbox.ts";
import { collectDue } from "./work/collect-due.ts";
import { deliverDue } from "./work/deliver-due.ts";
import { BELLS, type Parts } from "./work/parts.ts";
import { readArticles } from "./work/read-articles.ts";
import { nextBriefingAt, runDueBriefings } from "./work/run-due-briefings.ts";

const SECOND_MS = 1000;
/** How long a lost bell can go unnoticed. */
const SWEEP_MS = {
  collect: 60 * SECOND_MS,
  read: 30 * SECOND_MS,
  schedule: 20 * SECOND_MS,
  deliver: 15 * SECOND_MS,
};

/**
 * Answers the bells: collecting, reading, briefings, deliveries. Each looks in the store for what is
 * due, so an extra ring does nothing and a lost one is made up for by the next sweep.
 */
export async function answerBells(parts: Parts): Promise<void> {
  const { queue } = parts;
  await queue.answer(BELLS.collect, async () => {
    await collectDue(parts);
  });
  await queue.answer(BELLS.read, async () => {
    await readArticles(parts);
  });
  await queue.answer(BELLS.schedule, async () => {
    await runDueBriefings(parts);
    await ringAt(parts, BELLS.schedule, await nextBriefingAt(parts));
  });
  await queue.answer(BELLS.deliver, async () => {
    await deliverDue(parts);
    const next = await nextDue(parts.store.db, parts.clock().toISOString());
    await ringAt(parts, BELLS.deliver, next === undefined ? undefined : Date.parse(next));
  });
  for (const bell of Object.values(BELLS)) await queue.every(bell, SWEEP_MS[bell]);
}

/** Rings when it is time, unless the next sweep comes later than that anyway. */
async function ringAt(
  { queue, clock }: Parts,
  bell: keyof typeof SWEEP_MS,
  atMs: number | undefined,
): Promise<void> {
  if (atMs === undefined) return;
  const delayMs = Math.max(0, atMs - clock().getTime());
  if (delayMs < SWEEP_MS[bell]) await queue.ring(bell, { delayMs: delayMs + 1 });
}
