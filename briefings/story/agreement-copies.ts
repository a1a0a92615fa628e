import type { Assertion } from "./agreement-record.ts";
import { byTime } from "./ledger-order.ts";

/**
 * The assertions without those of copies: of texts that nearly repeat each other the one that was
 * published first speaks for all. Which of them is marked as the copy depends on which was read
 * first, so the mark is taken as a tie between two, whichever way it points.
 */
export function withoutCopies(assertions: readonly Assertion[]): Assertion[] {
  const rootOf = ties(assertions);
  const first = new Map<string, string>();
  const ordered = [...assertions].sort(byTime);
  for (const { articleId } of ordered) {
    const root = rootOf(articleId);
    if (!first.has(root)) first.set(root, articleId);
  }
  return ordered.filter(({ articleId }) => first.get(rootOf(articleId)) === articleId);
}

function ties(assertions: readonly Assertion[]): (articleId: string) => string {
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    const next = above.get(id);
    return next === undefined ? id : rootOf(next);
  };
  for (const { articleId, duplicateOf } of assertions) {
    if (duplicateOf === undefined) continue;
    const [own, other] = [rootOf(articleId), rootOf(duplicateOf)];
    if (own !== other) above.set(own, other);
  }
  return rootOf;
}
