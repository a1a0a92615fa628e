import { dateSpan, precisionOf } from "./date-span.ts";

const DAY_MS = 86_400_000;
/** Within the last six days a weekday names one day only. */
const WEEKDAY_DAYS = 6;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** The moment at which a text is read, and the reader's zone: they decide "Tuesday" or "3 March". */
export interface AsOf {
  /** ISO instant. */
  readonly now: string;
  /** IANA zone. */
  readonly timezone: string;
}

/** "Tuesday", "3 March", "3 March 2025", "March", "2025", "26 February to 1 March". Without a preposition. */
export function dateWords(value: string, asOf: AsOf): string {
  const [first = value, last] = value.split("/");
  if (last !== undefined && last !== first) return `${fullDate(first, asOf)} to ${fullDate(last, asOf)}`;
  if (precisionOf(first) === "day") {
    const ago = Math.round((dateSpan(today(asOf)).from - dateSpan(first).from) / DAY_MS);
    if (ago >= 0 && ago <= WEEKDAY_DAYS) return WEEKDAYS[new Date(dateSpan(first).from).getUTCDay()] ?? first;
  }
  return fullDate(first, asOf);
}

/** "on Tuesday", "in March", "between 26 February and 1 March". */
export function whenWords(value: string, asOf: AsOf): string {
  const [first = value, last] = value.split("/");
  if (last !== undefined && last !== first)
    return `between ${fullDate(first, asOf)} and ${fullDate(last, asOf)}`;
  return `${precisionOf(first) === "day" ? "on" : "in"} ${dateWords(first, asOf)}`;
}

/** "3 March", "March 2025": never a weekday; the year where it is not the reader's. */
export function fullDate(value: string, asOf: AsOf): string {
  const [year = "", month, day] = value.split("-");
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  const shown = day === undefined ? name : `${Number(day)} ${name}`;
  return year === today(asOf).slice(0, 4) ? shown : `${shown} ${year}`;
}

/** "Wednesday, 09:00" within the last days, else "4 March, 09:00"; the reader's clock. */
export function momentWords(instant: string, asOf: AsOf): string {
  const day = dayIn(instant, asOf.timezone);
  const clock = clockFormat(asOf.timezone).format(Date.parse(instant));
  return `${dateWords(day, asOf)}, ${clock}`;
}

/** The ISO day that the calendar of `timezone` shows at an instant. */
export function dayIn(instant: string, timezone: string): string {
  return dayFormat(timezone).format(Date.parse(instant));
}

/** The last such weekday on or before an ISO day. */
export function lastWeekday(name: string, day: string): string | undefined {
  const wanted = WEEKDAYS.findIndex((weekday) => weekday.toLowerCase() === name.toLowerCase());
  if (wanted < 0) return undefined;
  const { from } = dateSpan(day);
  const back = (new Date(from).getUTCDay() - wanted + 7) % 7;
  return new Date(from - back * DAY_MS).toISOString().slice(0, 10);
}

export function weekdayOf(day: string): string {
  return WEEKDAYS[new Date(dateSpan(day).from).getUTCDay()] ?? "";
}

function today({ now, timezone }: AsOf): string {
  return dayIn(now, timezone);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const clockFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timezone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timezone);
  if (known !== undefined) return known;
  // Swedish writes an ISO day.
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone: timezone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  dayFormats.set(timezone, made);
  return made;
}

function clockFormat(timezone: string): Intl.DateTimeFormat {
  const known = clockFormats.get(timezone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hour: "2-digit", minute: "2-digit" });
  clockFormats.set(timezone, made);
  return made;
}
