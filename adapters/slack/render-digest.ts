import { type CorrectionNotice, isToldInStory } from "../../briefings/digest/correction-notice.ts";
import type { Digest } from "../../briefings/digest/digest.ts";
import { formatWhen, zoneName } from "../shared/format-when.ts";
import { bold, divider, header, plain, row, type SlackBlock } from "./blocks.ts";
import { numberCitations } from "./citations.ts";
import { cleanText } from "./escape.ts";
import { slackLimits } from "./limits.ts";
import { lineInlines, noteBlocks, notedRows, noticeRows, type Setting } from "./render-lines.ts";
import { storyChapter } from "./render-story.ts";
import { type Chapter, rowBlocks, type Section } from "./split.ts";
import { count } from "./wording.ts";

/** A digest with what heads it: title and hour, how much was read, corrections first, the bottom line. */
export function digestChapters(
  digest: Digest,
  extra: { readonly notices: readonly CorrectionNotice[]; readonly lateFor?: string | undefined },
): Chapter[] {
  const setting: Setting = {
    numbers: numberCitations(),
    timezone: digest.window.timezone,
    asOf: digest.window.to,
  };
  const notices = extra.notices.filter((notice) => !isToldInStory(notice, digest));
  const head: Chapter = {
    title: digest.title,
    sections: [
      { blocks: [...titleBlocks(digest), ...noteBlocks(measureText(digest, extra.lateFor))], heading: 1 },
      { blocks: notices.flatMap((notice) => noticeRows(notice, setting)) },
      bottomLine(digest, setting),
    ].filter(({ blocks }) => blocks.length > 0),
  };
  const noticed = notices.map(({ line }) => line);
  const stories = digest.stories.map((story) => storyChapter(story, setting, noticed));
  return [head, ...stories, ...quietChapter(digest)];
}

/** "Railways and cantons · Thursday 5 March, 09:00": the text of the header and of the notification. */
export function digestTitle(digest: Digest): string {
  return `${cleanText(digest.title)} · ${formatWhen(digest.window.to, digest.window.timezone)}`;
}

function titleBlocks(digest: Digest): SlackBlock[] {
  const title = digestTitle(digest);
  if (title.length <= slackLimits.block.headerText.max) return [header(title)];
  return rowBlocks([row("plain", bold(title))]);
}

function measureText(digest: Digest, lateFor: string | undefined): string {
  const { timezone, to } = digest.window;
  const late = lateFor === undefined ? [] : [`late: due ${formatWhen(lateFor, timezone, to)}`];
  const measures =
    digest.stories.length === 0
      ? [`${count(digest.articles, "article")} read`]
      : [
          count(digest.stories.length, "story", "stories"),
          count(digest.articles, "article"),
          count(independentSources(digest), "independent source"),
        ];
  return [...measures, `${zoneName(timezone)} time`, ...late].join(" · ");
}

/** Publishers over all stories; one that tells several stories counts once. */
function independentSources({ stories }: Digest): number {
  if (stories.length === 1) return stories[0]?.independentSources ?? 0;
  return new Set(stories.flatMap(({ sources }) => sources.map(({ origin, outlet }) => origin ?? outlet)))
    .size;
}

function bottomLine(digest: Digest, setting: Setting): Section {
  const [first, ...rest] = digest.bottomLine;
  if (first === undefined) {
    const nothing = digest.stories.length === 0 ? rowBlocks([row("plain", plain(nothingNew(digest)))]) : [];
    return { blocks: nothing };
  }
  return {
    blocks: notedRows([
      { row: row("plain", bold("In short"), plain(": "), lineInlines(first, setting)), note: first.note },
      ...rest.map((line) => ({ row: row("plain", lineInlines(line, setting)), note: line.note })),
    ]),
  };
}

export function nothingNew({ window }: Digest): string {
  return `Nothing new since ${formatWhen(window.from, window.timezone, window.to)}.`;
}

function quietChapter({ quiet }: Digest): Chapter[] {
  if (quiet.length === 0) return [];
  const titles = quiet.map(({ title }) => cleanText(title)).join("; ");
  return [
    {
      title: "No change",
      sections: [{ blocks: [divider(), ...noteBlocks(`No change: ${titles}`)], heading: 1 }],
    },
  ];
}
