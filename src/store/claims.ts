import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { type Claim, type StoredClaim, storedClaimSchema } from "../../briefings/claim/claim.ts";
import type { ClaimRow, Database } from "./database.ts";
import { json } from "./sql-values.ts";

/**
 * Stores what an article asserts, in reading order; ids are `<article id>.<position>`. Writing an
 * article's claims again replaces them. `speakerKey` folds a speaker's name as searches do.
 */
export async function insertClaims(
  trx: Transaction<Database>,
  article: Article,
  storyId: string,
  claims: readonly Claim[],
  speakerKey: (speaker: string) => string,
): Promise<StoredClaim[]> {
  await trx.deleteFrom("claims").where("article_id", "=", article.id).execute();
  const stored = claims.map((claim, position) => ({
    id: `${article.id}.${position}`,
    articleId: article.id,
    storyId,
    claim,
  }));
  if (stored.length === 0) return stored;
  await trx
    .insertInto("claims")
    .values(
      stored.map(({ id, claim }, position) => ({
        id,
        tenant: article.tenant,
        article_id: article.id,
        story_id: storyId,
        position,
        type: claim.type,
        claim: json(claim),
        speaker_key: claim.type === "statement" ? speakerKey(claim.speaker) : null,
        published_at: article.publishedAt,
        words:
          claim.type === "statement" ? sql`to_tsvector('english', ${wordsOf(claim, article)}::text)` : null,
      })),
    )
    .execute();
  return stored;
}

function wordsOf(claim: Claim & { type: "statement" }, { text }: Article): string {
  return [claim.text, ...claim.evidence.map(({ start, end }) => text.slice(start, end))].join("\n");
}

export async function claimsOfArticle(db: Kysely<Database>, articleId: string): Promise<StoredClaim[]> {
  const rows = await db
    .selectFrom("claims")
    .select(["id", "article_id", "story_id", "claim"])
    .where("article_id", "=", articleId)
    .orderBy("position")
    .execute();
  return rows.map(claimOf);
}

export function claimOf(
  row: Pick<Selectable<ClaimRow>, "id" | "article_id" | "story_id" | "claim">,
): StoredClaim {
  return storedClaimSchema.parse({
    id: row.id,
    articleId: row.article_id,
    storyId: row.story_id,
    claim: row.claim,
  });
}
