import type { Article } from "../../briefings/article/article.ts";
import type { StoryMerge, StorySplit } from "../../briefings/story/story-edit.ts";
import type { GroupingEntry } from "../store/grouped-articles.ts";

/** One step of bringing a fresh grouper to where another one is. */
export type ReplayStep =
  | { readonly kind: "article"; readonly article: Article; readonly storyId: string }
  | { readonly kind: "merge"; readonly olderId: string; readonly youngerId: string }
  | { readonly kind: "apart"; readonly storyIds: readonly [string, string] };

/**
 * The steps that lead to where the log of grouping ends. Up to the last split by hand, articles are
 * put where they were after it, as if they had never been elsewhere; from then on things happen
 * again as they did. The same log always leads to the same place, so that a process that has just
 * started groups as one that has seen it all.
 */
export function replayOf(log: readonly GroupingEntry[]): ReplayStep[] {
  const lastSplit = log.findLastIndex((entry) => "edit" in entry && entry.edit.kind === "split");
  const before = log.slice(0, lastSplit + 1);
  const { storyOf, apart } = standingAfter(before);
  let steps: ReplayStep[] = before.flatMap((entry) =>
    "article" in entry ? [placed(entry, storyOf.get(entry.article.id))] : [],
  );
  steps.push(...apart.map((storyIds): ReplayStep => ({ kind: "apart", storyIds })));
  for (const entry of log.slice(lastSplit + 1)) {
    if ("article" in entry) steps.push(placed(entry));
    else if (entry.edit.kind === "merge") steps = withMerge(steps, entry.edit);
  }
  return steps;
}

function placed(entry: Extract<GroupingEntry, { article: unknown }>, storyId?: string): ReplayStep {
  return { kind: "article", article: entry.article, storyId: storyId ?? entry.decision.storyId };
}

/** A story that is merged into one without articles in the log has had that one's id all along. */
function withMerge(steps: readonly ReplayStep[], { olderId, youngerId }: StoryMerge): ReplayStep[] {
  const isBegun = (id: string) => steps.some((step) => step.kind === "article" && step.storyId === id);
  if (isBegun(olderId)) return [...steps, { kind: "merge", olderId, youngerId }];
  const now = (id: string) => (id === youngerId ? olderId : id);
  return steps.map((step) => {
    if (step.kind === "article") return { ...step, storyId: now(step.storyId) };
    if (step.kind === "apart") return { ...step, storyIds: [now(step.storyIds[0]), now(step.storyIds[1])] };
    return { ...step, olderId: now(step.olderId) };
  });
}

/** Where each article is after these entries, and which stories a hand has parted. */
function standingAfter(log: readonly GroupingEntry[]) {
  const storyOf = new Map<string, string>();
  let apart: (readonly [string, string])[] = [];
  for (const entry of log) {
    if ("article" in entry) {
      storyOf.set(entry.article.id, entry.decision.storyId);
      continue;
    }
    const { edit } = entry;
    apart = apartAfter(apart, edit);
    if (edit.kind === "split") for (const id of edit.articleIds) storyOf.set(id, edit.newId);
    else for (const [id, story] of storyOf) if (story === edit.youngerId) storyOf.set(id, edit.olderId);
  }
  return { storyOf, apart };
}

/** A split parts two stories; a merge with a third parts that one too, a merge of the two ends it. */
function apartAfter(apart: readonly (readonly [string, string])[], edit: StoryMerge | StorySplit) {
  if (edit.kind === "split") return [...apart, [edit.storyId, edit.newId] as const];
  const now = (id: string) => (id === edit.youngerId ? edit.olderId : id);
  return apart.map(([a, b]) => [now(a), now(b)] as const).filter(([a, b]) => a !== b);
}
