import type { Token } from "../reading/sentence.ts";
import { SPEECH_FORMS, type SpeechVerb, speechVerb } from "./speech-verbs.ts";

/** The verb of speech that a token is, by its form where that leaves no doubt, else by tag and lemma. */
export function speechOf(token: Token | undefined): SpeechVerb | undefined {
  if (!token) return undefined;
  const lemma = SPEECH_FORMS.get(isShouted(token.text) ? token.text.toLowerCase() : token.text);
  if (lemma !== undefined) return speechVerb(lemma);
  if (token.upos !== "VERB" && !token.xpos.startsWith("VB")) return undefined;
  const word = token.lemma;
  const plain = speechVerb(word);
  if (plain || word.length < 5 || token.text.length <= word.length) return plain;
  // "conceding" may come as "conced": a mute e is lost with the ending.
  return speechVerb(`${word}e`);
}

/** "SAYS" in a headline of capitals. */
function isShouted(text: string): boolean {
  const second = text.charCodeAt(1);
  return second >= 65 && second <= 90 && text === text.toUpperCase();
}
