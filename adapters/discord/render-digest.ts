import type { Line } from "../../briefings/claim/line.ts";
import { type CorrectionNotice, isToldInStory } from "../../briefings/digest/correction-notice.ts";
import type { Digest, DigestStory } from "../../briefings/digest/digest.ts";
import { lineLabels } from "../shared/chat-words.ts";
import { storyButtons } from "./actions.ts";
import { dealRow } from "./agreement-rows.ts";
import type { CitationMarks } from "./citation-marks.ts";
import { escapeMarkdown } from "./escape.ts";
import { type Row, row, solid, words } from "./inline.ts";
import { correctionRow, formerRow, lineRow, noticeRow, section, statementRow } from "./line-rows.ts";
import type { Block } from "./split.ts";
import { countWords, DEVELOPMENT_SECTIONS, timestamp } from "./wording.ts";

/** The only colour in a digest: what a reader was told wrongly. */
export const CORRECTION_COLOR = 0xb7791f;

/** A digest as blocks: its head with the bottom line, corrections, each story in a box, the quiet ones. */
export function digestBlocks(
  digest: Digest,
  owed: readonly CorrectionNotice[],
  lateFor: string | undefined,
  marks: CitationMarks,
): Block[] {
  const notices = owed.filter((notice) => !isToldInStory(notice, digest));
  const head: Block = {
    rows: [
      row(solid(`## ${escapeMarkdown(digest.title)}`)),
      row(solid(`-# ${headline(digest)}`)),
      ...(lateFor === undefined ? [] : [row(solid(`-# Late: it was due ${timestamp(lateFor, "f")}`))]),
      ...section(
        "In short",
        digest.bottomLine.map((line) => lineRow(line, marks)),
      ),
      ...(digest.stories.length === 0 && notices.length === 0
        ? [row(solid(`Nothing new since ${timestamp(digest.window.from, "f")}.`))]
        : []),
    ],
    boxed: false,
    buttons: [],
  };
  return [
    head,
    ...noticeBlocks(notices, marks),
    ...digest.stories.map((story) => storyBlock(story, notices, marks, digest.window.to)),
    ...quietBlock(digest),
  ];
}

function headline({ window, stories, articles }: Digest): string {
  const independent = new Set(
    stories.flatMap((story) => story.sources.map((source) => source.origin ?? source.outlet)),
  ).size;
  const [only] = stories;
  const sources = stories.length === 1 && only !== undefined ? only.independentSources : independent;
  return [
    timestamp(window.to, "f"),
    [
      ...(stories.length === 0 ? [] : [countWords(stories.length, "story", "stories")]),
      countWords(articles, "article", "articles"),
      ...(sources === 0 ? [] : [countWords(sources, "independent source", "independent sources")]),
    ].join(", "),
  ].join(" · ");
}

/** Corrections of what this place was told stand first, whatever story they belong to. */
function noticeBlocks(notices: readonly CorrectionNotice[], marks: CitationMarks): Block[] {
  if (notices.length === 0) return [];
  return [
    {
      title: "### Corrections",
      rows: notices.map((notice) => ({
        inlines: [solid(`**${escapeMarkdown(notice.storyTitle)}** `), ...noticeRow(notice, marks).inlines],
      })),
      boxed: true,
      accentColor: CORRECTION_COLOR,
      buttons: [],
    },
  ];
}

function storyBlock(
  story: DigestStory,
  notices: readonly CorrectionNotice[],
  marks: CitationMarks,
  asOf: string,
): Block {
  return {
    title: `### ${escapeMarkdown(story.title)}`,
    rows: storyRows(story, notices, marks, asOf),
    boxed: true,
    ...(story.state === "corrected" ? { accentColor: CORRECTION_COLOR } : {}),
    buttons: storyButtons(story.id),
  };
}

/**
 * In a reporter's order: what was wrong, what is new, where the deals stand, who said it, what is
 * open. A line that stands higher up already, as a notice or as new, is not said twice.
 */
function storyRows(
  story: DigestStory,
  notices: readonly CorrectionNotice[],
  marks: CitationMarks,
  asOf: string,
): Row[] {
  const said = new Set(notices.map((notice) => notice.line.text));
  const fresh = (lines: readonly Line[]): Line[] =>
    lines.filter((line) => {
      const known = said.has(line.text);
      said.add(line.text);
      return !known;
    });
  const developments = fresh(story.developments);
  const covered = new Set(
    [...story.developments, ...notices.map((notice) => notice.line)]
      .filter((line) => line.kind === "correction")
      .flatMap((line) => line.citations.map((citation) => citation.sentence)),
  );
  const corrections = story.corrections.filter(
    (correction) => !correction.citations.some((citation) => covered.has(citation.sentence)),
  );
  const lines = (some: readonly Line[]): Row[] => some.map((line) => lineRow(line, marks));
  return [
    ...formerRow(story.formerly),
    ...section("So far", lines(fresh(story.summary))),
    ...DEVELOPMENT_SECTIONS.flatMap((label) =>
      section(label, [
        ...lines(developments.filter((line) => lineLabels[line.kind] === label)),
        ...(label === "Corrected" ? corrections.map((each) => correctionRow(each, marks)) : []),
      ]),
    ),
    ...(story.agreements.length === 0
      ? []
      : [
          { inlines: [solid("**Where the deals stand**")], heading: true },
          ...story.agreements.map((agreement) => dealRow(agreement, marks, asOf)),
        ]),
    ...section(
      "Said",
      story.statements.map((statement) => statementRow(statement, marks, asOf)),
    ),
    ...section("Disputed", lines(fresh(story.disputes))),
    ...section("Unconfirmed", lines(fresh(story.unconfirmed))),
    ...section("Coming up", lines(fresh(story.next))),
    row(solid("-# "), words(sourceNote(story))),
  ];
}

/** "2 independent sources: Morning Herald, Lakeside Courier". */
function sourceNote({ independentSources, sources }: DigestStory): string {
  const outlets = [...new Set(sources.map((source) => source.origin ?? source.outlet))];
  const count = countWords(independentSources, "independent source", "independent sources");
  return outlets.length === 0 ? count : `${count}: ${outlets.join(", ")}`;
}

function quietBlock({ quiet }: Digest): Block[] {
  if (quiet.length === 0) return [];
  const titles = quiet.flatMap(({ title }, index) => [words(index === 0 ? title : `; ${title}`)]);
  return [{ rows: [row(solid("-# No change: "), ...titles)], boxed: false, buttons: [] }];
}
