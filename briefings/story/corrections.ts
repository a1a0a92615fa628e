import type { AgreementStatus } from "../claim/agreement.ts";
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

/**
 * The corrections of a story for each of its agreements, by record id. A correction belongs to the
 * agreement whose parties its sentences name best; one that names nobody belongs to the agreement
 * that the same article tells, where that is one alone.
 */
export function correctionsOf(
  view: Pick<StoryView, "articles" | "claims" | "agreements">,
): Map<string, CorrectionClaim[]> {
  const texts = new Map(view.articles.map(({ id, text }) => [id, text]));
  const found = new Map<string, CorrectionClaim[]>();
  for (const { claim, articleId } of view.claims) {
    if (claim.type !== "correction") continue;
    const text = texts.get(articleId) ?? "";
    const sentences = claim.evidence.map(({ start, end }) => text.slice(start, end));
    const told = foldText([claim.wrong, claim.right ?? "", ...sentences].join(" ; "));
    const ranked = view.agreements
      .map((record) => ({ record, named: namedParties(record, told) }))
      .sort((a, b) => b.named - a.named);
    const best = ranked[0];
    if (best === undefined) continue;
    const sameArticle = ranked.filter(({ record }) =>
      record.assertions.some((assertion) => assertion.articleId === articleId),
    );
    const about =
      best.named > 0
        ? ranked.filter(({ named }) => named === best.named)
        : sameArticle.length === 1
          ? sameArticle
          : [];
    for (const { record } of about) found.set(record.id, [...(found.get(record.id) ?? []), claim]);
  }
  return found;
}

function namedParties({ assertions }: AgreementRecord, told: string): number {
  const parties = assertions[0]?.claim.parties ?? [];
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
export function isStatusStruck({ claim }: Assertion, correction: CorrectionClaim): boolean {
  const wrong = contentWords(correction.wrong);
  const right = contentWords(correction.right ?? "");
  return STATUS_WORDS.some(
    ({ status, words }) =>
      status === claim.status &&
      sharedWords(words, wrong).length > 0 &&
      sharedWords(words, right).length === 0 &&
      sharedWords(UNSIGNED_WORDS, right).length > 0,
  );
}

function isStatusOnly(correction: CorrectionClaim): boolean {
  return STATUS_WORDS.some(({ words }) => sharedWords(words, contentWords(correction.wrong)).length > 0);
}

/** Words in which a right version says that it has not come that far. */
const UNSIGNED_WORDS = contentWords(
  "not no never yet considering weighing exploring negotiating talks bidding planning proposed still only",
);

/** Words that a correction may drop without changing what is told. */
const EMPHASIS = contentWords("all every whole entire very any");
