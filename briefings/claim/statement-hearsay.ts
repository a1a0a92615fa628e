import type { Sentence, Token } from "../reading/sentence.ts";
import { speechVerb } from "./speech-verbs.ts";
import type { Cue } from "./statement-cue.ts";
import { headOf } from "./statement-segment.ts";
import { phraseFrom } from "./statement-subject.ts";
import type { SentenceTree } from "./statement-tree.ts";

/** Verbs of those who were told something, and the word before who told it. */
const HEARD: ReadonlyMap<string, string> = new Map([
  ["hear", "from"],
  ["learn", "from"],
  ["tell", "by"],
  ["inform", "by"],
  ["assure", "by"],
  ["advise", "by"],
  ["warn", "by"],
  ["notify", "by"],
]);

/** Nouns of speech behind which "that" tells what was said. */
const SAID_NOUNS: ReadonlySet<string> = new Set([
  "claim",
  "assertion",
  "allegation",
  "contention",
  "warning",
  "admission",
  "announcement",
  "assurance",
  "insistence",
  "accusation",
  "complaint",
  "prediction",
]);

/** Cheap: asks the dictionary form only. */
export function isHearsayWord(token: Token): boolean {
  return token.upos === "NOUN" ? SAID_NOUNS.has(token.lemma) : HEARD.has(token.lemma);
}

/**
 * What somebody is told to have said by way of another verb or a noun: "he heard from the union
 * that", "she had been told by a clerk that", "heard the general say that", "a claim by the opposition
 * that", "the mayor's insistence that".
 */
export function hearsayAt(sentence: Sentence, tree: SentenceTree, token: Token): Cue | undefined {
  const lemma = token.lemma.toLowerCase();
  const by = HEARD.get(lemma);
  if (by !== undefined && /^VB/u.test(token.xpos)) return heardFrom(sentence, tree, token, by);
  if (SAID_NOUNS.has(lemma) && token.upos === "NOUN") return saidInNoun(sentence, tree, token);
  return undefined;
}

/** "heard the general say that": who is between the two verbs. */
export function heardSaying(
  sentence: Sentence,
  token: Token,
): { first: number; last: number; head: number } | undefined {
  if (token.xpos !== "VB" && token.xpos !== "VBP") return undefined;
  const { tokens } = sentence;
  for (let k = token.index - 2; k >= Math.max(0, token.index - 7); k -= 1) {
    const word = tokens[k];
    if (!word || word.upos === "PUNCT") return undefined;
    if (word.lemma !== "hear") continue;
    const phrase = { first: k + 1, last: token.index - 1 };
    return { ...phrase, head: headOf(tokens, phrase) };
  }
  return undefined;
}

function heardFrom(sentence: Sentence, tree: SentenceTree, token: Token, by: string): Cue | undefined {
  const { tokens } = sentence;
  if (by === "by" && token.xpos !== "VBN") return undefined;
  let at = token.index + 1;
  if (/^(?:so|this|it)$/iu.test(tokens[at]?.text ?? "")) at += 1;
  if (tokens[at]?.text.toLowerCase() !== by) return undefined;
  return toldBehind(sentence, tree, token, at + 1, by === "by" ? "tell" : "say");
}

function saidInNoun(sentence: Sentence, tree: SentenceTree, token: Token): Cue | undefined {
  const { tokens } = sentence;
  const next = tokens[token.index + 1];
  if (next?.text.toLowerCase() === "by") return toldBehind(sentence, tree, token, token.index + 2, "say");
  if (next?.text.toLowerCase() !== "that" || !/^(?:'s|’s|'|’)$/u.test(tokens[token.index - 1]?.text ?? "")) {
    return undefined;
  }
  let first = token.index - 2;
  while (first > 0 && /^(?:NOUN|PROPN|ADJ|DET)$/u.test(tokens[first - 1]?.upos ?? "")) first -= 1;
  if (first < 0) return undefined;
  const owner = { first, last: token.index - 2 };
  return cueOf(sentence, token, token.index, { ...owner, head: headOf(tokens, owner) }, "say");
}

/** The one named behind "by" or "from", where ", that" or "that" follows at once. */
function toldBehind(
  sentence: Sentence,
  tree: SentenceTree,
  token: Token,
  start: number,
  lemma: string,
): Cue | undefined {
  const { tokens } = sentence;
  const subject = phraseFrom(tree, start);
  if (!subject) return undefined;
  let last = subject.head;
  while (last + 1 < tokens.length && last < subject.head + 8) {
    const next = tokens[last + 1]?.text.toLowerCase() ?? "";
    if (next === "that") return cueOf(sentence, token, last, { ...subject, last }, lemma);
    if (next === "," && tokens[last + 2]?.text.toLowerCase() === "that")
      return cueOf(sentence, token, last, { ...subject, last }, lemma);
    if (/^[,;:.]$/u.test(next)) return undefined;
    last += 1;
  }
  return undefined;
}

function cueOf(
  sentence: Sentence,
  token: Token,
  last: number,
  subject: { first: number; last: number; head: number },
  lemma: string,
): Cue | undefined {
  const speech = speechVerb(lemma);
  return (
    speech && {
      sentence: sentence.index,
      verb: token.index,
      first: token.index,
      last,
      kind: "hearsay",
      speech,
      negated: false,
      unreal: false,
      subject,
    }
  );
}
