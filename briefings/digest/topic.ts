import type { Article } from "../article/article.ts";
import { publisherKey } from "../article/outlet.ts";
import { foldName, foldText } from "../claim/fold-name.ts";
import { foldedSpellings } from "../claim/name-folding.ts";

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
  const names = namesIn(`${article.title} ; ${article.text}`);
  if (none.some(names) || (any.length > 0 && !any.some(names))) return false;
  return sources.length === 0 || sources.some((source) => isFrom(article, source));
}

/** Folding a text is dear: nearly always it is plain that a name stands in it, or that it does not. */
function namesIn(text: string): (word: string) => boolean {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let joined: string | undefined;
  let folded: string | undefined;
  return (word) => {
    const key = foldName(word);
    if (key === undefined) return false;
    if (!REWRITTEN.test(key)) {
      if (standsIn(plain, key)) return true;
      joined ??= plain.replace(/['’`´.]/gu, "");
      if (!mayStandIn(joined, key)) return false;
    }
    folded ??= foldText(text);
    return folded.includes(` ${key} `);
  };
}

/** True only where folding would leave the name as it is, between blanks or the simplest of marks. */
function standsIn(plain: string, key: string): boolean {
  for (let at = plain.indexOf(key); at >= 0; at = plain.indexOf(key, at + 1)) {
    if (PLAIN_EDGE.test(plain.charAt(at - 1)) && PLAIN_EDGE.test(plain.charAt(at + key.length))) return true;
  }
  return false;
}

/**
 * False only where no folding of the text has the name: its words, whose apostrophes and points are
 * gone as they are from the text, do not follow each other with marks or a possessive between.
 */
function mayStandIn(joined: string, key: string): boolean {
  return (
    REWRITTEN_LETTERS.test(joined) || new RegExp(key.replaceAll(" ", "s?[^\\p{L}\\p{N}]*"), "u").test(joined)
  );
}

/** Nothing, a blank or a comma: a point may belong to initials, an apostrophe to the word. */
const PLAIN_EDGE = /^[\s,;:()]?$/u;
/** Words that folding makes of others: "&", and long names that are shortened (`foldedSpellings`). */
const REWRITTEN = new RegExp(
  `(?<![^ ])(?:and|${[...foldedSpellings].flatMap((names) => names.flatMap((name) => name.split(" "))).join("|")})(?![^ ])`,
  "u",
);
/** Letters that folding writes with others. */
const REWRITTEN_LETTERS = /[ßøłđæœ]/u;

function isFrom(article: Article, source: string): boolean {
  return (
    article.source === source ||
    article.source.endsWith(`:${source}`) ||
    publisherKey(article.outlet) === publisherKey(source) ||
    article.url.startsWith(source)
  );
}
