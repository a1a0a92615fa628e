import { systemClock } from "../../../adapters/shared/clock.ts";
import type { SlackConfig } from "../../../adapters/slack/config.ts";
import { createSlack, type SlackDeps } from "../../../adapters/slack/index.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import { RecordingChat } from "./recording-chat.ts";
import { silentLog } from "./silent-log.ts";

const unpaced = { burst: 1, everyMs: 0 };

/** The adapter on a fake Slack, by the real SDK. Nothing is started yet. */
export async function openSlack(
  transport: "socket" | "http",
  change: { readonly config?: Partial<SlackConfig>; readonly deps?: Partial<SlackDeps> } = {},
) {
  const slack: FakeSlack = await startFakeSlack();
  const chat = new RecordingChat();
  const seenEvents = new Set<string>();
  const adapter = createSlack(
    {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      timeoutMs: 1_000,
      pace: { channel: unpaced, workspace: unpaced },
      ...(transport === "socket" ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
      ...change.config,
    },
    chat,
    {
      clock: systemClock,
      log: silentLog,
      firstTime: async (id) => seenEvents.size < seenEvents.add(id).size,
      ...change.deps,
    },
  );
  slack.state.httpTarget = adapter.receiver?.handle;
  return {
    slack,
    chat,
    ...adapter,
    async close() {
      await adapter.connection.stop();
      await slack.close();
    },
  };
}

export type OpenSlack = Awaited<ReturnType<typeof openSlack>>;
