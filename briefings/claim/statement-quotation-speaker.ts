import type { Sentence } from "../reading/sentence.ts";
import type { LastPlace, Place } from "./statement-place.ts";
import type { Speaker } from "./statement-speaker-name.ts";
import type { SpokenCue, SpokenText } from "./statement-spoken-text.ts";

/** A quotation without a cue of its own, behind one that has: a split quotation or an answer that goes on. */
export function carriedSpeaker(
  spoken: SpokenText,
  place: Place,
  last: LastPlace | undefined,
): { speaker: Speaker; cue: SpokenCue | undefined; rule: string } | undefined {
  const { quotation, opening } = place;
  const before = spoken.reading.sentences[opening.index - 1];
  if (last?.attribution?.kind === "direct") {
    const near = opening.index - last.place.closing.index;
    const sameParagraph = last.place.quotation.paragraph === quotation.paragraph;
    if (sameParagraph && near <= 1) {
      return {
        speaker: last.attribution.speaker,
        cue: last.attribution.cue,
        rule: "second part of a split quotation",
      };
    }
  }
  const introduced =
    before && spoken.text.slice(before.start, before.end).endsWith(":")
      ? spoken.cuesOf(before).findLast((c) => c.speaker)
      : undefined;
  if (introduced?.speaker)
    return { speaker: introduced.speaker, cue: introduced, rule: "introduced by the sentence before" };
  const rest = opening.tokens.some((t) => t.start >= quotation.end && t.upos !== "PUNCT");
  const tailFree = !spoken
    .cuesOf(place.closing)
    .some((c) => (place.closing.tokens[c.verb]?.start ?? 0) > quotation.end);
  if (rest || !tailFree || !before) return undefined;
  if (before.paragraph === quotation.paragraph) {
    const speaker = lastSpeakerOf(spoken, before);
    if (speaker)
      return {
        speaker: speaker.speaker,
        cue: speaker.cue,
        rule: "follows what the same one is told to have said",
      };
    return undefined;
  }
  if (last?.attribution?.kind === "direct" && last.place.quotation.paragraph + 1 === quotation.paragraph) {
    const ends =
      last.place.closing.index === before.index ||
      lastSpeakerOf(spoken, before)?.speaker.name === last.attribution.speaker.name;
    if (ends)
      return {
        speaker: last.attribution.speaker,
        cue: last.attribution.cue,
        rule: "goes on in the next paragraph",
      };
  }
  return undefined;
}

function lastSpeakerOf(
  spoken: SpokenText,
  sentence: Sentence,
): { speaker: Speaker; cue: SpokenCue | undefined } | undefined {
  const cue = spoken.cuesOf(sentence).findLast((c) => c.speaker && !c.negated);
  if (cue?.speaker) return { speaker: cue.speaker, cue };
  return undefined;
}

/** `"…" was the phrase, from the secretary` and the like are left out; only "– Name" is read. */
export function verblessTail(spoken: SpokenText, place: Place): Speaker | undefined {
  const { quotation, closing } = place;
  const after = /^\s*[—–-]+\s*/u.exec(spoken.text.slice(quotation.end, quotation.end + 6));
  if (!after) return undefined;
  const at = quotation.end + after[0].length;
  const placed = spoken.finder
    .mentionsOf(closing.index)
    .find((p) => p.mention.start === at && p.entity.type === "person");
  return (
    placed && {
      name: placed.entity.name,
      aliases: placed.entity.aliases,
      span: placed.mention,
      entity: placed.entity,
    }
  );
}

/** "Valdauer-Roth, walking past with coffee: "…"". */
export function colonSpeaker(spoken: SpokenText, place: Place): Speaker | undefined {
  const { quotation, opening } = place;
  const before = spoken.text.slice(opening.start, quotation.start).trimEnd();
  if (!before.endsWith(":") || before.length > 160) return undefined;
  if (spoken.cuesOf(opening).some((c) => (opening.tokens[c.verb]?.start ?? 0) < quotation.start && c.speaker))
    return undefined;
  const named = spoken.finder
    .mentionsOf(opening.index)
    .filter(
      (p) => p.mention.end <= quotation.start && p.mention.by !== "pronoun" && p.entity.type !== "place",
    );
  const owns = (p: (typeof named)[number]): boolean =>
    /^(?:'s|’s)$/u.test(opening.tokens[p.mention.lastToken + 1]?.text ?? "");
  const placed = named.find((p) => p.entity.type === "person") ?? named.find((p) => !owns(p));
  if (!placed || placed.mention.start - opening.start > 60) return undefined;
  return {
    name: placed.entity.name,
    aliases: placed.entity.aliases,
    span: placed.mention,
    entity: placed.entity,
  };
}
