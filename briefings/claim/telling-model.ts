import { WirebriefError } from "../errors.ts";
import { readModelFile } from "../reading/model-file.ts";
import { TellingWords } from "./telling-view.ts";

/** The scorers with the words they look at. */
export interface TellingReader {
  readonly words: TellingWords;
  readonly model: TellingModel;
}

/** Chances of the classes of one question, for hashed features. */
export interface Chances {
  chances(features: Int32Array, count: number, out: Float64Array): void;
}

/** The scorers that read what a text tells of deals; see `training/train-deals.ts`. */
export interface TellingModel {
  /** Does the sentence hold a word that tells of a deal: no, yes. Asked before a tree is made. */
  readonly gate: Chances;
  /** Does the word tell of a deal, and with which status: none, then the statuses in order. */
  readonly telling: Chances;
  readonly kind: Chances;
  /** Is the entity a party of the deal that the word tells of: no, yes. */
  readonly party: Chances;
  /** The same, with the other candidates known. */
  readonly partner: Chances;
  /** Is the deal one with a single side: no, yes. */
  readonly single: Chances;
  /** Do two tellings tell of one deal: no, yes. */
  readonly same: Chances;
  /** Is the deal that was read right in parties and status: no, yes. */
  readonly sound: Chances;
  /** The same for what the rules read. */
  readonly ruled: Chances;
  /** Is the status of the telling that of the deal in the end: no, yes. */
  readonly newest: Chances;
}

/** Names of the scorers in a weights file. */
export const TELLING_QUESTIONS = [
  "gate",
  "telling",
  "kind",
  "party",
  "partner",
  "single",
  "same",
  "newest",
  "sound",
  "ruled",
] as const satisfies readonly (keyof TellingModel)[];

/** Loads the scorers from the bytes of a weights file. Throws `WirebriefError` (`input`) where one is missing. */
export function createTellingReader(weights: Uint8Array): TellingReader {
  const file = readModelFile(weights);
  const scorers = TELLING_QUESTIONS.map((question) => {
    const scorer = file.linear(question);
    if (scorer === undefined)
      throw new WirebriefError({
        code: "input",
        thing: "English reader weights",
        problem: `have no scorer named ${question}`,
        remedy: "Restore english.bin from the repository or train it again",
      });
    return [question, scorer] as const;
  });
  return {
    words: new TellingWords(file.clusters()),
    model: Object.fromEntries(scorers) as unknown as TellingModel,
  };
}
