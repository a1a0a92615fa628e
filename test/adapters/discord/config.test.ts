import { describe, expect, test } from "vitest";
import { checkDiscordConfig, ownUserId } from "../../../adapters/discord/config.ts";

const USER = "1100000000000000001";
const TOKEN = `${Buffer.from(USER).toString("base64url")}.GhZ1yk.${"a1-_".repeat(9)}`;
const good = { token: TOKEN, applicationId: USER };

describe("Discord's settings", () => {
  test("are taken with their defaults", () => {
    expect(checkDiscordConfig(good)).toEqual({
      ...good,
      apiUrl: "https://discord.com/api",
      answerMentions: true,
      requestTimeoutMs: 15_000,
    });
    expect(ownUserId(TOKEN)).toBe(USER);
  });

  test("take an API address with or without its version", () => {
    for (const apiUrl of [
      "http://127.0.0.1:9/api",
      "http://127.0.0.1:9/api/",
      "http://127.0.0.1:9/api/v10",
    ]) {
      expect(checkDiscordConfig({ ...good, apiUrl }).apiUrl).toBe("http://127.0.0.1:9/api");
    }
  });

  test.each([
    [`Bot ${TOKEN}`, 'the word "Bot"', "the token alone"],
    ["a".repeat(64), "public key", "DISCORD_PUBLIC_KEY"],
    [USER, "an id", "DISCORD_APPLICATION_ID"],
    ["AbCdEf0123456789AbCdEf0123456789", "client secret", "page Bot"],
    ["mfa.abcdef", "a person's account", "page Bot"],
    ["xoxb-1-2", "token of Slack", "SLACK_BOT_TOKEN"],
    ["https://discord.com/api/webhooks/1/x", "an address", "page Bot"],
    ["hello", "not a bot token", "page Bot"],
    ["", "not a bot token", "page Bot"],
  ])("name a wrong token without repeating it: %s", (token, problem, remedy) => {
    try {
      checkDiscordConfig({ ...good, token });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: "config",
        thing: "DISCORD_TOKEN",
        remedy: expect.stringContaining(remedy),
      });
      expect(String(error)).toContain(problem);
      if (token.length > 12) expect(String(error)).not.toContain(token);
    }
  });

  test.each([
    [{ applicationId: "wirebrief" }, "DISCORD_APPLICATION_ID"],
    [{ publicKey: "abc" }, "DISCORD_PUBLIC_KEY"],
    [{ apiUrl: "discord.com/api" }, "DISCORD_API_URL"],
  ])("name what is wrong: %j", (change, thing) => {
    expect(() => checkDiscordConfig({ ...good, ...change })).toThrow(
      expect.objectContaining({ code: "config", thing }),
    );
  });
});
