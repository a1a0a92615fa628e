import type { Span } from "../reading/span.ts";
import type { Quotation } from "./quotation.ts";
import type { Attribution } from "./statement-attribution.ts";
import {
  isEnded,
  isWhole,
  type LastPlace,
  LEAST_INSERTED,
  LEAST_WORDS,
  type Place,
  wordCount,
} from "./statement-place.ts";
import { headCue, insertedCue, startsSentence, tailCue } from "./statement-quotation-cue.ts";
import { carriedSpeaker, colonSpeaker, verblessTail } from "./statement-quotation-speaker.ts";
import { sentenceAt } from "./statement-sentences.ts";
import type { Speaker } from "./statement-speaker-name.ts";
import type { SpokenCue, SpokenText } from "./statement-spoken-text.ts";

const LABELS: ReadonlySet<string> = new Set(["call", "label", "brand", "dub", "term"]);
const LONGEST_LABELLED = 8;

/** Gives the quotations of a text to those who speak; the ones without a speaker are left out. */
export function readQuoted(spoken: SpokenText): Attribution[] {
  const found: Attribution[] = [];
  let last: LastPlace | undefined;
  for (const [k, quotation] of spoken.quotations.entries()) {
    const opening = sentenceAt(spoken.reading.sentences, quotation.start);
    const closing = sentenceAt(spoken.reading.sentences, quotation.end - 1);
    if (!opening || !closing) continue;
    const place = { quotation, opening, closing };
    const following = spoken.quotations[k + 1];
    const attribution = attribute(spoken, place, last, following);
    if (attribution) found.push(attribution);
    last = { place, attribution };
  }
  return found;
}

function attribute(
  spoken: SpokenText,
  place: Place,
  last: LastPlace | undefined,
  following: Quotation | undefined,
): Attribution | undefined {
  const { quotation, opening, closing } = place;
  const make = (
    cue: SpokenCue | undefined,
    speaker: Speaker,
    kind: "direct" | "fragment",
    rule: string,
  ): Attribution | undefined => {
    const content = trimmed(spoken, quotation.inner);
    if (content.end <= content.start) return undefined;
    return { speaker, content, quoted: true, kind, cue, via: undefined, rule };
  };
  const previous = last?.place.quotation;
  const opens = startsSentence(place, previous);
  if (previous && !previous.closed && previous.paragraph + 1 === quotation.paragraph && last?.attribution) {
    const tail = tailCue(spoken, place, following, opens);
    const speaker = tail?.speaker ?? last.attribution.speaker;
    return make(tail ?? last.attribution.cue, speaker, "direct", "goes on from the paragraph before");
  }
  const ended = isEnded(spoken, quotation);
  const tail = ended ? tailCue(spoken, place, following, opens) : undefined;
  if (tail?.speaker && (opens || isWhole(spoken, quotation))) {
    return make(tail, tail.speaker, "direct", "quotation, then who said it");
  }
  const head = headCue(spoken, place, previous);
  if (head?.cue.speaker && head.direct)
    return make(head.cue, head.cue.speaker, "direct", "who said it, then the quotation");
  if (opens) {
    const carried = carriedSpeaker(spoken, place, last);
    if (carried && wordCount(spoken, quotation.inner) >= 2)
      return make(carried.cue, carried.speaker, "direct", carried.rule);
    if (!tail && ended) {
      const verbless = verblessTail(spoken, place);
      if (verbless) return make(undefined, verbless, "direct", "quotation, then its speaker without a verb");
    }
  }
  const named = colonSpeaker(spoken, place);
  if (named) return make(undefined, named, "direct", "name, colon, quotation");
  const words = wordCount(spoken, quotation.inner);
  const labelled = words < LEAST_WORDS && head ? labelledObject(place, head.cue) : undefined;
  if (labelled && head?.cue.speaker) {
    const { speaker } = head.cue;
    return { ...labelled, speaker, quoted: false, kind: "clause", cue: head.cue, via: undefined };
  }
  const inserted =
    head === undefined
      ? (insertedCue(spoken, opening, quotation) ?? insertedCue(spoken, closing, quotation))
      : undefined;
  const touching = inserted !== undefined && touches(spoken, quotation, inserted);
  if (words < (touching ? LEAST_INSERTED : LEAST_WORDS)) return undefined;
  if (/\bshould (?:have )?(?:read|been)\b/u.test(spoken.text.slice(opening.start, closing.end)))
    return undefined;
  if (tail?.speaker) return make(tail, tail.speaker, "fragment", "quoted words in a reported clause");
  const governor = head?.cue ?? inserted;
  if (!governor?.speaker || governor.negated || governor.unreal) return undefined;
  if (governor.speech.lemma === "deny") return undefined;
  return make(governor, governor.speaker, "fragment", "quoted words in a reported clause");
}

/** Nothing but marks between the quotation and the words that say whose it is. */
function touches(spoken: SpokenText, quotation: Quotation, cue: SpokenCue): boolean {
  const sentence = spoken.reading.sentences[cue.sentence];
  const first = sentence?.tokens[Math.min(cue.first, cue.subject?.first ?? cue.first)];
  return first !== undefined && !/[\p{L}\p{N}]/u.test(spoken.text.slice(quotation.end, first.start));
}

/** "called the last offer "a coupon"": a label alone says nothing; with what it is put on it does. */
function labelledObject(place: Place, cue: SpokenCue): { content: Span; rule: string } | undefined {
  const { quotation, opening } = place;
  if (!LABELS.has(cue.speech.lemma) || cue.negated || cue.unreal) return undefined;
  const from = opening.tokens[cue.last + 1];
  const last = opening.tokens.findLast((t) => t.end <= quotation.start);
  if (!from || !last || last.index < from.index || last.index - from.index > LONGEST_LABELLED)
    return undefined;
  const object = opening.tokens.slice(from.index, last.index + 1);
  if (object.some((t) => t.upos === "PUNCT" && t.text !== "-") || !/^(?:NOUN|PROPN)$/u.test(last.upos))
    return undefined;
  return { content: { start: from.start, end: quotation.end }, rule: "called it so" };
}

function trimmed(spoken: SpokenText, inner: Span): Span {
  let end = inner.end;
  while (end > inner.start && /[,\s]/u.test(spoken.text[end - 1] ?? "")) end -= 1;
  return { start: inner.start, end };
}
