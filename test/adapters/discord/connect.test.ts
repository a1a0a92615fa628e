import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatReply } from "../../../briefings/delivery/chat.ts";
import { messages } from "../../contracts/platform-messages.ts";
import { visibleText } from "../../fakes/discord/world.ts";
import { type OpenDiscord, openDiscord } from "./open-discord.ts";

const STRING = 3;
const BOOLEAN = 5;
const VIEW_ONLY = 1n << 10n;

describe("the connection to Discord", () => {
  let discord: OpenDiscord;

  beforeEach(async () => {
    discord = await openDiscord();
    await discord.connection.start();
  });

  afterEach(async () => {
    await discord.close();
  });

  test("is ready without any privileged intent, and has registered the commands", () => {
    const { connection, fake } = discord;
    expect(connection.trouble()).toBeUndefined();
    expect(fake.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
    expect(fake.world.commands).toHaveLength(12);
  });

  test("registers the commands again only when they changed", async () => {
    const { fake } = discord;
    const puts = () => fake.requests.filter(({ method }) => method === "PUT").length;
    expect(puts()).toBe(1);
    const again = await openSecond(discord);
    await again.connection.start();
    expect(puts()).toBe(1);
    fake.world.commands = fake.world.commands.slice(1);
    const changed = await openSecond(discord);
    await changed.connection.start();
    expect(puts()).toBe(2);
    await again.connection.stop();
    await changed.connection.stop();
  });

  test("answers a command to the asker alone", async () => {
    const { fake, chat } = discord;
    const interaction = await fake.slashCommand("who-signed", [
      { name: "party", type: STRING, value: "Velm" },
      { name: "with", type: STRING, value: "Norrail" },
      { name: "status", type: STRING, value: "signed" },
    ]);
    expect(interaction.callback).toEqual({ type: 5, data: { flags: 64 } });
    expect(await fake.answer(interaction)).toEqual({
      text: "Heard: who-signed Velm with Norrail status:signed",
      ephemeral: true,
    });
    expect(chat.requests).toEqual([
      {
        platform: "discord",
        workspace: fake.guildId,
        channel: fake.channelId,
        user: "1300000000000000002",
        command: "who-signed",
        text: "Velm with Norrail status:signed",
        locale: "en-GB",
        manager: true,
      },
    ]);
  });

  test("acknowledges within 3 seconds while the answer takes its time", async () => {
    const { fake, chat } = discord;
    const { promise: asked, resolve: ask } = withResolvers<void>();
    const { promise: answered, resolve: give } = withResolvers<ChatReply>();
    chat.answer = () => {
      ask();
      return answered;
    };
    const interaction = await fake.slashCommand("help");
    expect(interaction.acknowledgedAfterMs).toBeLessThan(1_000);
    expect(interaction.original?.edits).toBe(0);
    await asked;
    give({ message: { type: "notice", text: "At last." }, visibility: "private" });
    expect(await fake.answer(interaction)).toMatchObject({ text: "At last." });
  });

  test("shows the answer to the channel where share is given", async () => {
    const { fake } = discord;
    const interaction = await fake.slashCommand("timeline", [
      { name: "story", type: STRING, value: "s1" },
      { name: "share", type: BOOLEAN, value: true },
    ]);
    expect(await fake.answer(interaction)).toEqual({ text: "Heard: timeline s1 share", ephemeral: false });
  });

  test("does not post for somebody who may not write in the channel, and says so", async () => {
    const { fake } = discord;
    const actor = { permissions: VIEW_ONLY };
    const interaction = await fake.slashCommand(
      "timeline",
      [{ name: "share", type: BOOLEAN, value: true }],
      actor,
    );
    expect(await fake.answer(interaction)).toMatchObject({ ephemeral: true });
    const followUp = await fake.waitForMessage((message) =>
      visibleText(message.payload).startsWith("Only you see this"),
    );
    expect(followUp.payload.ephemeral).toBe(true);
    expect(fake.posted(fake.channelId)).toEqual([]);
  });

  test("posts what is for the channel though the asker's answer is private", async () => {
    const { fake, chat } = discord;
    chat.answer = () => ({ message: { type: "notice", text: "Paused by Ada." }, visibility: "channel" });
    const interaction = await fake.slashCommand("briefing", [
      { name: "pause", type: 1, options: [{ name: "briefing", type: STRING, value: "rail" }] },
    ]);
    await fake.waitForMessage((message) => visibleText(message.payload) === "Paused by Ada.");
    expect(await fake.answer(interaction)).toMatchObject({ ephemeral: true });
    expect(fake.posted(fake.channelId).map((message) => visibleText(message.payload))).toEqual([
      "Paused by Ada.",
    ]);
    expect(chat.requests[0]).toMatchObject({ command: "briefing", text: "pause rail" });
  });

  test("takes a public acknowledgement back when the answer is private", async () => {
    const { fake, chat } = discord;
    chat.answer = () => ({ message: { type: "notice", text: "Only for you." }, visibility: "private" });
    const interaction = await fake.slashCommand("timeline", [{ name: "share", type: BOOLEAN, value: true }]);
    await fake.waitForMessage((message) => visibleText(message.payload) === "Only for you.");
    expect(interaction.messages.map((message) => message.payload.ephemeral)).toEqual([true]);
    expect(fake.posted(fake.channelId)).toEqual([]);
  });

  test("gives a long answer in several messages, in order", async () => {
    const { fake, chat } = discord;
    chat.answer = () => ({ message: messages["long digest"]!, visibility: "private" });
    const interaction = await fake.slashCommand("brief");
    const count = discord.platform.render(messages["long digest"]!).length;
    await fake.world.waitFor(() => (interaction.messages.length === count ? true : undefined), "all parts");
    expect(
      interaction.messages.map((message) => /Part (\d+) of/u.exec(visibleText(message.payload))?.[1]),
    ).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
    expect(interaction.messages.every((message) => message.payload.ephemeral === true)).toBe(true);
  });

  test("says that it could not answer when the application fails", async () => {
    const { fake, chat } = discord;
    chat.answer = () => Promise.reject(new Error("broken"));
    const interaction = await fake.slashCommand("help");
    expect((await fake.answer(interaction)).text).toBe("I could not answer that. Please try again.");
  });

  test("knows the story of a followed thread by the thread", async () => {
    const { fake, chat } = discord;
    const thread = fake.addChannel({ name: "Norrail", type: 11, parent_id: fake.channelId });
    await fake.answer(await fake.slashCommand("timeline", [], { channelId: thread.id }));
    expect(chat.requests[0]).toMatchObject({ channel: fake.channelId, thread: thread.id });
  });

  test("tells who may manage the channel", async () => {
    const { fake, chat } = discord;
    await fake.slashCommand("help", [], { permissions: VIEW_ONLY });
    await fake.slashCommand("help", [], { permissions: 1n << 4n });
    await fake.world.waitFor(() => (chat.requests.length === 2 ? true : undefined), "two requests");
    expect(chat.requests.map((request) => request.manager)).toEqual([false, true]);
  });

  test("completes what is being typed", async () => {
    const { fake, chat } = discord;
    chat.choices = [
      { label: "Norrail", value: "Norrail" },
      { label: "x".repeat(150), value: "long label" },
      { label: "too long a value", value: "y".repeat(101) },
    ];
    const choices = await fake.autocomplete("who-signed", [
      { name: "party", type: STRING, value: "Velm" },
      { name: "with", type: STRING, value: "Nor", focused: true },
    ]);
    expect(choices).toEqual([
      { name: "Norrail", value: "Norrail" },
      { name: `${"x".repeat(99)}…`, value: "long label" },
    ]);
    expect(chat.completions).toEqual([
      { platform: "discord", workspace: fake.guildId, command: "who-signed", option: "with", typed: "Nor" },
    ]);
  });

  test("completes with nothing when the application fails", async () => {
    const { fake, chat } = discord;
    chat.complete = () => Promise.reject(new Error("broken"));
    const option = { name: "story", type: STRING, value: "N", focused: true };
    expect(await fake.autocomplete("story", [option])).toEqual([]);
  });

  test("asks what a story's button says, privately", async () => {
    const { fake, chat, platform } = discord;
    const [part] = platform.render(messages.digest!);
    const destination = { platform: "discord", workspace: fake.guildId, channel: fake.channelId } as const;
    await platform.send({ destination, part: part!, key: "k1" });
    const [digest] = fake.posted(fake.channelId);
    for (const label of ["Follow", "Timeline", "Sources", "Not for us"]) {
      const interaction = await fake.pressButton(digest!, label);
      expect(await fake.answer(interaction)).toMatchObject({ ephemeral: true });
    }
    expect(chat.requests.map(({ command, text }) => `${command} ${text}`)).toEqual([
      "follow s1",
      "timeline s1",
      "story s1",
      "unfollow s1",
    ]);
  });

  test("shares a private answer by a button", async () => {
    const { fake, chat } = discord;
    chat.answer = ({ text }) => ({
      message: messages["who-signed answer"]!,
      visibility: text.endsWith("share") ? "channel" : "private",
    });
    const asked = await fake.slashCommand("who-signed", [{ name: "party", type: STRING, value: "Velm" }]);
    await fake.answer(asked);
    const pressed = await fake.pressButton(asked.original!, "Share");
    expect(await fake.answer(pressed)).toMatchObject({ ephemeral: false });
    expect(chat.requests.at(-1)).toMatchObject({ command: "who-signed", text: "Velm share" });
    expect(visibleText(pressed.original!.payload)).not.toContain("Share");
  });

  test("gives a reason for a button that is not known any more", async () => {
    const { fake } = discord;
    const components = [{ type: 1, components: [{ type: 2, style: 2, label: "Old", custom_id: "v0:old" }] }];
    const message = fake.world.addMessage({
      channelId: fake.channelId,
      authorId: fake.world.userId,
      payload: { components },
      nonce: undefined,
    });
    const interaction = await fake.pressButton(message, "Old");
    expect(await fake.answer(interaction)).toEqual({
      text: "This button is of an older version. /help lists what I do.",
      ephemeral: true,
    });
  });

  test("answers a mention in a thread under it", async () => {
    const { fake, chat } = discord;
    const asked = fake.mention(`<@${fake.world.userId}> who signed with Velm?`);
    const answer = await fake.waitForMessage((message) =>
      visibleText(message.payload).startsWith("Heard: question"),
    );
    expect(answer.channelId).toBe(asked.id);
    expect(fake.world.channels.get(asked.id)).toMatchObject({
      name: "who signed with Velm?",
      parent_id: fake.channelId,
    });
    expect(chat.requests).toEqual([
      {
        platform: "discord",
        workspace: fake.guildId,
        channel: fake.channelId,
        user: "1300000000000000002",
        text: "who signed with Velm?",
        manager: false,
      },
    ]);
  });

  test("answers a mention where it stands when no thread can be opened", async () => {
    const { fake } = discord;
    fake.fail({ path: /\/threads$/u, fault: { kind: "error", status: 403, code: 50_013 } });
    fake.mention(`<@${fake.world.userId}> who signed with Velm?`);
    const answer = await fake.waitForMessage((message) =>
      visibleText(message.payload).startsWith("Heard: question"),
    );
    expect(answer.channelId).toBe(fake.channelId);
  });

  test("answers a mention without a question with how to ask", async () => {
    const { fake, chat } = discord;
    fake.mention(`<@${fake.world.userId}>`);
    const answer = await fake.waitForMessage((message) => message.authorId === fake.world.userId);
    expect(visibleText(answer.payload)).toContain("Ask me something");
    expect(chat.requests).toEqual([]);
  });

  test("answers once when the answer to its acknowledgement was lost", async () => {
    const { fake } = discord;
    fake.fail({ path: /\/callback$/u, fault: { kind: "lost-answer" } });
    const interaction = await fake.slashCommand("help");
    expect(await fake.answer(interaction)).toMatchObject({ text: "Heard: help" });
  });

  test("edits its answer again when Discord failed in passing", async () => {
    const { fake } = discord;
    fake.fail({ method: "PATCH", path: /@original$/u, fault: { kind: "status", status: 503 }, times: 2 });
    const interaction = await fake.slashCommand("help");
    expect(await fake.answer(interaction)).toMatchObject({ text: "Heard: help" });
  });

  test.each(["drop", "askToReconnect"] as const)("resumes and misses nothing after: %s", async (how) => {
    const { fake, connection } = discord;
    fake.gateway[how]();
    await fake.world.waitFor(() => (fake.gateway.connected ? undefined : true), "the connection to break");
    const missed = fake.slashCommand("help");
    expect(await fake.answer(await missed)).toMatchObject({ text: "Heard: help" });
    expect(fake.gateway.resumes).toBe(1);
    expect(fake.gateway.identifies).toBe(1);
    expect(connection.trouble()).toBeUndefined();
  });

  test("identifies anew when its session is lost", async () => {
    const { fake, connection } = discord;
    fake.gateway.invalidate();
    await fake.world.waitFor(
      () => (fake.gateway.identifies === 2 ? true : undefined),
      "a new session",
      15_000,
    );
    expect(await fake.answer(await fake.slashCommand("help"))).toMatchObject({ text: "Heard: help" });
    expect(connection.trouble()).toBeUndefined();
  });

  test("logs no token of an interaction", async () => {
    const { fake, log } = discord;
    fake.fail({
      method: "PATCH",
      path: /@original$/u,
      fault: { kind: "error", status: 404, code: 10_008 },
      times: 9,
    });
    const interaction = await fake.slashCommand("help");
    await fake.world.waitFor(() => log.lines.find((line) => line.level === "error"), "the log");
    expect(JSON.stringify(log.lines)).not.toContain(interaction.token);
  });

  test("keeps everything when Discord reports an outage of a server", async () => {
    const { fake, connection } = discord;
    fake.gateway.loseGuild(true);
    const interaction = await fake.slashCommand("help");
    expect(await fake.answer(interaction)).toMatchObject({ text: "Heard: help" });
    expect(connection.trouble()).toBeUndefined();
  });

  test("says why when the token is withdrawn while it runs", async () => {
    const { fake, connection } = discord;
    fake.gateway.close(4004);
    await fake.world.waitFor(() => connection.trouble(), "trouble");
    expect(connection.trouble()).toContain("Discord refuses the token");
    expect(fake.gateway.connected).toBe(false);
  });
});

describe("the start of the connection", () => {
  test("is refused with a remedy when the token is not valid", async () => {
    const discord = await openDiscord();
    discord.fake.gateway.refuseTokens();
    await expect(discord.connection.start()).rejects.toMatchObject({
      code: "platform",
      remedy: expect.stringContaining("DISCORD_TOKEN"),
    });
    expect(discord.connection.trouble()).toContain("Discord refuses the token");
    await discord.close();
  });

  test("is refused with a remedy when Discord answers 401", async () => {
    const discord = await openDiscord();
    discord.fake.fail({ path: /gateway/u, fault: { kind: "error", status: 401, code: 0 } });
    await expect(discord.connection.start()).rejects.toMatchObject({ code: "platform" });
    await discord.close();
  });

  test("goes on trying while Discord cannot be reached", async () => {
    const discord = await openDiscord();
    discord.fake.fail({ path: /gateway/u, fault: { kind: "status", status: 503 }, times: 4 });
    const starting = discord.connection.start();
    await discord.fake.world.waitFor(
      () => discord.connection.trouble()?.includes("trying again") || undefined,
      "trouble",
    );
    await starting;
    expect(discord.connection.trouble()).toBeUndefined();
    await discord.close();
  });
});

async function openSecond({ fake, chat, log }: OpenDiscord) {
  const { createDiscord } = await import("../../../adapters/discord/index.ts");
  const { systemClock } = await import("../../../adapters/shared/clock.ts");
  const { token, applicationId, apiUrl } = fake;
  return createDiscord({ token, applicationId, apiUrl }, chat, { clock: systemClock, log });
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
