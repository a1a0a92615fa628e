import type { Message } from "../../briefings/delivery/message.ts";
import { formerTitleWords } from "../../briefings/story/former-title.ts";
import { actions, bold, row } from "./blocks.ts";
import { numberCitations } from "./citations.ts";
import { dealRow } from "./render-agreement.ts";
import { headedRows, labelledLines, noteBlocks, noticeRows, type Setting } from "./render-lines.ts";
import { type Chapter, rowBlocks, type Section } from "./split.ts";
import { storyButtons } from "./story-buttons.ts";

type Of<Type extends Message["type"]> = Extract<Message, { type: Type }>;

/** A correction on its own, for a channel or thread that was told the wrong version. */
export function correctionChapters({ notice, timezone }: Of<"correction">): Chapter[] {
  const setting: Setting = {
    numbers: numberCitations(),
    timezone,
    asOf: newest([notice.line], notice.toldAt),
  };
  return [
    {
      title: notice.storyTitle,
      sections: [titled(notice.storyTitle), { blocks: noticeRows(notice, setting) }],
    },
  ];
}

/** What is new in a followed story, for its thread. */
export function updateChapters(message: Of<"update">): Chapter[] {
  const { storyTitle, formerly, lines, notices, timezone } = message;
  const setting: Setting = { numbers: numberCitations(), timezone, asOf: newest(lines, "") };
  const sections: Section[] = [
    // The thread knows the title; only a new one is said, with the old one.
    ...(formerly === undefined ? [] : [retitled(storyTitle, formerTitleWords(formerly))]),
    { blocks: notices.flatMap((notice) => noticeRows(notice, setting)) },
    { blocks: labelledLines(lines, setting) },
  ];
  return [{ title: storyTitle, sections: sections.filter(({ blocks }) => blocks.length > 0) }];
}

/** The message that a follow's thread hangs from: where the story stands now. */
export function followChapters(message: Of<"follow">): Chapter[] {
  const { storyId, storyTitle, agreements, lines, timezone } = message;
  const setting: Setting = {
    numbers: numberCitations(),
    timezone,
    asOf: newest([...lines, ...agreements], ""),
  };
  const sections: Section[] = [
    titled(storyTitle),
    {
      blocks: headedRows(
        "Where the deals stand",
        agreements.map((deal) => dealRow(deal, setting)),
      ),
    },
    { blocks: labelledLines(lines, setting) },
    { blocks: [actions(storyButtons(storyId).filter(({ actionId }) => actionId !== "story_follow"))] },
  ];
  return [{ title: storyTitle, sections: sections.filter(({ blocks }) => blocks.length > 0) }];
}

function retitled(title: string, formerly: string): Section {
  return { blocks: [...titled(title).blocks, ...noteBlocks(formerly)] };
}

function titled(title: string): Section {
  return { blocks: rowBlocks([row("plain", bold(title))]) };
}

function newest(
  cited: readonly { readonly citations: readonly { readonly publishedAt: string }[] }[],
  atLeast: string,
): string {
  const instants = cited.flatMap(({ citations }) => citations.map(({ publishedAt }) => publishedAt));
  return [...instants, atLeast].sort().at(-1) ?? atLeast;
}
