import { type AgreementStatus, type Amount, agreementStatusSchema } from "../claim/agreement.ts";
import type { AgreementDispute, Assertion } from "./agreement-record.ts";
import { amountWords } from "./amount-words.ts";
import { fullDate } from "./date-words.ts";
import type { Conflict, StatusEvent } from "./status-fold.ts";

const SAYS: Readonly<Record<AgreementStatus, string>> = {
  considering: "it is under consideration",
  negotiating: "talks are still on",
  agreed: "it is agreed in principle",
  signed: "it is signed",
  declined: "it was turned down",
  ended: "it is over",
  denied: "there is no such agreement",
};

/** What each side says, in a sentence or two; undefined where nobody contradicts. */
export function disputeText(
  conflict: Conflict | undefined,
  rivals: readonly Assertion[],
  dates: readonly { readonly value: string; readonly assertion: Assertion }[] = [],
): string | undefined {
  const parts: string[] = [];
  if (conflict !== undefined) {
    const [first, second] = inOrder(conflict);
    // One voice that says both was misheard once.
    if (sourceName(first.assertion) !== sourceName(second.assertion))
      parts.push(
        `${says(sourceName(first.assertion))} ${SAYS[first.status]}; ${says(sourceName(second.assertion))} ${SAYS[second.status]}.`,
      );
  }
  if (rivals.length > 1) {
    const sides = rivals.map((rival) => `${sourceName(rival)} gives ${plainAmount(rival.claim.amount)}`);
    parts.push(`${sides.join("; ")}.`);
  }
  if (dates.length > 1 && parts.length === 0) {
    const sides = dates.map(
      ({ value, assertion }) => `${sourceName(assertion)} gives ${isoDateWords(value)}`,
    );
    parts.push(`${sides.join("; ")}.`);
  }
  return parts.length === 0 ? undefined : parts.map(capitalised).join(" ");
}

/**
 * How a dispute was settled, in a sentence: "Norrail, in Harbour Wire, says it is signed." Undefined
 * while it is open, and where things merely went on.
 */
export function settlementText({ about, settledBy }: AgreementDispute): string | undefined {
  if (settledBy === undefined || settledBy.how === "change") return undefined;
  const { outlet, source, value } = settledBy;
  const who = source === null || source === outlet ? outlet : `${source}, in ${outlet},`;
  if (settledBy.how === "correction") {
    return capitalised(value === "" ? `${who} takes it back.` : `${who} corrects it: ${value}.`);
  }
  if (about === "status") return capitalised(`${says(who)} ${SAYS[agreementStatusSchema.parse(value)]}.`);
  return capitalised(`${who} gives ${about === "date" ? isoDateWords(value) : value}.`);
}

/** "NATO says", "two officials, in Harbour Wire, say". */
function says(who: string): string {
  return `${who} ${PLURAL.test(who.split(", in ")[0] ?? who) ? "say" : "says"}`;
}

const PLURAL =
  /^(?:two|three|four|five|several|some|both|many|a few)\b|\b(?:people|officials|sources|executives|bankers|insiders|diplomats|ministers|lawyers|employees|aides)\b/iu;

function inOrder({ shown, against }: Conflict): readonly [StatusEvent, StatusEvent] {
  const later = Date.parse(shown.assertion.publishedAt) >= Date.parse(against.assertion.publishedAt);
  return later ? [against, shown] : [shown, against];
}

/** Who says it, and where: "NATO, in Harbour Wire", "a person familiar with the matter, in …", "Harbour Wire". */
export function sourceName({ claim, outlet }: Assertion): string {
  const { kind, source } = claim.attribution;
  if (source === undefined || kind === "reporter") return outlet;
  return kind === "outlet" ? source : `${source}, in ${outlet},`;
}

/** Days and their years in full: a dispute is read long after. */
function isoDateWords(value: string): string {
  const [first = value, last = first] = value.split("/");
  const words = (day: string) => fullDate(day, { now: "0001-01-01T00:00:00Z", timezone: "UTC" });
  return first === last ? words(first) : `${words(first)} to ${words(last)}`;
}

function plainAmount(amount: Amount | undefined): string {
  return amount === undefined ? "no figure" : amountWords(amount);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
