import type { ReadName } from "./features.ts";
import { groupingSettings as settings } from "./grouping-settings.ts";
import type { PairComparison, PairParts, PairVeto } from "./pair-comparison.ts";
import { vetoesOf } from "./pair-vetoes.ts";
import type { GroupedStory, IndexedArticle } from "./story-index.ts";
import { cosineOf, type Probe, probedCosine } from "./term-vector.ts";

const DAY_MS = 86_400_000;
const HOURS_A_DAY = 24;
const HALF_DAY = 0.5;
/** No text has fewer terms to compare than this, as far as chance is concerned. */
const LEAST_COMPARED = 4;
const SHORT_TERMS = 10;
const TOLD_WORDS = 6;
const TOLD_NAMES = 4;

/** An article as it is compared. */
export interface ComparedArticle extends IndexedArticle {
  readonly vector: Probe;
  readonly opening: Probe;
  readonly dayOnly: boolean;
  /** A word of the text for each term. */
  wordOf(term: number): string | undefined;
}

export interface PairScore {
  readonly story: GroupedStory;
  readonly parts: PairParts;
  readonly similarity: number;
  readonly needed: number;
  /** How much more is in common than needed; below 0 where the article stays apart. */
  readonly margin: number;
  readonly days: number;
  readonly vetoes: readonly PairVeto[];
}

/**
 * The likeness of an article and a story as a sum of parts, and what is needed: more for short
 * texts, which share words by chance, and more with every doubling of the days between them.
 */
export function scorePair(article: ComparedArticle, story: GroupedStory): PairScore {
  const days = daysBetween(article, story);
  const needed = neededFor(days, Math.max(LEAST_COMPARED, Math.min(article.size, story.size)));
  const whole = probedCosine(article.vector, story.sum);
  const title = cosineOf(article.headline, story.headlines);
  let likest = whole;
  let sameTitle = title;
  // Far below what is needed no single member makes up for it, and comparing them is most of the cost.
  if (whole + title / 2 > needed * settings.worthComparing) {
    [likest, sameTitle] = [0, 0];
    for (const member of story.members) {
      likest = Math.max(likest, probedCosine(article.vector, member.vector));
      sameTitle = Math.max(sameTitle, cosineOf(article.headline, member.headline));
    }
  }
  const opening = probedCosine(article.opening, story.opening);
  const words = {
    story: whole * (1 - settings.likest - settings.opening),
    likest: likest * settings.likest,
    opening: opening * settings.opening,
  };
  const wordSum = words.story + words.likest + words.opening;
  const titled = article.headline.terms.length >= settings.titleTerms;
  const parts: PairParts = blended(article, story, {
    ...words,
    title: titled
      ? (settings.sameTitle * Math.max(0, sameTitle - settings.titleFrom)) / (1 - settings.titleFrom)
      : 0,
    strangers:
      article.names.length > 1 &&
      story.names.size > 1 &&
      !article.names.some(({ key }) => story.names.has(key))
        ? -wordSum * (1 - settings.strangers) * (1 - Math.min(1, title / settings.strangersTitle))
        : 0,
    embedding: 0,
  });
  const similarity = sumOfParts(parts);
  const vetoes: PairVeto[] =
    similarity > needed * settings.worthComparing ? vetoesOf(article, story, { title, days }) : [];
  const doubts = vetoes.filter(({ forbids }) => !forbids).length;
  const raised = needed + doubts * settings.doubt;
  return {
    story,
    parts,
    similarity,
    needed: raised,
    margin: vetoes.some(({ forbids }) => forbids) ? Number.NEGATIVE_INFINITY : similarity - raised,
    days,
    vetoes,
  };
}

/** Names that both have, as the article writes them. */
export function sharedNames(article: IndexedArticle, story: GroupedStory): ReadName[] {
  return article.names.filter(({ key }) => story.names.has(key));
}

/** What can be stored of a comparison and told later. */
export function comparisonOf(
  article: ComparedArticle,
  score: PairScore,
  verdict: PairComparison["verdict"],
): PairComparison {
  const { story, similarity, needed, parts, days, vetoes } = score;
  const shared = sharedNames(article, story);
  const shown = (places: boolean) =>
    shared
      .filter(({ place }) => place === places)
      .slice(0, TOLD_NAMES)
      .map((name) => name.shown);
  return {
    storyId: story.id,
    verdict,
    reached: rounded(similarity),
    needed: rounded(needed),
    parts: {
      story: rounded(parts.story),
      likest: rounded(parts.likest),
      opening: rounded(parts.opening),
      title: rounded(parts.title),
      strangers: rounded(parts.strangers),
      embedding: rounded(parts.embedding),
    },
    words: sharedWords(article, story),
    names: shown(false),
    places: shown(true),
    daysApart: Math.round(days * 10) / 10,
    vetoes,
  };
}

function neededFor(days: number, compared: number): number {
  return (
    settings.base +
    (settings.short / Math.sqrt(compared)) * (1 - settings.burst * Math.exp(-days * HOURS_A_DAY)) +
    (settings.gapShort * SHORT_TERMS * Math.log2(1 + days)) / Math.hypot(SHORT_TERMS, compared) +
    settings.gapLong * Math.log2(1 + days / settings.fortnightDays)
  );
}

/** From the nearest of the story's latest articles: an old text that arrives late has its neighbours too. */
function daysBetween(article: ComparedArticle, story: GroupedStory): number {
  let gap = Math.abs(article.at - story.lastAt);
  for (const { at } of story.members) gap = Math.min(gap, Math.abs(article.at - at));
  return article.dayOnly ? Math.max(HALF_DAY, gap / DAY_MS) : gap / DAY_MS;
}

/** With embeddings on both sides, the words count for less by the weight of the embeddings. */
function blended({ embedding }: ComparedArticle, story: GroupedStory, parts: PairParts): PairParts {
  const sum = story.embedding;
  if (embedding === undefined || sum === undefined || embedding.length !== sum.length) return parts;
  const likeness = (denseCosine(embedding, sum) - settings.embeddingFloor) / (1 - settings.embeddingFloor);
  const left = 1 - settings.embedding;
  return {
    story: parts.story * left,
    likest: parts.likest * left,
    opening: parts.opening * left,
    title: parts.title * left,
    strangers: parts.strangers * left,
    embedding: Math.max(0, likeness) * settings.embedding,
  };
}

function denseCosine(a: Float32Array, b: Float32Array): number {
  let [dot, lengthA, lengthB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [own, other] = [a[at] ?? 0, b[at] ?? 0];
    dot += own * other;
    lengthA += own * own;
    lengthB += other * other;
  }
  return dot / (Math.sqrt(lengthA * lengthB) || 1);
}

function sumOfParts({ story, likest, opening, title, strangers, embedding }: PairParts): number {
  return story + likest + opening + title + strangers + embedding;
}

function sharedWords(article: ComparedArticle, story: GroupedStory): string[] {
  const { terms, weights } = article.vector;
  const known = story.sum.terms;
  const heaviest: number[] = [];
  let next = 0;
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] ?? 0;
    while (next < known.length && (known[next] ?? 0) < term) next++;
    if (known[next] === term) heaviest.push(at);
  }
  return heaviest
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    .slice(0, TOLD_WORDS)
    .flatMap((at) => article.wordOf(terms[at] ?? 0) ?? []);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
