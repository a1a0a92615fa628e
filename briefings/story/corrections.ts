import { publisherKey } from "../article/outlet.ts";
import type { AgreementStatus } from "../claim/agreement.ts";
import type { Citation } from "../claim/citation.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { CorrectionClaim } from "../claim/correction.ts";
import { foldedNames, foldText } from "../claim/fold-name.ts";
import type { AgreementRecord, Assertion } from "./agreement-record.ts";
import { contentWords, sharedWords } from "./content-words.ts";
import type { StoryView } from "./story-view.ts";

/** Words in which a wrong version tells a status, stemmed as `contentWords` does. */
const STATUS_WORDS: readonly { readonly status: AgreementStatus; readonly words: ReadonlySet<string> }[] = [
  {
    status: "signed",
    words: contentWords("signed struck inked sealed won awarded completed closed ratified bought"),
  },
  { status: "agreed", words: contentWords("agreed agreement-in-principle") },
  { status: "ended", words: contentWords("ended terminated cancelled canceled scrapped expired") },
  { status: "declined", words: contentWords("declined rejected refused") },
];

/** Where a correction stands: what weighing and citing it needs. */
export interface CorrectionPlace {
  readonly claimId: string;
  readonly articleId: string;
  readonly storyId: string;
  readonly outlet: string;
  readonly publisher: string;
  readonly url: string;
  readonly publishedAt: string;
  readonly citations: readonly Citation[];
}

/**
 * A correction as the ledger takes it. Where it is known when it was told, it strikes what was told
 * before it alone, and what it puts right is cited.
 */
export type LedgerCorrection = CorrectionClaim & { readonly told?: CorrectionPlace };

/**
 * The corrections of a story for each of its agreements, by record id. A correction belongs to the
 * agreement whose parties its sentences name best; one that names nobody belongs to the agreement
 * that the same article tells, where that is one alone.
 */
export function correctionsOf(
  view: Pick<StoryView, "articles" | "claims" | "agreements">,
): Map<string, CorrectionClaim[]> {
  const found = new Map<string, CorrectionClaim[]>();
  for (const { recordId, claim } of correctionsFound(view)) {
    found.set(recordId, [...(found.get(recordId) ?? []), claim]);
  }
  return found;
}

/** The same with the place of each, for `agreementOf` and `foldRecord`; the claims are copies. */
export function placedCorrectionsOf(
  view: Pick<StoryView, "articles" | "claims" | "agreements">,
): Map<string, LedgerCorrection[]> {
  const found = new Map<string, LedgerCorrection[]>();
  for (const { recordId, claim, claimId, storyId, article } of correctionsFound(view)) {
    const told: CorrectionPlace = {
      claimId,
      articleId: article.id,
      storyId,
      outlet: article.outlet,
      publisher: publisherKey(article.origin ?? article.outlet),
      url: article.url,
      publishedAt: article.publishedAt,
      citations: citationsOf(article, claim.evidence),
    };
    found.set(recordId, [...(found.get(recordId) ?? []), { ...claim, told }]);
  }
  return found;
}

function correctionsFound(view: Pick<StoryView, "articles" | "claims" | "agreements">) {
  const articles = new Map(view.articles.map((article) => [article.id, article]));
  return view.claims.flatMap(({ id, claim, articleId, storyId }) => {
    const article = articles.get(articleId);
    if (claim.type !== "correction" || article === undefined) return [];
    const sentences = claim.evidence.map(({ start, end }) => article.text.slice(start, end));
    const told = foldText([claim.wrong, claim.right ?? "", ...sentences].join(" ; "));
    const ranked = view.agreements
      .map((record) => ({ record, named: namedParties(record, told) }))
      .sort((a, b) => b.named - a.named);
    const best = ranked[0];
    if (best === undefined) return [];
    const sameArticle = ranked.filter(({ record }) =>
      record.assertions.some((assertion) => assertion.articleId === articleId),
    );
    const about =
      best.named > 0
        ? ranked.filter(({ named }) => named === best.named)
        : sameArticle.length === 1
          ? sameArticle
          : [];
    return about.map(({ record }) => ({ recordId: record.id, claim, claimId: id, storyId, article }));
  });
}

/** How many parties of the deal a text names; of the fullest list that was told. */
function namedParties({ assertions }: AgreementRecord, told: string): number {
  const lists = assertions.map(({ claim }) => claim.parties);
  const parties = lists.reduce((most, list) => (list.length > most.length ? list : most), lists[0] ?? []);
  return parties.filter((party) => foldedNames(party).some((key) => told.includes(` ${key} `))).length;
}

/** The object with a corrected wording put right; undefined where only the wrong one is known. */
export function correctedObject(
  { claim }: Assertion,
  corrections: readonly CorrectionClaim[],
): string | undefined {
  const { object } = claim;
  if (object === undefined) return undefined;
  const wrongBy = corrections.find((correction) => holdsWrong(object, correction));
  if (wrongBy === undefined) return object;
  return wrongBy.right === undefined || isStatusOnly(wrongBy) ? undefined : wrongBy.right;
}

/** True where a text holds what a correction calls wrong, without the words that put it right. */
export function holdsWrong(text: string, { wrong, right }: CorrectionClaim): boolean {
  const words = contentWords(text);
  const wrongWords = contentWords(wrong);
  const rightWords = contentWords(right ?? "");
  const telling = [...wrongWords].filter((word) => !rightWords.has(word) && !EMPHASIS.has(word));
  if (telling.length === 0) return false;
  if (sharedWords(rightWords, words).some((word) => !wrongWords.has(word))) return false;
  const common = [...wrongWords].filter((word) => rightWords.has(word));
  return (
    telling.every((word) => words.has(word)) &&
    (common.length === 0 || common.some((word) => words.has(word)))
  );
}

/** True where the correction calls the status of the assertion wrong, and is no older than it. */
export function isStatusStruck({ claim, publishedAt }: Assertion, correction: LedgerCorrection): boolean {
  if (correction.told !== undefined && Date.parse(correction.told.publishedAt) < Date.parse(publishedAt)) {
    return false;
  }
  const wrong = contentWords(correction.wrong);
  if (
    !STATUS_WORDS.some(({ status, words }) => status === claim.status && sharedWords(words, wrong).length > 0)
  )
    return false;
  if (correction.right === undefined) return RETRACTION.test(correction.rule);
  const right = rightStatus(correction);
  return right !== undefined && right !== claim.status;
}

/**
 * The status that the right version tells: "only agreed in principle", "still in talks", "is weighing
 * it". Undefined where it tells none, or the same binding word again.
 */
export function rightStatus({ wrong, right }: CorrectionClaim): AgreementStatus | undefined {
  // "Only agreed in principle; no agreement has been signed" says that it is agreed.
  const words = contentWords((right ?? "").replace(DENIED, " not "));
  const told = STATUS_WORDS.find(({ words: own }) => sharedWords(own, words).length > 0)?.status;
  const isLess = sharedWords(UNSIGNED_WORDS, words).length > 0;
  if (told === "agreed" && !sharedWords(contentWords(wrong), AGREED_WORDS).length) return "agreed";
  if (told !== undefined || !isLess) return undefined;
  return sharedWords(TALKING_WORDS, words).length > 0 ? "negotiating" : "considering";
}

const DENIED = /\b(?:no|not|nothing|never|none|neither|nor)\b[^,;.]*/giu;
const AGREED_WORDS = contentWords("agreed");
const TALKING_WORDS = contentWords("negotiating talks");
/** Rules of corrections that take a claim back without putting another in its place. */
const RETRACTION = /^(?:retracted|taken back)$/u;

function isStatusOnly(correction: CorrectionClaim): boolean {
  return STATUS_WORDS.some(({ words }) => sharedWords(words, contentWords(correction.wrong)).length > 0);
}

/** Words in which a right version says that it has not come that far. */
const UNSIGNED_WORDS = contentWords(
  "not no never yet considering weighing exploring negotiating talks bidding planning proposed still only",
);

/** Words that a correction may drop without changing what is told. */
const EMPHASIS = contentWords("all every whole entire very any");
