import type { Agreement, AgreementRecord } from "../story/agreement-record.ts";
import { placedCorrectionsOf } from "../story/corrections.ts";
import type { Development } from "../story/development.ts";
import { isOwnDeal } from "../story/home-story.ts";
import { agreementOf } from "../story/ledger.ts";
import type { StoryView } from "../story/story-view.ts";
import { isShaky } from "../story/tell-agreement.ts";
import type { DigestAgreement } from "./digest.ts";

/** Where the deals of a story stand; those that changed for this reader first, recalled history last. */
export function standingDeals(view: StoryView, seen: ReadonlySet<string>): DigestAgreement[] {
  const corrections = placedCorrectionsOf(view);
  return recordsOf(view)
    .map((record) => {
      const agreement = agreementOf(record, corrections.get(record.id) ?? []);
      return { ...agreement, was: statusBefore(agreement, seen) };
    })
    .sort((a, b) => rank(b) - rank(a) || latest(b).localeCompare(latest(a)));
}

/** The agreements that are a story's own and certain enough to be told. */
export function recordsOf(view: StoryView): AgreementRecord[] {
  return view.agreements.filter((record) => !isShaky(record) && isOwnDeal(record, view.story));
}

/** The status that the reader last saw, or that the sources told before, where it is another one. */
function statusBefore(agreement: Agreement, seen: ReadonlySet<string>): string | null {
  const before = [...agreement.history].reverse().map(({ status }) => status);
  const told = before.find((status) => seen.has(`agreement/${agreement.id}/${status}`));
  const last = told ?? before[1];
  return last === undefined || last === agreement.status ? null : last;
}

function rank(agreement: DigestAgreement): number {
  const age =
    agreement.date === null
      ? 0
      : Date.parse(latest(agreement)) - Date.parse(`${agreement.date.slice(0, 4)}-12-31`);
  return (agreement.was === null ? 0 : 1) - (age > YEAR_MS ? 2 : 0);
}

const YEAR_MS = 366 * 86_400_000;

function latest({ history }: Agreement): string {
  return history.at(-1)?.reportedAt ?? "";
}

/** The agreement that a development is of, by its key. */
export function recordOf(view: StoryView, { key }: Development): AgreementRecord | undefined {
  const [kind = "", id] = key.split("/");
  return OF_A_DEAL.has(kind) ? recordsOf(view).find((record) => record.id === id) : undefined;
}

/** Heads of the keys whose second part is a record. */
const OF_A_DEAL: ReadonlySet<string> = new Set(["agreement", "amount", "dispute", "settled"]);
