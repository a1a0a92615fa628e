import { sureWords } from "../../briefings/answer/agreement-text.ts";
import type { AgreementStatus } from "../../briefings/claim/agreement.ts";
import type { Citation } from "../../briefings/claim/citation.ts";
import type { DigestAgreement } from "../../briefings/digest/digest.ts";
import { objectWords } from "../../briefings/digest/wording.ts";
import type { Agreement } from "../../briefings/story/agreement-record.ts";
import { attributionWords, statusHeadings } from "../shared/chat-words.ts";
import { formatDateValue } from "../shared/format-when.ts";
import type { CitationMarks } from "./citation-marks.ts";
import { escapeMarkdown, maskedLink } from "./escape.ts";
import { heading, type Inline, quote, type Row, row, solid, words } from "./inline.ts";
import { amountWords, timestamp } from "./wording.ts";

/** Statuses that last until something happens; the others are events. */
const LASTING: ReadonlySet<AgreementStatus> = new Set(["considering", "negotiating"]);

/** A deal in one line, for the table of where the deals stand: "- A – B: **signed** 27 February". */
export function dealRow(
  agreement: Agreement & Partial<Pick<DigestAgreement, "was">>,
  marks: CitationMarks,
  asOf: string,
): Row {
  const was = agreement.was ?? undefined;
  return row(
    solid("- "),
    words(pair(agreement)),
    ...standing(agreement, asOf),
    was === undefined || was === agreement.status ? undefined : words(`, was ${was}`),
    agreement.certainty === "disputed" ? words(", disputed") : undefined,
    marks.of(agreement.citations),
  );
}

/** Agreements in full, grouped by status; within a group in the order given. */
export function agreementRows(agreements: readonly Agreement[], marks: CitationMarks): Row[] {
  return statusHeadings.flatMap((group) => {
    const members = agreements.filter((agreement) => agreement.status === group.status);
    return members.length === 0
      ? []
      : [heading(group.heading), ...members.flatMap((agreement) => fullRows(agreement, marks))];
  });
}

function fullRows(agreement: Agreement, marks: CitationMarks): Row[] {
  const says = [
    attributionWords(agreement.attribution),
    agreement.firstReportedBy === null ? undefined : `first reported by ${agreement.firstReportedBy}`,
    agreement.certainty === "confirmed" ? undefined : sureWords(agreement),
  ].filter((part) => part !== undefined);
  const path = agreement.history.map(({ status, date }) =>
    date === null ? status : `${status} ${formatDateValue(date, "")}`,
  );
  return [
    row(
      solid(`**${escapeMarkdown(pair(agreement))}**`),
      ...standing(agreement, ""),
      marks.of(agreement.citations),
    ),
    ...(agreement.dispute === null ? [] : [row(words(`Disputed: ${agreement.dispute}`))]),
    ...proofRows(agreement.citations),
    row(solid("-# "), words([...(path.length < 2 ? [] : [path.join(" → ")]), ...says].join(" · "))),
  ];
}

/** The first sentence cited, to the letter, with where it stands. */
export function proofRows([proof]: readonly Citation[]): Row[] {
  if (proof === undefined) return [];
  return [
    row(
      solid("> "),
      quote(proof.sentence),
      words(` ${proof.outlet}, `),
      solid(`${timestamp(proof.publishedAt, "D")} ${maskedLink("open", proof.url)}`),
    ),
  ];
}

/** ": **signed** 27 February 2026, freight planning, €12.5 million" */
function standing(agreement: Agreement, asOf: string): Inline[] {
  const { status, date, amount, history } = agreement;
  const object = objectWords(agreement);
  const reported = history.at(-1)?.reportedAt;
  const since = LASTING.has(status) ? " since" : "";
  return [
    solid(`: **${status}**`),
    ...(date === null
      ? LASTING.has(status) && reported !== undefined
        ? [solid(`, reported ${timestamp(reported, "D")}`)]
        : []
      : [words(`${since} ${formatDateValue(date, asOf)}`)]),
    ...(object === undefined ? [] : [solid(", "), words(object)]),
    ...(amount === null ? [] : [solid(", "), words(amountWords(amount))]),
  ];
}

function pair({ parties }: Agreement): string {
  return parties.map((party) => party.name).join(" – ");
}
