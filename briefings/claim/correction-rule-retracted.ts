import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { CorrectionDraft } from "./correction-draft.ts";
import { RETRACTION, WRONG_FORMS } from "./correction-lexicon.ts";
import { subjectName } from "./correction-people.ts";
import { rightBehind } from "./correction-right.ts";
import { beforeSemicolon, type CorrectionText } from "./correction-text.ts";

/** "The paper retracted its story that A", "the denial was taken back". */
export function retracted(
  about: CorrectionText,
  sentence: Sentence,
  words: string,
): CorrectionDraft | undefined {
  if (!RETRACTION.test(words)) return undefined;
  const wrong = about.form(sentence, beforeSemicolon(words), [WRONG_FORMS[6] ?? /$^/u]);
  if (wrong) {
    const right = rightBehind(about, sentence, wrong.end) ?? wholeNext(about, sentence);
    if (!right) return undefined;
    return {
      wrong,
      right,
      saidBy: subjectName(about, sentence, sentence.end),
      correctedBy: subjectName(about, sentence, sentence.end),
      evidence: about.evidence(wrong, right, sentence),
      rule: "retracted",
    };
  }
  if (!/\b(?:denial|statement|claim|report|account|version)\b/iu.test(words)) return undefined;
  const earlier =
    denialBefore(about, sentence) ?? about.statementBefore(sentence, sentence.start, undefined)?.content;
  const later = about.attributions.find(
    (a) => a.content.start > sentence.end && a.content.start < sentence.end + 400,
  );
  if (!earlier || !later) return undefined;
  return {
    wrong: earlier,
    right: later.content,
    saidBy: later.speaker.name,
    correctedBy: later.speaker.name,
    evidence: about.evidence(earlier, later.content, sentence),
    rule: "taken back",
  };
}

function denialBefore(about: CorrectionText, sentence: Sentence): Span | undefined {
  for (const by of [-1, -2]) {
    const before = about.next(sentence, by);
    if (!before) break;
    const found = about.form(before, about.slice(before), [
      /\bdenied (?:everything|it|this|the report)[^:]{0,30}: ([^;]{3,200})/iu,
      /\bdenied (?:that )?([^;]{3,200})/iu,
    ]);
    if (found) return found;
  }
  return undefined;
}

function wholeNext(about: CorrectionText, sentence: Sentence): Span | undefined {
  const next = about.next(sentence);
  return next && about.trim(next);
}
