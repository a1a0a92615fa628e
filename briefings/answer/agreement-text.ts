import { objectWords, partiesWords, spanWords } from "../digest/wording.ts";
import { plainText } from "../digest/wrap-text.ts";
import type { Agreement } from "../story/agreement-record.ts";
import { amountWords } from "../story/amount-words.ts";
import { type AsOf, dayIn, fullDate } from "../story/date-words.ts";
import { listWords } from "../story/party-words.ts";

/** How sure, in a remark: "one source, anonymous", "confirmed". */
export function sureWords({ certainty, attribution, citations }: Agreement): string {
  const outlets = new Set(citations.map(({ outlet }) => outlet)).size;
  if (certainty === "disputed") return "disputed";
  if (certainty === "unconfirmed")
    return attribution.kind === "anonymous" ? "one source, anonymous" : "unconfirmed";
  if (certainty === "reported") {
    if (outlets < 2) return "one source";
    return attribution.kind === "anonymous" ? "more than one source, all anonymous" : "reported";
  }
  return "confirmed";
}

/** "a person familiar with the matter", "OpenAI", "Harbour Wire". */
export function sourceWords({ attribution, citations }: Agreement): string {
  const outlet = citations[0]?.outlet ?? "the source";
  if (attribution.kind === "reporter" || attribution.source === undefined) return outlet;
  return attribution.source;
}

/** One agreement as lines of plain text: where it stands, its path, who says so, the sentence. */
export function agreementText(agreement: Agreement, asOf: AsOf): string[] {
  const { status, date, amount, history, dispute, firstReportedBy } = agreement;
  const when = date === null ? undefined : spanWords(date, asOf);
  const first = [`${partiesWords(agreement)}: ${status}`, when]
    .filter((part) => part !== undefined)
    .join(", ");
  const details = [objectWords(agreement), amount === null ? undefined : amountWords(amount)].filter(
    (part) => part !== undefined && part !== "",
  );
  const said = [
    `${sourceWords(agreement)}; ${sureWords(agreement)}`,
    firstReportedBy === null ? undefined : `first reported by ${firstReportedBy}`,
  ]
    .filter((part) => part !== undefined)
    .join("; ");
  return [
    `${first}${details.length === 0 ? "" : ` (${details.join("; ")})`}`,
    ...(history.length > 1 ? [`  Before: ${pathWords(agreement, asOf)}`] : []),
    `  According to ${said}.`,
    ...(dispute === null ? [] : [`  Disputed: ${dispute}`]),
    `  ${proofWords(agreement, asOf)}`,
  ].map((line) => `${line.startsWith("  ") ? "  " : ""}${plainText(line)}`);
}

/** "“…the sentence, to the letter…” Outlet, 4 March https://…". */
export function proofWords({ citations }: Pick<Agreement, "citations">, asOf: AsOf): string {
  const proof = citations[0];
  if (proof === undefined) return "";
  const day = fullDate(dayIn(proof.publishedAt, asOf.timezone), asOf);
  return `“${plainText(proof.sentence)}” ${proof.outlet}, ${day} ${proof.url}`;
}

function pathWords({ history }: Agreement, asOf: AsOf): string {
  return history
    .slice(0, -1)
    .map(({ status, date, reportedAt }) =>
      date === null
        ? `${status} (reported ${fullDate(dayIn(reportedAt, asOf.timezone), asOf)})`
        : `${status} (${spanWords(date, asOf)})`,
    )
    .join(", then ");
}

/** "with NATO", "between OpenAI and NATO", "" for everybody. */
export function withWords(names: readonly string[]): string {
  if (names.length === 0) return "";
  return names.length === 1 ? ` with ${names[0]}` : ` between ${listWords(names)}`;
}
