import type { Citation } from "../claim/citation.ts";
import type { Line } from "../claim/line.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import type { DealsFound } from "./find-deals.ts";
import { lineText } from "./line-text.ts";
import { nearestAnswer } from "./nearest-answer.ts";

const NUMBER =
  "\\d+(?:\\.\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety";
/** "ten-year contract", "for three years", "over 90 days"; not "two years ago" and not "after two years". */
const TERM = new RegExp(
  `(?:(?<![\\p{L}\\d-])(${NUMBER})-(year|month|week|day)(?![\\p{L}-](?!old))|(?<=(?:for|over|within|of|lasts?|runs?) )(${NUMBER}) (years?|months?|weeks?|days?)(?! (?:ago|earlier|before)))`,
  "iu",
);

/** "How long": the time that a deal runs, in the words of a sentence that tells the deal. */
export function howLongAnswer(query: Query, found: DealsFound, context: AnswerContext): Answer {
  const deals = [...found.matching, ...found.others];
  for (const { agreement } of deals) {
    for (const citation of agreement.citations) {
      const words = termIn(citation.sentence);
      if (words === undefined) continue;
      const line = lineOf(citation);
      const headline = `${words.charAt(0).toUpperCase()}${words.slice(1)}, says ${citation.outlet}.`;
      return answerOf(query, headline, [lineText(line, asOfContext(context))], { lines: [line] });
    }
  }
  return nearestAnswer(query, "For how long is not told in what I have read.", deals.slice(0, 1), context, {
    none: "I have read of no agreement that fits.",
    label: "The deal",
  });
}

/** "ten years" for "a ten-year storage contract"; undefined where a sentence tells no time. */
export function termIn(sentence: string): string | undefined {
  const match = TERM.exec(sentence);
  const number = match?.[1] ?? match?.[3];
  const unit = (match?.[2] ?? match?.[4])?.toLowerCase().replace(/s$/u, "");
  if (number === undefined || unit === undefined) return undefined;
  const isOne = /^(?:an?|one|1)$/iu.test(number);
  return `${/^an?$/iu.test(number) ? "one" : number.toLowerCase()} ${unit}${isOne ? "" : "s"}`;
}

function lineOf(citation: Citation): Line {
  return {
    text: citation.sentence.replace(/\s+/gu, " "),
    kind: "agreement",
    certainty: "reported",
    citations: [citation],
  };
}
