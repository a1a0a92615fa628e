import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { slackCommands } from "../../../adapters/slack/commands.ts";
import { slackLimits } from "../../../adapters/slack/limits.ts";
import { slackManifest, slackScopes } from "../../../adapters/slack/manifest.ts";
import { commandNameSchema } from "../../../briefings/answer/answer.ts";
import { methodScopes } from "../../fakes/slack/web-api.ts";

const folder = fileURLToPath(new URL("../../../adapters/slack/", import.meta.url));
const source = readdirSync(folder)
  .filter((name) => name !== "manifest.ts" && name !== "faults.ts" && name !== "limits.ts")
  .map((name) => readFileSync(`${folder}${name}`, "utf8").replace(/\/\*\*.*?\*\//gsu, ""))
  .join("\n");

/** Web API methods that the code calls, by name or through the client's own functions. */
function calledMethods(): string[] {
  const named = [...source.matchAll(/apiCall\(\s*"([\w.]+)"/gu)].map((match) => match[1]!);
  const direct = [...source.matchAll(/client\.((?:auth|users|conversations|chat|apps)(?:\.\w+)+)\(/gu)].map(
    (match) => match[1]!,
  );
  return [...new Set([...named, ...direct])].sort();
}

/** Scopes that events need. [docs.slack.dev/reference/events] */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_mention: ["app_mentions:read"],
  "message.im": ["im:history"],
  channel_archive: ["channels:read"],
  channel_unarchive: ["channels:read"],
  channel_deleted: ["channels:read"],
  channel_left: ["channels:read"],
  group_archive: ["groups:read"],
  group_unarchive: ["groups:read"],
  group_deleted: ["groups:read"],
  group_left: ["groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  app_uninstalled: [],
  tokens_revoked: [],
};

test("finds the calls of the code", () => {
  expect(calledMethods()).toEqual([
    "auth.test",
    "chat.postEphemeral",
    "chat.postMessage",
    "conversations.history",
    "conversations.info",
    "conversations.replies",
    "users.info",
  ]);
});

test("asks for exactly the scopes that the code's calls and events need", () => {
  const manifest = slackManifest({ socketMode: true });
  const wanted = new Set<string>(["commands"]);
  for (const method of calledMethods()) for (const scope of methodScopes[method]!) wanted.add(scope);
  for (const event of manifest.settings.event_subscriptions.bot_events) {
    for (const scope of EVENT_SCOPES[event]!) wanted.add(scope);
  }
  // Group direct messages hold no briefing and send us no message.
  wanted.delete("mpim:history");
  wanted.delete("mpim:read");
  expect(manifest.oauth_config.scopes.bot).toEqual([...wanted].sort());
  expect(Object.keys(slackScopes)).toEqual(manifest.oauth_config.scopes.bot);
});

test("has every command of the chat", () => {
  expect(slackCommands.map(({ command }) => command)).toEqual(commandNameSchema.options);
});

test("keeps the manifest's own limits", () => {
  const { display_information: info, features } = slackManifest({ socketMode: true });
  const { manifest } = slackLimits;
  expect(info.name.length).toBeLessThanOrEqual(manifest.name.max);
  expect(info.description.length).toBeLessThanOrEqual(manifest.description.max);
  expect(info.long_description.length).toBeGreaterThanOrEqual(175);
  expect(info.long_description.length).toBeLessThanOrEqual(manifest.longDescription.max);
  expect(features.bot_user.display_name.length).toBeLessThanOrEqual(manifest.botName.max);
  expect(features.slash_commands.length).toBeLessThanOrEqual(manifest.commands.max);
  for (const { command } of features.slash_commands) {
    expect(command.length).toBeLessThanOrEqual(manifest.commandName.max);
  }
});

test("names addresses for HTTP and none for Socket Mode", () => {
  const http = slackManifest({ socketMode: false, publicUrl: "https://wirebrief.example.org" });
  const url = "https://wirebrief.example.org/slack/events";
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { is_enabled: true, request_url: url },
  });
  expect(http.features.slash_commands[0]).toMatchObject({ url });
  const socket = JSON.stringify(
    slackManifest({ socketMode: true, publicUrl: "https://wirebrief.example.org" }),
  );
  expect(socket).not.toContain("wirebrief.example.org");
});
