import type { Article } from "../article/article.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { FigureClaim } from "../claim/figure.ts";
import { foldName } from "../claim/fold-name.ts";
import type { NoCommentClaim } from "../claim/no-comment.ts";
import { splitSentences } from "../reading/sentence-splitter.ts";
import type { Span } from "../reading/span.ts";
import type { Development } from "./development.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { namingSentences } from "./naming-sentence.ts";
import { plainSentence } from "./plain-sentence.ts";
import { weightOf } from "./weights.ts";

const LONGEST_SENTENCE = 300;
const OPENING_CHARACTERS = 1500;
const FEWEST_WORDS = 5;

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
  const line = gatedLine(
    [plainSentence(sentence)],
    { kind: "figure", certainty: "reported", citations },
    {},
    dropped,
  );
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
    [`${claim.who} ${HOW[claim.how]}.`, sentence],
    {
      kind: "report",
      certainty: "reported",
      citations: [...citations, ...namingSentences(article, citations, [{ name: claim.who, aliases: [] }])],
    },
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
  const sentence = plainSentence(citations[0]?.sentence ?? "");
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

/** The first sentence of a text that is one: a dateline or a heading of three words is none. */
export function firstSentence(text: string): Span | undefined {
  const sentences = splitSentences(text.slice(0, OPENING_CHARACTERS));
  return sentences.find(({ pieces }) => pieces.length >= FEWEST_WORDS) ?? sentences[0];
}
