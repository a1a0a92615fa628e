import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import { BARE_DENIAL, RIGHT_FORMS, WAS_WRONG } from "./correction-lexicon.ts";
import type { CorrectionText } from "./correction-text.ts";
import { escaped, sortOf } from "./correction-value.ts";

/** The right version behind `offset`: the rest of the sentence, else the next two sentences. */
export function rightBehind(about: CorrectionText, sentence: Sentence, offset: number): Span | undefined {
  const rest = { start: offset, end: sentence.end };
  const tail = about.slice(rest);
  const that = /^(?:,? (?:and )?(?:to [^,.;:]{1,40} )?| about [^,.;:]{1,60}, (?:and|but) )that (?=\S)/u.exec(
    tail,
  );
  if (that) return value(about, about.trim({ start: offset + that[0].length, end: sentence.end }));
  const colon = colonBehind(about, sentence, offset);
  if (colon) return colon;
  const joined = /^\s*(?:;|,? and|,? but|:)\s+(?=\S)/u.exec(tail);
  const inSentence =
    about.form(rest, tail, RIGHT_FORMS.slice(1, 6)) ??
    (joined ? about.trim({ start: offset + joined[0].length, end: sentence.end }) : undefined);
  if (inSentence && inSentence.end - inSentence.start > 1) return value(about, inSentence);
  for (const by of [1, 2]) {
    const next = about.next(sentence, by);
    if (!next || next.paragraph > sentence.paragraph + 1) break;
    const words = about.slice(next);
    if (WAS_WRONG.test(words) || BARE_DENIAL.test(words)) continue;
    const denial = /^(?:it|he|she|they) (?:has|have|had|is|are|was|were|does|did|do) not;\s*/iu.exec(words);
    if (denial) return about.trim({ start: next.start + denial[0].length, end: next.end });
    const subject = /^[^,;]{1,60}? (?:is|was|are|were) (?=\S)/iu.exec(words);
    const found = about.form(next, words, RIGHT_FORMS.slice(3));
    if (found) return value(about, found);
    if (subject && (by === 1 || BARE_DENIAL.test(about.slice(about.next(sentence) ?? sentence))))
      return about.trim({ start: next.start, end: next.end });
    if (
      (by === 1 || BARE_DENIAL.test(about.slice(about.next(sentence) ?? sentence))) &&
      next.paragraph === sentence.paragraph &&
      /^(?:the|it|they|he|she)\b|^\p{Lu}/u.test(words) &&
      words.length < 160 &&
      !/^(?:we|sorry|apologies)/iu.test(words)
    ) {
      return about.trim({ start: next.start, end: next.end });
    }
    break;
  }
  return undefined;
}

/** Cuts "it is" and "she meant" off the front. */
function value(about: CorrectionText, span: Span): Span {
  const words = about.slice(span);
  const lead =
    /^(?:(?:and )?that )?(?:(?:he|she|they|it|\w+) (?:had )?(?:meant|misspoke and|was wrong and)|it (?:is|was)|they (?:are|were))\s+/iu.exec(
      words,
    );
  return lead && lead[0].length < words.length ? { start: span.start + lead[0].length, end: span.end } : span;
}

export function colonBehind(about: CorrectionText, sentence: Sentence, offset: number): Span | undefined {
  const colon = about.text.indexOf(":", offset);
  return colon >= 0 && colon < sentence.end ? about.trim({ start: colon + 1, end: sentence.end }) : undefined;
}

/** `"I told you Monday. It should have been Sunday."` in the sentences behind. */
export function saidAndMeant(
  about: CorrectionText,
  sentence: Sentence,
): { wrong: Span; right: Span } | undefined {
  const from = sentence.start;
  const until = about.next(sentence, 3)?.start ?? about.text.length;
  const words = about.text.slice(from, Math.min(until, from + 600));
  const said = /\bI said ([^.,;]{2,120})[.,;]/u.exec(words);
  const meant = /\bI meant ([^.,;"”]{2,120})/u.exec(words);
  if (!said?.[1] || !meant?.[1]) return undefined;
  const at = (match: RegExpExecArray): Span => {
    const start = from + match.index + match[0].indexOf(match[1] ?? "", 2);
    return about.trim({ start, end: start + (match[1]?.length ?? 0) });
  };
  return { wrong: at(said), right: at(meant) };
}

/** How far back the right value may stand, in characters. */
const ELSEWHERE_REACH = 12_000;

/**
 * Where the correction gives the wrong version alone, the text itself has the right one: the value
 * of the same sort nearest before it.
 */
export function elsewhere(about: CorrectionText, wrong: Span, sentence: Sentence): Span | undefined {
  const sort = sortOf(about.slice(wrong));
  if (!sort) return undefined;
  const noun =
    /\b(?:number|value|price|date|size|amount|length|cost|share) of (?:the |its |his |her )?(\p{L}+)/iu.exec(
      about.slice(sentence),
    )?.[1];
  const floor = Math.max(0, sentence.start - ELSEWHERE_REACH);
  const before = about.text.slice(floor, sentence.start);
  const wanted = sort.unit ?? noun;
  const behind =
    wanted === undefined
      ? undefined
      : new RegExp(`^[\\s-](?:\\p{L}+[\\s-]){0,3}?${escaped(wanted)}\\p{L}*`, "iu");
  let best: Span | undefined;
  for (const match of before.matchAll(sort.pattern)) {
    const value = match[0];
    const end = match.index + value.length;
    if (value.toLowerCase() === about.slice(wrong).toLowerCase()) continue;
    const unit = behind?.exec(before.slice(end, end + 60))?.[0];
    if (behind && unit === undefined) continue;
    if ((value + (unit ?? "")).toLowerCase() === about.slice(wrong).toLowerCase()) continue;
    best = { start: floor + match.index, end: floor + end + (sort.unit ? (unit?.length ?? 0) : 0) };
  }
  return best;
}
