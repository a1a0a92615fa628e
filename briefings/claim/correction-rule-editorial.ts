import type { Sentence } from "../reading/sentence.ts";
import type { CorrectionDraft } from "./correction-draft.ts";
import { EDITORIAL, EDITORIAL_LABEL, WRONG_FORMS } from "./correction-lexicon.ts";
import { correctorOf } from "./correction-people.ts";
import { elsewhere, rightBehind } from "./correction-right.ts";
import { beforeSemicolon, type CorrectionText } from "./correction-text.ts";

/** "An earlier version of this article gave … as A. It is B." */
export function editorial(
  about: CorrectionText,
  sentence: Sentence,
  words: string,
): CorrectionDraft | undefined {
  const label = EDITORIAL_LABEL.test(words);
  const carried = underLabel(about, sentence);
  if (!label && !carried && !EDITORIAL.test(words)) return undefined;
  const offset = label ? (/^[^:.—–]{0,60}[:.—–]\s{0,2}/u.exec(words)?.[0].length ?? 0) : 0;
  const rest = { ...sentence, start: sentence.start + offset };
  const body = beforeSemicolon(about.slice(rest));
  const wrong = about.form(rest, body, WRONG_FORMS);
  if (!wrong) return undefined;
  if (
    !label &&
    !carried &&
    !/\b(?:earlier|originally|initially|first|we|incorrectly|wrongly|erroneously|mistakenly|mis\w+|corrected|amended|amends|previously|stated)\b/iu.test(
      body,
    )
  )
    return undefined;
  const not = /,? and not,? /iu.exec(body);
  const right = not
    ? about.form(rest, body.slice(0, not.index), [/\b(?:is|was|are|were) ([^;]{2,120})$/iu])
    : (rightBehind(about, sentence, wrong.end) ?? elsewhere(about, wrong, sentence));
  if (!right) return undefined;
  return {
    wrong,
    right,
    saidBy: undefined,
    correctedBy: right.start > wrong.end ? correctorOf(about, right, sentence, wrong.end) : undefined,
    evidence: about.evidence(wrong, right, sentence),
    rule: "editorial correction",
  };
}

/** The sentence stands in a paragraph that opens with "Correction:", or under a heading of that kind. */
function underLabel(about: CorrectionText, sentence: Sentence): boolean {
  if (about.isUnderHeading(sentence)) return true;
  const before = about.next(sentence, -1);
  return (
    before !== undefined &&
    before.paragraph === sentence.paragraph &&
    EDITORIAL_LABEL.test(about.slice(before)) &&
    about.slice(before).length < 40
  );
}
