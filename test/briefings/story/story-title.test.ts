import { expect, test } from "vitest";
import { nextTitle, storyTitle } from "../../../briefings/story/story-title.ts";
import { buildView } from "./view-builder.ts";
import { planReported, yardstick } from "./yardstick.ts";

const told = { told: true, byHand: false };
const untold = { told: false, byHand: false };
const article = { kind: "article", articleId: "a9", isCorrection: false } as const;

/** The story under another title than its facts ask for. */
function titled(title: string) {
  const view = buildView(yardstick);
  return { ...view, story: { ...view.story, title } };
}

test("a title that nobody was shown follows the facts", () => {
  const view = titled("Something else");
  expect(nextTitle(view, untold, article)).toEqual({ title: storyTitle(view) });
});

test("a delivered title stays when articles come, and changes with a merge or a split", () => {
  const view = titled("OpenAI and NATO");
  expect(nextTitle(view, told, article)).toBeUndefined();
  expect(nextTitle(view, told, { kind: "merge" })).toMatchObject({ reason: "merge" });
  expect(nextTitle(view, told, { kind: "split" })).toMatchObject({ reason: "split" });
});

test("a title given by hand stays whatever happens", () => {
  expect(nextTitle(titled("Ours"), { told: false, byHand: true }, { kind: "merge" })).toBeUndefined();
});

test("a correction changes a title that says what it takes back, and no other", () => {
  const correction = { ...article, isCorrection: true } as const;
  expect(nextTitle(titled("OpenAI and NATO"), told, correction)).toBeUndefined();
  expect(nextTitle(titled("OpenAI weighs NATO's zeppelins"), told, correction)).toMatchObject({
    reason: "correction",
  });
});

test("the same facts give the same title, however often it is asked", () => {
  const view = buildView([planReported]);
  expect(nextTitle(view, told, { kind: "merge" })).toBeUndefined();
});
