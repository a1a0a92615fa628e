import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Claim } from "../../briefings/claim/claim.ts";
import { readClaims } from "../../briefings/claim/read-claims.ts";
import { createTellingReader } from "../../briefings/claim/telling-model.ts";
import { createReader } from "../../briefings/reading/reader.ts";
import type { Reader, Reading } from "../../briefings/reading/reading.ts";
import { packageRoot } from "../package-root.ts";

const WEIGHTS = "briefings/reading/weights/english.bin";

/** Reads English news with the weights that come with the program. */
export interface ArticleReader extends Reader {
  /** What the text asserts; `outlet` is the publication itself. */
  claimsOf(reading: Reading, article: { readonly outlet?: string | undefined }): Claim[];
}

/** Loads the weights; a few dozen milliseconds. */
export function openReader(): ArticleReader {
  const weights = readFileSync(join(packageRoot, WEIGHTS));
  const reader = createReader(weights);
  const tellings = createTellingReader(weights);
  return {
    read: (document) => reader.read(document),
    claimsOf: (reading, article) => readClaims(reading, article, tellings),
  };
}
