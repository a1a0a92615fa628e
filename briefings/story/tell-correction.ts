import type { Article } from "../article/article.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { CorrectionClaim } from "../claim/correction.ts";
import { contentWords, sharedWords } from "./content-words.ts";
import { correctionWordings, wrongPhrase } from "./correction-words.ts";
import type { AsOf } from "./date-words.ts";
import type { Development } from "./development.ts";
import { hashTerm } from "./features.ts";
import { type DroppedLine, gatedLine } from "./gated-line.ts";
import { weightOf } from "./weights.ts";

export type StoredCorrection = StoredClaim & { readonly claim: CorrectionClaim };

const SAME_WORDS_SHARE = 0.7;

/** Corrections of the same thing, told by several articles, put together; the earliest first. */
export function sameCorrections(corrections: readonly StoredCorrection[]): StoredCorrection[][] {
  const groups: StoredCorrection[][] = [];
  for (const correction of corrections) {
    const group = groups.find(([first]) => first !== undefined && isSame(first.claim, correction.claim));
    if (group === undefined) groups.push([correction]);
    else group.push(correction);
  }
  return groups;
}

/** What was wrong and what is right, with who put it right. `corrects` are keys of what was told. */
export function tellCorrection(
  group: readonly StoredCorrection[],
  context: {
    readonly articles: ReadonlyMap<string, Article>;
    readonly asOf: AsOf | undefined;
    readonly storyId: string;
    readonly names: readonly string[];
  },
  corrects: readonly string[],
  dropped: DroppedLine[],
): Development | undefined {
  const [first] = group;
  // The version with both sides and a name to it tells most.
  const best = [...group].sort((a, b) => completeness(b.claim) - completeness(a.claim))[0];
  const article = best === undefined ? undefined : context.articles.get(best.articleId);
  const earliest = first === undefined ? undefined : context.articles.get(first.articleId);
  if (first === undefined || best === undefined || article === undefined || earliest === undefined)
    return undefined;
  const citations = citationsOf(article, best.claim.evidence);
  const evidence = citations.map(({ sentence }) => sentence).join(" ");
  const reader = context.asOf ?? { now: article.publishedAt, timezone: "UTC" };
  const line = gatedLine(
    correctionWordings(best.claim, evidence, reader),
    { kind: "correction", certainty: "confirmed", citations },
    {
      names: [best.claim.saidBy, best.claim.correctedBy].filter((name) => name !== undefined),
      dates: [best.claim.date].filter((date) => date !== undefined),
    },
    dropped,
  );
  if (line === undefined) return undefined;
  const sources = new Set(group.map(({ articleId }) => articleId)).size;
  return {
    key: correctionKey(first.claim),
    storyId: context.storyId,
    change: "correction",
    knownAt: earliest.publishedAt,
    weight: weightOf({ change: "correction", certainty: "confirmed", sources }),
    claimIds: group.map(({ id }) => id),
    corrects: [...corrects],
    wrong: wrongPhrase(best.claim),
    line,
  };
}

export function correctionKey({ wrong, right }: CorrectionClaim): string {
  const words = [...contentWords(wrong)].sort().join(" ");
  const put = [...contentWords(right ?? "")].sort().join(" ");
  return `correction/${hashTerm(`${words}>${put}`).toString(36)}`;
}

function completeness({ right, saidBy, correctedBy }: CorrectionClaim): number {
  return (right === undefined ? 0 : 4) + (correctedBy === undefined ? 0 : 2) + (saidBy === undefined ? 0 : 1);
}

function isSame(a: CorrectionClaim, b: CorrectionClaim): boolean {
  return (
    isAlike(contentWords(a.wrong), contentWords(b.wrong)) &&
    (a.right === undefined || b.right === undefined || isAlike(contentWords(a.right), contentWords(b.right)))
  );
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return sharedWords(a, b).length >= Math.min(a.size, b.size) * SAME_WORDS_SHARE;
}
