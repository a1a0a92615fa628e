import type { Token } from "../reading/sentence.ts";
import { SPEECH_FORMS, type SpeechVerb, speechVerb } from "./speech-verbs.ts";

/** The verb of speech that a token is, by its form where that leaves no doubt, else by tag and lemma. */
export function speechOf(token: Token | undefined): SpeechVerb | undefined {
  if (!token) return undefined;
  const lemma = SPEECH_FORMS.get(token.text);
  if (lemma !== undefined) return speechVerb(lemma);
  if (token.upos !== "VERB" && !token.xpos.startsWith("VB")) return undefined;
  return speechVerb(token.lemma.toLowerCase());
}
