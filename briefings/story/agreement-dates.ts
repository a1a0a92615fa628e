import { foldValues, type ToldValue, type ValueFold } from "./agreement-values.ts";
import { dateSpan, daysBetween } from "./date-span.ts";
import { byTime } from "./ledger-order.ts";
import type { StatusEvent, Stretch } from "./status-fold.ts";

/** "Signed on Tuesday" and "announced on Wednesday" are one event: days that touch are no contradiction. */
const ONE_EVENT_DAYS = 0.5;

/** The days that were told of one status. */
export function foldDates({ events }: Pick<Stretch, "events">, stretch = 0): ValueFold<string> {
  const dated = events.filter((event): event is StatusEvent & { date: string } => event.date !== undefined);
  const told = [...dated]
    .sort((a, b) => byTime(a.assertion, b.assertion) || (a.date < b.date ? -1 : 1))
    .map(({ date, assertion }): ToldValue<string> => ({ value: date, assertion, stretch }));
  return foldValues(told, { isSame, isRefined });
}

/** The date of a status: the finest of the nearest sources; undefined where they contradict each other. */
export function dateOf(stretch: Pick<Stretch, "events">): string | undefined {
  return foldDates(stretch).current?.value;
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  return lengthOf(a) === lengthOf(b) && daysBetween(a, b) < ONE_EVENT_DAYS;
}

/** A day in its month, a week in its year; or one that the longer date does not shut out. */
function isRefined(rough: string, finer: string): boolean {
  return lengthOf(finer) < lengthOf(rough) && daysBetween(rough, finer) < ONE_EVENT_DAYS;
}

function lengthOf(value: string): number {
  const { from, to } = dateSpan(value);
  return to - from;
}
