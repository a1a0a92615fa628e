import type { Citation } from "../../briefings/claim/citation.ts";
import { formatShortDay } from "../shared/format-when.ts";
import { type Inline, link, plain } from "./blocks.ts";

/** Numbers the sources of one message in the order in which it first cites them. */
export interface CitationNumbers {
  /** " [1] [3]": a link for each source, once. */
  cite(citations: readonly Citation[]): Inline[];
  /** " Morning Herald, 3 March": the source by its name, for an answer that shows its sentence. */
  name(citation: Citation, timezone: string, asOf: string): Inline[];
}

export function numberCitations(): CitationNumbers {
  const numbers = new Map<string, number>();
  const numberOf = (articleId: string) => {
    const number = numbers.get(articleId) ?? numbers.size + 1;
    numbers.set(articleId, number);
    return number;
  };
  return {
    cite(citations) {
      const byArticle = new Map(citations.map((citation) => [citation.articleId, citation]));
      return [...byArticle.values()].flatMap(({ articleId, url }) => [
        plain(" "),
        link(url, `[${numberOf(articleId)}]`),
      ]);
    },
    name({ outlet, url, publishedAt }, timezone, asOf) {
      const day = formatShortDay(publishedAt, timezone, asOf);
      return [plain(" "), link(url, outlet === "" ? day : `${outlet}, ${day}`)];
    },
  };
}
