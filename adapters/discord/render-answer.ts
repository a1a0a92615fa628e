import type { Answer } from "../../briefings/answer/answer.ts";
import { chapterDays } from "../../briefings/answer/chapters-told.ts";
import { formatDateValue } from "../shared/format-when.ts";
import { answerButtons } from "./actions.ts";
import { agreementRows, proofRows } from "./agreement-rows.ts";
import type { CitationMarks } from "./citation-marks.ts";
import { escapeMarkdown } from "./escape.ts";
import { heading, type Row, row, solid, words } from "./inline.ts";
import { lineRow, statementRow } from "./line-rows.ts";
import { digestBlocks } from "./render-digest.ts";
import type { Block } from "./split.ts";

/** An answer: its first sentence, what proves it, what comes nearest, and why there is no more. */
export function answerBlocks(answer: Answer, marks: CitationMarks, timezone: string): Block[] {
  const rows = evidenceRows(answer, marks, timezone);
  const [story] = answer.stories ?? [];
  const plain = rows.length === 0 && answer.digest === undefined;
  const block: Block = {
    rows: [
      row(solid(`**${escapeMarkdown(answer.headline)}**`)),
      ...(story?.formerly === undefined ? [] : [row(solid("-# "), words(story.formerly))]),
      ...(plain ? restOf(answer) : rows),
      ...(answer.reason === undefined ? [] : [row(words(answer.reason))]),
      ...(answer.didYouMean === undefined || answer.didYouMean.length === 0
        ? []
        : [row(words(`Did you mean: ${answer.didYouMean.join(", ")}?`))]),
    ],
    boxed: false,
    buttons: answer.digest === undefined ? answerButtons(answer.stories ?? []) : [],
  };
  return answer.digest === undefined
    ? [block]
    : [block, ...digestBlocks(answer.digest, [], undefined, marks)];
}

function evidenceRows(answer: Answer, marks: CitationMarks, timezone: string): Row[] {
  const { nearest = [], lines = [] } = answer;
  const tellsNearest = nearest.length > 0 && lines.length === nearest.length;
  return [
    ...agreementRows(answer.agreements ?? [], marks),
    ...(tellsNearest
      ? lines.flatMap((line) => [row(words(line.text)), ...proofRows(line.citations)])
      : nearest.length === 0
        ? []
        : [heading("Closest"), ...agreementRows(nearest, marks)]),
    ...(answer.statements ?? []).map((statement) => bullet(statementRow(statement, marks, ""))),
    ...chapterRows(answer, marks, timezone),
    ...(answer.timeline ?? []).map(({ date, precision, line }) => {
      const when = solid(
        `**${escapeMarkdown(formatDateValue(date, ""))}**${precisionWords(date, precision)} `,
      );
      return bullet({ inlines: [when, ...lineRow(line, marks).inlines] });
    }),
    ...(tellsNearest ? [] : lines).map((line) => bullet(lineRow(line, marks))),
  ];
}

/** The chapters of a long story: their days and title, and below what happened in each. */
function chapterRows({ chapters = [] }: Answer, marks: CitationMarks, timezone: string): Row[] {
  if (chapters.length === 0) return [];
  const asOf = { now: chapters.at(-1)?.to ?? "", timezone };
  return [
    heading("Chapters"),
    ...chapters.flatMap((chapter) => [
      row(solid(`**${escapeMarkdown(chapterDays(chapter, asOf))}** `), words(chapter.title)),
      ...chapter.lines.map((line) => bullet(lineRow(line, marks))),
    ]),
  ];
}

function bullet({ inlines }: Row): Row {
  return { inlines: [solid("- "), ...inlines] };
}

/** The form of the date shows a day, a month or a year; anything else about it is said. */
function precisionWords(date: string, precision: string): string {
  const shown = { 4: "year", 7: "month", 10: "day" }[date.length];
  return shown === precision ? "" : ` (${escapeMarkdown(precision)})`;
}

/** The text without its first sentence and without what the reason says again. */
function restOf({ text, headline, reason, didYouMean }: Answer): Row[] {
  if (reason !== undefined || didYouMean !== undefined) return [];
  const rest = text.startsWith(headline) ? text.slice(headline.length) : text;
  return rest
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "")
    .map((line) => row(words(line)));
}
