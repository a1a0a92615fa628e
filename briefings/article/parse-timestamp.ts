import { monthNumbers, seasonalZones, zoneMinutes } from "./timestamp-zones.ts";

/**
 * Reads the moment that a feed, page or file states, as a UTC instant (`2026-03-04T09:30:00.000Z`).
 *
 * Read are ISO 8601 with all its shortenings, RFC 822/2822 with and without weekday, seconds and
 * zone, asctime, "March 4, 2026 10:00 AM EST", "4 March 2026", year-first dates with slashes or
 * dots, and Unix seconds or milliseconds. Without a zone the moment is UTC; without a time it is
 * midnight UTC of that day. Two numbers of which either could be the month ("3/4/2026") are not
 * guessed. `undefined` for anything else, for impossible days, for years outside 1900 to 2100 and
 * for the very start of 1970, which is what an empty database field becomes.
 */
export function parseTimestamp(raw: string): string | undefined {
  const text = raw.replace(/\s+/gu, " ").trim();
  if (text === "" || text.length > 80) return undefined;
  const moment = fromUnix(text) ?? fromIso(text) ?? fromWords(text);
  if (moment === undefined || Number.isNaN(moment) || moment === 0) return undefined;
  const year = new Date(moment).getUTCFullYear();
  return year >= 1900 && year <= 2100 ? new Date(moment).toISOString() : undefined;
}

function fromUnix(text: string): number | undefined {
  if (/^\d{13}$/u.test(text)) return Number(text);
  return /^\d{9,10}$/u.test(text) ? Number(text) * 1000 : undefined;
}

const ISO =
  /^(?<year>\d{4})(?:(?<gap>[-/.]?)(?<month>\d{1,2})(?:\k<gap>(?<day>\d{1,2})(?!\d))?)?(?:(?:T| ?T ?| |, | at )(?<rest>\d.*))?$/iu;

function fromIso(text: string): number | undefined {
  const found = ISO.exec(text)?.groups;
  if (found === undefined) return undefined;
  const time = found.rest === undefined ? midnight : timeOf(found.rest);
  return time === undefined
    ? undefined
    : momentOf(Number(found.year), Number(found.month ?? 1), Number(found.day ?? 1), time);
}

/** Dates whose month is a word: the order of day, month and year then does not matter. */
function fromWords(text: string): number | undefined {
  const bare = text.replace(/^(?:published|updated|posted|on|date)\b:? ?/iu, "");
  const found =
    /^(?:[a-z]{2,9}\.?,? )?(?<day>\d{1,2})(?:st|nd|rd|th)?[ -](?<month>[a-z]{3,9})\.?,?[ -](?<year>\d{4}|\d{2})(?:,? (?:at )?(?<rest>.+))?$/iu.exec(
      bare,
    )?.groups ??
    /^(?:[a-z]{3,9}\.?,? )?(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?:,? (?:at |- |\| )?(?<rest>.+))?$/iu.exec(
      bare,
    )?.groups ??
    /^(?:[a-z]{3,9},? )?(?<month>[a-z]{3,9}) (?<day>\d{1,2}) (?<rest>\d{1,2}:\d\d(?::\d\d)?(?: [a-z]{1,5})?) (?<year>\d{4})$/iu.exec(
      bare,
    )?.groups;
  if (found === undefined) return undefined;
  const month = monthNumbers.get((found.month ?? "").slice(0, 3).toLowerCase());
  const time = found.rest === undefined ? midnight : timeOf(found.rest);
  if (month === undefined || time === undefined) return undefined;
  return momentOf(fullYear(found.year ?? ""), month, Number(found.day), time);
}

/** RFC 2822, 4.3: two digits below 50 are of this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

interface TimeOfDay {
  readonly ms: number;
  readonly zone: string;
}

const midnight: TimeOfDay = { ms: 0, zone: "" };

const TIME =
  /^(?<hour>\d{1,2})(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<part>\d+))?)?)? ?(?<half>[ap]\.?m\.?)?(?: ?\(?(?<zone>z|[a-z]{2,5}|(?:gmt|utc)? ?[+−-]\d{1,2}(?::?\d\d)?)\)?)?(?: \(.*\)| [a-z]{2,5})?$/iu;

function timeOf(text: string): TimeOfDay | undefined {
  const found = TIME.exec(text)?.groups;
  if (found === undefined) return undefined;
  let hour = Number(found.hour);
  const half = found.half?.toLowerCase().charAt(0);
  if (half === undefined && found.minute === undefined) return undefined;
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  const minute = Number(found.minute ?? 0);
  // Second 60 is a leap second; 24:00 is the end of the day.
  const second = Number(found.second ?? 0);
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const part = Math.trunc(Number(`0.${found.part ?? "0"}`) * 1000);
  return { ms: ((hour * 60 + minute) * 60 + second) * 1000 + part, zone: found.zone?.toLowerCase() ?? "" };
}

function momentOf(year: number, month: number, day: number, time: TimeOfDay): number | undefined {
  // Date.UTC takes years below 100 for those of the last century.
  if (year < 100) return undefined;
  const start = Date.UTC(year, month - 1, day);
  const made = new Date(start);
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return start + time.ms - zoneOffsetMinutes(time.zone, month) * 60_000;
}

/** An unknown abbreviation counts as UTC: RFC 2822, 4.3 says so, and the day is right all the same. */
function zoneOffsetMinutes(zone: string, month: number): number {
  const numeric = /([+−-])(\d{1,2}):?(\d\d)?$/u.exec(zone);
  if (numeric === null) {
    const summer = seasonalZones.has(zone) && month >= 4 && month <= 10 ? 60 : 0;
    return (zoneMinutes.get(zone) ?? 0) + summer;
  }
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return numeric[1] === "+" ? minutes : -minutes;
}
