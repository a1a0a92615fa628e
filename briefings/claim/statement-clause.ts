import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { Quotation } from "./quotation.ts";
import { CLAUSE_VERBS } from "./speech-verbs.ts";
import { boundaryBefore, endOfClause, trimEnd } from "./statement-clause-bounds.ts";
import type { Cue } from "./statement-cue.ts";
import type { SentenceTree } from "./statement-tree.ts";

/** "It did", "they have not": too little to stand as a statement of its own. */
const LEAST_WORDS = 3;

/** What is reported without being quoted. */
export interface Clause {
  readonly span: Span;
  readonly rule: string;
}

/** What a cue reports: behind it where "that" says so, else before or around it, else behind it. */
export function clauseOfCue(
  text: string,
  sentence: Sentence,
  tree: SentenceTree,
  cue: Cue,
  cues: readonly Cue[],
  quotations: readonly Quotation[],
): Clause | undefined {
  const behind = clauseBehind(text, sentence, tree, cue, cues, quotations);
  const last = Math.max(cue.last, cue.subject?.last ?? 0);
  const parted = sentence.tokens[last + 1]?.text === "," && cue.kind === "verb";
  if (parted) return clauseAround(text, sentence, tree, cue, cues, quotations) ?? behind;
  if (behind?.rule === "said that" || behind?.rule === "according to") return behind;
  return clauseAround(text, sentence, tree, cue, cues, quotations) ?? behind;
}

/** The clause behind a cue: "said (that) …", "told reporters on Monday that …". */
export function clauseBehind(
  text: string,
  sentence: Sentence,
  tree: SentenceTree,
  cue: Cue,
  cues: readonly Cue[],
  quotations: readonly Quotation[],
): Clause | undefined {
  if (cue.kind === "according") return accordingClause(text, sentence, cue, cues);
  if (!CLAUSE_VERBS.has(cue.speech.lemma)) return undefined;
  const from =
    cue.subject && cue.subject.first > cue.verb ? Math.max(cue.last, cue.subject.last) + 1 : cue.last + 1;
  const start = startOfClause(tree, cue, from);
  if (start === undefined) return undefined;
  const end = endOfClause(tree, cue, cues, start.index);
  return clauseOf(text, sentence, start.index, end, start.rule, quotations);
}

function startOfClause(
  tree: SentenceTree,
  cue: Cue,
  from: number,
): { index: number; rule: string } | undefined {
  const { tokens } = tree.sentence;
  const head = (tree.children[cue.verb] ?? []).find(
    (t) => t.index > cue.verb && /^(?:ccomp|parataxis)$/u.test(t.relation) && t.index >= from,
  );
  for (let k = from; k < tokens.length; k += 1) {
    const token = tokens[k];
    if (!token || token.text === ";") break;
    if (/^that$/iu.test(token.text) && opensClause(tokens, k, from))
      return { index: k + 1, rule: "said that" };
    if (/^(?:whether|if|how|why|what|who|where|when)$/iu.test(token.text) && k === from) return undefined;
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

function hasSubject(tree: SentenceTree, head: Token): boolean {
  const children = tree.children[head.index] ?? [];
  return children.some(
    (t) => t.relation.startsWith("nsubj") || t.relation.startsWith("csubj") || t.relation.startsWith("expl"),
  );
}

/** The clause before or around a cue: "…, he said"; "He has, his office says, …". */
export function clauseAround(
  text: string,
  sentence: Sentence,
  tree: SentenceTree,
  cue: Cue,
  cues: readonly Cue[],
  quotations: readonly Quotation[],
): Clause | undefined {
  if (cue.kind === "according" || !CLAUSE_VERBS.has(cue.speech.lemma) || !cue.subject) return undefined;
  const { tokens } = sentence;
  const first = Math.min(cue.first, cue.subject.first);
  const last = Math.max(cue.last, cue.subject.last);
  if (cue.subject.last < cue.first - 4 || cue.subject.first > cue.last + 3) return undefined;
  if (RELATIVE.test(tokens[cue.first - 1]?.text ?? "") || isSpan(tokens, first)) return undefined;
  const objects = (tree.children[cue.verb] ?? []).some(
    (t) =>
      t.index > cue.verb &&
      /^(?:obj|xcomp)$/u.test(t.relation) &&
      t.index > last &&
      cue.speech.frame !== "aimed",
  );
  if (objects && cue.speech.lemma !== "say") return undefined;
  if (tokens[last + 1]?.xpos === "TO") return undefined;
  const comma = tokens[first - 1];
  if (!comma || !/^(?:,|—|–|-)$/u.test(comma.text)) return undefined;
  const floor = boundaryBefore(tree, cues, first, quotations);
  const piece = tokens.slice(floor, first - 1);
  const finite = (part: readonly Token[]): boolean => part.some((t) => /^(?:VBD|VBZ|VBP|MD)$/u.test(t.xpos));
  if (isAdverbial(piece)) return undefined;
  const next = tokens[last + 1];
  if (next && /^(?:,|—|–)$/u.test(next.text)) {
    const around = aroundCue(tree, cues, cue, floor, first, last, quotations);
    if (around === "none") return undefined;
    if (around)
      return clauseOf(
        text,
        sentence,
        around.first,
        trimEnd(tokens, around.last),
        "clause around its cue",
        quotations,
      );
  }
  if (!finite(piece)) return undefined;
  return clauseOf(text, sentence, floor, first - 2, "clause, then who said it", quotations);
}

const RELATIVE = /^(?:who|which|that|whom)$/iu;

/** "fourteen months after the two groups announced the deal": a span of time opens no attribution. */
function isSpan(tokens: readonly Token[], first: number): boolean {
  const unit = /^(?:days?|weeks?|months?|years?|hours?)$/iu;
  return (
    unit.test(tokens[first]?.text ?? "") ||
    (unit.test(tokens[first + 1]?.text ?? "") && tokens[first]?.upos !== "DET")
  );
}

/** A clause that its cue interrupts: "The concession will go to X, it writes, for 35 years". */
function aroundCue(
  tree: SentenceTree,
  cues: readonly Cue[],
  cue: Cue,
  floor: number,
  first: number,
  last: number,
  quotations: readonly Quotation[],
): { first: number; last: number } | "none" | undefined {
  const { tokens } = tree.sentence;
  const opener = tokens[last + 2];
  if (!opener) return undefined;
  const end = endOfClause(tree, cue, cues, last + 2);
  const quoted = quotations.some(
    (q) => q.start <= opener.start && opener.start < q.end && q.inner.end - q.inner.start > 12,
  );
  if (quoted) return "none";
  const that = /^that$/iu.test(opener.text);
  const joined =
    /^(?:CCONJ|SCONJ)$/u.test(opener.upos) || opener.xpos === "VBG" || opener.xpos.startsWith("W");
  if (joined && !that) return undefined;
  const front = tokens[floor];
  const subordinate =
    /^(?:AUX|SCONJ)$/u.test(front?.upos ?? "") ||
    /^(?:if|had|were|should|when|after|once|asked)$/iu.test(front?.text ?? "");
  if (subordinate) return { first: last + 2, last: end };
  return first - floor < 40 ? { first: floor, last: end } : undefined;
}

/** "Asked about it", "In a statement on Monday", "When he left": sets the scene, reports nothing. */
function isAdverbial(piece: readonly Token[]): boolean {
  const [first] = piece;
  if (!first || first.xpos === "TO") return true;
  const comma = piece.some((t) => t.text === ",");
  if (comma) return false;
  if (
    /^(?:asked|questioned|pressed|speaking|responding|referring|citing|when|if|while|after|before)$/iu.test(
      first.text,
    )
  ) {
    return true;
  }
  if (/^(?:ADP|SCONJ)$/u.test(first.upos)) return true;
  return first.xpos === "VBN" || first.xpos === "VBG";
}

/** "…, according to X" and "According to X, …". */
function accordingClause(
  text: string,
  sentence: Sentence,
  cue: Cue,
  cues: readonly Cue[],
): Clause | undefined {
  const { tokens } = sentence;
  if (cues.some((c) => c.kind === "verb")) return undefined;
  const last = Math.max(cue.last, cue.subject?.last ?? 0);
  if (cue.first <= 1) {
    const comma = tokens.findIndex((t, k) => k > last && t.text === ",");
    if (comma < 0 || comma > last + 12) return undefined;
    return clauseOf(text, sentence, comma + 1, trimEnd(tokens, tokens.length - 1), "according to", []);
  }
  const end = tokens[cue.first - 1]?.text === "," ? cue.first - 2 : cue.first - 1;
  return clauseOf(text, sentence, 0, end, "according to", []);
}

/** "LONDON, March 3 (Wire) - " and "date 2026-03-04 " before the first words of a report. */
const DATELINE =
  /^(?:date|published|updated):? ?\d{4}-\d{2}-\d{2}\s+|^\p{Lu}[\p{Lu} .,'’]{2,40}(?:,? \p{L}{3,9}\.? \d{1,2}(?:, \d{4})?)?(?: \([^()]{2,30}\))? ?[-–—―] /iu;

function datelineOf(text: string, sentence: Sentence): number {
  const head = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 120));
  const found = DATELINE.exec(head)?.[0] ?? "";
  const place = found.split(/[,(\d–—―-]/u)[0] ?? "";
  return /^(?:date|published|updated)/iu.test(found) || place === place.toUpperCase() ? found.length : 0;
}

function clauseOf(
  text: string,
  sentence: Sentence,
  from: number,
  to: number,
  rule: string,
  quotations: readonly Quotation[],
): Clause | undefined {
  const { tokens } = sentence;
  let [first, last] = [from, to];
  while (first <= last && /^[,:;—–-]$/u.test(tokens[first]?.text ?? "")) first += 1;
  while (last >= first && /^[,:;—–-]$/u.test(tokens[last]?.text ?? "")) last -= 1;
  const [start, end] = [tokens[first], tokens[last]];
  if (!start || !end || last - first < 1 || /^W(?:DT|P)/u.test(start.xpos)) return undefined;
  const span = { start: start.start + (first === 0 ? datelineOf(text, sentence) : 0), end: end.end };
  if (quotations.some((q) => q.start <= span.start && span.end <= q.end)) return undefined;
  const words = text.slice(span.start, span.end);
  if (words.split(/\s+/u).length < LEAST_WORDS || /\bshould have read\b/u.test(words)) return undefined;
  return { span, rule };
}
