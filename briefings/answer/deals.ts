import type { Line } from "../claim/line.ts";
import { spanWords } from "../digest/wording.ts";
import { foldRecord } from "../story/agreement-fold.ts";
import { shortSentence } from "../story/agreement-line.ts";
import type { Agreement, AgreementRecord, Assertion } from "../story/agreement-record.ts";
import { type LedgerCorrection, placedCorrectionsOf } from "../story/corrections.ts";
import { dateSpan } from "../story/date-span.ts";
import { type AsOf, dayIn, fullDate } from "../story/date-words.ts";
import { gatedLine } from "../story/gated-line.ts";
import { agreementOf } from "../story/ledger.ts";
import { statusWords } from "../story/source-words.ts";
import { strongest } from "../story/status-fold.ts";
import { sourceWords, sureWords } from "./agreement-text.ts";
import { type AnswerContext, asOfContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";

/** What `shortSentence` adds to a deal that is open. */
const OPEN_REMARK = /\s*Nothing is signed\b.*$/u;

/** An agreement as it stands, with the sentence that tells it and the source that this rests on. */
export interface Deal {
  readonly record: AgreementRecord;
  readonly agreement: Agreement;
  readonly sentence: string;
  readonly lead: Assertion | undefined;
}

/** The records as they stand after the corrections of their stories, the last change first. */
export async function dealsOf(
  records: readonly AgreementRecord[],
  archive: Archive,
  context: AnswerContext,
): Promise<Deal[]> {
  const corrections = await correctionsOf(records, archive, context);
  return foldDeals(records, corrections, context);
}

/** What was put right in the stories of the records, by record id. */
export async function correctionsOf(
  records: readonly AgreementRecord[],
  archive: Archive,
  context: AnswerContext,
): Promise<Corrections> {
  const storyIds = [...new Set(records.map(({ storyId }) => storyId))];
  const corrected = await archive.corrections(context.scope, storyIds);
  return new Map(corrected.flatMap((story) => [...placedCorrectionsOf(story)]));
}

export type Corrections = ReadonlyMap<string, readonly LedgerCorrection[]>;

/**
 * The deals that are meant, the last change first. Folding is what an answer costs: where only the first
 * `most` are wanted, it ends at the record that is too old to be among them, since nothing changes after
 * its newest report.
 */
export function foldDeals(
  records: readonly AgreementRecord[],
  corrections: Corrections,
  context: AnswerContext,
  isMeant: (deal: Deal) => boolean = () => true,
  most = Number.POSITIVE_INFINITY,
): Deal[] {
  const asOf = asOfContext(context);
  const byReport = records
    .map((record) => ({ record, newest: newestReport(record) }))
    .sort((a, b) => b.newest - a.newest);
  const deals: (Deal & { readonly at: number })[] = [];
  for (const { record, newest } of byReport) {
    if (deals.length >= most && deals.filter(({ at }) => at > newest).length >= most) break;
    const deal = dealOf(record, corrections.get(record.id) ?? [], asOf);
    if (isMeant(deal)) deals.push(deal);
  }
  return deals.sort((a, b) => b.at - a.at || (a.record.id < b.record.id ? -1 : 1)).slice(0, most);
}

function newestReport({ assertions }: AgreementRecord): number {
  return Math.max(...assertions.map(({ publishedAt }) => Date.parse(publishedAt)));
}

/** Most deals are listed without their sentence, or only counted: it is written where it is asked for. */
function dealOf(
  record: AgreementRecord,
  corrections: readonly LedgerCorrection[],
  asOf: AsOf,
): Deal & { readonly at: number } {
  const agreement = agreementOf(record, corrections);
  let lead: { readonly assertion: Assertion | undefined } | undefined;
  const leadOf = () => {
    lead ??= {
      assertion: strongest(foldRecord(record, corrections).stretches.at(-1)?.events ?? [])?.assertion,
    };
    return lead.assertion;
  };
  return {
    record,
    agreement,
    at: changedAt(agreement),
    get lead() {
      return leadOf();
    },
    get sentence() {
      const assertion = leadOf();
      return assertion === undefined ? "" : shortSentence(agreement, assertion, asOf);
    },
  };
}

function changedAt({ date, history }: Agreement): number {
  const reported = Date.parse(history.at(-1)?.reportedAt ?? "");
  return date === null ? reported : Math.min(reported, dateSpan(date).to);
}

/**
 * A line that opens with an answer and tells the deal: "On 27 February: OpenAI struck a deal …".
 * Undefined where its sentences do not prove it.
 *
 * @param opening where it says how sure the deal is, the sentence does not say it again
 * @param told what the opening has said already and the sentence leaves out
 */
export function dealLine(
  { agreement, lead, sentence }: Deal,
  opening: string,
  asOf: AsOf,
  told: readonly ("date" | "amount")[] = [],
): Line | undefined {
  if (lead === undefined) return undefined;
  const rest = Object.fromEntries(told.map((key) => [key, null]));
  const isSaid = opening !== "" && agreement.certainty === "unconfirmed";
  const shown =
    told.length === 0 && !isSaid
      ? sentence
      : shortSentence(
          { ...agreement, ...(isSaid ? { certainty: "reported" as const } : {}), ...rest },
          lead,
          asOf,
        );
  const plain = shortSentence({ ...agreement, object: null, amount: null, date: null }, lead, asOf);
  // "Yes." begins with a capital and is no name.
  const words = opening.match(/\p{Lu}\p{L}+/gu) ?? [];
  const wordings = [shown, plain].map((text) => `${opening}${text.replace(OPEN_REMARK, "")}`);
  const line = gateDeal({ agreement, lead }, wordings, asOf, words);
  // The status that was gated says it: the remark adds no fact of its own.
  const [remark = ""] = OPEN_REMARK.exec(shown) ?? [];
  return line === undefined ? undefined : { ...line, text: `${line.text}${remark}` };
}

/** "Closest: OpenAI is considering a contract with NATO (a person familiar with the matter, 3 March; one source)." */
export function nearestLine(
  { agreement, sentence, lead }: Deal,
  label: string,
  asOf: AsOf,
): Line | undefined {
  const reported = agreement.history.at(-1)?.reportedAt ?? asOf.now;
  const when =
    agreement.date === null
      ? fullDate(dayIn(reported, asOf.timezone), asOf)
      : spanWords(agreement.date, asOf);
  // The brackets say the day and how sure it is: "is said to be considering" would say it twice.
  const certainty = agreement.certainty === "disputed" ? "disputed" : "reported";
  const plain =
    lead === undefined ? sentence : shortSentence({ ...agreement, certainty, date: null }, lead, asOf);
  const fact = plain.replace(OPEN_REMARK, "").replace(/\.$/u, "");
  const text = `${label}: ${fact} (${sourceWords(agreement)}, ${when}; ${sureWords(agreement)}).`;
  return gateDeal({ agreement, lead }, [text], asOf, [label]);
}

function gateDeal(
  { agreement, lead }: Pick<Deal, "agreement" | "lead">,
  wordings: readonly string[],
  asOf: AsOf,
  names: readonly string[] = [],
): Line | undefined {
  const { parties, citations, certainty, date, status, attribution } = agreement;
  const reported = agreement.history.at(-1)?.reportedAt ?? asOf.now;
  return gatedLine(
    wordings,
    { kind: status === "denied" ? "denial" : "agreement", certainty, citations },
    {
      parties,
      names: [...names, attribution.source].filter((name) => name !== undefined),
      dates: [date, dayIn(reported, asOf.timezone)].filter((value) => value !== null),
      status,
      ...(lead === undefined ? {} : { statusWords: statusWords(lead) }),
    },
    [],
  );
}

/** The further along, the nearer to a signature; what is over or refused comes last. */
export function nearness({ status }: Agreement): number {
  return { agreed: 3, negotiating: 2, considering: 1, signed: 4, declined: 0, ended: 0, denied: -1 }[status];
}
