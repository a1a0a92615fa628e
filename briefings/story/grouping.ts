import { type Fingerprint, fingerprintOf, type Signature } from "../article/near-duplicate.ts";
import { featuresOf } from "./features.ts";
import { type CopyMatch, createCopyFinder } from "./grouping-copies.ts";
import { createHands, type Hands } from "./grouping-hands.ts";
import { createNameReader } from "./grouping-names.ts";
import { groupingSettings as settings } from "./grouping-settings.ts";
import type { PairComparison } from "./pair-comparison.ts";
import { type ComparedArticle, comparisonOf, type PairScore, scorePair, sharedNames } from "./pair-score.ts";
import { createStoryIndex, type GroupedStory } from "./story-index.ts";
import { createTermRarity } from "./term-rarity.ts";
import { cosineOf, keysOf, probeOf, sumOf, vectorOf } from "./term-vector.ts";

const MOST_STORIES = 50_000;

export interface GroupingItem {
  readonly id: string;
  /** ISO instant, or a day where the hour is not known. */
  readonly publishedAt: string;
  readonly title: string;
  readonly text: string;
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
  /** Of an `Embedder`; compared where both sides have one of the same length. */
  readonly embedding?: Float32Array | undefined;
}

export interface GroupingDecision {
  readonly storyId: string;
  /** The earlier article that this one nearly repeats. */
  readonly duplicateOf?: string;
  /** Stories that this article showed to be one: the older id, which stays, and the younger. */
  readonly merged?: readonly (readonly [older: string, younger: string])[];
  /** Why, in short sentences for `why`. */
  readonly reasons: readonly string[];
  /** The comparison with the chosen story first, where there was one, then the strongest rivals'. */
  readonly comparisons: readonly PairComparison[];
  /** Of the article's text, for a store to keep. */
  readonly signature: Signature;
}

/**
 * Groups a stream of articles into stories, each one when it arrives and for good: only a merge or
 * a hand moves an article to another story later. Not a clustering of a stored set: the order matters.
 *
 * To bring a fresh grouper to where another is: the same `restore`, `merge` and hand calls in the
 * order in which things were decided.
 */
export interface Grouper extends Hands {
  decide(item: GroupingItem): GroupingDecision;
  /** Takes an article in as it was decided before; in the order of the decisions. */
  restore(item: GroupingItem, storyId: string, duplicateOf?: string): void;
  /** Stories remembered now. */
  readonly size: number;
}

export interface GrouperOptions {
  /** Makes the id of a story from its first article; default `s-` and the article's id. */
  readonly storyIdOf?: (anchor: GroupingItem) => string;
  /** Default 50,000; those longest without news are forgotten. */
  readonly mostStories?: number;
}

/**
 * One pass over TF-IDF vectors with an inverted index (Allan et al., "On-line new event detection and
 * tracking", 1998), with the story's sum, its likest article and its openings compared apart
 * (after Miranda et al., "Multilingual clustering of streaming news", 2018), corrected for length and
 * time, and with vetoes. Memory is bounded.
 */
export function createGrouper(options: GrouperOptions = {}): Grouper {
  const storyIdOf = options.storyIdOf ?? ((anchor: GroupingItem) => `s-${anchor.id}`);
  const rarity = createTermRarity();
  const nameOf = createNameReader();
  const index = createStoryIndex(options.mostStories ?? MOST_STORIES);
  const copies = createCopyFinder();

  const prepare = (item: GroupingItem, again = false): ComparedArticle => {
    const features = featuresOf(item, nameOf);
    if (!again) rarity.see(features.terms);
    const vector = vectorOf(features, rarity);
    const { names, amounts, editions, terms, words } = features;
    return {
      id: item.id,
      size: terms.length,
      vector: probeOf(vector),
      headline: vectorOf(features.headline, rarity),
      opening: probeOf(vectorOf(features.opening, rarity)),
      keys: keysOf(vector, settings.keys),
      names,
      amounts,
      editions,
      embedding: item.embedding,
      wordOf: (term) => words[terms.indexOf(term)],
      ...timeOf(item.publishedAt),
    };
  };

  const fingerprintIn = ({ title, text }: GroupingItem) => fingerprintOf(text === "" ? title : text);

  /** The same form filled in for another firm, place or year is no copy. */
  const copyOf = (fingerprint: Fingerprint, article: ComparedArticle): Copy | undefined => {
    let story: GroupedStory | undefined;
    const found = copies.match(fingerprint, ({ storyId, sure }) => {
      story = index.find(storyId);
      if (story === undefined) return false;
      const { vetoes } = scorePair(article, story);
      return !vetoes.some(({ kind, forbids }) => forbids && (!sure || kind === "dates"));
    });
    return found === undefined || story === undefined ? undefined : { ...found, story };
  };

  return {
    ...createHands(index, copies, storyIdOf, prepare),
    get size() {
      return index.size;
    },
    decide(item) {
      const article = prepare(item);
      const fingerprint = fingerprintIn(item);
      const copy = copyOf(fingerprint, article);
      const original = copy?.story;
      const rivals = index
        .candidates(article.keys, settings.candidates)
        .map((story) => scorePair(article, story))
        .sort((a, b) => b.margin - a.margin || b.similarity - a.similarity || a.story.order - b.story.order);
      const [best] = rivals;
      const joins = best !== undefined && best.margin > 0 ? best.story : undefined;
      let story = original ?? joins ?? index.begin(storyIdOf(item), article.at);
      const reasons = [reasonOf(article, copy, rivals)];

      const merge = mergeOf(article, story, rivals);
      if (merge !== undefined) {
        story = merge.older;
        reasons.push(
          `shows ${merge.younger.id} and ${merge.older.id} to be one story (likeness ${merge.likeness.toFixed(2)})`,
        );
      }
      const comparisons = told(article, original ?? joins, rivals, merge);
      index.add(story, article);
      if (merge !== undefined) index.merge(merge.older, merge.younger);
      copies.add(item.id, story.id, article.at, fingerprint);
      // An extended copy brings text of its own: it belongs to the story and is no duplicate.
      const repeats = copy !== undefined && copy.relation !== "extended";
      return {
        storyId: story.id,
        ...(repeats ? { duplicateOf: copy.id } : {}),
        ...(merge === undefined ? {} : { merged: [[merge.older.id, merge.younger.id]] }),
        reasons,
        comparisons,
        signature: fingerprint.signature,
      };
    },
    restore(item, storyId) {
      const article = prepare(item);
      const story = index.find(storyId) ?? index.begin(storyId, article.at);
      index.add(story, article);
      copies.add(item.id, story.id, article.at, fingerprintIn(item));
    },
  };
}

interface Copy extends CopyMatch {
  readonly story: GroupedStory;
}

interface Merge {
  readonly older: GroupedStory;
  readonly younger: GroupedStory;
  readonly likeness: number;
}

/** The first other story that the article could have joined and that is like the one that it joined. */
function mergeOf(
  article: ComparedArticle,
  story: GroupedStory,
  rivals: readonly PairScore[],
): Merge | undefined {
  let sum: GroupedStory["sum"] | undefined;
  for (const { story: rival, margin } of rivals) {
    if (margin <= 0) return undefined;
    if (rival === story || rival.apart.has(story)) continue;
    sum ??= sumOf(story.sum, article.vector);
    const likeness = cosineOf(rival.sum, sum);
    if (likeness < settings.merge) continue;
    return rival.order < story.order
      ? { older: rival, younger: story, likeness }
      : { older: story, younger: rival, likeness };
  }
  return undefined;
}

function told(
  article: ComparedArticle,
  chosen: GroupedStory | undefined,
  rivals: readonly PairScore[],
  merge: Merge | undefined,
): PairComparison[] {
  const own = rivals.find(({ story }) => story === chosen);
  const others = rivals
    .filter(({ story }) => story !== chosen)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, settings.toldRivals);
  const verdictOf = ({ story, margin, vetoes }: PairScore): PairComparison["verdict"] => {
    if (story === merge?.older || story === merge?.younger) return "merged";
    if (vetoes.some(({ forbids }) => forbids)) return "vetoed";
    return margin > 0 ? "passed-over" : "apart";
  };
  return [
    ...(own === undefined ? [] : [comparisonOf(article, own, "joined")]),
    ...others.map((rival) => comparisonOf(article, rival, verdictOf(rival))),
  ];
}

function reasonOf(article: ComparedArticle, copy: Copy | undefined, [best]: readonly PairScore[]): string {
  if (copy !== undefined)
    return `nearly repeats ${copy.id} (${percent(copy.similarity)} of the wording, ${copy.relation})`;
  if (best === undefined) return "no story shares its words";
  return explain(article, best, best.margin > 0 ? "joins" : "stays apart from");
}

function explain(
  article: ComparedArticle,
  { story, similarity, needed, days, vetoes }: PairScore,
  verb: string,
): string {
  const shared = sharedNames(article, story).map((name) => name.shown);
  const names = shared.length === 0 ? "no name in common" : `both name ${shared.slice(0, 3).join(", ")}`;
  const forbids = vetoes.find((each) => each.forbids);
  const veto =
    forbids === undefined
      ? ""
      : `; ${forbids.kind}: ${forbids.article.join(", ")} / ${forbids.story.join(", ")}`;
  return `${verb} ${story.id}: likeness ${similarity.toFixed(2)}, needed ${needed.toFixed(2)}; ${names}; ${days.toFixed(1)} days apart${veto}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A day without an hour counts as its noon; an instant of midnight sharp is a day without an hour. */
function timeOf(publishedAt: string): { at: number; dayOnly: boolean } {
  const day = publishedAt.slice(0, 10);
  const dayOnly = /^\d{4}-\d{2}-\d{2}(?:T00:00(?::00(?:\.0+)?)?Z?)?$/u.test(publishedAt);
  const zoned = dayOnly || /(?:Z|[+-]\d{2}:?\d{2})$/u.test(publishedAt) ? publishedAt : `${publishedAt}Z`;
  const at = Date.parse(dayOnly ? `${day}T12:00:00Z` : zoned);
  return { at: Number.isNaN(at) ? 0 : at, dayOnly };
}
