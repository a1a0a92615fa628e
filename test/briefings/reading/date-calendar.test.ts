import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  civilDay,
  dayNumber,
  easter,
  isoDay,
  isoWeek,
  nthWeekday,
  parseIsoDay,
  weekdayOf,
} from "../../../briefings/reading/date-calendar.ts";

describe("days", () => {
  it("agree with the platform's own calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500_000, max: 2_000_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const { year, month, day: dom } = civilDay(day);
        expect([year, month, dom]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(dayNumber(year, month, dom)).toBe(day);
        expect(weekdayOf(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
      }),
    );
  });

  it("cut the day to the length of the month they land in", () => {
    expect(isoDay(addMonths(dayNumber(2024, 1, 31), 1))).toBe("2024-02-29");
    expect(isoDay(addMonths(dayNumber(2024, 3, 31), -13))).toBe("2023-02-28");
  });

  it("number their weeks as ISO 8601 does", () => {
    expect(isoWeek(dayNumber(2021, 1, 3))).toEqual({ year: 2020, week: 53 });
    expect(isoWeek(dayNumber(2024, 12, 30))).toEqual({ year: 2025, week: 1 });
  });

  it("know the movable feasts", () => {
    expect(isoDay(easter(2026))).toBe("2026-04-05");
    expect(isoDay(nthWeekday(2026, 11, 4, 4))).toBe("2026-11-26");
    expect(isoDay(nthWeekday(2026, 5, 1, -1))).toBe("2026-05-25");
  });

  it("come only from days that exist", () => {
    expect(parseIsoDay("2026-02-30")).toBeUndefined();
    expect(parseIsoDay("soon")).toBeUndefined();
    expect(parseIsoDay("2026-03-04T23:59:00Z")).toBe(dayNumber(2026, 3, 4));
  });
});
