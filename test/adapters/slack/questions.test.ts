import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messages } from "../../contracts/platform-messages.ts";
import { type OpenSlack, openSlack } from "./open-slack.ts";

describe.each(["socket", "http"] as const)("over %s", (transport) => {
  let it: OpenSlack;

  beforeEach(async () => {
    it = await openSlack(transport);
    await it.connection.start();
  });

  afterEach(async () => {
    await it.close();
  });

  test("acknowledges a command at once and answers the asker alone", async () => {
    const { acknowledged, afterMs, payload } = await it.slack.slashCommand(
      "/who-signed",
      "Velm with Norrail",
    );
    expect({ acknowledged, payload: payload ?? {} }).toEqual({ acknowledged: true, payload: {} });
    expect(afterMs).toBeLessThan(1_000);
    const answer = await it.slack.waitForMessage("You asked who-signed: Velm with Norrail.");
    expect(answer).toMatchObject({ via: "response_url", channel: "C0001", user: "U0001" });
    expect(it.chat.requests).toEqual([
      {
        platform: "slack",
        workspace: "T0001",
        channel: "C0001",
        thread: undefined,
        user: "U0001",
        command: "who-signed",
        text: "Velm with Norrail",
        timezone: "Europe/Brussels",
        locale: "en-GB",
        manager: true,
      },
    ]);
  });

  test("acknowledges before the answer is there, however long it takes", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    it.chat.answer = async () => {
      await held;
      return { message: { type: "notice", text: "At last." }, visibility: "private" };
    };
    expect(await it.slack.slashCommand("/brief")).toMatchObject({ acknowledged: true });
    expect(it.slack.seen()).toEqual([]);
    release();
    await it.slack.waitForMessage("At last.");
  });

  test("shows a shared answer to the channel", async () => {
    await it.slack.slashCommand("/timeline", "Norrail share");
    const answer = await it.slack.waitForMessage("You asked timeline");
    expect(answer.user).toBeUndefined();
  });

  test("reads what a person typed, without Slack's own forms", async () => {
    await it.slack.slashCommand("/track", "<https://feeds.example.org/a?b=1&amp;c=2|feeds.example.org>");
    await it.slack.waitForMessage("You asked track");
    expect(it.chat.requests[0]?.text).toBe("https://feeds.example.org/a?b=1&c=2");
  });

  test("tells whoever uses a command that it does not know", async () => {
    await it.slack.slashCommand("/who-knows", "x");
    expect(await it.slack.waitForMessage("I do not know the command /who-knows. Try /help.")).toMatchObject({
      user: "U0001",
    });
    expect(it.chat.requests).toEqual([]);
  });

  test("gives a reason when the question fails inside", async () => {
    it.chat.answer = () => {
      throw new Error("the store is gone");
    };
    await it.slack.slashCommand("/brief");
    expect(await it.slack.waitForMessage("I could not answer that")).toMatchObject({ user: "U0001" });
  });

  test("offers to share a private answer, and shares it when the button is pressed", async () => {
    const answer = messages["who-signed answer"]!;
    it.chat.answer = ({ text }) => ({
      message: answer,
      visibility: text.endsWith("share") ? "channel" : "private",
    });
    await it.slack.slashCommand("/who-signed", "Velm");
    const given = await it.slack.waitForMessage("[ Share ]");
    const value = JSON.stringify(given.blocks).match(/"value":"(\{.*?\})"/u)?.[1] ?? "";
    await it.slack.pressButton("share", JSON.parse(`"${value}"`));
    await it.slack.waitForCall("response_url", 2);
    expect(it.chat.requests[1]).toMatchObject({ command: "who-signed", text: "Velm share" });
    const shared = it.slack.seen().at(-1);
    expect(shared?.user).toBeUndefined();
    expect(shared?.visible).not.toContain("Share");
  });

  test.each([
    ["story_follow", "follow"],
    ["story_timeline", "timeline"],
    ["story_sources", "story"],
    ["story_not_for_us", "unfollow"],
  ])("takes the button %s for /%s of its story", async (actionId, command) => {
    const [part] = it.platform.render(messages.digest!);
    const destination = { platform: "slack", workspace: "T0001", channel: "C0001" } as const;
    await it.platform.send({ destination, part: part!, key: "k1" });
    const [message] = it.slack.posted("C0001");
    expect(await it.slack.pressButton(actionId, "s1", { message: message!, user: "U0002" })).toMatchObject({
      acknowledged: true,
    });
    expect(await it.slack.waitForMessage(`You asked ${command}: s1.`)).toMatchObject({ user: "U0002" });
  });

  test("answers a button in the thread that it was pressed in", async () => {
    const message = { ts: "1772700000.000200", thread_ts: "1772700000.000100" };
    await it.slack.pressButton("story_timeline", "s1", { message });
    expect(await it.slack.waitForMessage("You asked timeline")).toMatchObject({
      thread_ts: message.thread_ts,
    });
    expect(it.chat.requests[0]?.thread).toBe(message.thread_ts);
  });

  test("tells whoever presses a button of an older version", async () => {
    await it.slack.pressButton("poll_vote", "7");
    await it.slack.waitForMessage("This button is from an older version.");
    await it.slack.pressButton("share", "not JSON");
    await it.slack.waitForCall("response_url", 2);
  });

  test("answers a mention in its thread, in front of everybody", async () => {
    const { ts } = await it.slack.mention("who signed with Velm &amp; Norrail?");
    expect(
      await it.slack.waitForMessage("You asked in words: who signed with Velm & Norrail?."),
    ).toMatchObject({
      via: "post",
      channel: "C0001",
      thread_ts: ts,
    });
    expect(it.chat.requests[0]).toMatchObject({ command: undefined, thread: ts, manager: true });
  });

  test("answers in the thread that the mention stands in", async () => {
    const { ts: parent } = await it.slack.mention("first");
    await it.slack.waitForMessage("in words: first.");
    await it.slack.mention("and then?", { thread_ts: parent });
    expect(await it.slack.waitForMessage("and then?.")).toMatchObject({ thread_ts: parent });
  });

  test("answers a direct message", async () => {
    await it.slack.directMessage("help", { user: "U0002" });
    expect(await it.slack.waitForMessage("You asked in words: help.")).toMatchObject({ channel: "D0002" });
    expect(it.chat.requests[0]).toMatchObject({ manager: true, timezone: "America/New_York" });
  });

  test("answers an event once, however often Slack sends it", async () => {
    await it.slack.mention("only once", { eventId: "Ev1" });
    await it.slack.mention("only once", { eventId: "Ev1", retry: { attempt: 1, reason: "http_timeout" } });
    await it.slack.mention("only once", { eventId: "Ev1", retry: { attempt: 2, reason: "http_timeout" } });
    await it.slack.mention("another", { eventId: "Ev2" });
    await it.slack.waitForMessage("in words: another.");
    expect(it.chat.requests.map(({ text }) => text)).toEqual(["only once", "another"]);
  });

  test("answers an event that comes first as a retry", async () => {
    await it.slack.mention("lost before", {
      eventId: "Ev9",
      retry: { attempt: 1, reason: "connection_failed" },
    });
    await it.slack.waitForMessage("in words: lost before.");
  });

  test("brings a long answer whole: five parts by the response address, the rest to the asker alone", async () => {
    it.chat.answer = () => ({ message: messages["long digest"]!, visibility: "private" });
    const parts = it.platform.render(messages["long digest"]!);
    await it.slack.slashCommand("/brief", "full");
    await it.slack.waitForMessage(`Part ${parts.length} of ${parts.length}`);
    const seen = it.slack.seen();
    expect(seen.map(({ via }) => via)).toEqual(
      parts.map((_, index) => (index < 5 ? "response_url" : "ephemeral")),
    );
    expect(seen.every(({ user }) => user === "U0001")).toBe(true);
  });

  test("answers by another way when the response address is dead", async () => {
    it.slack.fail({ method: "response_url" }, { kind: "error", error: "expired_url" });
    await it.slack.slashCommand("/brief");
    expect(await it.slack.waitForMessage("You asked brief")).toMatchObject({
      via: "ephemeral",
      user: "U0001",
    });
  });

  test("answers by direct message where nothing else is left", async () => {
    it.slack.fail({ method: "response_url" }, { kind: "error", error: "used_url" });
    it.slack.channels.get("C0001")!.isMember = false;
    await it.slack.slashCommand("/brief", "", { user: "U0002" });
    expect(await it.slack.waitForMessage("You asked brief")).toMatchObject({ via: "post", channel: "D0002" });
  });

  test("answers a mention privately where posting is restricted", async () => {
    it.slack.fail({ method: "chat.postMessage" }, { kind: "error", error: "restricted_action" });
    await it.slack.mention("hello");
    expect(await it.slack.waitForMessage("in words: hello.")).toMatchObject({
      via: "ephemeral",
      user: "U0001",
    });
  });

  test("does not give an answer twice when only Slack's receipt was lost", async () => {
    it.slack.fail({ method: "chat.postMessage" }, { kind: "lost-answer" });
    await it.slack.mention("hello");
    await it.slack.waitForCall("conversations.replies");
    await it.connection.stop();
    expect(it.slack.posted("C0001").map(({ visible }) => visible)).toEqual(["You asked in words: hello."]);
  });

  test("shows a shared answer once to the channel when only Slack's receipt was lost", async () => {
    it.slack.fail({ method: "response_url" }, { kind: "lost-answer" });
    await it.slack.slashCommand("/brief", "share");
    await it.slack.waitForCall("chat.postEphemeral");
    await it.connection.stop();
    expect(it.slack.seen().map(({ via, user }) => ({ via, user }))).toEqual([
      { via: "response_url", user: undefined },
      { via: "ephemeral", user: "U0001" },
    ]);
  });

  test("answers in UTC and without rights when the asker cannot be looked up", async () => {
    it.slack.fail({ method: "users.info" }, { kind: "server-error" });
    it.slack.fail({ method: "conversations.info" }, { kind: "silent" });
    await it.slack.slashCommand("/brief");
    await it.slack.waitForMessage("You asked brief");
    expect(it.chat.requests[0]).toMatchObject({ manager: false, timezone: undefined });
  });

  test("looks an asker up once in ten minutes", async () => {
    for (const name of ["one", "two", "three"]) {
      await it.slack.slashCommand("/story", name);
      await it.slack.waitForMessage(`You asked story: ${name}.`);
    }
    expect(it.slack.callsTo("users.info")).toHaveLength(1);
  });

  test("ends what it has begun before it stops", async () => {
    await it.slack.slashCommand("/brief");
    await it.connection.stop();
    expect(it.slack.seen()).toMatchObject([{ visible: "You asked brief: nothing." }]);
    expect(it.connection.trouble()).toBe("stopped");
  });
});
