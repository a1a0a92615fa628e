import type { Token } from "../reading/sentence.ts";
import type { Quotation } from "./quotation.ts";
import type { Cue } from "./statement-cue.ts";
import type { SentenceTree } from "./statement-tree.ts";

/** The clause ends with its sentence, unless another cue or a verb of the speaker's own follows. */
export function endOfClause(tree: SentenceTree, cue: Cue, cues: readonly Cue[], start: number): number {
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
  for (let cut = reportersOwn(tokens, cue, start, end); cut !== undefined; ) {
    end = cut;
    cut = reportersOwn(tokens, cue, start, end);
  }
  while (end > start && tokens[end]?.upos === "PUNCT" && !/["”’')]/u.test(tokens[end]?.text ?? "")) end -= 1;
  return end;
}

/** So many words at least stay in front of what is cut off. */
const LEAST_KEPT = 4;

/**
 * Where the reporter goes on in his own voice: at ", which …" that closes the sentence, at ", and that"
 * (the speaker's second point, a clause of its own), and at ", and/but …" in the present tense
 * behind a clause that "said" has put into the past.
 */
function reportersOwn(tokens: readonly Token[], cue: Cue, start: number, end: number): number | undefined {
  const finite = /^(?:VBD|VBZ|VBP|MD)$/u;
  const backshifted =
    tokens[cue.verb]?.xpos === "VBD" &&
    /^(?:VBD)$|^MD$/u.test(tokens.slice(start, end + 1).find((t) => finite.test(t.xpos))?.xpos ?? "");
  for (let k = start + LEAST_KEPT; k < end - 1; k += 1) {
    if (/^["”]$|^''$/u.test(tokens[k]?.text ?? "") && isFurtherPoint(tokens, k + 1)) return k;
    if (tokens[k]?.text !== ",") continue;
    const next = tokens[k + 1]?.text.toLowerCase() ?? "";
    if (/^(?:which|whose)$/u.test(next) && !tokens.slice(k + 2, end).some((t) => t.text === ","))
      return k - 1;
    if (next !== "and" && next !== "but") continue;
    if (isFurtherPoint(tokens, k + 1)) return k - 1;
    const after = tokens[k + 2];
    if (!backshifted || !/^(?:DET|PRON|PROPN|NOUN|ADJ)$/u.test(after?.upos ?? "")) continue;
    const verb = tokens.slice(k + 2, Math.min(end + 1, k + 12)).find((t) => finite.test(t.xpos));
    if (verb && /^VB[ZP]$/u.test(verb.xpos)) return k - 1;
  }
  return undefined;
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
    if (at.head === cue.verb && /^(?:conj|parataxis|advcl)/u.test(at.relation)) return true;
    if (at.head === cue.verb) break;
    at = at.head >= 0 ? tokens[at.head] : undefined;
  }
  const before = tokens.slice(
    Math.max(0, (other.subject?.first ?? other.first) - 2),
    other.subject?.first ?? other.first,
  );
  return before.some((t) => /^(?:but|while|although)$/iu.test(t.text));
}

/** Where the clause before a cue may begin: at the sentence, or behind an earlier attribution. */
export function boundaryBefore(
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

export function trimEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end > 0 && tokens[end]?.upos === "PUNCT" && !/["”)]/u.test(tokens[end]?.text ?? "")) end -= 1;
  return end;
}

/** "and that": the speaker's next point. */
export function isFurtherPoint(tokens: readonly Token[], at: number): boolean {
  const that = tokens[at + 1];
  return (
    /^(?:and|but)$/iu.test(tokens[at]?.text ?? "") &&
    /^that$/iu.test(that?.text ?? "") &&
    (that?.relation === "mark" || that?.upos === "SCONJ")
  );
}
