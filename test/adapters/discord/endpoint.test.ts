import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenDiscord, openDiscord } from "./open-discord.ts";

const URL = "http://wirebrief.example/discord/interactions";
const COMMAND = 2;

describe("interactions over HTTP", () => {
  let discord: OpenDiscord;

  beforeEach(async () => {
    discord = await openDiscord();
  });

  afterEach(async () => {
    await discord.close();
  });

  test("answer Discord's probe", async () => {
    const response = await discord.handle!(discord.fake.signedRequest(URL, { id: "1", type: 1, token: "t" }));
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.json()).toEqual({ type: 1 });
  });

  test.each([
    ["of another key", { signature: "ab".repeat(64) }],
    ["that is none", { signature: "zz" }],
    ["that is missing", { signature: "" }],
  ])("refuse a signature %s", async (_, change) => {
    const request = discord.fake.signedRequest(URL, { id: "1", type: 1, token: "t" }, change);
    expect((await discord.handle!(request)).status).toBe(401);
  });

  test("refuse a body that was changed after signing", async () => {
    const { headers } = discord.fake.signedRequest(URL, { id: "1", type: 1, token: "t" });
    const body = JSON.stringify({ id: "1", type: 2, token: "t" });
    expect((await discord.handle!(new Request(URL, { method: "POST", headers, body }))).status).toBe(401);
  });

  test("refuse what is no interaction, and what is no POST", async () => {
    expect((await discord.handle!(discord.fake.signedRequest(URL, { hello: 1 }))).status).toBe(400);
    expect((await discord.handle!(new Request(URL))).status).toBe(405);
  });

  test("answer a command at once, and in full afterwards", async () => {
    const { fake } = discord;
    const { body, interaction } = fake.interactionBody({ name: "help", type: 1 }, COMMAND);
    const response = await discord.handle!(fake.signedRequest(URL, body));
    const acknowledgement = await response.json();
    expect(acknowledgement).toEqual({ type: 5, data: { flags: 64 } });
    fake.takeHttpAnswer(interaction, acknowledgement);
    expect(await fake.answer(interaction)).toEqual({ text: "Heard: help", ephemeral: true });
  });
});
