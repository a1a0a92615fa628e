import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";

/** Words between quotation marks. `start`/`end` include the marks, `inner` leaves them out. */
export interface Quotation extends Span {
  readonly inner: Span;
  /** Position of its paragraph, as `Sentence.paragraph` counts. */
  readonly paragraph: number;
  /** False where the paragraph ends first: the speech goes on in the next quotation. */
  readonly closed: boolean;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** The characters that may open or close. */
const MARKS: ReadonlySet<number> = new Set([...`"“”„«»\`'’`].map((c) => c.charCodeAt(0)));

const SPACE = /\s/u;
const OPENING_BEFORE = /[\s([{\-–—/:…‘']/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Pairs the quotation marks of a text, paragraph by paragraph. Straight, curly and double-comma
 * marks may be mixed in one pair, as feeds often have them. A paragraph that opens a quotation and
 * does not close it counts only where the next one opens with a mark again, or where it opens the
 * paragraph. Single marks count only in a text that has no double ones. Linear time.
 */
export function findQuotations(text: string, sentences: readonly Sentence[]): Quotation[] {
  const paragraphs = paragraphsOf(sentences);
  const double = paragraphs.map((p) => doubleMarks(text, p));
  const single = double.every((marks) => marks.length === 0);
  const quotations: Quotation[] = [];
  for (const [k, paragraph] of paragraphs.entries()) {
    if (single) quotations.push(...pairSingle(text, paragraph));
    else quotations.push(...pairDouble(text, paragraph, double[k] ?? [], double[k + 1], paragraphs[k + 1]));
  }
  return quotations;
}

interface Paragraph extends Span {
  readonly paragraph: number;
}

function paragraphsOf(sentences: readonly Sentence[]): Paragraph[] {
  const paragraphs: { start: number; end: number; paragraph: number }[] = [];
  for (const sentence of sentences) {
    const last = paragraphs.at(-1);
    if (last && last.paragraph === sentence.paragraph) last.end = sentence.end;
    else paragraphs.push({ start: sentence.start, end: sentence.end, paragraph: sentence.paragraph });
  }
  return paragraphs;
}

function doubleMarks(text: string, within: Span): Mark[] {
  const marks: Mark[] = [];
  for (let i = within.start; i < within.end; i += 1) {
    if (!MARKS.has(text.charCodeAt(i))) continue;
    const char = text[i] ?? "";
    const twin = (char === "`" || char === "'" || char === "’") && text[i + 1] === char;
    if (!twin && !`"“”„«»`.includes(char)) continue;
    const end = twin ? i + 2 : i + 1;
    const before = i > within.start ? (text[i - 1] ?? "") : "";
    const after = end < within.end ? (text[end] ?? "") : "";
    const front = before === "" || OPENING_BEFORE.test(before);
    const back = after === "" || !LETTER.test(after);
    if (char === '"' && !front && /\d/u.test(before) && after !== "" && SPACE.test(after) && !oddSoFar(marks))
      continue;
    const opener = char === "„" || char === "«" || char === "`" || char === "“";
    const closer = char === "»" || char === "”" || char === "’" || char === "'";
    marks.push({
      start: i,
      end,
      opens: opener
        ? front || !SPACE.test(after)
        : closer
          ? front && LETTER.test(after)
          : after !== "" && !SPACE.test(after) && front,
      closes: closer
        ? !(front && LETTER.test(after) && before !== "") || !front
        : opener
          ? !front && back
          : true,
    });
    i = end - 1;
  }
  return marks;
}

function oddSoFar(marks: readonly Mark[]): boolean {
  return marks.length % 2 === 1;
}

function pairDouble(
  text: string,
  paragraph: Paragraph,
  marks: readonly Mark[],
  next: readonly Mark[] | undefined,
  nextParagraph: Paragraph | undefined,
): Quotation[] {
  const found: Quotation[] = [];
  let open: Mark | undefined;
  for (const mark of marks) {
    if (open === undefined) {
      if (mark.opens) open = mark;
      continue;
    }
    const before = text[mark.start - 1] ?? "";
    const opensAgain =
      mark.opens && (SPACE.test(before) || before === "(") && LETTER.test(text[mark.end] ?? "");
    if (opensAgain) {
      // The first mark was never closed; what it opened is no quotation.
      open = mark;
      continue;
    }
    if (mark.closes) {
      found.push(quotation(text, paragraph, open.start, mark.end, open.end, mark.start, true));
      open = undefined;
    }
  }
  if (open !== undefined) {
    const goesOn =
      next?.[0] !== undefined &&
      nextParagraph !== undefined &&
      next[0].start === nextParagraph.start &&
      next[0].opens;
    if (goesOn || open.start === paragraph.start) {
      found.push(quotation(text, paragraph, open.start, paragraph.end, open.end, paragraph.end, !goesOn));
    }
  }
  return found;
}

function quotation(
  text: string,
  paragraph: Paragraph,
  start: number,
  end: number,
  from: number,
  to: number,
  closed: boolean,
): Quotation {
  let first = from;
  let last = to;
  while (first < last && SPACE.test(text[first] ?? "")) first += 1;
  while (last > first && SPACE.test(text[last - 1] ?? "")) last -= 1;
  return { start, end, inner: { start: first, end: last }, paragraph: paragraph.paragraph, closed };
}

/** British style: ‘…’ or '…'. The closing mark must follow punctuation or end a word before a break. */
function pairSingle(text: string, paragraph: Paragraph): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  for (let i = paragraph.start; i < paragraph.end; i += 1) {
    const char = text[i] ?? "";
    if (char !== "'" && char !== "‘" && char !== "’") continue;
    const before = i > paragraph.start ? (text[i - 1] ?? "") : " ";
    const after = i + 1 < paragraph.end ? (text[i + 1] ?? "") : " ";
    if (open < 0) {
      if (char !== "’" && OPENING_BEFORE.test(before) && LETTER.test(after) && !/\d/u.test(after)) open = i;
    } else if (!SPACE.test(before) && !LETTER.test(after)) {
      const ended = /[.,?!…]/u.test(before);
      // "the workers' rights": an apostrophe, unless the quotation began as one and a break follows.
      if (ended || /[.,;:)?!\n]/u.test(after) || after === " ") {
        if (!ended && after === " " && before === "s" && hasClosing(text, i + 1, paragraph.end)) continue;
        found.push(quotation(text, paragraph, open, i + 1, open + 1, i, true));
        open = -1;
      }
    }
  }
  return found;
}

/** A closing mark after punctuation within the next 300 characters. */
function hasClosing(text: string, from: number, to: number): boolean {
  return /[.,?!]['’]/u.test(text.slice(from, Math.min(to, from + 300)));
}
