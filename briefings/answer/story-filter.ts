import { foldName, foldText } from "../claim/fold-name.ts";
import { recordsOf } from "../digest/story-deals.ts";
import type { Agreement } from "../story/agreement-record.ts";
import { dateSpan } from "../story/date-span.ts";
import type { AsOf } from "../story/date-words.ts";
import type { Development } from "../story/development.ts";
import { agreementOf } from "../story/ledger.ts";
import type { StoryView } from "../story/story-view.ts";
import { withWords } from "./agreement-text.ts";
import { isInRange, rangeWords } from "./amount-filter.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext, meantWords } from "./answer-context.ts";
import type { Archive, Window } from "./archive.ts";
import { findName } from "./find-name.ts";
import { type Filters, isInWindow, windowWords } from "./read-filters.ts";
import { statusNoun } from "./status-filter.ts";

/** What of a story was asked for: the filters of a query with its party as the ledger knows it. */
export interface StoryFilter extends Filters {
  readonly party?: { readonly name: string; readonly key: string };
  /** True where it leaves out deals for another reason than their time. */
  readonly isOfDeals: boolean;
  /** "signed agreements (loans) with NATO of €10 million or more since 2 March"; undefined where all is asked for. */
  readonly words: string | undefined;
}

/** Reads the party of a query about stories; a name that no deal has gets the answer that says so. */
export async function storyFilterOf(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<{ readonly filter: StoryFilter } | { readonly answer: Answer }> {
  const found =
    query.with === undefined ? undefined : await findName(archive, context.scope, query.with, "party");
  if (found !== undefined && !found.found) {
    const reason = found.several
      ? `I know several by the name “${query.with}”.`
      : `I have read of no agreement that names “${query.with}”.`;
    const meant = meantWords(found.didYouMean, found.several);
    return {
      answer: answerOf(query, reason, meant === undefined ? [] : [meant], {
        reason,
        ...(found.didYouMean.length === 0 ? {} : { didYouMean: [...found.didYouMean] }),
      }),
    };
  }
  const party = found === undefined ? {} : { party: { name: found.name, key: found.key } };
  const { statuses, kinds, amount, window } = filters;
  const isOfDeals =
    found !== undefined || statuses !== undefined || kinds !== undefined || amount !== undefined;
  const words =
    isOfDeals || window !== undefined
      ? filterWords(query, { ...filters, ...party }, asOfContext(context))
      : undefined;
  return { filter: { ...filters, ...party, isOfDeals, words } };
}

function filterWords(
  { kind }: Query,
  { statuses, amount, window, party }: Filters & Pick<StoryFilter, "party">,
  asOf: AsOf,
): string {
  const ofKind = kind === undefined ? "" : ` (${kind})`;
  const names = party === undefined ? [] : [party.name];
  return `${statusNoun(statuses ?? [], true)}${ofKind}${withWords(names)}${rangeWords(amount)}${windowWords(window, asOf)}`;
}

/** The ids of the story's deals that fit; with `anyStatus` also those that have moved on from a status asked for. */
export function dealsThatFit(
  view: StoryView,
  filter: StoryFilter,
  { anyStatus = false }: { readonly anyStatus?: boolean } = {},
): ReadonlySet<string> {
  const ids = recordsOf(view)
    .filter(
      (record) =>
        (filter.party === undefined || record.partyKeys.includes(filter.party.key)) &&
        fits(agreementOf(record), filter, anyStatus),
    )
    .map(({ id }) => id);
  return new Set(ids);
}

/** True for a deal of the status, kind, sum and time asked for. */
export function fits(agreement: Agreement, filter: Filters, anyStatus = false): boolean {
  const { status, kind, amount, date, history } = agreement;
  if (!anyStatus && filter.statuses?.includes(status) === false) return false;
  if (filter.kinds?.includes(kind) === false) return false;
  if (filter.amount !== undefined && !isInRange(amount, filter.amount)) return false;
  if (filter.window === undefined || anyStatus) return true;
  return date === null
    ? isInWindow(history.at(-1)?.reportedAt ?? "", filter.window)
    : isDated(date, filter.window);
}

/** True where a date of any precision has a day in the window. */
export function isDated(date: string, window: Window | undefined): boolean {
  if (window === undefined) return true;
  const { from, to } = dateSpan(date);
  return (
    to >= Date.parse(window.firstDay) && (window.lastDay === undefined || from <= Date.parse(window.lastDay))
  );
}

/** True for what tells of one of the deals; where only a party was asked for also for what names it. */
export function isAskedFor(
  development: Development,
  filter: StoryFilter,
  deals: ReadonlySet<string>,
): boolean {
  if (!filter.isOfDeals) return true;
  const told = recordIds(development);
  if (told.some((id) => deals.has(id))) return true;
  const { party, statuses, kinds, amount } = filter;
  const isOfPartyAlone = statuses === undefined && kinds === undefined && amount === undefined;
  return party !== undefined && isOfPartyAlone && told.length === 0 && names(development, party);
}

/** True for a change to one of the statuses asked for. */
export function isChangeTo({ key }: Development, { statuses }: Filters): boolean {
  const [kind, , status] = key.split("/");
  return statuses === undefined || (kind === "agreement" && statuses.some((each) => each === status));
}

/** The records that a development tells of or puts right. */
function recordIds({ key, corrects }: Development): string[] {
  return [key, ...corrects].flatMap((each) => {
    const [kind = "", id] = each.split("/");
    return OF_A_DEAL.has(kind) && id !== undefined ? [id] : [];
  });
}

const OF_A_DEAL: ReadonlySet<string> = new Set(["agreement", "amount", "dispute", "settled"]);

function names({ line }: Development, { name, key }: { readonly name: string; readonly key: string }) {
  const told = foldText(line.text);
  return [key, foldName(name) ?? key].some((each) => told.includes(` ${each} `));
}
