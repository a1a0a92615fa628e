import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatDateValue,
  formatDay,
  formatShortDay,
  formatWhen,
  zoneName,
} from "../../../adapters/shared/format-when.ts";

test("tells the hour in the reader's zone", () => {
  expect(formatWhen("2026-03-05T08:00:00.000Z", "Europe/Brussels")).toBe("Thursday 5 March, 09:00");
  expect(formatWhen("2026-03-05T08:00:00.000Z", "America/New_York")).toBe("Thursday 5 March, 03:00");
  expect(formatWhen("2026-03-05T23:30:00.000Z", "Asia/Tokyo")).toBe("Friday 6 March, 08:30");
});

test("tells the hour after the clocks went forward", () => {
  expect(formatWhen("2026-03-29T00:59:00.000Z", "Europe/Brussels")).toBe("Sunday 29 March, 01:59");
  expect(formatWhen("2026-03-29T01:00:00.000Z", "Europe/Brussels")).toBe("Sunday 29 March, 03:00");
});

test("writes midnight as 00:00", () => {
  expect(formatWhen("2026-03-05T00:00:00.000Z", "UTC")).toBe("Thursday 5 March, 00:00");
});

test("says the year only where it is another one", () => {
  const instant = "2025-12-31T10:00:00.000Z";
  expect(formatDay(instant, "UTC", "2025-06-01T00:00:00.000Z")).toBe("Wednesday 31 December");
  expect(formatDay(instant, "UTC", "2026-01-02T00:00:00.000Z")).toBe("Wednesday 31 December 2025");
  expect(formatShortDay(instant, "UTC", "2026-01-02T00:00:00.000Z")).toBe("31 December 2025");
});

test.each([
  ["2026-03-03", "3 March"],
  ["2025-03-03", "3 March 2025"],
  ["2026-03", "March"],
  ["2024-11", "November 2024"],
  ["2023", "2023"],
  ["2026-03-03/2026-03-05", "3 to 5 March"],
  ["2026-02-27/2026-03-03", "27 February to 3 March"],
  ["2025-12-30/2026-01-02", "30 December 2025 to 2 January"],
  ["2025-01-02/2025-02-03", "2 January to 3 February 2025"],
  ["2026-01/2026-03", "January to March"],
  ["2023/2025", "2023 to 2025"],
])("writes the ledger's date %s as %s", (value, shown) => {
  expect(formatDateValue(value, "2026-03-05T08:00:00.000Z")).toBe(shown);
});

test("no zone moves a date of the ledger", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28 }), (day) => {
      const value = `2026-02-${String(day).padStart(2, "0")}`;
      expect(formatDateValue(value, "2026-06-01T00:00:00.000Z")).toBe(`${day} February`);
    }),
  );
});

test("names a zone by its city, and an unknown zone as UTC", () => {
  expect(zoneName("Europe/Brussels")).toBe("Brussels");
  expect(zoneName("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(zoneName("UTC")).toBe("UTC");
  expect(zoneName("Mars/Olympus")).toBe("UTC");
  expect(formatWhen("2026-03-05T08:00:00.000Z", "Mars/Olympus")).toBe("Thursday 5 March, 08:00");
});
