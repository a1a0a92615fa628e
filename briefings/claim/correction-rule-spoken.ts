import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { CorrectionDraft } from "./correction-draft.ts";
import { CLARIFIED, CORRECTED_TO, EDITORIAL_LABEL, MISSPOKE, WRONG_FORMS } from "./correction-lexicon.ts";
import {
  correctorOf,
  cueBefore,
  cueNear,
  openingSubject,
  personBefore,
  subjectName,
} from "./correction-people.ts";
import { colonBehind, elsewhere, rightBehind, saidAndMeant } from "./correction-right.ts";
import { beforeSemicolon, type CorrectionText } from "./correction-text.ts";
import { sortOf } from "./correction-value.ts";
import type { Attribution } from "./statement-attribution.ts";

/** "X misspoke when he said A; his office clarified that it is B". */
export function misspoken(
  about: CorrectionText,
  sentence: Sentence,
  words: string,
): CorrectionDraft | undefined {
  const match = MISSPOKE.exec(words);
  if (!match || /\b(?:not|never|n['’]t) \w{0,8}\s?$/u.test(words.slice(0, match.index))) return undefined;
  const at = sentence.start + match.index;
  const behind = { start: at + match[0].length, end: sentence.end };
  const after = about.slice(behind);
  const corrector = cueBefore(
    about,
    sentence,
    at,
    /^(?:clarify|say|explain|add|tell|acknowledge|admit|concede|accept|confirm|make|write|state)$/u,
  );
  const own = about.statementBefore(sentence, at, undefined)?.speaker;
  const who =
    /\b(?:he|she) (?:had |has )?$/iu.test(words.slice(0, match.index)) && own?.entity?.type === "person"
      ? own.name
      : personBefore(about, sentence, at);
  const told = /^[^;.]{0,80}?\b(?:when|in saying|by saying|in telling)\b/iu.test(after)
    ? about.form({ ...sentence, start: behind.start }, beforeSemicolon(after), WRONG_FORMS)
    : undefined;
  const earlier =
    told ??
    wrongBefore(about, sentence) ??
    about.saidBefore(sentence)?.content ??
    about.statementBefore(sentence, at, who)?.content;
  if (!earlier) return undefined;
  const right =
    rightBehind(about, sentence, told ? told.end : at + match[0].length) ??
    elsewhere(about, earlier, sentence);
  const saidBy =
    who ?? about.statementBefore(sentence, at, undefined)?.speaker.name ?? openingSubject(about, sentence);
  const by = correctorOf(about, right, sentence) ?? corrector?.speaker?.name;
  return {
    wrong: earlier,
    right,
    saidBy: saidBy,
    correctedBy: by ?? saidBy,
    evidence: about.evidence(earlier, right, sentence),
    rule: "misspoke",
  };
}

/** "told analysts that A; the company later clarified that B", "corrected himself: B". */
export function clarified(
  about: CorrectionText,
  sentence: Sentence,
  words: string,
): CorrectionDraft | undefined {
  const match = CLARIFIED.exec(words);
  if (!match || EDITORIAL_LABEL.test(words)) return undefined;
  const at = sentence.start + match.index;
  const end = at + match[0].length;
  const cue = cueNear(about, sentence, at, end);
  const short = shortSaid(about, sentence, at);
  const before = short ? undefined : about.statementBefore(sentence, at, undefined);
  const wrong = short ?? before?.content;
  if (!wrong) return undefined;
  const right = saidAndMeant(about, sentence) ?? {
    wrong,
    right:
      rightBehind(about, sentence, end) ??
      colonBehind(about, sentence, end) ??
      elsewhere(about, wrong, sentence),
  };
  if (!right.right) return undefined;
  return {
    wrong: right.wrong,
    right: right.right,
    saidBy: before?.speaker.name,
    correctedBy: cue?.speaker?.name ?? subjectName(about, sentence, at) ?? before?.speaker.name,
    evidence: about.evidence(right.wrong, right.right, sentence),
    rule: "clarified",
  };
}

/** "his office corrected the number to 130": the number of that sort in what was said before. */
export function correctedTo(
  about: CorrectionText,
  sentence: Sentence,
  words: string,
): CorrectionDraft | undefined {
  const match = CORRECTED_TO.exec(words);
  if (!match?.[1]) return undefined;
  const start = sentence.start + match.index + match[0].indexOf(` to ${match[1]}`) + 4;
  const right = about.trim({ start, end: start + match[1].length });
  const at = sentence.start + match.index;
  const before = about.statementBefore(sentence, at, undefined);
  const previous = about.next(sentence, -1);
  const given =
    match[2] === undefined ? undefined : sentence.start + match.index + match[0].lastIndexOf(match[2]);
  const wrong =
    given === undefined || match[2] === undefined
      ? ((before && valueLike(about, before.content, about.slice(right))) ??
        (previous && valueLike(about, previous, about.slice(right))))
      : about.trim({ start: given, end: given + match[2].length });
  if (!wrong) return undefined;
  const corrector = cueNear(about, sentence, at, at + 12)?.speaker?.name ?? openingSubject(about, sentence);
  return {
    wrong,
    right,
    saidBy: given === undefined ? saidByOf(about, wrong, before, previous) : undefined,
    correctedBy: /^(?:this|the) (?:story|article|report|version|item)\b/iu.test(corrector ?? "this story")
      ? undefined
      : corrector,
    evidence: about.evidence(wrong, right, sentence),
    rule: "corrected to",
  };
}

/** Who had said the wrong value: the speaker of the statement that holds it, else the subject of its sentence. */
function saidByOf(
  about: CorrectionText,
  wrong: Span,
  before: Attribution | undefined,
  previous: Sentence | undefined,
): string | undefined {
  if (before && before.content.start <= wrong.start && wrong.end <= before.content.end)
    return before.speaker.name;
  return previous && openingSubject(about, previous);
}

/** The one value of the sort of `like` within a stretch. */
function valueLike(about: CorrectionText, within: Span, like: string): Span | undefined {
  const sort = sortOf(like);
  if (!sort) return undefined;
  const found = [...about.slice(within).matchAll(sort.pattern)].filter((m) => m[0] !== like);
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  return { start: within.start + only.index, end: within.start + only.index + only[0].length };
}

/** "A clerk had spoken of ten ships; the port put that right." */
function shortSaid(about: CorrectionText, sentence: Sentence, before: number): Span | undefined {
  const words = about.text.slice(sentence.start, before);
  return about.form(sentence, words, [/\b(?:said|given|gave|put it at) ([^;,]{2,60})[;,]/iu]);
}

function wrongBefore(about: CorrectionText, sentence: Sentence): Span | undefined {
  const before = about.next(sentence, -1);
  return before && about.form(before, about.slice(before), WRONG_FORMS.slice(4, 6));
}
