import type { Assertion } from "./agreement-record.ts";
import { type AsOf, dayIn, lastWeekday, whenWords } from "./date-words.ts";
import { withArticle } from "./party-words.ts";

/** The words that decided the status, as the text has them. */
export function statusWords({ claim, citations }: Assertion): string {
  const { start, end } = claim.statusSpan;
  const holder = citations.find((citation) => citation.start <= start && end <= citation.end);
  return holder?.sentence.slice(start - holder.start, end - holder.start) ?? citations[0]?.sentence ?? "";
}

const SAID = "said|says|told|announced|reported|confirmed|added|wrote|stated|clarified|disclosed|denied";
const WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
const SAID_ON = new RegExp(
  `\\b(?:${SAID})\\b[^.;]{0,30}?\\bon (${WEEKDAY})\\b|\\bon (${WEEKDAY})[, ]{1,2}(?:[\\p{L}'’ -]{1,30} )?(?:${SAID})\\b`,
  "u",
);

/** The day on which the source spoke, where the sentence says so. */
export function saidOn({ citations, publishedAt }: Assertion): string | undefined {
  for (const { sentence } of citations) {
    const match = SAID_ON.exec(sentence);
    const weekday = match?.[1] ?? match?.[2];
    if (weekday !== undefined) return lastWeekday(weekday, dayIn(publishedAt, "UTC"));
  }
  return undefined;
}

/** "a person familiar with the matter said on Tuesday", "The Wall Street Journal reported". */
export function attributionWords(assertion: Assertion, saidDay: string | undefined, asOf: AsOf): string {
  const { kind, source } = assertion.claim.attribution;
  const day = saidDay === undefined ? "" : ` ${whenWords(saidDay, asOf)}`;
  const named = source === undefined ? undefined : withArticle(lowerArticle(source.trim()));
  if (kind === "reporter") return `${assertion.outlet} reported${day}`;
  if (kind === "outlet") return `${named ?? "another publication"} reported${day}`;
  if (kind === "anonymous") return `${named ?? "a source who was not named"} said${day}`;
  if (kind === "official" && named === undefined) return `according to an official statement${day}`;
  return `${named ?? assertion.outlet} said${day}`;
}

function lowerArticle(source: string): string {
  return source.replace(/^(?:A|An|The)\s(?=\p{Ll})/u, (word) => word.toLowerCase());
}
