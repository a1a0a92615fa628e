import { WirebriefError } from "../errors.ts";

/** A wall-clock reading, as if it were UTC: milliseconds of `Date.UTC(year, month, day, …)`. */
export type WallMs = number;

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Throws a `WirebriefError` with code `config` where `zone` is no IANA zone. */
export function checkZone(zone: string): void {
  formatterOf(zone);
}

/** What the clock on the wall of `zone` shows at `instantMs`. */
export function wallAt(zone: string, instantMs: number): WallMs {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instantMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instantMs % SECOND_MS);
}

/**
 * The instant at which the clock of `zone` shows `wall`: the earlier one where the hour is
 * repeated, and the first valid instant after the gap where the hour is skipped.
 */
export function instantOf(zone: string, wall: WallMs): number {
  const offsets = [...new Set([wall - DAY_MS, wall, wall + DAY_MS].map((at) => offsetAt(zone, at)))];
  const matching = offsets.map((offset) => wall - offset).filter((at) => wallAt(zone, at) === wall);
  if (matching.length > 0) return Math.min(...matching);
  return endOfGap(zone, wall - Math.max(...offsets), wall - Math.min(...offsets));
}

/** Binary search for the first instant of the new offset, to the second. */
function endOfGap(zone: string, beforeMs: number, afterMs: number): number {
  const after = offsetAt(zone, afterMs);
  let low = Math.floor(beforeMs / SECOND_MS);
  let high = Math.floor(afterMs / SECOND_MS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * SECOND_MS) === after) high = middle;
    else low = middle;
  }
  return high * SECOND_MS;
}

function offsetAt(zone: string, instantMs: number): number {
  return wallAt(zone, instantMs) - instantMs;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, made);
    return made;
  } catch (cause) {
    throw new WirebriefError({
      code: "config",
      thing: "timezone",
      problem: "is not a time zone of the IANA list",
      value: zone,
      remedy: 'Use a name like "Europe/Brussels", "America/New_York" or "UTC"',
      cause,
    });
  }
}
