import type { Article } from "../article/article.ts";
import { publisherKey } from "../article/outlet.ts";
import { foldName, foldText } from "../claim/fold-name.ts";

/** What a briefing is about; the part of it that decides which articles belong. */
export interface Topic {
  readonly any: readonly string[];
  readonly none: readonly string[];
  readonly sources: readonly string[];
}

/**
 * True where an article names any of the briefing's words (all of them where there is none), none
 * of the excluded ones, and comes through one of its outlets or sources. Words are compared whole and
 * folded: "nato" finds "NATO's", and not "natotal".
 */
export function topicMatches(briefing: { readonly topic: Topic }, article: Article): boolean {
  const { any, none, sources } = briefing.topic;
  if (any.length + none.length > 0) {
    const text = foldText(`${article.title} ; ${article.text}`);
    const names = (word: string) => {
      const key = foldName(word);
      return key !== undefined && text.includes(` ${key} `);
    };
    if (none.some(names) || (any.length > 0 && !any.some(names))) return false;
  }
  return sources.length === 0 || sources.some((source) => isFrom(article, source));
}

function isFrom(article: Article, source: string): boolean {
  return (
    article.source === source ||
    article.source.endsWith(`:${source}`) ||
    publisherKey(article.outlet) === publisherKey(source) ||
    article.url.startsWith(source)
  );
}
