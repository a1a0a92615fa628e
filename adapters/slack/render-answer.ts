import type { Answer, Query } from "../../briefings/answer/answer.ts";
import { chapterDays } from "../../briefings/answer/chapters-told.ts";
import type { Agreement } from "../../briefings/story/agreement-record.ts";
import { statusHeadings } from "../shared/chat-words.ts";
import { formatDateValue } from "../shared/format-when.ts";
import { actions, type ButtonSpec, bold, divider, plain, type Row, row, type SlackBlock } from "./blocks.ts";
import { numberCitations } from "./citations.ts";
import { agreementRows } from "./render-agreement.ts";
import { digestChapters } from "./render-digest.ts";
import {
  headedRows,
  lineInlines,
  listedLines,
  noteBlocks,
  notedRows,
  type Setting,
  statementRow,
} from "./render-lines.ts";
import { type Chapter, rowBlocks, type Section } from "./split.ts";
import { storyButtons } from "./story-buttons.ts";

/** So many of an answer's stories get buttons; with more, the buttons would drown the answer. */
const STORIES_WITH_BUTTONS = 3;

/**
 * An answer: its first sentence, what it rests on, what comes nearest, what the asker may have
 * meant. Years are left out where they are those of the newest thing in it.
 */
export function answerChapters(answer: Answer, timezone: string): Chapter[] {
  const setting: Setting = { numbers: numberCitations(), timezone, asOf: newestInstant(answer) };
  const body: Section[] = [
    ...agreementSections(answer.agreements ?? [], setting),
    { blocks: nearestBlocks(answer, setting) },
    {
      blocks: rowBlocks((answer.statements ?? []).map((statement) => statementRow(statement, setting))),
    },
    chaptersSection(answer, setting),
    timelineSection(answer, setting),
    { blocks: listedLines(tellsNearest(answer) ? [] : (answer.lines ?? []), setting) },
  ].filter(({ blocks }) => blocks.length > 0);
  const explained = answer.reason !== undefined || answer.didYouMean !== undefined;
  const bare = body.length === 0 && answer.digest === undefined && !explained;
  const chapter: Chapter = {
    title: answer.headline,
    sections: [
      { blocks: rowBlocks([row("plain", bold(answer.headline))]) },
      ...(bare ? [{ blocks: restOfText(answer) }] : body),
      { blocks: meantBlocks(answer) },
      { blocks: noteBlocks(answer.reason ?? "") },
      { blocks: storyRows(answer) },
    ].filter(({ blocks }) => blocks.length > 0),
  };
  return [chapter, ...(answer.digest === undefined ? [] : digestChapters(answer.digest, { notices: [] }))];
}

/** "Share": the same question again, its answer for the channel. Undefined where it does not fit a button. */
export function shareButton(answer: Answer): ButtonSpec {
  return {
    label: "Share",
    actionId: "share",
    value: JSON.stringify({ command: answer.command, text: queryText(answer.query) }),
  };
}

/** Commands about a story, whose name may have "with" in it. */
const OF_STORIES: ReadonlySet<string> = new Set(["story", "timeline", "unconfirmed"]);

/** A parsed query as a person would type it. */
function queryText(query: Query): string {
  const { subject, with: other, about, status, kind, amount, since, until, asks, full } = query;
  return [
    subject,
    other === undefined ? undefined : OF_STORIES.has(query.command) ? `with:"${other}"` : `with ${other}`,
    about === undefined ? undefined : query.command === "who-said" ? `about ${about}` : `about:"${about}"`,
    status === undefined ? undefined : `status:${status}`,
    kind === undefined ? undefined : `kind:"${kind}"`,
    amount === undefined ? undefined : `amount:"${amount}"`,
    since === undefined ? undefined : `since:${since}`,
    until === undefined ? undefined : `until:${until}`,
    asks === undefined ? undefined : `asks:${asks}`,
    full === true ? "full" : undefined,
  ]
    .filter((word) => word !== undefined)
    .join(" ");
}

function newestInstant(answer: Answer): string {
  const cited = [
    ...(answer.agreements ?? []),
    ...(answer.nearest ?? []),
    ...(answer.statements ?? []),
    ...(answer.lines ?? []),
    ...(answer.timeline ?? []).map(({ line }) => line),
    ...(answer.chapters ?? []).flatMap(({ lines }) => lines),
  ].flatMap(({ citations }) => citations.map(({ publishedAt }) => publishedAt));
  return [...cited, answer.digest?.window.to ?? ""].sort().at(-1) ?? "";
}

function agreementSections(agreements: readonly Agreement[], setting: Setting): Section[] {
  return statusHeadings.map(({ status, heading }) => ({
    blocks: agreementBlocks(
      heading,
      agreements.filter((agreement) => agreement.status === status),
      setting,
    ),
  }));
}

/** A block for each agreement, so that a break falls between two of them. */
function agreementBlocks(heading: string, agreements: readonly Agreement[], setting: Setting): SlackBlock[] {
  return agreements.flatMap((agreement, index) => {
    const rows = agreementRows(agreement, setting);
    return index === 0 ? headedRows(heading, rows) : rowBlocks(rows);
  });
}

/** True where the answer has a line for each agreement that comes nearest. */
function tellsNearest({ nearest = [], lines = [] }: Answer): boolean {
  return nearest.length > 0 && lines.length === nearest.length;
}

/** What comes nearest, each with the sentence that proves it. */
function nearestBlocks(answer: Answer, setting: Setting): SlackBlock[] {
  if (!tellsNearest(answer)) return agreementBlocks("Closest", answer.nearest ?? [], setting);
  return (answer.lines ?? []).flatMap(({ text, citations: [proof] }) =>
    rowBlocks([
      row("plain", plain(text)),
      ...(proof === undefined
        ? []
        : [
            row(
              "quote",
              plain(`“${proof.sentence}”`),
              setting.numbers.name(proof, setting.timezone, setting.asOf),
            ),
          ]),
    ]),
  );
}

/** The chapters of a long story: their days and title, and below what happened in each. */
function chaptersSection({ chapters = [] }: Answer, setting: Setting): Section {
  if (chapters.length === 0) return { blocks: [] };
  const { timezone, asOf } = setting;
  return {
    blocks: notedRows([
      { row: row("plain", bold("Chapters")) },
      ...chapters.flatMap((chapter) => [
        {
          row: row("plain", bold(chapterDays(chapter, { now: asOf, timezone })), plain(`: ${chapter.title}`)),
        },
        ...chapter.lines.map((line) => ({
          row: row("bullet", lineInlines(line, setting)),
          note: line.note,
        })),
      ]),
    ]),
  };
}

function timelineSection(answer: Answer, setting: Setting): Section {
  return {
    blocks: notedRows(
      (answer.timeline ?? []).map(({ date, line }) => ({
        row: row(
          "bullet",
          bold(formatDateValue(date, setting.asOf)),
          plain(": "),
          lineInlines(line, setting),
        ),
        note: line.note,
      })),
    ),
  };
}

/** Plain text of ours, line by line, without the headline that stands above it. */
function restOfText({ text, headline }: Answer): SlackBlock[] {
  const rest = text.startsWith(headline) ? text.slice(headline.length) : text;
  return rowBlocks(textRows(rest));
}

export function textRows(text: string): Row[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => row("plain", plain(line.trim())));
}

function meantBlocks({ didYouMean = [] }: Answer): SlackBlock[] {
  if (didYouMean.length === 0) return [];
  return rowBlocks([
    row("plain", plain("Did you mean:")),
    ...didYouMean.map((name) => row("bullet", plain(name))),
  ]);
}

function storyRows({ stories = [] }: Answer): SlackBlock[] {
  return stories
    .slice(0, STORIES_WITH_BUTTONS)
    .flatMap(({ id, title, formerly }) => [
      divider(),
      ...rowBlocks([row("plain", bold(title))]),
      ...noteBlocks(formerly ?? ""),
      actions(storyButtons(id)),
    ]);
}
