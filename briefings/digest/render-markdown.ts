import type { Line } from "../claim/line.ts";
import type { AsOf } from "../story/date-words.ts";
import { momentWords } from "../story/date-words.ts";
import { formerTitleWords } from "../story/former-title.ts";
import type { Digest, DigestStory } from "./digest.ts";
import { lineLabels } from "./line-labels.ts";
import { numberSources, type SourceNumbers } from "./number-sources.ts";
import { dealWords, digestMoment, measureWords, partiesWords, statementWords } from "./wording.ts";
import { plainText } from "./wrap-text.ts";

/** A digest as CommonMark with tables; everything from a source is escaped. */
export function digestMarkdown(digest: Digest, { timezone }: { readonly timezone: string }): string {
  const asOf: AsOf = { now: digest.window.to, timezone };
  const numbers = numberSources();
  const cited = (line: Line) =>
    `${md(line.text)}${md(numbers.cite(line.citations))}${line.note === undefined ? "" : ` *(${md(line.note)})*`}`;
  const [first, ...rest] = digest.bottomLine;
  const blocks = [
    `# ${md(digest.title)}`,
    `${md(digestMoment(digest.window.to, timezone))} · ${measureWords(digest)}`,
    digest.stories.length === 0
      ? `Nothing new since ${md(momentWords(digest.window.from, asOf))}.`
      : undefined,
    first === undefined ? undefined : `**In short:** ${cited(first)}`,
    ...rest.map(cited),
    ...digest.stories.flatMap((story) => storyBlocks(story, numbers, asOf, cited)),
    digest.quiet.length === 0
      ? undefined
      : `No change: ${digest.quiet.map(({ title }) => md(title)).join("; ")}`,
  ];
  const sources = numbers.numbered.map(
    ({ outlet, url, publishedAt, sentence }, at) =>
      `${at + 1}. [${md(outlet)}, ${md(momentWords(publishedAt, asOf))}](${address(url)}): “${md(sentence)}”`,
  );
  const foot = sources.length === 0 ? [] : ["## Sources", sources.join("\n")];
  return `${[...blocks, ...foot].filter((block) => block !== undefined && block !== "").join("\n\n")}\n`;
}

function storyBlocks(
  story: DigestStory,
  numbers: SourceNumbers,
  asOf: AsOf,
  cited: (line: Line) => string,
): string[] {
  const shown = new Set(story.developments.map(({ text }) => text));
  const item = (label: string, line: Line) => `- **${label}:** ${cited(line)}`;
  const untold = (lines: readonly Line[]) => lines.filter(({ text }) => !shown.has(text));
  const news = [
    ...story.summary.map((line) => item("So far", line)),
    ...story.developments.map((line) => item(lineLabels[line.kind], line)),
    ...untold(story.disputes).map((line) => item("Disputed", line)),
    ...untold(story.unconfirmed).map((line) => item("Unconfirmed", line)),
    ...story.statements.map(
      (said) => `- **Said:** ${md(statementWords(said, asOf))}${md(numbers.cite(said.citations))}`,
    ),
    ...story.next.map((line) => item("Coming up", line)),
  ];
  const deals = story.agreements.map(
    (deal) =>
      `| ${md(partiesWords(deal))} | ${deal.status} | ${md(dealWords(deal, asOf))}${md(numbers.cite(deal.citations))} |`,
  );
  const table =
    deals.length === 0 ? [] : [["| Parties | Status | |", "| --- | --- | --- |", ...deals].join("\n")];
  const formerly = story.formerly === undefined ? [] : [`*${md(formerTitleWords(story.formerly))}*`];
  return [`## ${md(story.title)}`, ...formerly, news.join("\n"), ...table];
}

/** Text as Markdown that shows it to the letter: no link, emphasis, mark-up or table cell of its own. */
export function md(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]()#+|<>~!&@]/gu, "\\$&")
    .replace(/^(\d+)\./u, "$1\\.")
    .replace(/^-/u, "\\-");
}

/** A web address for a link; anything else leads nowhere. */
function address(url: string): string {
  return /^https?:\/\//iu.test(url)
    ? url.replace(/[\s()<>\\]/gu, (sign) =>
        encodeURIComponent(sign).replace(/[()]/gu, (bracket) => (bracket === "(" ? "%28" : "%29")),
      )
    : "#";
}
