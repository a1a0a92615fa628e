import { foldName } from "../reading/gazetteer.ts";
import type { Reading } from "../reading/reading.ts";
import type { AgreementClaim } from "./agreement.ts";
import { agreementsOfDrafts, draftsOfText } from "./agreement-by-rules.ts";
import { readNotices } from "./agreement-notice-reader.ts";
import { firstReports } from "./attribution.ts";
import type { CorrectionClaim } from "./correction.ts";
import { readCorrections } from "./correction-reader.ts";
import { sceneOf } from "./party-of-phrase.ts";
import { judgeAgreements } from "./telling-agreements.ts";
import type { TellingReader } from "./telling-model.ts";

/** "Bergen-based cold-store company" names nobody: who is meant stands elsewhere. */
const DESCRIBES = /\p{L}-(?:based|listed|owned|backed|born|led|run)\b/u;

/**
 * The agreements that a text tells, one for each set of parties and object, at the newest status it
 * asserts. Award notices are read by their form; all else by rules over clauses and, with `tellings`, by
 * scorers that also judge what the rules read. Linear in the length of the text, save for the
 * number of deals.
 */
export function readAgreements(
  reading: Reading,
  article: { readonly outlet?: string | undefined } = {},
  tellings?: TellingReader,
  corrections: readonly CorrectionClaim[] = readCorrections(reading),
): AgreementClaim[] {
  const scene = sceneOf(reading);
  const notices = readNotices(reading);
  const skipped = (sentence: number) => notices.sentences.has(sentence);
  const own = foldName(article.outlet ?? "");
  const first = new Map([...firstReports(scene)].filter(([, outlet]) => foldName(outlet) !== own));
  const corrected = corrections.map((correction) => correction.wrongSpan);
  const drafts = draftsOfText(scene, skipped);
  const ruled = agreementsOfDrafts(scene, drafts, corrected, first);
  const told =
    tellings === undefined
      ? ruled.map(({ claim }) => claim)
      : judgeAgreements(scene, { drafts, ruled, corrected, first, skipped }, tellings);
  // The publication reports and asks: "spoke to the Herald" in the Herald tells of no deal.
  const others = told.filter(
    ({ parties }) =>
      !parties.some(({ name }) => (own !== "" && foldName(name) === own) || DESCRIBES.test(name)),
  );
  return [...notices.claims, ...others];
}
