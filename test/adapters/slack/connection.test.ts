import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../../adapters/shared/clock.ts";
import type { PlaceChange } from "../../../adapters/slack/places.ts";
import { signedRequest } from "../../fakes/slack/link.ts";
import { type OpenSlack, openSlack } from "./open-slack.ts";

let it: OpenSlack;

afterEach(async () => {
  await it.close();
});

describe("over Socket Mode", () => {
  beforeEach(async () => {
    it = await openSlack("socket");
  });

  test("is in trouble until Slack greets, and then in none", async () => {
    expect(it.connection.trouble()).toBe("not started");
    await it.connection.start();
    expect(it.connection.trouble()).toBeUndefined();
    expect(it.slack.connections).toBe(1);
  });

  test("is back at once after Slack's refresh, and answers again", async () => {
    await it.connection.start();
    const before = performance.now();
    it.slack.refreshSockets();
    await it.slack.waitForCall("apps.connections.open", 2);
    await it.slack.waitForConnections(1);
    // The SDK alone would wait five seconds here.
    expect(performance.now() - before).toBeLessThan(4_000);
    await it.slack.slashCommand("/brief");
    await it.slack.waitForMessage("You asked brief");
  });

  test("is back after a dropped connection", async () => {
    await it.connection.start();
    it.slack.dropSockets();
    await it.slack.waitForCall("apps.connections.open", 2);
    await it.slack.waitForConnections(1);
    await it.slack.slashCommand("/brief");
    await it.slack.waitForMessage("You asked brief");
    expect(it.connection.trouble()).toBeUndefined();
  });

  test("goes on trying while Slack opens no connection", async () => {
    it.slack.fail({ method: "apps.connections.open" }, { kind: "dropped" });
    await it.connection.start();
    expect(it.slack.callsTo("apps.connections.open")).toHaveLength(2);
  });

  test("survives that Slack cannot be reached while it reconnects", async () => {
    await it.connection.start();
    it.slack.fail({ method: "apps.connections.open" }, { kind: "unavailable" });
    it.slack.dropSockets();
    await it.slack.waitForCall("apps.connections.open", 2);
    expect(it.connection.trouble()).toBeDefined();
    await it.slack.waitForCall("apps.connections.open", 3);
    await it.slack.waitForConnections(1);
  });

  test("stops while it is connecting", async () => {
    it.slack.state.greets = false;
    const starting = it.connection.start();
    await it.slack.waitForConnections(1);
    await it.connection.stop();
    expect(it.connection.trouble()).toBe("stopped");
    await it.slack.waitForConnections(0);
    await starting;
  });

  test("leaves nothing open when it stops", async () => {
    await it.connection.start();
    await it.connection.stop();
    await it.slack.waitForConnections(0);
  });
});

test("gives a socket up that opens and says nothing", async () => {
  it = await openSlack("socket", {
    deps: { clock: { now: systemClock.now, wait: (ms, signal) => systemClock.wait(ms / 100, signal) } },
  });
  it.slack.state.greets = false;
  const starting = it.connection.start();
  await it.slack.waitForCall("apps.connections.open", 2);
  it.slack.state.greets = true;
  await starting;
  expect(it.connection.trouble()).toBeUndefined();
});

test("refuses to start with a revoked bot token, and says what to do", async () => {
  it = await openSlack("socket");
  it.slack.state.tokenValid = false;
  await expect(it.connection.start()).rejects.toMatchObject({
    code: "platform",
    remedy: expect.stringContaining("SLACK_BOT_TOKEN"),
  });
});

test("refuses to start with a wrong app token, and says what to do", async () => {
  it = await openSlack("socket", { config: { appToken: "xapp-1-other" } });
  await expect(it.connection.start()).rejects.toMatchObject({
    code: "platform",
    remedy: expect.stringContaining("SLACK_APP_TOKEN"),
  });
});

test("waits for a Slack that is not there at the start", async () => {
  it = await openSlack("http", {
    deps: { clock: { now: systemClock.now, wait: (ms, signal) => systemClock.wait(ms / 100, signal) } },
  });
  it.slack.fail({ method: "auth.test" }, { kind: "unavailable" });
  it.slack.fail({ method: "auth.test" }, { kind: "dropped" });
  await it.connection.start();
  expect(it.slack.callsTo("auth.test")).toHaveLength(3);
  expect(it.connection.trouble()).toBeUndefined();
});

describe("over HTTP", () => {
  const NOW = Date.parse("2026-03-05T08:00:00.000Z");
  const event = {
    type: "events_api",
    payload: { type: "url_verification", token: "x", challenge: "c-1" },
  } as const;

  beforeEach(async () => {
    it = await openSlack("http", { deps: { clock: { ...systemClock, now: () => NOW } } });
    await it.connection.start();
  });

  const handle = (request: Request) => it.receiver!.handle(request);
  const signed = (change: Partial<Parameters<typeof signedRequest>[0]> = {}) =>
    signedRequest({ ...event, signingSecret: it.slack.signingSecret, at: NOW / 1_000, ...change });

  test("echoes the challenge by which Slack verifies the address", async () => {
    const response = await handle(signed());
    expect([response.status, await response.text()]).toEqual([200, "c-1"]);
  });

  test.each([
    ["another secret", { signingSecret: "f".repeat(32) }],
    ["a time of more than five minutes ago", { at: NOW / 1_000 - 301 }],
    ["a time of more than five minutes ahead", { at: NOW / 1_000 + 301 }],
  ])("refuses a request signed with %s", async (_, change) => {
    expect((await handle(signed(change))).status).toBe(401);
  });

  test("takes a request that is five minutes old or ahead", async () => {
    expect((await handle(signed({ at: NOW / 1_000 - 300 }))).status).toBe(200);
    expect((await handle(signed({ at: NOW / 1_000 + 300 }))).status).toBe(200);
  });

  test.each(["x-slack-signature", "x-slack-request-timestamp"])(
    "refuses a request without %s",
    async (name) => {
      const request = signed();
      request.headers.delete(name);
      expect((await handle(request)).status).toBe(401);
    },
  );

  test("refuses a body that was changed after it was signed", async () => {
    const request = signed();
    const changed = new Request(request, { body: (await request.clone().text()).replace("c-1", "c-2") });
    expect((await handle(changed)).status).toBe(401);
  });

  test("refuses what is too long, what is not a post and what it cannot read", async () => {
    const long = new Request("http://x.example", { method: "POST", body: "x".repeat(1_000_001) });
    expect((await handle(long)).status).toBe(413);
    expect((await handle(new Request("http://x.example"))).status).toBe(405);
    const list = signedRequest({
      type: "events_api",
      payload: [1],
      signingSecret: it.slack.signingSecret,
      at: NOW / 1_000,
    });
    expect((await handle(list)).status).toBe(400);
  });

  test("answers 404 to what nobody listens to", async () => {
    expect((await handle(signed({ payload: { type: "no_such_thing" } }))).status).toBe(404);
  });

  test("tells Slack to come back when it is stopped", async () => {
    await it.connection.stop();
    expect((await handle(signed())).status).toBe(503);
  });
});

test("tells of channels and workspaces that were lost or are back", async () => {
  const changes: PlaceChange[] = [];
  it = await openSlack("socket", {
    deps: {
      placeChanged: async (change) => {
        changes.push(change);
      },
    },
  });
  await it.connection.start();
  await it.slack.event({ type: "channel_archive", channel: "C0001", user: "U0001" });
  await it.slack.event({ type: "member_joined_channel", channel: "C0002", user: "U0002" });
  await it.slack.event({ type: "member_joined_channel", channel: "C0002", user: it.slack.botUserId });
  await it.slack.event({ type: "group_left", channel: "G0001" });
  await it.slack.event({ type: "tokens_revoked", tokens: { oauth: ["U0001"], bot: [] } });
  await it.slack.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["U0BOT"] } });
  await it.slack.event({ type: "app_uninstalled" });
  await it.connection.stop();
  const about = { platform: "slack", workspace: "T0001" };
  expect(changes).toEqual([
    { ...about, channel: "C0001", state: "gone", reason: "the channel was archived" },
    { ...about, channel: "C0002", state: "back", reason: "the app was invited to the channel" },
    { ...about, channel: "G0001", state: "gone", reason: "the app was removed from the channel" },
    { ...about, channel: undefined, state: "gone", reason: "the app's token was revoked" },
    { ...about, channel: undefined, state: "gone", reason: "the app was removed from the workspace" },
  ]);
});
