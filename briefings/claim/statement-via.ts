import type { Attribution } from "./statement-attribution.ts";
import type { SpokenText } from "./statement-spoken-text.ts";

/** "…, according to the Journal" and "told the Journal": who passed it on. */
export function viaBeside(spoken: SpokenText, attribution: Attribution): string | undefined {
  const cue = attribution.cue;
  if (!cue) return undefined;
  const sentence = spoken.reading.sentences[cue.sentence];
  if (!sentence) return undefined;
  const according = spoken
    .cuesOf(sentence)
    .find((c) => c !== cue && c.kind === "according" && c.speaker && spoken.finder.isOutlet(c.speaker));
  if (according?.speaker) return according.speaker.name;
  const heard = spoken.finder.mentionsOf(cue.sentence).find((p) => {
    if (p.mention.by === "pronoun" || !spoken.finder.mentions.isOutlet(p.entity)) return false;
    const before = sentence.tokens
      .slice(Math.max(0, p.mention.firstToken - 2), p.mention.firstToken)
      .map((t) => t.text.toLowerCase());
    const distance = p.mention.firstToken - cue.last;
    const hearer = cue.speech.frame === "aimed" && distance >= 1 && distance <= 2;
    return hearer || (before.some((w) => w === "to" || w === "with") && Math.abs(distance) <= 8);
  });
  return heard?.entity.name;
}
