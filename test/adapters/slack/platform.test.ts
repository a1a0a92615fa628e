import { createChannelQueue } from "../../../adapters/shared/channel-queue.ts";
import { systemClock } from "../../../adapters/shared/clock.ts";
import { createClient } from "../../../adapters/slack/client.ts";
import { renderSlack } from "../../../adapters/slack/render.ts";
import { createSend } from "../../../adapters/slack/send.ts";
import { type PlatformFault, platformContract } from "../../contracts/platform.ts";
import { startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import type { SlackFault } from "../../fakes/slack/fault-plan.ts";
import { refuseMessage } from "../../fakes/slack/validate-blocks.ts";
import { silentLog } from "./silent-log.ts";

platformContract("Slack", async () => {
  const slack = await startFakeSlack();
  const client = createClient(
    { botToken: slack.botToken, apiUrl: slack.apiUrl, timeoutMs: 300, appToken: slack.appToken },
    silentLog,
  );
  const unpaced = { burst: 1, everyMs: 0 };
  const queue = createChannelQueue({ clock: systemClock, channel: unpaced, workspace: unpaced });
  return {
    platform: { name: "slack", render: renderSlack, ...createSend(client, queue) },
    destination: { platform: "slack", workspace: slack.team, channel: "C0001" },
    elsewhere: { platform: "slack", workspace: slack.team, channel: "C0002" },
    since: new Date().toISOString(),
    fail: ({ channel, thread }, fault, waitMs = 0) =>
      slack.fail(
        { method: "chat.postMessage", channel, ...(thread === undefined ? {} : { thread }) },
        slackFault(fault, waitMs),
      ),
    posted: ({ channel }) =>
      slack
        .posted(channel)
        .map(({ ts, thread_ts, visible }) => ({ messageId: ts, threadId: thread_ts, visible })),
    problems: (payload) => {
      const refused = refuseMessage(payload);
      return refused === undefined ? [] : [refused.error, ...refused.messages];
    },
    close: () => slack.close(),
  };
});

function slackFault(fault: PlatformFault, waitMs: number): SlackFault {
  switch (fault) {
    case "rate-limited":
      return { kind: fault, seconds: waitMs / 1_000 };
    case "gone":
      return { kind: "error", error: "is_archived" };
    case "revoked":
      return { kind: "error", error: "token_revoked" };
    case "refused":
      return { kind: "error", error: "invalid_blocks" };
    default:
      return { kind: fault };
  }
}
