/**
 * Days of the proleptic Gregorian calendar, counted from 1970-01-01 = 0, without clock or zone.
 * Method: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
 */
export type DayNumber = number;

export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civilDay(number: DayNumber): CivilDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

export function monthLength(year: number, month: number): number {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}

/** Monday = 1 … Sunday = 7, as ISO 8601 counts. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week of `day`: weeks run Monday to Sunday. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - (weekdayOf(day) - 1);
}

/** ISO 8601 week: the week belongs to the year of its Thursday. */
export function isoWeek(day: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = mondayOf(day) + 3;
  const year = civilDay(thursday).year;
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** `months` later, the day cut to the length of the month it lands in. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: dom } = civilDay(day);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayNumber(y, m, Math.min(dom, monthLength(y, m)));
}

export function isoDay(day: DayNumber): string {
  const { year, month, day: dom } = civilDay(day);
  return `${isoYear(year)}-${pad(month)}-${pad(dom)}`;
}

export function isoYear(year: number): string {
  return String(year).padStart(4, "0");
}

export function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Western Easter Sunday; anonymous Gregorian algorithm (Nature, 20 April 1876). */
export function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The `n`th `weekday` of a month; `n` = -1 is the last one. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): DayNumber {
  if (n < 0) {
    const last = dayNumber(year, month, monthLength(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
}

/** First ten characters of an ISO instant or day, as a day; undefined where they are none. */
export function parseIsoDay(text: string | undefined): DayNumber | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})/u.exec(text ?? "");
  if (!m) return undefined;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  return dayNumber(year, month, day);
}
