import fc from "fast-check";
import { expect, test } from "vitest";
import { latestSlot, nextSlot, parseSchedule } from "../../../briefings/briefing/schedule.ts";
import { instantOf, wallAt } from "../../../briefings/briefing/zone.ts";
import { WirebriefError } from "../../../briefings/errors.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

test("comes due at nine on weekdays on the clock of the zone", () => {
  const schedule = parseSchedule("0 9 * * 1-5", "Europe/Brussels");
  expect(iso(nextSlot(schedule, at("2026-03-05T08:00:00Z")))).toBe("2026-03-06T08:00:00.000Z");
  expect(iso(nextSlot(schedule, at("2026-03-06T08:00:00Z")))).toBe("2026-03-09T08:00:00.000Z");
});

test("a slot in the skipped hour runs once at the next valid minute", () => {
  const schedule = parseSchedule("30 2 * * *", "Europe/Brussels");
  const slot = nextSlot(schedule, at("2026-03-28T12:00:00Z"));
  expect(iso(slot)).toBe("2026-03-29T01:00:00.000Z");
  expect(iso(nextSlot(schedule, slot ?? 0))).toBe("2026-03-30T00:30:00.000Z");
});

test("a slot in the repeated hour runs once, at its first pass", () => {
  const schedule = parseSchedule("30 2 * * *", "Europe/Brussels");
  const slot = nextSlot(schedule, at("2026-10-24T12:00:00Z"));
  expect(iso(slot)).toBe("2026-10-25T00:30:00.000Z");
  expect(iso(nextSlot(schedule, slot ?? 0))).toBe("2026-10-26T01:30:00.000Z");
});

test("reads seconds, names, lists, ranges and steps", () => {
  expect(iso(nextSlot(parseSchedule("*/20 * * * * *", "UTC"), at("2026-01-01T00:00:20Z")))).toBe(
    "2026-01-01T00:00:40.000Z",
  );
  expect(iso(nextSlot(parseSchedule("15,45 8-10/2 1 JAN,jul *", "UTC"), at("2026-01-01T08:15:00Z")))).toBe(
    "2026-01-01T08:45:00.000Z",
  );
  expect(iso(nextSlot(parseSchedule("0 0 * * SUN", "UTC"), at("2026-11-24T00:00:00Z")))).toBe(
    "2026-11-29T00:00:00.000Z",
  );
  expect(nextSlot(parseSchedule("0 0 * * 7", "UTC"), at("2026-11-24T00:00:00Z"))).toBe(
    nextSlot(parseSchedule("0 0 * * 0", "UTC"), at("2026-11-24T00:00:00Z")),
  );
});

test("either day field is enough where both are restricted", () => {
  const schedule = parseSchedule("0 0 13 * 5", "UTC");
  expect(iso(nextSlot(schedule, at("2026-11-24T00:00:00Z")))).toBe("2026-11-27T00:00:00.000Z");
  expect(iso(nextSlot(schedule, at("2026-12-11T00:00:00Z")))).toBe("2026-12-13T00:00:00.000Z");
});

test("has no slot on the thirty-first of February", () => {
  expect(nextSlot(parseSchedule("0 0 31 2 *", "UTC"), 0)).toBeUndefined();
});

test("names the field, the value and the form when it cannot be read", () => {
  expect(() => parseSchedule("0 25 * * *", "UTC")).toThrow(
    'schedule: has the hour "25", which is not between 0 and 23 (0 25 * * *). Use 5 fields',
  );
  expect(() => parseSchedule("0 9 * *", "UTC")).toThrow("schedule: has 4 fields");
  expect(() => parseSchedule("0 9 * * *", "Europe/Brüssel")).toThrow(WirebriefError);
});

test("the latest missed slot is one, however many were missed", () => {
  const schedule = parseSchedule("0 9 * * *", "Europe/Brussels");
  expect(iso(latestSlot(schedule, at("2026-03-01T08:00:00Z"), at("2026-03-04T12:00:00Z")))).toBe(
    "2026-03-04T08:00:00.000Z",
  );
  expect(latestSlot(schedule, at("2026-03-04T08:00:00Z"), at("2026-03-04T12:00:00Z"))).toBeUndefined();
});

const zones = Intl.supportedValuesOf("timeZone");
const instants = fc.integer({
  min: at("2020-01-01T00:00:00Z") / 1000,
  max: at("2030-01-01T00:00:00Z") / 1000,
});

test("an instant's wall clock leads back to it, or to the first pass of the repeated hour", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, seconds) => {
      const instant = seconds * 1000;
      const back = instantOf(zone, wallAt(zone, instant));
      expect(back).toBeLessThanOrEqual(instant);
      expect(wallAt(zone, back)).toBe(wallAt(zone, instant));
    }),
  );
});

test("a daily schedule has exactly one slot on each calendar day of every zone", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      instants,
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (zone, seconds, hour, minute) => {
        const schedule = parseSchedule(`${minute} ${hour} * * *`, zone);
        const days: number[] = [];
        let slot = nextSlot(schedule, seconds * 1000);
        for (let count = 0; count < 5 && slot !== undefined; count++) {
          days.push(Math.floor(wallAt(zone, slot) / 86_400_000));
          slot = nextSlot(schedule, slot);
        }
        expect(days).toEqual(days.map((_, index) => (days[0] ?? 0) + index));
      },
    ),
    { numRuns: 200 },
  );
});
