import type { Article, Draft } from "../../briefings/article/article.ts";
import { canonicalUrl } from "../../briefings/article/canonical-url.ts";
import { contentHash, findArticleByUrl, insertArticle } from "../store/articles.ts";
import type { Parts } from "./parts.ts";

/** What became of a document: stored as new, as a new version of one, or known already. */
export type Kept =
  | { readonly outcome: "new" | "changed"; readonly article: Article }
  | { readonly outcome: "known"; readonly article: Article };

/**
 * Stores a document as an unread article. The same address with the same words is known; with
 * other words it is a new version that names the one before.
 */
export async function keepDraft(
  { store, clock, makeId }: Pick<Parts, "store" | "clock" | "makeId">,
  draft: Draft,
  tenant: string,
): Promise<Kept> {
  const url = canonicalUrl(draft.url) ?? draft.url;
  return store.db.transaction().execute(async (trx) => {
    const known = await findArticleByUrl(trx, tenant, url);
    if (known !== undefined && known.contentHash === contentHash(draft))
      return { outcome: "known", article: known.article };
    const before = known?.article;
    const fetchedAt = clock().toISOString();
    const { publishedAt, url: _, ...rest } = draft;
    const article: Article = {
      ...rest,
      id: makeId(),
      tenant,
      url,
      publishedAt: publishedAt ?? before?.publishedAt ?? fetchedAt,
      dated: publishedAt !== undefined || before?.dated === true,
      fetchedAt,
      version: (before?.version ?? 0) + 1,
      ...(before === undefined ? {} : { replaces: before.id }),
    };
    await insertArticle(trx, article);
    return { outcome: before === undefined ? "new" : "changed", article };
  });
}
