import type { Token } from "../reading/sentence.ts";
import { behindAdverbials } from "./statement-adverbial.ts";
import type { Cue } from "./statement-cue.ts";
import type { SentenceTree } from "./statement-tree.ts";

/** Where the clause behind a cue opens, and by which sign; undefined where none does. */
export function startOfClause(
  tree: SentenceTree,
  cue: Cue,
  from: number,
): { index: number; rule: string } | undefined {
  const { tokens } = tree.sentence;
  if (tokens[from]?.text === ":" && !/["“„«]/u.test(tokens[from + 1]?.text ?? '"'))
    return { index: from + 1, rule: "said, colon" };
  const bare = bareClause(tree, cue, from);
  const head = (tree.children[cue.verb] ?? []).find(
    (t) => t.index > cue.verb && /^(?:ccomp|parataxis)$/u.test(t.relation) && t.index >= from,
  );
  for (let k = from; k < tokens.length; k += 1) {
    const token = tokens[k];
    if (!token || token.text === ";") break;
    if (/^that$/iu.test(token.text) && opensClause(tokens, k, from))
      return { index: k + 1, rule: "said that" };
    if (/^(?:whether|if|how|why|what|who|where|when)$/iu.test(token.text) && k === from) return undefined;
    if (k === bare) return { index: k, rule: "said, clause" };
    if (head && k >= (tree.first[head.index] ?? head.index) && k >= from) {
      const at = token.upos === "PUNCT" && token.text !== '"' ? k + 1 : k;
      return hasSubject(tree, head) ? { index: at, rule: "said, clause" } : undefined;
    }
    if (/^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos) && !head) return looseClause(tree, cue, from, k);
    if (token.text === ";" || (token.text === "," && k > from + 16 && !head)) return undefined;
  }
  return undefined;
}

/** The conjunction, not the pronoun; near the verb the next word decides, as taggers waver here. */
function opensClause(tokens: readonly Token[], at: number, from: number): boolean {
  const that = tokens[at];
  if (at > from && /^(?:and|but|or)$/iu.test(tokens[at - 1]?.text ?? "")) return false;
  if (!that || that.upos === "SCONJ" || that.relation === "mark") return true;
  return (
    (at <= from + 3 || tokens[at - 1]?.text === ",") &&
    /^(?:DET|PRON|NOUN|PROPN|ADJ|NUM)$/u.test(tokens[at + 1]?.upos ?? "")
  );
}

/** Verbs that hardly ever take a thing said as their object: a noun behind them opens a clause. */
const LOOSE_VERBS: ReadonlySet<string> = new Set([
  "say",
  "add",
  "insist",
  "argue",
  "think",
  "believe",
  "reckon",
  "warn",
  "admit",
  "concede",
]);

/** Where the tree gives no complement but a subject and a finite verb follow the cue at once. */
function looseClause(
  tree: SentenceTree,
  cue: Cue,
  from: number,
  finite: number,
): { index: number; rule: string } | undefined {
  const { tokens } = tree.sentence;
  const opener = tokens[from];
  if (!opener || finite - from > 10 || finite === from) return undefined;
  const between = tokens.slice(from, finite);
  if (between.some((t) => t.upos === "PUNCT" && t.text !== "-" && t.text !== "." && t.text !== "'"))
    return undefined;
  if (!/^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/u.test(opener.upos)) return undefined;
  if (!LOOSE_VERBS.has(cue.speech.lemma)) return undefined;
  return { index: from, rule: "said, clause" };
}

/** Things that one says; any other noun phrase behind "said" opens a clause, whatever the tree makes of it. */
const SAYABLE =
  /^(?:yes|no|so|nothing|something|anything|everything|much|little|more|less|goodbye|hello|sorry|thanks?|as|to|of|about|for|with|what|which|that|this|it|a|an|few|otherwise|publicly|privately|prayers?)$/iu;

/**
 * "said the two raised $350 million": taggers take the verb for a participle and the tree has no
 * clause. The noun phrase that follows "say" at once opens one where some verb stands behind it.
 */
function bareClause(tree: SentenceTree, cue: Cue, from: number): number {
  const { tokens } = tree.sentence;
  if (tokens[from] === undefined || !/^(?:say|tell)$/u.test(cue.speech.lemma)) return -1;
  const start = behindAdverbials(tokens, cue.speech.lemma === "tell" ? behindHearer(tokens, from) : from);
  const first = tokens[start];
  if (!first || !/^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/u.test(first.upos)) return -1;
  const light = /^(?:it|this|that|an?)$/iu.test(first.text);
  if (!light && SAYABLE.test(first.text)) return -1;
  for (let k = start + 1; k < tokens.length; k += 1) {
    const token = tokens[k];
    if (!token || /^[;:"“”]$/u.test(token.text)) break;
    if (!/^(?:VBD|VBZ|VBP|MD|VBN)$/u.test(token.xpos)) continue;
    return light && (k > start + 6 || token.xpos === "VBN") ? -1 : start;
  }
  return -1;
}

/** Behind "parliament" of "tells parliament the state will pay": the first noun phrase ends where another opens. */
function behindHearer(tokens: readonly Token[], from: number): number {
  let at = from;
  if (/^(?:DET|PRON)$/u.test(tokens[at]?.upos ?? "")) at += 1;
  while (at < from + 5 && /^(?:NOUN|PROPN|ADJ)$/u.test(tokens[at]?.upos ?? "")) at += 1;
  return at > from ? at : tokens.length;
}

function hasSubject(tree: SentenceTree, head: Token): boolean {
  const children = tree.children[head.index] ?? [];
  return children.some(
    (t) => t.relation.startsWith("nsubj") || t.relation.startsWith("csubj") || t.relation.startsWith("expl"),
  );
}
