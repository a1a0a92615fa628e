import { SocketModeReceiver } from "@slack/bolt";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Clock } from "../shared/clock.ts";
import { clientOptions } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { toSendError } from "./faults.ts";
import { type SlackLog, sdkLogger } from "./log.ts";

export interface SocketLink {
  readonly receiver: SocketModeReceiver;
  /** Resolves with Slack's first `hello`; rejects when Slack will never take this token. */
  start(): Promise<void>;
  stop(): Promise<void>;
  trouble(): string | undefined;
}

/** A socket that was opened and said nothing by then is given up. */
const HELLO_MS = 15_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A connection that lived shorter counts as a failed one, so that no quarrel becomes a storm. */
const SHORT_LIFE_MS = 5_000;

/**
 * A Socket Mode connection that comes back by itself, at once after Slack's refresh every few hours.
 *
 * The SDK's own reconnecting is switched off: it waits 5 s after every end, in which commands fail,
 * and what goes wrong while it reconnects is an unhandled rejection that ends the process.
 */
export function createSocketLink(
  config: SlackConfig & { readonly appToken: string },
  { clock, log }: { readonly clock: Clock; readonly log: SlackLog },
): SocketLink {
  const receiver = new SocketModeReceiver({
    appToken: config.appToken,
    logger: sdkLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(config, log) },
  });
  const stopping = new AbortController();
  let trouble: string | undefined = "not started";
  let running: Promise<void> | undefined;

  async function connect(): Promise<void> {
    const patience = new AbortController();
    const late = clock.wait(HELLO_MS, patience.signal).then(
      () => {
        void receiver.client.disconnect();
        throw new Error("Slack opened the connection and said nothing");
      },
      () => undefined,
    );
    try {
      await Promise.race([receiver.client.start(), late.then(() => new Promise<never>(() => undefined))]);
    } finally {
      patience.abort();
    }
  }

  /** Resolves when the connection that is open now has ended. */
  function ended(): Promise<void> {
    return new Promise((resolve) => {
      receiver.client.once("disconnected", () => resolve());
    });
  }

  async function keep(accepted: () => void, refused: (error: unknown) => void): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const began = clock.now();
      try {
        await connect();
        const end = ended();
        trouble = undefined;
        accepted();
        log.info({ platform: "slack" }, "connected");
        await end;
        failures = clock.now() - began < SHORT_LIFE_MS ? failures + 1 : 0;
        trouble = "the connection ended and is being opened again";
      } catch (error) {
        const fault = toSendError(error);
        failures += 1;
        trouble = fault.reason;
        if (fault.fault === "revoked") refused(notAccepted(fault.reason, error));
        if (!stopping.signal.aborted) {
          log.warn({ platform: "slack", reason: fault.reason, failures }, "connection failed");
        }
      }
      await pause(failures);
    }
  }

  /** None before the first try after an orderly end, then twice as long each time. */
  async function pause(failures: number): Promise<void> {
    if (failures === 0 || stopping.signal.aborted) return;
    const waitMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
    await clock.wait(waitMs, stopping.signal).catch(() => undefined);
  }

  return {
    receiver,
    start() {
      return new Promise((resolve, reject) => {
        trouble = "connecting";
        // A stop before the first greeting ends the waiting, too.
        running = keep(resolve, reject).then(resolve);
      });
    },
    async stop() {
      stopping.abort();
      await receiver.client.disconnect();
      await running;
      trouble = "stopped";
    },
    trouble: () => trouble,
  };
}

function notAccepted(reason: string, cause: unknown): WirebriefError {
  return new WirebriefError({
    code: "platform",
    thing: "Slack",
    problem: `does not accept the app token: ${reason}`,
    remedy:
      "Copy it again from Basic Information, “App-Level Tokens”, with the scope connections:write, into SLACK_APP_TOKEN",
    cause,
  });
}
