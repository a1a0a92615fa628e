import { type Cron, parseCron } from "./cron.ts";
import { instantOf, wallAt } from "./zone.ts";

const DAY_MS = 86_400_000;
/** Far enough for "29 February on a Sunday"; a schedule without a slot in it has none. */
const HORIZON_DAYS = 366 * 41;
/** No zone moves its clock by more than this around one instant (Samoa skipped a whole day in 2011). */
const LARGEST_SHIFT_MS = 26 * 3_600_000;

/** A parsed schedule: when a briefing is due, on the clock of its zone. */
export interface Schedule {
  readonly cron: Cron;
  readonly timezone: string;
}

/** Throws a `WirebriefError` with code `config` for a bad expression or zone. */
export function parseSchedule(expression: string, timezone: string): Schedule {
  const cron = parseCron(expression);
  wallAt(timezone, 0);
  return { cron, timezone };
}

/**
 * The first slot strictly after `afterMs`, in milliseconds since 1970; undefined where the schedule
 * never comes due ("31 February"). A slot in a skipped hour is at the first valid instant after the
 * gap, and all slots of one gap are one; a slot in a repeated hour is its first pass only.
 */
export function nextSlot(schedule: Schedule, afterMs: number): number | undefined {
  const { cron, timezone } = schedule;
  const firstDay = Math.floor((wallAt(timezone, afterMs) - LARGEST_SHIFT_MS) / DAY_MS);
  for (let day = firstDay; day < firstDay + HORIZON_DAYS; day++) {
    if (!matchesDay(cron, new Date(day * DAY_MS))) continue;
    // Later wall times of a day are never earlier instants, so the first one past `afterMs` is the slot.
    for (const time of timesOfDay(cron)) {
      const wall = day * DAY_MS + time;
      if (wall + LARGEST_SHIFT_MS < afterMs - LARGEST_SHIFT_MS) continue;
      const instant = instantOf(timezone, wall);
      if (instant > afterMs) return instant;
    }
  }
  return undefined;
}

/** The latest slot at or before `nowMs` and after `sinceMs`; what a catch-up run is for. */
export function latestSlot(schedule: Schedule, sinceMs: number, nowMs: number): number | undefined {
  let latest: number | undefined;
  for (
    let slot = nextSlot(schedule, sinceMs);
    slot !== undefined && slot <= nowMs;
    slot = nextSlot(schedule, slot)
  ) {
    latest = slot;
  }
  return latest;
}

function matchesDay(cron: Cron, date: Date): boolean {
  if (!cron.months.includes(date.getUTCMonth() + 1)) return false;
  const byMonth = cron.daysOfMonth.includes(date.getUTCDate());
  const byWeek = cron.daysOfWeek.includes(date.getUTCDay());
  return cron.eitherDay ? byMonth || byWeek : byMonth && byWeek;
}

function* timesOfDay(cron: Cron): Generator<number> {
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      for (const second of cron.seconds) yield ((hour * 60 + minute) * 60 + second) * 1000;
    }
  }
}
