import type { Sentence } from "../reading/sentence.ts";
import type { CorrectionDraft } from "./correction-draft.ts";
import { RIGHT_FORMS, WAS_WRONG, WRONG_FORMS } from "./correction-lexicon.ts";
import { speakerIn } from "./correction-people.ts";
import type { CorrectionText } from "./correction-text.ts";
import { overlapping } from "./correction-value.ts";

/** `should have read "A", not "B"`. */
const READ_NOT = /\bshould have read ["“][^"”]{2,200}["”],? (?:and )?not ["“]([^"”]{2,200})["”]/iu;

/** `for "A" read "B"`, `"A" should have read "B"`, "which spoke of A, should have read B". */
export function replaced(
  about: CorrectionText,
  sentence: Sentence,
  words: string,
): CorrectionDraft | undefined {
  if (!/\bread\b/iu.test(words) || !/["“]|\bshould have read\b/u.test(words)) return undefined;
  const wrong = about.form(sentence, words, [...WRONG_FORMS.slice(0, 3), READ_NOT]);
  const right = about.form(sentence, words, RIGHT_FORMS.slice(0, 3));
  if (!wrong || !right || overlapping(wrong, right)) return undefined;
  const speaker = speakerIn(about, sentence);
  return {
    wrong,
    right,
    saidBy: undefined,
    correctedBy: speaker,
    evidence: [sentence],
    rule: "should have read",
  };
}

/** "… stood in the list. That was wrong. In the list belongs …" */
export function declaredWrong(about: CorrectionText, sentence: Sentence): CorrectionDraft | undefined {
  const next = about.next(sentence);
  const after = about.next(sentence, 2);
  if (!next || !after || !WAS_WRONG.test(about.slice(next)) || next.end - next.start > 60) return undefined;
  const lead = /^(?:in|on|at) [^,]{2,60}, /iu.exec(about.slice(sentence));
  const wrong = about.trim({ start: sentence.start + (lead?.[0].length ?? 0), end: sentence.end });
  return {
    wrong,
    right: about.trim(after),
    saidBy: undefined,
    correctedBy: undefined,
    evidence: [sentence, next, after],
    rule: "declared wrong",
  };
}
