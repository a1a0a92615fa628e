import type { Citation } from "../../briefings/claim/citation.ts";
import type { Line } from "../../briefings/claim/line.ts";
import type { DigestCorrection, DigestStory } from "../../briefings/digest/digest.ts";
import { formerTitleWords } from "../../briefings/story/former-title.ts";
import { actions, bold, divider, plain, type Row, row } from "./blocks.ts";
import { dealRow } from "./render-agreement.ts";
import {
  headedRows,
  labelledLines,
  lineInlines,
  listedLines,
  noteBlocks,
  type Setting,
  statementRow,
} from "./render-lines.ts";
import { type Chapter, rowBlocks, type Section } from "./split.ts";
import { storyButtons } from "./story-buttons.ts";
import { count } from "./wording.ts";

/**
 * One story of a digest in a reporter's order: what changed, where the deals stand, who said what,
 * what is contested or not sure, and the buttons. `told` are lines that stand above it already.
 */
export function storyChapter(story: DigestStory, setting: Setting, told: readonly Line[] = []): Chapter {
  const toldTexts = new Set(told.map(({ text }) => text));
  const developments = story.developments.filter(({ text }) => !toldTexts.has(text));
  const shown = new Set(developments.map(({ text }) => text));
  const untold = (lines: readonly Line[]) => lines.filter(({ text }) => !shown.has(text));
  const corrections = untoldCorrections(story, [...told, ...developments]);
  const deals = story.agreements.map((deal) => dealRow(deal, setting));
  const said = story.statements.map((statement) => statementRow(statement, setting));
  const sections: Section[] = [
    opening({ ...story, developments, corrections }, setting),
    { blocks: headedRows("Where the deals stand", deals) },
    { blocks: headedRows("Said", said) },
    { blocks: listedLines(untold(story.disputes), setting, "Disputed") },
    { blocks: listedLines(untold(story.unconfirmed), setting, "Unconfirmed") },
    { blocks: listedLines(untold(story.next), setting, "Coming up") },
    { blocks: [actions(storyButtons(story.id))] },
  ];
  return { title: story.title, sections: sections.filter(({ blocks }) => blocks.length > 0) };
}

function opening(story: DigestStory, setting: Setting): Section {
  const head = [
    divider(),
    ...rowBlocks([row("plain", bold(story.title))]),
    ...noteBlocks(story.formerly === undefined ? "" : formerTitleWords(story.formerly)),
  ];
  const background = story.summary.map((line) =>
    row("plain", bold("So far"), plain(": "), lineInlines(line, setting)),
  );
  const corrections = story.corrections.map((correction) => correctionRow(correction, setting));
  const news = [
    ...rowBlocks([...background, ...corrections]),
    ...labelledLines(story.developments, setting),
    ...noteBlocks(count(story.independentSources, "independent source")),
  ];
  return { blocks: [...head, ...news], heading: head.length };
}

/** Corrections that no line of the story tells yet: a line and a correction share their sentence. */
function untoldCorrections(story: DigestStory, lines: readonly Line[]): DigestCorrection[] {
  const place = ({ articleId, start }: Citation) => `${articleId}:${start}`;
  const told = new Set(
    lines.filter(({ kind }) => kind === "correction").flatMap(({ citations }) => citations.map(place)),
  );
  return story.corrections.filter(
    ({ citations }) => !citations.some((citation) => told.has(place(citation))),
  );
}

/** "Corrected: only night trains are covered, not all trains (said by Jorun Vale)". */
function correctionRow(
  { wrong, right, saidBy, correctedBy, citations }: DigestCorrection,
  setting: Setting,
): Row {
  const core = right === null ? `It is wrong that ${wrong}` : `${right}, not ${wrong}`;
  const who = [
    saidBy === null ? undefined : `said by ${saidBy}`,
    correctedBy === null ? undefined : `corrected by ${correctedBy}`,
  ].filter((part) => part !== undefined);
  const tail = who.length === 0 ? "" : ` (${who.join(", ")})`;
  return row("plain", bold("Corrected"), plain(`: ${core}${tail}`), setting.numbers.cite(citations));
}
