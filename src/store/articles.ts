import { createHash } from "node:crypto";
import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { type Article, articleSchema } from "../../briefings/article/article.ts";
import type { Signature } from "../../briefings/article/near-duplicate.ts";
import type { ArticleRow, Database } from "./database.ts";
import { textArray } from "./sql-values.ts";

/** How often reading may be begun before an article counts as unreadable: it may have ended the reader. */
const MOST_READINGS = 3;

/**
 * Stores an article that waits to be read. Returns false where the same version of the address is
 * there already; an outside key (`id`) is never taken twice.
 */
export async function insertArticle(
  db: Kysely<Database>,
  article: Article,
  signature?: Signature,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("articles")
    .values({
      id: article.id,
      tenant: article.tenant,
      url: article.url,
      title: article.title,
      text: article.text,
      outlet: article.outlet,
      origin: article.origin ?? null,
      byline: article.byline ?? null,
      published_at: article.publishedAt,
      dated: article.dated,
      fetched_at: article.fetchedAt,
      version: article.version,
      replaces: article.replaces ?? null,
      duplicate_of: article.duplicateOf ?? null,
      source: article.source,
      content_hash: contentHash(article),
      signature: signature === undefined ? null : signatureBytes(signature),
      read_at: null,
      failed_reason: null,
      leased_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}

/** SHA-256 of title and text: equal for an unchanged document. */
export function contentHash({ title, text }: { readonly title: string; readonly text: string }): string {
  return createHash("sha256").update(title).update("\n\n").update(text).digest("hex");
}

/** The newest version of the document at an address. */
export async function findArticleByUrl(
  db: Kysely<Database>,
  tenant: string,
  url: string,
): Promise<{ readonly article: Article; readonly contentHash: string } | undefined> {
  const row = await db
    .selectFrom("articles")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("url", "=", url)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { article: articleOf(row), contentHash: row.content_hash };
}

export async function findArticle(db: Kysely<Database>, id: string): Promise<Article | undefined> {
  const row = await db.selectFrom("articles").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : articleOf(row);
}

/**
 * Takes unread articles for `leaseMs`, oldest first; no other reader gets them meanwhile. One that
 * was begun three times and never finished is marked as failed instead.
 */
export async function unreadArticles(
  db: Kysely<Database>,
  request: { readonly now: Date; readonly leaseMs: number; readonly limit: number },
): Promise<Article[]> {
  const now = request.now.toISOString();
  await db
    .updateTable("articles")
    .set({ failed_reason: `reading was begun ${MOST_READINGS} times and never finished`, leased_until: null })
    .where("read_at", "is", null)
    .where("failed_reason", "is", null)
    .where("read_attempts", ">=", MOST_READINGS)
    .where("leased_until", "<", now)
    .execute();
  const { rows } = await sql<Selectable<ArticleRow>>`
    with taken as (
      select id from articles
      where read_at is null and failed_reason is null and (leased_until is null or leased_until < ${now})
      order by seq
      limit ${request.limit}
      for update skip locked
    ), leased as (
      update articles set
        leased_until = ${new Date(request.now.getTime() + request.leaseMs).toISOString()},
        read_attempts = read_attempts + 1
      where id in (select id from taken)
      returning *
    )
    select * from leased order by seq`.execute(db);
  return rows.map(articleOf);
}

/** How many wait to be read. */
export async function countUnread(db: Kysely<Database>): Promise<number> {
  const { n } = await db
    .selectFrom("articles")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("read_at", "is", null)
    .where("failed_reason", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Belongs to the transaction that writes what was read. */
export async function markRead(
  trx: Transaction<Database>,
  id: string,
  read: {
    readonly readAt: string;
    readonly signature?: Signature | undefined;
    readonly duplicateOf?: string | undefined;
    readonly origin?: string | undefined;
  },
): Promise<void> {
  await trx
    .updateTable("articles")
    .set({
      read_at: read.readAt,
      leased_until: null,
      ...(read.signature === undefined ? {} : { signature: signatureBytes(read.signature) }),
      ...(read.duplicateOf === undefined ? {} : { duplicate_of: read.duplicateOf }),
      ...(read.origin === undefined ? {} : { origin: read.origin }),
    })
    .where("id", "=", id)
    .execute();
}

/** Such an article is not tried again; `reason` is shown by `why`. */
export async function markFailed(db: Kysely<Database>, id: string, reason: string): Promise<void> {
  await db
    .updateTable("articles")
    .set({ failed_reason: reason, leased_until: null })
    .where("id", "=", id)
    .execute();
}

/** Signatures of what arrived since then, oldest first, to fill a `DuplicateIndex` again. */
export async function recentSignatures(
  db: Kysely<Database>,
  tenant: string,
  since: string,
): Promise<{ readonly id: string; readonly signature: Signature }[]> {
  const rows = await db
    .selectFrom("articles")
    .select(["id", "signature"])
    .where("tenant", "=", tenant)
    .where("fetched_at", ">=", since)
    .where("signature", "is not", null)
    .orderBy("seq")
    .execute();
  return rows.flatMap(({ id, signature }) =>
    signature === null ? [] : [{ id, signature: signatureFrom(signature) }],
  );
}

/** Read articles published from `from` (inclusive) to `to` (exclusive), oldest first. */
export async function articlesBetween(
  db: Kysely<Database>,
  tenants: readonly string[],
  from: string,
  to: string,
): Promise<Article[]> {
  const rows = await db
    .selectFrom("articles")
    .selectAll()
    .where("tenant", "=", sql<string>`any(${textArray(tenants)})`)
    .where("published_at", ">=", from)
    .where("published_at", "<", to)
    .where("read_at", "is not", null)
    .orderBy("published_at")
    .orderBy("id")
    .execute();
  return rows.map(articleOf);
}

export function articleOf(row: Omit<Selectable<ArticleRow>, "content_hash" | "signature">): Article {
  return articleSchema.parse({
    id: row.id,
    tenant: row.tenant,
    url: row.url,
    title: row.title,
    text: row.text,
    outlet: row.outlet,
    origin: row.origin ?? undefined,
    byline: row.byline ?? undefined,
    publishedAt: row.published_at,
    dated: row.dated,
    fetchedAt: row.fetched_at,
    version: row.version,
    replaces: row.replaces ?? undefined,
    duplicateOf: row.duplicate_of ?? undefined,
    source: row.source,
  });
}

function signatureBytes(signature: Signature): Uint8Array {
  const bytes = Buffer.alloc(signature.length * 4);
  signature.forEach((value, at) => void bytes.writeUInt32LE(value, at * 4));
  return bytes;
}

function signatureFrom(bytes: Uint8Array): Signature {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: view.length / 4 }, (_, at) => view.readUInt32LE(at * 4));
}
