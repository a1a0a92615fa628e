import { civilDay, type DayNumber } from "./date-calendar.ts";
import type { Which } from "./date-phrase.ts";
import type { TimeContext } from "./date-resolved.ts";
import type { Period } from "./date-stretch.ts";

/** The candidate that tense and the word before it ask for; candidates are in order of time. */
export function choose(
  candidates: readonly Period[],
  context: TimeContext,
  which: Which,
): Period | undefined {
  const published = context.published;
  if (published === undefined) return undefined;
  const past = candidates.filter((c) => c.first <= published);
  const future = candidates.filter((c) => c.last >= published);
  switch (which) {
    case "last":
    case "latest":
      return candidates.filter((c) => c.last < published).at(-1);
    case "next":
      return candidates.find((c) => c.first > published);
    case "this":
      return candidates.find((c) => civilDay(c.first).year === civilDay(published).year) ?? future[0];
    case "previous":
    case "following":
    case "that": {
      const told = context.told;
      if (told === undefined) return which === "following" ? future[0] : past.at(-1);
      if (which === "previous") return candidates.filter((c) => c.last < told.first).at(-1) ?? past.at(-1);
      if (which === "following") return candidates.find((c) => c.first > told.last) ?? future[0];
      return past.at(-1);
    }
    case "bare": {
      const tense = context.tense();
      const close = nearest(candidates, published);
      const asked =
        tense === "future"
          ? (future[0] ?? past.at(-1))
          : tense === "past"
            ? (past.at(-1) ?? future[0])
            : close;
      return asked && close && isFarFetched(asked, close, published) ? close : asked;
    }
  }
}

/** A day without its year is not told of nearly a year away when the other one is weeks off. */
function isFarFetched(asked: Period, close: Period, published: DayNumber): boolean {
  if (asked.grain !== "day") return false;
  return Math.abs(asked.first - published) > 200 && Math.abs(close.first - published) < 100;
}

function nearest(candidates: readonly Period[], day: DayNumber): Period | undefined {
  let best: Period | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const c of candidates) {
    const away = day < c.first ? c.first - day : day > c.last ? day - c.last : 0;
    if (away < least) {
      least = away;
      best = c;
    }
  }
  return best;
}
