import { tellComparison } from "../story/pair-words.ts";
import type { StoryDecision } from "../story/story-decision.ts";
import type { Scope } from "./archive.ts";
import type { WhyRecords } from "./why-records.ts";

/** Stories by every id that they were ever called by. */
export type StoriesById = Awaited<ReturnType<WhyRecords["stories"]>>;
type Comparison = StoryDecision["comparisons"][number];

const OUTCOMES: Readonly<Record<StoryDecision["outcome"], string>> = {
  began: "It began the story",
  joined: "It joined the story",
  copied: "It went where the article is that it repeats, to the story",
  kept: "It stayed in the story",
  unknown: "It was put, before reasons were kept, into the story",
};

/**
 * What was decided when an article arrived, in sentences: where it went, what it copies, and each
 * story that it was compared with, the chosen one first.
 *
 * @param rivals how many other stories are told of
 */
export function decisionSentences(decision: StoryDecision, stories: StoriesById, rivals: number): string[] {
  const { outcome, storyId, comparisons, reasons } = decision;
  const own = comparisons.filter(({ verdict }) => verdict === "joined" || verdict === "merged");
  const others = comparisons.filter((each) => !own.includes(each)).slice(0, rivals);
  const told = [...own, ...others].map((comparison) => comparisonSentence(comparison, stories));
  const stated = comparisons.length > 0 ? reasons.filter((reason) => !REPLAYED.test(reason)) : reasons;
  return [
    `${OUTCOMES[outcome]} ${named(storyId, stories)}.`,
    ...stated.map((reason) => sentence(withTitles(reason, stories))),
    ...told,
  ];
}

/** A reason that the comparisons tell better. */
const REPLAYED = /^(?:joins|stays apart from) /u;

/** Why it joined or stayed apart from one story, with what was reached and needed. */
export function comparisonSentence(comparison: Comparison, stories: StoriesById): string {
  const { storyId, reached, needed } = comparison;
  const told = tellComparison(comparison, stories.get(storyId)?.title ?? storyId).join(" ");
  return `${told} (In common ${reached.toFixed(2)}, needed ${needed.toFixed(2)}.)`;
}

const STORY_ID = /(?<![\p{L}\p{N}(-])s-[\p{L}\p{N}_-]+/gu;

/** The stories that the decisions and the lines name. */
export async function storiesNamed(
  decisions: readonly StoryDecision[],
  lines: readonly string[],
  records: WhyRecords | undefined,
  scope: Scope,
): Promise<StoriesById> {
  const told = decisions.flatMap(({ storyId, comparisons }) => [
    storyId,
    ...comparisons.map((comparison) => comparison.storyId),
  ]);
  const read = [...lines, ...decisions.flatMap(({ reasons }) => reasons)];
  const ids = new Set([...told, ...read.flatMap((line) => line.match(STORY_ID) ?? [])]);
  return ids.size === 0 || records === undefined ? new Map() : records.stories(scope, [...ids]);
}

/** Ids of stories with the titles that they have now: “Harbour Energy and Lindholm” (s-1). */
export function withTitles(text: string, stories: StoriesById): string {
  return text.replace(STORY_ID, (id) => named(id, stories));
}

function named(id: string, stories: StoriesById): string {
  const story = stories.get(id);
  if (story === undefined) return id;
  return story.id === id ? `“${story.title}” (${id})` : `${id}, which is part of “${story.title}” now`;
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/u.test(whole) ? whole : `${whole}.`;
}
