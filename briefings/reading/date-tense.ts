import { DEADLINE_WORDS, FUTURE_GOVERNORS, FUTURE_WORDS, PAST_FORMS } from "./date-lexicon.ts";
import type { Sentence, Token } from "./sentence.ts";

export type Tense = "past" | "future" | "present" | "unknown";

type Tokens = readonly Token[];

/** How far the verb may stand from the phrase where no tree leads to it. */
const REACH = 18;

/**
 * Which way the clause around a phrase looks. The verb that the tree puts above it decides, with its
 * auxiliaries and governors ("is due to", "plans to"); where no verb stands above it, the nearest
 * one before it, else behind it. After HeidelTime (Strötgen and Gertz 2013), which looks at the
 * nearest verb alone.
 */
export function tenseAt(sentence: Sentence | undefined, start: number, end: number): Tense {
  if (!sentence) return "unknown";
  const { tokens } = sentence;
  let first = tokens.findIndex((token) => token.end > start);
  if (first < 0) first = tokens.length;
  let behind = tokens.findIndex((token) => token.start >= end);
  if (behind < 0) behind = tokens.length;
  if (DEADLINE_WORDS.has(lower(tokens[first - 1])) || DEADLINE_WORDS.has(lower(tokens[behind]))) {
    const told = tokens
      .slice(Math.max(0, first - 8), first)
      .some((t) => lower(t) === "had" || lower(t) === "was");
    return told ? "past" : "future";
  }
  if (lower(tokens[first - 1]) === "as" && /^(?:soon|early|late)$/u.test(lower(tokens[first - 2]))) {
    return lower(tokens[first - 2]) === "late" ? "past" : "future";
  }
  return tenseBeside(tokens, first) ?? tenseAbove(tokens, first, behind) ?? tenseNear(tokens, first, behind);
}

function lower(token: Token | undefined): string {
  return token?.text.toLowerCase() ?? "";
}

function isVerb(token: Token): boolean {
  return token.upos === "VERB" || (token.upos === "AUX" && token.relation === "root");
}

/** "said Thursday", "announced on Wednesday": the verb that touches the phrase is its verb. */
function tenseBeside(tokens: Tokens, first: number): Tense | undefined {
  const before = tokens[first - 1];
  const verb = before && /^(?:on|in|late|early)$/iu.test(before.text) ? tokens[first - 2] : before;
  if (!verb || !isVerb(verb)) return undefined;
  const tense = tenseOfVerb(tokens, verb, undefined);
  return tense ?? (verb.xpos === "VBN" ? "past" : undefined);
}

function tenseAbove(tokens: Tokens, first: number, behind: number): Tense | undefined {
  let at = tokens.slice(first, behind).find((t) => t.head < first || t.head >= behind);
  for (let step = 0; at && step < 12; step += 1) {
    const above = at.head >= 0 ? tokens[at.head] : undefined;
    if (!above) return undefined;
    const copula = tokens.find((t) => t.head === above.index && t.relation === "cop");
    if (isVerb(above) || copula) {
      const tense = tenseOfVerb(tokens, above, copula);
      if (tense) return tense;
    }
    at = above;
  }
  return undefined;
}

function tenseOfVerb(tokens: Tokens, verb: Token, copula: Token | undefined): Tense | undefined {
  const helpers = tokens.filter(
    (t) => t.head === verb.index && (t.relation.startsWith("aux") || t.relation === "cop"),
  );
  const words = helpers.map(lower);
  if (words.some((w) => FUTURE_WORDS.has(w))) return "future";
  if (words.includes("had")) return "past";
  if (FUTURE_GOVERNORS.has(lower(verb))) return "future";
  if (
    words.some(
      (w) => w === "was" || w === "were" || w === "did" || w === "has" || w === "have" || w === "'ve",
    )
  )
    return "past";
  if (verb.xpos === "VBD") return "past";
  const to = tokens.some((t) => t.head === verb.index && t.relation === "mark" && lower(t) === "to");
  if (to || verb.xpos === "VB") {
    const governor = verb.head >= 0 ? tokens[verb.head] : undefined;
    if (governor && FUTURE_GOVERNORS.has(lower(governor))) {
      const past = tokens.some((t) => t.head === governor.index && lower(t) === "had");
      return past ? "past" : "future";
    }
    // "guidelines to be published in November": an infinitive at a noun is still to come.
    if (to && verb.relation.startsWith("acl")) return "future";
    return undefined;
  }
  const finite = copula ?? verb;
  if (finite.xpos === "VBZ" || finite.xpos === "VBP" || words.some((w) => w === "is" || w === "are"))
    return "present";
  if (verb.xpos === "VBN" && helpers.length === 0 && verb.relation.startsWith("acl")) return "past";
  return undefined;
}

function tenseNear(tokens: Tokens, first: number, behind: number): Tense {
  for (let k = first - 1; k >= Math.max(0, first - REACH); k -= 1) {
    const tense = tenseOfWord(tokens, k);
    if (tense) return tense;
  }
  for (let k = behind; k < Math.min(tokens.length, behind + REACH); k += 1) {
    const tense = tenseOfWord(tokens, k);
    if (tense) return tense;
  }
  return "unknown";
}

function tenseOfWord(tokens: Tokens, k: number): Tense | undefined {
  const token = tokens[k];
  if (!token) return undefined;
  const word = lower(token);
  if (FUTURE_WORDS.has(word) || FUTURE_GOVERNORS.has(word)) return "future";
  if (PAST_FORMS.has(word)) return "past";
  if (token.xpos === "VBD" || token.xpos === "VBN") return "past";
  if (token.xpos === "VBZ" || token.xpos === "VBP") return "present";
  return undefined;
}
