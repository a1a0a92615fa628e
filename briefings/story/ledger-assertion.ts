import type { Article } from "../article/article.ts";
import { publisherKey } from "../article/outlet.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { Assertion } from "./agreement-record.ts";

/**
 * What an article's claims assert about agreements, as the ledger takes it. The publisher is the one
 * that the text was copied from or that it credits, where it says so: reprints of one agency are one
 * source.
 */
export function assertionsOf(article: Article, claims: readonly StoredClaim[]): Assertion[] {
  return claims.flatMap(({ id, storyId, claim }) =>
    claim.type !== "agreement"
      ? []
      : [
          {
            claimId: id,
            articleId: article.id,
            storyId,
            outlet: article.outlet,
            publisher: publisherKey(article.origin ?? article.outlet),
            url: article.url,
            publishedAt: article.publishedAt,
            ...(article.duplicateOf === undefined ? {} : { duplicateOf: article.duplicateOf }),
            claim,
            citations: citationsOf(article, claim.evidence),
          },
        ],
  );
}
