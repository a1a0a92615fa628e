import type { Article } from "../article/article.ts";
import { publisherKey } from "../article/outlet.ts";

/**
 * The publishers that stand behind articles, as keys: of articles that nearly repeat each other the
 * one that was published first counts, and an article that names its origin counts for that one.
 * Forty reprints of one wire story are one, also where the original is not among them.
 */
export function independentSources(articles: readonly Article[]): Set<string> {
  const first = new Map<string, Article>();
  const rootOf = rootsOf(articles);
  for (const article of articles) {
    const root = rootOf(article.id);
    const known = first.get(root);
    if (known === undefined || isBefore(article, known)) first.set(root, article);
  }
  return new Set([...first.values()].map(({ origin, outlet }) => publisherKey(origin ?? outlet)));
}

/** What an article is a copy of, and what that is one of, to the end. */
function rootsOf(articles: readonly Article[]): (id: string) => string {
  const above = new Map(articles.map(({ id, duplicateOf }) => [id, duplicateOf]));
  return (id) => {
    const passed = new Set<string>();
    let root = id;
    for (let next = above.get(root); next !== undefined && !passed.has(next); next = above.get(root)) {
      passed.add(root);
      root = next;
    }
    return root;
  };
}

function isBefore(a: Article, b: Article): boolean {
  const [left, right] = [Date.parse(a.publishedAt), Date.parse(b.publishedAt)];
  return left < right || (left === right && a.url < b.url);
}
