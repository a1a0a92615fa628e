import type { Agreement, AgreementRecord } from "./agreement-record.ts";
import { amountWords } from "./amount-words.ts";
import type { Development } from "./development.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { listWords, shortName, withArticle } from "./party-words.ts";
import { citationsOf } from "./tell-dispute.ts";
import { weightOf } from "./weights.ts";

/**
 * A price that was told otherwise before: refined, replaced or put right. What came with a change of
 * status is told with it.
 */
export function tellAmount(
  record: AgreementRecord,
  agreement: Agreement,
  storyId: string,
  dropped: DroppedLine[],
): Development | undefined {
  const told = agreement.amountHistory ?? [];
  const now = told.findLast(({ state }) => state === "current");
  const before = told.findLast(
    ({ state }) => state === "refined" || state === "replaced" || state === "corrected",
  );
  if (now === undefined || before === undefined || now.reportedAt <= before.reportedAt) return undefined;
  const [sum, was] = [amountWords(now.amount), amountWords(before.amount)];
  if (sum === was || agreement.history.some(({ articleId }) => articleId === now.articleId)) return undefined;
  const between = listWords(agreement.parties.map(shortName).map(withArticle));
  const who = now.source ?? now.outlet;
  const line = gatedLine(
    [
      `The deal between ${between} is now put at ${sum}, ${who} said; before it was ${was}.`,
      `${agreement.parties.map(shortName).join(" – ")}: ${sum}, before ${was}.`,
    ],
    { kind: "agreement", certainty: agreement.certainty, citations: citationsOf(record, [now, before]) },
    {
      parties: agreement.parties,
      names: [now.outlet, who, "The"],
    },
    dropped,
  );
  if (line === undefined) return undefined;
  return {
    key: `amount/${record.id}/${now.amount.currency}/${now.amount.value}`,
    storyId,
    change: "status",
    knownAt: now.reportedAt,
    weight: weightOf({ change: "status", certainty: agreement.certainty, sources: 1 }) - REFINED,
    claimIds: record.assertions
      .filter(({ articleId }) => articleId === now.articleId)
      .map(({ claimId }) => claimId),
    corrects: [],
    line,
  };
}

/** A better figure is news after a change of status. */
const REFINED = 20;
