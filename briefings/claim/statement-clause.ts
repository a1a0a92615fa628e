import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { Quotation } from "./quotation.ts";
import { CLAUSE_VERBS } from "./speech-verbs.ts";
import type { Cue } from "./statement-cue.ts";
import type { SentenceTree } from "./statement-tree.ts";

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
    if (!token) break;
    if (/^that$/iu.test(token.text) && opensClause(tokens, k, from))
      return { index: k + 1, rule: "said that" };
    if (/^(?:whether|if|how|why|what|who|where|when)$/iu.test(token.text) && k === from) return undefined;
    if (head && k >= (tree.first[head.index] ?? head.index) && k >= from) {
      const at = token.upos === "PUNCT" && token.text !== '"' ? k + 1 : k;
      return hasSubject(tree, head) ? { index: at, rule: "said, clause" } : undefined;
    }
    if (/^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos) && !head) return looseClause(tree, cue, from, k);
    if (token.text === ";" || (token.text === "," && k > from + 8 && !head)) return undefined;
  }
  return undefined;
}

/** The conjunction, not the pronoun; near the verb the next word decides, as taggers waver here. */
function opensClause(tokens: readonly Token[], at: number, from: number): boolean {
  const that = tokens[at];
  if (!that || that.upos === "SCONJ" || that.relation === "mark") return true;
  return at <= from + 3 && /^(?:DET|PRON|NOUN|PROPN|ADJ|NUM)$/u.test(tokens[at + 1]?.upos ?? "");
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

/** The clause ends with its sentence, unless another cue or a verb of the speaker's own follows. */
function endOfClause(tree: SentenceTree, cue: Cue, cues: readonly Cue[], start: number): number {
  const { tokens } = tree.sentence;
  let end = tokens.length - 1;
  while (end > start && tokens[end]?.upos === "PUNCT" && !/["”’')]/u.test(tokens[end]?.text ?? "")) end -= 1;
  const semicolon = tokens.findIndex((t) => t.index > start && t.text === ";");
  if (semicolon > start) end = Math.min(end, semicolon - 1);
  for (const other of cues) {
    if (other === cue || other.verb <= start) continue;
    const opens =
      other.subject && other.subject.first > start ? Math.min(other.subject.first, other.first) : other.first;
    if (opens <= start || opens > end) continue;
    if (other.subject && other.subject.first >= start && other.subject.first <= start + 2) continue;
    const sameSubject =
      other.subject !== undefined && cue.subject !== undefined && other.subject.head === cue.subject.head;
    const comma = lastCommaBefore(tokens, opens);
    if (other.kind === "according") end = Math.min(end, (comma ?? opens) - 1);
    else if (sameSubject) end = Math.min(end, (comma ?? joinerBefore(tokens, opens)) - 1);
    else if (comma !== undefined && (isTrailing(tree, other) || isCoordinate(tree, cue, other)))
      end = Math.min(end, comma - 1);
  }
  const own = (tree.children[cue.verb] ?? []).find(
    (t) =>
      t.relation === "conj" && t.index > start && t.xpos === tokens[cue.verb]?.xpos && t.confidence >= 0.7,
  );
  if (own && own.index <= end) {
    const joiner = joinerBefore(tokens, tree.first[own.index] ?? own.index);
    if (joiner > start + 1) end = Math.min(end, joiner - 1);
  }
  while (end > start && tokens[end]?.upos === "PUNCT" && !/["”’')]/u.test(tokens[end]?.text ?? "")) end -= 1;
  return end;
}

/** The comma that parts the clause from the words before `opens`: directly, or with "but", "and", "while". */
function lastCommaBefore(tokens: readonly Token[], opens: number): number | undefined {
  for (let k = opens - 1; k >= Math.max(0, opens - 3); k -= 1) {
    const token = tokens[k];
    if (!token) return undefined;
    if (token.text === "," || token.text === ";" || /^[—–-]$/u.test(token.text)) return k;
    if (!/^(?:CCONJ|SCONJ|ADV|DET)$/u.test(token.upos)) return undefined;
  }
  return undefined;
}

function joinerBefore(tokens: readonly Token[], opens: number): number {
  let at = opens;
  while (at > 0 && /^(?:CCONJ|ADV|PUNCT)$/u.test(tokens[at - 1]?.upos ?? "")) at -= 1;
  return at;
}

/** "…, a spokesman said." at the end of the sentence. */
function isTrailing(tree: SentenceTree, cue: Cue): boolean {
  const { tokens } = tree.sentence;
  const last = Math.max(cue.last, cue.subject?.last ?? 0);
  return !tokens.slice(last + 1).some((t) => /^(?:VERB)$/u.test(t.upos) && /^(?:VBD|VBZ|VBP)$/u.test(t.xpos));
}

function isCoordinate(tree: SentenceTree, cue: Cue, other: Cue): boolean {
  const { tokens } = tree.sentence;
  let at = tokens[other.verb];
  for (let step = 0; at && step < 8; step += 1) {
    if (at.head === cue.verb)
      return at.relation.startsWith("conj") || at.relation === "parataxis" || at.relation === "advcl";
    at = at.head >= 0 ? tokens[at.head] : undefined;
  }
  const before = tokens.slice(
    Math.max(0, (other.subject?.first ?? other.first) - 2),
    other.subject?.first ?? other.first,
  );
  return before.some((t) => /^(?:but|while|although)$/iu.test(t.text));
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
  if (!first) return true;
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

/** Where the clause before a cue may begin: at the sentence, or behind an earlier attribution. */
function boundaryBefore(
  tree: SentenceTree,
  cues: readonly Cue[],
  first: number,
  quotations: readonly Quotation[],
): number {
  const { tokens } = tree.sentence;
  let floor = 0;
  for (const [k, token] of tokens.entries()) {
    if (k >= first - 1) break;
    if ((token.text === ";" || token.text === ":") && k + 1 < first) floor = k + 1;
    if (
      quotations.some(
        (q) =>
          q.end <= token.start &&
          q.end > (tokens[floor]?.start ?? 0) &&
          q.start >= tree.sentence.start &&
          q.end === tokens[k - 1]?.end &&
          q.inner.end - q.inner.start > 40,
      )
    )
      floor = k;
  }
  for (const other of cues) {
    const end = Math.max(other.last, other.subject?.last ?? 0);
    if (
      other.verb < first &&
      tokens[end + 1]?.text === "," &&
      end + 2 < first &&
      other.verb > floor &&
      other.kind === "verb"
    ) {
      const opens = Math.min(other.first, other.subject?.first ?? other.first);
      if (opens > floor + 2 && tokens[opens - 1]?.text === ",") floor = end + 2;
    }
  }
  while (floor < first && tokens[floor]?.upos === "PUNCT" && !/["“(]/u.test(tokens[floor]?.text ?? ""))
    floor += 1;
  return floor;
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

function trimEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end > 0 && tokens[end]?.upos === "PUNCT" && !/["”)]/u.test(tokens[end]?.text ?? "")) end -= 1;
  return end;
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
  if (!start || !end || last - first < 1) return undefined;
  const span = { start: start.start, end: end.end };
  if (quotations.some((q) => q.start <= span.start && span.end <= q.end)) return undefined;
  if (!/\p{L}/u.test(text.slice(span.start, span.end))) return undefined;
  return { span, rule };
}
