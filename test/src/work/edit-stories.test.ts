import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createArchive } from "../../../src/store/archive.ts";
import { addFollow, listFollows, openFollow } from "../../../src/store/follows.ts";
import { mutedStories, setMuted } from "../../../src/store/muted-stories.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { findStory } from "../../../src/store/stories.ts";
import { editsOf } from "../../../src/store/story-edits.ts";
import { mergeByHand, renameByHand, splitByHand } from "../../../src/work/edit-stories.ts";
import { dueDeliveries } from "../../fakes/due-deliveries.ts";
import { openTestDesk, type TestDesk } from "../../fakes/test-desk.ts";
import { openTestStore } from "../../fakes/test-store.ts";
import {
  cranes,
  cranesAgain,
  cranesLater,
  ferries,
  ferriesAgain,
  ferriesLater,
} from "../../fixtures/desk-articles.ts";

let store: Store;
let desk: TestDesk;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  desk = await openTestDesk(store);
});
afterAll(() => store.close());

const BY = { user: "U7", place: "slack:T1:C1" };
const CRANES = "s-crane-1";
const FERRIES = "s-ferry-1";

async function follow(storyId: string, channel: string): Promise<string> {
  const id = `follow-${storyId}-${channel}`;
  await addFollow(desk.store.db, {
    id,
    tenant: "slack:T1",
    storyId,
    channel,
    state: "opening",
    createdBy: "U1",
    createdAt: desk.parts.clock().toISOString(),
  });
  await openFollow(desk.store.db, id, `${channel}:thread-${storyId}`);
  return id;
}

const noticesIn = async (thread: string) =>
  (await dueDeliveries(desk.store.db, thread)).flatMap((message) =>
    message.type === "notice" ? [message.text] : [],
  );

test("stories merged by hand are one: articles, claims, agreements and later articles", async () => {
  expect(await desk.file(cranes, ferries, cranesAgain)).toEqual([CRANES, FERRIES, CRANES]);
  desk.goTo("2026-03-03T10:00:00Z");
  const { story, edit } = await mergeByHand(desk.parts, [FERRIES, CRANES], BY);
  expect(story).toMatchObject({ id: CRANES, aliases: [FERRIES] });
  expect(edit).toMatchObject({ by: BY, at: "2026-03-03T10:00:00.000Z", articleIds: ["ferry-1"] });
  expect((await findStory(desk.store.db, FERRIES))?.id).toBe(CRANES);
  expect(await desk.file(ferriesAgain)).toEqual([CRANES]);
  desk.restart();
  expect(await desk.file(ferriesLater, cranesLater)).toEqual([CRANES, CRANES]);
  const view = await desk.view(CRANES);
  expect(view.articles).toHaveLength(6);
  expect(new Set(view.claims.map(({ storyId }) => storyId))).toEqual(new Set([CRANES]));
  expect(view.agreements.map(({ storyId }) => storyId)).toEqual([CRANES, CRANES]);
});

test("a split after a merge gives the story back with its id, title, follows and what was told of it", async () => {
  await desk.file(cranes, ferries, cranesAgain, ferriesAgain);
  const title = (await desk.view(FERRIES)).story.title;
  const id = await follow(FERRIES, "slack:T1:C2");
  const other = await follow(CRANES, "slack:T1:C2");
  const moved = await follow(FERRIES, "slack:T1:C3");
  await mergeByHand(desk.parts, [CRANES, FERRIES], BY);
  expect((await listFollows(desk.store.db, { storyId: CRANES })).map((each) => each.id)).toEqual(
    [moved, other].sort(),
  );

  desk.goTo("2026-03-03T14:00:00Z");
  const { newStory } = await splitByHand(desk.parts, CRANES, [FERRIES], BY);
  expect(newStory).toMatchObject({ id: FERRIES, title, aliases: [], anchorArticleId: "ferry-1" });
  expect((await desk.view(CRANES)).story.aliases).toEqual([]);
  expect((await desk.view(FERRIES)).articles.map((article) => article.id)).toEqual(["ferry-1", "ferry-2"]);
  expect((await desk.view(FERRIES)).agreements.map(({ storyId }) => storyId)).toEqual([FERRIES]);
  expect((await desk.view(CRANES)).agreements.map(({ storyId }) => storyId)).toEqual([CRANES]);
  expect((await listFollows(desk.store.db, { storyId: FERRIES })).map((each) => each.id).sort()).toEqual(
    [id, moved].sort(),
  );
  expect(await desk.file(ferriesLater, cranesLater)).toEqual([FERRIES, CRANES]);
  desk.restart();
  const found = await createArchive(desk.store.db).stories(
    { tenants: ["local"] },
    { name: "ostrava", limit: 5 },
  );
  expect(found.map((story) => story.id)).toEqual([FERRIES]);
});

test("articles split off are a story of their own, and a merge undoes it", async () => {
  await desk.file(cranes, cranesAgain);
  const { newStory } = await splitByHand(desk.parts, CRANES, ["crane-2"], BY);
  expect(newStory).toMatchObject({ id: "s-crane-2", anchorArticleId: "crane-2" });
  expect(await desk.storyOf("crane-1")).toBe(CRANES);
  expect(await desk.storyOf("crane-2")).toBe("s-crane-2");
  await mergeByHand(desk.parts, [CRANES, "s-crane-2"], BY);
  expect(await desk.storyOf("crane-2")).toBe(CRANES);
  expect((await editsOf(desk.store.db, [CRANES])).map(({ kind, by }) => [kind, by])).toEqual([
    ["split", BY],
    ["merge", BY],
  ]);
});

test("grouping never joins what a hand has parted", async () => {
  await desk.file(cranes, cranesAgain);
  await splitByHand(desk.parts, CRANES, ["crane-2"], BY);
  const apart = async () => [await desk.storyOf("crane-1"), await desk.storyOf("crane-2")];
  // Each of these is as near to the one as to the other.
  for (let day = 4; day < 9; day++) {
    await desk.file({
      ...cranesAgain,
      id: `crane-${day}`,
      at: `2026-03-0${day}T09:00:00Z`,
      text: `${cranes.text}\n\n${cranesAgain.text}\n\nOn day ${day} the engineers counted ${day} bolts.`,
      claims: () => [],
    });
    if (day === 6) desk.restart();
    expect(await apart()).toEqual([CRANES, "s-crane-2"]);
  }
});

test("a story cannot lose its last article, and an id that is not of it is named", async () => {
  await desk.file(cranes, ferries);
  await expect(splitByHand(desk.parts, CRANES, ["crane-1"], BY)).rejects.toMatchObject({ code: "usage" });
  await expect(splitByHand(desk.parts, CRANES, ["ferry-1"], BY)).rejects.toMatchObject({ value: "ferry-1" });
  await expect(mergeByHand(desk.parts, [CRANES, "s-nothing"], BY)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(mergeByHand(desk.parts, [CRANES, CRANES], BY)).rejects.toMatchObject({ code: "usage" });
});

test("follows of merged and split stories are told so in their threads, in a sentence", async () => {
  await desk.file(cranes, ferries, cranesAgain, ferriesAgain);
  await follow(CRANES, "slack:T1:C1");
  await follow(FERRIES, "slack:T1:C1");
  await follow(FERRIES, "slack:T1:C2");
  await mergeByHand(desk.parts, [CRANES, FERRIES], BY);
  expect(await noticesIn(`slack:T1:C1:thread-${CRANES}`)).toEqual([
    "“Ostrava Ferries and the Ministry of Transport” has become part of this story: this thread gets its news too.",
  ]);
  expect(await noticesIn(`slack:T1:C1:thread-${FERRIES}`)).toEqual([
    expect.stringContaining("which this channel follows too: its news comes in that thread from now on."),
  ]);
  expect(await noticesIn(`slack:T1:C2:thread-${FERRIES}`)).toEqual([
    expect.stringContaining("this thread gets the news of both."),
  ]);
  desk.goTo("2026-03-03T15:00:00Z");
  await splitByHand(desk.parts, CRANES, [FERRIES], BY);
  expect((await noticesIn(`slack:T1:C2:thread-${FERRIES}`)).at(-1)).toBe(
    "“Ostrava Ferries and the Ministry of Transport” is a story of its own again: this thread gets its news alone from now on.",
  );
  expect((await noticesIn(`slack:T1:C1:thread-${CRANES}`)).at(-1)).toContain(
    "2 articles have left this story",
  );
});

test("a channel that muted the younger and never heard of the older mutes the merged story", async () => {
  await desk.file(cranes, ferries);
  await setMuted(desk.store.db, "slack:T1", "slack:T1:C5", FERRIES, true);
  await mergeByHand(desk.parts, [CRANES, FERRIES], BY);
  expect([...(await mutedStories(desk.store.db, "slack:T1", "slack:T1:C5"))]).toEqual([FERRIES, CRANES]);
});

test("a title given by hand stays, and the one before is remembered", async () => {
  await desk.file(cranes, ferries);
  const { from, story } = await renameByHand(desk.parts, CRANES, "  Cranes for\nLindholm ", BY);
  expect([from, story.title]).toEqual([
    "Brannock Cranes and the Lindholm Port Authority",
    "Cranes for Lindholm",
  ]);
  await desk.file(cranesAgain);
  await mergeByHand(desk.parts, [CRANES, FERRIES], BY);
  expect((await desk.view(CRANES)).story.title).toBe("Cranes for Lindholm");
  expect(await editsOf(desk.store.db, [CRANES])).toMatchObject([
    { kind: "title", from, to: "Cranes for Lindholm", reason: "by-hand", by: BY },
    { kind: "merge" },
  ]);
});
