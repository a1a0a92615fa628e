import { addMonths, type DayNumber, mondayOf } from "./date-calendar.ts";
import type { Part } from "./date-phrase.ts";
import type { Period } from "./date-stretch.ts";

export const MODS: Readonly<Record<Part, "START" | "MID" | "END">> = {
  start: "START",
  opening: "START",
  sofar: "START",
  mid: "MID",
  end: "END",
  close: "END",
  rest: "END",
};

/**
 * Days that a part of a period means. Weeks as decided for agreements: early is Monday to
 * Wednesday, late Thursday to Sunday; "earlier this month" ends on the publication day. Months and
 * years go by thirds; the end of one is its last week or month.
 */
export function narrow(
  part: Part,
  p: Period,
  published: DayNumber | undefined,
): { first: DayNumber; last: DayNumber } | undefined {
  if (p.grain === "day") return undefined;
  const holdsToday = published !== undefined && p.first <= published && published <= p.last;
  if (part === "sofar")
    return holdsToday ? { first: p.first, last: published } : narrow("start", p, published);
  if (part === "rest") return holdsToday ? { first: published, last: p.last } : narrow("end", p, published);
  if (p.grain === "week" || p.grain === "weekend") {
    const base = mondayOf(p.first);
    if (part === "mid") return { first: base + 1, last: base + 3 };
    return part === "start" || part === "opening"
      ? { first: base, last: base + 2 }
      : { first: base + 3, last: base + 6 };
  }
  if (p.grain === "month") {
    if (part === "opening") return { first: p.first, last: p.first + 6 };
    if (part === "close") return { first: p.last - 6, last: p.last };
    if (part === "start") return { first: p.first, last: p.first + 9 };
    if (part === "mid") return { first: p.first + 10, last: p.first + 19 };
    return { first: p.first + 20, last: p.last };
  }
  const months = Math.round((p.last - p.first + 1) / 30.4);
  if (part === "opening" && months <= 12) return { first: p.first, last: addMonths(p.first, 1) - 1 };
  if (part === "close" && months <= 12) return { first: addMonths(p.last + 1, -1), last: p.last };
  const third = Math.round(months / 3);
  const firstThird = p.grain === "decade" ? 48 : third;
  const lastThird = p.grain === "decade" ? 36 : third;
  if (part === "start" || part === "opening")
    return { first: p.first, last: addMonths(p.first, firstThird) - 1 };
  if (part === "mid")
    return { first: addMonths(p.first, firstThird), last: addMonths(p.last + 1, -lastThird) - 1 };
  return { first: addMonths(p.last + 1, -lastThird), last: p.last };
}
