import type { Article } from "../article/article.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { CorrectionClaim } from "../claim/correction.ts";
import { foldName } from "../claim/fold-name.ts";
import type { NoCommentClaim } from "../claim/no-comment.ts";
import type { Span } from "../reading/span.ts";
import { foldRecord } from "./agreement-fold.ts";
import { correctionsOf, holdsWrong, placedCorrectionsOf } from "./corrections.ts";
import type { AsOf } from "./date-words.ts";
import type { Development } from "./development.ts";
import type { DroppedLine } from "./gated-line.ts";
import { isOwnDeal } from "./home-story.ts";
import { type StoredStatement, sayingsOf } from "./statement-match.ts";
import type { StoryView } from "./story-view.ts";
import { statusKey, tellAgreement } from "./tell-agreement.ts";
import { type StoredCorrection, sameCorrections, tellCorrection } from "./tell-correction.ts";
import { firstSentence, tellFigure, tellReport, tellSilence } from "./tell-report.ts";
import { sayingKey, tellSaying } from "./tell-statement.ts";
import { createToldBefore } from "./told-before.ts";

/** A story's developments, and the lines that were not written for want of evidence. */
export interface Telling {
  readonly developments: readonly Development[];
  readonly dropped: readonly DroppedLine[];
}

/**
 * All that a story has told so far, weightiest first. Copies tell nothing of their own; the same
 * thing told again has the key that it had. `corrects` names the keys of what was told before and
 * is wrong.
 *
 * @param asOf the reader's moment and zone, which choose "Tuesday" or "3 March"; by default those
 *   of the article that told it, in UTC
 */
export function developmentsOf(view: StoryView, asOf?: AsOf): Development[] {
  return [...tellStory(view, asOf).developments];
}

export function tellStory(view: StoryView, asOf?: AsOf): Telling {
  const dropped: DroppedLine[] = [];
  const articles = new Map(view.articles.map((article) => [article.id, article]));
  const storyId = view.story.id;
  const own = ownClaims(view, articles);
  const context = { articles, asOf, storyId };
  const corrections = correctionsOf(view);
  const placed = placedCorrectionsOf(view);
  const silences = own.flatMap(({ claim }) => (claim.type === "no-comment" ? [claim] : []));
  const agreements = view.agreements
    .filter((record) => isOwnDeal(record, view.story))
    .flatMap((record) =>
      tellAgreement(record, { ...context, corrections: placed.get(record.id) ?? [], silences }, dropped),
    );
  const sayings = sayingsOf(ownStatements(own));
  const wrongs = own.filter((stored): stored is StoredCorrection => stored.claim.type === "correction");
  const developments = [
    ...agreements,
    ...sayings.map((saying) => tellSaying(saying, context, dropped)),
    ...sameCorrections(wrongs).map((group) =>
      tellCorrection(
        group,
        { ...context, names: [] },
        keysProvenWrong(group, view, corrections, sayings),
        dropped,
      ),
    ),
    ...figures(own, articles, storyId, dropped),
    ...tellSilences(silences, own, articles, storyId, dropped),
    ...reports(view, own, dropped),
  ].filter((development) => development !== undefined);
  const unique = [...new Map([...developments].reverse().map((each) => [each.key, each])).values()];
  unique.sort(
    (a, b) => b.weight - a.weight || b.knownAt.localeCompare(a.knownAt) || (a.key < b.key ? -1 : 1),
  );
  return { developments: unique, dropped };
}

/** Claims of articles that are no copies, in order of publication. */
function ownClaims(view: StoryView, articles: ReadonlyMap<string, Article>): StoredClaim[] {
  const at = (id: string) => Date.parse(articles.get(id)?.publishedAt ?? "");
  return view.claims
    .filter(({ articleId }) => {
      const article = articles.get(articleId);
      return (
        article !== undefined && (article.duplicateOf === undefined || !articles.has(article.duplicateOf))
      );
    })
    .map((stored, order) => ({ stored, order }))
    .sort((a, b) => at(a.stored.articleId) - at(b.stored.articleId) || a.order - b.order)
    .map(({ stored }) => stored);
}

/**
 * Statements, save for paraphrase in a sentence that tells an agreement or a correction: that is
 * told as what it is.
 */
function ownStatements(own: readonly StoredClaim[]): StoredStatement[] {
  const told = new Set(
    own.flatMap(({ claim, articleId }) =>
      claim.type === "agreement" || claim.type === "correction"
        ? claim.evidence.map(({ start }) => `${articleId} ${start}`)
        : [],
    ),
  );
  return own.filter(
    (stored): stored is StoredStatement =>
      stored.claim.type === "statement" &&
      (stored.claim.quoted ||
        !stored.claim.evidence.some(({ start }) => told.has(`${stored.articleId} ${start}`))),
  );
}

/** Keys under which something was told before that a correction calls wrong. */
function keysProvenWrong(
  group: readonly StoredCorrection[],
  view: StoryView,
  corrections: ReadonlyMap<string, readonly CorrectionClaim[]>,
  sayings: readonly ReturnType<typeof sayingsOf>[number][],
): string[] {
  const times = new Map(view.articles.map(({ id, publishedAt }) => [id, Date.parse(publishedAt)]));
  const correctedAt = Math.min(...group.map(({ articleId }) => times.get(articleId) ?? 0));
  const keys: string[] = [];
  for (const record of view.agreements) {
    const mine = (corrections.get(record.id) ?? []).filter((claim) =>
      group.some((stored) => stored.claim === claim),
    );
    if (mine.length === 0) continue;
    const before = foldRecord(record, []).stretches;
    const after = foldRecord(record, mine).stretches;
    const standing = new Set(after.map((_, at) => statusKey(record, after, at)));
    for (const [at, stretch] of before.entries()) {
      const key = statusKey(record, before, at);
      const toldWrong = stretch.events.some(
        ({ assertion }) =>
          Date.parse(assertion.publishedAt) < correctedAt &&
          mine.some((claim) => holdsWrong(assertion.claim.object ?? "", claim)),
      );
      if (toldWrong || !standing.has(key)) keys.push(key);
    }
  }
  for (const saying of sayings) {
    const told = saying.statements.some(
      ({ claim, articleId }) =>
        (times.get(articleId) ?? 0) < correctedAt &&
        group.some((correction) =>
          isTheSaying(claim.speaker, claim.speakerAliases, claim.text, correction.claim),
        ),
    );
    if (told) keys.push(sayingKey(saying));
  }
  return keys;
}

/** The wrong thing as it was said: by the one who is corrected, in these words. */
function isTheSaying(
  speaker: string,
  aliases: readonly string[],
  text: string,
  claim: CorrectionClaim,
): boolean {
  if (!holdsWrong(text, claim)) return false;
  if (claim.saidBy === undefined) return true;
  const said = foldName(claim.saidBy) ?? "";
  return [speaker, ...aliases].some((name) => {
    const key = foldName(name) ?? "";
    return key !== "" && (said.includes(key) || key.includes(said));
  });
}

function figures(
  claims: readonly StoredClaim[],
  articles: ReadonlyMap<string, Article>,
  storyId: string,
  dropped: DroppedLine[],
): (Development | undefined)[] {
  // A number in a sentence that tells an agreement is told with it.
  const used = new Set(
    claims.flatMap(({ claim, articleId }) =>
      claim.type === "agreement" || claim.type === "correction"
        ? claim.evidence.map(({ start }) => `${articleId} ${start}`)
        : [],
    ),
  );
  return claims.map((stored) => {
    if (stored.claim.type !== "figure") return undefined;
    const start = stored.claim.evidence[0]?.start ?? 0;
    if (used.has(`${stored.articleId} ${start}`)) return undefined;
    used.add(`${stored.articleId} ${start}`);
    return tellFigure(stored, stored.claim, articles.get(stored.articleId), storyId, dropped);
  });
}

function tellSilences(
  silences: readonly NoCommentClaim[],
  own: readonly StoredClaim[],
  articles: ReadonlyMap<string, Article>,
  storyId: string,
  dropped: DroppedLine[],
): (Development | undefined)[] {
  const first = new Map<string, StoredClaim>();
  for (const stored of own) {
    if (stored.claim.type !== "no-comment" || !silences.includes(stored.claim)) continue;
    const key = foldName(stored.claim.who) ?? "";
    if (!first.has(key)) first.set(key, stored);
  }
  return [...first.values()].map((stored) =>
    stored.claim.type === "no-comment"
      ? tellSilence(stored, stored.claim, articles.get(stored.articleId), storyId, dropped)
      : undefined,
  );
}

/**
 * Articles in which no agreement and no correction was read: their news is told in their own first
 * sentence, where it says what no article before it said.
 */
function reports(
  view: StoryView,
  own: readonly StoredClaim[],
  dropped: DroppedLine[],
): (Development | undefined)[] {
  const articles = new Map(view.articles.map((article) => [article.id, article]));
  const opening = firstSentencesOf(articles);
  const telling = new Set(
    own
      .filter(({ claim, articleId }) => isNewsOf(claim, () => opening(articleId)))
      .map(({ articleId }) => articleId),
  );
  const before = createToldBefore();
  return [...view.articles]
    .sort((a, b) => a.publishedAt.localeCompare(b.publishedAt))
    .filter(({ duplicateOf }) => duplicateOf === undefined || !articles.has(duplicateOf))
    .map((article) => {
      const span = telling.has(article.id) ? undefined : opening(article.id);
      const isTold = span === undefined || before.covers(article.text.slice(span.start, span.end));
      before.add(`${article.title} ${article.text}`);
      return isTold ? undefined : tellReport(article, view.story.id, dropped);
    });
}

/** An agreement, a correction, or a quotation that opens the article: its first sentence is told by them. */
function isNewsOf(claim: StoredClaim["claim"], opening: () => Span | undefined): boolean {
  if (claim.type === "agreement" || claim.type === "correction") return true;
  return (
    claim.type === "statement" &&
    claim.quoted &&
    claim.evidence.some(({ start }) => start === opening()?.start)
  );
}

/** The first sentence of each article, found once and only where it is asked for. */
function firstSentencesOf(articles: ReadonlyMap<string, Article>): (id: string) => Span | undefined {
  const found = new Map<string, Span | undefined>();
  return (id) => {
    if (!found.has(id)) found.set(id, firstSentence(articles.get(id)?.text ?? ""));
    return found.get(id);
  };
}
