import { sureWords } from "../../briefings/answer/agreement-text.ts";
import { objectWords } from "../../briefings/digest/wording.ts";
import type { Agreement } from "../../briefings/story/agreement-record.ts";
import { attributionWords } from "../shared/chat-words.ts";
import { formatDateValue, formatShortDay } from "../shared/format-when.ts";
import { bold, type Inline, italic, plain, type Row, row } from "./blocks.ts";
import type { Setting } from "./render-lines.ts";
import { amountText, lastingStatuses } from "./wording.ts";

/** Where a deal stands, in a line: "Norrail – Velm: considering since 3 March, night trains [1]". */
export function dealRow(agreement: Agreement & { readonly was?: string | null }, setting: Setting): Row {
  return row(
    "bullet",
    bold(partiesText(agreement)),
    plain(`: ${statusText(agreement, setting)}`),
    plain(detailText(agreement, agreement.was ?? undefined)),
    setting.numbers.cite(agreement.citations),
  );
}

/** A deal in full: its line, its path, who says so and the sentence that proves it. */
export function agreementRows(agreement: Agreement, setting: Setting): Row[] {
  const [proof] = agreement.citations;
  return [
    row(
      "plain",
      bold(partiesText(agreement)),
      plain(`: ${statusText(agreement, setting)}${detailText(agreement, undefined)}`),
      setting.numbers.cite(agreement.citations),
    ),
    ...historyRow(agreement, setting),
    row("plain", italic(sourceText(agreement))),
    ...(agreement.dispute === null ? [] : [row("plain", bold("Disputed"), plain(`: ${agreement.dispute}`))]),
    ...(proof === undefined
      ? []
      : [
          row(
            "quote",
            plain(`“${proof.sentence}”`),
            setting.numbers.name(proof, setting.timezone, setting.asOf),
          ),
        ]),
  ];
}

function partiesText({ parties }: Agreement): string {
  return parties.map(({ name }) => name).join(" – ");
}

function statusText({ status, date, history }: Agreement, { asOf, timezone }: Setting): string {
  const reported = history.at(-1)?.reportedAt;
  if (date === null) {
    return lastingStatuses.has(status) && reported !== undefined
      ? `${status}, reported ${formatShortDay(reported, timezone, asOf)}`
      : status;
  }
  const day = formatDateValue(date, asOf);
  return lastingStatuses.has(status) ? `${status} since ${day}` : `${status} ${day}`;
}

function detailText(agreement: Agreement, was: string | undefined): string {
  const { amount, certainty } = agreement;
  const details = [
    objectWords(agreement),
    amount === null ? undefined : amountText(amount),
    was === undefined ? undefined : `was ${was}`,
    certainty === "disputed" ? "disputed" : undefined,
  ].filter((detail) => detail !== undefined);
  return details.map((detail) => `, ${detail}`).join("");
}

/** "Before: negotiating (January)"; nothing where the status never changed. */
function historyRow({ history }: Agreement, { timezone, asOf }: Setting): Row[] {
  const earlier = history.slice(0, -1);
  if (earlier.length === 0) return [];
  const steps = earlier.map(({ status, date, reportedAt }) =>
    date === null
      ? `${status} (reported ${formatShortDay(reportedAt, timezone, asOf)})`
      : `${status} (${formatDateValue(date, asOf)})`,
  );
  const inlines: Inline[] = [bold("Before"), plain(`: ${steps.join(", then ")}`)];
  return [row("plain", inlines)];
}

function sourceText(agreement: Agreement): string {
  const { attribution, firstReportedBy, certainty } = agreement;
  return [
    `According to ${attributionWords(attribution)}`,
    firstReportedBy === null ? undefined : `first reported by ${firstReportedBy}`,
    certainty === "confirmed" ? undefined : sureWords(agreement),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}
