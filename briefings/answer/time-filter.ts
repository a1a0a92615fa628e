import { type AsOf, dayIn, lastWeekday } from "../story/date-words.ts";

/** ISO days, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const MONTHS = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const WEEKDAY = `(?:mon|tues|wednes|thurs|fri|satur|sun)day`;
const NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NUMBER = String.raw`(?:\d{1,3}|a|an|a few|a couple of|couple of|few|${NUMBER_WORDS.join("|")})`;
const UNIT = `(?:hour|day|week|fortnight|month|quarter|year)`;

type Read = (match: RegExpExecArray, today: string) => DaySpan | undefined;

/** Ways to name a time, the whole of the words; the first that fits reads it. */
const FORMS: readonly (readonly [RegExp, Read])[] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/u, ([day]) => span(day, day)],
  [/^(\d{4})-(\d{2})$/u, ([, year, month]) => monthSpan(Number(year), Number(month))],
  [/^((?:19|20)\d{2})$/u, ([, year]) => span(`${year}-01-01`, `${year}-12-31`)],
  [/^(?:today|this morning|this afternoon|this evening|tonight)$/u, (_, today) => span(today, today)],
  [
    /^(?:yesterday|last night|yesterday (?:morning|evening))$/u,
    (_, today) => span(add(today, -1), add(today, -1)),
  ],
  [/^(?:the )?day before yesterday$/u, (_, today) => span(add(today, -2), add(today, -2))],
  [/^(?:the |this |last )?weekend$/u, (_, today) => weekend(today)],
  [
    new RegExp(`^(?:last |this |on )?(${WEEKDAY})$`, "u"),
    ([whole, name = ""], today) => {
      const day = lastWeekday(name, whole.startsWith("last ") ? add(today, -1) : today);
      return day === undefined ? undefined : span(day, day);
    },
  ],
  [
    /^(?:the )?(this|last|past|previous) (week|month|quarter|year)$/u,
    ([, which, unit = ""], today) => calendarSpan(unit, which === "this" ? 0 : -1, today),
  ],
  [
    new RegExp(`^(?:the )?(?:last|past|previous) (${NUMBER}) (${UNIT})s?$`, "u"),
    ([, number = "", unit = ""], today) => span(back(today, countOf(number), unit), today),
  ],
  [
    new RegExp(`^(${NUMBER}) (${UNIT})s?(?: ago)?$`, "u"),
    ([whole, number = "", unit = ""], today) => {
      const day = back(today, countOf(number), unit);
      return span(day, whole.endsWith(" ago") ? day : today);
    },
  ],
  [
    new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?:,? (\\d{4}))?$`, "u"),
    ([, day, month = "", year], today) => daySpan(month, Number(day), year, today),
  ],
  [
    new RegExp(`^(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`, "u"),
    ([, month = "", day, year], today) => daySpan(month, Number(day), year, today),
  ],
  [
    new RegExp(`^(?:last |early |mid-|late |the (?:start|beginning|end) of )?(${MONTH})(?: (\\d{4}))?$`, "u"),
    ([, month = "", year], today) => {
      const at = monthNumber(month);
      const guess = Number(year ?? today.slice(0, 4));
      const isAhead = year === undefined && at > Number(today.slice(5, 7));
      return monthSpan(isAhead ? guess - 1 : guess, at);
    },
  ],
  [/^(?:the )?(?:beginning|start) of (?:the|this) year$/u, (_, today) => calendarSpan("year", 0, today)],
];

/** Reads "2026-03", "Monday", "last week", "March", "3 days ago" on the reader's calendar; undefined where it is no time. */
export function readTime(words: string, { now, timezone }: AsOf): DaySpan | undefined {
  const plain = words
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^(?:since|from|after|in|on|during) /u, "");
  const today = dayIn(now, timezone);
  for (const [form, read] of FORMS) {
    const match = form.exec(plain);
    if (match !== null) return read(match, today);
  }
  return undefined;
}

const NAMED = String.raw`\d{4}-\d{2}(?:-\d{2})?|(?:19|20)\d{2}|today|yesterday|(?:the )?weekend|(?:last )?${WEEKDAY}|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \d{4})?|${MONTH} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|(?:last )?${MONTH}(?: \d{4})?`;
const RELATIVE = `(?:the )?(?:this|last|past|previous) (?:${NUMBER} )?${UNIT}s?|${NUMBER} ${UNIT}s? ago|(?:the )?(?:start|beginning) of (?:the|this) year`;
const AFTER = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(since|from|after|in|on|during|over|within|before|until)\s+(${RELATIVE}|${NAMED})(?![\p{L}\p{N}-])`,
  "iu",
);
const BARE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${RELATIVE}|today|yesterday|tonight|this (?:morning|afternoon|evening)|last night|(?:this|last) ${WEEKDAY}|(?:this|last) weekend)(?![\p{L}\p{N}-])`,
  "iu",
);

/** The time that a question names, in its words, and the question without it. */
export function findTime(
  text: string,
): { readonly since?: string; readonly until?: string; readonly rest: string } | undefined {
  const match = AFTER.exec(text);
  if (match !== null) {
    const [, word = "", named = ""] = match;
    // "from May" and "in May" may tell of a person; a month by three letters needs more company than "in".
    const isName = /^\s+\p{Lu}/u.test(text.slice(match.index + match[0].length));
    if (/^(?:mar|jan|dec|sep|may)$/u.test(named) || (isName && /^\p{L}+$/u.test(named))) return undefined;
    const rest = without(text, match);
    if (/^(?:since|from|after)$/iu.test(word)) return { since: named, rest };
    if (/^(?:before|until)$/iu.test(word)) return { until: named, rest };
    return { since: named, until: named, rest };
  }
  const bare = BARE.exec(text);
  return bare === null
    ? undefined
    : { since: bare[1] ?? "", until: bare[1] ?? "", rest: without(text, bare) };
}

/** The instant at which an ISO day begins in a zone. */
export function dayStart(day: string, timezone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The zone's offset is below a day: the wanted instant is where the calendar turns to the day.
  let low = midnight - DAY_MS;
  let high = midnight + DAY_MS;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    if (dayIn(new Date(middle).toISOString(), timezone) >= day) high = middle;
    else low = middle;
  }
  return new Date(Math.round(high / 60_000) * 60_000).toISOString();
}

/** The day after an ISO day. */
export function nextDay(day: string): string {
  return add(day, 1);
}

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/\s+/gu, " ")
    .replace(/\s+([?!.,])/gu, "$1")
    .trim();
}

function span(from: string | undefined, to: string | undefined): DaySpan | undefined {
  return from !== undefined && to !== undefined && isDay(from) && isDay(to) ? { from, to } : undefined;
}

/** "2026-02-30" parses and is no day. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
}

function add(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

function back(today: string, number: number, unit: string): string {
  if (unit === "hour") return add(today, -Math.ceil(number / 24));
  if (unit === "day") return add(today, -number);
  if (unit === "week" || unit === "fortnight") return add(today, -number * (unit === "week" ? 7 : 14));
  return addMonths(today, -number * (unit === "month" ? 1 : unit === "quarter" ? 3 : 12));
}

function calendarSpan(unit: string, shift: number, today: string): DaySpan | undefined {
  const [year = 0, month = 1] = today.split("-").map(Number);
  if (unit === "week") {
    const monday = add(lastWeekday("monday", today) ?? today, shift * 7);
    return span(monday, add(monday, 6));
  }
  if (unit === "year") return span(`${year + shift}-01-01`, `${year + shift}-12-31`);
  if (unit === "month") {
    const first = addMonths(`${today.slice(0, 7)}-01`, shift);
    return monthSpan(Number(first.slice(0, 4)), Number(first.slice(5, 7)));
  }
  const quarter = addMonths(`${year}-${pad(Math.floor((month - 1) / 3) * 3 + 1)}-01`, shift * 3);
  return span(quarter, add(addMonths(quarter, 3), -1));
}

function weekend(today: string): DaySpan | undefined {
  const saturday = lastWeekday("saturday", today);
  return saturday === undefined ? undefined : span(saturday, add(saturday, 1));
}

function monthSpan(year: number, month: number): DaySpan | undefined {
  if (month < 1 || month > 12) return undefined;
  const first = `${year}-${pad(month)}-01`;
  return span(first, add(addMonths(first, 1), -1));
}

/** Without a year: the last such day that is not ahead. */
function daySpan(name: string, date: number, year: string | undefined, today: string): DaySpan | undefined {
  const month = monthNumber(name);
  const at = (wanted: number) => `${wanted}-${pad(month)}-${pad(date)}`;
  const guess = at(Number(year ?? today.slice(0, 4)));
  const day = year === undefined && guess > today ? at(Number(today.slice(0, 4)) - 1) : guess;
  return span(day, day);
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
}

function countOf(number: string): number {
  if (/couple/u.test(number)) return 2;
  if (/few/u.test(number)) return 3;
  const word = NUMBER_WORDS.indexOf(number);
  return word >= 0 ? word + 1 : /^an?$/u.test(number) ? 1 : Number(number);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
