import { copyPatterns, creditPatterns, datelinePatterns, pressWords } from "./origin-patterns.ts";
import { outletByName, outletName, publisherKey } from "./outlet.ts";

export interface Origin {
  readonly outlet: string;
  /** `copied`: the text itself is theirs. `credited`: the news is, the words are not. */
  readonly how: "copied" | "credited";
}

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
  const edges = [...paragraphs.slice(0, 2), ...paragraphs.slice(2).slice(-FOOT_PARAGRAPHS)];
  const copied =
    agencyIn(paragraphs[0] ?? "") ?? firstMatch(copyPatterns, edges) ?? agencyByline(article.byline);
  const own = article.outlet === undefined ? undefined : publisherKey(article.outlet);
  for (const [how, outlet] of [
    ["copied", copied],
    ["credited", firstMatch(creditPatterns, paragraphs, isPublication)],
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

/** "By Jane Roe, Associated Press", "Reuters staff": the outlet that stands in a byline as a part of its own. */
function agencyByline(byline: string | undefined): string | undefined {
  for (const part of (byline ?? "").split(/,|\||\/|\(|\)| [-–—] | for | of the | of /u)) {
    const known = outletByName(
      part
        .replace(/^by /iu, "")
        .replace(/ (?:staff|agency|wire|news service)$/iu, "")
        .trim(),
    );
    if (known !== undefined) return known.name;
  }
  return undefined;
}

function firstMatch(
  patterns: readonly RegExp[],
  paragraphs: readonly string[],
  accept: (name: string) => boolean = () => true,
): string | undefined {
  for (const paragraph of paragraphs) {
    for (const pattern of patterns) {
      const found = pattern.exec(paragraph)?.groups?.outlet;
      const name = found === undefined ? "" : trimmed(found);
      if (name !== "" && accept(name)) return outletName(name);
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

function isPublication(name: string): boolean {
  if (outletByName(name) !== undefined) return true;
  const words = name.toLowerCase().split(/[\s-]+/u);
  return words.length > 1 && words.some((word) => pressWords.has(word));
}
