import type { Sentence, Token } from "./sentence.ts";
import type { Span } from "./span.ts";

/**
 * Questions to the dependency tree of one sentence. Words are meant by their `index`. All functions
 * are pure; the lists of dependents are kept per sentence because they are asked for so often.
 */
const dependentsOf = new WeakMap<Sentence, readonly (readonly number[])[]>();

function dependents(sentence: Sentence): readonly (readonly number[])[] {
  const known = dependentsOf.get(sentence);
  if (known !== undefined) return known;
  const lists: number[][] = sentence.tokens.map(() => []);
  for (const { index, head } of sentence.tokens) lists[head]?.push(index);
  dependentsOf.set(sentence, lists);
  return lists;
}

/** "nsubj" also means "nsubj:pass"; "nsubj:pass" means itself only. */
export function isRelation(relation: string, wanted: string): boolean {
  return relation === wanted || (relation.startsWith(wanted) && relation[wanted.length] === ":");
}

/** Dependents of `i` in order, of one relation (subtypes included) or of all. */
export function childrenOf(sentence: Sentence, i: number, relation?: string): readonly number[] {
  const all = dependents(sentence)[i] ?? [];
  return relation === undefined
    ? all
    : all.filter((child) => isRelation(sentence.tokens[child]!.relation, relation));
}

/** The head of `i`; undefined for the root. */
export function headOf(sentence: Sentence, i: number): number | undefined {
  const head = sentence.tokens[i]?.head ?? -1;
  return head < 0 ? undefined : head;
}

/** `i` and all that hangs from it, in order. `without` relations (subtypes included) are left out with what hangs from them. */
export function subtreeOf(sentence: Sentence, i: number, without: readonly string[] = []): readonly number[] {
  const found: number[] = [];
  const open = [i];
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    found.push(word);
    for (const child of childrenOf(sentence, word)) {
      const { relation } = sentence.tokens[child]!;
      if (!without.some((wanted) => isRelation(relation, wanted))) open.push(child);
    }
  }
  return found.sort((a, b) => a - b);
}

/** From the first to the last character of the subtree of `i`. */
export function subtreeSpan(sentence: Sentence, i: number, without: readonly string[] = []): Span {
  const words = subtreeOf(sentence, i, without);
  return { start: sentence.tokens[words[0]!]!.start, end: sentence.tokens[words[words.length - 1]!]!.end };
}

/** `i` and all that is coordinated with it, in order, whichever of them `i` is. */
export function conjunctsOf(sentence: Sentence, i: number): readonly number[] {
  let first = i;
  for (let head = headOf(sentence, i); head !== undefined; head = headOf(sentence, head)) {
    if (!isRelation(sentence.tokens[first]!.relation, "conj")) break;
    first = head;
  }
  const found: number[] = [];
  const open = [first];
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    found.push(word);
    open.push(...childrenOf(sentence, word, "conj"));
  }
  return found.sort((a, b) => a - b);
}

/** The way from one word to another through the nearest word above both. */
export interface TreePath {
  /** Words from `a` up to the meeting word, without it. */
  readonly up: readonly number[];
  readonly meeting: number;
  /** Words from the meeting word, without it, down to `b`. */
  readonly down: readonly number[];
  /** The least confidence of the arcs of the way; 1 where there are none. */
  readonly confidence: number;
}

export function pathBetween(sentence: Sentence, a: number, b: number): TreePath {
  const above = ancestorsOf(sentence, a);
  const other = ancestorsOf(sentence, b);
  const meeting = above.find((word) => other.includes(word))!;
  const up = above.slice(0, above.indexOf(meeting));
  const down = other.slice(0, other.indexOf(meeting)).reverse();
  const confidence = [...up, ...down].reduce(
    (least, word) => Math.min(least, sentence.tokens[word]!.confidence),
    1,
  );
  return { up, meeting, down, confidence };
}

/** `i`, its head, that one's head … the root. */
export function ancestorsOf(sentence: Sentence, i: number): readonly number[] {
  const words: number[] = [];
  for (let word: number | undefined = i; word !== undefined; word = headOf(sentence, word)) words.push(word);
  return words;
}

const RELATIVE = new Set(["which", "that", "who", "whom", "whose"]);

function isRelativePronoun(token: Token): boolean {
  return token.upos === "PRON" && RELATIVE.has(token.text.toLowerCase());
}

/**
 * The subject of a verb or predicate, understood ones too: that of the verb it is coordinated with;
 * of the verb it completes or modifies (`xcomp`, `advcl`), or that verb's object ("asked A to
 * sign"); the noun it modifies (`acl`, and `acl:relcl` for "which"). Undefined where there is none.
 */
export function subjectOf(sentence: Sentence, i: number): number | undefined {
  return findSubject(sentence, i, LONGEST_CONTROL);
}

/** "plans to agree to try to sign": longer chains of control are misparses. */
const LONGEST_CONTROL = 8;

/** Verbs whose object does not act in what follows: "promised A to sign". */
const SUBJECT_CONTROL = new Set(["promise", "threaten", "vow", "pledge"]);

function findSubject(sentence: Sentence, i: number, steps: number): number | undefined {
  const token = sentence.tokens[i];
  if (token === undefined || steps === 0) return undefined;
  const own = ownSubject(sentence, i);
  const relative = isRelation(token.relation, "acl:relcl");
  if (own !== undefined) {
    return relative && isRelativePronoun(sentence.tokens[own]!) ? token.head : own;
  }
  const head = headOf(sentence, i);
  if (head === undefined) return undefined;
  if (isRelation(token.relation, "conj")) {
    return isPredicate(sentence, head) ? findSubject(sentence, head, steps - 1) : undefined;
  }
  if (isRelation(token.relation, "acl")) return relative && token.xpos !== "VBN" ? undefined : head;
  if (isRelation(token.relation, "xcomp")) {
    const object =
      childrenOf(sentence, head, "obj").find((child) => child < i) ?? childrenOf(sentence, head, "iobj")[0];
    if (object !== undefined && !SUBJECT_CONTROL.has(sentence.tokens[head]!.lemma)) return object;
    return findSubject(sentence, head, steps - 1);
  }
  return isRelation(token.relation, "advcl") ? findSubject(sentence, head, steps - 1) : undefined;
}

/** The nearest of the subjects that hang from `i`: a greedy tree may have two ("CEO A said"). */
export function ownSubject(sentence: Sentence, i: number): number | undefined {
  let nearest: number | undefined;
  for (const relation of ["nsubj", "csubj"]) {
    for (const child of childrenOf(sentence, i, relation)) {
      if (nearest === undefined || Math.abs(child - i) < Math.abs(nearest - i)) nearest = child;
    }
  }
  return nearest;
}

function isPredicate(sentence: Sentence, i: number): boolean {
  const { upos } = sentence.tokens[i]!;
  return upos === "VERB" || upos === "AUX" || childrenOf(sentence, i, "cop").length > 0;
}

/** Objects of a verb, direct before indirect. */
export function objectsOf(sentence: Sentence, i: number): readonly number[] {
  return [...childrenOf(sentence, i, "obj"), ...childrenOf(sentence, i, "iobj")];
}

/** The word that stands before a phrase or clause: "with", "between", "to", "that"; lower case. */
export function markersOf(sentence: Sentence, i: number): readonly string[] {
  return childrenOf(sentence, i)
    .filter((child) => /^(?:case|mark)$/u.test(sentence.tokens[child]!.relation))
    .map((child) => sentence.tokens[child]!.text.toLowerCase());
}

/** Prepositional phrases at `i` (a verb or a noun) that begin with `preposition`. */
export function phrasesOf(sentence: Sentence, i: number, preposition: string): readonly number[] {
  return childrenOf(sentence, i).filter(
    (child) =>
      /^(?:obl|nmod)(?::|$)/u.test(sentence.tokens[child]!.relation) &&
      markersOf(sentence, child).includes(preposition),
  );
}

/** True for "was signed", and for "signed by A" after a noun. */
export function isPassive(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i]!;
  const passive = childrenOf(sentence, i).some((child) => /:pass$/u.test(sentence.tokens[child]!.relation));
  if (passive) return true;
  return (
    token.xpos === "VBN" &&
    isRelation(token.relation, "acl") &&
    !isRelation(token.relation, "acl:relcl") &&
    childrenOf(sentence, i, "aux").length === 0
  );
}

/** Who does it in a passive clause: the phrase with "by". */
export function agentOf(sentence: Sentence, i: number): number | undefined {
  return (
    childrenOf(sentence, i, "obl:agent")[0] ??
    (isPassive(sentence, i) ? phrasesOf(sentence, i, "by")[0] : undefined)
  );
}

const NEGATIONS = new Set([
  "not",
  "n't",
  "n’t",
  "never",
  "neither",
  "nor",
  "no",
  "nobody",
  "none",
  "nothing",
  "hardly",
]);

/** True where `i` itself is negated: "has not signed", "no deal", "no longer", "nobody signed". Governors are not asked. */
export function isNegated(sentence: Sentence, i: number): boolean {
  return childrenOf(sentence, i).some((child) => {
    const { text, relation } = sentence.tokens[child]!;
    if (NEGATIONS.has(text.toLowerCase())) return /^(?:advmod|det|cc|aux|obj|nsubj)/u.test(relation);
    if (relation !== "advmod" && !isRelation(relation, "nsubj")) return false;
    return childrenOf(sentence, child).some((below) => isNegatingDeterminer(sentence.tokens[below]!));
  });
}

function isNegatingDeterminer(token: Token): boolean {
  return /^(?:det|cc|advmod)/u.test(token.relation) && /^(?:no|neither)$/iu.test(token.text);
}

/** Modal verbs at `i`, as dictionary forms: "will" for "won't", "may", "could". */
export function modalsOf(sentence: Sentence, i: number): readonly string[] {
  return childrenOf(sentence, i, "aux")
    .filter((child) => sentence.tokens[child]!.xpos === "MD")
    .map((child) => sentence.tokens[child]!.lemma);
}

/** The word of a name (`firstToken` to `lastToken`, both included) that bears its role: the one whose head lies outside. */
export function nounOfName(sentence: Sentence, firstToken: number, lastToken: number): number {
  let found: number | undefined;
  for (let i = firstToken; i <= lastToken; i++) {
    const { head, relation } = sentence.tokens[i]!;
    if (head >= firstToken && head <= lastToken) continue;
    if (/^(?:punct|case|det|cc|mark)/u.test(relation)) continue;
    // English noun phrases end with their head; where the tree splits a name, a modifier comes first.
    if (found === undefined || !/^(?:flat|compound)/u.test(relation)) found = i;
  }
  return found ?? lastToken;
}
