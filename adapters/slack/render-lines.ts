import type { Line } from "../../briefings/claim/line.ts";
import type { CorrectionNotice } from "../../briefings/digest/correction-notice.ts";
import type { DigestStatement } from "../../briefings/digest/digest.ts";
import { lineLabels } from "../shared/chat-words.ts";
import { formatDateValue, formatWhen } from "../shared/format-when.ts";
import { bold, context, type Inline, italic, plain, type Row, row, type SlackBlock } from "./blocks.ts";
import type { CitationNumbers } from "./citations.ts";
import { slackLimits } from "./limits.ts";
import { cutText, rowBlocks } from "./split.ts";

/** What every part of a message shares: the numbering of its sources, the zone, the year. */
export interface Setting {
  readonly numbers: CitationNumbers;
  readonly timezone: string;
  /** The moment of the message, ISO; dates of its year are shown without the year. */
  readonly asOf: string;
}

/** "New: Norrail is considering … [1]", with its note in small grey text below. */
export function labelledLines(lines: readonly Line[], setting: Setting): SlackBlock[] {
  return notedRows(
    lines.map((line) => ({
      row: row("plain", bold(lineLabels[line.kind]), plain(": "), lineInlines(line, setting)),
      note: line.note,
    })),
  );
}

/** Lines as a list, under a heading of their own if one is given; nothing where there is no line. */
export function listedLines(lines: readonly Line[], setting: Setting, heading?: string): SlackBlock[] {
  if (lines.length === 0) return [];
  return notedRows([
    ...(heading === undefined ? [] : [{ row: row("plain", bold(heading)) }]),
    ...lines.map((line) => ({ row: row("bullet", lineInlines(line, setting)), note: line.note })),
  ]);
}

/** Rows under a heading; nothing where there is nothing to head. */
export function headedRows(heading: string, rows: readonly Row[]): SlackBlock[] {
  return rows.length === 0 ? [] : rowBlocks([row("plain", bold(heading)), ...rows]);
}

export function lineInlines(line: Line, { numbers }: Setting): Inline[] {
  return [plain(line.text), ...numbers.cite(line.citations)];
}

/** Rows in as few blocks as possible: a block ends only where a note has to follow its line. */
export function notedRows(
  rows: readonly { readonly row: Row; readonly note?: string | undefined }[],
): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let held: Row[] = [];
  for (const { row, note } of rows) {
    held.push(row);
    if (note === undefined) continue;
    blocks.push(...rowBlocks(held), ...noteBlocks(note));
    held = [];
  }
  return [...blocks, ...rowBlocks(held)];
}

/** Small grey text, over as many blocks as it needs. */
export function noteBlocks(note: string): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  for (let rest = note.trim(); rest !== ""; ) {
    const [head, tail] = cutText(rest, slackLimits.block.contextText.max);
    if (head.trim() !== "") blocks.push(context(head));
    rest = tail;
  }
  return blocks;
}

/** A quote to the letter in quotation marks; a paraphrase without, and named as one. */
export function statementRow(statement: DigestStatement, { numbers, asOf }: Setting): Row {
  const { speaker, text, quoted, date, venue, via, citations } = statement;
  const where = [
    venue ?? undefined,
    date === null ? undefined : formatDateValue(date, asOf),
    via === null ? undefined : `via ${via}`,
  ].filter((part) => part !== undefined);
  const tail = where.length === 0 ? "" : `, ${where.join(", ")}`;
  const said = quoted
    ? [plain(`“${text}” `), bold(speaker), plain(tail)]
    : [bold(atHead(speaker)), plain(tail), italic(" (paraphrased): "), plain(text)];
  return row("quote", said, numbers.cite(citations));
}

/** "A person familiar with the matter" at the head of a row; a name keeps its own letter ("eBay"). */
function atHead(speaker: string): string {
  return /^\p{Ll}+ /u.test(speaker) ? speaker.charAt(0).toUpperCase() + speaker.slice(1) : speaker;
}

/** The notice says itself what was told. */
const TOLD_ALREADY = /^you were told\b/iu;

/** What a reader was told, and what is right. */
export function noticeRows(notice: CorrectionNotice, setting: Setting): SlackBlock[] {
  const { line, told, toldAt } = notice;
  return notedRows([
    { row: row("plain", bold("Corrected"), plain(": "), lineInlines(line, setting)), note: undefined },
    {
      row: row(
        "quote",
        italic(`You were told on ${formatWhen(toldAt, setting.timezone, setting.asOf)}: `),
        plain(told),
      ),
      note: line.note === undefined || TOLD_ALREADY.test(line.note) ? undefined : line.note,
    },
  ]);
}
