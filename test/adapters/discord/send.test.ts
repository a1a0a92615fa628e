import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Destination } from "../../../briefings/delivery/destination.ts";
import { SendError, type SendRequest } from "../../../briefings/delivery/platform.ts";
import { messages } from "../../contracts/platform-messages.ts";
import type { DiscordFault } from "../../fakes/discord/faults.ts";
import { visibleText } from "../../fakes/discord/world.ts";
import { type OpenDiscord, openDiscord } from "./open-discord.ts";

const FORUM = 15;

describe("sending to Discord", () => {
  let discord: OpenDiscord;
  let destination: Destination;

  beforeEach(async () => {
    discord = await openDiscord();
    destination = { platform: "discord", workspace: discord.fake.guildId, channel: discord.fake.channelId };
  });

  afterEach(async () => {
    await discord.close();
  });

  function request(key: string, change: Partial<SendRequest> = {}): SendRequest {
    const [part] = discord.platform.render({ type: "notice", text: `Notice ${key}.` });
    return { destination, part: part!, key, ...change };
  }

  const posts = () => discord.fake.requests.filter(({ method }) => method === "POST");

  async function failure(sending: Promise<unknown>): Promise<SendError> {
    const outcome = await sending.catch((error: unknown) => error);
    if (!(outcome instanceof SendError)) throw new Error("the send should have failed");
    return outcome;
  }

  test("pings nobody, shows no previews and can be repeated", async () => {
    await discord.platform.send(request("k1"));
    expect(posts()[0]?.body).toMatchObject({
      allowed_mentions: { parse: [] },
      flags: (1 << 15) | (1 << 2),
      nonce: "k1",
      enforce_nonce: true,
    });
  });

  test("posts nothing twice when it is repeated within minutes", async () => {
    discord.fake.fail({ path: destination.channel, fault: { kind: "lost-answer" } });
    await failure(discord.platform.send(request("k1")));
    const sent = await discord.platform.send(request("k1"));
    expect(discord.fake.posted(destination.channel).map((message) => message.id)).toEqual([sent.messageId]);
  });

  test("finds a message after Discord has forgotten its nonce", async () => {
    discord.fake.fail({ path: destination.channel, fault: { kind: "lost-answer" } });
    await failure(discord.platform.send(request("k1")));
    discord.fake.forgetNonces();
    const since = new Date(Date.now() - 1000).toISOString();
    const found = await discord.platform.find({ destination, key: "k1", since });
    expect(found?.messageId).toBe(discord.fake.posted(destination.channel)[0]?.id);
  });

  test("finds a message behind many later ones", async () => {
    await discord.platform.send(request("k1"));
    for (let index = 0; index < 250; index += 1) {
      discord.fake.world.addMessage({
        channelId: destination.channel,
        authorId: "1300000000000000002",
        payload: { content: "chatter" },
        nonce: undefined,
      });
    }
    await discord.platform.send(request("k2"));
    const since = new Date(Date.now() - 1000).toISOString();
    const found = await discord.platform.find({ destination, key: "k2", since });
    expect(found?.messageId).toBe(discord.fake.posted(destination.channel).at(-1)?.id);
  });

  test("does not take somebody else's message with the same mark for its own", async () => {
    await discord.platform.send(request("k1"));
    const [ours] = discord.fake.posted(destination.channel);
    discord.fake.world.messages.length = 0;
    discord.fake.world.addMessage({ ...ours!, authorId: "1300000000000000002" });
    const since = new Date(Date.now() - 1000).toISOString();
    expect(await discord.platform.find({ destination, key: "k1", since })).toBeUndefined();
  });

  test("finds the thread that was opened with a message", async () => {
    const sent = await discord.platform.send(request("k1", { openThread: "Norrail" }));
    const since = new Date(Date.now() - 1000).toISOString();
    expect(await discord.platform.find({ destination, key: "k1", since })).toEqual(sent);
  });

  test("gives up looking when Discord cannot be asked, and says nothing about the message", async () => {
    discord.fake.fail({ method: "GET", path: /messages$/u, fault: { kind: "reset" }, times: 10 });
    const error = await failure(
      discord.platform.find({ destination, key: "k1", since: new Date().toISOString() }),
    );
    expect(error.fault).toBe("passing");
  });

  const ANSWERS: readonly [string, DiscordFault, object][] = [
    [
      "unknown channel",
      { kind: "error", status: 404, code: 10_003 },
      { fault: "gone", reason: "the channel is deleted" },
    ],
    ["unknown server", { kind: "error", status: 404, code: 10_004 }, { fault: "gone" }],
    ["a deleted first message", { kind: "error", status: 404, code: 10_008 }, { fault: "refused" }],
    ["no access", { kind: "error", status: 403, code: 50_001 }, { fault: "gone" }],
    ["no permission", { kind: "error", status: 403, code: 50_013 }, { fault: "gone" }],
    ["closed direct messages", { kind: "error", status: 403, code: 50_007 }, { fault: "gone" }],
    ["a locked thread", { kind: "error", status: 403, code: 50_083 }, { fault: "gone" }],
    ["an unknown 403", { kind: "error", status: 403, code: 99_999 }, { fault: "gone" }],
    ["an invalid form", { kind: "error", status: 400, code: 50_035 }, { fault: "refused" }],
    ["a withdrawn token", { kind: "error", status: 401, code: 0 }, { fault: "revoked" }],
    ["a fault of Discord", { kind: "status", status: 500 }, { fault: "passing" }],
    ["a lost answer behind a proxy", { kind: "status", status: 502 }, { fault: "uncertain" }],
    ["a global limit", { kind: "global-limit", waitMs: 1_500 }, { fault: "wait", waitMs: 1_500 }],
    ["a ban of the address", { kind: "banned" }, { fault: "wait", waitMs: 60_000 }],
    ["a dropped connection", { kind: "reset" }, { fault: "uncertain" }],
    ["silence", { kind: "hang" }, { fault: "uncertain" }],
  ];
  test.each(ANSWERS)("translates %s", async (_, fault, expected) => {
    discord.fake.fail({ path: destination.channel, fault });
    expect(await failure(discord.platform.send(request("k1")))).toMatchObject(expected);
    expect(posts()).toHaveLength(1);
    expect(discord.fake.posted(destination.channel)).toEqual([]);
  });

  test("calls it passing when no connection can be made", async () => {
    const closed = await openDiscord();
    const { platform, fake, connection } = closed;
    await fake.close();
    const error = await failure(platform.send(request("k1")));
    expect(error).toMatchObject({ fault: "passing", reason: expect.stringContaining("ECONNREFUSED") });
    await connection.stop();
  });

  test("does not ask a channel again that has just refused", async () => {
    discord.fake.world.channels.get(destination.channel)!.hidden = true;
    const first = await failure(discord.platform.send(request("k1")));
    const second = await failure(discord.platform.send(request("k2")));
    expect([first.reason, second.reason]).toEqual([first.reason, first.reason]);
    expect(posts()).toHaveLength(1);
  });

  test("asks it again when permissions have changed", async () => {
    await discord.connection.start();
    const channel = discord.fake.world.channels.get(destination.channel)!;
    channel.hidden = true;
    await failure(discord.platform.send(request("k1")));
    channel.hidden = false;
    discord.fake.gateway.dispatch("CHANNEL_UPDATE", { ...channel });
    // Comes after the update on the same connection.
    await discord.fake.slashCommand("help");
    const sent = await discord.platform.send(request("k2"));
    expect(discord.fake.posted(channel.id).map((message) => message.id)).toContain(sent.messageId);
  });

  test("stops asking once the token was refused", async () => {
    discord.fake.fail({ path: destination.channel, fault: { kind: "error", status: 401, code: 0 } });
    await failure(discord.platform.send(request("k1")));
    expect(await failure(discord.platform.send(request("k2")))).toMatchObject({ fault: "revoked" });
    expect(posts()).toHaveLength(1);
  });

  test("waits for a turn that is near, and meets no limit", async () => {
    discord.fake.limitPosts(2, 700);
    for (const key of ["k1", "k2", "k3", "k4", "k5"]) await discord.platform.send(request(key));
    expect(posts().map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test("tells the time until a turn that is far, without asking Discord for it", async () => {
    discord.fake.limitPosts(2, 30_000);
    await discord.platform.send(request("k1"));
    await discord.platform.send(request("k2"));
    const error = await failure(discord.platform.send(request("k3")));
    expect(error.fault).toBe("wait");
    expect(error.waitMs).toBeGreaterThan(20_000);
    expect(error.waitMs).toBeLessThanOrEqual(30_000);
    expect(posts().map(({ status }) => status)).toEqual([200, 200]);
  });

  test("keeps the message when no thread can be opened", async () => {
    discord.fake.fail({ path: /\/threads$/u, fault: { kind: "error", status: 400, code: 160_006 } });
    const sent = await discord.platform.send(request("k1", { openThread: "Norrail" }));
    expect(sent.threadId).toBeUndefined();
    expect(discord.log.lines).toMatchObject([
      { level: "warn", message: expect.stringContaining("no thread") },
    ]);
  });

  test("takes the thread that stands already when a repeated send opens it again", async () => {
    const first = await discord.platform.send(request("k1", { openThread: "Norrail" }));
    expect(await discord.platform.send(request("k1", { openThread: "Norrail" }))).toEqual(first);
  });

  test("opens the thread though Discord fails in passing", async () => {
    discord.fake.fail({ path: /\/threads$/u, fault: { kind: "status", status: 503 }, times: 2 });
    const sent = await discord.platform.send(request("k1", { openThread: "x".repeat(300) }));
    expect(discord.fake.world.channels.get(sent.threadId!)?.name).toHaveLength(100);
  });

  test("calls a deleted thread gone", async () => {
    const thread = { ...destination, thread: "1500000000000000000" };
    const error = await failure(discord.platform.send(request("k1", { destination: thread })));
    expect(error).toMatchObject({ fault: "gone", reason: "the thread is deleted" });
  });

  test("makes a post of a forum's message, and replies into it", async () => {
    const forum = discord.fake.addChannel({ name: "forum", type: FORUM });
    const target = { ...destination, channel: forum.id };
    const first = await discord.platform.send(request("k1", { destination: target, openThread: "Norrail" }));
    expect(discord.fake.world.channels.get(first.threadId!)).toMatchObject({
      name: "Norrail",
      parent_id: forum.id,
    });
    await discord.platform.send(request("k2", { destination: { ...target, thread: first.threadId } }));
    expect(discord.fake.posted(forum.id).map((message) => message.channelId)).toEqual([
      first.threadId,
      first.threadId,
    ]);
  });

  test("finds a forum post whose answer was lost", async () => {
    const forum = discord.fake.addChannel({ name: "forum", type: FORUM });
    const target = { ...destination, channel: forum.id };
    const since = new Date(Date.now() - 1000).toISOString();
    discord.fake.fail({ path: /\/threads$/u, fault: { kind: "lost-answer" } });
    await failure(discord.platform.send(request("k1", { destination: target })));
    const [post] = discord.fake.posted(forum.id);
    expect(await discord.platform.find({ destination: target, key: "k1", since })).toEqual({
      messageId: post?.id,
      threadId: post?.channelId,
    });
    expect(await discord.platform.find({ destination: target, key: "k2", since })).toBeUndefined();
  });

  test("gives a forum post the tag that the forum asks for", async () => {
    const tags = [
      { id: "1", name: "staff", moderated: true },
      { id: "2", name: "news", moderated: false },
    ];
    const forum = discord.fake.addChannel({
      name: "forum",
      type: FORUM,
      tagRequired: true,
      available_tags: tags,
    });
    await discord.platform.send(request("k1", { destination: { ...destination, channel: forum.id } }));
    expect(posts().at(-1)?.body).toMatchObject({ applied_tags: ["2"] });
  });

  test("delivers a long digest in order, its overflow in the thread of its first part", async () => {
    const [head, ...others] = discord.platform.render(messages["long digest"]!);
    const first = await discord.platform.send(request("p0", { part: head!, openThread: "Railways" }));
    for (const [index, part] of others.entries()) {
      await discord.platform.send(
        request(`p${index + 1}`, { part, destination: { ...destination, thread: first.threadId } }),
      );
    }
    const posted = discord.fake.posted(destination.channel);
    expect(posted.map((message) => message.channelId)).toEqual([
      destination.channel,
      ...others.map(() => first.threadId),
    ]);
    const numbers = posted.map((message) =>
      /Part (\d+) of (\d+)/u.exec(visibleText(message.payload))?.slice(1),
    );
    expect(numbers).toEqual(posted.map((_, index) => [String(index + 1), String(posted.length)]));
    expect(posted.flatMap((message) => message.pings)).toEqual([]);
  });
});
