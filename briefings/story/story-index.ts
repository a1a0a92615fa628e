import { shortened, sumOf, type TermVector } from "./term-vector.ts";

/** The latest articles of a story that a new one is compared with beside the story's sum. */
const MEMBERS = 10;
const MEMBER_TERMS = 80;
const MOST_NAMES = 40;
/** A term of more stories than this leads nowhere: the oldest entries make room. */
const STORIES_A_TERM = 64;

const DAY_MS = 86_400_000;
/** A story without news for so long is kept by its weightiest words alone. */
const THIN_AFTER_MS = 14 * DAY_MS;
const THIN_TERMS = 60;
const THIN_MEMBERS = 2;
/** … and for so long is forgotten. */
const FORGET_AFTER_MS = 400 * DAY_MS;
const SWEEP_EVERY = 1000;

/** A story as grouping remembers it. */
export interface GroupedStory {
  readonly id: string;
  /** Order of beginning: of two stories that prove to be one, the lower stays. */
  readonly order: number;
  lastAt: number;
  articles: number;
  /** Distinct terms of its longest article, a measure of how much there is to compare. */
  terms: number;
  sum: TermVector;
  members: TermVector[];
  readonly names: Map<string, number>;
  readonly posted: Set<number>;
  gone: boolean;
}

export interface StoryIndex {
  /** Stories that share weighty terms with an article, the likeliest first. */
  candidates(keys: readonly { term: number; weight: number }[], most: number): GroupedStory[];
  find(id: string): GroupedStory | undefined;
  begin(id: string, at: number): GroupedStory;
  add(
    story: GroupedStory,
    article: {
      at: number;
      terms: number;
      vector: TermVector;
      keys: readonly { term: number; weight: number }[];
      names: readonly string[];
    },
  ): void;
  /** Puts the younger story into the older one. Its id finds the older from now on. */
  merge(older: GroupedStory, younger: GroupedStory): void;
  readonly size: number;
}

const EMPTY: TermVector = { terms: new Uint32Array(0), weights: new Float32Array(0), length: 0 };

/** `mostStories` bounds the memory: beyond it the stories longest without news are forgotten. */
export function createStoryIndex(mostStories: number): StoryIndex {
  const stories = new Map<string, GroupedStory>();
  const byTerm = new Map<number, GroupedStory[]>();
  let begun = 0;
  let added = 0;
  let latest = Number.NEGATIVE_INFINITY;

  const post = (story: GroupedStory, terms: Iterable<number>) => {
    for (const term of terms) {
      if (story.posted.has(term)) continue;
      story.posted.add(term);
      const list = byTerm.get(term);
      if (list === undefined) byTerm.set(term, [story]);
      else if (list.push(story) > STORIES_A_TERM) list.shift()?.posted.delete(term);
    }
  };

  const forget = (story: GroupedStory) => {
    story.gone = true;
    for (const term of story.posted) {
      const left = byTerm.get(term)?.filter((other) => other !== story) ?? [];
      if (left.length === 0) byTerm.delete(term);
      else byTerm.set(term, left);
    }
    story.posted.clear();
  };

  const sweep = () => {
    const kept = new Set(stories.values());
    const byAge = [...kept].sort((a, b) => a.lastAt - b.lastAt);
    for (const [at, story] of byAge.entries()) {
      const idle = latest - story.lastAt;
      if (idle > FORGET_AFTER_MS || at < byAge.length - mostStories) {
        forget(story);
        kept.delete(story);
      } else if (idle > THIN_AFTER_MS && story.sum.terms.length > THIN_TERMS) {
        story.sum = shortened(story.sum, THIN_TERMS);
        story.members = story.members.slice(-THIN_MEMBERS);
      }
    }
    for (const [id, story] of stories) if (!kept.has(story)) stories.delete(id);
  };

  return {
    get size() {
      return new Set(stories.values()).size;
    },
    find: (id) => stories.get(id),
    begin(id, at) {
      const story: GroupedStory = {
        id,
        order: begun++,
        lastAt: at,
        articles: 0,
        terms: 0,
        sum: EMPTY,
        members: [],
        names: new Map(),
        posted: new Set(),
        gone: false,
      };
      stories.set(id, story);
      return story;
    },
    candidates(keys, most) {
      const shared = new Map<GroupedStory, number>();
      for (const { term, weight } of keys) {
        for (const story of byTerm.get(term) ?? []) {
          shared.set(story, (shared.get(story) ?? 0) + weight * weight);
        }
      }
      return [...shared]
        .sort((a, b) => b[1] - a[1] || b[0].lastAt - a[0].lastAt || a[0].order - b[0].order)
        .slice(0, most)
        .map(([story]) => story);
    },
    add(story, { at, terms, vector, keys, names }) {
      story.articles++;
      story.lastAt = Math.max(story.lastAt, at);
      latest = Math.max(latest, at);
      story.terms = Math.max(story.terms, terms);
      story.sum = sumOf(story.sum, vector);
      story.members.push(shortened(vector, MEMBER_TERMS));
      if (story.members.length > MEMBERS) story.members.shift();
      for (const name of names) story.names.set(name, (story.names.get(name) ?? 0) + 1);
      cutNames(story.names);
      post(
        story,
        keys.map(({ term }) => term),
      );
      if (++added % SWEEP_EVERY === 0) sweep();
    },
    merge(older, younger) {
      older.articles += younger.articles;
      older.lastAt = Math.max(older.lastAt, younger.lastAt);
      older.terms = Math.max(older.terms, younger.terms);
      older.sum = sumOf(older.sum, younger.sum);
      older.members = [...older.members, ...younger.members].slice(-MEMBERS);
      for (const [name, count] of younger.names) older.names.set(name, (older.names.get(name) ?? 0) + count);
      cutNames(older.names);
      const terms = [...younger.posted];
      forget(younger);
      post(older, terms);
      for (const [id, story] of stories) if (story === younger) stories.set(id, older);
    },
  };
}

function cutNames(names: Map<string, number>): void {
  if (names.size <= 2 * MOST_NAMES) return;
  const kept = [...names].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMES);
  names.clear();
  for (const [name, count] of kept) names.set(name, count);
}
