import { createHash } from "node:crypto";
import type { Destination } from "../../briefings/delivery/destination.ts";
import { type Part, type Platform, SendError } from "../../briefings/delivery/platform.ts";
import type { Clock } from "../shared/clock.ts";
import type { SlackClient } from "./client.ts";
import { toSendError } from "./faults.ts";
import { slackLimits } from "./limits.ts";
import type { SlackLog } from "./log.ts";
import { postResponse } from "./response-url.ts";

/** Where an answer goes, and what it answers. */
export interface ReplyTarget {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  readonly thread?: string | undefined;
  readonly visibility: "private" | "channel";
  /** Came with a command or a button. */
  readonly responseUrl?: string | undefined;
  /** Unique for the question: event id, trigger id. */
  readonly questionId: string;
}

interface Route {
  readonly post: (part: Part, index: number) => Promise<void>;
  /** It cannot be looked up whether a post without an answer is there; everybody would see a second one. */
  readonly openAndBlind: boolean;
  readonly open: boolean;
}

const TRIES = 3;
const FIRST_PAUSE_MS = 500;
/** An asker waits in front of the screen: a longer wait than this tries the next way instead. */
const LONGEST_WAIT_MS = 15_000;

/**
 * Brings an answer to whoever asked, by the first way that works: the response address, the thread
 * or channel, a message that only the asker sees, a direct message. Answers are not deliveries: they
 * are worth nothing tomorrow, so no outbox keeps them.
 */
export function createReplies(parts: {
  readonly client: SlackClient;
  readonly platform: Pick<Platform, "send" | "find">;
  readonly clock: Clock;
  readonly log: SlackLog;
  readonly timeoutMs: number;
}): (target: ReplyTarget, message: readonly Part[]) => Promise<void> {
  const { client, platform, clock, log, timeoutMs } = parts;

  async function bring(target: ReplyTarget, message: readonly Part[]): Promise<void> {
    let routes = routesFor(target);
    for (const [index, part] of message.entries()) {
      routes = await bringPart(part, index, routes, target);
      if (routes.length === 0) return;
    }
  }

  /** Gives the routes that are left for the next part, the one that worked first. */
  async function bringPart(part: Part, index: number, routes: readonly Route[], target: ReplyTarget) {
    let left = routes;
    for (let route = left[0]; route !== undefined; route = left[0]) {
      try {
        await tryRoute(route, part, index);
        return left;
      } catch (error) {
        const { fault, reason } = toSendError(error);
        log.warn({ platform: "slack", fault, reason, channel: target.channel }, "answer needs another way");
        const perhapsSeen = route.openAndBlind && fault === "uncertain";
        left = left.slice(1).filter(({ open }) => !(open && perhapsSeen));
      }
    }
    const { channel, user, questionId } = target;
    log.error({ platform: "slack", channel, user, questionId }, "answer reached nobody: no way is left");
    return [];
  }

  async function tryRoute(route: Route, part: Part, index: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await route.post(part, index);
      } catch (error) {
        const fault = toSendError(error);
        const waitMs = fault.fault === "wait" ? (fault.waitMs ?? 0) : FIRST_PAUSE_MS * 2 ** (attempt - 1);
        const again =
          fault.fault === "wait" ||
          fault.fault === "passing" ||
          (fault.fault === "uncertain" && !route.openAndBlind);
        if (!again || attempt === TRIES || waitMs > LONGEST_WAIT_MS) throw fault;
        await clock.wait(waitMs);
      }
    }
  }

  function routesFor(target: ReplyTarget): readonly Route[] {
    const { responseUrl, visibility } = target;
    return [
      ...(responseUrl === undefined ? [] : [responseRoute(target, responseUrl)]),
      ...(visibility === "channel" ? [postRoute(target, target.channel, target.thread)] : []),
      ephemeralRoute(target),
      postRoute(target, target.user, undefined),
    ];
  }

  function responseRoute(target: ReplyTarget, url: string): Route {
    let uses = 0;
    const { visibility, thread } = target;
    const post = async (part: Part) => {
      if (uses >= slackLimits.responseUrl.uses.max)
        throw new SendError("gone", "the response address is used up");
      uses += 1;
      await postResponse({ url, part, visibility, thread, timeoutMs });
    };
    const open = visibility === "channel";
    return { post, open, openAndBlind: open };
  }

  /** The first part opens the thread in which the others follow. */
  function postRoute(target: ReplyTarget, channel: string, thread: string | undefined): Route {
    let within = thread;
    const since = new Date(clock.now()).toISOString();
    let asked = false;
    const post = async (part: Part, index: number) => {
      const destination: Destination = {
        platform: "slack",
        workspace: target.workspace,
        channel,
        thread: within,
      };
      const key = keyFor(`${target.questionId}:${channel}`, index);
      // After a lost answer the message may be there: an answer is not given twice either.
      const found = asked ? await platform.find({ destination, key, since }) : undefined;
      asked = true;
      const sent = found ?? (await platform.send({ destination, part, key }));
      asked = false;
      within = sent.threadId;
    };
    return { post, open: channel === target.channel, openAndBlind: false };
  }

  function ephemeralRoute({ channel, user, thread }: ReplyTarget): Route {
    const post = async (part: Part) => {
      await client.apiCall("chat.postEphemeral", {
        text: part.payload.text,
        blocks: part.payload.blocks,
        channel,
        user,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
    };
    return { post, open: false, openAndBlind: false };
  }

  return bring;
}

/** A key of the length that every platform takes, the same for the same part of the same answer. */
function keyFor(question: string, part: number): string {
  return createHash("sha256")
    .update(`${question}:${part}`)
    .digest("hex")
    .slice(0, slackLimits.message.metadataKey.max);
}
