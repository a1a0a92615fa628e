import { z } from "zod";
import { type CommandName, commandNameSchema } from "../../briefings/answer/answer.ts";
import { type Button, button } from "./components.ts";
import { shortLabel } from "./escape.ts";
import { limits } from "./limits.ts";

/** What a pressed button asks for, in the terms of a typed command. */
export interface Action {
  readonly command: CommandName;
  readonly text: string;
  /** The answer is for the whole channel. */
  readonly share: boolean;
}

/**
 * The buttons of a story and what they mean. `Sources` is the story's page, which ends with them;
 * `Not for us` is what `/unfollow` does: this channel hears no more of the story.
 */
const STORY_BUTTONS: readonly { readonly label: string; readonly command: CommandName }[] = [
  { label: "Follow", command: "follow" },
  { label: "Timeline", command: "timeline" },
  { label: "Sources", command: "story" },
  { label: "Not for us", command: "unfollow" },
];

/** Marks our buttons, with the version of what follows, so that old messages stay readable. */
const PREFIX = "wb1";
const SEPARATOR = "|";

export function storyButtons(storyId: string): Button[] {
  return STORY_BUTTONS.flatMap(({ label, command }) =>
    buttonFor(label, { command, text: storyId, share: false }),
  );
}

/** One button for each story that an answer is about; a single story has the full row. */
export function answerButtons(stories: readonly { readonly id: string; readonly title: string }[]): Button[] {
  const distinct = [...new Map(stories.map((story) => [story.id, story])).values()];
  const [only, ...more] = distinct;
  if (only === undefined) return [];
  if (more.length === 0) return storyButtons(only.id);
  return distinct
    .slice(0, limits.buttonsInRow.max)
    .flatMap(({ id, title }) =>
      buttonFor(shortLabel(title, 40), { command: "story", text: id, share: false }),
    );
}

/** Shows a private answer to the channel, by asking again for it; absent where it cannot be carried. */
export function shareButton(command: CommandName, text: string): Button | undefined {
  return buttonFor("Share", { command, text, share: true })[0];
}

function buttonFor(label: string, { command, text, share }: Action): Button[] {
  const customId = [PREFIX, share ? "share" : "ask", command, text].join(SEPARATOR);
  return customId.length > limits.customId.max ? [] : [button(label, customId)];
}

const customIdSchema = z.tuple([z.literal(PREFIX), z.enum(["ask", "share"]), commandNameSchema], z.string());

/** Reads a button's `custom_id`; undefined where it is none of ours. */
export function readAction(customId: string): Action | undefined {
  const read = customIdSchema.safeParse(customId.split(SEPARATOR));
  if (!read.success) return undefined;
  const [, mode, command, ...text] = read.data;
  return { command, text: text.join(SEPARATOR), share: mode === "share" };
}
