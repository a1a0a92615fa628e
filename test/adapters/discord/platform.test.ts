import { type PlatformFault, platformContract } from "../../contracts/platform.ts";
import type { DiscordFault } from "../../fakes/discord/faults.ts";
import { validateMessage } from "../../fakes/discord/validate-message.ts";
import { visibleText } from "../../fakes/discord/world.ts";
import { openDiscord } from "./open-discord.ts";

const FAULTS: Readonly<Record<Exclude<PlatformFault, "rate-limited">, DiscordFault>> = {
  unavailable: { kind: "status", status: 503 },
  "lost-answer": { kind: "lost-answer" },
  dropped: { kind: "reset" },
  silent: { kind: "hang" },
  gone: { kind: "error", status: 403, code: 50_013, message: "Missing Permissions" },
  revoked: { kind: "error", status: 401, code: 0, message: "401: Unauthorized" },
  refused: { kind: "error", status: 400, code: 50_035, message: "Invalid Form Body" },
};

platformContract("Discord", async () => {
  const { platform, fake, close } = await openDiscord();
  const at = (channel: string) => ({ platform: "discord", workspace: fake.guildId, channel }) as const;
  return {
    platform,
    destination: at(fake.channelId),
    elsewhere: at(fake.otherChannelId),
    since: new Date(Date.now() - 1_000).toISOString(),
    fail({ channel, thread }, fault, waitMs = 1_000) {
      fake.fail({
        path: thread ?? channel,
        fault: fault === "rate-limited" ? { kind: "rate-limited", waitMs } : FAULTS[fault],
      });
    },
    posted: ({ channel }) =>
      fake.posted(channel).map((message) => ({
        messageId: message.id,
        threadId: message.channelId === channel ? undefined : message.channelId,
        visible: visibleText(message.payload),
      })),
    problems: (payload) => validateMessage(payload),
    close,
  };
});
