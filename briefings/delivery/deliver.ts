import { parseDestination } from "./destination.ts";
import type { HeldDelivery, Outbox, Settlement } from "./outbox.ts";
import { partKey } from "./part-key.ts";
import { type Platform, SendError, type SentMessage } from "./platform.ts";
import { retryPolicy } from "./retry-policy.ts";

const MINUTE_MS = 60_000;
/** How soon an uncertain delivery is looked up again when the platform could not be asked. */
const ASK_AGAIN_MS = 15_000;
/** How often a held delivery is tried: the destination may be back. */
const HELD_AGAIN_MS = 30 * MINUTE_MS;

/** What came of one delivery, for the log, the owner and the follow that waits for its thread. */
export interface DeliveryOutcome {
  readonly settlement: Settlement;
  readonly parts: readonly SentMessage[];
  readonly thread: string | undefined;
  readonly error: SendError | undefined;
}

/**
 * Brings one held delivery to its destination and settles it.
 *
 * Parts go in order and each is recorded before the next is sent, so that a crash repeats none but
 * the one in flight. That one is looked up before it is sent again. Overflow continues in the
 * thread under the first part. Never rejects for what the platform does; rejects where the outbox
 * cannot be written, and then the lease runs out and the delivery is looked up.
 */
export async function deliver(
  delivery: HeldDelivery,
  platform: Platform,
  outbox: Outbox,
  context: { readonly nowMs: number; readonly random: number },
): Promise<DeliveryOutcome> {
  const parts: SentMessage[] = delivery.sentParts.map((messageId) => ({ messageId }));
  let thread = delivery.openedThread;
  const finish = async (settlement: Settlement, error?: SendError): Promise<DeliveryOutcome> => {
    await outbox.settle(delivery.id, settlement);
    return { settlement, parts, thread, error };
  };
  try {
    const destination = parseDestination(delivery.destination);
    const rendered = platform.render(delivery.message);
    let mayBeThere = delivery.uncertain;
    for (let at = parts.length; at < rendered.length; at++) {
      const part = rendered[at];
      if (part === undefined) break;
      const key = partKey(delivery.id, at);
      const target = at > 0 && thread !== undefined ? { ...destination, thread } : destination;
      const found = mayBeThere
        ? await platform.find({ destination: target, key, since: delivery.createdAt })
        : undefined;
      mayBeThere = false;
      const needsThread = at === 0 && destination.thread === undefined && rendered.length > 1;
      const openThread =
        at === 0 ? (delivery.openThread ?? (needsThread ? threadTitle(delivery) : undefined)) : undefined;
      const sent =
        found ??
        (await platform.send({
          destination: target,
          part,
          key,
          ...(openThread === undefined ? {} : { openThread }),
        }));
      await outbox.recordPart(delivery.id, sent);
      parts.push(sent);
      if (at === 0) thread ??= sent.threadId;
    }
    return await finish({ state: "sent", attempts: delivery.attempts });
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return await finish(settlementAfter(error, delivery, context), error);
  }
}

function settlementAfter(
  error: SendError,
  delivery: HeldDelivery,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
): Settlement {
  const ageMs = nowMs - Date.parse(delivery.createdAt);
  const fault = { kind: error.fault, waitMs: error.waitMs };
  const decision = retryPolicy(fault, delivery.attempts, ageMs, random);
  const at = (waitMs: number) => new Date(nowMs + waitMs).toISOString();
  const lastError = error.reason;
  const attempts = delivery.attempts;
  switch (decision.state) {
    case "due": {
      // A fault while looking a message up says nothing about the message: it stays uncertain.
      const state = delivery.uncertain ? "uncertain" : "due";
      return {
        state,
        dueAt: at(decision.waitMs),
        attempts: attempts + (decision.countsAsAttempt ? 1 : 0),
        lastError,
      };
    }
    case "uncertain":
      return { state: "uncertain", dueAt: at(ASK_AGAIN_MS), attempts: attempts + 1, lastError };
    case "held":
      return { state: "held", dueAt: at(HELD_AGAIN_MS), attempts, lastError };
    case "failed":
      return {
        state: delivery.uncertain && error.fault !== "refused" ? "unknown" : "failed",
        attempts,
        lastError,
      };
  }
}

function threadTitle({ message }: HeldDelivery): string {
  switch (message.type) {
    case "digest":
      return message.digest.title;
    case "correction":
      return message.notice.storyTitle;
    case "update":
    case "follow":
      return message.storyTitle;
    case "answer":
      return message.answer.headline;
    case "notice":
      return message.text;
  }
}
