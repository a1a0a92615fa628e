import type { NameType } from "./name.ts";
import { NAME_LABELS } from "./name-recognizer.ts";
import type { Span } from "./span.ts";
import type { Piece } from "./tokenizer.ts";

/** A name found by its look and surroundings alone; who is meant is not decided here. */
export interface NameSpan extends Span {
  readonly sentence: number;
  /** First and last token in that sentence, both included. */
  readonly firstToken: number;
  readonly lastToken: number;
  readonly type: Exclude<NameType, "other">;
}

/** Words after which a name is that of a company; the name includes them. */
const COMPANY_ENDINGS: ReadonlySet<string> = new Set(
  "inc inc. incorporated corp corp. corporation ltd ltd. limited llc llp plc gmbh ag s.a. n.v. s.p.a. oyj asa".split(
    " ",
  ),
);

const CAPITAL = /\p{Lu}/u;
const LOWER_CASE = /^\p{Ll}+$/u;
const DETERMINER = /^(?:the|a|an)$/iu;

/**
 * Makes spans of the labels of a sentence and mends what is plain to see: a company's "Inc." belongs to
 * its name and tells its type, a name does not end in a word without capitals ("Ana Roy misspoke"),
 * and an article alone is no name.
 */
export function labelledNames(pieces: readonly Piece[], labels: Int32Array, sentence: number): NameSpan[] {
  const names: NameSpan[] = [];
  for (let first = 0; first < pieces.length; first++) {
    const label = NAME_LABELS[labels[first]!]!;
    if (!label.startsWith("B-")) continue;
    let last = first;
    while (last + 1 < pieces.length && labels[last + 1] === labels[first]! + 1) last++;
    last = lastOfName(pieces, first, last);
    if (first === last && DETERMINER.test(pieces[first]!.text)) continue;
    const company = companyEnd(pieces, first, last);
    const type = company === undefined ? (label.slice(2) as NameSpan["type"]) : "organisation";
    const end = company ?? last;
    names.push({
      sentence,
      firstToken: first,
      lastToken: end,
      start: pieces[first]!.start,
      end: pieces[end]!.end,
      type,
    });
    first = end;
  }
  return names;
}

function lastOfName(pieces: readonly Piece[], first: number, last: number): number {
  if (!CAPITAL.test(pieces[first]!.text)) return last;
  let end = last;
  while (end > first && LOWER_CASE.test(pieces[end]!.text)) end--;
  return end;
}

/** Where the company's name ends: at its "Inc.", within the span or right after it, a comma between allowed. */
function companyEnd(pieces: readonly Piece[], first: number, last: number): number | undefined {
  const isEnding = (at: number) => {
    const word = pieces[at]?.text ?? "";
    return CAPITAL.test(word) || word.length > 2 ? COMPANY_ENDINGS.has(word.toLowerCase()) : false;
  };
  if (first < last && isEnding(last)) return last;
  if (isEnding(last + 1)) return last + 1;
  return pieces[last + 1]?.text === "," && isEnding(last + 2) ? last + 2 : undefined;
}
