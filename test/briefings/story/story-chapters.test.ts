import { expect, test } from "vitest";
import { storyChapters } from "../../../briefings/story/story-chapters.ts";
import { runningStory } from "./grouping-texts.ts";
import { agreement, buildView, party } from "./view-builder.ts";

const told = runningStory.map(({ id, publishedAt, title, text }) => ({ id, at: publishedAt, title, text }));

test("leaves a story of one thread in one chapter", () => {
  const chapters = storyChapters(buildView(told.slice(0, 3)));
  expect(chapters.map(({ articleIds }) => articleIds)).toEqual([["r1", "r2", "r3"]]);
  expect(chapters[0]).toMatchObject({ from: told[0]?.at, to: told[2]?.at });
});

test("begins a chapter after a week without news", () => {
  const later = {
    id: "r9",
    at: "2026-03-20T09:00:00Z",
    title: "Norrail's first night train leaves Velm",
    text: "The first night train of Norrail left Velm on Thursday evening.",
  };
  const chapters = storyChapters(buildView([...told, later]));
  expect(chapters.at(-1)).toEqual({
    from: later.at,
    to: later.at,
    title: later.title,
    articleIds: ["r9"],
  });
});

test("begins a chapter where the words turn", () => {
  const inquiry = [
    {
      id: "q1",
      at: "2026-03-08T09:00:00Z",
      title: "Auditors search ministry over consultants' fees",
      text: "Auditors searched the ministry's offices for invoices of consultants who advised on tenders.",
    },
    {
      id: "q2",
      at: "2026-03-09T09:00:00Z",
      title: "Consultants' fees: auditors find double invoices",
      text: "Auditors found double invoices of consultants in the ministry's offices, their report says.",
    },
  ];
  const chapters = storyChapters(buildView([...told, ...inquiry]));
  expect(chapters.at(-1)?.articleIds).toEqual(["q1", "q2"]);
});

test("calls a chapter after the parties of the agreement that it was the first to tell", () => {
  const text = "Norrail struck a deal with the canton of Velm on Sunday to run its night trains.";
  const view = buildView([
    {
      id: "d1",
      at: "2026-03-01T08:00:00Z",
      title: "Deal for night trains",
      text,
      claims: (place) => [
        agreement(place, {
          parties: [party("Norrail"), party("Velm")],
          status: "signed",
          sentence: text,
          words: "struck",
        }),
      ],
    },
  ]);
  expect(storyChapters(view).map(({ title }) => title)).toEqual(["Norrail and Velm"]);
});

test("keeps a copy with its original", () => {
  const copy = {
    id: "c1",
    at: "2026-03-12T10:00:00Z",
    title: told[0]?.title ?? "",
    text: told[0]?.text ?? "",
    duplicateOf: "r1",
  };
  expect(storyChapters(buildView([...told.slice(0, 2), copy])).map(({ articleIds }) => articleIds)).toEqual([
    ["r1", "r2", "c1"],
  ]);
});
