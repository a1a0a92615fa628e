import type { Line } from "../claim/line.ts";
import { foldRecord } from "../story/agreement-fold.ts";
import { shortSentence } from "../story/agreement-line.ts";
import type { AgreementRecord } from "../story/agreement-record.ts";
import { correctionsOf, placedCorrectionsOf } from "../story/corrections.ts";
import type { AsOf } from "../story/date-words.ts";
import type { Development } from "../story/development.ts";
import { type DroppedLine, gatedLine } from "../story/gated-line.ts";
import { agreementOf } from "../story/ledger.ts";
import { shortName } from "../story/party-words.ts";
import { saidOn, statusWords } from "../story/source-words.ts";
import { strongest } from "../story/status-fold.ts";
import type { StoryView } from "../story/story-view.ts";
import type { StoryNews } from "./compose-story.ts";
import { recordOf, recordsOf } from "./story-deals.ts";

/** The story's main fact in a short sentence, for the head of the digest. */
export function headline(
  { view, news }: Pick<StoryNews, "view" | "news">,
  asOf: AsOf,
  dropped: DroppedLine[],
): Line | undefined {
  // A remark is no news to head a digest with.
  const top =
    news.find(({ change }) => change !== "statement" && change !== "figure") ??
    news.find(({ change }) => change === "figure");
  if (top === undefined) return undefined;
  const deal = dealToldBy(view, top) ?? newestDeal(view, top);
  if (deal === undefined) return top.line;
  const corrections = placedCorrectionsOf(view).get(deal.id) ?? [];
  const agreement = agreementOf(deal, corrections);
  const lead = strongest(foldRecord(deal, corrections).stretches.at(-1)?.events ?? [])?.assertion;
  if (lead === undefined) return top.line;
  const others = agreement.citations.filter(({ articleId }) => articleId !== lead.articleId);
  const besides = { otherIsSigned: recordsOf(view).some((other) => other !== deal && isSigned(other)) };
  const line = gatedLine(
    [
      shortSentence(agreement, lead, asOf, besides),
      shortSentence({ ...agreement, object: null, amount: null, date: null }, lead, asOf, besides),
    ],
    {
      kind: agreement.status === "denied" ? "denial" : "agreement",
      certainty: agreement.certainty,
      citations: [...lead.citations, ...others],
    },
    {
      parties: agreement.parties,
      names: agreement.parties
        .map(shortName)
        .filter((name) => lead.citations.some(({ sentence }) => sentence.includes(name))),
      dates: [agreement.date, lead.claim.date, saidOn(lead)].filter((value) => value != null),
      status: agreement.status,
      statusWords: statusWords(lead),
    },
    dropped,
  );
  return line ?? top.line;
}

function isSigned(record: AgreementRecord): boolean {
  return agreementOf(record).status === "signed";
}

/** The agreement that a development tells or puts right. */
function dealToldBy(view: StoryView, top: Development): AgreementRecord | undefined {
  if (top.change !== "correction") return recordOf(view, top);
  const told = view.claims.flatMap(({ id, claim }) => (top.claimIds.includes(id) ? [claim] : []));
  const corrections = correctionsOf(view);
  const keys = top.corrects.map((key) => key.split("/")[1]);
  return (
    recordsOf(view).find(({ id }) => keys.includes(id)) ??
    recordsOf(view).find(({ id }) => corrections.get(id)?.some((claim) => told.includes(claim)))
  );
}

/** What a plain report is about: the deal that its article tells, else the one told last before it. */
function newestDeal(view: StoryView, { change, line, knownAt }: Development): AgreementRecord | undefined {
  if (change !== "report") return undefined;
  const articleId = line.citations[0]?.articleId;
  const told = recordsOf(view).map((record) => ({
    record,
    at: record.assertions.some((assertion) => assertion.articleId === articleId)
      ? knownAt
      : (record.assertions
          .map(({ publishedAt }) => publishedAt)
          .filter((at) => at <= knownAt)
          .sort()
          .at(-1) ?? ""),
  }));
  return told.sort((a, b) => b.at.localeCompare(a.at))[0]?.record;
}
