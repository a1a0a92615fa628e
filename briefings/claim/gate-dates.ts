const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const DAY_MONTH = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join("|")})(?: (\\d{4}))?\\b`, "gu");
const MONTH_YEAR = new RegExp(`\\b(?:in|of|since) (${MONTHS.join("|")})(?: (\\d{4}))?\\b`, "gu");
const YEAR = /\b(?:in|since|of) ((?:19|20)\d{2})\b/gu;
const WEEKDAY = new RegExp(`\\b(${WEEKDAYS.join("|")})\\b`, "gu");

/** A date as a line of ours writes it. */
export interface WrittenDate {
  readonly words: string;
  readonly day?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly year?: number;
  /** 0 (Sunday) to 6. */
  readonly weekday?: number;
}

/** The dates in a line, and the line without them, so that their digits count as no numbers. */
export function datesIn(text: string): { readonly dates: readonly WrittenDate[]; readonly rest: string } {
  const dates: WrittenDate[] = [];
  const take = (pattern: RegExp, read: (match: string[]) => Omit<WrittenDate, "words">) => (from: string) =>
    from.replace(pattern, (...match: string[]) => {
      dates.push({ words: match[0] ?? "", ...read(match) });
      return " ";
    });
  const year = (digits: string | undefined) => (digits === undefined ? {} : { year: Number(digits) });
  const rest = [
    take(DAY_MONTH, ([, day, month, inYear]) => ({
      day: Number(day),
      month: MONTHS.indexOf(month ?? "") + 1,
      ...year(inYear),
    })),
    take(MONTH_YEAR, ([, month, inYear]) => ({ month: MONTHS.indexOf(month ?? "") + 1, ...year(inYear) })),
    take(YEAR, ([, digits]) => year(digits)),
    take(WEEKDAY, ([, name]) => ({ weekday: WEEKDAYS.indexOf(name ?? "") })),
  ].reduce((left, step) => step(left), text);
  return { dates, rest };
}

/** Supported by a resolved date of the claims, or by the same words in the cited sentences. */
export function isDateSupported(date: WrittenDate, sentences: string, resolved: readonly string[]): boolean {
  if (sentences.toLowerCase().includes(date.words.replace(/^(?:in|of|since) /u, "").toLowerCase()))
    return true;
  return resolved
    .flatMap((value) => value.split("/"))
    .some((value) => {
      const [year, month, day] = value.split("-").map(Number);
      if (date.weekday !== undefined) {
        return day !== undefined && new Date(`${value}T00:00:00Z`).getUTCDay() === date.weekday;
      }
      return (
        (date.day === undefined || date.day === day) &&
        (date.month === undefined || date.month === month) &&
        (date.year === undefined || date.year === year)
      );
    });
}
