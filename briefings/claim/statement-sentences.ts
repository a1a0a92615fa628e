import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";

/** The first sentence that ends behind `offset`; sentences are in order and apart. Binary search. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return sentences[low];
}

/** The sentences that a span touches, in order. */
export function sentencesOver(sentences: readonly Sentence[], span: Span): Sentence[] {
  const found: Sentence[] = [];
  let at: Sentence | undefined = sentenceAt(sentences, span.start);
  while (at && at.start < span.end) {
    if (at.end > span.start) found.push(at);
    at = sentences[at.index + 1];
  }
  return found;
}
