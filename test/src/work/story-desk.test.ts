import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Store } from "../../../src/store/open-store.ts";
import { findDecision } from "../../../src/store/story-decisions.ts";
import { editsOf, markTitlesTold } from "../../../src/store/story-edits.ts";
import { splitByHand } from "../../../src/work/edit-stories.ts";
import { agreement, party } from "../../briefings/story/view-builder.ts";
import { type DeskArticle, openTestDesk, type TestDesk } from "../../fakes/test-desk.ts";
import { openTestStore } from "../../fakes/test-store.ts";
import { cranes, cranesAgain, cranesLater, ferries } from "../../fixtures/desk-articles.ts";

let store: Store;
let desk: TestDesk;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  desk = await openTestDesk(store);
});
afterAll(() => store.close());

const CRANES = "s-crane-1";

/** A week of two subjects and their copies, in an order in which they meet. */
function stream(): DeskArticle[] {
  const subjects = [
    ["gantry cranes", "Brannock Cranes", "northern quay", "Lindholm"],
    ["island ferries", "Ostrava Ferries", "outer islands", "Skerry"],
    ["harbour pilots", "Pilots' Guild", "eastern channel", "Lindholm"],
  ] as const;
  return Array.from({ length: 14 }, (_, at) => {
    const [what, who, where, town] = subjects[at % subjects.length] ?? subjects[0];
    const day = 2 + Math.floor(at / 3);
    const isCopy = at % 7 === 6;
    const told = isCopy ? at - 3 : at;
    return {
      id: `a${String(at).padStart(2, "0")}`,
      at: `2026-03-0${day}T${String(8 + (at % 3)).padStart(2, "0")}:00:00Z`,
      title: `${who} and ${what}, part ${told}`,
      text:
        `${who} speaks of ${what} on the ${where} near ${town}. The ${what} of ${who} were inspected ${told} times. ` +
        `Officials of ${town} counted ${told * 3} visitors at the ${where} and praised the work of ${who}.`,
      outlet: isCopy ? "Copy Desk" : "Harbour Wire",
    };
  });
}

test("groups after a restart as without one, with what a hand has parted", async () => {
  const articles = stream();
  const other = await openTestDesk();
  try {
    for (const [at, article] of articles.entries()) {
      if (at % 2 === 0 || at > 9) other.restart();
      expect([await desk.file(article), await other.file(article)].map(([story]) => story)).toEqual(
        Array(2).fill(await desk.storyOf(article.id)),
      );
      if (at !== 10) continue;
      const story = (await desk.storyOf("a00")) ?? "";
      for (const { parts } of [desk, other]) {
        await splitByHand(parts, story, ["a03"], { user: "U1", place: "slack:T1:C1" });
      }
    }
    for (const { id } of articles) {
      expect(await other.storyOf(id)).toBe(await desk.storyOf(id));
      expect(await findDecision(other.store.db, id)).toEqual(await findDecision(desk.store.db, id));
    }
  } finally {
    await other.close();
  }
});

test("remembers why an article is in its story, and what it copies", async () => {
  await desk.file(cranes, ferries, {
    ...cranes,
    id: "crane-copy",
    at: "2026-03-02T15:00:00Z",
    outlet: "Copy Desk",
    claims: () => [],
  });
  expect(await findDecision(desk.store.db, "crane-1")).toMatchObject({
    outcome: "began",
    storyId: CRANES,
    decidedAt: "2026-03-02T09:00:00.000Z",
  });
  const copied = await findDecision(desk.store.db, "crane-copy");
  expect(copied).toMatchObject({ outcome: "copied", storyId: CRANES, duplicateOf: "crane-1" });
  expect(copied?.reasons.join(" ")).toContain("crane-1");
});

test("a new version stays in its story, and an article filed again is where it was", async () => {
  await desk.file(cranes, {
    ...ferries,
    id: "crane-1b",
    replaces: "crane-1",
    at: "2026-03-02T18:00:00Z",
  });
  expect(await desk.storyOf("crane-1b")).toBe(CRANES);
  expect(await findDecision(desk.store.db, "crane-1b")).toMatchObject({ outcome: "kept" });
  expect(await desk.file({ ...cranes, at: "2026-03-02T19:00:00Z" })).toEqual([CRANES]);
});

const FIRST_TITLE = "Brannock Cranes and the Lindholm Port Authority";

test("a title that nobody was shown follows the facts", async () => {
  await desk.file({ ...cranes, claims: () => [] });
  expect((await desk.view(CRANES)).story.title).toBe(cranes.title);
  await desk.file(cranesAgain);
  expect((await desk.view(CRANES)).story).toMatchObject({ title: FIRST_TITLE });
  expect(await editsOf(desk.store.db, [CRANES])).toEqual([]);
});

test("a title that was delivered changes for the first agreement, and is remembered as a former one", async () => {
  await desk.file({ ...cranes, claims: () => [] });
  await markTitlesTold(desk.store.db, [CRANES], desk.parts.clock().toISOString());
  await desk.file(cranesAgain);
  const changedAt = "2026-03-03T09:00:00.000Z";
  expect((await desk.view(CRANES)).story).toMatchObject({
    title: FIRST_TITLE,
    formerly: [{ title: cranes.title, reason: "first-agreement", changedAt }],
  });
  expect(await editsOf(desk.store.db, [CRANES])).toEqual([
    {
      kind: "title",
      storyId: CRANES,
      from: cranes.title,
      to: FIRST_TITLE,
      reason: "first-agreement",
      at: changedAt,
    },
  ]);
});

const hoists: DeskArticle = {
  ...cranesLater,
  text: `Brannock Cranes has signed a contract for hoists with the Quay Workers Union. ${cranesLater.text}`,
  claims: (place) => [
    agreement(place, {
      parties: [party("Brannock Cranes"), party("Quay Workers Union")],
      status: "signed",
      object: "hoists",
      sentence: "Brannock Cranes has signed a contract for hoists with the Quay Workers Union.",
      words: "has signed",
    }),
  ],
};

test("a later article never renames what was delivered", async () => {
  await desk.file(cranes);
  await markTitlesTold(desk.store.db, [CRANES], desk.parts.clock().toISOString());
  expect(await desk.file(cranesAgain, hoists)).toEqual([CRANES, CRANES]);
  const { story, agreements } = await desk.view(CRANES);
  expect(agreements).toHaveLength(2);
  expect(story.title).toBe(FIRST_TITLE);
  expect(story.formerly).toBeUndefined();
});

test("a new version that no longer says what the title says is a reason for another title", async () => {
  await desk.file(cranes);
  await markTitlesTold(desk.store.db, [CRANES], desk.parts.clock().toISOString());
  const text = cranes.text.replaceAll("Brannock Cranes", "Halvard Hoists");
  await desk.file({
    ...cranes,
    id: "crane-1b",
    replaces: "crane-1",
    at: "2026-03-02T18:00:00Z",
    title: "Halvard Hoists weighs an order from the port of Lindholm",
    text,
    claims: (place) => [
      agreement(place, {
        parties: [party("Halvard Hoists"), party("Lindholm Port Authority")],
        status: "considering",
        object: "nine gantry cranes",
        sentence:
          "Halvard Hoists is considering a contract for nine gantry cranes with the Lindholm Port Authority.",
        words: "is considering",
      }),
    ],
  });
  expect((await desk.view(CRANES)).story).toMatchObject({
    title: "Halvard Hoists and the Lindholm Port Authority",
    formerly: [{ title: FIRST_TITLE, reason: "correction" }],
  });
});
