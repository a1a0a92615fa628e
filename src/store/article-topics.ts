import { type Kysely, sql } from "kysely";
import type { Article } from "../../briefings/article/article.ts";
import { foldName, foldText } from "../../briefings/claim/fold-name.ts";
import { articleOf } from "./articles.ts";
import type { Database } from "./database.ts";
import { textArray } from "./sql-values.ts";

/** A longer "word" is an address or a table: no name has it, and the database takes none of 2 kB. */
const LONGEST_WORD = 100;
/** Articles a statement. */
const ROWS = 200;

/** Notes the folded words of articles, so that they are found by topic. Once for each; again changes nothing. */
export async function noteTopics(
  db: Kysely<Database>,
  articles: readonly { readonly id: string; readonly title: string; readonly text: string }[],
): Promise<void> {
  for (let at = 0; at < articles.length; at += ROWS) {
    const rows = articles
      .slice(at, at + ROWS)
      .map(({ id, title, text }) => ({ id, words: wordsOf(`${title} ; ${text}`).join(" ") }));
    await sql`
      insert into article_topics (article_id, words)
      select id, array_to_tsvector(string_to_array(words, ' '))
      from unnest(${textArray(rows.map(({ id }) => id))}, ${textArray(rows.map(({ words }) => words))})
        as noted (id, words)
      on conflict do nothing`.execute(db);
  }
}

/**
 * The same for what the stories hold and nobody noted: articles of before there were topics, and of a
 * reader that ended between. Returns how many there were.
 */
export async function noteMissingTopics(db: Kysely<Database>, storyIds: readonly string[]): Promise<number> {
  const missing = await db
    .selectFrom("articles")
    .innerJoin("story_articles", "story_articles.article_id", "articles.id")
    .select(["articles.id", "title", "text"])
    .where(sql<boolean>`story_articles.story_id = any(${textArray(storyIds)})`)
    .where(sql<boolean>`not exists (select 1 from article_topics t where t.article_id = articles.id)`)
    .execute();
  await noteTopics(db, missing);
  return missing.length;
}

/**
 * Of the stories' articles, those that may name one of the words: all that do are among them, and a few
 * that hold a name's words apart. Undefined where a word cannot be looked for, and any article may.
 */
export async function articlesNaming(
  db: Kysely<Database>,
  storyIds: readonly string[],
  any: readonly string[],
): Promise<{ readonly storyId: string; readonly article: Article }[] | undefined> {
  const query = topicQuery(any);
  if (query === undefined) return undefined;
  if (query === "") return [];
  const rows = await db
    .selectFrom("article_topics")
    .innerJoin("story_articles", "story_articles.article_id", "article_topics.article_id")
    .innerJoin("articles", "articles.id", "article_topics.article_id")
    .selectAll("articles")
    .select("story_articles.story_id")
    .where(sql<boolean>`article_topics.words @@ ${query}::tsquery`)
    .where(sql<boolean>`story_articles.story_id = any(${textArray(storyIds)})`)
    .execute();
  return rows.map(({ story_id, ...row }) => ({ storyId: story_id, article: articleOf(row) }));
}

/** Empty where there is nothing to look for. */
function topicQuery(any: readonly string[]): string | undefined {
  const parts = any
    .map(foldName)
    .filter((key) => key !== undefined)
    .map((key) => key.split(" "));
  if (parts.some((words) => words.some((word) => word.length > LONGEST_WORD))) return undefined;
  // Folded words are letters and digits alone, so that quoting them is enough.
  return parts.map((words) => `(${words.map((word) => `'${word}'`).join(" & ")})`).join(" | ");
}

function wordsOf(text: string): string[] {
  const words = new Set(foldText(text).trim().split(" "));
  return [...words].filter((word) => word !== "" && word.length <= LONGEST_WORD);
}
