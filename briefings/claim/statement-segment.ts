import type { Token } from "../reading/sentence.ts";
import { SPEECH_FORMS } from "./speech-verbs.ts";
import { speechOf } from "./statement-speech-word.ts";
import type { SubjectPhrase } from "./statement-subject.ts";
import type { SentenceTree } from "./statement-tree.ts";

/** One stretch of a sentence between commas, before a verb. */
interface Segment {
  readonly first: number;
  readonly last: number;
  readonly verbal: boolean;
}

export const RELATIVE = /^(?:who|which|that|whom)$/iu;

export const BREAK = /^(?:[,;:()"“”]|''|``|—|–|―|--)$/u;

const TIME_WORD =
  /^(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|late|early|earlier|later|last|this|week|month|year|night|morning|afternoon|evening)$/iu;

/**
 * The noun phrase that touches a finite verb, read from the commas: "…, a person familiar with the
 * matter said", "its director, Tomas Ekberg, said", "the firm, whose lease ran out, says". Surer than
 * the tree, which often ties such a verb to the clause before.
 */
export function segmentSubject(tree: SentenceTree, verb: number): SubjectPhrase | undefined {
  const { tokens } = tree.sentence;
  const word = tokens[verb];
  if (!word) return undefined;
  const finite = /^(?:VBD|VBZ|VBP|VBN)$/u.test(word.xpos) || SPEECH_FORMS.has(word.text);
  if (!finite && !isPlainPresent(tokens, verb)) return undefined;
  if (touchesQuotation(tokens, verb)) {
    const behind = invertedSubject(tree, verb);
    if (behind) return behind;
  }
  return subjectBefore(tokens, verb) ?? invertedSubject(tree, verb);
}

/** "Mr King and Mr Schultz say": a base form right behind a noun, which taggers take for an infinitive. */
function isPlainPresent(tokens: readonly Token[], verb: number): boolean {
  const before = tokens[verb - 1];
  return tokens[verb]?.xpos === "VB" && /^(?:NOUN|PROPN)$/u.test(before?.upos ?? "");
}

function touchesQuotation(tokens: readonly Token[], verb: number): boolean {
  const mark = /^["”“]|''$/u;
  return (
    mark.test(tokens[verb - 1]?.text ?? "") ||
    (tokens[verb - 1]?.text === "," && mark.test(tokens[verb - 2]?.text ?? ""))
  );
}

export function subjectBefore(tokens: readonly Token[], verb: number): SubjectPhrase | undefined {
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
      const described = describedBy(tokens, segment, end);
      if (described) return described;
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
  const wh = tokens[apposed.first]?.upos === "ADP" ? tokens[apposed.first + 1] : tokens[apposed.first];
  const relative = /^(?:who|whose|which|where|whom)$/iu.test(wh?.text ?? "");
  if (relative) return { first: core.first, last: core.last, head: headOf(tokens, core) };
  const asked = apposed.first === apposed.last && /^VB[DN]$/u.test(tokens[apposed.first]?.xpos ?? "");
  if (asked) return { first: core.first, last: apposed.last, head: headOf(tokens, core), core };
  if (apposed.verbal) return undefined;
  const definite =
    /^the$/iu.test(tokens[apposed.first]?.text ?? "") &&
    /^(?:an?|another|one)$/iu.test(tokens[core.first]?.text ?? "");
  // "A lawyer for the owner, Hallam Water,": the name belongs to the owner; a person's is found all the same.
  const front = tokens.slice(core.first, core.last + 1);
  const served =
    /^an?$/iu.test(front[0]?.text ?? "") &&
    /^the$/iu.test(front.at(-2)?.text ?? "") &&
    /^(?:for|of|at)$/iu.test(front.at(-3)?.text ?? "");
  const main = definite || (isName(tokens, apposed) && !served) ? apposed : core;
  return {
    first: core.first,
    last: apposed.last,
    head: headOf(tokens, main),
    core: { first: main.first, last: main.last },
  };
}

/**
 * "a trader who knows the book says": the first relative pronoun parts the noun from the words
 * that describe it, and the verb behind them is the noun's own. An indefinite person keeps the words.
 */
function describedBy(tokens: readonly Token[], segment: Segment, end: number): SubjectPhrase | undefined {
  const words = tokens.slice(segment.first, end + 1);
  const at = words.findIndex((t) => /^who$/iu.test(t.text));
  const front = { first: segment.first, last: segment.first + at - 1, verbal: false };
  if (at < 1 || !segment.verbal || !isNominal(tokens, front)) return undefined;
  if (words.slice(0, at).some((t) => /^(?:VBD|VBZ|VBP|MD)$/u.test(t.xpos))) return undefined;
  const behind = words.slice(at + 1);
  if (!behind.some((t) => /^(?:VBD|VBZ|VBP|MD)$/u.test(t.xpos))) return undefined;
  const vague = /^(?:an?|one|two|three|some|several|people|sources?|another)$/iu.test(words[0]?.text ?? "");
  const core = vague && behind.length <= 8 ? { first: segment.first, last: end } : front;
  return { first: segment.first, last: end, head: headOf(tokens, front), core };
}

const TIME_UNIT = /^(?:minutes?|hours?|days?|weeks?|months?|years?|moments?)$/iu;

function segmentBefore(tokens: readonly Token[], last: number): Segment | undefined {
  let first = last + 1;
  let verbal = false;
  while (first > 0) {
    const before = tokens[first - 1];
    if (!before || BREAK.test(before.text)) break;
    if (/^(?:CCONJ|INTJ)$/u.test(before.upos) && !joinsNames(tokens, first - 1)) break;
    if (
      (before.upos === "SCONJ" || before.xpos === "WRB") &&
      /^(?:that|because|while|as|if|when|after|before|though|although)$/iu.test(before.text) &&
      first - 1 > 0
    )
      break;
    if (/^(?:after|before)$/iu.test(before.text) && TIME_UNIT.test(tokens[first - 2]?.text ?? "")) break;
    if (/^(?:VBD|VBZ|VBP|MD|VB)$/u.test(before.xpos)) verbal = true;
    first -= 1;
  }
  while (first < last && tokens[first]?.upos === "PUNCT") first += 1;
  return first > last ? undefined : { first, last, verbal };
}

function joinsNames(tokens: readonly Token[], at: number): boolean {
  const nominal = /^(?:PROPN|NOUN)$/u;
  const after = tokens[at + 1];
  return (
    nominal.test(tokens[at - 1]?.upos ?? "") &&
    (nominal.test(after?.upos ?? "") || after?.xpos.startsWith("NNP") === true)
  );
}

function isNominal(tokens: readonly Token[], segment: Segment): boolean {
  const first = tokens[segment.first];
  if (!first || /^(?:ADP|ADV|PART|SCONJ|AUX|VERB)$/u.test(first.upos)) return false;
  return tokens
    .slice(segment.first, segment.last + 1)
    .some((t) => /^(?:NOUN|PROPN|PRON)$/u.test(t.upos) || /^(?:JJ|CD|DT)$/u.test(t.xpos));
}

/** "Tomas Ekberg", "Field & Sons": capitals, and no "a" before them. */
function isName(tokens: readonly Token[], segment: Segment): boolean {
  const words = tokens.slice(segment.first, segment.last + 1);
  if (/^(?:an?|the|one|its|his|her|their)$/iu.test(words[0]?.text ?? "")) return false;
  return (
    words.some((t) => t.upos === "PROPN") &&
    words.every((t) => /^\p{Lu}/u.test(t.text) || !/\p{L}{4}/u.test(t.text))
  );
}

/** The main word of a segment: the last noun before its first preposition, the tree permitting. */
export function headOf(
  tokens: readonly Token[],
  segment: { readonly first: number; readonly last: number },
): number {
  const words = tokens.slice(segment.first, segment.last + 1);
  const stop = words.findIndex(
    (t, k) =>
      k > 0 &&
      (t.upos === "ADP" ||
        /^(?:who|which|that)$/iu.test(t.text) ||
        (t.upos === "VERB" && k > 1 && !/^(?:NOUN|PROPN)$/u.test(words[k + 1]?.upos ?? "")) ||
        (t.upos === "ADJ" &&
          /^(?:NOUN|PROPN)$/u.test(words[k - 1]?.upos ?? "") &&
          words[k + 1]?.upos === "ADP")),
  );
  const front = stop > 0 ? words.slice(0, stop) : words;
  const nouns = front.filter((t) => /^(?:NOUN|PROPN|PRON)$/u.test(t.upos));
  return (nouns.at(-1) ?? front.at(-1) ?? words[0])?.index ?? segment.last;
}

/** "…, says transport commissioner Clara Ferrer." */
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
    const joint = /^(?:'s|’s|'|’|-|\.|of|&|the|for|at|in)$/iu.test(token.text) && token.upos !== "ADV";
    const adjective = /^VB[GN]$/u.test(token.xpos) && /^(?:NOUN|PROPN)$/u.test(tokens[k + 1]?.upos ?? "");
    if (!/^(?:NOUN|PROPN|DET|ADJ|NUM|PRON)$/u.test(token.upos) && !joint && !adjective) break;
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
  const set = before.text === "," && (tokens[last + 1]?.text === "," || tokens[last + 1]?.text === ":");
  if (!ends || (!spoken && !set) || (!quoted && !proper && !set)) return undefined;
  const name = nameApposed(tokens, last);
  if (name) return { first: verb + 1, last: name.last, head: name.last, core: name };
  return { first: verb + 1, last, head: headOf(tokens, { first: verb + 1, last }) };
}

/** ", Tomas Ekberg" behind "said the firm's outgoing head". */
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
