import type { Reading } from "../reading/reading.ts";
import type { Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import { sentencesOver } from "./statement-sentences.ts";

interface Phrase extends Span {
  readonly head: string;
  readonly words: ReadonlySet<string>;
}

/**
 * Narrows two clauses to the phrases that differ: "the firm wants to work on all classified
 * networks" against "the opportunity was for NATO's "unclassified networks"" gives the two phrases
 * that end in "networks". Where no two phrases share their main word, both stay whole.
 */
export function narrowPair(
  reading: Reading,
  wrong: Span,
  right: Span | undefined,
): { wrong: Span; right: Span | undefined } {
  if (!right) return { wrong, right };
  const a = phrasesIn(reading, wrong);
  const b = phrasesIn(reading, right);
  let best: { wrong: Span; right: Span; shared: number } | undefined;
  for (const x of a) {
    for (const y of b) {
      if (x.head !== y.head || sameWords(x.words, y.words)) continue;
      const shared = [...x.words].filter((w) => y.words.has(w)).length;
      if (!best || shared > best.shared) best = { wrong: x, right: y, shared };
    }
  }
  if (!best || best.shared < 2) return { wrong, right };
  return { wrong: balanced(reading.text, best.wrong), right: balanced(reading.text, best.right) };
}

/** Takes in the closing mark of a quotation that the phrase opens: NATO's "unclassified networks." */
function balanced(text: string, span: Span): Span {
  const marks = text.slice(span.start, span.end).match(/["“”]/gu)?.length ?? 0;
  const closing = marks % 2 === 1 ? /^[.,]?["”]/u.exec(text.slice(span.end, span.end + 2)) : null;
  return { start: span.start, end: span.end + (closing?.[0].length ?? 0) };
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((w) => b.has(w));
}

/** Runs of determiners, adjectives, numbers and nouns, quotation marks inside them included. */
function phrasesIn(reading: Reading, span: Span): Phrase[] {
  const tokens = sentencesOver(reading.sentences, span)
    .flatMap((s) => s.tokens)
    .filter((t) => t.start >= span.start && t.end <= span.end);
  const phrases: Phrase[] = [];
  let run: Token[] = [];
  const close = (): void => {
    while (
      run.length > 0 &&
      !/^(?:NOUN|PROPN|NUM)$/u.test(run.at(-1)?.upos ?? "") &&
      !/["”]/u.test(run.at(-1)?.text ?? "")
    )
      run.pop();
    while (run.length > 0 && run[0]?.upos === "PUNCT" && !/["“]/u.test(run[0].text)) run.shift();
    const nouns = run.filter((t) => t.upos === "NOUN" || t.upos === "PROPN");
    const [first, last, head] = [run[0], run.at(-1), nouns.at(-1)];
    if (first && last && head && run.length > 1) {
      phrases.push({
        start: first.start,
        end: last.end,
        head: head.lemma.toLowerCase(),
        words: new Set(
          run
            .filter((t) => /[\p{L}\p{N}]/u.test(t.text) && t.upos !== "DET" && t.upos !== "PART")
            .map((t) => t.lemma.toLowerCase()),
        ),
      });
    }
    run = [];
  };
  for (const token of tokens) {
    const inside =
      /^(?:DET|ADJ|NUM|NOUN|PROPN|SYM)$/u.test(token.upos) ||
      /^(?:'s|’s)$/u.test(token.text) ||
      /^["“”]$/u.test(token.text) ||
      (run.length > 0 && token.upos === "VERB" && /^VB[DN]$/u.test(token.xpos));
    if (inside) run.push(token);
    else close();
  }
  close();
  return phrases;
}
