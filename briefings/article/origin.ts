import {
  copyPatterns,
  creditPatterns,
  datelinePatterns,
  leadCreditPatterns,
  pressWords,
  signaturePattern,
  surePressWords,
} from "./origin-patterns.ts";
import { outletByName, outletName, publisherKey } from "./outlet.ts";

export interface Origin {
  readonly outlet: string;
  /** `copied`: the text itself is theirs. `credited`: the news is, the words are not. */
  readonly how: "copied" | "credited";
}

/** Paragraphs in which a text says whose its news is. */
const LEAD_PARAGRAPHS = 2;
/** A longer line with "By" at its head is a sentence. */
const LONGEST_BYLINE = 80;
/** Lines at the foot of a text in which a credit for the whole of it may stand. */
const FOOT_PARAGRAPHS = 3;

/**
 * The publisher that a text was copied from or that it credits, where the text or its byline says
 * so. A copy outranks a credit. An outlet's own name is no origin ("Reuters" at the head of
 * a Reuters story), nor is its publisher's.
 */
export function originOf(article: {
  readonly text: string;
  readonly outlet?: string | undefined;
  readonly byline?: string | undefined;
}): Origin | undefined {
  const paragraphs = article.text.split("\n\n");
  const [head = ""] = paragraphs;
  const foot = paragraphs.slice(2).slice(-FOOT_PARAGRAPHS);
  const edges = [...paragraphs.slice(0, 2), ...foot];
  const copied =
    agencyIn(head) ??
    agencyByline(/^By \p{Lu}/u.test(head) && head.length <= LONGEST_BYLINE ? head : undefined) ??
    firstMatch(copyPatterns, edges, isKnownWhereNeeded) ??
    signature(paragraphs.slice(1).slice(-FOOT_PARAGRAPHS)) ??
    agencyByline(article.byline);
  const credited =
    firstMatch(creditPatterns, paragraphs, isPublication) ??
    firstMatch(leadCreditPatterns, paragraphs.slice(0, LEAD_PARAGRAPHS), isSurePublication);
  const own = article.outlet === undefined ? undefined : publisherKey(article.outlet);
  for (const [how, outlet] of [
    ["copied", copied],
    ["credited", credited],
  ] as const) {
    if (outlet !== undefined && publisherKey(outlet) !== own) return { outlet, how };
  }
  return undefined;
}

/** The agency whose dateline opens this paragraph. */
function agencyIn(opening: string): string | undefined {
  for (const pattern of datelinePatterns) {
    const name = pattern.exec(opening)?.groups?.outlet;
    const known = name === undefined ? undefined : outletByName(name);
    if (known !== undefined) return known.name;
  }
  return undefined;
}

/** The agency that signs at the foot: "(AP)". */
function signature(foot: readonly string[]): string | undefined {
  for (const line of foot) {
    const name = signaturePattern.exec(line.trim())?.groups?.outlet;
    const known = name === undefined ? undefined : outletByName(name);
    if (known !== undefined) return known.name;
  }
  return undefined;
}

/** "By Jane Roe, Associated Press", "JANE ROE Associated Press", "Reuters staff": the outlet in a byline. */
function agencyByline(byline: string | undefined): string | undefined {
  for (const part of (byline ?? "").split(/,|\||\/|\(|\)| [-–—] | for | of the | of /u)) {
    const name = part
      .trim()
      .replace(/^(?:by|with (?:files|reporting|inputs?) from) /iu, "")
      .replace(/ (?:staff|agency|wire|news service)$/iu, "");
    const known = outletByName(name) ?? outletAtEnd(name);
    if (known !== undefined) return known.name;
  }
  return undefined;
}

/** An outlet of two words or more, or an agency's capitals, after a person's name. */
function outletAtEnd(name: string) {
  const words = name.split(/\s+/u);
  for (let count = Math.min(4, words.length - 2); count > 0; count--) {
    const end = words.slice(-count).join(" ");
    const known = outletByName(end);
    if (known !== undefined && (count > 1 || /^(?:AP|AFP|PTI|UPI|ANI|Reuters|REUTERS|Bloomberg)$/u.test(end)))
      return known;
  }
  return undefined;
}

function firstMatch(
  patterns: readonly RegExp[],
  paragraphs: readonly string[],
  accept: (name: string, pattern: RegExp) => boolean,
): string | undefined {
  for (const paragraph of paragraphs) {
    for (const pattern of patterns) {
      const found = pattern.exec(paragraph)?.groups?.outlet;
      const name = found === undefined ? "" : trimmed(found);
      if (name !== "" && accept(name, pattern)) return outletName(name);
    }
  }
  return undefined;
}

function trimmed(name: string): string {
  return name
    .replace(/['’]s$/u, "")
    .replace(/(?: (?:of|de|del|der|and|&|for|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+$/u, "")
    .replace(/[.,]+$/u, "");
}

/** A right holder or a reporter may be anybody: there only a known outlet counts. */
function isKnownWhereNeeded(name: string, { source }: RegExp): boolean {
  return !/©|Compiled/u.test(source) || outletByName(name) !== undefined;
}

function isPublication(name: string): boolean {
  if (outletByName(name) !== undefined) return true;
  const words = wordsOf(name);
  return words.length > 1 && words.some((word) => pressWords.has(word));
}

/** "Harbour Post", "The Times of Velm": a press word names it, and no firm's. */
function isSurePublication(name: string): boolean {
  if (outletByName(name) !== undefined) return true;
  const words = wordsOf(name);
  const end = words.findIndex((word) => word === "of" || word === "and" || word === "&");
  const title = words.slice(0, end < 0 ? undefined : end);
  return words.length > 1 && surePressWords.has(title.at(-1) ?? "");
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/^the /u, "")
    .split(/[\s-]+/u);
}
