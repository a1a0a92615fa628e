import type { Line } from "../../briefings/claim/line.ts";
import type { CorrectionNotice } from "../../briefings/digest/correction-notice.ts";
import type { DigestCorrection, DigestStatement } from "../../briefings/digest/digest.ts";
import { formerTitleWords, type ToldTitle } from "../../briefings/story/former-title.ts";
import { formatDateValue } from "../shared/format-when.ts";
import type { CitationMarks } from "./citation-marks.ts";
import { escapeMarkdown } from "./escape.ts";
import { heading, type Inline, quote, type Row, row, solid, words } from "./inline.ts";
import { timestamp } from "./wording.ts";

/**
 * A section of a story: its label before a single line, or above several. A note hangs small under
 * its line and is never parted from it.
 */
export function section(label: string, rows: readonly Row[]): Row[] {
  const [only, ...more] = rows;
  if (only === undefined) return [];
  if (more.length === 0) return [{ inlines: [solid(`**${escapeMarkdown(label)}:** `), ...only.inlines] }];
  return [heading(label), ...rows.map((each) => ({ inlines: [solid("- "), ...each.inlines] }))];
}

/** What a story was called before, small under its title. */
export function formerRow(formerly: ToldTitle | undefined): Row[] {
  return formerly === undefined ? [] : [row(solid("-# "), words(formerTitleWords(formerly)))];
}

export function lineRow(line: Line, marks: CitationMarks): Row {
  return row(words(line.text), marks.of(line.citations), ...note(line.note));
}

function note(text: string | undefined): Inline[] {
  return text === undefined ? [] : [solid("\n-# "), words(text)];
}

/** Verbatim speech in quotation marks; anything else is called a paraphrase. */
export function statementRow(statement: DigestStatement, marks: CitationMarks, asOf: string): Row {
  const { speaker, text, quoted, date, venue, via } = statement;
  const circumstances = [
    venue ?? undefined,
    date === null ? undefined : formatDateValue(date, asOf),
    via === null ? undefined : `via ${via}`,
  ].filter((part) => part !== undefined);
  const where = circumstances.map((part) => `, ${part}`).join("");
  const cited = marks.of(statement.citations);
  return quoted
    ? row(quote(text), words(` ${speaker}${where}`), cited)
    : row(words(`${atHead(speaker)}${where} (paraphrased): ${text}`), cited);
}

/** "A person familiar with the matter" at the head of a row; a name keeps its own letter ("eBay"). */
function atHead(speaker: string): string {
  return /^\p{Ll}+ /u.test(speaker) ? speaker.charAt(0).toUpperCase() + speaker.slice(1) : speaker;
}

/** What was wrong and what is right, from the sources themselves. */
export function correctionRow(correction: DigestCorrection, marks: CitationMarks): Row {
  const { wrong, right, saidBy, correctedBy } = correction;
  const wrongPart = `${saidBy === null ? "" : `${saidBy} said: `}${wrong}`;
  const rightPart = right === null ? "That is wrong" : `Right: ${right}`;
  const by = correctedBy === null ? "" : `, according to ${correctedBy}`;
  return row(words(`${wrongPart}. ${rightPart}${by}.`), marks.of(correction.citations));
}

const TOLD_ALREADY = /^you were told\b/iu;

/** A correction of what this place was told, with the wrong version and when it was told. */
export function noticeRow(notice: CorrectionNotice, marks: CitationMarks): Row {
  const { line, told, toldAt } = notice;
  // The notice says itself what was told, to the minute in the reader's zone.
  const remark = line.note === undefined || TOLD_ALREADY.test(line.note) ? undefined : line.note;
  return row(
    words(line.text),
    marks.of(line.citations),
    solid(`\n-# You were told on ${timestamp(toldAt, "f")}: `),
    quote(told),
    ...note(remark),
  );
}
