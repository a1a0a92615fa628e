import { afterEach, beforeEach, expect, test } from "vitest";
import { checkSlack } from "../../../adapters/slack/check.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import { silentLog } from "./silent-log.ts";

let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(async () => {
  await slack.close();
});

const check = (...channels: string[]) =>
  checkSlack(
    { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl, timeoutMs: 500 },
    channels,
    silentLog,
  );

test("finds nothing wrong where nothing is", async () => {
  expect(await check("C0001")).toEqual([
    { name: "Slack bot token", ok: true },
    { name: "Slack scopes", ok: true },
    { name: "Slack app token", ok: true },
    { name: "Slack channel C0001 (#rail-desk)", ok: true },
  ]);
  expect(slack.seen()).toEqual([]);
  expect(slack.connections).toBe(0);
});

test("names each scope that is missing", async () => {
  slack.state.scopes = slack.state.scopes.filter((scope) => scope !== "users:read");
  expect(await check()).toContainEqual({
    name: "Slack scopes",
    ok: false,
    problem: "missing: users:read",
    remedy: "Install the app again with the manifest of `wirebrief manifest slack`",
  });
});

test("tells a channel that is archived from one that the app is not in and one that is unknown", async () => {
  slack.channels.get("C0001")!.isArchived = true;
  slack.channels.get("C0002")!.isMember = false;
  const findings = await check("C0001", "C0002", "C0404");
  expect(findings.slice(-3)).toMatchObject([
    { ok: false, problem: "is archived" },
    { ok: false, problem: "the app is not in it", remedy: "Type /invite @Wirebrief there" },
    { ok: false, name: "Slack channel C0404", problem: expect.stringContaining("does not exist") },
  ]);
});

test("says once that the token is dead", async () => {
  slack.state.tokenValid = false;
  expect(await check("C0001", "C0002")).toMatchObject([
    { name: "Slack bot token", ok: false, problem: "the token was revoked; install the app again" },
    { name: "Slack app token", ok: true },
  ]);
});

test("does not blame the token when Slack is not there", async () => {
  slack.fail({ method: "auth.test" }, { kind: "unavailable" });
  expect((await check())[0]).toMatchObject({
    ok: false,
    remedy: expect.stringContaining("reaches slack.com"),
  });
});
