import type { Article } from "../article/article.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { Claim, StoredClaim } from "../claim/claim.ts";
import type { Span } from "../reading/span.ts";
import type { SearchHit } from "./archive.ts";

/** An article that a search looks through, cut into sentences, each with the stems of its words. */
export interface SearchedArticle {
  readonly article: Article;
  readonly storyId: string | undefined;
  readonly claims: readonly StoredClaim[];
  readonly title: ReadonlySet<string>;
  readonly sentences: readonly { readonly span: Span; readonly words: ReadonlySet<string> }[];
}

/** A word of the title speaks for each sentence under it, less than one in the sentence. */
const TITLE_WEIGHT = 0.4;
/** A sentence with less than this share of the best one's score is about something else. */
const LEAST_SHARE = 0.6;
const MOST_PER_ARTICLE = 2;
/** What a sentence is shown to prove, where it proves several things. */
const CLAIM_ORDER: readonly Claim["type"][] = ["agreement", "correction", "statement", "figure"];

/**
 * The sentences that have most of the words: those that prove a claim first, among them by the share
 * of the words, then the newest. The same order from any store.
 */
export function rankHits(
  articles: readonly SearchedArticle[],
  words: readonly string[],
  { kinds, limit }: { readonly kinds?: readonly Claim["type"][] | undefined; readonly limit: number },
): SearchHit[] {
  const found = articles.flatMap((searched) => hitsIn(searched, words, kinds));
  const best = Math.max(0, ...found.map(({ score }) => score));
  const seen = new Set<string>();
  return found
    .filter(({ score }) => score > 0 && score >= best * LEAST_SHARE)
    .sort(
      (a, b) =>
        Number(b.hit.stored !== undefined) - Number(a.hit.stored !== undefined) ||
        b.score - a.score ||
        b.hit.article.publishedAt.localeCompare(a.hit.article.publishedAt) ||
        (a.hit.article.id < b.hit.article.id ? -1 : 1),
    )
    .map(({ hit }) => hit)
    .filter(({ citation: { sentence } }) => {
      const isNew = !seen.has(sentence);
      seen.add(sentence);
      return isNew;
    })
    .slice(0, limit);
}

function hitsIn(
  { article, storyId, claims, title, sentences }: SearchedArticle,
  words: readonly string[],
  kinds: readonly Claim["type"][] | undefined,
): { readonly hit: SearchHit; readonly score: number }[] {
  const inTitle = words.filter((word) => title.has(word));
  return sentences
    .map(({ span, words: own }) => {
      const inside = words.filter((word) => own.has(word)).length;
      const above = inTitle.filter((word) => !own.has(word)).length;
      return { span, inside, above };
    })
    .filter(({ inside }) => inside > 0)
    .flatMap(({ span, inside, above }) => {
      const stored = claimAt(claims, span, kinds);
      if (kinds !== undefined && stored === undefined) return [];
      const evidence = stored?.claim.evidence.find((other) => overlaps(other, span)) ?? span;
      const [citation] = citationsOf(article, [evidence]);
      if (citation === undefined) return [];
      const score = (inside + TITLE_WEIGHT * above) / words.length;
      const share = (inside + above) / words.length;
      const hit: SearchHit = {
        article,
        citation,
        share,
        ...(storyId === undefined ? {} : { storyId }),
        ...(stored === undefined ? {} : { stored }),
      };
      return { score, hit };
    })
    .sort((a, b) => b.score - a.score || a.hit.citation.start - b.hit.citation.start)
    .slice(0, MOST_PER_ARTICLE);
}

function claimAt(
  claims: readonly StoredClaim[],
  span: Span,
  kinds: readonly Claim["type"][] | undefined,
): StoredClaim | undefined {
  const here = claims.filter(
    ({ claim }) =>
      (kinds?.includes(claim.type) ?? CLAIM_ORDER.includes(claim.type)) &&
      claim.evidence.some((evidence) => overlaps(evidence, span)),
  );
  return here.sort((a, b) => CLAIM_ORDER.indexOf(a.claim.type) - CLAIM_ORDER.indexOf(b.claim.type))[0];
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
