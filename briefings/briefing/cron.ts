import { WirebriefError } from "../errors.ts";

/** A parsed cron expression: for each field the values it allows, ascending. */
export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  /** 1 to 12. */
  readonly months: readonly number[];
  /** 0 (Sunday) to 6. */
  readonly daysOfWeek: readonly number[];
  /** True where both day fields are restricted: then either of them is enough, as in Vixie cron. */
  readonly eitherDay: boolean;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: "second", min: 0, max: 59, names: [] },
  { name: "minute", min: 0, max: 59, names: [] },
  { name: "hour", min: 0, max: 23, names: [] },
  { name: "day of the month", min: 1, max: 31, names: [] },
  { name: "month", min: 1, max: 12, names: MONTHS },
  { name: "day of the week", min: 0, max: 7, names: DAYS },
];

/**
 * Reads a cron expression of 5 fields, or 6 with seconds first: lists, ranges, steps, English month
 * and day names; 7 is Sunday. Throws a `WirebriefError` with code `config` that names the field.
 */
export function parseCron(expression: string): Cron {
  const words = expression.trim().split(/\s+/u);
  if (words.length !== 5 && words.length !== 6) {
    throw fault(expression, `has ${words.length === 1 && words[0] === "" ? 0 : words.length} fields`);
  }
  const texts = words.length === 5 ? ["0", ...words] : words;
  const [seconds, minutes, hours, daysOfMonth, months, weekdays] = FIELDS.map((field, at) =>
    parseField(texts[at] ?? "", field, expression),
  ) as [number[], number[], number[], number[], number[], number[]];
  const daysOfWeek = ascending(weekdays.map((day) => day % 7));
  return {
    seconds,
    minutes,
    hours,
    daysOfMonth,
    months,
    daysOfWeek,
    eitherDay: daysOfMonth.length < 31 && daysOfWeek.length < 7,
  };
}

function parseField(text: string, field: Field, expression: string): number[] {
  const values = text.split(",").flatMap((part) => {
    const [range = "", stepText, ...more] = part.split("/");
    const step = stepText === undefined ? 1 : Number(stepText);
    if (more.length > 0 || !Number.isInteger(step) || step < 1) throw unreadable(part, field, expression);
    const [from, to] = bounds(range, field, stepText !== undefined, part, expression);
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
  });
  return ascending(values);
}

function bounds(
  range: string,
  field: Field,
  stepped: boolean,
  part: string,
  expression: string,
): [number, number] {
  if (range === "*" || range === "?") return [field.min, field.name === "day of the week" ? 6 : field.max];
  const [fromText = "", toText, ...more] = range.split("-");
  const from = valueIn(fromText, field);
  // "5/15" counts from 5 to the end of the field, as in most crons.
  const to = toText === undefined ? (stepped ? field.max : from) : valueIn(toText, field);
  if (more.length > 0 || from === undefined || to === undefined || to < from) {
    throw unreadable(part, field, expression);
  }
  return [from, to];
}

function valueIn(text: string, field: Field): number | undefined {
  const named = field.names.indexOf(text.toLowerCase());
  if (named >= 0) return named + (field.names === MONTHS ? 1 : 0);
  if (!/^\d{1,2}$/u.test(text)) return undefined;
  const value = Number(text);
  return value >= field.min && value <= field.max ? value : undefined;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function unreadable(part: string, field: Field, expression: string): WirebriefError {
  return fault(
    expression,
    `has the ${field.name} "${part}", which is not between ${field.min} and ${field.max}`,
  );
}

function fault(expression: string, problem: string): WirebriefError {
  return new WirebriefError({
    code: "config",
    thing: "schedule",
    problem,
    value: expression,
    remedy: 'Use 5 fields (minute hour day month weekday), or 6 with seconds first, like "0 9 * * 1-5"',
  });
}
