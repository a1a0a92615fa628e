import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { environmentExample, VARIABLES } from "../../src/environment.ts";

function messageOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

test("works with nothing set", () => {
  expect(readConfig({})).toMatchObject({
    dataDir: ".wirebrief",
    port: 3000,
    host: "127.0.0.1",
    slack: undefined,
  });
});

test("says which kind of token stands where a bot token belongs", () => {
  expect(messageOf({ SLACK_BOT_TOKEN: "xapp-1-A1-2-x", SLACK_APP_TOKEN: "xapp-1-A1-2-x" })).toBe(
    "SLACK_BOT_TOKEN: is an app-level token. Copy it from OAuth & Permissions, “Bot User OAuth Token”; it begins with xoxb-",
  );
  expect(messageOf({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" })).toContain(
    "SLACK_APP_TOKEN: is a bot token",
  );
  expect(messageOf({ DISCORD_TOKEN: "abcdef0123456789abcdef0123456789" })).toContain(
    "DISCORD_TOKEN: is the application's client secret",
  );
});

test("asks for the other half of Slack's settings", () => {
  expect(messageOf({ SLACK_BOT_TOKEN: "xoxb-1" })).toContain(
    "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: is missing",
  );
  expect(messageOf({ SLACK_APP_TOKEN: "xapp-1" })).toContain(
    "SLACK_BOT_TOKEN: is missing although SLACK_APP_TOKEN",
  );
});

test("reports every wrong variable with its value, but never a secret", () => {
  const message = messageOf({ PORT: "99999", DATABASE_URL: "mysql://u:secret@h/db", LOG_LEVEL: "loud" });
  expect(message.split("\n")).toHaveLength(3);
  expect(message).toContain("PORT: is not valid (99999). Use a number from 0 to 65535");
  expect(message).toContain("LOG_LEVEL: is not valid (loud)");
  expect(message).not.toContain("secret");
});

test("an empty variable counts as absent", () => {
  expect(readConfig({ PORT: "", DATA_DIR: " " })).toMatchObject({ port: 3000, dataDir: ".wirebrief" });
});

test("finds the application id in a bot token", () => {
  const token = `${Buffer.from("123456789012345678").toString("base64")}.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb`;
  expect(readConfig({ DISCORD_TOKEN: token }).discord?.applicationId).toBe("123456789012345678");
});

test(".env.example lists exactly the variables that the code reads", () => {
  const file = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  expect(file).toBe(environmentExample());
  expect([...file.matchAll(/^(?:# )?([A-Z_]+)=/gmu)].map(([, name]) => name)).toEqual(
    VARIABLES.map(({ name }) => name),
  );
});
