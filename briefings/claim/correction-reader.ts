import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { CorrectionClaim } from "./correction.ts";
import type { CorrectionDraft } from "./correction-draft.ts";
import { EDITORIAL_LABEL, TRIGGER } from "./correction-lexicon.ts";
import { narrowPair } from "./correction-pair.ts";
import { editorial } from "./correction-rule-editorial.ts";
import { declaredWrong, replaced } from "./correction-rule-replaced.ts";
import { retracted } from "./correction-rule-retracted.ts";
import { clarified, correctedTo, misspoken } from "./correction-rule-spoken.ts";
import { CorrectionText } from "./correction-text.ts";
import { claimDate } from "./statement-context.ts";

type Rule = (about: CorrectionText, sentence: Sentence, words: string) => CorrectionDraft | undefined;

/** "That was wrong." behind a sentence. */
const SHORT = 60;

/** The first that fits a sentence reads it. */
const RULES: readonly Rule[] = [
  replaced,
  correctedTo,
  misspoken,
  clarified,
  editorial,
  declaredWrong,
  retracted,
];

/**
 * A text's own record that something said before was wrong: "misspoke", "later clarified",
 * "corrected himself", "retracted", "an earlier version of this article". Gives the wrong version,
 * the right one where it is told, who had said the first and who put it right.
 */
export function readCorrections(reading: Reading): CorrectionClaim[] {
  const about = new CorrectionText(reading);
  const claims: CorrectionClaim[] = [];
  const used: Span[] = [];
  // The sentence before is a label or stands under one.
  let labelled = false;
  for (const sentence of reading.sentences) {
    const words = about.slice(sentence);
    const next = about.next(sentence);
    const told = TRIGGER.test(words) || labelled;
    labelled = about.isUnderHeading(sentence) || EDITORIAL_LABEL.test(words);
    if (!told && !(next && next.end - next.start < SHORT && TRIGGER.test(about.slice(next)))) continue;
    const found = firstOf(about, sentence, words);
    if (!found || used.some((span) => span.start < found.wrong.end && found.wrong.start < span.end)) continue;
    used.push(found.wrong);
    claims.push(claimOf(about, found));
  }
  return claims;
}

function firstOf(about: CorrectionText, sentence: Sentence, words: string): CorrectionDraft | undefined {
  for (const rule of RULES) {
    const found = rule(about, sentence, words);
    if (found) return found;
  }
  return undefined;
}

function claimOf(about: CorrectionText, found: CorrectionDraft): CorrectionClaim {
  const { wrong, right } = narrowPair(about.reading, found.wrong, found.right);
  const date = about.reading.dates.find(
    (d) =>
      found.evidence.some((s) => s.index === d.sentence) &&
      /\bcorrect|clarif|retract/iu.test(about.text.slice(Math.max(0, d.start - 40), d.start)),
  );
  return {
    type: "correction",
    wrong: about.text.slice(wrong.start, wrong.end),
    wrongSpan: wrong,
    ...(right ? { right: about.text.slice(right.start, right.end), rightSpan: right } : {}),
    ...(found.saidBy ? { saidBy: found.saidBy } : {}),
    ...(found.correctedBy ? { correctedBy: found.correctedBy } : {}),
    ...(date ? { date: claimDate(date.value) } : {}),
    evidence: found.evidence.map((s) => ({ start: s.start, end: s.end })),
    rule: found.rule,
  };
}
