import type { Reading } from "../reading/reading.ts";
import { readAgreements } from "./agreement-reader.ts";
import type { Claim } from "./claim.ts";
import { readCorrections } from "./correction-reader.ts";
import { readFigures } from "./figure-reader.ts";
import { readNoComments } from "./no-comment-reader.ts";
import { readPlans } from "./plan-reader.ts";
import { readStatements } from "./statement-reader.ts";
import type { TellingReader } from "./telling-model.ts";

/**
 * Everything that an article asserts, each claim with the spans that prove it. Agreements come first, in
 * the order in which the text tells of them. `outlet` is the publication itself: it is never the
 * outlet that an agreement is credited to.
 */
export function readClaims(
  reading: Reading,
  article: { readonly outlet?: string | undefined },
  tellings?: TellingReader,
): Claim[] {
  const corrections = readCorrections(reading);
  return [
    ...readAgreements(reading, article, tellings, corrections),
    ...readStatements(reading),
    ...corrections,
    ...readFigures(reading),
    ...readNoComments(reading),
    ...readPlans(reading),
  ];
}
