import { type AsOf, momentWords } from "./date-words.ts";
import type { Editor, StoryEdit, TitleReason } from "./story-edit.ts";

const REASONS: Readonly<Record<TitleReason, string>> = {
  "first-agreement": "its first agreement became known",
  correction: "a correction took back what the title said",
  merge: "two stories became one",
  split: "articles left it",
  "by-hand": "it was renamed by hand",
};

/** Why a delivered title became another, as the end of a sentence: "two stories became one". */
export function titleReasonWords(reason: TitleReason): string {
  return REASONS[reason];
}

/** What was done to a story, by whom and when, in a sentence; as it is told of `storyId`. */
export function editSentence(edit: StoryEdit, storyId: string, asOf: AsOf): string {
  const when = momentWords(edit.at, asOf);
  const hand = edit.by === undefined ? "" : ` by hand (${editorWords(edit.by)})`;
  switch (edit.kind) {
    case "merge": {
      const merged = `“${edit.youngerTitle}” (${edit.youngerId}) was merged into “${edit.olderTitle}”${hand} on ${when}`;
      const shown =
        edit.articleId === undefined ? "" : `: article ${edit.articleId} showed them to be one story`;
      return `${merged}${shown}.`;
    }
    case "split": {
      const articles = edit.articleIds.length === 1 ? "One article" : `${edit.articleIds.length} articles`;
      return edit.newId === storyId
        ? `It was split off from “${edit.storyTitle}” (${edit.storyId})${hand} on ${when}.`
        : `${articles} left it for a story of their own, ${edit.newId}${hand}, on ${when}; the two are never joined again but by hand.`;
    }
    case "title":
      return `Its title was “${edit.from}” until ${when}: ${
        edit.by === undefined ? titleReasonWords(edit.reason) : `renamed${hand}`
      }.`;
  }
}

const PLATFORMS: Readonly<Record<string, string>> = { slack: "Slack", discord: "Discord" };

/** "on the command line", "U0001 in Slack". */
export function editorWords({ user, place }: Editor): string {
  const platform = PLATFORMS[place.split(":")[0] ?? ""];
  return platform === undefined ? "on the command line" : `${user} in ${platform}`;
}
