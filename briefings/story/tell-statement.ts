import type { Article } from "../article/article.ts";
import { citationsOf } from "../claim/citations-of.ts";
import { foldName } from "../claim/fold-name.ts";
import { contentWords } from "./content-words.ts";
import { type AsOf, whenWords } from "./date-words.ts";
import type { Development } from "./development.ts";
import { hashTerm } from "./features.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { namingSentences } from "./naming-sentence.ts";
import { bestWording, type Saying } from "./statement-match.ts";
import { weightOf } from "./weights.ts";

/** A longer quotation is a passage; it stands under "Said" in full and makes no line. */
const LONGEST_QUOTE = 280;
/** The words themselves come before any paraphrase. */
const QUOTED = 6;

/** What somebody said, once, however often it was passed on. */
export function tellSaying(
  saying: Saying,
  context: {
    readonly articles: ReadonlyMap<string, Article>;
    readonly asOf: AsOf | undefined;
    readonly storyId: string;
  },
  dropped: DroppedLine[],
): Development | undefined {
  const first = saying.statements[0];
  const best = bestWording(saying);
  const article = context.articles.get(best.articleId);
  const earliest = first === undefined ? undefined : context.articles.get(first.articleId);
  if (first === undefined || article === undefined || earliest === undefined) return undefined;
  const { claim } = best;
  if (claim.text.length > LONGEST_QUOTE) return undefined;
  const reader = context.asOf ?? { now: article.publishedAt, timezone: "UTC" };
  const told = citationsOf(article, claim.evidence);
  const naming = namingSentences(article, told, [{ name: claim.speaker, aliases: claim.speakerAliases }]);
  const line = gatedLine(
    statementWordings(claim, reader),
    {
      kind: "statement",
      certainty: claim.via === undefined ? "confirmed" : "reported",
      citations: [...told, ...naming],
    },
    {
      parties: [{ name: claim.speaker, aliases: claim.speakerAliases }],
      names: [claim.via].filter((name) => name !== undefined),
      dates: [claim.date].filter((date) => date !== undefined),
    },
    dropped,
  );
  if (line === undefined) return undefined;
  const sources = new Set(saying.statements.map(({ articleId }) => articleId)).size;
  return {
    key: sayingKey(saying),
    storyId: context.storyId,
    change: "statement",
    knownAt: earliest.publishedAt,
    weight:
      weightOf({ change: "statement", certainty: line.certainty, sources }) + (claim.quoted ? QUOTED : 0),
    claimIds: saying.statements.map(({ id }) => id),
    corrects: [],
    line,
  };
}

/** The speaker and the words of the earliest wording: a reprint or a paraphrase adds no other key. */
export function sayingKey({ statements }: Saying): string {
  const claim = statements[0]?.claim;
  const words = [...contentWords(claim?.text ?? "")].sort().join(" ");
  return `said/${foldName(claim?.speaker ?? "") ?? ""}/${hashTerm(words).toString(36)}`;
}

/** What a wording needs of a statement, as a claim or as a digest holds it. */
interface ToldStatement {
  readonly speaker: string;
  readonly text: string;
  readonly quoted: boolean;
  readonly date?: string | null | undefined;
  readonly venue?: string | null | undefined;
  readonly via?: string | null | undefined;
}

/** Wordings from full to bare. */
export function statementWordings(claim: ToldStatement, asOf: AsOf): string[] {
  const { speaker, date, venue, via } = claim;
  const at = venue == null ? "" : ` at ${venue.replace(/^(?:at|in|during) /iu, "")}`;
  const on = date == null ? "" : ` ${whenWords(date, asOf)}`;
  const by = via == null ? "" : `, according to ${via}`;
  return [
    [at, on, by],
    ["", on, by],
    ["", "", by],
    ["", "", ""],
  ].map(([where = "", when = "", through = ""]) =>
    said(claim, speaker, `${where}${when}${claim.quoted || through === "" ? through : `${through},`}`),
  );
}

function said({ text, quoted }: ToldStatement, speaker: string, rest: string): string {
  const words = text.trim().replace(/\s+/gu, " ");
  if (!quoted) return `${capital(speaker)} said${rest} that ${paraphrase(words)}.`;
  if (/^\p{Ll}/u.test(words))
    return `${capital(speaker)} said${rest}: “${words.replace(/[,;]$/u, "")}”${/[.!?]$/u.test(words) ? "" : "."}`;
  const ended = /[!?…]$/u.test(words) ? words : `${words.replace(/[.,;]$/u, "")},`;
  return `“${ended}” ${speaker} said${rest}.`;
}

/**
 * Reported words as they follow "said that": without their mark, and without a capital that only
 * opened their sentence.
 */
export function paraphrase(text: string): string {
  const words = text
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/[.,;]$/u, "")
    .replace(DATELINE, "")
    .replace(/^that /u, "");
  return /^(?:It|He|She|They|We|The|A|An|There|This|That|These|Those|His|Her|Its|Their|Our|No|Any|All|Both|In|On|For|If|As)\b/u.test(
    words,
  )
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

/** "(Harbour Wire) - ": where a copy says whose text it is. */
const DATELINE = /^\([^()]{2,40}\)\s*[-–—]+\s*/u;

/** "A person familiar with the matter" where a description opens the sentence; "eBay" keeps its letter. */
function capital(speaker: string): string {
  return /^\p{Ll}+(?:\s|$)/u.test(speaker) ? speaker.charAt(0).toUpperCase() + speaker.slice(1) : speaker;
}
