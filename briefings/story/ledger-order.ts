import type { Assertion } from "./agreement-record.ts";

/**
 * The one order of assertions: by publication, then by what is told where, never by when it came.
 * Ids are made on arrival, so they decide only between things that are equal in all else.
 */
export function byTime(a: Assertion, b: Assertion): number {
  return (
    Date.parse(a.publishedAt) - Date.parse(b.publishedAt) ||
    compare(a.url, b.url) ||
    a.claim.statusSpan.start - b.claim.statusSpan.start ||
    a.claim.statusSpan.end - b.claim.statusSpan.end ||
    compare(a.claimId, b.claimId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
