import type { Amount } from "../claim/agreement.ts";
import { holdsAmount, SCALES } from "./agreement-figure.ts";
import type { Assertion } from "./agreement-record.ts";
import { type CorrectionPlace, isStatusStruck, type LedgerCorrection, rightStatus } from "./corrections.ts";
import { byTime } from "./ledger-order.ts";

/** An assertion whose status or price a correction calls wrong. */
export interface Struck {
  readonly assertion: Assertion;
  readonly what: "status" | "amount";
  readonly correction: LedgerCorrection;
}

/**
 * The assertions with what corrections put right: a struck status does not stand, a wrong price gives
 * way to the right one, and the right status is what the correction's own article says.
 */
export function applyCorrections(
  assertions: readonly Assertion[],
  corrections: readonly LedgerCorrection[],
): { readonly standing: readonly Assertion[]; readonly struck: readonly Struck[] } {
  const struck: Struck[] = [];
  const standing: Assertion[] = [];
  for (const assertion of assertions) {
    const status = corrections.find((correction) => isStatusStruck(assertion, correction));
    if (status !== undefined) {
      struck.push({ assertion, what: "status", correction: status });
      continue;
    }
    const price = corrections.find((correction) => isAmountStruck(assertion, correction));
    if (price !== undefined) struck.push({ assertion, what: "amount", correction: price });
    standing.push(price === undefined ? assertion : withRightAmount(assertion, price));
  }
  const put = struck.flatMap((each) => putRight(each, standing));
  const all = [...standing, ...uniqueByClaim(put)].sort(byTime);
  // A deal of which nothing is left but what was taken back is shown as it was told, marked as such.
  return { standing: all.length > 0 ? all : assertions, struck };
}

/** What a correction says of the status, where its own article asserts nothing else of the deal. */
function putRight({ assertion, what, correction }: Struck, standing: readonly Assertion[]): Assertion[] {
  const status = what === "status" ? rightStatus(correction) : undefined;
  if (status === undefined) return [];
  const { told } = correction;
  if (standing.some(({ articleId }) => articleId === told?.articleId)) return [];
  const { date: _date, amount: _amount, ...claim } = assertion.claim;
  const base = { ...claim, status, earlier: [] };
  if (told === undefined) return standing.length > 0 ? [] : [{ ...assertion, claim: base }];
  const [first] = told.citations;
  if (first === undefined) return [];
  const source = correction.correctedBy;
  return [
    {
      ...placeOf(told),
      claim: {
        ...base,
        attribution: source === undefined ? { kind: "reporter" } : { kind: "official", source },
        evidence: correction.evidence,
        statusSpan: correction.rightSpan ?? { start: first.start, end: first.end },
        strength: "plain",
        rule: correction.rule,
      },
      citations: [...told.citations],
    },
  ];
}

function placeOf({ claimId, articleId, storyId, outlet, publisher, url, publishedAt }: CorrectionPlace) {
  return { claimId, articleId, storyId, outlet, publisher, url, publishedAt };
}

function isAmountStruck(
  { claim, publishedAt }: Assertion,
  { wrong, right, told }: LedgerCorrection,
): boolean {
  if (claim.amount === undefined) return false;
  if (told !== undefined && Date.parse(told.publishedAt) < Date.parse(publishedAt)) return false;
  const scale = SCALE.exec(right ?? "")?.[0] ?? "";
  const isWrong = holdsAmount(wrong, claim.amount) || holdsAmount(`${wrong} ${scale}`, claim.amount);
  return isWrong && !holdsAmount(right ?? "", claim.amount);
}

const SCALE = /\b(?:thousand|million|billion|trillion|mln|mn|bn|tn)\b/iu;

function withRightAmount(assertion: Assertion, { wrong, right }: LedgerCorrection): Assertion {
  const { amount, ...claim } = assertion.claim;
  const value = amount === undefined ? undefined : rightValue(amount, wrong, right ?? "");
  if (amount === undefined || value === undefined) return { ...assertion, claim };
  return { ...assertion, claim: { ...claim, amount: { value, currency: amount.currency } } };
}

/** The figure of the right version; its scale may stand with the wrong one alone: "40, not 44 million". */
function rightValue(amount: Amount, wrong: string, right: string): number | undefined {
  const number = /\d[\d,]*(?:\.\d+)?/u.exec(right)?.[0];
  if (number === undefined) return undefined;
  const scale = SCALE.exec(right)?.[0] ?? SCALE.exec(wrong)?.[0];
  const plain = Number(number.replaceAll(",", ""));
  const factor = scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1);
  // "$44m" has its scale at the number.
  const short = /\d\s?(k|m|b)\b/iu.exec(right)?.[1]?.toLowerCase();
  const value = plain * (short === undefined ? factor : (SCALES[short] ?? factor));
  return value > 0 && value !== amount.value ? value : undefined;
}

function uniqueByClaim(assertions: readonly Assertion[]): Assertion[] {
  return [...new Map(assertions.map((assertion) => [assertion.claimId, assertion])).values()];
}
