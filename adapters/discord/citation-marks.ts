import type { Citation } from "../../briefings/claim/citation.ts";
import { escapeMarkdown, maskedLink } from "./escape.ts";
import { type Inline, solid } from "./inline.ts";

/**
 * The numbers of a message's sources, given in the order in which they are first cited. Each mark
 * links to its source: `[[1]](https://…)`, shown as `[1]`.
 */
export interface CitationMarks {
  /** The marks of a line, each source once, to be put after its text. */
  of(citations: readonly Citation[]): Inline;
}

export function createCitationMarks(): CitationMarks {
  const numbers = new Map<string, number>();
  const numberOf = (articleId: string): number => {
    const known = numbers.get(articleId) ?? numbers.size + 1;
    numbers.set(articleId, known);
    return known;
  };
  return {
    of(citations) {
      const cited = new Map(citations.map((citation) => [citation.articleId, citation]));
      return solid([...cited.values()].map((citation) => ` ${mark(citation, numberOf)}`).join(""));
    },
  };
}

function mark(citation: Citation, numberOf: (articleId: string) => number): string {
  const number = numberOf(citation.articleId);
  const link = maskedLink(`[${number}]`, citation.url);
  // An address that cannot be linked leaves the outlet's name, so that the reader can still look.
  return link.startsWith("[[") ? link : `\\[${number}: ${escapeMarkdown(citation.outlet)}\\]`;
}
