import type { Sentence, Token } from "../reading/sentence.ts";
import { type SpeechVerb, speechVerb } from "./speech-verbs.ts";
import { type SentenceTree, treeOf } from "./statement-tree.ts";

/** The noun phrase that speaks, in tokens of its sentence; `head` is its main word. */
export interface SubjectPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** The part around the head where the phrase has an apposition: "its director" of "its director, Ludo Price". */
  readonly core?: { readonly first: number; readonly last: number };
}

/** A place where a text says that somebody says something. */
export interface Cue {
  readonly sentence: number;
  readonly verb: number;
  /** First and last token of the cue itself, auxiliaries and particles included. */
  readonly first: number;
  readonly last: number;
  readonly kind: "verb" | "according";
  readonly speech: SpeechVerb;
  /** "did not say", "declined to say", "refused to confirm". */
  readonly negated: boolean;
  /** "would say", "will announce": not said yet. */
  readonly unreal: boolean;
  readonly subject: SubjectPhrase | undefined;
}

const ACCORDING: SpeechVerb = { lemma: "according", frame: "plain", force: "assert" };
const NEGATIONS: ReadonlySet<string> = new Set(["not", "n't", "never", "n’t", "neither", "nor"]);
const REFUSALS: ReadonlySet<string> = new Set(["decline", "refuse", "fail", "stop", "avoid", "forget"]);
const SUBJECTS: ReadonlySet<string> = new Set(["nsubj", "nsubj:outer"]);

/** All cues of a sentence in order. */
export function findCues(sentence: Sentence, tree: SentenceTree = treeOf(sentence)): Cue[] {
  const cues: Cue[] = [];
  for (const token of sentence.tokens) {
    const according = accordingAt(sentence, tree, token);
    if (according) cues.push(according);
    const speech = speechOf(token);
    if (!speech || isPassive(tree, token) || isAttributive(sentence, token)) continue;
    const subject = subjectOf(tree, token.index, 0);
    cues.push({
      sentence: sentence.index,
      verb: token.index,
      first: firstOfCue(sentence, token.index),
      last: lastOfCue(sentence, token.index),
      kind: "verb",
      speech,
      negated: isNegated(tree, token.index),
      unreal: isUnreal(sentence, tree, token.index),
      subject,
    });
  }
  return cues;
}

function speechOf(token: Token | undefined): SpeechVerb | undefined {
  if (!token || (token.upos !== "VERB" && !token.xpos.startsWith("VB"))) return undefined;
  return speechVerb(token.lemma.toLowerCase());
}

/** "the stated aim": a participle before its noun reports nothing. */
function isAttributive(sentence: Sentence, token: Token): boolean {
  return token.relation === "amod" && sentence.tokens[token.index + 1]?.upos === "NOUN";
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
  return token.relation.startsWith("acl") || token.relation === "advcl";
}

function isNegated(tree: SentenceTree, index: number): boolean {
  if ((tree.children[index] ?? []).some((t) => t.index < index && NEGATIONS.has(t.text.toLowerCase())))
    return true;
  const token = tree.sentence.tokens[index];
  const governor = token && token.head >= 0 ? tree.sentence.tokens[token.head] : undefined;
  if (token?.xpos === "VB" && governor && REFUSALS.has(governor.lemma)) return true;
  const before = tree.sentence.tokens[index - 1]?.text.toLowerCase();
  return before === "not" || before === "n't" || before === "never";
}

function isUnreal(sentence: Sentence, tree: SentenceTree, index: number): boolean {
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

// ---- subjects

/** The subject of a verb: its own, or that of the verb it hangs on ("…, adding that"). */
export function subjectOf(tree: SentenceTree, verb: number, depth: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  const token = tokens[verb];
  if (!token || depth > 5) return undefined;
  const quotedAs = saidAsQuoted(tree, verb);
  if (quotedAs) return quotedAs;
  const near = segmentSubject(tree, verb);
  const own = near ?? ownSubject(tree, verb);
  if (own) {
    const head = tokens[own.head];
    if (head && /^(?:who|which|that)$/iu.test(head.text)) {
      return relativeHead(tree, verb) ?? nounBefore(tree, own.head);
    }
    return own;
  }
  const governor = tokens[token.head];
  if (governor && governor.index !== verb) {
    const shares = /^(?:conj|xcomp|advcl|parataxis|ccomp|acl)/u.test(token.relation);
    if (/^acl/u.test(token.relation) && (governor.upos === "NOUN" || governor.upos === "PROPN")) {
      return token.xpos === "VBG" ? phraseOf(tree, governor.index) : undefined;
    }
    if (shares && (governor.upos === "VERB" || governor.upos === "AUX") && token.xpos !== "VBN") {
      const passive = tree.children[governor.index]?.find((t) => t.relation === "nsubj:pass");
      if (passive && token.relation !== "ccomp") return phraseOf(tree, passive.index);
      if (token.relation !== "ccomp") {
        const inherited = subjectOf(tree, governor.index, depth + 1);
        if (inherited) return inherited;
      }
    }
  }
  return nearSubject(tree, verb);
}

/** One stretch of a sentence between commas, before a verb. */
interface Segment {
  readonly first: number;
  readonly last: number;
  readonly verbal: boolean;
}

const RELATIVE = /^(?:who|which|that|whom)$/iu;
const BREAK = /^(?:[,;:()"“”]|''|``|—|–|--)$/u;
const TIME_WORD =
  /^(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|late|early|earlier|later|last|this|week|month|year|night|morning|afternoon|evening)$/iu;

/**
 * The noun phrase that touches a finite verb, read from the commas: "…, a person familiar with the
 * matter said", "its director, Ludo Price, said", "the firm, whose lease ran out, says". Surer than
 * the tree, which often ties such a verb to the clause before.
 */
function segmentSubject(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  if (!/^(?:VBD|VBZ|VBP|VBN)$/u.test(tokens[verb]?.xpos ?? "")) return undefined;
  if (touchesQuotation(tokens, verb)) {
    const behind = invertedSubject(tree, verb);
    if (behind) return behind;
  }
  return subjectBefore(tokens, verb) ?? invertedSubject(tree, verb);
}

function touchesQuotation(tokens: readonly Token[], verb: number): boolean {
  const mark = /^["”“]|''$/u;
  return (
    mark.test(tokens[verb - 1]?.text ?? "") ||
    (tokens[verb - 1]?.text === "," && mark.test(tokens[verb - 2]?.text ?? ""))
  );
}

/** The subject of any verb or adjective, by the commas before it and else by the tree. */
export function subjectNear(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  return subjectBefore(tree.sentence.tokens, verb) ?? subjectOf(tree, verb, 0);
}

function subjectBefore(tokens: readonly Token[], verb: number): SubjectPhrase | undefined {
  let end = verb - 1;
  while (
    end >= 0 &&
    (/^(?:AUX|ADV)$/u.test(tokens[end]?.upos ?? "") ||
      /^(?:not|n['’]t|to|yet)$/iu.test(tokens[end]?.text ?? "") ||
      TIME_WORD.test(tokens[end]?.text ?? ""))
  )
    end -= 1;
  if (end < 0) return undefined;
  if (tokens[end]?.text !== ",") {
    const segment = segmentBefore(tokens, end);
    if (!segment) return undefined;
    const relative =
      segment.first + tokens.slice(segment.first, end + 1).findLastIndex((t) => RELATIVE.test(t.text));
    if (relative >= segment.first && relative < end) {
      const inner = { first: relative + 1, last: end, verbal: segment.verbal };
      return inner.verbal || !isNominal(tokens, inner)
        ? undefined
        : { ...inner, head: headOf(tokens, inner) };
    }
    if (segment.verbal || !isNominal(tokens, segment) || RELATIVE.test(tokens[end]?.text ?? ""))
      return undefined;
    return { first: segment.first, last: segment.last, head: headOf(tokens, segment) };
  }
  const apposed = segmentBefore(tokens, end - 1);
  if (!apposed || tokens[apposed.first - 1]?.text !== ",") return undefined;
  const core = segmentBefore(tokens, apposed.first - 2);
  if (!core || core.verbal || !isNominal(tokens, core)) return undefined;
  const relative = /^(?:who|whose|which|where)$/iu.test(tokens[apposed.first]?.text ?? "");
  if (relative) return { first: core.first, last: core.last, head: headOf(tokens, core) };
  if (apposed.verbal) return undefined;
  const main = isName(tokens, apposed) ? apposed : core;
  return {
    first: core.first,
    last: apposed.last,
    head: headOf(tokens, main),
    core: { first: main.first, last: main.last },
  };
}

function segmentBefore(tokens: readonly Token[], last: number): Segment | undefined {
  let first = last + 1;
  let verbal = false;
  while (first > 0) {
    const before = tokens[first - 1];
    if (!before || BREAK.test(before.text)) break;
    if (/^(?:CCONJ|INTJ)$/u.test(before.upos) && !joinsNames(tokens, first - 1)) break;
    if (
      before.upos === "SCONJ" &&
      /^(?:that|because|while|as|if|when|after|before|though|although)$/iu.test(before.text) &&
      first - 1 > 0
    )
      break;
    if (/^(?:VBD|VBZ|VBP|MD|VB)$/u.test(before.xpos)) verbal = true;
    first -= 1;
  }
  return first > last ? undefined : { first, last, verbal };
}

function joinsNames(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.upos === "PROPN" && tokens[at + 1]?.upos === "PROPN";
}

function isNominal(tokens: readonly Token[], segment: Segment): boolean {
  const first = tokens[segment.first];
  if (!first || /^(?:ADP|ADV|PART|SCONJ|AUX|VERB)$/u.test(first.upos)) return false;
  return tokens
    .slice(segment.first, segment.last + 1)
    .some((t) => /^(?:NOUN|PROPN|PRON)$/u.test(t.upos) || /^(?:JJ|CD|DT)$/u.test(t.xpos));
}

/** "Ludo Price", "Cape & Cairo": capitals, and no "a" before them. */
function isName(tokens: readonly Token[], segment: Segment): boolean {
  const words = tokens.slice(segment.first, segment.last + 1);
  if (/^(?:an?|the|one|its|his|her|their)$/iu.test(words[0]?.text ?? "")) return false;
  return (
    words.some((t) => t.upos === "PROPN") &&
    words.every((t) => /^\p{Lu}/u.test(t.text) || !/\p{L}{4}/u.test(t.text))
  );
}

/** The main word of a segment: the last noun before its first preposition, the tree permitting. */
function headOf(
  tokens: readonly Token[],
  segment: { readonly first: number; readonly last: number },
): number {
  const words = tokens.slice(segment.first, segment.last + 1);
  const stop = words.findIndex(
    (t, k) =>
      k > 0 &&
      (t.upos === "ADP" ||
        /^(?:who|which|that)$/iu.test(t.text) ||
        (t.upos === "VERB" && k > 1) ||
        (t.upos === "ADJ" &&
          /^(?:NOUN|PROPN)$/u.test(words[k - 1]?.upos ?? "") &&
          words[k + 1]?.upos === "ADP")),
  );
  const front = stop > 0 ? words.slice(0, stop) : words;
  const nouns = front.filter((t) => /^(?:NOUN|PROPN|PRON)$/u.test(t.upos));
  return (nouns.at(-1) ?? front.at(-1) ?? words[0])?.index ?? segment.last;
}

/** "…, says transport commissioner Odalys Ferrer." */
function invertedSubject(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  const before = tokens[verb - 1];
  if (!before || !BREAK.test(before.text) || speechOf(tokens[verb])?.frame === "aimed") return undefined;
  if (!/^(?:NOUN|PROPN|DET|ADJ|NUM|PRON)$/u.test(tokens[verb + 1]?.upos ?? "")) return undefined;
  let last = verb;
  let named = false;
  for (let k = verb + 1; k < tokens.length; k += 1) {
    const token = tokens[k];
    if (!token || BREAK.test(token.text) || token.text === ".") break;
    const joint = /^(?:'s|’s|-|\.|of|&|the|for|at|in)$/iu.test(token.text) && token.upos !== "ADV";
    if (!/^(?:NOUN|PROPN|DET|ADJ|NUM|PRON)$/u.test(token.upos) && !joint) break;
    if (TIME_WORD.test(token.text) && !named) return undefined;
    if (token.upos === "PROPN" || token.upos === "NOUN" || token.upos === "PRON") {
      last = k;
      named = true;
    }
  }
  if (!named) return undefined;
  const quoted = /^["”“]|''$/u.test(before.text) || /^["”]|''$/u.test(tokens[verb - 2]?.text ?? "");
  const ends =
    tokens[last + 1] === undefined || tokens[last + 1]?.upos === "PUNCT" || tokens[last + 1]?.upos === "ADP";
  const proper = tokens.slice(verb + 1, last + 1).some((t) => t.upos === "PROPN");
  const spoken =
    !tokens.slice(last + 1).some((t) => /^(?:VBD|VBZ|VBP|MD)$/u.test(t.xpos)) ||
    quoted ||
    tokens[last + 1]?.text === ",";
  if (!ends || !spoken || (!quoted && !proper)) return undefined;
  const name = nameApposed(tokens, last);
  if (name) return { first: verb + 1, last: name.last, head: name.last, core: name };
  return { first: verb + 1, last, head: headOf(tokens, { first: verb + 1, last }) };
}

/** ", Wendelin Auerswald" behind "said the firm's outgoing head". */
function nameApposed(tokens: readonly Token[], last: number): { first: number; last: number } | undefined {
  if (tokens[last + 1]?.text !== ",") return undefined;
  let end = last + 1;
  while (
    tokens[end + 1]?.upos === "PROPN" ||
    (tokens[end + 1]?.text === "-" && tokens[end + 2]?.upos === "PROPN")
  )
    end += 1;
  const after = tokens[end + 1];
  if (end < last + 3 || (after && after.upos !== "PUNCT")) return undefined;
  return { first: last + 2, last: end };
}

function ownSubject(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const subjects = (tree.children[verb] ?? []).filter((t) => SUBJECTS.has(t.relation));
  if (subjects.length === 0) return undefined;
  const nearest = subjects.reduce((a, b) => (Math.abs(a.index - verb) <= Math.abs(b.index - verb) ? a : b));
  return phraseOf(tree, nearest.index, verb);
}

function relativeHead(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  let at = verb;
  for (let k = 0; k < 4; k += 1) {
    const token = tokens[at];
    if (!token || token.head < 0) return undefined;
    if (token.relation.startsWith("acl")) return phraseOf(tree, token.head);
    at = token.head;
  }
  return undefined;
}

/** "quoted a banker as saying": the banker speaks. */
function saidAsQuoted(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  if (tokens[verb]?.xpos !== "VBG" || tokens[verb - 1]?.text.toLowerCase() !== "as") return undefined;
  const quote = tokens
    .slice(Math.max(0, verb - 12), verb)
    .findLast((t) => t.lemma === "quote" || t.lemma === "cite");
  if (!quote || quote.index + 1 > verb - 2) return undefined;
  const segment = { first: quote.index + 1, last: verb - 2 };
  return { ...segment, head: headOf(tokens, segment) };
}

/** The noun before ", which": for a relative clause that the tree has elsewhere. */
function nounBefore(tree: SentenceTree, pronoun: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  const last = tokens[pronoun - 1]?.text === "," ? pronoun - 2 : pronoun - 1;
  if (!/^(?:NOUN|PROPN)$/u.test(tokens[last]?.upos ?? "")) return undefined;
  let first = last;
  while (first > 0 && /^(?:NOUN|PROPN|ADJ|DET|NUM)$/u.test(tokens[first - 1]?.upos ?? "")) first -= 1;
  return { first, last, head: last };
}

/** The noun phrase around `head`, without its relative clauses, cut at the verb. */
export function phraseOf(tree: SentenceTree, head: number, verb = -1): SubjectPhrase {
  let first = head;
  let last = head;
  for (const child of tree.children[head] ?? []) {
    if (/^(?:acl|parataxis|punct|cop|nsubj|advcl|cc|conj|dep|mark|obl|advmod)/u.test(child.relation)) {
      const joined = /^(?:cc|conj)/u.test(child.relation) && child.index > head;
      if (!joined) continue;
    }
    first = Math.min(first, tree.first[child.index] ?? child.index);
    last = Math.max(last, tree.last[child.index] ?? child.index);
  }
  if (verb >= 0) {
    if (head < verb) last = Math.min(last, verb - 1);
    else first = Math.max(first, verb + 1);
  }
  const { tokens } = tree.sentence;
  while (last > head && (tokens[last]?.upos === "PUNCT" || RELATIVE.test(tokens[last]?.text ?? "")))
    last -= 1;
  while (first < head && tokens[first]?.upos === "PUNCT") first += 1;
  return { first, last, head };
}

/** A noun phrase that starts at `start`, by the tree: the highest noun whose phrase opens there. */
function phraseFrom(tree: SentenceTree, start: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  let head: Token | undefined;
  for (let k = start; k < Math.min(tokens.length, start + 10); k += 1) {
    const token = tokens[k];
    if (!token) break;
    if (/^(?:NOUN|PROPN|PRON)$/u.test(token.upos)) {
      head = token;
      const next = tokens[k + 1];
      if (!next || !/^(?:NOUN|PROPN|PART)$/u.test(next.upos)) break;
    } else if (!/^(?:DET|ADJ|NUM|PART|ADV)$/u.test(token.upos) && token.text !== "-" && token.text !== ".") {
      break;
    }
  }
  if (!head) return undefined;
  const phrase = phraseOf(tree, head.index);
  return {
    first: start,
    last: Math.max(head.index, Math.min(phrase.last, head.index + 14)),
    head: head.index,
  };
}

const NOMINAL = /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/u;

/** Where the tree gives no subject: the noun phrase that touches the verb, before it, else behind it. */
function nearSubject(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  const finite = /^(?:VBD|VBZ|VBP|VBN)$/u.test(tokens[verb]?.xpos ?? "");
  if (!finite) return undefined;
  let end = verb - 1;
  while (end >= 0 && /^(?:AUX|ADV|PART)$/u.test(tokens[end]?.upos ?? "") && tokens[end]?.text !== "'s")
    end -= 1;
  let comma = false;
  if (tokens[end]?.text === "," && tokens[end - 1]?.upos === "PROPN") {
    comma = true;
    end -= 1;
  }
  if (/^(?:NOUN|PROPN|PRON)$/u.test(tokens[end]?.upos ?? "")) {
    let first = end;
    while (
      first > 0 &&
      (NOMINAL.test(tokens[first - 1]?.upos ?? "") ||
        /^(?:'s|’s|-|\.|of)$/u.test(tokens[first - 1]?.text ?? ""))
    )
      first -= 1;
    if (comma && tokens[first - 1]?.text === ",") {
      let wider = first - 1;
      while (
        wider > 0 &&
        (NOMINAL.test(tokens[wider - 1]?.upos ?? "") ||
          /^(?:'s|’s|-|of)$/u.test(tokens[wider - 1]?.text ?? ""))
      )
        wider -= 1;
      first = wider < first - 1 ? wider : first;
    }
    return { first, last: end, head: end };
  }
  const start = verb + 1;
  const opener = tokens[verb - 1];
  if (opener && !/^(?:,|["“”]|''|—|–)$/u.test(opener.text)) return undefined;
  if (
    !/^(?:say|write|add|tweet|warn|ask|reply|explain|recall|note|declare|insist|argue)$/u.test(
      tokens[verb]?.lemma ?? "",
    )
  )
    return undefined;
  if (NOMINAL.test(tokens[start]?.upos ?? "")) {
    let last = start;
    while (
      last + 1 < tokens.length &&
      (NOMINAL.test(tokens[last + 1]?.upos ?? "") || /^(?:'s|’s|-)$/u.test(tokens[last + 1]?.text ?? ""))
    )
      last += 1;
    while (last > start && !/^(?:NOUN|PROPN|PRON)$/u.test(tokens[last]?.upos ?? "")) last -= 1;
    if (/^(?:NOUN|PROPN|PRON)$/u.test(tokens[last]?.upos ?? "")) return { first: start, last, head: last };
  }
  return undefined;
}
