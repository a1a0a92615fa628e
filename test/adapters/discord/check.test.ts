import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkDiscord } from "../../../adapters/discord/check.ts";
import { permissionsIn } from "../../../adapters/discord/permissions.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/fake-discord.ts";

const SEND = 1n << 11n;
const VIEW = 1n << 10n;
const ADMIN = 1n << 3n;

describe("checking Discord", () => {
  let fake: FakeDiscord;

  beforeEach(async () => {
    fake = await startFakeDiscord();
  });

  afterEach(async () => {
    await fake.close();
  });

  const config = () => ({
    token: fake.token,
    applicationId: fake.applicationId,
    apiUrl: fake.apiUrl,
    requestTimeoutMs: 1_000,
  });
  const channel = (id = fake.channelId) =>
    ({ platform: "discord", workspace: fake.guildId, channel: id }) as const;

  test("finds nothing wrong where all is well, and posts nothing", async () => {
    const checks = await checkDiscord(config(), [channel()]);
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ["Discord token", true],
      ["Discord application id", true],
      ["Discord gateway", true],
      [`Discord channel discord:${fake.guildId}:${fake.channelId}`, true],
    ]);
    expect(fake.requests.every(({ method }) => method === "GET")).toBe(true);
  });

  test("says that the token is refused, and asks nothing more", async () => {
    fake.fail({ path: /users/u, fault: { kind: "error", status: 401, code: 0 } });
    expect(await checkDiscord(config(), [channel()])).toEqual([
      {
        name: "Discord token",
        ok: false,
        problem: "the bot token is not valid",
        remedy: expect.stringContaining("DISCORD_TOKEN"),
      },
    ]);
  });

  test("says that the token belongs to another application", async () => {
    const checks = await checkDiscord({ ...config(), applicationId: "1100000000000000009" }, []);
    expect(checks[1]).toMatchObject({ ok: false, remedy: expect.stringContaining(fake.applicationId) });
  });

  test("names the missing permissions and what they are for", async () => {
    fake.setBotPermissions(VIEW | SEND);
    const checks = await checkDiscord(config(), [channel()]);
    expect(checks.at(-1)?.problem).toBe(
      "the bot lacks Send Messages in Threads (followed stories), Create Public Threads (following, long digests), Read Message History (no message comes twice)",
    );
  });

  test("says that a channel does not exist", async () => {
    const checks = await checkDiscord(config(), [channel("1400000000000000000")]);
    expect(checks.at(-1)).toMatchObject({ ok: false, problem: "the channel is deleted" });
  });
});

describe("permissions in a channel", () => {
  const place = {
    guildId: "g",
    memberId: "m",
    memberRoles: ["r"],
    roles: [
      { id: "g", permissions: VIEW },
      { id: "r", permissions: SEND },
      { id: "other", permissions: ADMIN },
    ],
  };

  test.each([
    ["add up over the roles", [], VIEW | SEND],
    [
      "are taken away for everyone and given back to a role",
      [
        { id: "g", allow: 0n, deny: SEND },
        { id: "r", allow: SEND, deny: 0n },
      ],
      VIEW | SEND,
    ],
    [
      "are last decided for the member",
      [
        { id: "r", allow: SEND, deny: 0n },
        { id: "m", allow: 0n, deny: SEND },
      ],
      VIEW,
    ],
    ["are none for who may not see it", [{ id: "m", allow: 0n, deny: VIEW }], 0n],
  ])("%s", (_, overwrites, expected) => {
    expect(permissionsIn({ ...place, overwrites })).toBe(expected);
  });

  test("are all for an administrator", () => {
    const held = permissionsIn({
      ...place,
      memberRoles: ["other"],
      overwrites: [{ id: "m", allow: 0n, deny: VIEW }],
    });
    expect(held & SEND).toBe(SEND);
  });
});
