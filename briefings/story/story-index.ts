import type { ReadName } from "./features.ts";
import type { Edition } from "./grouping-marks.ts";
import { forgetMember, type StoryMember } from "./grouping-members.ts";
import { EMPTY_VECTOR, shortened, sumOf, type TermVector, type Weighed } from "./term-vector.ts";

/** The latest articles of a story that a new one is compared with beside the story's sum. */
const MEMBERS = 10;
const MEMBER_TERMS = 80;
const OPENING_TERMS = 100;
const MEMBER_OPENING_TERMS = 40;
const HEADLINE_TERMS = 60;
const MOST_NAMES = 40;
const MOST_MARKS = 24;
/** A term of more stories than this leads nowhere: the oldest entries make room. */
const STORIES_A_TERM = 48;

const DAY_MS = 86_400_000;
/** A story without news for so long is kept by its weightiest words alone. */
const THIN_AFTER_MS = 14 * DAY_MS;
const THIN_TERMS = 60;
const THIN_MEMBERS = 2;

export interface IndexedArticle {
  readonly id: string;
  readonly at: number;
  /** Distinct terms. */
  readonly size: number;
  readonly vector: TermVector;
  readonly headline: TermVector;
  readonly opening: TermVector;
  readonly keys: readonly Weighed[];
  readonly names: readonly ReadName[];
  readonly amounts: readonly number[];
  readonly editions: readonly Edition[];
  readonly embedding?: Float32Array | undefined;
}

export interface StoryName {
  readonly key: string;
  readonly shown: string;
  readonly place: boolean;
  /** Articles with it, and those of them that have it in title or opening. */
  articles: number;
  main: number;
}

/** A story as grouping remembers it. */
export interface GroupedStory {
  readonly id: string;
  /** Order of beginning: of two stories that prove to be one, the lower stays. */
  readonly order: number;
  readonly slot: number;
  lastAt: number;
  /** Distinct terms of its longest article, a measure of how much there is to compare. */
  size: number;
  sum: TermVector;
  headlines: TermVector;
  opening: TermVector;
  members: readonly StoryMember[];
  readonly names: Map<string, StoryName>;
  readonly amounts: Set<number>;
  /** Every edition of its articles by kind and value, with whether a title has it. */
  readonly editions: Map<string, Edition>;
  /** Sum of the embeddings of its articles, where they have any. */
  embedding: Float32Array | undefined;
  readonly posted: Set<number>;
  /** Its own id and those of the stories that became part of it. */
  readonly ids: string[];
  /** Stories that a hand has parted it from. */
  readonly apart: Set<GroupedStory>;
}

export interface StoryIndex {
  /** Stories that share weighty terms with an article, the likeliest first. */
  candidates(keys: readonly Weighed[], most: number): GroupedStory[];
  find(id: string): GroupedStory | undefined;
  begin(id: string, at: number): GroupedStory;
  add(story: GroupedStory, article: IndexedArticle): void;
  /** Puts the younger story into the older one. Its id finds the older from now on. */
  merge(older: GroupedStory, younger: GroupedStory): void;
  /** Takes the articles of these ids that are remembered singly out of their story. */
  take(story: GroupedStory, ids: ReadonlySet<string>): readonly StoryMember[];
  readonly size: number;
}

/** `mostStories` bounds the memory: beyond it the stories longest without news are forgotten. */
export function createStoryIndex(mostStories: number): StoryIndex {
  const byId = new Map<string, GroupedStory>();
  /** Stories in the order of their latest article: those that are kept whole, and the thin ones. */
  const whole = new Set<GroupedStory>();
  const thin = new Set<GroupedStory>();
  const bySlot: (GroupedStory | undefined)[] = [];
  const freeSlots: number[] = [];
  const byTerm = new Map<number, number[]>();
  let shared = new Float32Array(1024);
  let begun = 0;
  let latest = Number.NEGATIVE_INFINITY;

  const post = (story: GroupedStory, terms: Iterable<number>) => {
    for (const term of terms) {
      if (story.posted.has(term)) continue;
      story.posted.add(term);
      const list = byTerm.get(term);
      if (list === undefined) byTerm.set(term, [story.slot]);
      else if (list.push(story.slot) > STORIES_A_TERM) bySlot[list.shift() ?? -1]?.posted.delete(term);
    }
  };

  const unpost = (story: GroupedStory) => {
    for (const term of story.posted) {
      const list = byTerm.get(term);
      if (list === undefined) continue;
      const at = list.indexOf(story.slot);
      if (at >= 0) list.splice(at, 1);
      if (list.length === 0) byTerm.delete(term);
    }
    story.posted.clear();
    bySlot[story.slot] = undefined;
    freeSlots.push(story.slot);
    whole.delete(story);
    thin.delete(story);
  };

  const forget = (story: GroupedStory) => {
    unpost(story);
    for (const id of story.ids) byId.delete(id);
    for (const other of story.apart) other.apart.delete(story);
  };

  const sweep = () => {
    for (const story of whole) {
      if (latest - story.lastAt <= THIN_AFTER_MS) break;
      whole.delete(story);
      thin.add(story);
      story.sum = shortened(story.sum, THIN_TERMS);
      story.members = story.members.slice(-THIN_MEMBERS);
    }
    while (whole.size + thin.size > mostStories) {
      const [oldest] = thin.size > 0 ? thin : whole;
      if (oldest === undefined) break;
      forget(oldest);
    }
  };

  return {
    get size() {
      return whole.size + thin.size;
    },
    find: (id) => byId.get(id),
    begin(id, at) {
      const story: GroupedStory = {
        id,
        order: begun++,
        slot: freeSlots.pop() ?? bySlot.length,
        lastAt: at,
        size: 0,
        sum: EMPTY_VECTOR,
        headlines: EMPTY_VECTOR,
        opening: EMPTY_VECTOR,
        members: [],
        names: new Map(),
        amounts: new Set(),
        editions: new Map(),
        embedding: undefined,
        posted: new Set(),
        ids: [id],
        apart: new Set(),
      };
      bySlot[story.slot] = story;
      if (bySlot.length > shared.length) shared = new Float32Array(2 * bySlot.length);
      byId.set(id, story);
      whole.add(story);
      return story;
    },
    candidates(keys, most) {
      const found: number[] = [];
      for (const { term, weight } of keys) {
        for (const slot of byTerm.get(term) ?? []) {
          const sum = shared[slot] ?? 0;
          if (sum === 0) found.push(slot);
          shared[slot] = sum + weight * weight;
        }
      }
      const ranked = strongest(found, shared, most);
      for (const slot of found) shared[slot] = 0;
      return ranked.flatMap((slot) => bySlot[slot] ?? []);
    },
    add(story, article) {
      const { id, at, vector, headline, opening, names, embedding } = article;
      story.lastAt = Math.max(story.lastAt, at);
      latest = Math.max(latest, at);
      story.size = Math.max(story.size, article.size);
      story.sum = sumOf(story.sum, vector);
      story.headlines = sumOf(story.headlines, headline, 1, HEADLINE_TERMS);
      story.opening = sumOf(story.opening, opening, 1, OPENING_TERMS);
      const member: StoryMember = {
        id,
        at,
        size: article.size,
        vector: shortened(vector, MEMBER_TERMS),
        headline,
        opening: shortened(opening, MEMBER_OPENING_TERMS),
        names,
        amounts: article.amounts,
        editions: article.editions,
        embedding,
      };
      story.members = [...story.members, member].slice(-MEMBERS);
      for (const name of names) countName(story.names, name);
      if (story.names.size > 2 * MOST_NAMES) cutNames(story.names);
      for (const amount of article.amounts) story.amounts.add(amount);
      for (const each of article.editions) story.editions.set(`${each.kind} ${each.value}`, each);
      cutOldest(story.amounts);
      cutOldest(story.editions);
      story.embedding = added(story.embedding, embedding);
      post(
        story,
        article.keys.map(({ term }) => term),
      );
      thin.delete(story);
      whole.delete(story);
      whole.add(story);
      sweep();
    },
    merge(older, younger) {
      older.lastAt = Math.max(older.lastAt, younger.lastAt);
      older.size = Math.max(older.size, younger.size);
      older.sum = sumOf(older.sum, younger.sum);
      older.headlines = sumOf(older.headlines, younger.headlines, 1, HEADLINE_TERMS);
      older.opening = sumOf(older.opening, younger.opening, 1, OPENING_TERMS);
      older.members = [...older.members, ...younger.members].sort((a, b) => a.at - b.at).slice(-MEMBERS);
      for (const name of younger.names.values()) {
        const known = older.names.get(name.key);
        older.names.set(name.key, {
          ...name,
          articles: name.articles + (known?.articles ?? 0),
          main: name.main + (known?.main ?? 0),
        });
      }
      cutNames(older.names);
      for (const amount of younger.amounts) older.amounts.add(amount);
      for (const [key, edition] of younger.editions) older.editions.set(key, edition);
      older.embedding = added(older.embedding, younger.embedding);
      for (const other of younger.apart) {
        other.apart.delete(younger);
        if (other === older) continue;
        other.apart.add(older);
        older.apart.add(other);
      }
      const terms = [...younger.posted];
      unpost(younger);
      post(older, terms);
      for (const id of younger.ids) byId.set(id, older);
      older.ids.push(...younger.ids);
    },
    take(story, ids) {
      const taken = story.members.filter(({ id }) => ids.has(id));
      story.members = story.members.filter(({ id }) => !ids.has(id));
      for (const member of taken) forgetMember(story, member);
      return taken;
    },
  };
}

/** The slots of the largest sums, largest first; of equals the one found first. No full sort. */
function strongest(slots: readonly number[], sums: Float32Array, most: number): number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const slot of slots) {
    const sum = sums[slot] ?? 0;
    if (best.length === most && sum <= least) continue;
    let at = best.length;
    while (at > 0 && (sums[best[at - 1] ?? 0] ?? 0) < sum) at--;
    best.splice(at, 0, slot);
    if (best.length > most) best.pop();
    least = sums[best.at(-1) ?? 0] ?? 0;
  }
  return best;
}

function countName(names: Map<string, StoryName>, { key, shown, place, main }: ReadName): void {
  const known = names.get(key);
  if (known === undefined) names.set(key, { key, shown, place, articles: 1, main: main ? 1 : 0 });
  else {
    known.articles++;
    if (main) known.main++;
  }
}

function cutNames(names: Map<string, StoryName>): void {
  if (names.size <= MOST_NAMES) return;
  const kept = [...names.values()].sort((a, b) => b.articles - a.articles).slice(0, MOST_NAMES);
  names.clear();
  for (const name of kept) names.set(name.key, name);
}

function cutOldest(kept: Set<unknown> | Map<unknown, unknown>): void {
  for (const key of kept.keys()) {
    if (kept.size <= MOST_MARKS) return;
    kept.delete(key);
  }
}

function added(sum: Float32Array | undefined, vector: Float32Array | undefined): Float32Array | undefined {
  if (vector === undefined) return sum;
  if (sum === undefined || sum.length !== vector.length) return vector.slice();
  return sum.map((value, at) => value + (vector[at] ?? 0));
}
