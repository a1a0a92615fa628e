import type { Citation } from "../claim/citation.ts";
import { asserts } from "../claim/evidence-gate.ts";
import type { Agreement, Assertion } from "./agreement-record.ts";
import { contentWords, sharedWords } from "./content-words.ts";

const MOST_CITATIONS = 8;

function citationsOf(assertions: readonly Assertion[]): Citation[] {
  const all = assertions.flatMap(({ citations }) => citations);
  return uniqueBy(all, placeOf).slice(0, MOST_CITATIONS);
}

/**
 * The first is shown as the proof: a sentence with the words that decided the status, best with the
 * object in it.
 */
export function proofFirst(
  assertions: readonly Assertion[],
  status: Agreement["status"],
  object: string | undefined,
): Citation[] {
  const words = contentWords(object ?? "");
  const deciding = new Set(
    assertions.flatMap(({ claim, citations }) =>
      citations
        .filter(({ start, end }) => start <= claim.statusSpan.start && claim.statusSpan.end <= end)
        .map(placeOf),
    ),
  );
  const lacking = (citation: Citation) =>
    (!asserts(citation.sentence, status) ? 4 : deciding.has(placeOf(citation)) ? 0 : 2) +
    (sharedWords(words, contentWords(citation.sentence)).length < words.size ? 1 : 0);
  return [...citationsOf(assertions)].sort((a, b) => lacking(a) - lacking(b));
}

function placeOf({ articleId, start }: Citation): string {
  return `${articleId} ${start}`;
}

export function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
