import type { Reading } from "../reading/reading.ts";
import { readAgreements } from "./agreement-reader.ts";
import type { Claim } from "./claim.ts";
import { readCorrections } from "./correction-reader.ts";
import { readStatements } from "./statement-reader.ts";

/** Everything that an article asserts, each claim with the spans that prove it, in no fixed order. */
export function readClaims(reading: Reading, _article: { readonly outlet?: string | undefined }): Claim[] {
  return [...readAgreements(reading), ...readStatements(reading), ...readCorrections(reading)];
}
