import type { AgreementStatus } from "../claim/agreement.ts";
import { contentWords } from "../story/content-words.ts";
import { dateSpan } from "../story/date-span.ts";
import { isInRange } from "./amount-filter.ts";
import type { Query } from "./answer.ts";
import { type AnswerContext, storiesAskedAbout } from "./answer-context.ts";
import type { AgreementFilter, Archive } from "./archive.ts";
import { correctionsOf, type Deal, dealsOf, foldDeals } from "./deals.ts";
import { findParties, type PartiesFound } from "./find-parties.ts";
import { type Filters, isInWindow } from "./read-filters.ts";
import { STATUS_ORDER } from "./status-filter.ts";

const LOOKED_AT = 24;
/** Of the other statuses, as many as are shown beside what matches. */
const LOOKED_BESIDE = 12;
/** Where words of the object decide, more records are read: the store does not look into them. */
const LOOKED_INTO = 60;

/** The deals that a query asks for, and beside them those of other statuses. */
export interface DealsFound {
  readonly names: readonly string[];
  readonly about?: string;
  readonly matching: readonly Deal[];
  readonly others: readonly Deal[];
  /** How many match in all; counting stops at 1,000. */
  readonly total: number;
  /** Deals of the same parties that the time, the kind or the sum leaves out. */
  readonly outside: readonly Deal[];
}

/**
 * Filters go to the store, so that a busy party's signed deals are found however many are newer.
 *
 * @param shown where so many match, no more of them are wanted, and none of the others
 */
export async function findDeals(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
  shown?: number,
): Promise<DealsFound | Extract<PartiesFound, { readonly unknown: string }>> {
  const parties = await findParties(query, archive, context.scope);
  if ("unknown" in parties) return parties;
  const { names, keys, about } = parties;
  const { statuses: asked, ...narrow } = filters;
  const wanted = asked ?? (["signed"] as const);
  const storyIds = keys.length === 0 ? (parties.storyIds ?? storiesAskedAbout(context)) : undefined;
  const base: AgreementFilter = { partyKeys: keys, ...(storyIds === undefined ? {} : { storyIds }) };
  const limit = about === undefined ? LOOKED_AT : LOOKED_INTO;
  const find = async (filter: AgreementFilter, statuses: readonly AgreementStatus[], most = limit) =>
    statuses.length === 0 ? [] : archive.agreements(context.scope, { ...filter, statuses, limit: most });
  const rest = STATUS_ORDER.filter((status) => !wanted.includes(status));
  const meant = { ...base, ...narrow };
  const [first, second] = await Promise.all([
    find(meant, wanted),
    find(meant, rest, about === undefined ? LOOKED_BESIDE : limit),
  ]);
  const isCounted = first.length === limit && about === undefined;
  const [corrections, counts] = await Promise.all([
    correctionsOf([...first, ...second], archive, context),
    isCounted ? archive.countAgreements(context.scope, { ...meant, statuses: wanted }) : undefined,
  ]);
  const isWanted = (deal: Deal) => isMeant(deal, narrow) && isAbout(deal, about);
  const isMatch = (deal: Deal) => wanted.includes(deal.agreement.status) && isWanted(deal);
  // A correction may have moved a deal from the status that it was stored under.
  const known = { names, ...(about === undefined ? {} : { about }), outside: [] };
  if (counts !== undefined && shown !== undefined) {
    const newest = foldDeals(first, corrections, context, isMatch, shown);
    const moved = second.filter(({ id }) => corrections.has(id));
    const matching = [...newest, ...foldDeals(moved, corrections, context, isMatch)];
    if (newest.length === shown) return { ...known, matching, others: [], total: sum(Object.values(counts)) };
  }
  const all = [first, second].flatMap((records) => foldDeals(records, corrections, context, isWanted));
  const matching = all.filter(({ agreement }) => wanted.includes(agreement.status));
  const others = all.filter(({ agreement }) => !wanted.includes(agreement.status));
  const isNarrow = Object.keys(narrow).length > 0;
  const outside =
    all.length === 0 && isNarrow && keys.length > 0
      ? await dealsOf(await find(base, STATUS_ORDER), archive, context)
      : [];
  const total = counts === undefined ? matching.length : sum(Object.values(counts));
  return { ...known, matching, others, total, outside };
}

/** What the store compared with every source's word, compared with what the deal comes to. */
function isMeant(
  { agreement: { amount, date, history } }: Deal,
  filters: Omit<Filters, "statuses">,
): boolean {
  const { window } = filters;
  if (filters.amount !== undefined && !isInRange(amount, filters.amount)) return false;
  if (window === undefined) return true;
  if (date === null) return isInWindow(history.at(-1)?.reportedAt ?? "", window);
  const { from, to } = dateSpan(date);
  return (
    to >= Date.parse(window.firstDay) && (window.lastDay === undefined || from <= Date.parse(window.lastDay))
  );
}

function isAbout({ record, agreement }: Deal, about: string | undefined): boolean {
  if (about === undefined) return true;
  const words = contentWords(about);
  const told = contentWords(
    [
      agreement.object ?? "",
      ...record.assertions.flatMap(({ citations }) => citations.map(({ sentence }) => sentence)),
    ].join(" "),
  );
  const stems = new Set([...told].map(stemOf));
  return words.size > 0 && [...words].every((word) => told.has(word) || stems.has(stemOf(word)));
}

/** "trams" is about "tram". */
function stemOf(word: string): string {
  return word.replace(/(?:ies|y)$/u, "i").replace(/e?s$/u, "");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
