import type { Sentence, Token } from "../reading/sentence.ts";
import type { Quotation } from "./quotation.ts";
import { isEnded, type Place } from "./statement-place.ts";
import type { SpokenCue, SpokenText } from "./statement-spoken-text.ts";

/** The cue has words of its own behind it: "on "Hannity," he said if …" tells nothing of "Hannity". */
function saysMore(sentence: Sentence, cue: SpokenCue, limit: number): boolean {
  const last = Math.max(cue.last, cue.subject?.last ?? 0);
  const next = sentence.tokens[last + 1];
  if (!next) return false;
  if (next.start >= limit || /^["“]/u.test(next.text)) return true;
  return !/^(?:PUNCT|ADP|ADV)$/u.test(next.upos) && next.upos !== "PROPN" && !next.relation.startsWith("obl");
}

/** "…," he said; "…," said the minister; "…," according to him. */
export function tailCue(
  spoken: SpokenText,
  place: Place,
  following: Quotation | undefined,
  opens: boolean,
): SpokenCue | undefined {
  const { quotation, closing } = place;
  const { tokens } = closing;
  let start = tokens.findIndex((t) => t.start >= quotation.end);
  if (start < 0) return undefined;
  while (start < tokens.length && tokens[start]?.upos === "PUNCT") start += 1;
  const limit = following && following.start < closing.end ? following.start : closing.end;
  const opener = tokens[start];
  if (!opener || opener.start >= limit) return undefined;
  for (const cue of spoken.cuesOf(closing)) {
    const verb = tokens[cue.verb];
    if (!verb || verb.start < opener.start || verb.start >= limit) continue;
    const subject = cue.subject;
    if (!subject || !cue.speaker || cue.speech.frame === "label") continue;
    if (subject.first < start) continue;
    if (!opens && saysMore(closing, cue, limit)) return undefined;
    const first = Math.min(subject.first, cue.first);
    const gap = tokens.slice(start, first);
    const adverbial =
      gap.every((t) => /^(?:ADV|SCONJ|ADP|DET|NOUN|PUNCT|PROPN|NUM)$/u.test(t.upos)) && gap.length <= 4;
    if (first <= start + 1 || adverbial) return cue;
    return undefined;
  }
  return undefined;
}

/** The cue before a quotation in its sentence, and whether the quotation stands for itself. */
export function headCue(
  spoken: SpokenText,
  place: Place,
  previous: Quotation | undefined,
): { cue: SpokenCue; direct: boolean } | undefined {
  const { quotation, opening } = place;
  const { tokens } = opening;
  const from =
    previous && previous.end > opening.start && previous.end <= quotation.start
      ? previous.end
      : opening.start;
  let cue: SpokenCue | undefined;
  for (const candidate of spoken.cuesOf(opening)) {
    const verb = tokens[candidate.last];
    if (!verb || verb.end > quotation.start) continue;
    if (verb.start < from && candidate.kind !== "verb") continue;
    if (!candidate.speaker) continue;
    cue = candidate;
  }
  if (!cue) return undefined;
  if (cue.negated || cue.unreal) return undefined;
  const verb = tokens[cue.last];
  const between = tokens.filter((t) => t.start >= (verb?.end ?? 0) && t.end <= quotation.start);
  const lastBefore = between.at(-1);
  const colon = lastBefore?.text === ":";
  const comma = lastBefore?.text === ",";
  const finite = between.some((t) => isFiniteVerb(t));
  const clause = between.some((t) => t.relation === "mark" && /^(?:that|whether|if)$/iu.test(t.text));
  const inverted = cue.subject && cue.subject.first > cue.verb;
  const upper = /^[^\p{L}]*\p{Lu}/u.test(
    spoken.text.slice(quotation.inner.start, quotation.inner.start + 12),
  );
  const touching =
    between.length === 0 || (inverted && between.every((t) => t.index <= (cue.subject?.last ?? -1)));
  const whole = isEnded(spoken, quotation) || spoken.text[quotation.inner.end - 1] === '"';
  const direct =
    cue.speech.frame !== "label" &&
    !clause &&
    (colon ||
      (comma && !finite) ||
      (touching && (upper || whole)) ||
      (!finite && upper && whole && between.length <= 8));
  return { cue, direct };
}

export function startsSentence(place: Place, previous: Quotation | undefined): boolean {
  const { quotation, opening } = place;
  const from = previous && previous.end > opening.start ? previous.end : opening.start;
  return !opening.tokens.some((t) => t.start >= from && t.end <= quotation.start && t.upos !== "PUNCT");
}

/** "It was "a cold shower", the coach said" and "are, a director admitted, "talking to …"". */
export function insertedCue(
  spoken: SpokenText,
  sentence: Sentence,
  quotation: Quotation,
): SpokenCue | undefined {
  const { tokens } = sentence;
  return spoken.cuesOf(sentence).find((cue) => {
    const verb = tokens[cue.verb];
    if (!verb || !cue.speaker || !cue.subject || cue.speech.frame === "label") return false;
    if (verb.start < quotation.end) return false;
    const first = Math.min(cue.subject.first, cue.first);
    return (
      tokens[first - 1]?.text === "," ||
      /^[—–-]$/u.test(tokens[first - 1]?.text ?? "") ||
      (tokens[first - 1]?.end ?? 0) === quotation.end
    );
  });
}

function isFiniteVerb(token: Token): boolean {
  return /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos);
}
