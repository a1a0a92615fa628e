import type { Message } from "../../briefings/delivery/message.ts";
import type { Part } from "../../briefings/delivery/platform.ts";
import { actions, type ButtonSpec, bold, context, plain, row, type SlackBlock } from "./blocks.ts";
import { cleanText, escapeMrkdwn } from "./escape.ts";
import { slackLimits } from "./limits.ts";
import { answerChapters, textRows } from "./render-answer.ts";
import { digestChapters, digestTitle, nothingNew } from "./render-digest.ts";
import { correctionChapters, followChapters, updateChapters } from "./render-story-news.ts";
import { type Chapter, cutText, rowBlocks, type SplitPart, splitChapters } from "./split.ts";

/**
 * A message as Slack takes it: one payload for each part, in order. The first part goes to the
 * channel and the others into its thread.
 *
 * `buttons` are added below the last part.
 */
export function renderSlack(message: Message, buttons: readonly ButtonSpec[] = []): Part[] {
  const parts = splitChapters(withButtons(chaptersOf(message), buttons));
  const summary = summaryOf(message);
  return parts.map((part, index) => {
    const place = parts.length === 1 ? undefined : `${index + 1} of ${parts.length}`;
    const text = notificationText(place === undefined ? summary : `${summary} (${place})`);
    return {
      payload: {
        text,
        blocks: numbered(part, index, parts.length),
        // Slack reads no mention, channel name or address out of the text.
        parse: "none",
        link_names: false,
        mrkdwn: false,
        // A digest that leaves these open becomes a wall of previews.
        unfurl_links: false,
        unfurl_media: false,
      },
      text,
    };
  });
}

function chaptersOf(message: Message): Chapter[] {
  switch (message.type) {
    case "digest":
      return digestChapters(message.digest, message);
    case "answer":
      return answerChapters(message.answer, message.timezone);
    case "correction":
      return correctionChapters(message);
    case "update":
      return updateChapters(message);
    case "follow":
      return followChapters(message);
    case "notice":
      return [{ title: "", sections: [{ blocks: rowBlocks(textRows(message.text)) }] }];
  }
}

function withButtons(chapters: readonly Chapter[], buttons: readonly ButtonSpec[]): readonly Chapter[] {
  const fitting = buttons.filter(({ value }) => value.length <= slackLimits.button.value.max);
  if (fitting.length === 0) return chapters;
  return [...chapters, { title: "", sections: [{ blocks: [actions(fitting)] }] }];
}

/** Longest repetition of a title above what goes on in another part. */
const CONTINUED_CHARACTERS = 200;

function numbered({ blocks, continues }: SplitPart, index: number, count: number): readonly SlackBlock[] {
  if (count === 1) return blocks;
  const above = index === 0 ? [] : [context(`Part ${index + 1} of ${count}`), ...continuation(continues)];
  const below = index === 0 ? [context(`Part 1 of ${count}. It goes on in the thread.`)] : [];
  return [...above, ...blocks, ...below];
}

function continuation(title: string | undefined): SlackBlock[] {
  if (title === undefined || cleanText(title) === "") return [];
  const [start, rest] = cutText(cleanText(title), CONTINUED_CHARACTERS);
  return rowBlocks([row("plain", bold(rest === "" ? start : `${start}…`), plain(", continued"))]);
}

/** One or two sentences for a notification and for screen readers; the blocks hold the message itself. */
function summaryOf(message: Message): string {
  switch (message.type) {
    case "digest": {
      const { digest, notices } = message;
      const news = [
        ...notices.map(({ line }) => `Corrected: ${line.text}`),
        ...(digest.bottomLine.length > 0
          ? digest.bottomLine
          : digest.stories.flatMap(({ developments }) => developments)
        ).map(({ text }) => text),
      ];
      return [digestTitle(digest), ...(news.length > 0 ? news : [nothingNew(digest)])].join(" · ");
    }
    case "answer":
      return message.answer.text;
    case "correction":
      return `Corrected: ${message.notice.line.text}`;
    case "update":
      return `${message.storyTitle}: ${[...message.notices.map(({ line }) => line), ...message.lines].map(({ text }) => text).join(" ")}`;
    case "follow":
      return `Following ${message.storyTitle}`;
    case "notice":
      return message.text;
  }
}

/** Longest notification text before escaping; a phone shows a fraction of it. */
const SUMMARY_CHARACTERS = 700;

/** Cut before escaping, so that no entity is cut; even if every character became one, it fits. */
function notificationText(summary: string): string {
  const [start, rest] = cutText(cleanText(summary), SUMMARY_CHARACTERS);
  return escapeMrkdwn(rest === "" ? start : `${start} …`);
}
