import type { GroupingItem } from "./grouping.ts";
import type { CopyFinder } from "./grouping-copies.ts";
import type { StoryMember } from "./grouping-members.ts";
import { groupingSettings as settings } from "./grouping-settings.ts";
import type { GroupedStory, IndexedArticle, StoryIndex } from "./story-index.ts";
import { keysOf } from "./term-vector.ts";

/** What a hand may change, and what grouping found out itself and is told again after a restart. */
export interface Hands {
  /**
   * Puts two stories together. The older id stays, the younger finds it. `undefined` where one is not
   * remembered or both are one already. Undoes an earlier parting of the two.
   */
  mergeByHand(a: string, b: string): readonly [older: string, younger: string] | undefined;
  /** A merge that grouping decided before, when a memory is built again. Leaves partings as they are. */
  merge(older: string, younger: string): void;
  /**
   * Takes articles out of their stories into one of their own, which grouping never puts together
   * with those again by itself. Articles that grouping does not remember singly any more need their
   * `items`. `undefined` where none of them is known.
   */
  splitByHand(
    articleIds: readonly string[],
    options?: { readonly into?: string; readonly items?: readonly GroupingItem[] },
  ): HandSplit | undefined;
  /** Two stories that a hand parted before, when a memory is built again. */
  keepApart(a: string, b: string): void;
}

export interface HandSplit {
  readonly storyId: string;
  /** The stories that articles were taken from. */
  readonly from: readonly string[];
  readonly articleIds: readonly string[];
}

export function createHands(
  index: StoryIndex,
  copies: CopyFinder,
  storyIdOf: (anchor: GroupingItem) => string,
  prepare: (item: GroupingItem, again: boolean) => IndexedArticle,
): Hands {
  const join = (a: GroupedStory, b: GroupedStory): readonly [GroupedStory, GroupedStory] => {
    const [older, younger] = a.order < b.order ? [a, b] : [b, a];
    index.merge(older, younger);
    return [older, younger];
  };
  const part = (a: GroupedStory, b: GroupedStory) => {
    a.apart.add(b);
    b.apart.add(a);
  };
  const freeId = (wanted: string) => {
    let id = wanted;
    for (let next = 2; index.find(id) !== undefined; next++) id = `${wanted}.${next}`;
    return id;
  };
  return {
    mergeByHand(a, b) {
      const [one, other] = [index.find(a), index.find(b)];
      if (one === undefined || other === undefined || one === other) return undefined;
      const [older, younger] = join(one, other);
      return [older.id, younger.id];
    },
    merge(older, younger) {
      const [one, other] = [index.find(older), index.find(younger)];
      if (one === undefined || other === undefined || one === other) return;
      index.merge(one, other);
    },
    splitByHand(articleIds, { into, items = [] } = {}) {
      const wanted = new Set(articleIds);
      const itemOf = new Map(items.map((item) => [item.id, item]));
      const moved: { readonly story: GroupedStory; readonly article: IndexedArticle }[] = [];
      for (const id of articleIds) {
        const storyId = copies.storyOf(id);
        const story = storyId === undefined ? undefined : index.find(storyId);
        if (story === undefined || moved.some((each) => each.article.id === id)) continue;
        const [member] = index.take(story, new Set([id]));
        const item = itemOf.get(id);
        const article = item === undefined ? member && remembered(member) : prepare(item, true);
        if (article !== undefined) moved.push({ story, article });
      }
      const [first] = moved;
      if (first === undefined || wanted.size === 0) return undefined;
      const anchor = itemOf.get(first.article.id);
      const id = freeId(into ?? (anchor === undefined ? `s-${first.article.id}` : storyIdOf(anchor)));
      const story = index.begin(id, first.article.at);
      for (const { article } of moved) {
        index.add(story, article);
        copies.move(article.id, story.id);
      }
      const from = [...new Set(moved.map((each) => each.story))];
      for (const source of from) part(source, story);
      return {
        storyId: story.id,
        from: from.map((source) => source.id),
        articleIds: moved.map(({ article }) => article.id),
      };
    },
    keepApart(a, b) {
      const [one, other] = [index.find(a), index.find(b)];
      if (one !== undefined && other !== undefined && one !== other) part(one, other);
    },
  };
}

function remembered(member: StoryMember): IndexedArticle {
  return { ...member, keys: keysOf(member.vector, settings.keys) };
}
