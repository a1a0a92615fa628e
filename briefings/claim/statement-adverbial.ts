import type { Token } from "../reading/sentence.ts";
import { SPEECH_NOUNS } from "./speech-verbs.ts";

const DAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:today|yesterday|tonight|earlier|later|afterwards?|again|then|also|still|recently|separately)$/iu;
const PART = /^(?:late|early|last|this|next|the|same|previous|following|past)$/iu;
const PERIOD =
  /^(?:day|week|month|year|night|morning|afternoon|evening|weekend|summer|spring|autumn|winter)$/iu;

/**
 * Where the words behind a verb of speech begin to say something: behind "on Monday", "late last
 * week", "in a statement on Friday", "by telephone". Nothing of the kind gives `from` itself.
 */
export function behindAdverbials(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let step = 0; step < 4; step += 1) {
    const next = behindOne(tokens, at);
    if (next === at) break;
    at = next;
  }
  return at;
}

function behindOne(tokens: readonly Token[], from: number): number {
  const word = tokens[from]?.text ?? "";
  if (DAY.test(word)) return from + 1;
  if (/^(?:late|early)$/iu.test(word) && /^on$/iu.test(tokens[from + 1]?.text ?? "")) return from + 1;
  let at = from;
  while (PART.test(tokens[at]?.text ?? "")) at += 1;
  if (at > from && (PERIOD.test(tokens[at]?.text ?? "") || DAY.test(tokens[at]?.text ?? ""))) {
    return DAY.test(tokens[at]?.text ?? "") || tokens[at - 1]?.text.toLowerCase() !== "the" ? at + 1 : from;
  }
  if (/^(?:on|late|early|by|in|at|during)$/iu.test(word)) {
    for (let k = from + 1; k < Math.min(tokens.length, from + 6); k += 1) {
      const token = tokens[k];
      if (!token || !/^(?:DET|ADJ|NOUN|PROPN|NUM)$/u.test(token.upos)) break;
      const spoken = SPEECH_NOUNS.has(token.lemma.toLowerCase()) && token.upos === "NOUN";
      if (DAY.test(token.text) || spoken) {
        const noun = tokens[k + 1];
        if (noun?.upos === "NOUN" && noun.relation !== "nsubj" && PERIOD.test(noun.text)) return k + 2;
        return k + 1;
      }
    }
  }
  return from;
}
