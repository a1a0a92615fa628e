import type { Article } from "../article/article.ts";
import { foldedNames, foldName } from "../claim/fold-name.ts";
import type { Line } from "../claim/line.ts";
import type { NoCommentClaim } from "../claim/no-comment.ts";
import { dateOf } from "./agreement-dates.ts";
import { foldRecord } from "./agreement-fold.ts";
import { agreementSentence } from "./agreement-line.ts";
import { isBareObject } from "./agreement-object-match.ts";
import type { Agreement, AgreementRecord, Assertion } from "./agreement-record.ts";
import type { LedgerCorrection } from "./corrections.ts";
import { daysBetween } from "./date-span.ts";
import { type AsOf, dayIn } from "./date-words.ts";
import type { Development } from "./development.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { agreementOf } from "./ledger.ts";
import { namingSentences } from "./naming-sentence.ts";
import { shortName } from "./party-words.ts";
import { sourceKey } from "./source-weight.ts";
import { saidOn, statusWords } from "./source-words.ts";
import { type Stretch, strongest } from "./status-fold.ts";
import { tellAmount } from "./tell-amount.ts";
import { tellDisputes } from "./tell-dispute.ts";
import { BACKGROUND, weightOf } from "./weights.ts";

/** A status that is dated further back than this before its first report is history, not news. */
const NEWS_DAYS = 30;
const LONGEST_SENTENCE = 320;
const LADDER = ["considering", "negotiating", "agreed", "signed"];

/** The developments of one agreement: each status that stood, and a dispute that is open. */
export function tellAgreement(
  record: AgreementRecord,
  context: {
    readonly corrections: readonly LedgerCorrection[];
    readonly silences: readonly NoCommentClaim[];
    readonly articles: ReadonlyMap<string, Article>;
    readonly asOf: AsOf | undefined;
    readonly storyId: string;
  },
  dropped: DroppedLine[],
): Development[] {
  if (isShaky(record)) return [];
  const { stretches } = foldRecord(record, context.corrections);
  const agreement = agreementOf(record, context.corrections);
  const developments: Development[] = [];
  for (const [at, stretch] of stretches.entries()) {
    const isLast = at === stretches.length - 1;
    const told = tellStretch(record, agreement, stretches, at, context, dropped);
    // What had already changed when it was first reported was never news of its own.
    const next = stretches[at + 1];
    if (told !== undefined && (isLast || (next !== undefined && knownAt(stretch) < knownAt(next)))) {
      developments.push(told);
    }
  }
  const amount = tellAmount(record, agreement, context.storyId, dropped);
  return [
    ...developments,
    ...tellDisputes(record, agreement, context.storyId, dropped),
    ...(amount === undefined ? [] : [amount]),
  ];
}

/**
 * True where nothing but weak readings speaks of a deal, of a binding one or by one publisher alone:
 * nobody is told of it.
 */
export function isShaky({ assertions }: AgreementRecord): boolean {
  if (assertions.some(({ claim }) => claim.strength === "plain")) return false;
  const open = assertions.filter(({ claim }) => claim.status !== "signed" && claim.status !== "agreed");
  return new Set(open.map(sourceKey)).size < 2;
}

/** "agreement/<record>/<status>", numbered from the second time that a status stands. */
export function statusKey(record: AgreementRecord, stretches: readonly Stretch[], at: number): string {
  const { status } = stretches[at] as Stretch;
  const times = stretches.slice(0, at + 1).filter((stretch) => stretch.status === status).length;
  return `agreement/${record.id}/${status}${times > 1 ? `/${times}` : ""}`;
}

function tellStretch(
  record: AgreementRecord,
  agreement: Agreement,
  stretches: readonly Stretch[],
  at: number,
  {
    silences,
    articles,
    asOf,
    storyId,
  }: {
    silences: readonly NoCommentClaim[];
    articles: ReadonlyMap<string, Article>;
    asOf: AsOf | undefined;
    storyId: string;
  },
  dropped: DroppedLine[],
): Development | undefined {
  const stretch = stretches[at] as Stretch;
  const isLast = at === stretches.length - 1;
  const lead = strongest(stretch.events)?.assertion;
  if (lead === undefined) return undefined;
  const since = knownAt(stretch);
  const date = dateOf(stretch) ?? null;
  const shown = { ...agreement, status: stretch.status, date, ...(isLast ? {} : { amount: null }) };
  const sources = new Set(stretch.events.map(({ assertion }) => sourceKey(assertion))).size;
  const certainty = isLast ? agreement.certainty : sources > 1 ? "confirmed" : "reported";
  const reader = asOf ?? { now: since, timezone: "UTC" };
  const line = agreementLine(
    shown,
    lead,
    { certainty, reader, note: noteOf(agreement, certainty, sources, silences) },
    dropped,
    articles.get(lead.articleId),
  );
  if (line === undefined) return undefined;
  const change = stretch.status === "denied" ? "denial" : at === 0 ? "first-report" : "status";
  const isOld = date !== null && daysBetween(date, dayIn(since, "UTC")) > NEWS_DAYS;
  return {
    key: statusKey(record, stretches, at),
    storyId,
    change,
    knownAt: since,
    weight: weightOf({ change, certainty, sources, status: stretch.status }) + (isOld ? BACKGROUND : 0),
    claimIds: [...new Set(stretch.events.map(({ assertion }) => assertion.claimId))],
    corrects: correctedKeys(record, stretches, at),
    line,
  };
}

/** A denial proves what was told before wrong; so does a source that takes a status back. */
function correctedKeys(record: AgreementRecord, stretches: readonly Stretch[], at: number): string[] {
  const status = stretches[at]?.status ?? "considering";
  const before = stretches[at - 1];
  if (status === "denied") {
    return stretches
      .slice(0, at)
      .flatMap((stretch, index) =>
        LADDER.includes(stretch.status) ? [statusKey(record, stretches, index)] : [],
      );
  }
  const isBack = before !== undefined && LADDER.indexOf(status) < LADDER.indexOf(before.status);
  return isBack && LADDER.includes(status) ? [statusKey(record, stretches, at - 1)] : [];
}

/** An agreement in a line: composed where its sentences support that, else the sentence itself. */
export function agreementLine(
  agreement: Agreement,
  lead: Assertion,
  how: { readonly certainty: Line["certainty"]; readonly reader: AsOf; readonly note?: string | undefined },
  dropped: DroppedLine[],
  article?: Article | undefined,
): Line | undefined {
  const full = agreementSentence(agreement, lead, how.reader);
  const bare = agreementSentence({ ...agreement, object: null, amount: null, date: null }, lead, how.reader);
  const leadObject = lead.claim.object;
  const own = agreementSentence(
    { ...agreement, object: leadObject === undefined || isBareObject(leadObject) ? null : leadObject },
    lead,
    how.reader,
  );
  const verbatim = lead.citations
    .map(({ sentence }) => sentence)
    .filter((sentence) => sentence.length <= LONGEST_SENTENCE && agreement.status === lead.claim.status)
    .slice(0, 1);
  const said = saidOn(lead);
  const naming = article === undefined ? [] : namingSentences(article, lead.citations, agreement.parties);
  const others = agreement.citations.filter(({ articleId }) => articleId !== lead.articleId);
  return gatedLine(
    [full, own, bare, ...verbatim],
    {
      kind: agreement.status === "denied" ? "denial" : "agreement",
      certainty: how.certainty,
      citations: [...lead.citations, ...naming, ...others],
      note: how.note,
    },
    {
      parties: agreement.parties,
      names: [lead.outlet, lead.claim.attribution.source, agreement.firstReportedBy].filter(
        (name) => name != null,
      ),
      dates: [agreement.date, lead.claim.date, said].filter((value) => value != null),
      status: agreement.status,
      statusWords: statusWords(lead),
    },
    dropped,
  );
}

/** "one source, anonymous · NATO had not commented": how sure, and who was asked and said nothing. */
export function noteOf(
  agreement: Pick<Agreement, "parties" | "attribution">,
  certainty: Line["certainty"],
  sources: number,
  silences: readonly NoCommentClaim[],
): string | undefined {
  const isAnonymous = agreement.attribution.kind === "anonymous";
  const sure =
    certainty === "disputed"
      ? "disputed"
      : certainty === "unconfirmed"
        ? isAnonymous
          ? "one source, anonymous"
          : "uncertain"
        : sources > 1
          ? `${sources} independent sources${isAnonymous ? ", all anonymous" : ""}`
          : certainty === "reported"
            ? "one source"
            : undefined;
  const silent = agreement.parties
    .filter((party) => silences.some(({ who }) => foldedNames(party).includes(foldName(who) ?? "")))
    .map(shortName);
  const quiet = silent.length === 0 ? undefined : `${silent.join(" and ")} had not commented`;
  const parts = [sure, quiet].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}

function knownAt(stretch: Stretch): string {
  return stretch.events.map(({ assertion }) => assertion.publishedAt).sort()[0] ?? "";
}
