import type { Amount } from "../claim/agreement.ts";
import { type Exactness, exactnessOf, isRefinedBy, isSameAmount } from "./agreement-figure.ts";
import type { Assertion } from "./agreement-record.ts";
import { foldValues, type ToldValue, type ValueFold } from "./agreement-values.ts";
import { byTime } from "./ledger-order.ts";
import type { Stretch } from "./status-fold.ts";

export interface ToldAmount {
  readonly amount: Amount;
  readonly exactness: Exactness;
}

/** The prices that were told of an agreement: which stands, which it replaced, which are disputed. */
export function foldAmounts(
  assertions: readonly Assertion[],
  stretches: readonly Stretch[],
): ValueFold<ToldAmount> {
  const told = [...assertions].sort(byTime).flatMap((assertion): ToldValue<ToldAmount>[] => {
    const { amount } = assertion.claim;
    if (amount === undefined) return [];
    const sentences = assertion.citations.map(({ sentence }) => sentence);
    const value = { amount, exactness: exactnessOf(amount, sentences) };
    return [{ value, assertion, stretch: stretchOf(assertion, stretches) }];
  });
  return foldValues(told, {
    isSame: (a, b) => isSameAmount(a.amount, b.amount),
    isRefined: (rough, finer) =>
      isRefinedBy(rough, finer) &&
      (finer.exactness === "exact" || (rough.exactness === "bound" && finer.exactness === "rough")),
  });
}

/** The last of the statuses that the assertion speaks for; for mere background the first of its kind. */
function stretchOf({ claimId, claim }: Assertion, stretches: readonly Stretch[]): number {
  const own = stretches.findLastIndex(({ events }) =>
    events.some(({ assertion }) => assertion.claimId === claimId),
  );
  return own >= 0
    ? own
    : Math.max(
        0,
        stretches.findIndex(({ status }) => status === claim.status),
      );
}
