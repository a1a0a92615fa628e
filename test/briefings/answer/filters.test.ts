import fc from "fast-check";
import { expect, test } from "vitest";
import { findAmount, isInRange, rangeWords, readAmount } from "../../../briefings/answer/amount-filter.ts";
import { kindsOf } from "../../../briefings/answer/kind-words.ts";
import { dayStart, findTime, readTime } from "../../../briefings/answer/time-filter.ts";

const asOf = { now: "2026-03-05T08:00:00Z", timezone: "Europe/Brussels" };

test.each([
  ["2026-03-01", "2026-03-01", "2026-03-01"],
  ["2026-02", "2026-02-01", "2026-02-28"],
  ["2025", "2025-01-01", "2025-12-31"],
  ["today", "2026-03-05", "2026-03-05"],
  ["yesterday", "2026-03-04", "2026-03-04"],
  ["Monday", "2026-03-02", "2026-03-02"],
  ["last Thursday", "2026-02-26", "2026-02-26"],
  ["last week", "2026-02-23", "2026-03-01"],
  ["this month", "2026-03-01", "2026-03-31"],
  ["since March", "2026-03-01", "2026-03-31"],
  ["December", "2025-12-01", "2025-12-31"],
  ["3 March", "2026-03-03", "2026-03-03"],
  ["March 30", "2025-03-30", "2025-03-30"],
  ["3 days ago", "2026-03-02", "2026-03-02"],
  ["the last two weeks", "2026-02-19", "2026-03-05"],
])("reads the time %j", (words, from, to) => {
  expect(readTime(words, asOf)).toEqual({ from, to });
});

test.each(["someday", "2026-02-30", "30 February", "2026-13", ""])("reads no time in %j", (words) => {
  expect(readTime(words, asOf)).toBeUndefined();
});

test("takes the reader's zone for what day it is", () => {
  const late = { now: "2026-03-05T23:30:00Z", timezone: "Europe/Brussels" };
  expect(readTime("today", late)).toEqual({ from: "2026-03-06", to: "2026-03-06" });
  expect(dayStart("2026-03-06", "Europe/Brussels")).toBe("2026-03-05T23:00:00.000Z");
  expect(dayStart("2026-03-06", "America/New_York")).toBe("2026-03-06T05:00:00.000Z");
});

test("finds a time in a question and takes no name for one", () => {
  expect(findTime("deals since last week with NATO")).toEqual({
    since: "last week",
    rest: "deals with NATO",
  });
  expect(findTime("what was signed in February?")).toEqual({
    since: "February",
    until: "February",
    rest: "what was signed?",
  });
  expect(findTime("what did Theresa May say")).toBeUndefined();
  expect(findTime("news from March Networks")).toBeUndefined();
});

test.each([
  [">10m", { least: 1e7 }],
  ["over €10 million", { least: 1e7, currency: "EUR" }],
  ["under 5bn dollars", { most: 5e9, currency: "USD" }],
  ["€10m+", { least: 1e7, currency: "EUR" }],
  ["1m-2m", { least: 1e6, most: 2e6 }],
  ["between 5 and 10 million euros", { least: 5e6, most: 1e7, currency: "EUR" }],
  ["at least half a billion", { least: 5e8 }],
  ["billion-dollar", { least: 1e9, currency: "USD" }],
])("reads the sum %j", (words, range) => {
  expect(readAmount(words)).toEqual(range);
});

test("compares sums in the currency that was asked for alone", () => {
  expect(isInRange({ value: 2e7, currency: "EUR" }, { least: 1e7 })).toBe(true);
  expect(isInRange({ value: 2e7, currency: "USD" }, { least: 1e7, currency: "EUR" })).toBe(false);
  expect(isInRange(null, { least: 1 })).toBe(false);
});

test("finds a sum only where a unit or a size makes it one", () => {
  expect(findAmount("which deals are worth more than 100 million")).toEqual({
    words: "worth more than 100 million",
    rest: "which deals",
  });
  expect(findAmount("agreements with more than 3 parties")).toBeUndefined();
});

test("says a range as it was read", () => {
  expect([">10m", "under €5bn", "1m-2m", "10m"].map((words) => rangeWords(readAmount(words)))).toEqual([
    " of 10 million or more",
    " of €5 billion or less",
    " of 1 million to 2 million",
    " of about 10 million",
  ]);
});

test("knows everyday words for kinds", () => {
  expect(kindsOf("takeovers")).toEqual(["acquisition"]);
  expect(kindsOf("truces, peace deals")).toEqual(["ceasefire", "treaty"]);
  expect(kindsOf("M&A")).toEqual(["acquisition", "merger"]);
  expect(kindsOf("weddings")).toBeUndefined();
});

test("never fails on any words", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      readTime(text, asOf);
      findTime(text);
      readAmount(text);
      findAmount(text);
      kindsOf(text);
    }),
  );
});
