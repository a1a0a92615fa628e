import type { AgreementStatus, Amount } from "../claim/agreement.ts";
import type { Assertion } from "./agreement-record.ts";
import { amountWords } from "./amount-words.ts";
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
): string | undefined {
  const parts: string[] = [];
  if (conflict !== undefined) {
    const [first, second] = inOrder(conflict);
    parts.push(
      `${sourceName(first.assertion)} says ${SAYS[first.status]}; ${sourceName(second.assertion)} says ${SAYS[second.status]}.`,
    );
  }
  if (rivals.length > 1) {
    const sides = rivals.map((rival) => `${sourceName(rival)} gives ${plainAmount(rival.claim.amount)}`);
    parts.push(`${sides.join("; ")}.`);
  }
  return parts.length === 0 ? undefined : parts.map(capitalised).join(" ");
}

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

function plainAmount(amount: Amount | undefined): string {
  return amount === undefined ? "no figure" : amountWords(amount);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
