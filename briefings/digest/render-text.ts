import type { Line } from "../claim/line.ts";
import type { AsOf } from "../story/date-words.ts";
import { momentWords } from "../story/date-words.ts";
import { formerTitleWords } from "../story/former-title.ts";
import type { Digest, DigestStory } from "./digest.ts";
import { lineLabels } from "./line-labels.ts";
import { numberSources, type SourceNumbers } from "./number-sources.ts";
import { dealWords, digestMoment, measureWords, partiesWords, spanWords, statementWords } from "./wording.ts";
import { plainText, wrapText } from "./wrap-text.ts";

const INDENT = "  ";
/** Labels stand in a column of their own: "  Corrected  ". */
const LABEL_COLUMN = 12;
const STATUS_COLUMN = 12;
const LONGEST_PARTIES = 30;

/** A digest as plain text, at most `width` characters a line save for addresses. */
export function digestText(
  digest: Digest,
  { width, timezone }: { readonly width: number; readonly timezone: string },
): string {
  const asOf: AsOf = { now: digest.window.to, timezone };
  const numbers = numberSources();
  const head = `${plainText(digest.title)} · ${digestMoment(digest.window.to, timezone)} · ${measureWords(digest)}`;
  const lines = [...wrapText(head, width), ...bottomLine(digest, numbers, asOf, width)];
  for (const story of digest.stories) lines.push("", ...storyText(story, numbers, asOf, width));
  if (digest.quiet.length > 0) {
    lines.push(
      "",
      ...wrapText(digest.quiet.map(({ title }) => plainText(title)).join("; "), width, "No change: "),
    );
  }
  if (numbers.numbered.length > 0) {
    lines.push("", "Sources");
    for (const [at, citation] of numbers.numbered.entries()) {
      const { outlet, publishedAt, url } = citation;
      const when = momentWords(publishedAt, asOf);
      lines.push(
        ...wrapText(`${plainText(outlet)}, ${when} ${plainText(url)}`, width, `${INDENT}[${at + 1}] `),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function bottomLine(
  { bottomLine: lines, window, stories }: Digest,
  numbers: SourceNumbers,
  asOf: AsOf,
  width: number,
): string[] {
  if (stories.length === 0) return wrapText(`Nothing new since ${momentWords(window.from, asOf)}.`, width);
  return lines.flatMap((line, at) =>
    wrapText(
      `${plainText(line.text)}${numbers.cite(line.citations)}`,
      width,
      at === 0 ? "In short: " : " ".repeat(10),
    ),
  );
}

function storyText(story: DigestStory, numbers: SourceNumbers, asOf: AsOf, width: number): string[] {
  const lines = wrapText(plainText(story.title), width);
  if (story.formerly !== undefined)
    lines.push(...wrapText(plainText(formerTitleWords(story.formerly)), width, INDENT));
  const add = (label: string, text: string, note?: string) => {
    const head = `${INDENT}${label.padEnd(LABEL_COLUMN)}`;
    lines.push(...wrapText(text, width, head));
    if (note !== undefined) lines.push(...wrapText(plainText(note), width, " ".repeat(head.length)));
  };
  const shown = new Set(story.developments.map(({ text }) => text));
  const cited = (line: Line) => `${plainText(line.text)}${numbers.cite(line.citations)}`;
  for (const line of story.summary) add("So far", cited(line));
  let label = "";
  for (const line of story.developments) {
    const next = lineLabels[line.kind];
    const isBeside = line.kind === "correction" && line.note !== undefined;
    add(
      next === label ? "" : next,
      isBeside ? `${cited(line)} (${plainText(line.note ?? "")})` : cited(line),
      isBeside ? undefined : line.note,
    );
    label = next;
  }
  lines.push(...dealTable(story, numbers, asOf, width));
  for (const [at, statement] of story.statements.entries()) {
    add(
      at === 0 ? "Said" : "",
      `${plainText(statementWords(statement, asOf))}${numbers.cite(statement.citations)}`,
    );
  }
  for (const line of story.disputes.filter(({ text }) => !shown.has(text))) add("Disputed", cited(line));
  for (const line of story.unconfirmed.filter(({ text }) => !shown.has(text)))
    add("Unconfirmed", cited(line), line.note);
  for (const [at, line] of story.next.entries()) add(at === 0 ? "Coming up" : "", cited(line));
  return lines;
}

function dealTable({ agreements }: DigestStory, numbers: SourceNumbers, asOf: AsOf, width: number): string[] {
  if (agreements.length === 0) return [];
  const names = agreements.map((deal) => plainText(partiesWords(deal)));
  const column = Math.min(LONGEST_PARTIES, Math.max(...names.map((name) => name.length))) + 2;
  const rows = agreements.flatMap((deal, at) => {
    const name = names[at] ?? "";
    const status = deal.status.padEnd(STATUS_COLUMN);
    const rest = `${plainText(dealWords(deal, asOf))}${numbers.cite(deal.citations)}`.trimStart();
    const head = `${INDENT}${INDENT}${name.padEnd(column)}${status}  `;
    if (name.length > column - 1) {
      return [
        `${INDENT}${INDENT}${name}`,
        ...wrapText(rest, width, `${INDENT}${INDENT}${" ".repeat(column)}${status}  `),
      ];
    }
    return wrapText(rest, width, head);
  });
  return [`${INDENT}Where the deals stand`, ...rows];
}

/** A story's dated developments as text: "27 February  …", "4 March (reported)  …". */
export function timelineText(
  entries: DigestStory["timeline"],
  asOf: AsOf,
  width: number,
  cite: (line: Line) => string,
): string[] {
  const dates = entries.map(
    ({ date, precision }) => `${spanWords(date, asOf)}${precision === "reported" ? " (reported)" : ""}`,
  );
  const column = Math.max(0, ...dates.map((date) => date.length)) + 2;
  return entries.flatMap(({ line }, at) =>
    wrapText(`${plainText(line.text)}${cite(line)}`, width, `${INDENT}${(dates[at] ?? "").padEnd(column)}`),
  );
}
