import type { CommandName } from "../../briefings/answer/answer.ts";
import type { ButtonSpec } from "./blocks.ts";

/** What a button under a story asks for. Its value is the story's id. */
export const storyActions: readonly {
  readonly actionId: string;
  readonly label: string;
  readonly command: CommandName;
}[] = [
  { actionId: "story_follow", label: "Follow", command: "follow" },
  { actionId: "story_timeline", label: "Timeline", command: "timeline" },
  { actionId: "story_sources", label: "Sources", command: "story" },
  { actionId: "story_not_for_us", label: "Not for us", command: "unfollow" },
];

export function storyButtons(storyId: string): ButtonSpec[] {
  return storyActions.map(({ actionId, label }) => ({ actionId, label, value: storyId }));
}
