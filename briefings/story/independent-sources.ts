import type { Article } from "../article/article.ts";
import { publisherKey } from "../article/outlet.ts";

/**
 * The publishers that stand behind articles, as keys: copies count for their original, and an
 * article that names its origin counts for that one. Forty reprints of one wire story are one.
 */
export function independentSources(articles: readonly Article[]): Set<string> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return new Set(
    articles.filter(({ duplicateOf }) => duplicateOf === undefined || !byId.has(duplicateOf)).map(sourceOf),
  );
}

function sourceOf({ origin, outlet }: Article): string {
  return publisherKey(origin ?? outlet);
}
