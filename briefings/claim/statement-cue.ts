import type { Sentence, Token } from "../reading/sentence.ts";
import { SPEECH_FORMS, type SpeechVerb } from "./speech-verbs.ts";
import { behindAdverbials } from "./statement-adverbial.ts";
import { heardSaying, hearsayAt, isHearsayWord } from "./statement-hearsay.ts";
import { BREAK, headOf } from "./statement-segment.ts";
import { speechOf } from "./statement-speech-word.ts";
import { phraseFrom, type SubjectPhrase, subjectOf } from "./statement-subject.ts";
import { type SentenceTree, treeOf } from "./statement-tree.ts";

/** A place where a text says that somebody says something. */
export interface Cue {
  readonly sentence: number;
  readonly verb: number;
  /** First and last token of the cue itself, auxiliaries and particles included. */
  readonly first: number;
  readonly last: number;
  /** `hearsay`: somebody else passes it on: "he was told by a clerk that". */
  readonly kind: "verb" | "according" | "hearsay";
  readonly speech: SpeechVerb;
  /** "did not say", "declined to say", "refused to confirm". */
  readonly negated: boolean;
  /** "would say", "will announce": not said yet. */
  readonly unreal: boolean;
  readonly subject: SubjectPhrase | undefined;
}

const ACCORDING: SpeechVerb = { lemma: "according", frame: "plain", force: "assert" };

const CUE_WORDS: ReadonlySet<string> = new Set(["according", "According", "words"]);

const NEGATIONS: ReadonlySet<string> = new Set(["not", "n't", "never", "n’t", "neither", "nor"]);

const REFUSALS: ReadonlySet<string> = new Set(["decline", "refuse", "fail", "stop", "avoid", "forget"]);

/** All cues of a sentence in order. */
export function findCues(sentence: Sentence, treeFor: () => SentenceTree = () => treeOf(sentence)): Cue[] {
  // Most sentences hold no such word; a tree is asked for only where one does.
  if (!sentence.tokens.some((t) => speechOf(t) !== undefined || CUE_WORDS.has(t.text) || isHearsayWord(t)))
    return [];
  const tree = treeFor();
  const cues: Cue[] = [];
  for (const token of sentence.tokens) {
    const according = accordingAt(sentence, tree, token);
    if (according) cues.push(according);
    const hearsay = hearsayAt(sentence, tree, token);
    if (hearsay) {
      cues.push(hearsay);
      continue;
    }
    const speech = speechOf(token);
    if (!speech || isPassive(tree, token) || isAttributive(sentence, token)) continue;
    const heard = heardSaying(sentence, token);
    const subject = heard ?? subjectOf(tree, token.index, 0);
    cues.push({
      sentence: sentence.index,
      verb: token.index,
      first: firstOfCue(sentence, token.index),
      last: lastOfCue(sentence, token.index),
      kind: heard ? "hearsay" : "verb",
      speech,
      negated: isNegated(tree, token.index),
      unreal: isUnreal(sentence, tree, token.index),
      subject,
    });
  }
  return cues;
}

/** "the stated aim": a participle before its noun reports nothing. */
function isAttributive(sentence: Sentence, token: Token): boolean {
  return (
    token.relation === "amod" &&
    !SPEECH_FORMS.has(token.text) &&
    sentence.tokens[token.index + 1]?.upos === "NOUN"
  );
}

function isPassive(tree: SentenceTree, token: Token): boolean {
  if (token.xpos !== "VBN") return false;
  const { tokens } = tree.sentence;
  for (let k = token.index - 1; k >= Math.max(0, token.index - 4); k -= 1) {
    const word = tokens[k];
    if (!word) break;
    if (word.lemma === "have" || word.text === "'ve")
      return tokens[k + 1]?.lemma === "be" && k + 1 < token.index;
    if (word.lemma === "be" || word.lemma === "get") return true;
    if (word.upos !== "ADV" && word.upos !== "PART" && word.upos !== "AUX") break;
  }
  if (tellsThat(tokens, token.index)) return false;
  return token.relation.startsWith("acl") || token.relation === "advcl";
}

/** "The premier promised on Saturday that work …": a past tense that the tagger took for a participle. */
function tellsThat(tokens: readonly Token[], index: number): boolean {
  const at = behindAdverbials(tokens, index + 1);
  return (
    /^that$/iu.test(tokens[at]?.text ?? "") &&
    /^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/u.test(tokens[at + 1]?.upos ?? "")
  );
}

function isNegated(tree: SentenceTree, index: number): boolean {
  const { tokens } = tree.sentence;
  const near = (tree.children[index] ?? []).some(
    (t) =>
      t.index < index &&
      NEGATIONS.has(t.text.toLowerCase()) &&
      !tokens.slice(t.index, index).some((between) => between.upos === "PUNCT"),
  );
  if (near) return true;
  const token = tokens[index];
  const governor = token && token.head >= 0 ? tokens[token.head] : undefined;
  if (token?.xpos === "VB" && governor && REFUSALS.has(governor.lemma)) return true;
  const before = tokens[index - 1]?.text.toLowerCase();
  return before === "not" || before === "n't" || before === "never";
}

function isUnreal(sentence: Sentence, tree: SentenceTree, index: number): boolean {
  const [second, first] = [sentence.tokens[index - 2]?.text ?? "", sentence.tokens[index - 1]?.text ?? ""];
  if (/^would$/iu.test(second) && /^only$/iu.test(first)) return false;
  const aux = (tree.children[index] ?? []).some(
    (t) =>
      t.index < index &&
      t.xpos === "MD" &&
      /^(?:will|would|could|should|might|may|must|'ll|can)$/iu.test(t.text),
  );
  return aux || /^(?:will|would|could|should|might|must)$/iu.test(sentence.tokens[index - 1]?.text ?? "");
}

function firstOfCue(sentence: Sentence, index: number): number {
  let first = index;
  while (first > 0) {
    const before = sentence.tokens[first - 1];
    if (
      before &&
      (before.upos === "AUX" || (before.upos === "ADV" && before.xpos === "RB") || before.upos === "PART")
    )
      first -= 1;
    else break;
  }
  return first;
}

function lastOfCue(sentence: Sentence, index: number): number {
  const after = sentence.tokens[index + 1];
  return after && /^(?:out|back|on)$/iu.test(after.text) && after.relation === "compound:prt"
    ? index + 1
    : index;
}

/** "…, citing a banker close to the matter,": who told the outlet. */
export function citedIn(sentence: Sentence, cue: Cue): SubjectPhrase | undefined {
  const { tokens } = sentence;
  const citing = tokens.find((t) => t.lemma === "cite" && t.xpos === "VBG" && t.index > cue.verb);
  if (!citing) return undefined;
  let last = citing.index;
  while (
    last + 1 < tokens.length &&
    !BREAK.test(tokens[last + 1]?.text ?? "") &&
    tokens[last + 1]?.text !== "." &&
    !/^(?:who|which|that|as)$/iu.test(tokens[last + 1]?.text ?? "")
  )
    last += 1;
  if (last === citing.index) return undefined;
  const segment = { first: citing.index + 1, last };
  return { ...segment, head: headOf(tokens, segment) };
}

/** "according to NP", "in the words of NP". */
function accordingAt(sentence: Sentence, tree: SentenceTree, token: Token): Cue | undefined {
  const { tokens } = sentence;
  const word = token.text.toLowerCase();
  const at = token.index;
  let start = -1;
  if (word === "according" && tokens[at + 1]?.text.toLowerCase() === "to") start = at + 2;
  if (
    word === "words" &&
    tokens[at + 1]?.text.toLowerCase() === "of" &&
    /^(?:the|in|by)$/iu.test(tokens[at - 1]?.text ?? "")
  ) {
    start = at + 2;
  }
  if (start < 0 || start >= tokens.length) return undefined;
  const subject = phraseFrom(tree, start);
  if (!subject) return undefined;
  const first = word === "according" ? at : at - 2;
  return {
    sentence: sentence.index,
    verb: at,
    first: Math.max(0, first),
    last: start - 1,
    kind: "according",
    speech: ACCORDING,
    negated: false,
    unreal: false,
    subject,
  };
}
