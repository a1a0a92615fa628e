/**
 * Times and dates as a reader sees them, in the reader's own zone. English, 24 hours, day before
 * month: "Thursday 5 March, 09:00". The year is shown only where it is not the one of `asOf`.
 * A zone that this runtime does not know is read as UTC, and `zoneName` says so.
 */
const LOCALE = "en-GB";
const formatters = new Map<string, Intl.DateTimeFormat>();

/** "Thursday 5 March, 09:00"; with `asOf` of another year "Thursday 5 March 2026, 09:00". */
export function formatWhen(instant: string, timezone: string, asOf: string = instant): string {
  const { hour, minute } = partsOf(instant, timezone);
  return `${formatDay(instant, timezone, asOf)}, ${hour}:${minute}`;
}

/** "Thursday 5 March". */
export function formatDay(instant: string, timezone: string, asOf: string = instant): string {
  const { weekday, day, month, year } = partsOf(instant, timezone);
  const shownYear = year === partsOf(asOf, timezone).year ? "" : ` ${year}`;
  return `${weekday} ${day} ${month}${shownYear}`;
}

/** "5 March": the day of an instant, without its weekday. */
export function formatShortDay(instant: string, timezone: string, asOf: string = instant): string {
  const { day, month, year } = partsOf(instant, timezone);
  return `${day} ${month}${year === partsOf(asOf, timezone).year ? "" : ` ${year}`}`;
}

/**
 * A date as the ledger keeps it, an ISO day, month or year or an interval `A/B`: "3 March",
 * "March", "2025", "3 to 5 March". It has no hour, so no zone moves it; `asOf` gives the year that
 * need not be said.
 */
export function formatDateValue(value: string, asOf: string): string {
  const year = asOf.slice(0, 4);
  const [from = value, to] = value.split("/");
  if (to === undefined || to === from) return formatOne(from, year);
  if (from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7)) {
    return `${Number(from.slice(8))} to ${formatOne(to, year)}`;
  }
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${formatOne(from, sameYear && from.length > 4 ? to.slice(0, 4) : year)} to ${formatOne(to, year)}`;
}

/** The city of a zone, for "09:00 Brussels": the last word of its name. */
export function zoneName(timezone: string): string {
  if (timezone !== "UTC" && formatterFor(timezone) === formatterFor("UTC")) return "UTC";
  return timezone.split("/").at(-1)!.replaceAll("_", " ");
}

function formatOne(value: string, knownYear: string): string {
  const [year = value, month, day] = value.split("-");
  if (month === undefined) return year;
  const instant = `${year}-${month}-${day ?? "01"}T00:00:00.000Z`;
  if (Number.isNaN(Date.parse(instant))) return value;
  const shown = partsOf(instant, "UTC");
  const shownYear = year === knownYear ? "" : ` ${year}`;
  return `${day === undefined ? "" : `${shown.day} `}${shown.month}${shownYear}`;
}

function partsOf(instant: string, timezone: string) {
  const parts = new Map(
    formatterFor(timezone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    weekday: part("weekday"),
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

/** Building a formatter costs a hundred times a formatting, and a digest formats dozens. */
function formatterFor(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known !== undefined) return known;
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat(LOCALE, {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: timezone,
    });
  } catch {
    // RangeError: no such zone. A digest that is due is not lost for it.
    formatter = formatterFor("UTC");
  }
  formatters.set(timezone, formatter);
  return formatter;
}
