import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../../adapters/shared/clock.ts";
import { createSlack } from "../../../adapters/slack/index.ts";
import type { SendFault } from "../../../briefings/delivery/platform.ts";
import { SendError } from "../../../briefings/delivery/platform.ts";
import { messages } from "../../contracts/platform-messages.ts";
import { startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import type { SlackFault } from "../../fakes/slack/fault-plan.ts";
import { type OpenSlack, openSlack } from "./open-slack.ts";
import { RecordingChat } from "./recording-chat.ts";
import { silentLog } from "./silent-log.ts";

let it: OpenSlack;
const destination = { platform: "slack", workspace: "T0001", channel: "C0001" } as const;

beforeEach(async () => {
  it = await openSlack("http");
});

afterEach(async () => {
  await it.close();
});

const send = (key: string, text = "Hello.") =>
  it.platform.send({ destination, part: it.platform.render({ type: "notice", text })[0]!, key });

async function faultOf(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof SendError) return error;
  throw new Error("the send did not fail with a SendError");
}

test("brings a long digest in order: the first part to the channel, the others into its thread", async () => {
  const parts = it.platform.render(messages["long digest"]!);
  let thread: string | undefined;
  for (const [index, part] of parts.entries()) {
    const sent = await it.platform.send({
      destination: { ...destination, thread },
      part,
      key: `d1-${index}`,
    });
    thread ??= sent.threadId;
  }
  const posted = it.slack.posted("C0001");
  expect(posted.map(({ visible }) => visible.match(/Part \d+ of \d+/u)?.[0])).toEqual(
    parts.map((_, index) => `Part ${index + 1} of ${parts.length}`),
  );
  expect(posted.map(({ thread_ts }) => thread_ts)).toEqual(
    parts.map((_, index) => (index === 0 ? undefined : posted[0]?.ts)),
  );
});

test("marks the message with its key, under which only our own bot's is found", async () => {
  const sent = await send("key-1");
  expect(it.slack.callsTo("chat.postMessage")[0]?.args.metadata).toEqual({
    event_type: "wirebrief_delivery",
    event_payload: { key: "key-1" },
  });
  const find = () => it.platform.find({ destination, key: "key-1", since: new Date(0).toISOString() });
  expect(await find()).toMatchObject({ messageId: sent.messageId });
  const messagesOfChannel = it.slack.channels.get("C0001")!.messages;
  messagesOfChannel[0] = { ...messagesOfChannel[0]!, bot_id: "B0666" };
  expect(await find()).toBeUndefined();
});

test("looks through several pages, and not before the given time", async () => {
  const sent = await send("wanted");
  for (let index = 0; index < 130; index += 1) {
    it.slack.channels.get("C0001")!.messages.push({
      ts: it.slack.nextTs(),
      channel: "C0001",
      user: "U0001",
      text: "chatter",
      metadata: { event_type: "other", event_payload: { key: 7 } },
    });
  }
  const since = new Date(Date.now() - 1_000).toISOString();
  expect(await it.platform.find({ destination, key: "wanted", since })).toMatchObject(sent);
  expect(it.slack.callsTo("conversations.history")).toHaveLength(2);
  const later = new Date(Date.now() + 3_600_000).toISOString();
  expect(await it.platform.find({ destination, key: "wanted", since: later })).toBeUndefined();
});

test("asks Slack once who it is", async () => {
  await send("a");
  const since = new Date(0).toISOString();
  await it.platform.find({ destination, key: "a", since });
  await it.platform.find({ destination, key: "b", since });
  expect(it.slack.callsTo("auth.test")).toHaveLength(1);
});

test("makes one request for one send, whatever comes back", async () => {
  for (const kind of ["unavailable", "server-error", "dropped", "html"] as const) {
    it.slack.fail({ method: "chat.postMessage" }, { kind });
    await faultOf(send("once"));
  }
  expect(it.slack.callsTo("chat.postMessage")).toHaveLength(4);
});

describe.each<[SlackFault, SendFault]>([
  [{ kind: "rate-limited", seconds: 7 }, "wait"],
  [{ kind: "rate-limited-untold" }, "wait"],
  [{ kind: "error", error: "ratelimited" }, "wait"],
  [{ kind: "unavailable" }, "passing"],
  [{ kind: "error", error: "service_unavailable" }, "passing"],
  [{ kind: "server-error" }, "uncertain"],
  [{ kind: "html" }, "uncertain"],
  [{ kind: "error", error: "fatal_error" }, "uncertain"],
  [{ kind: "error", error: "internal_error" }, "uncertain"],
  [{ kind: "error", error: "channel_not_found" }, "gone"],
  [{ kind: "error", error: "not_in_channel" }, "gone"],
  [{ kind: "error", error: "is_archived" }, "gone"],
  [{ kind: "error", error: "restricted_action_read_only_channel" }, "gone"],
  [{ kind: "error", error: "restricted_action_of_tomorrow" }, "gone"],
  [{ kind: "error", error: "cannot_reply_to_message" }, "gone"],
  [{ kind: "error", error: "token_revoked" }, "revoked"],
  [{ kind: "error", error: "account_inactive" }, "revoked"],
  [{ kind: "error", error: "invalid_auth" }, "revoked"],
  [{ kind: "error", error: "missing_scope" }, "revoked"],
  [{ kind: "error", error: "invalid_blocks" }, "refused"],
  [{ kind: "error", error: "msg_too_long" }, "refused"],
  [{ kind: "error", error: "never_heard_of" }, "refused"],
])("Slack's %j", (fault, meaning) => {
  test(`means ${meaning}`, async () => {
    it.slack.fail({ method: "chat.postMessage" }, fault);
    expect((await faultOf(send("k"))).fault).toBe(meaning);
  });
});

test("waits half a minute where Slack does not say how long", async () => {
  it.slack.fail({ method: "chat.postMessage" }, { kind: "rate-limited-untold" });
  expect(await faultOf(send("k"))).toMatchObject({ fault: "wait", waitMs: 30_000 });
});

test("calls it passing when nobody listens at Slack's address", async () => {
  const other = await openSlack("http");
  await other.close();
  const [part] = other.platform.render({ type: "notice", text: "Hello." });
  expect(await faultOf(other.platform.send({ destination, part: part!, key: "k" }))).toMatchObject({
    fault: "passing",
  });
});

test("says in the reason why blocks are refused", async () => {
  const part = { text: "x", payload: { text: "x", blocks: [{ type: "header", text: { type: "mrkdwn" } }] } };
  const error = await faultOf(it.platform.send({ destination, part, key: "k" }));
  expect(error).toMatchObject({ fault: "refused", reason: expect.stringContaining("/blocks/0/text") });
});

test("names the scope that is missing", async () => {
  it.slack.state.scopes = [];
  expect((await faultOf(send("k"))).reason).toContain("chat:write");
});

test("does not put the token into an error", async () => {
  it.slack.fail({ method: "chat.postMessage" }, { kind: "dropped" });
  const error = await faultOf(send("k"));
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(it.slack.botToken);
});

test("never meets a limit of Slack's that it knows, in several channels at once", async () => {
  const pace = { burst: 2, everyMs: 60 };
  const slack = await startFakeSlack({ channelLimit: { burst: 3, everyMs: 50 } });
  const limited = createSlack(
    {
      botToken: slack.botToken,
      signingSecret: slack.signingSecret,
      apiUrl: slack.apiUrl,
      pace: { channel: pace, workspace: { burst: 20, everyMs: 5 } },
    },
    new RecordingChat(),
    { clock: systemClock, log: silentLog, firstTime: async () => true },
  );
  const [part] = limited.platform.render({ type: "notice", text: "Hello." });
  const sends = ["C0001", "C0002"].flatMap((channel) =>
    Array.from({ length: 8 }, (_, index) =>
      limited.platform.send({
        destination: { ...destination, channel },
        part: part!,
        key: `${channel}-${index}`,
      }),
    ),
  );
  await Promise.all(sends);
  expect(slack.callsTo("chat.postMessage")).toHaveLength(16);
  await slack.close();
});
