import { citationsOf } from "../claim/citations-of.ts";
import type { DigestStatement } from "../digest/digest.ts";
import { count, statementWords } from "../digest/wording.ts";
import { plainText } from "../digest/wrap-text.ts";
import { dayIn, fullDate } from "../story/date-words.ts";
import { bestWording, type StoredStatement, sayingsOf } from "../story/statement-match.ts";
import type { Answer, Query } from "./answer.ts";
import {
  type AnswerContext,
  answerOf,
  asOfContext,
  emptyAnswer,
  meantWords,
  storiesAskedAbout,
} from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findName } from "./find-name.ts";

const LOOKED_AT = 60;
const MOST_SHOWN = 10;

/** `/who-said`: quotations to the letter, apart from paraphrase, newest first; a reprint is shown once. */
export async function whoSaid(query: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const about = aboutWords(query.about);
  const speaker =
    query.subject === undefined
      ? undefined
      : await findName(archive, context.scope, query.subject, "speaker");
  if (speaker !== undefined && !speaker.found) {
    // What was typed may be what was spoken of.
    const words = aboutWords(query.subject);
    const spoken =
      query.about === undefined && words.length > 0 ? await find(archive, context, { about: words }) : [];
    if (spoken.length > 0) return shown(query, spoken, context, ` about ${query.subject}`);
    const reason = `I have read no statement by "${query.subject}".`;
    const meant = meantWords(speaker.didYouMean);
    return answerOf(
      query,
      reason,
      meant === undefined ? ["Ask /who-said alone for the newest statements."] : [meant],
      {
        reason,
        statements: [],
        ...(speaker.didYouMean.length === 0 ? {} : { didYouMean: [...speaker.didYouMean] }),
      },
    );
  }
  const storyIds = speaker === undefined && about.length === 0 ? storiesAskedAbout(context) : undefined;
  const statements = await find(archive, context, {
    ...(speaker === undefined ? {} : { speakerKey: speaker.key }),
    ...(about.length === 0 ? {} : { about }),
    ...(storyIds === undefined ? {} : { storyIds }),
  });
  const scope = `${speaker === undefined ? "" : ` by ${speaker.name}`}${query.about === undefined ? "" : ` about ${query.about}`}`;
  if (statements.length > 0) return shown(query, statements, context, scope);
  const reason = `I have read no statement${scope}.`;
  const anything =
    speaker !== undefined && query.about !== undefined
      ? [`Ask /who-said ${speaker.name} for all that I have.`]
      : [];
  return answerOf(query, reason, anything, { reason, statements: [] });
}

async function find(
  archive: Archive,
  { scope }: AnswerContext,
  filter: { speakerKey?: string; about?: readonly string[]; storyIds?: readonly string[] },
): Promise<DigestStatement[]> {
  const found = await archive.statements(scope, { ...filter, limit: LOOKED_AT });
  const articles = new Map(found.map(({ article }) => [article.id, article]));
  const oldestFirst = found
    .map(({ stored }) => stored)
    .filter((stored): stored is StoredStatement => stored.claim.type === "statement")
    .reverse();
  return sayingsOf(oldestFirst)
    .map((saying) => bestWording(saying))
    .sort((a, b) =>
      (articles.get(b.articleId)?.publishedAt ?? "").localeCompare(
        articles.get(a.articleId)?.publishedAt ?? "",
      ),
    )
    .slice(0, MOST_SHOWN)
    .flatMap(({ claim, articleId }) => {
      const article = articles.get(articleId);
      if (article === undefined) return [];
      const { speaker, text, quoted, date, venue, via, evidence } = claim;
      return [
        {
          speaker,
          text,
          quoted,
          date: date ?? null,
          venue: venue ?? null,
          via: via ?? null,
          citations: citationsOf(article, evidence),
        },
      ];
    });
}

function shown(
  query: Query,
  statements: readonly DigestStatement[],
  context: AnswerContext,
  scope: string,
): Answer {
  const asOf = asOfContext(context);
  const quotes = statements.filter(({ quoted }) => quoted);
  const reported = statements.filter(({ quoted }) => !quoted);
  const text = (statement: DigestStatement) => {
    const [proof] = statement.citations;
    const source =
      proof === undefined
        ? ""
        : ` · ${proof.outlet}, ${fullDate(dayIn(proof.publishedAt, asOf.timezone), asOf)} ${proof.url}`;
    return `  ${plainText(`${statementWords(statement, asOf)}${source}`)}`;
  };
  return answerOf(
    query,
    `${count(statements.length, "statement")}${scope}.`,
    [
      ...(quotes.length === 0 ? [] : ["", "In their own words", ...quotes.map(text)]),
      ...(reported.length === 0 ? [] : ["", "As reported, not to the letter", ...reported.map(text)]),
    ],
    { statements: [...quotes, ...reported] },
  );
}

function aboutWords(about: string | undefined): string[] {
  return (about?.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !SMALL.has(word));
}

const SMALL: ReadonlySet<string> = new Set([
  "the",
  "and",
  "for",
  "with",
  "that",
  "this",
  "from",
  "about",
  "his",
  "her",
  "its",
  "their",
]);
