import type { Sentence } from "../reading/sentence.ts";
import { DEAL_NOUNS, DEAL_VERBS, DIRECT_VERBS, IRREGULAR_FORMS } from "./agreement-lexicon.ts";

/** Verbs too common to call for a reading: they tell of a deal only beside a noun that calls for one. */
const COMMON_VERBS = new Set(
  "have make do get take give hold draw need want expect look leave let lead set work lose raise receive put return invite break cut form earn gain call go run back pull".split(
    " ",
  ),
);

const TRIGGERS: ReadonlySet<string> = new Set([
  ...[...DEAL_NOUNS.keys()].flatMap((noun) => noun.split("-")[0] ?? []),
  ...[...DEAL_VERBS.keys(), ...DIRECT_VERBS.keys()]
    .map((verb) => verb.split("_")[0] ?? verb)
    .filter((verb) => !COMMON_VERBS.has(verb)),
  ..."join appoint pen signature handshake hands expire lapse collapse untrue false pulled stopped called broke walked walk backed ran".split(
    " ",
  ),
]);

const LONGEST_TRIGGER = 18;
/** What was looked up once; bounded by the vocabulary of news. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 50_000;

/** A cheap look at the words before the sentence is read. */
export function mayTellOfDeals(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => {
    if (token.text.length > LONGEST_TRIGGER) return false;
    const before = known.get(token.text);
    if (before !== undefined) return before;
    const calls = isTrigger(token.text.toLowerCase());
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(token.text, calls);
    return calls;
  });
}

function isTrigger(word: string): boolean {
  if (TRIGGERS.has(word) || TRIGGERS.has(IRREGULAR_FORMS.get(word) ?? "")) return true;
  if (word.endsWith("ies")) return TRIGGERS.has(`${word.slice(0, -3)}y`);
  if (word.endsWith("s")) return TRIGGERS.has(word.slice(0, -1)) || TRIGGERS.has(word.slice(0, -2));
  if (word.endsWith("ied")) return TRIGGERS.has(`${word.slice(0, -3)}y`);
  if (word.endsWith("ed")) return TRIGGERS.has(word.slice(0, -2)) || TRIGGERS.has(word.slice(0, -1));
  if (word.endsWith("ing")) return TRIGGERS.has(word.slice(0, -3)) || TRIGGERS.has(`${word.slice(0, -3)}e`);
  return false;
}
