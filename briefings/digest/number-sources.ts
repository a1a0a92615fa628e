import type { Citation } from "../claim/citation.ts";

/** Numbers cited articles in the order in which a reader meets them. */
export interface SourceNumbers {
  /** " [1]", " [1][3]"; an article has one number however many of its sentences are cited. */
  cite(citations: readonly Citation[]): string;
  /** The numbered articles, with the first sentence cited of each. */
  readonly numbered: readonly Citation[];
}

const MOST_NUMBERS = 3;

export function numberSources(): SourceNumbers {
  const numbered: Citation[] = [];
  return {
    numbered,
    cite(citations) {
      const numbers = new Set<number>();
      for (const citation of citations) {
        if (numbers.size >= MOST_NUMBERS) break;
        let at = numbered.findIndex(({ articleId }) => articleId === citation.articleId);
        if (at < 0) at = numbered.push(citation) - 1;
        numbers.add(at + 1);
      }
      return numbers.size === 0 ? "" : ` ${[...numbers].map((number) => `[${number}]`).join("")}`;
    },
  };
}
