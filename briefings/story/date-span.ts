const DAY_MS = 86_400_000;

/** First and last instant of an ISO day, month, year or interval, in milliseconds (UTC). */
export function dateSpan(value: string): { readonly from: number; readonly to: number } {
  const [first = value, last = first] = value.split("/");
  return { from: startOf(first), to: endOf(last) };
}

/** Days from the nearest ends of one date to the other; 0 where they meet. */
export function daysBetween(a: string, b: string): number {
  const left = dateSpan(a);
  const right = dateSpan(b);
  return Math.max(0, left.from - right.to, right.from - left.to) / DAY_MS;
}

/** "day", "month", "year", or "days" for an interval. */
export function precisionOf(value: string): "day" | "month" | "year" | "days" {
  if (value.includes("/")) return "days";
  return value.length === 10 ? "day" : value.length === 7 ? "month" : "year";
}

function startOf(value: string): number {
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}

function endOf(value: string): number {
  const [year = 0, month, day] = value.split("-").map(Number);
  if (month === undefined) return Date.UTC(year + 1, 0, 1) - 1;
  return day === undefined ? Date.UTC(year, month, 1) - 1 : Date.UTC(year, month - 1, day + 1) - 1;
}
