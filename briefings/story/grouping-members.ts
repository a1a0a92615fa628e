import type { ReadName } from "./features.ts";
import type { Edition } from "./grouping-marks.ts";
import type { GroupedStory } from "./story-index.ts";
import { sumOf, type TermVector } from "./term-vector.ts";

/** One of a story's latest articles, as far as it is remembered singly. */
export interface StoryMember {
  readonly id: string;
  readonly at: number;
  readonly size: number;
  /** Its heaviest terms. */
  readonly vector: TermVector;
  readonly headline: TermVector;
  readonly opening: TermVector;
  readonly names: readonly ReadName[];
  readonly amounts: readonly number[];
  readonly editions: readonly Edition[];
  readonly embedding: Float32Array | undefined;
}

/** Takes what an article brought out of the sums of its story. Its lightest words stay behind. */
export function forgetMember(story: GroupedStory, member: StoryMember): void {
  story.sum = without(story.sum, member.vector);
  story.headlines = without(story.headlines, member.headline);
  story.opening = without(story.opening, member.opening);
  for (const { key, main } of member.names) {
    const name = story.names.get(key);
    if (name === undefined) continue;
    name.articles--;
    if (main) name.main--;
    if (name.articles <= 0) story.names.delete(key);
  }
  for (const amount of member.amounts) {
    if (!story.members.some(({ amounts }) => amounts.includes(amount))) story.amounts.delete(amount);
  }
  for (const { kind, value } of member.editions) {
    const kept = story.members.some(({ editions }) =>
      editions.some((each) => each.kind === kind && each.value === value),
    );
    if (!kept) story.editions.delete(`${kind} ${value}`);
  }
  const { embedding } = member;
  if (embedding !== undefined && story.embedding?.length === embedding.length)
    story.embedding = story.embedding.map((value, at) => value - (embedding[at] ?? 0));
}

/** Below this a weight is what rounding left. */
const REST = 1e-4;

function without(sum: TermVector, part: TermVector): TermVector {
  const left = sumOf(sum, part, -1);
  const kept = [...left.terms.keys()].filter((at) => (left.weights[at] ?? 0) > REST);
  const weights = Float32Array.from(kept, (at) => left.weights[at] ?? 0);
  return {
    terms: Uint32Array.from(kept, (at) => left.terms[at] ?? 0),
    weights,
    length: Math.sqrt(weights.reduce((all, weight) => all + weight * weight, 0)),
  };
}
