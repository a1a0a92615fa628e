import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTimestamp } from "../../../briefings/article/parse-timestamp.ts";

test.each([
  ["Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03T10:00:00.000Z"],
  ["Tue, 3 Mar 2026 10:00 EST", "2026-03-03T15:00:00.000Z"],
  ["3 March 2026 10:00:00 +0530", "2026-03-03T04:30:00.000Z"],
  ["03 Mar 26 10:00 Z", "2026-03-03T10:00:00.000Z"],
  ["Tue, 03-Mar-2026 10:00:00 UTC", "2026-03-03T10:00:00.000Z"],
  ["Tue, 03 Mar 2026 10:00:00 +0100 (CET)", "2026-03-03T09:00:00.000Z"],
  ["Tue, 03 Mar 2026 10:00:00 GMT+1", "2026-03-03T09:00:00.000Z"],
  ["Tue Mar  3 10:00:00 2026", "2026-03-03T10:00:00.000Z"],
  ["2026-03-03T10:00:00Z", "2026-03-03T10:00:00.000Z"],
  ["2026-03-03T10:00:00.25-05:00", "2026-03-03T15:00:00.250Z"],
  ["2026-03-03 10:00:00 +0000", "2026-03-03T10:00:00.000Z"],
  ["2026-03-03T10:00", "2026-03-03T10:00:00.000Z"],
  ["20260303T101500Z", "2026-03-03T10:15:00.000Z"],
  ["2026-03-03", "2026-03-03T00:00:00.000Z"],
  ["2026/03/03 08:05", "2026-03-03T08:05:00.000Z"],
  ["2026-03", "2026-03-01T00:00:00.000Z"],
  ["March 3, 2026 10:00 PM EST", "2026-03-04T03:00:00.000Z"],
  ["July 3, 2026 at 12:30 a.m. ET", "2026-07-03T04:30:00.000Z"],
  ["Updated: Mar. 3, 2026", "2026-03-03T00:00:00.000Z"],
  ["3rd March 2026", "2026-03-03T00:00:00.000Z"],
  ["1772532000", "2026-03-03T10:00:00.000Z"],
  ["1772532000000", "2026-03-03T10:00:00.000Z"],
  ["Tue, 03 Mar 2026 24:00:00 GMT", "2026-03-04T00:00:00.000Z"],
  ["Tue, 03 Mar 2026 10:00:00 XYZ", "2026-03-03T10:00:00.000Z"],
])("reads %s as %s", (raw, instant) => {
  expect(parseTimestamp(raw)).toBe(instant);
});

test.each([
  "",
  "yesterday",
  "3/4/2026",
  "2026-02-30",
  "2026-13-01",
  "Tue, 32 Mar 2026",
  "0001-01-01T00:00:00Z",
  "0",
  "1970-01-01T00:00:00Z",
  "March",
  "12:30",
  "x".repeat(500),
])("does not guess %s", (raw) => {
  expect(parseTimestamp(raw)).toBeUndefined();
});

test("reads back every instant that it writes", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1971-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
      (date) => {
        expect(parseTimestamp(date.toISOString())).toBe(date.toISOString());
        const seconds = new Date(Math.trunc(date.getTime() / 1000) * 1000);
        expect(parseTimestamp(date.toUTCString())).toBe(seconds.toISOString());
      },
    ),
  );
});
