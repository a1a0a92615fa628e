import type { DateExpression } from "../reading/date-expression.ts";
import type { Sentence } from "../reading/sentence.ts";
import { covers, type Span } from "../reading/span.ts";
import { PLATFORMS, SPEECH_NOUNS } from "./speech-verbs.ts";

/** When and where something was said, as the words around the cue tell it. */
export interface StatementContext {
  readonly date: string | undefined;
  readonly venue: string | undefined;
}

/** The dates of a reading by sentence. */
export function datesBySentence(
  dates: readonly DateExpression[],
): ReadonlyMap<number, readonly DateExpression[]> {
  const found = new Map<number, DateExpression[]>();
  for (const date of dates) {
    const list = found.get(date.sentence);
    if (list) list.push(date);
    else found.set(date.sentence, [date]);
  }
  return found;
}

/**
 * Reads the words of the cue's sentence outside what was said. The date beside a word such as
 * "statement" or "meeting" counts first ("In a statement on Monday after a deal on Friday"), then the
 * one nearest to the verb. `dates` are those of the sentence.
 */
export function contextOf(
  text: string,
  sentence: Sentence,
  verb: number,
  dates: readonly DateExpression[],
  contents: readonly Span[],
): StatementContext {
  const outside = (span: Span): boolean => !contents.some((content) => covers(content, span));
  const venue = venueIn(text, sentence, verb, outside);
  const at = venue?.end ?? sentence.tokens[verb]?.end ?? sentence.start;
  const verbStart = sentence.tokens[verb]?.start ?? sentence.start;
  const near = dates
    .filter(outside)
    .map((d) => ({
      date: d,
      away: Math.min(distance(d, verbStart), venue ? distance(d, at) : Number.POSITIVE_INFINITY),
    }))
    .filter((d) => d.away < 80)
    .sort((a, b) => a.away - b.away)[0]?.date;
  return { date: near && claimDate(near.value), venue: venue?.text };
}

function distance(span: Span, at: number): number {
  return at < span.start ? span.start - at : at > span.end ? at - span.end : 0;
}

/** A claim's date has no time of day. */
export function claimDate(value: string): string {
  return value.replace(/T[^/]*/gu, "");
}

function venueIn(
  text: string,
  sentence: Sentence,
  verb: number,
  outside: (span: Span) => boolean,
): { text: string; end: number } | undefined {
  const { tokens } = sentence;
  let best: { text: string; end: number; away: number } | undefined;
  for (const [k, token] of tokens.entries()) {
    if (!/^(?:in|at|on|during|via|by|through|to)$/iu.test(token.text) || !outside(token)) continue;
    let last = -1;
    for (let j = k + 1; j < Math.min(tokens.length, k + 7); j += 1) {
      const word = tokens[j];
      if (!word || !/^(?:DET|ADJ|NOUN|PROPN|VERB|NUM|PART|PRON)$|^PUNCT$/u.test(word.upos)) break;
      if (word.upos === "PUNCT" && word.text !== "-" && word.text !== "’s" && word.text !== "'s") break;
      if (PLATFORMS.has(word.text.toLowerCase()) && /^(?:on|via|to)$/iu.test(token.text)) {
        last = j;
        break;
      }
      if ((word.upos === "NOUN" || word.upos === "PROPN") && SPEECH_NOUNS.has(word.lemma.toLowerCase()))
        last = j;
    }
    const [from, to] = [tokens[k + 1], tokens[last]];
    if (!from || !to) continue;
    const away = Math.abs(k - verb);
    if (away > 14) continue;
    if (!best || away < best.away) best = { text: text.slice(from.start, to.end), end: to.end, away };
  }
  return best;
}
