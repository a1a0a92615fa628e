import { hashText } from "../reading/feature-hash.ts";
import type { Mention } from "../reading/name.ts";
import type { Sentence } from "../reading/sentence.ts";
import {
  agentOf,
  ancestorsOf,
  childrenOf,
  headOf,
  isRelation,
  nounOfName,
  subjectOf,
} from "../reading/tree.ts";
import { SMALL } from "./telling-features.ts";
import type { SentenceView } from "./telling-view.ts";

/** What stands around a telling word, by the tree: computed once a telling. */
export interface TellingFrame {
  readonly sentence: number;
  readonly token: number;
  readonly verb: number;
  readonly subject: number | undefined;
  readonly agent: number | undefined;
  readonly objects: readonly number[];
  /** The status that the word asserts, and its lexical class. */
  readonly status: number;
}

export function frameOf(sentence: Sentence, token: number, status: number): TellingFrame {
  let verb = token;
  for (let steps = 0; steps < 4 && !/^(?:VERB|AUX)$/u.test(sentence.tokens[verb]!.upos); steps++) {
    const head = headOf(sentence, verb);
    if (head === undefined) break;
    verb = head;
  }
  return {
    sentence: sentence.index,
    token,
    verb,
    subject: subjectOf(sentence, verb),
    agent: agentOf(sentence, verb),
    objects: [...childrenOf(sentence, verb, "obj"), ...childrenOf(sentence, verb, "iobj")],
    status,
  };
}

/** "the two", "both", "they": whether, and where, the sentence means several at once. */
export function groupWord(sentence: Sentence, t: number): number {
  let found = 0;
  for (const token of sentence.tokens) {
    const word = token.text.toLowerCase();
    if (word === "they" || word === "their" || word === "them")
      found = Math.max(found, token.index < t ? 2 : 1);
    if (/^(?:both|two|sides|pair|neither|parties|trio|each|three)$/u.test(word))
      found = Math.max(found, token.index < t ? 4 : 3);
  }
  return found;
}

export function determinerOf(sentence: Sentence, t: number): number {
  for (const child of childrenOf(sentence, t, "det")) {
    const word = sentence.tokens[child]!.text.toLowerCase();
    if (word === "the" || word === "that" || word === "this" || word === "those") return 601;
    if (word === "a" || word === "an" || word === "another") return 602;
    return 603;
  }
  if (childrenOf(sentence, t, "nmod:poss").length > 0) return 604;
  return sentence.tokens[t]!.upos === "VERB" ? 605 : 606;
}

/** By which thread of the tree a mention hangs on the telling word. */
export function roleOf(
  sentence: Sentence,
  frame: TellingFrame,
  mention: Mention,
): { code: number; word: number } {
  const inside = (token: number | undefined) =>
    token !== undefined && token >= mention.firstToken && token <= mention.lastToken;
  const none = SMALL[0]!;
  if (inside(frame.subject)) return { code: frame.verb === frame.token ? 1 : 2, word: none };
  if (inside(frame.agent)) return { code: 3, word: none };
  for (const object of frame.objects) if (inside(object)) return { code: 4, word: none };
  const noun = nounOfName(sentence, mention.firstToken, mention.lastToken);
  const { tokens } = sentence;
  let joined = noun;
  while (isRelation(tokens[joined]!.relation, "conj") && tokens[joined]!.head >= 0)
    joined = tokens[joined]!.head;
  const through = joined === noun ? 0 : 20;
  if (through > 0) {
    if (joined === frame.subject) return { code: 5, word: none };
    if (joined === frame.agent) return { code: 6, word: none };
    if (frame.objects.includes(joined)) return { code: 7, word: none };
  }
  const head = tokens[joined]!.head;
  if (head < 0) return { code: 0, word: none };
  const word = caseOf(sentence, joined);
  const relation = tokens[joined]!.relation;
  if (head === frame.token) return { code: (isRelation(relation, "nmod:poss") ? 8 : 9) + through, word };
  if (head === frame.verb) return { code: 10 + through, word };
  if (head === frame.subject) return { code: (isRelation(relation, "nmod:poss") ? 11 : 12) + through, word };
  if (frame.objects.includes(head))
    return { code: (isRelation(relation, "nmod:poss") ? 13 : 14) + through, word };
  if (isRelation(relation, "appos")) return { code: 15, word: none };
  return { code: 0, word: none };
}

export function caseOf(sentence: Sentence, i: number): number {
  for (const child of childrenOf(sentence, i, "case"))
    return hashText(sentence.tokens[child]!.text.toLowerCase());
  return SMALL[1]!;
}

export function pathHash(
  sentence: Sentence,
  view: SentenceView,
  a: number,
  b: number,
): { hash: number; length: number } {
  const above = ancestorsOf(sentence, a);
  const other = ancestorsOf(sentence, b);
  const meet = other.find((word) => above.includes(word));
  if (meet === undefined) return { hash: 0, length: 15 };
  let hash = 5381;
  let length = 0;
  for (const word of above) {
    if (word === meet) break;
    hash = Math.imul(hash, 33) ^ view.relation[word]!;
    length++;
  }
  hash = Math.imul(hash, 33) ^ 0x7f;
  for (const word of other) {
    if (word === meet) break;
    hash = Math.imul(hash, 33) ^ view.relation[word]!;
    length++;
  }
  return { hash: length > 6 ? length : hash, length: Math.min(15, length) };
}
