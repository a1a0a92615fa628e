import { citationsOf } from "../claim/citations-of.ts";
import type { Line } from "../claim/line.ts";
import { contentWords, sharedWords } from "../story/content-words.ts";
import type { AsOf } from "../story/date-words.ts";
import type { Development } from "../story/development.ts";
import { independentSources } from "../story/independent-sources.ts";
import type { StoryView } from "../story/story-view.ts";
import { timelineOf } from "../story/timeline.ts";
import { upcomingOf } from "../story/upcoming.ts";
import type { DigestCorrection, DigestStatement, DigestStory } from "./digest.ts";
import { digestSettings as settings } from "./digest-settings.ts";
import { lineLabels } from "./line-labels.ts";
import { tellingFirst } from "./rank-statements.ts";
import { recordOf, standingDeals } from "./story-deals.ts";

/** A story with what of it is new for a channel. */
export interface StoryNews {
  readonly view: StoryView;
  /** All developments, weightiest first. */
  readonly developments: readonly Development[];
  /** Those that the channel is to hear of now. */
  readonly news: readonly Development[];
  /** Statuses that were overtaken before the channel heard of them. */
  readonly overtaken: readonly Development[];
  readonly isKnown: boolean;
}

/** One story of a digest. */
export function composeStory(
  { view, developments, news, isKnown }: StoryNews,
  context: {
    readonly asOf: AsOf;
    readonly seen: ReadonlySet<string>;
    readonly window: { from: string; to: string };
  },
): DigestStory {
  const shown = byLabel(toldAsLines(news).slice(0, settings.developments));
  const agreements = standingDeals(view, context.seen);
  const sources = sourcesOf(view, [...shown.map(({ line }) => line), ...agreements], context.window);
  const told = new Set(shown.map(({ line }) => line.text));
  const tellings = shown.map(({ line }) => contentWords(line.text));
  const cited = new Set(shown.flatMap(({ line }) => line.citations.map(placeOf)));
  return {
    id: view.story.id,
    title: view.story.title,
    state: stateOf(news, isKnown),
    summary: isKnown ? [] : background(view, developments, news),
    developments: shown.map(({ line }) => line),
    agreements: agreements.slice(0, settings.agreements),
    statements: tellingFirst(
      statementsOf(
        view,
        news.filter(({ change }) => change === "statement"),
      ),
      agreements,
    )
      // Reported words whose sentence is shown already say nothing more.
      .filter(
        ({ quoted, text, citations }) =>
          quoted ||
          !(
            citations.some((citation) => cited.has(placeOf(citation))) ||
            isDangling(text, citations) ||
            isRestated(contentWords(text), tellings)
          ),
      )
      .slice(0, settings.statements),
    corrections: correctionsTold(view, news),
    disputes: linesOf(
      developments,
      ({ change, line }) => change === "dispute" && line.kind === "dispute" && !told.has(line.text),
    ).slice(0, settings.disputes),
    unconfirmed: linesOf(
      developments,
      ({ change, line }) =>
        (change === "status" || change === "first-report") &&
        line.certainty === "unconfirmed" &&
        !told.has(line.text),
    ).slice(0, settings.unconfirmed),
    next: upcomingOf(view, context.asOf)
      .map(({ line }) => line)
      .filter(({ text }) => !told.has(text))
      .slice(0, settings.next),
    timeline: timelineOf(view, developments, context.asOf).slice(-settings.timeline),
    sources,
    independentSources: independentSources(
      view.articles.filter(({ id }) => sources.some(({ articleId }) => articleId === id)),
    ).size,
  };
}

/** "it had hurt the company", by a person: of what, stands in another sentence. A body's "it" is itself. */
function isDangling(text: string, citations: readonly { readonly sentence: string }[]): boolean {
  return (
    /^(?:that )?(?:it|this|that|these|those|they)\b/iu.test(text) &&
    citations.some(({ sentence }) => /\b(?:he|she)\b/iu.test(sentence))
  );
}

/** Reported words that a line already says in nearly the same ones. */
function isRestated(words: ReadonlySet<string>, tellings: readonly ReadonlySet<string>[]): boolean {
  return tellings.some((telling) => sharedWords(words, telling).length >= words.size * RESTATED_SHARE);
}

const RESTATED_SHARE = 0.85;

function placeOf({ articleId, start }: { readonly articleId: string; readonly start: number }): string {
  return `${articleId} ${start}`;
}

/** Statements have a section of their own; a figure or a plain report is told where there is no harder news. */
function toldAsLines(news: readonly Development[]): Development[] {
  const lines = news.filter(({ change }) => change !== "statement" && change !== "no-comment");
  const hard = lines.filter(({ change }) => change !== "figure" && change !== "report");
  if (hard.length > 0) return hard;
  const reports = lines.filter(({ change }) => change === "report").slice(0, settings.reports);
  // A report and a figure may stand in one sentence.
  const told = new Set(reports.flatMap(({ line }) => line.citations.map(placeOf)));
  const figures = lines.filter(
    ({ change, line }) =>
      change === "figure" && !line.citations.some((citation) => told.has(placeOf(citation))),
  );
  return [...reports, ...figures.slice(0, settings.figures)];
}

/** Lines under one label stand together, where the weightiest of them stands. */
function byLabel(lines: readonly Development[]): Development[] {
  const labels = [...new Set(lines.map(({ line }) => lineLabels[line.kind]))];
  return labels.flatMap((label) => lines.filter(({ line }) => lineLabels[line.kind] === label));
}

function stateOf(news: readonly Development[], isKnown: boolean): DigestStory["state"] {
  if (news.some(({ change }) => change === "correction")) return "corrected";
  return isKnown ? "developing" : "new";
}

/**
 * For a reader who has not met the story: the weightiest thing known before the news, first of all
 * about those whom the news is about.
 */
function background(
  view: StoryView,
  developments: readonly Development[],
  news: readonly Development[],
): Line[] {
  const first = [...news.map(({ knownAt }) => knownAt)].sort()[0] ?? "";
  const known = developments.filter(
    (each) =>
      !news.includes(each) && each.knownAt < first && each.change !== "statement" && each.change !== "figure",
  );
  const top = news.map((each) => recordOf(view, each)).find((record) => record !== undefined);
  const isOfThem = (each: Development) =>
    recordOf(view, each)?.partyKeys.some((name) => top?.partyKeys.includes(name)) === true;
  const before = known.find(isOfThem) ?? known[0];
  return before === undefined ? [] : [before.line];
}

function linesOf(
  developments: readonly Development[],
  isWanted: (development: Development) => boolean,
): Line[] {
  return developments.filter(isWanted).map(({ line }) => line);
}

export function statementsOf(view: StoryView, developments: readonly Development[]): DigestStatement[] {
  const claims = new Map(view.claims.map((stored) => [stored.id, stored]));
  const articles = new Map(view.articles.map((article) => [article.id, article]));
  return developments.flatMap(({ claimIds, line }) => {
    const own = claimIds.map((id) => claims.get(id)).filter((stored) => stored !== undefined);
    const stored =
      own.find(({ articleId }) => line.citations.some((citation) => citation.articleId === articleId)) ??
      own[0];
    const article = articles.get(stored?.articleId ?? "");
    if (stored?.claim.type !== "statement" || article === undefined) return [];
    const { speaker, text, quoted, date, venue, via, evidence } = stored.claim;
    return [
      {
        speaker,
        text: text.trim().replace(/[,;]$/u, ""),
        quoted,
        date: date ?? null,
        venue: venue ?? null,
        via: via ?? null,
        citations: citationsOf(article, evidence),
      },
    ];
  });
}

function correctionsTold(view: StoryView, news: readonly Development[]): DigestCorrection[] {
  const claims = new Map(view.claims.map((stored) => [stored.id, stored]));
  return news.flatMap(({ change, claimIds, line }) => {
    if (change !== "correction") return [];
    const stored = claimIds
      .map((id) => claims.get(id))
      .find((found) => line.citations.some(({ articleId }) => articleId === found?.articleId));
    if (stored?.claim.type !== "correction") return [];
    const { wrong, right, saidBy, correctedBy } = stored.claim;
    return [
      {
        wrong,
        right: right ?? null,
        saidBy: saidBy ?? null,
        correctedBy: correctedBy ?? null,
        citations: line.citations,
      },
    ];
  });
}

/** The articles of the window and those that a shown line or deal cites, oldest first. */
function sourcesOf(
  view: StoryView,
  shown: readonly Pick<Line, "citations">[],
  window: { from: string; to: string },
): DigestStory["sources"] {
  const cited = new Set(shown.flatMap(({ citations }) => citations.map(({ articleId }) => articleId)));
  return view.articles
    .filter(
      ({ id, publishedAt }) => cited.has(id) || (publishedAt >= window.from && publishedAt <= window.to),
    )
    .map(({ id, outlet, origin, url, publishedAt }) => ({
      articleId: id,
      outlet,
      origin: origin ?? null,
      url,
      publishedAt,
    }));
}
