import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PlaceChange } from "../../../adapters/discord/places.ts";
import { type OpenDiscord, openDiscord } from "./open-discord.ts";

const VIEW = 1n << 10n;
const SEND = 1n << 11n;

describe("places on Discord", () => {
  let discord: OpenDiscord;

  beforeEach(async () => {
    discord = await openDiscord();
    await discord.connection.start();
    // The server's channels are known once a later event has been handled.
    await discord.fake.slashCommand("help");
  });

  afterEach(async () => {
    await discord.close();
  });

  async function told(): Promise<PlaceChange> {
    return await discord.fake.world.waitFor(() => discord.changes[0], "a change");
  }

  const channelWith = (deny: bigint, allow = 0n) => {
    const { fake } = discord;
    return {
      ...fake.world.channels.get(fake.channelId),
      position: 0,
      permission_overwrites: [{ id: fake.guildId, type: 0, allow: allow.toString(), deny: deny.toString() }],
    };
  };

  test("are gone when the bot is removed from the server", async () => {
    discord.fake.gateway.loseGuild(false);
    expect(await told()).toEqual({
      platform: "discord",
      workspace: discord.fake.guildId,
      state: "gone",
      reason: "the bot was removed from the server",
    });
  });

  test("are not gone in an outage", async () => {
    discord.fake.gateway.loseGuild(true);
    await discord.fake.slashCommand("help");
    expect(discord.changes).toEqual([]);
  });

  test("are gone when a channel is deleted", async () => {
    discord.fake.gateway.dispatch("CHANNEL_DELETE", channelWith(0n));
    expect(await told()).toMatchObject({ channel: discord.fake.channelId, state: "gone" });
  });

  test("are gone when the bot may not write any more, and back when it may", async () => {
    const { fake, changes } = discord;
    fake.gateway.dispatch("CHANNEL_UPDATE", channelWith(0n, VIEW | SEND));
    fake.gateway.dispatch("CHANNEL_UPDATE", channelWith(SEND, VIEW));
    fake.gateway.dispatch("CHANNEL_UPDATE", channelWith(0n, VIEW | SEND));
    await fake.world.waitFor(() => (changes.length === 3 ? true : undefined), "three changes");
    expect(changes.map(({ channel, state }) => [channel, state])).toEqual([
      [fake.channelId, "back"],
      [fake.channelId, "gone"],
      [fake.channelId, "back"],
    ]);
  });

  test("are back when a role gives a channel that refused its permission again", async () => {
    const { fake, platform } = discord;
    const channel = fake.world.channels.get(fake.channelId)!;
    channel.hidden = true;
    const [part] = platform.render({ type: "notice", text: "Hello." });
    const destination = { platform: "discord", workspace: fake.guildId, channel: fake.channelId } as const;
    await expect(platform.send({ destination, part: part!, key: "k1" })).rejects.toMatchObject({
      fault: "gone",
    });
    channel.hidden = false;
    fake.gateway.dispatch("GUILD_ROLE_UPDATE", {
      guild_id: fake.guildId,
      role: {
        id: fake.guildId,
        name: "@everyone",
        permissions: (VIEW | SEND).toString(),
        position: 0,
        color: 0,
      },
    });
    expect(await told()).toMatchObject({ channel: fake.channelId, state: "back" });
    await platform.send({ destination, part: part!, key: "k1" });
    expect(fake.posted(fake.channelId)).toHaveLength(1);
  });
});
