import type { Message } from "../../briefings/delivery/message.ts";
import { storyButtons } from "./actions.ts";
import { dealRow } from "./agreement-rows.ts";
import type { CitationMarks } from "./citation-marks.ts";
import { escapeMarkdown } from "./escape.ts";
import { row, solid } from "./inline.ts";
import { formerRow, lineRow, noticeRow, section } from "./line-rows.ts";
import { CORRECTION_COLOR } from "./render-digest.ts";
import type { Block } from "./split.ts";

/** A correction that travels after what it corrects. */
export function correctionBlocks(
  { notice }: Extract<Message, { type: "correction" }>,
  marks: CitationMarks,
): Block[] {
  return [
    {
      title: `### Correction: ${escapeMarkdown(notice.storyTitle)}`,
      rows: [noticeRow(notice, marks)],
      boxed: true,
      accentColor: CORRECTION_COLOR,
      buttons: storyButtons(notice.storyId),
    },
  ];
}

/** New developments in a followed story's thread. */
export function updateBlocks(
  { storyId, storyTitle, formerly, lines, notices }: Extract<Message, { type: "update" }>,
  marks: CitationMarks,
): Block[] {
  const told = new Set(notices.map((notice) => notice.line.text));
  const rows = lines.filter((line) => !told.has(line.text)).map((line) => lineRow(line, marks));
  return [
    {
      title: `### ${escapeMarkdown(storyTitle)}`,
      rows: [
        ...formerRow(formerly),
        ...section(
          "Corrected",
          notices.map((notice) => noticeRow(notice, marks)),
        ),
        ...section("New", rows),
      ],
      boxed: true,
      ...(notices.length === 0 ? {} : { accentColor: CORRECTION_COLOR }),
      buttons: storyButtons(storyId).slice(1),
    },
  ];
}

/** What a follow's thread hangs from. */
export function followBlocks(
  { storyId, storyTitle, agreements, lines }: Extract<Message, { type: "follow" }>,
  marks: CitationMarks,
): Block[] {
  return [
    {
      title: `### Following: ${escapeMarkdown(storyTitle)}`,
      rows: [
        ...(agreements.length === 0
          ? []
          : [
              { inlines: [solid("**Where the deals stand**")], heading: true },
              ...agreements.map((agreement) => dealRow(agreement, marks, "")),
            ]),
        ...section(
          "So far",
          lines.map((line) => lineRow(line, marks)),
        ),
        row(solid("-# New developments and corrections of this story come into the thread below.")),
      ],
      boxed: true,
      buttons: storyButtons(storyId).slice(1),
    },
  ];
}
