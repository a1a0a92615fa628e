import { type Kysely, sql } from "kysely";
import type { Archive, Scope, SearchHit } from "../../briefings/answer/archive.ts";
import { rankHits } from "../../briefings/answer/rank-hits.ts";
import type { StoredClaim } from "../../briefings/claim/claim.ts";
import { splitSentences } from "../../briefings/reading/sentence-splitter.ts";
import { articleOf } from "./articles.ts";
import { claimOf } from "./claims.ts";
import type { Database } from "./database.ts";
import { textArray } from "./sql-values.ts";

/** A longer question is cut: its first words name what it is about. */
const MOST_WORDS = 10;
/** The newest that match are compared by rank; a word in half of all articles would take seconds otherwise. */
const RANKED = 200;
const LOOKED_THROUGH = 12;
const MOST_SENTENCES = 400;
const BEGINNING = "0001-01-01T00:00:00Z";

/** `Archive.search`: candidates by the index over articles, their sentences ranked by the stems they have. */
export async function searchArchive(
  db: Kysely<Database>,
  scope: Scope,
  { text, since = BEGINNING, kinds, limit }: Parameters<Archive["search"]>[1],
): Promise<SearchHit[]> {
  const words = (await stemsOf(db, [text]))[0]?.slice(0, MOST_WORDS) ?? [];
  if (words.length === 0) return [];
  const found: string[] = [];
  for (const wanted of queriesOf(words)) {
    if (found.length >= LOOKED_THROUGH) break;
    const more = await candidates(db, scope, wanted, words, since);
    found.push(...more.filter((id) => !found.includes(id)).slice(0, LOOKED_THROUGH - found.length));
    // All the words in one article is an answer; what has fewer of them would only stand below it.
    if (wanted === words.map(quoted).join(" & ") && found.length > 0) break;
  }
  return found.length === 0 ? [] : rankHits(await lookThrough(db, found), words, { kinds, limit });
}

/** All of the words; else all but one of them; else all but two; else any. */
function queriesOf(words: readonly string[]): string[] {
  const all = words.map(quoted);
  const without = (left: readonly number[]) => `(${all.filter((_, at) => !left.includes(at)).join(" & ")})`;
  const ones = all.map((_, at) => without([at]));
  const twos = all.flatMap((_, a) => all.slice(a + 1).map((__, b) => without([a, a + 1 + b])));
  return [
    all.join(" & "),
    ...(all.length > 2 ? [ones.join(" | ")] : []),
    ...(all.length > 3 ? [twos.join(" | ")] : []),
    ...(all.length > 1 ? [all.join(" | ")] : []),
  ];
}

function quoted(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

async function candidates(
  db: Kysely<Database>,
  scope: Scope,
  wanted: string,
  words: readonly string[],
  since: string,
): Promise<string[]> {
  const { rows } = await sql<{ article_id: string }>`
    with newest as materialized (
      select article_id, published_at from article_words
      where words @@ ${wanted}::tsquery and tenant = any(${textArray(scope.tenants)})
        and published_at >= ${since}::timestamptz
      order by published_at desc, article_id
      limit ${RANKED}::int
    )
    select newest.article_id from newest join article_words w on w.article_id = newest.article_id
    order by ts_rank(w.words, ${words.map(quoted).join(" | ")}::tsquery, 1) desc,
      newest.published_at desc, newest.article_id
    limit ${LOOKED_THROUGH}::int`.execute(db);
  return rows.map(({ article_id }) => article_id);
}

async function lookThrough(db: Kysely<Database>, ids: readonly string[]) {
  const wanted = textArray(ids);
  const [rows, claimRows] = await Promise.all([
    db
      .selectFrom("articles")
      .leftJoin("story_articles", "story_articles.article_id", "articles.id")
      .selectAll("articles")
      .select("story_articles.story_id")
      .where(sql<boolean>`articles.id = any(${wanted})`)
      .execute(),
    db
      .selectFrom("claims")
      .select(["id", "article_id", "story_id", "claim"])
      .where(sql<boolean>`article_id = any(${wanted})`)
      .orderBy("article_id")
      .orderBy("position")
      .execute(),
  ]);
  const claims = claimRows.map((row): StoredClaim => claimOf(row));
  const articles = rows.map(({ story_id, ...row }) => {
    const article = articleOf(row);
    const spans = splitSentences(article.text).slice(0, MOST_SENTENCES);
    return {
      article,
      storyId: story_id ?? undefined,
      spans,
      texts: spans.map(({ start, end }) => article.text.slice(start, end)),
    };
  });
  const stems = await stemsOf(
    db,
    articles.flatMap(({ article, texts }) => [article.title, ...texts]),
  );
  let at = 0;
  return articles.map(({ article, storyId, spans }) => {
    const title = new Set(stems[at++]);
    const sentences = spans.map(({ start, end }) => ({
      span: { start, end },
      words: new Set(stems[at++]),
    }));
    const own = claims.filter(({ articleId }) => articleId === article.id);
    return { article, storyId, claims: own, title, sentences };
  });
}

/** The English stems of each text, without the words that are in every text. */
async function stemsOf(db: Kysely<Database>, texts: readonly string[]): Promise<string[][]> {
  const { rows } = await sql<{ stems: string[] }>`
    select array(select lexeme from unnest(to_tsvector('english', text)) order by positions[1], lexeme) as stems
    from unnest(${textArray(texts)}) with ordinality each(text, at) order by at`.execute(db);
  return rows.map(({ stems }) => stems);
}
