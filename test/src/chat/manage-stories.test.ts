import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ChatRequest } from "../../../briefings/delivery/chat.ts";
import { createChat } from "../../../src/chat/create-chat.ts";
import { readStoryOrder } from "../../../src/chat/manage-stories.ts";
import { openLog } from "../../../src/log.ts";
import { openMetrics } from "../../../src/metrics.ts";
import { saveBriefing } from "../../../src/store/briefings.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { addSubscription } from "../../../src/store/subscriptions.ts";
import type { Parts } from "../../../src/work/parts.ts";
import { sampleBriefing } from "../../fakes/store-samples.ts";
import { openTestDesk, type TestDesk } from "../../fakes/test-desk.ts";
import { openTestStore } from "../../fakes/test-store.ts";
import { cranes, cranesAgain, ferries } from "../../fixtures/desk-articles.ts";

let store: Store;
let desk: TestDesk;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  desk = await openTestDesk(store);
  await desk.file(cranes, ferries, cranesAgain);
});
afterAll(() => store.close());

const CRANES = "s-crane-1";
const FERRIES = "s-ferry-1";

/** The parts that commands about stories use. */
function chat() {
  const parts = { ...desk.parts, metrics: openMetrics(), log: openLog("silent") };
  return createChat(parts as unknown as Parts);
}

const request = (text: string, change: Partial<ChatRequest> = {}): ChatRequest => ({
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  user: "U7",
  command: "story",
  text,
  timezone: "UTC",
  manager: true,
  ...change,
});

async function ask(text: string, change: Partial<ChatRequest> = {}): Promise<string> {
  const { message } = await chat().reply(request(text, change));
  if (message.type === "notice") return message.text;
  return message.type === "answer" ? message.answer.text : message.type;
}

/** The workspace gets a briefing of the installation. */
async function deliverHere(): Promise<void> {
  await saveBriefing(store.db, sampleBriefing(), desk.parts.clock().toISOString());
  await addSubscription(store.db, {
    id: "sub-1",
    tenant: "local",
    briefingId: "harbours",
    destination: "slack:T1:C1",
  });
}

test("reads what is to be done to a story, with names of several words", () => {
  expect(readStoryOrder("Lindholm merge:s-2")).toEqual({ kind: "merge", story: "Lindholm", other: "s-2" });
  expect(readStoryOrder('merge:"Ostrava Ferries" story:"Brannock Cranes" share')).toEqual({
    kind: "merge",
    story: "Brannock Cranes",
    other: "Ostrava Ferries",
  });
  expect(readStoryOrder("<@U1> /story s-1 split:a1, a2 a3")).toEqual({
    kind: "split",
    story: "s-1",
    chosen: ["a1", "a2", "a3"],
  });
  expect(readStoryOrder("split:a1")).toEqual({ kind: "split", story: undefined, chosen: ["a1"] });
  expect(readStoryOrder('s-1 rename:"The port"')).toEqual({
    kind: "rename",
    story: "s-1",
    title: "The port",
  });
  expect(readStoryOrder("Lindholm share")).toBeUndefined();
});

test("reads the order without a slash where no command came with it", () => {
  const order = { kind: "merge", story: "Lindholm", other: "s-2" };
  expect(readStoryOrder("<@U1> story Lindholm merge:s-2", true)).toEqual(order);
  expect(readStoryOrder("please story Lindholm merge:s-2", true)).toEqual(order);
  expect(readStoryOrder("Story of Lindholm merge:s-2")).toEqual({ ...order, story: "Story of Lindholm" });
});

test("no typed text makes it fail, and only the three words are orders", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const order = readStoryOrder(text);
      expect(order === undefined || /(?:merge|split|rename):/iu.test(text)).toBe(true);
    }),
  );
});

test("a manager merges, and undoes it with the words of the answer", async () => {
  await deliverHere();
  const said = await ask("Brannock merge:Ostrava");
  expect(said).toBe(
    `“Ostrava Ferries and the Ministry of Transport” is part of “Brannock Cranes, Lindholm Port Authority and the Ministry of Transport” now: One article moved. Undo it with /story ${CRANES} split:${FERRIES}`.replace(
      /part of “[^”]*”/u,
      `part of “${(await desk.view(CRANES)).story.title}”`,
    ),
  );
  expect(await desk.storyOf("ferry-1")).toBe(CRANES);
  await ask(said.split("/story ")[1] ?? "");
  expect(await desk.storyOf("ferry-1")).toBe(FERRIES);
});

test("a manager merges in a question, others are told who may", async () => {
  await deliverHere();
  const mention = { command: undefined };
  expect(await ask("<@U1> story Brannock merge:Ostrava", { ...mention, manager: false })).toContain(
    "Only managers",
  );
  expect(await ask("<@U1> story Brannock merge:Ostrava", mention)).toContain("is part of");
  expect(await desk.storyOf("ferry-1")).toBe(CRANES);
});

test("a manager splits articles off and renames a story", async () => {
  await deliverHere();
  expect(await ask(`${CRANES} split:crane-2`)).toContain("One article is a story of its own now");
  expect(await desk.storyOf("crane-2")).toBe("s-crane-2");
  expect(await ask(`${CRANES} rename:"Cranes for Lindholm"`)).toContain("is called “Cranes for Lindholm”");
  expect(await ask(`${CRANES} split:`)).toContain("Which articles?");
});

test("nobody else does, nor a workspace that none of the installation's briefings goes to", async () => {
  expect(await ask("Brannock merge:Ostrava", { manager: false })).toContain("Only managers");
  expect(await ask("Brannock merge:Ostrava")).toContain("is shared with other workspaces");
  expect(await desk.storyOf("ferry-1")).toBe(FERRIES);
});

test("why tells what was compared, what a hand did, and what an agreement rests on", async () => {
  await deliverHere();
  await ask(`${CRANES} merge:${FERRIES}`);
  const article = await ask("crane-2", { command: "why" });
  expect(article).toContain("It goes on with “");
  expect(article).toMatch(/In common \d\.\d\d, needed \d\.\d\d/u);
  expect(await ask("ferry-1", { command: "why" })).toContain("by hand (U7 in Slack)");
  const story = await ask(CRANES, { command: "why" });
  expect(story).toContain("What was done to it");
  expect(story).toContain("Agreements and who says so");
  const [record] = (await desk.view(CRANES)).agreements;
  const agreement = await ask(record?.id ?? "", { command: "why" });
  expect(agreement).toContain("because");
  expect(agreement).toContain("the outlet's own report");
  expect(await ask("crane-2 not in s-ferry-1", { command: "why" })).toContain("Article “");
});

test("completes articles by their titles, one after the other", async () => {
  const complete = (typed: string) =>
    chat().complete({ platform: "slack", workspace: "T1", command: "story", option: "split", typed });
  expect(await complete("gantry north")).toEqual([
    { label: "Talks on gantry cranes for Lindholm's northern quay (Quayside Courier)", value: "crane-2" },
  ]);
  expect((await complete("crane-2, island")).map(({ value }) => value)).toEqual(["crane-2,ferry-1"]);
});
