import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { Quotation } from "./quotation.ts";
import { CLAUSE_VERBS } from "./speech-verbs.ts";
import { boundaryBefore, endOfClause, isFurtherPoint, trimEnd } from "./statement-clause-bounds.ts";
import { startOfClause } from "./statement-clause-start.ts";
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
  if (behind && /^(?:said that|said, colon|according to)$/u.test(behind.rule)) return behind;
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

/** "…, and that …" behind a clause: what the same cue reports besides. Without the comma it is one statement. */
export function furtherPoint(
  text: string,
  sentence: Sentence,
  tree: SentenceTree,
  cue: Cue,
  cues: readonly Cue[],
  clause: Clause,
  quotations: readonly Quotation[],
): Clause | undefined {
  const { tokens } = sentence;
  let at = tokens.findIndex((t) => t.start >= clause.span.end);
  if (/^(?:which|whose)$/iu.test(tokens[at + 1]?.text ?? ""))
    at = tokens.findIndex((t, k) => k > at && t.text === "," && isFurtherPoint(tokens, k + 1));
  if (at < 0) return undefined;
  if (tokens[at]?.text === ",") at += 1;
  else if (!/["”]|''/u.test(tokens[at - 1]?.text ?? "")) return undefined;
  if (!isFurtherPoint(tokens, at)) return undefined;
  const end = endOfClause(tree, cue, cues, at + 2);
  return clauseOf(text, sentence, at + 2, end, "said that … and that", quotations);
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

/** What takes words back is a correction, no statement. */
const NO_CLAUSE = /\bshould have read\b|^(?:he|she|it|they|\p{Lu}\w+) (?:had |has )?misspoken?\b/u;

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
  if (/^that$/iu.test(tokens[first]?.text ?? "") && tokens[first]?.relation === "mark") first += 1;
  const [start, end] = [tokens[first], tokens[last]];
  if (!start || !end || last - first < 1) return undefined;
  if (/^W(?:DT|P)/u.test(start.xpos) && !rule.startsWith("said that")) return undefined;
  const span = { start: start.start + (first === 0 ? datelineOf(text, sentence) : 0), end: end.end };
  if (quotations.some((q) => q.start <= span.start && span.end <= q.end)) return undefined;
  const words = text.slice(span.start, span.end);
  if (words.split(/\s+/u).length < LEAST_WORDS || NO_CLAUSE.test(words)) return undefined;
  return { span, rule };
}
