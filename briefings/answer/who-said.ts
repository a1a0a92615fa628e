import { citationsOf } from "../claim/citations-of.ts";
import { foldName, foldText } from "../claim/fold-name.ts";
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
import type { Archive, Window } from "./archive.ts";
import { findName, type NameFound } from "./find-name.ts";
import { lineText } from "./line-text.ts";
import { type Filters, windowWords } from "./read-filters.ts";
import { nearestSentences } from "./search-answer.ts";

const LOOKED_AT = 60;
const MOST_SHOWN = 10;

/** `/who-said`: quotations to the letter, apart from paraphrase, newest first; a reprint is shown once. */
export async function whoSaid(
  query: Query,
  { window }: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const about = aboutWords(query.about);
  const speaker =
    query.subject === undefined
      ? undefined
      : onlyBody(await findName(archive, context.scope, query.subject, "speaker"), query.subject);
  if (speaker !== undefined && !speaker.found)
    return unknownSpeaker(query, speaker, window, archive, context);
  const storyIds = speaker === undefined ? storiesSpokenOf(context, about) : undefined;
  const statements = await find(archive, context, {
    window,
    ...(speaker === undefined ? {} : { speakerKey: speaker.key }),
    ...(about.length === 0 ? {} : { about }),
    ...(storyIds === undefined ? {} : { storyIds }),
  });
  const scope = `${speaker === undefined ? "" : ` by ${speaker.name}`}${query.about === undefined ? "" : ` about ${query.about}`}${windowWords(window, asOfContext(context))}`;
  if (statements.length > 0) return shown(query, statements, context, scope);
  const reason = `I have read no statement${scope}.`;
  const hint =
    speaker !== undefined && (query.about !== undefined || window !== undefined)
      ? `Ask /who-said ${speaker.name} for all that I have.`
      : undefined;
  const near =
    about.length === 0
      ? []
      : await nearestSentences(archive, context, {
          text: `${speaker?.name ?? ""} ${query.about ?? ""}`,
          since: window?.from,
        });
  const nearLines = near.map((line) => lineText(line, asOfContext(context)));
  return answerOf(
    query,
    reason,
    [
      ...(near.length === 0 ? [] : ["The nearest I have read:", ...nearLines]),
      ...(hint === undefined ? [] : [hint]),
    ],
    {
      statements: [],
      ...(near.length === 0 ? {} : { lines: near }),
      ...(hint === undefined ? (near.length === 0 ? { reason } : {}) : { reason: hint }),
    },
  );
}

/**
 * "Belvaux" may be the firm, its spokeswoman and "a person close to Belvaux": where one name alone is
 * no description of somebody at another, it is the one meant.
 */
function onlyBody(found: NameFound, typed: string): NameFound {
  if (found.found || !found.several) return found;
  const names = found.didYouMean.filter((name) => !/^\p{Ll}/u.test(name));
  const bodies = names.filter(
    (name) => !names.some((other) => other !== name && foldText(name).includes(foldText(other))),
  );
  const [only] = bodies;
  const key = only === undefined ? undefined : foldName(only);
  if (only === undefined || key === undefined || bodies.length > 1) return found;
  return foldText(only).includes(foldText(typed)) ? { found: true, name: only, key } : found;
}

/** In a followed thread what was said is its story's; without a topic, the channel's stories'. */
function storiesSpokenOf(context: AnswerContext, about: readonly string[]): readonly string[] | undefined {
  if (context.threadStory !== undefined) return [context.threadStory];
  return about.length === 0 ? storiesAskedAbout(context) : undefined;
}

/**
 * What was typed may be an office ("the minister") or what was spoken of: its words are looked for in
 * the statements and the sentences that introduce them.
 */
async function unknownSpeaker(
  query: Query,
  speaker: NameFound & { readonly found: false },
  window: Window | undefined,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer> {
  const typed = query.subject ?? "";
  const words = aboutWords(typed);
  const about = [...words, ...aboutWords(query.about)];
  const spoken = words.length > 0 && !speaker.several ? await find(archive, context, { about, window }) : [];
  if (spoken.length > 0) {
    const verb = spoken.length === 1 ? "mentions" : "mention";
    const scope = `${query.about === undefined ? "" : ` about ${query.about}`} that ${verb} “${typed}”`;
    return shown(query, spoken, context, scope);
  }
  const reason = speaker.several
    ? `I know several by the name “${typed}”.`
    : `I have read no statement by “${typed}”.`;
  const meant = meantWords(speaker.didYouMean, speaker.several);
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

async function find(
  archive: Archive,
  { scope }: AnswerContext,
  filter: Omit<Parameters<Archive["statements"]>[1], "limit">,
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
