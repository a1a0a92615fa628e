import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliver } from "../../../briefings/delivery/deliver.ts";
import { formatDestination } from "../../../briefings/delivery/destination.ts";
import type { HeldDelivery, Outbox, Settlement } from "../../../briefings/delivery/outbox.ts";
import { messages } from "../../contracts/platform-messages.ts";
import type { DiscordFault } from "../../fakes/discord/faults.ts";
import { visibleText } from "../../fakes/discord/world.ts";
import { type OpenDiscord, openDiscord } from "./open-discord.ts";

const FORUM = 15;
const FAULTS: readonly (DiscordFault | "crash")[] = [
  { kind: "lost-answer" },
  "crash",
  { kind: "reset" },
  { kind: "status", status: 503 },
  { kind: "status", status: 502 },
  { kind: "rate-limited", waitMs: 1 },
];

/** The outbox in memory; dies once before it can record a part, when told to. */
class MemoryOutbox implements Outbox {
  delivery: HeldDelivery;
  dies = false;
  settlement: Settlement | undefined;

  constructor(delivery: HeldDelivery) {
    this.delivery = delivery;
  }

  async recordPart(_: string, { messageId, threadId }: { messageId: string; threadId?: string | undefined }) {
    if (this.dies) {
      this.dies = false;
      throw new Error("the process died");
    }
    const { sentParts, openedThread } = this.delivery;
    const thread = openedThread ?? (sentParts.length === 0 ? threadId : undefined);
    this.delivery = {
      ...this.delivery,
      sentParts: [...sentParts, messageId],
      ...(thread === undefined ? {} : { openedThread: thread }),
    };
  }

  async settle(_: string, settlement: Settlement) {
    this.settlement = settlement;
  }
}

describe("delivering to Discord", () => {
  let discord: OpenDiscord;

  beforeEach(async () => {
    discord = await openDiscord();
  });

  afterEach(async () => {
    await discord.close();
  });

  async function deliverThroughTrouble(channel: string): Promise<{ tries: number; outbox: MemoryOutbox }> {
    const { fake, platform } = discord;
    const outbox = new MemoryOutbox({
      id: `delivery to ${channel}`,
      key: "rail 2026-03-05T08:00:00Z",
      tenant: fake.guildId,
      destination: formatDestination({ platform: "discord", workspace: fake.guildId, channel }),
      message: messages["long digest"]!,
      state: "sending",
      priority: 2,
      dueAt: new Date().toISOString(),
      createdAt: new Date().toISOString(),
      attempts: 0,
      sentParts: [],
      uncertain: false,
    });
    for (let tries = 1; tries <= 60; tries += 1) {
      const fault = FAULTS[tries % FAULTS.length]!;
      if (fault === "crash") outbox.dies = true;
      else if (tries < 30) fake.fail({ method: "POST", path: /\/(?:messages|threads)$/u, fault });
      // Discord remembers a nonce for minutes only, and a delivery may be tried for a day.
      fake.forgetNonces();
      const context = { nowMs: Date.now(), random: 0.5 };
      const outcome = await deliver(outbox.delivery, platform, outbox, context).catch(() => undefined);
      if (outcome?.settlement.state === "sent") return { tries, outbox };
      const uncertain = outcome === undefined || outcome.settlement.state === "uncertain";
      outbox.delivery = { ...outbox.delivery, uncertain };
    }
    throw new Error("the digest was not delivered in 60 tries");
  }

  test.each(["channel", "forum"])(
    "brings a long digest once and in order to a %s, through faults and crashes",
    async (kind) => {
      const { fake, platform } = discord;
      const channel =
        kind === "channel" ? fake.channelId : fake.addChannel({ name: "forum", type: FORUM }).id;
      const { tries, outbox } = await deliverThroughTrouble(channel);
      expect(tries).toBeGreaterThan(6);
      const posted = fake.posted(channel);
      expect(posted.map((message) => message.id)).toEqual(outbox.delivery.sentParts);
      expect(posted.map((message) => visibleText(message.payload))).toEqual(
        platform.render(messages["long digest"]!).map((part) => visibleText(part.payload)),
      );
      const places = [...new Set(posted.slice(1).map((message) => message.channelId))];
      expect(places).toEqual([outbox.delivery.openedThread ?? channel]);
    },
  );
});
