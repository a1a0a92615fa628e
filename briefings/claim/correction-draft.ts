import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";

/** What a rule has read of a correction, before the two versions are narrowed to what differs. */
export interface CorrectionDraft {
  readonly wrong: Span;
  readonly right: Span | undefined;
  readonly saidBy: string | undefined;
  readonly correctedBy: string | undefined;
  readonly evidence: readonly Sentence[];
  readonly rule: string;
}
