import {
  createDuplicateIndex,
  type DuplicateIndex,
  type DuplicateMatch,
  type Signature,
  signatureOf,
} from "../article/near-duplicate.ts";
import { featuresOf } from "./features.ts";
import { groupingSettings as settings } from "./grouping-settings.ts";
import { createStoryIndex, type GroupedStory } from "./story-index.ts";
import { createTermRarity } from "./term-rarity.ts";
import { cosineOf, type TermVector, vectorOf } from "./term-vector.ts";

const DAY_MS = 86_400_000;
const HOURS_A_DAY = 24;
const HALF_DAY = 0.5;
const MOST_STORIES = 50_000;
/** A copy comes within days: texts are compared with those of the last one or two fortnights. */
const COPIES_WITHIN_MS = 14 * DAY_MS;
const MOST_COMPARED_TEXTS = 60_000;

export interface GroupingItem {
  readonly id: string;
  /** ISO instant, or a day where the hour is not known. */
  readonly publishedAt: string;
  readonly title: string;
  readonly text: string;
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
}

export interface GroupingDecision {
  readonly storyId: string;
  /** The earlier article that this one nearly repeats. */
  readonly duplicateOf?: string;
  /** Stories that this article showed to be one: the older id, which stays, and the younger. */
  readonly merged?: readonly (readonly [older: string, younger: string])[];
  /** Why, in short sentences for `why`. */
  readonly reasons: readonly string[];
}

/**
 * Groups a stream of articles into stories, each one when it arrives and for good: only a merge
 * moves an article to another story later. Not a clustering of a stored set: the order matters.
 */
export interface Grouper {
  decide(item: GroupingItem): GroupingDecision;
  /** Takes an article in as it was decided before; in the order of the decisions. */
  restore(item: GroupingItem, storyId: string, duplicateOf?: string): void;
  /** Stories remembered now. */
  readonly size: number;
}

export interface GrouperOptions {
  /** Makes the id of a story from its first article; default `s-` and the article's id. */
  readonly storyIdOf?: (anchor: GroupingItem) => string;
}

/**
 * One pass over TF-IDF vectors with an inverted index (Allan et al., "On-line new event detection and
 * tracking", 1998), corrected for length, time and names. About 0.3 ms an article; memory is bounded.
 */
export function createGrouper(options: GrouperOptions = {}): Grouper {
  const storyIdOf = options.storyIdOf ?? ((anchor: GroupingItem) => `s-${anchor.id}`);
  const rarity = createTermRarity();
  const index = createStoryIndex(MOST_STORIES);
  const copies = createCopies();

  const prepare = (item: GroupingItem) => {
    const features = featuresOf(item);
    rarity.see(features.terms);
    return {
      ...vectorOf(features, rarity, settings.keys),
      names: features.names,
      terms: features.terms.length,
      ...timeOf(item.publishedAt),
    };
  };

  return {
    get size() {
      return index.size;
    },
    decide(item) {
      const article = prepare(item);
      const signature = signatureOf(item.text === "" ? item.title : item.text);
      const copy = copies.match(signature, article.names);
      const original = copy === undefined ? undefined : index.find(copy.storyId);
      const rivals = index
        .candidates(article.keys, settings.candidates)
        .map((story) => compare(article, story))
        .sort((a, b) => b.margin - a.margin || a.story.order - b.story.order);
      const best = rivals[0];
      const reasons: string[] = [];
      let story: GroupedStory;
      if (copy !== undefined && original !== undefined) {
        story = original;
        reasons.push(
          `nearly repeats ${copy.id} (${percent(copy.similarity)} of the wording, ${copy.relation})`,
        );
      } else if (best !== undefined && best.margin > 0) {
        story = best.story;
        reasons.push(explain(best, "joins"));
      } else {
        story = index.begin(storyIdOf(item), article.at);
        reasons.push(best === undefined ? "no story shares its words" : explain(best, "stays apart from"));
      }
      index.add(story, article);
      const merged: [string, string][] = [];
      for (const rival of rivals) {
        if (rival.margin <= 0 || rival.story === story) continue;
        const likeness = cosineOf(rival.story.sum, story.sum);
        if (likeness < settings.merge) continue;
        const [older, younger] =
          rival.story.order < story.order ? [rival.story, story] : [story, rival.story];
        index.merge(older, younger);
        story = older;
        merged.push([older.id, younger.id]);
        reasons.push(`shows ${younger.id} and ${older.id} to be one story (likeness ${likeness.toFixed(2)})`);
        break;
      }
      copies.add(item.id, story.id, signature, article);
      // An extended copy brings text of its own: it belongs to the story and is no duplicate.
      const repeats = copy !== undefined && copy.relation !== "extended";
      return {
        storyId: story.id,
        ...(repeats ? { duplicateOf: copy.id } : {}),
        ...(merged.length > 0 ? { merged } : {}),
        reasons,
      };
    },
    restore(item, storyId) {
      const article = prepare(item);
      index.add(index.find(storyId) ?? index.begin(storyId, article.at), article);
      copies.add(item.id, storyId, signatureOf(item.text === "" ? item.title : item.text), article);
    },
  };
}

interface Comparison {
  readonly story: GroupedStory;
  readonly similarity: number;
  readonly needed: number;
  readonly margin: number;
  readonly shared: readonly string[];
  readonly days: number;
}

function compare(
  article: { vector: TermVector; names: readonly string[]; terms: number; at: number; dayOnly: boolean },
  story: GroupedStory,
): Comparison {
  const gap = Math.abs(article.at - story.lastAt) / DAY_MS;
  const days = article.dayOnly ? Math.max(HALF_DAY, gap) : gap;
  const compared = Math.max(4, Math.min(article.terms, story.terms));
  const needed =
    settings.base +
    (settings.short / Math.sqrt(compared)) * (1 - settings.burst * Math.exp(-days * HOURS_A_DAY)) +
    (settings.gapShort * 10 * Math.log2(1 + days)) / Math.hypot(10, compared) +
    settings.gapLong * Math.log2(1 + days / settings.fortnightDays);
  const whole = cosineOf(article.vector, story.sum);
  let likest = whole;
  // Far below what is needed no single member makes up for it, and comparing them is most of the cost.
  if (whole > needed * settings.worthComparing) {
    likest = 0;
    for (const member of story.members) likest = Math.max(likest, cosineOf(article.vector, member));
  }
  let similarity = whole * (1 - settings.likest) + likest * settings.likest;
  const shared = article.names.filter((name) => story.names.has(name));
  if (shared.length === 0 && article.names.length > 1 && story.names.size > 1)
    similarity *= settings.strangers;
  similarity += (settings.sharedNames * Math.min(shared.length, 3)) / 3;
  return { story, similarity, needed, margin: similarity - needed, shared, days };
}

function explain({ story, similarity, needed, shared, days }: Comparison, verb: string): string {
  const names = shared.length === 0 ? "no name in common" : `both name ${shared.slice(0, 3).join(", ")}`;
  return `${verb} ${story.id}: likeness ${similarity.toFixed(2)}, needed ${needed.toFixed(2)}; ${names}; ${days.toFixed(1)} days apart`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A day without an hour counts as its noon. */
function timeOf(publishedAt: string): { at: number; dayOnly: boolean } {
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/u.test(publishedAt);
  const zoned = dayOnly || /(?:Z|[+-]\d{2}:?\d{2})$/u.test(publishedAt) ? publishedAt : `${publishedAt}Z`;
  const at = Date.parse(dayOnly ? `${publishedAt}T12:00:00Z` : zoned);
  return { at: Number.isNaN(at) ? 0 : at, dayOnly };
}

/** Two generations of texts: when the younger is full or a fortnight old, the elder is forgotten. */
function createCopies() {
  interface Generation {
    readonly index: DuplicateIndex;
    readonly texts: Map<string, { readonly storyId: string; readonly names: readonly string[] }>;
    readonly from: number;
  }
  const generation = (from: number): Generation => ({
    index: createDuplicateIndex(),
    texts: new Map(),
    from,
  });
  let younger: Generation | undefined;
  let elder: Generation | undefined;
  return {
    match(
      signature: Signature,
      names: readonly string[],
    ): (DuplicateMatch & { storyId: string }) | undefined {
      for (const generation of [elder, younger]) {
        const found = generation?.index.match(signature);
        const original = found === undefined ? undefined : generation?.texts.get(found.id);
        if (found === undefined || original === undefined) continue;
        if (isOfOthers(names, original.names)) continue;
        return { ...found, storyId: original.storyId };
      }
      return undefined;
    },
    add(
      id: string,
      storyId: string,
      signature: Signature,
      { at, names }: { readonly at: number; readonly names: readonly string[] },
    ) {
      if (
        younger === undefined ||
        at - younger.from > COPIES_WITHIN_MS ||
        younger.index.size >= MOST_COMPARED_TEXTS
      ) {
        elder = younger;
        younger = generation(at);
      }
      younger.index.add(id, signature);
      younger.texts.set(id, { storyId, names });
    },
  };
}

/** The same form filled in with other names is no copy: notices of awards, results, weather. */
function isOfOthers(a: readonly string[], b: readonly string[]): boolean {
  const smaller = Math.min(a.length, b.length);
  if (smaller < 2) return false;
  return a.filter((name) => b.includes(name)).length < smaller * settings.sameNamesInCopy;
}
