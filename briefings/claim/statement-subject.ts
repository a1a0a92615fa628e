import type { Token } from "../reading/sentence.ts";
import { headOf, RELATIVE, segmentSubject, subjectBefore } from "./statement-segment.ts";
import type { SentenceTree } from "./statement-tree.ts";

/** The noun phrase that speaks, in tokens of its sentence; `head` is its main word. */
export interface SubjectPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** The part around the head where the phrase has an apposition: "its director" of "its director, Tomas Ekberg". */
  readonly core?: { readonly first: number; readonly last: number };
}

const SUBJECTS: ReadonlySet<string> = new Set(["nsubj", "nsubj:outer"]);

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

const NOMINAL = /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/u;

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
export function phraseFrom(tree: SentenceTree, start: number): SubjectPhrase | undefined {
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

/** The subject of any verb or adjective, by the commas before it and else by the tree. */
export function subjectNear(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  return subjectBefore(tree.sentence.tokens, verb) ?? subjectOf(tree, verb, 0);
}
