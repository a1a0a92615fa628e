import { describe, expect, test } from "vitest";
import { checkSlackConfig } from "../../../adapters/slack/config.ts";
import { WirebriefError } from "../../../briefings/errors.ts";

const good = {
  botToken: "xoxb-1-2-abc",
  appToken: "xapp-1-A1-2-abc",
  signingSecret: "0123456789abcdef".repeat(2),
};

function problem(config: unknown): WirebriefError {
  try {
    checkSlackConfig(config);
  } catch (error) {
    if (error instanceof WirebriefError) return error;
    throw error;
  }
  throw new Error("the configuration was taken");
}

test("takes the right kind of each secret", () => {
  expect(checkSlackConfig(good)).toEqual(good);
  expect(checkSlackConfig({ botToken: good.botToken, signingSecret: good.signingSecret })).toBeDefined();
  expect(checkSlackConfig({ botToken: good.botToken, appToken: good.appToken })).toBeDefined();
});

describe.each([
  [{ botToken: "xoxp-1-2-3" }, "SLACK_BOT_TOKEN", "a user token", "OAuth & Permissions"],
  [{ botToken: good.appToken }, "SLACK_BOT_TOKEN", "an app-level token", "OAuth & Permissions"],
  [{ botToken: good.signingSecret }, "SLACK_BOT_TOKEN", "a signing secret", "OAuth & Permissions"],
  [{ botToken: "xoxe.xoxb-1-abc" }, "SLACK_BOT_TOKEN", "rotates", "OAuth & Permissions"],
  [{ botToken: "" }, "SLACK_BOT_TOKEN", "is empty", "OAuth & Permissions"],
  [{ botToken: "xoxb-1-2-abc\n" }, "SLACK_BOT_TOKEN", "has blanks around it", "OAuth & Permissions"],
  [{ botToken: "hunter2" }, "SLACK_BOT_TOKEN", "no kind of secret", "OAuth & Permissions"],
  [{ appToken: good.botToken }, "SLACK_APP_TOKEN", "a bot token", "App-Level Tokens"],
  [{ appToken: "xoxc-1" }, "SLACK_APP_TOKEN", "a browser's session token", "App-Level Tokens"],
  [{ signingSecret: good.botToken }, "SLACK_SIGNING_SECRET", "a bot token", "Signing Secret"],
  [{ signingSecret: "" }, "SLACK_SIGNING_SECRET", "is empty", "Signing Secret"],
])("refuses %j", (change, variable, kind, place) => {
  const error = problem({ ...good, ...change });

  test("names the variable, the kind that was given and where the right one stands", () => {
    expect(error).toMatchObject({ code: "config", thing: variable });
    expect(error.message).toContain(kind);
    expect(error.remedy).toContain(place);
  });

  test("does not show the secret", () => {
    const [secret = ""] = Object.values(change);
    if (secret.trim() !== "") expect(error.message).not.toContain(secret.trim());
  });
});

test("refuses a bot that nobody could ask anything", () => {
  expect(problem({ botToken: good.botToken }).remedy).toContain("App-Level Tokens");
});
