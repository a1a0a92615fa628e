import type { Citation } from "../claim/citation.ts";
import type { Span } from "../reading/span.ts";
import type { Assertion } from "./agreement-record.ts";

/** The citation that holds a span, else the one that it touches, else the first. */
export function citationAt({ citations }: Assertion, span: Span | undefined): Citation | undefined {
  if (span === undefined) return citations[0];
  return (
    citations.find(({ start, end }) => start <= span.start && span.end <= end) ??
    citations.find(({ start, end }) => start < span.end && span.start < end) ??
    citations[0]
  );
}
