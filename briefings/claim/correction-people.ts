import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { CorrectionText } from "./correction-text.ts";
import { sentenceAt } from "./statement-sentences.ts";
import type { SpokenCue } from "./statement-spoken-text.ts";
import { phraseOf } from "./statement-subject.ts";

/** The person named last before `offset`, in the same sentence. */
export function personBefore(about: CorrectionText, sentence: Sentence, offset: number): string | undefined {
  return about.spoken.finder
    .mentionsOf(sentence.index)
    .findLast((p) => p.entity.type === "person" && p.mention.end <= offset)?.entity.name;
}

/** Who is named first in the sentence, before `offset`. */
export function subjectName(about: CorrectionText, sentence: Sentence, offset: number): string | undefined {
  return about.spoken.finder.mentionsOf(sentence.index).find((p) => p.mention.end <= offset)?.entity.name;
}

export function cueBefore(
  about: CorrectionText,
  sentence: Sentence,
  offset: number,
  lemma: RegExp,
): SpokenCue | undefined {
  return about.spoken
    .cuesOf(sentence)
    .findLast(
      (c) => (sentence.tokens[c.verb]?.end ?? 0) <= offset && c.speaker && lemma.test(c.speech.lemma),
    );
}

export function cueNear(
  about: CorrectionText,
  sentence: Sentence,
  start: number,
  end: number,
): SpokenCue | undefined {
  return about.spoken.cuesOf(sentence).find((c) => {
    const verb = sentence.tokens[c.verb];
    return verb && verb.start >= start && verb.end <= end + 1 && c.speaker;
  });
}

export function speakerIn(about: CorrectionText, sentence: Sentence): string | undefined {
  return about.spoken.cuesOf(sentence).find((c) => c.speaker)?.speaker?.name;
}

/** Who tells the right version, where a cue stands before it in its sentence, not before `from`. */
export function correctorOf(
  about: CorrectionText,
  right: Span | undefined,
  fallback: Sentence,
  from = 0,
): string | undefined {
  if (!right) return undefined;
  const sentence = sentenceAt(about.reading.sentences, right.start) ?? fallback;
  return about.spoken
    .cuesOf(sentence)
    .findLast(
      (c) =>
        (sentence.tokens[c.verb]?.end ?? 0) <= right.start &&
        (sentence.tokens[c.verb]?.start ?? 0) >= from &&
        c.speaker &&
        right.start - (sentence.tokens[c.verb]?.end ?? 0) < 80,
    )?.speaker?.name;
}

/** Whoever the first subject of a sentence means. */
export function openingSubject(about: CorrectionText, sentence: Sentence): string | undefined {
  const head = sentence.tokens.find((t) => t.relation.startsWith("nsubj"));
  if (!head) return undefined;
  const phrase = phraseOf(about.spoken.tree(sentence), head.index);
  return about.spoken.finder.find(sentence, phrase, undefined)?.name;
}
