import type { Citation } from "../claim/citation.ts";
import type { Agreement, AgreementDispute, AgreementRecord } from "./agreement-record.ts";
import type { Development } from "./development.ts";
import { settlementText } from "./dispute-text.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { listWords, shortName, withArticle } from "./party-words.ts";
import { weightOf } from "./weights.ts";

/** The disputes of an agreement: those that are open in one line, and each one that was settled. */
export function tellDisputes(
  record: AgreementRecord,
  agreement: Agreement,
  storyId: string,
  dropped: DroppedLine[],
): Development[] {
  const disputes = agreement.disputes ?? [];
  const open = tellOpen(
    record,
    agreement,
    disputes.filter(({ settledAt }) => settledAt === undefined),
    storyId,
    dropped,
  );
  const settled = disputes
    .filter(
      ({ about, settledAt, settledBy }) =>
        settledAt !== undefined && !isToldAsStatus(agreement, about, settledBy),
    )
    .map((dispute) => tellSettled(record, agreement, dispute, storyId, dropped));
  return [open, ...settled].filter((each) => each !== undefined);
}

/** What a settlement says is a change of status of its own where the status began with it. */
function isToldAsStatus(
  { history }: Agreement,
  about: AgreementDispute["about"],
  by: AgreementDispute["settledBy"],
): boolean {
  return (
    about === "status" &&
    history.some(({ articleId, status }) => articleId === by?.articleId && status === by.value)
  );
}

function tellOpen(
  record: AgreementRecord,
  agreement: Agreement,
  open: readonly AgreementDispute[],
  storyId: string,
  dropped: DroppedLine[],
): Development | undefined {
  const opened = open
    .map(({ openedAt }) => openedAt)
    .sort()
    .at(-1);
  if (agreement.dispute === null || opened === undefined) return undefined;
  const sides = open.flatMap((dispute) => dispute.sides);
  const line = gatedLine(
    [`${parties(agreement)}: ${agreement.dispute}`],
    {
      kind: "dispute",
      certainty: "disputed",
      citations: [...citationsOf(record, sides), ...agreement.citations],
    },
    {
      parties: agreement.parties,
      names: namesOf(record),
      dates: open
        .filter(({ about }) => about === "date")
        .flatMap((each) => each.sides.map(({ value }) => value)),
    },
    dropped,
  );
  if (line === undefined) return undefined;
  return {
    key: `dispute/${record.id}/${open.map(({ about, openedAt }) => `${about}-${openedAt}`).join("/")}`,
    storyId,
    change: "dispute",
    knownAt: opened,
    weight: weightOf({ change: "dispute", certainty: "disputed", sources: 2 }),
    claimIds: record.assertions.map(({ claimId }) => claimId),
    corrects: [],
    line,
  };
}

function tellSettled(
  record: AgreementRecord,
  agreement: Agreement,
  dispute: AgreementDispute,
  storyId: string,
  dropped: DroppedLine[],
): Development | undefined {
  const { about, openedAt, settledAt, settledBy } = dispute;
  const how = settlementText(dispute);
  if (settledAt === undefined || settledBy === undefined || how === undefined) return undefined;
  const what =
    about === "status"
      ? "Whether there is a deal"
      : about === "amount"
        ? "The price of the deal"
        : "The date of the deal";
  const between = listWords(agreement.parties.map(shortName).map(withArticle));
  const line = gatedLine(
    [`${what} between ${between} is no longer disputed. ${how}`, `${parties(agreement)}: ${how}`],
    {
      kind: "agreement",
      certainty: agreement.certainty,
      citations: citationsOf(record, [settledBy, ...dispute.sides]),
    },
    {
      parties: agreement.parties,
      names: [...namesOf(record), "Whether", "The"],
      dates: about === "date" ? [settledBy.value] : [],
    },
    dropped,
  );
  if (line === undefined) return undefined;
  return {
    key: `settled/${record.id}/${about}-${openedAt}`,
    storyId,
    change: "dispute",
    knownAt: settledAt,
    weight: weightOf({ change: "dispute", certainty: agreement.certainty, sources: 2 }),
    claimIds: record.assertions
      .filter(({ articleId }) => articleId === settledBy.articleId)
      .map(({ claimId }) => claimId),
    corrects: [],
    line,
  };
}

function parties(agreement: Agreement): string {
  return agreement.parties.map(shortName).join(" – ");
}

function namesOf({ assertions }: AgreementRecord): string[] {
  return assertions.flatMap(({ outlet, claim }) => [outlet, claim.attribution.source ?? outlet]);
}

/** The stored citations of what each side said. */
export function citationsOf(
  { assertions }: AgreementRecord,
  told: readonly { readonly articleId: string; readonly sentence: string }[],
): Citation[] {
  const all = assertions.flatMap(({ citations }) => citations);
  return told.flatMap(({ articleId, sentence }) => {
    const same = all.find((citation) => citation.articleId === articleId && citation.sentence === sentence);
    return same === undefined ? [] : [same];
  });
}
