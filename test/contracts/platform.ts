import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Destination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { messageSchema } from "../../briefings/delivery/message.ts";
import { type Platform, SendError, type SendRequest } from "../../briefings/delivery/platform.ts";
import { messages } from "./platform-messages.ts";

/**
 * What the fake does to the next post in a channel, once:
 * - `rate-limited`: 429 with a wait of `waitMs`; nothing is posted.
 * - `unavailable`: 503; nothing is posted.
 * - `lost-answer`: the message is posted and the connection dropped before the answer.
 * - `dropped`: the connection is dropped and nothing was posted; the sender cannot tell the two apart.
 * - `silent`: the request is taken and never answered; nothing is posted.
 * - `gone`, `revoked`, `refused`: the platform's own answer for a lost channel, a withdrawn token
 *   and a message that it does not accept.
 */
export type PlatformFault =
  | "rate-limited"
  | "unavailable"
  | "lost-answer"
  | "dropped"
  | "silent"
  | "gone"
  | "revoked"
  | "refused";

interface PostedMessage {
  readonly messageId: string;
  /** Slack: `thread_ts`. Discord: the thread channel that it stands in. */
  readonly threadId?: string | undefined;
  /** All that a reader sees of it, in order. */
  readonly visible: string;
}

/** A platform and the fake server that it talks to over the real SDK. */
export interface PlatformPair {
  readonly platform: Platform;
  /** Two channels that exist and take messages. */
  readonly destination: Destination;
  readonly elsewhere: Destination;
  /** An instant before anything was posted, ISO. */
  readonly since: string;
  /** The next post in this destination's channel meets the fault. `waitMs` only with `rate-limited`. */
  fail(destination: Destination, fault: PlatformFault, waitMs?: number): void;
  /** What the platform holds in this destination's channel and its threads, oldest first. */
  posted(destination: Destination): readonly PostedMessage[];
  /** Reasons for which the platform would refuse this payload; empty for a good one. */
  problems(payload: Readonly<Record<string, unknown>>): readonly string[];
  close(): Promise<void>;
}

/**
 * What every chat platform owes to delivery. `openPair` is called before each test; a send there
 * gives up a silent request after at most 2 seconds.
 */
export function platformContract(name: string, openPair: () => Promise<PlatformPair>): void {
  describe(`${name} keeps the platform contract`, () => {
    let pair: PlatformPair;

    beforeEach(async () => {
      pair = await openPair();
    });

    afterEach(async () => {
      await pair.close();
    });

    function request(key: string, change: Partial<SendRequest> = {}): SendRequest {
      const [part] = pair.platform.render({ type: "notice", text: `Notice ${key}.` });
      return { destination: pair.destination, part: part!, key, ...change };
    }

    async function failure(sending: Promise<unknown>): Promise<SendError> {
      const outcome = await sending.then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(outcome).toBeInstanceOf(SendError);
      return outcome as SendError;
    }

    const visible = (destination: Destination) => pair.posted(destination).map((message) => message.visible);

    describe("render", () => {
      test.each(Object.entries(messages))("gives a %s within the limits", (_, message: Message) => {
        const parts = pair.platform.render(messageSchema.parse(message));
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.flatMap((part) => pair.problems(part.payload))).toEqual([]);
        expect(parts.map((part) => part.text.trim() === "")).toEqual(parts.map(() => false));
      });

      test("gives the same parts for the same message", () => {
        for (const message of Object.values(messages)) {
          expect(pair.platform.render(message)).toEqual(pair.platform.render(structuredClone(message)));
        }
      });

      test("splits what does not fit and numbers the parts", () => {
        const parts = pair.platform.render(messages["long digest"]!);
        expect(parts.length).toBeGreaterThan(1);
        const shown = JSON.stringify(parts.map((part) => part.payload));
        expect(shown).toContain(`2 of ${parts.length}`);
      });

      test("loses no line of a message that it splits", () => {
        const message = messages["long digest"]!;
        if (message.type !== "digest") throw new Error("the long digest is a digest");
        const shown = JSON.stringify(pair.platform.render(message).map((part) => part.payload));
        const lines = message.digest.stories.flatMap((story) => story.developments);
        const opening = (text: string) => text.slice(0, "Development 1 of story 12:".length - 1);
        expect(lines.filter((line) => !shown.includes(opening(line.text)))).toEqual([]);
      });
    });

    describe("send", () => {
      test("posts the part and gives the platform's id of it", async () => {
        const sent = await pair.platform.send(request("k1"));
        expect(pair.posted(pair.destination)).toMatchObject([{ messageId: sent.messageId }]);
        expect(visible(pair.destination)).toEqual([expect.stringContaining("Notice k1.")]);
      });

      test("posts every part of every kind of message", async () => {
        const parts = Object.values(messages)
          .filter((message) => message.type !== "digest" || message.digest.stories.length < 2)
          .flatMap((message) => pair.platform.render(message));
        const ids: string[] = [];
        for (const [index, part] of parts.entries()) {
          ids.push((await pair.platform.send(request(`all-${index}`, { part }))).messageId);
        }
        expect(pair.posted(pair.destination).map((message) => message.messageId)).toEqual(ids);
      });

      test("keeps the order in which one channel's parts were handed over", async () => {
        await Promise.all(["a", "b", "c"].map((key) => pair.platform.send(request(key))));
        expect(visible(pair.destination)).toEqual(
          ["a", "b", "c"].map((key) => expect.stringContaining(`Notice ${key}.`)),
        );
      });

      test("opens a thread under the message, and posts into it", async () => {
        const first = await pair.platform.send(request("head", { openThread: "Norrail and Velm" }));
        expect(first.threadId).toBeDefined();
        const second = await pair.platform.send(
          request("reply", { destination: { ...pair.destination, thread: first.threadId } }),
        );
        expect(second.threadId).toBe(first.threadId);
        expect(pair.posted(pair.destination).at(-1)).toMatchObject({
          messageId: second.messageId,
          threadId: first.threadId,
        });
      });

      test("waits what a rate limit tells, and has posted nothing", async () => {
        pair.fail(pair.destination, "rate-limited", 2_000);
        expect(await failure(pair.platform.send(request("k1")))).toMatchObject({
          fault: "wait",
          waitMs: 2_000,
        });
        expect(visible(pair.destination)).toEqual([]);
      });

      test("holds no other channel up while one is told to wait", async () => {
        pair.fail(pair.destination, "rate-limited", 60_000);
        await failure(pair.platform.send(request("k1")));
        await pair.platform.send(request("k2", { destination: pair.elsewhere }));
        expect(visible(pair.elsewhere)).toHaveLength(1);
      });

      test("calls an unavailable platform a passing fault", async () => {
        pair.fail(pair.destination, "unavailable");
        expect(await failure(pair.platform.send(request("k1")))).toMatchObject({ fault: "passing" });
        expect(visible(pair.destination)).toEqual([]);
      });

      test.each(["lost-answer", "dropped", "silent"] as const)(
        "calls it uncertain when the answer does not come back: %s",
        async (fault) => {
          pair.fail(pair.destination, fault);
          expect(await failure(pair.platform.send(request("k1")))).toMatchObject({ fault: "uncertain" });
        },
      );

      test.each(["gone", "revoked", "refused"] as const)("tells what is final: %s", async (fault) => {
        pair.fail(pair.destination, fault);
        const error = await failure(pair.platform.send(request("k1")));
        expect(error.fault).toBe(fault);
        expect(error.reason).toMatch(/[a-z]{3}/u);
        expect(visible(pair.destination)).toEqual([]);
      });

      test("sends again after a fault", async () => {
        pair.fail(pair.destination, "unavailable");
        await failure(pair.platform.send(request("k1")));
        await pair.platform.send(request("k1"));
        expect(visible(pair.destination)).toHaveLength(1);
      });
    });

    describe("find", () => {
      test("finds the message whose answer was lost", async () => {
        pair.fail(pair.destination, "lost-answer");
        await failure(pair.platform.send(request("k1")));
        const [stored] = pair.posted(pair.destination);
        const found = await pair.platform.find({
          destination: pair.destination,
          key: "k1",
          since: pair.since,
        });
        expect(found?.messageId).toBe(stored?.messageId);
        expect(found).toBeDefined();
      });

      test("finds a lost reply in its thread", async () => {
        const head = await pair.platform.send(request("head", { openThread: "Norrail and Velm" }));
        const thread = { ...pair.destination, thread: head.threadId };
        pair.fail(thread, "lost-answer");
        await failure(pair.platform.send(request("reply", { destination: thread })));
        const found = await pair.platform.find({ destination: thread, key: "reply", since: pair.since });
        expect(found).toMatchObject({
          messageId: pair.posted(pair.destination).at(-1)?.messageId,
          threadId: head.threadId,
        });
      });

      test("finds nothing where nothing arrived", async () => {
        pair.fail(pair.destination, "dropped");
        await failure(pair.platform.send(request("k1")));
        expect(
          await pair.platform.find({ destination: pair.destination, key: "k1", since: pair.since }),
        ).toBeUndefined();
      });

      test("does not take another delivery's message for it", async () => {
        await pair.platform.send(request("k1"));
        await pair.platform.send(request("k1", { destination: pair.elsewhere }));
        expect(
          await pair.platform.find({ destination: pair.destination, key: "k2", since: pair.since }),
        ).toBeUndefined();
      });
    });
  });
}
