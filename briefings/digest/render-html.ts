import type { Citation } from "../claim/citation.ts";
import type { Line } from "../claim/line.ts";
import type { AsOf } from "../story/date-words.ts";
import { momentWords } from "../story/date-words.ts";
import { formerTitleWords } from "../story/former-title.ts";
import type { Digest, DigestStory } from "./digest.ts";
import { lineLabels } from "./line-labels.ts";
import { numberSources, type SourceNumbers } from "./number-sources.ts";
import { dealWords, digestMoment, measureWords, partiesWords, statementWords } from "./wording.ts";

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}" +
  "h1{font-size:1.5rem;margin-bottom:0}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-top:1px solid #ccc;padding-top:1rem}" +
  "dt{font-weight:600;margin-top:.6rem}dd{margin:0}small,.note{color:#595959}table{border-collapse:collapse;margin:1rem 0}" +
  "td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}a{color:#0b57a4}q{quotes:none}" +
  "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}small,.note{color:#a8a8a8}a{color:#8ab8f0}h2{border-color:#444}}";

/** A digest as one HTML page that loads nothing: no script, no image, no style from elsewhere. Everything is escaped. */
export function digestHtml(digest: Digest, { timezone }: { readonly timezone: string }): string {
  const asOf: AsOf = { now: digest.window.to, timezone };
  const numbers = numberSources();
  const head = digest.bottomLine.map(
    (line, at) => `<p>${at === 0 ? "<strong>In short:</strong> " : ""}${cited(line, numbers)}</p>`,
  );
  const stories = digest.stories.map((story) => storyHtml(story, numbers, asOf));
  const nothing =
    digest.stories.length === 0
      ? `<p>Nothing new since ${html(momentWords(digest.window.from, asOf))}.</p>`
      : "";
  const quiet =
    digest.quiet.length === 0
      ? ""
      : `<p class="note">No change: ${digest.quiet.map(({ title }) => html(title)).join("; ")}</p>`;
  const sources = numbers.numbered.map((citation, at) => sourceHtml(citation, at + 1, asOf)).join("");
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${html(digest.title)}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${html(digest.title)}</h1><p class="note">${html(digestMoment(digest.window.to, timezone))} · ${measureWords(digest)}</p>`,
    nothing,
    ...head,
    ...stories,
    quiet,
    sources === "" ? "" : `<h2>Sources</h2><ol>${sources}</ol>`,
    "</main></body></html>\n",
  ].join("\n");
}

function storyHtml(story: DigestStory, numbers: SourceNumbers, asOf: AsOf): string {
  const shown = new Set(story.developments.map(({ text }) => text));
  const untold = (lines: readonly Line[]) => lines.filter(({ text }) => !shown.has(text));
  const entry = (label: string, body: string) => `<dt>${label}</dt><dd>${body}</dd>`;
  const entries = [
    ...story.summary.map((line) => entry("So far", cited(line, numbers))),
    ...story.developments.map((line) => entry(lineLabels[line.kind], cited(line, numbers))),
    ...untold(story.disputes).map((line) => entry("Disputed", cited(line, numbers))),
    ...untold(story.unconfirmed).map((line) => entry("Unconfirmed", cited(line, numbers))),
    ...story.statements.map((said) =>
      entry("Said", `${html(statementWords(said, asOf))}${linked(said.citations, numbers)}`),
    ),
    ...story.next.map((line) => entry("Coming up", cited(line, numbers))),
  ];
  const deals = story.agreements.map(
    (deal) =>
      `<tr><td>${html(partiesWords(deal))}</td><td>${deal.status}</td><td>${html(dealWords(deal, asOf))}${linked(deal.citations, numbers)}</td></tr>`,
  );
  const table =
    deals.length === 0
      ? ""
      : `<table><caption>Where the deals stand</caption><tbody>${deals.join("")}</tbody></table>`;
  const formerly =
    story.formerly === undefined ? "" : `<p class="note">${html(formerTitleWords(story.formerly))}</p>`;
  return `<section><h2>${html(story.title)}</h2>${formerly}<dl>${entries.join("")}</dl>${table}</section>`;
}

function cited(line: Line, numbers: SourceNumbers): string {
  const note = line.note === undefined ? "" : `<br><small>${html(line.note)}</small>`;
  return `${html(line.text)}${linked(line.citations, numbers)}${note}`;
}

function linked(citations: readonly Citation[], numbers: SourceNumbers): string {
  return numbers.cite(citations).replace(/\[(\d+)\]/gu, '<a href="#source-$1">[$1]</a>');
}

function sourceHtml({ outlet, url, publishedAt, sentence }: Citation, number: number, asOf: AsOf): string {
  const name = `${html(outlet)}, ${html(momentWords(publishedAt, asOf))}`;
  const link = /^https?:\/\//iu.test(url)
    ? `<a href="${html(url)}" rel="noopener noreferrer nofollow">${name}</a>`
    : name;
  return `<li id="source-${number}">${link}: <q>“${html(sentence)}”</q></li>`;
}

/** Text and attribute values; control characters and direction marks are left out. */
export function html(text: string): string {
  return text
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, " ")
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/"/gu, "&quot;")
    .replace(/'/gu, "&#39;");
}
