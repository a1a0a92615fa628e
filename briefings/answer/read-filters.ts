import { type AgreementKind, type AgreementStatus, agreementKindSchema } from "../claim/agreement.ts";
import { spanWords } from "../digest/wording.ts";
import type { AsOf } from "../story/date-words.ts";
import { type AmountFilter, readAmount } from "./amount-filter.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import type { Window } from "./archive.ts";
import { kindsOf } from "./kind-words.ts";
import { STATUS_ORDER, statusesOf } from "./status-filter.ts";
import { dayStart, nextDay, readTime } from "./time-filter.ts";

/** What the filters of a query mean, on the asker's calendar. */
export interface Filters {
  readonly statuses?: readonly AgreementStatus[];
  readonly kinds?: readonly AgreementKind[];
  readonly amount?: AmountFilter;
  readonly window?: Window;
}

/** Before anything that is read here. */
const FIRST_DAY = "0001-01-01";

/**
 * Reads the words of a query's filters: times against the asker's clock and zone, which the query
 * then has as ISO days. A word that means nothing gets the answer that says so and what would work.
 */
export function readFilters(
  query: Query,
  context: AnswerContext,
): { readonly query: Query; readonly filters: Filters } | { readonly answer: Answer } {
  const asOf = asOfContext(context);
  const wrong = (reason: string, remedy: string) => ({
    answer: answerOf(query, reason, [remedy], { reason: remedy }),
  });
  const statuses = query.status === undefined ? undefined : statusesOf(query.status);
  if (query.status !== undefined && statuses === undefined)
    return wrong(`I know no status “${query.status}”.`, `Use one of ${STATUS_ORDER.join(", ")}, or all.`);
  const kinds = query.kind === undefined ? undefined : kindsOf(query.kind);
  if (query.kind !== undefined && kinds === undefined)
    return wrong(
      `I know no kind of agreement “${query.kind}”.`,
      `Use one of ${agreementKindSchema.options.filter((kind) => kind !== "other").join(", ")}; everyday words such as takeovers work too.`,
    );
  const amount = query.amount === undefined ? undefined : readAmount(query.amount);
  if (query.amount !== undefined && amount === undefined)
    return wrong(
      `I cannot read the amount “${query.amount}”.`,
      "Write it like >10m, over €10 million or under 5bn dollars.",
    );
  const since = query.since === undefined ? undefined : readTime(query.since, asOf);
  const until = query.until === undefined ? undefined : readTime(query.until, asOf);
  const unread =
    query.since !== undefined && since === undefined
      ? query.since
      : query.until !== undefined && until === undefined
        ? query.until
        : undefined;
  if (unread !== undefined)
    return wrong(
      `I cannot read the time “${unread}”.`,
      "Write it like 2026-03-01, March, Monday, last week or 3 days ago.",
    );
  const window = windowOf(since?.from, until?.to, context.timezone);
  return {
    query: {
      ...query,
      ...(since === undefined ? {} : { since: since.from }),
      ...(until === undefined ? {} : { until: until.to }),
    },
    filters: {
      ...(statuses === undefined ? {} : { statuses }),
      ...(kinds === undefined ? {} : { kinds }),
      ...(amount === undefined ? {} : { amount }),
      ...(window === undefined ? {} : { window }),
    },
  };
}

function windowOf(from: string | undefined, to: string | undefined, timezone: string): Window | undefined {
  if (from === undefined && to === undefined) return undefined;
  const firstDay = from ?? FIRST_DAY;
  return {
    firstDay,
    from: from === undefined ? `${FIRST_DAY}T00:00:00.000Z` : dayStart(firstDay, timezone),
    ...(to === undefined ? {} : { lastDay: to, before: dayStart(nextDay(to), timezone) }),
  };
}

/** " since 2 March", " on 4 March", " in February", " until 1 March"; "" for all time. */
export function windowWords(window: Window | undefined, asOf: AsOf): string {
  if (window === undefined) return "";
  const { firstDay, lastDay } = window;
  if (lastDay === undefined) return ` since ${spanWords(firstDay, asOf)}`;
  if (firstDay === FIRST_DAY) return ` until ${spanWords(lastDay, asOf)}`;
  if (firstDay === lastDay) return ` on ${spanWords(firstDay, asOf)}`;
  if (firstDay.endsWith("-01-01") && lastDay === `${firstDay.slice(0, 4)}-12-31`)
    return ` in ${firstDay.slice(0, 4)}`;
  if (
    firstDay.endsWith("-01") &&
    nextDay(lastDay).endsWith("-01") &&
    firstDay.slice(0, 7) === lastDay.slice(0, 7)
  )
    return ` in ${spanWords(firstDay.slice(0, 7), asOf)}`;
  return ` between ${spanWords(firstDay, asOf)} and ${spanWords(lastDay, asOf)}`;
}

/** True for an instant of the window. */
export function isInWindow(instant: string, window: Window | undefined): boolean {
  if (window === undefined) return true;
  const at = Date.parse(instant);
  return at >= Date.parse(window.from) && (window.before === undefined || at < Date.parse(window.before));
}
