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
  // "buy Polarvik" says what is agreed; "dropped Polarvik" only that it is over.
  if (named && tokens[clause.verb.main]?.xpos !== "VB") return undefined;
  const start = named ? clause.verb.main : object.first;
  if (start > object.last) return undefined;
  const phrase = phraseFrom(scene, sentence, start, object.last);
  return phrase === undefined ? undefined : { text: phrase, purpose: named };
}

function isDate(scene: Scene, sentence: Sentence, start: number | undefined): boolean {
  return (
    start !== undefined &&
    scene.reading.dates.some(
      (date) => date.sentence === sentence.index && date.start <= start + 4 && date.end > start,
    )
  );
}

const SIGNS = /^[,.;:–—"“”]$/u;
/** What begins with these is said about the deal, and is not what it is about. */
const LEADS_ON =
  /^(?:after|while|when|which|who|although|though|but|because|so|if|unless|before|until|since|as|subject|according|worth|whose|where|than|despite|amid|following)$/u;
const JOINS = /^(?:and|or|then|but)$/u;
const FINITE = /^(?:MD|VBD|VBZ|VBP)$/u;
const HANGING =
  /^(?:on|in|by|at|for|of|to|with|from|late|early|around|about|and|or|the|an?|its|their|over|under|last|this|next|that)$/iu;

/** The words from `first`, up to where another clause, a date, a price or a quotation begins. */
function phraseFrom(
  scene: Scene,
  sentence: Sentence,
  first: number,
  until: number = sentence.tokens.length - 1,
): string | undefined {
  const { tokens } = sentence;
  let last = first - 1;
  for (let i = first; i <= until; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const word = token.text.toLowerCase();
    if (SIGNS.test(token.text) || token.end - tokens[first]!.start > LONGEST) break;
    if (i > first) {
      if (LEADS_ON.test(word) || FINITE.test(token.xpos)) break;
      if (
        JOINS.test(word) &&
        (next === undefined || FINITE.test(next.xpos) || /^(?:SCONJ|PRON|ADV)$/u.test(next.upos))
      )
        break;
      if (word === "that" && (next === undefined || /^(?:VERB|AUX|PRON|DET|PROPN)$/u.test(next.upos))) break;
      if (
        word === "for" &&
        /^(?:[$€£¥]|about|around|up|nearly|almost|over|\p{N}.*)$/u.test(next?.text ?? "") &&
        isPrice(tokens, i + 1)
      )
        break;
    }
    if (isDate(scene, sentence, token.start) && startsDate(scene, sentence, token.start)) break;
    last = i;
  }
  while (last >= first && HANGING.test(tokens[last]!.text)) last -= 1;
  if (last < first) return undefined;
  const words = tokens.slice(first, last + 1);
  if (!words.some(({ upos }) => upos === "NOUN" || upos === "PROPN")) return undefined;
  return scene.reading.text.slice(words[0]!.start, words.at(-1)!.end);
}

function isPrice(tokens: Sentence["tokens"], at: number): boolean {
  return tokens
    .slice(at, at + 4)
    .some(({ text }) =>
      /^(?:[$€£¥].*|million|billion|bn|m|euros?|dollars?|pounds?|kroner|crowns?|yen|francs?)$/iu.test(text),
    );
}

function startsDate(scene: Scene, sentence: Sentence, start: number): boolean {
  return scene.reading.dates.some((date) => date.sentence === sentence.index && date.start === start);
}
