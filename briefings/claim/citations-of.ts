import type { Article } from "../article/article.ts";
import type { Span } from "../reading/span.ts";
import type { Citation } from "./citation.ts";

/** The citations of these sentences of the article, in the order given. Spans must lie in its text. */
export function citationsOf(article: Article, evidence: readonly Span[]): Citation[] {
  return evidence.map(({ start, end }) => ({
    articleId: article.id,
    outlet: article.outlet,
    url: article.url,
    publishedAt: article.publishedAt,
    sentence: article.text.slice(start, end),
    start,
    end,
  }));
}
