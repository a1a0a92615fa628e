import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import { SAID_BEFORE } from "./correction-lexicon.ts";
import { type Attribution, readAttributions, readSpokenText } from "./statement-attribution.ts";
import { sentencesOver } from "./statement-sentences.ts";
import type { SpokenText } from "./statement-spoken-text.ts";

const HEADING = /^corrections?(?: (?:and|&) clarifications?)?:?$/iu;
const LONGEST_HEADING = 40;
const UNDER_HEADING = 14;

/** A reading as the rules for corrections ask it: sentences around, statements before, forms cut out. */
export class CorrectionText {
  readonly reading: Reading;
  readonly text: string;
  readonly spoken: SpokenText;
  /** In text order. */
  readonly attributions: readonly Attribution[];

  private readonly headings: readonly number[];

  constructor(reading: Reading) {
    this.reading = reading;
    this.text = reading.text;
    this.spoken = readSpokenText(reading);
    this.attributions = readAttributions(reading);
    this.headings = reading.sentences
      .filter((s) => s.end - s.start < LONGEST_HEADING && HEADING.test(this.text.slice(s.start, s.end)))
      .map((s) => s.index);
  }

  next(sentence: Sentence, by = 1): Sentence | undefined {
    return this.reading.sentences[sentence.index + by];
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  form(sentence: Span, words: string, forms: readonly RegExp[]): Span | undefined {
    for (const form of forms) {
      const match = form.exec(words);
      const group = match?.[1];
      if (!match || group === undefined) continue;
      const start = sentence.start + match.index + match[0].lastIndexOf(group);
      const span = this.trim({ start, end: start + group.length });
      if (span.end > span.start) return span;
    }
    return undefined;
  }

  trim(span: Span): Span {
    let { start, end } = span;
    while (start < end && /[\s,:;"“”]/u.test(this.text[start] ?? "")) start += 1;
    while (end > start && /[\s,:;.!?]/u.test(this.text[end - 1] ?? "")) end -= 1;
    if (/["”]/u.test(this.text[end - 1] ?? "") && !/["“]/u.test(this.text.slice(start, end - 1))) end -= 1;
    return { start, end };
  }

  /** The first statement that begins at `offset` or behind it, by position in `attributions`. */
  firstFrom(offset: number): number {
    let [low, high] = [0, this.attributions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.attributions[middle]?.content.start ?? 0) >= offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The statement told last before `offset`, in this sentence or the two before it. */
  statementBefore(sentence: Sentence, offset: number, who: string | undefined): Attribution | undefined {
    const floor = this.next(sentence, -2)?.start ?? this.next(sentence, -1)?.start ?? sentence.start;
    const earlier = this.attributions
      .slice(this.firstFrom(floor), this.firstFrom(offset))
      .filter((a) => a.content.end <= offset);
    return (
      (who ? earlier.findLast((a) => a.speaker.name === who) : undefined) ??
      (who && earlier.length > 0 && !earlier.some((a) => a.kind === "clause")
        ? undefined
        : earlier.findLast((a) => a.kind === "clause")) ??
      earlier.at(-1)
    );
  }

  /** Behind a heading "Corrections" of its own, up to the end of the text or so many sentences. */
  isUnderHeading(sentence: Sentence): boolean {
    const heading = this.headings.findLast((index) => index < sentence.index);
    return heading !== undefined && sentence.index - heading <= UNDER_HEADING;
  }

  /** "He had earlier told the court that A": what was said first and is told behind the correction. */
  saidBefore(sentence: Sentence): Attribution | undefined {
    const next = this.next(sentence);
    if (!next || !SAID_BEFORE.test(this.slice(next))) return undefined;
    const found = this.attributions[this.firstFrom(next.start)];
    return found && found.content.start < next.end ? found : undefined;
  }

  /** The sentences that hold either version, and the one that says so. */
  evidence(wrong: Span, right: Span | undefined, sentence: Sentence): Sentence[] {
    const spans = right ? [wrong, sentence, right] : [wrong, sentence];
    const found = new Set(spans.flatMap((span) => sentencesOver(this.reading.sentences, span)));
    return [...found].sort((a, b) => a.index - b.index);
  }
}

export function beforeSemicolon(words: string): string {
  const cut = words.indexOf(";");
  return cut < 0 ? words : words.slice(0, cut);
}
