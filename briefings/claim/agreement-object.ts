import type { Sentence } from "../reading/sentence.ts";
import type { DealDraft } from "./agreement-draft.ts";
import type { Scene } from "./party-of-phrase.ts";

/** Longest phrase that is kept as what a deal is about, in characters. */
const LONGEST = 120;

export interface DealObject {
  readonly text: string;
  /** It says what for; else it is only the noun phrase of the deal. */
  readonly purpose: boolean;
}

/**
 * What the deal is about, in the text's words: the purpose after its noun ("to deploy AI on
 * unclassified networks", "for twenty planes"), else the noun phrase itself.
 */
export function objectOfDraft(scene: Scene, sentence: Sentence, draft: DealDraft): DealObject | undefined {
  const { tokens } = sentence;
  const { text } = scene.reading;
  const { noun, clause } = draft;
  if (noun !== undefined) {
    let start = -1;
    for (let i = noun.last + 1; i < Math.min(tokens.length, noun.last + 14); i++) {
      const word = tokens[i]!.text.toLowerCase();
      if (/^[.;:]$/u.test(word)) break;
      if (word === "to" && tokens[i + 1]?.upos === "VERB") {
        start = i + 1;
        break;
      }
      if (
        /^(?:for|over|on|covering|about|concerning)$/u.test(word) &&
        !isDate(scene, sentence, tokens[i + 1]?.start)
      ) {
        start = i + 1;
        break;
      }
    }
    if (start >= 0) {
      const phrase = phraseFrom(scene, sentence, start);
      if (phrase !== undefined) return { text: phrase, purpose: true };
    }
    return { text: text.slice(tokens[noun.first]!.start, tokens[noun.last]!.end), purpose: false };
  }
  const object = clause.objects[0];
  if (object === undefined || clause.verb === undefined) return undefined;
  const named = object.phrases.every((phrase) => phrase.entity !== undefined);
  const start = named ? clause.verb.main : object.first;
  if (start > object.last) return undefined;
  return { text: text.slice(tokens[start]!.start, tokens[object.last]!.end), purpose: named };
}

function isDate(scene: Scene, sentence: Sentence, start: number | undefined): boolean {
  return (
    start !== undefined &&
    scene.reading.dates.some(
      (date) => date.sentence === sentence.index && date.start <= start + 4 && date.end > start,
    )
  );
}

function phraseFrom(scene: Scene, sentence: Sentence, first: number): string | undefined {
  const { tokens } = sentence;
  let last = first;
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (
      /^[,.;:–—]$/u.test(token.text) ||
      (i > first && /^(?:after|while|when|which|who|although|but)$/u.test(token.text))
    )
      break;
    if (token.end - tokens[first]!.start > LONGEST) break;
    last = i;
  }
  const end = tokens[last]!.end;
  const phrase = scene.reading.text.slice(tokens[first]!.start, end);
  return phrase.length < 3 ? undefined : phrase;
}
