import type { Article } from "../article/article.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { FigureClaim } from "../claim/figure.ts";
import { foldName } from "../claim/fold-name.ts";
import type { NoCommentClaim } from "../claim/no-comment.ts";
import type { Span } from "../reading/span.ts";
import type { Development } from "./development.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { weightOf } from "./weights.ts";

const LONGEST_SENTENCE = 300;
/** A sentence ends at a mark before white space and a capital, not after an initial or "U.S.". */
const SENTENCE_END = /[.!?]["”’]?(?=\s+["“‘]?[\p{Lu}\d]|\s*$)/gu;
const ABBREVIATION =
  /(?:\b\p{L}|\.\p{L}|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Inc|Corp|Co|Ltd|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$/u;

const HOW: Readonly<Record<NoCommentClaim["how"], string>> = {
  declined: "declined to comment",
  "no response": "did not respond to a request for comment",
  "not reachable": "could not be reached for comment",
};

/** A number that stands for itself, in the sentence that gives it. */
export function tellFigure(
  stored: StoredClaim,
  claim: FigureClaim,
  article: Article | undefined,
  storyId: string,
  dropped: DroppedLine[],
): Development | undefined {
  if (article === undefined) return undefined;
  const citations = citationsOf(article, claim.evidence);
  const sentence = citations[0]?.sentence ?? "";
  if (sentence === "" || sentence.length > LONGEST_SENTENCE) return undefined;
  const line = gatedLine([sentence], { kind: "figure", certainty: "reported", citations }, {}, dropped);
  if (line === undefined) return undefined;
  return {
    key: `figure/${foldName(claim.counts ?? sentence) ?? ""}/${claim.unit}/${claim.value}`,
    storyId,
    change: "figure",
    knownAt: article.publishedAt,
    weight: weightOf({ change: "figure", certainty: "reported", sources: 1 }),
    claimIds: [stored.id],
    corrects: [],
    line,
  };
}

/** Somebody was asked and said nothing; told once a story. */
export function tellSilence(
  stored: StoredClaim,
  claim: NoCommentClaim,
  article: Article | undefined,
  storyId: string,
  dropped: DroppedLine[],
): Development | undefined {
  if (article === undefined) return undefined;
  const citations = citationsOf(article, claim.evidence);
  const sentence = citations[0]?.sentence ?? "";
  const line = gatedLine(
    [`${claim.who} ${HOW[claim.how]}.`, ...(sentence.includes(claim.who) ? [sentence] : [])],
    { kind: "report", certainty: "reported", citations },
    {},
    dropped,
  );
  if (line === undefined) return undefined;
  return {
    key: `no-comment/${foldName(claim.who) ?? ""}`,
    storyId,
    change: "no-comment",
    knownAt: article.publishedAt,
    weight: weightOf({ change: "no-comment", certainty: "reported", sources: 1 }),
    claimIds: [stored.id],
    corrects: [],
    line,
  };
}

/** An article in which nothing was read that has a form of its own: its first sentence. */
export function tellReport(
  article: Article,
  storyId: string,
  dropped: DroppedLine[],
): Development | undefined {
  const span = firstSentence(article.text);
  if (span === undefined) return undefined;
  const citations = citationsOf(article, [span]);
  const sentence = (citations[0]?.sentence ?? "").replace(/\s+/gu, " ");
  const title = article.title.trim().replace(/[.]$/u, "");
  const wordings = sentence.length <= LONGEST_SENTENCE ? [sentence] : [`${title}.`];
  const line = gatedLine(
    wordings,
    { kind: "report", certainty: "reported", citations },
    { names: [article.outlet] },
    dropped,
  );
  if (line === undefined) return undefined;
  return {
    key: `report/${article.id}`,
    storyId,
    change: "report",
    knownAt: article.publishedAt,
    weight: weightOf({ change: "report", certainty: "reported", sources: 1 }),
    claimIds: [],
    corrects: [],
    line,
  };
}

/** The first sentence of a text that is one: a dateline or a heading of two words is none. */
export function firstSentence(text: string): Span | undefined {
  const start = text.search(/\S/u);
  if (start < 0) return undefined;
  const paragraph = text.indexOf("\n", start);
  const limit = paragraph < 0 ? text.length : paragraph;
  const head = text.slice(start, limit);
  for (const match of head.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (!ABBREVIATION.test(head.slice(0, end))) return { start, end: start + end };
  }
  return { start, end: start + head.trimEnd().length };
}
