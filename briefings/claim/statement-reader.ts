import type { DateExpression } from "../reading/date-expression.ts";
import type { Reading } from "../reading/reading.ts";
import type { Span } from "../reading/span.ts";
import type { StatementClaim } from "./statement.ts";
import { type Attribution, readAttributions } from "./statement-attribution.ts";
import { contextOf, datesBySentence } from "./statement-context.ts";
import { sentencesOver } from "./statement-sentences.ts";

/**
 * What the text reports somebody to have said: quotations word for word, quoted words inside a
 * reported clause, and paraphrase. Each has a speaker; words without one are left out. In a chain
 * ("the paper said that the minister had said") the innermost speaker counts and `via` names the
 * outlet. "According to" counts where a person or a spokesperson stands behind it; a paper or a
 * notice is the source of a fact.
 */
export function readStatements(reading: Reading): StatementClaim[] {
  const attributions = readAttributions(reading);
  const quoted = new Map<number, Span[]>();
  for (const { content } of attributions.filter((a) => a.quoted)) {
    for (const sentence of sentencesOver(reading.sentences, content)) {
      quoted.set(sentence.index, [...(quoted.get(sentence.index) ?? []), content]);
    }
  }
  const dates = datesBySentence(reading.dates);
  return attributions.map((a) => statementOf(reading, a, quoted, dates));
}

function statementOf(
  reading: Reading,
  attribution: Attribution,
  quoted: ReadonlyMap<number, readonly Span[]>,
  dates: ReadonlyMap<number, readonly DateExpression[]>,
): StatementClaim {
  const { content, speaker, cue } = attribution;
  const sentence = cue && reading.sentences[cue.sentence];
  const context =
    sentence && cue
      ? contextOf(reading.text, sentence, cue.verb, dates.get(sentence.index) ?? [], [
          content,
          ...(quoted.get(sentence.index) ?? []),
        ])
      : undefined;
  return {
    type: "statement",
    speaker: speaker.name,
    speakerAliases: [...new Set(speaker.aliases)].filter((alias) => alias !== "" && alias !== speaker.name),
    text: reading.text.slice(content.start, content.end),
    span: { start: content.start, end: content.end },
    quoted: attribution.quoted,
    ...(context?.date ? { date: context.date } : {}),
    ...(context?.venue ? { venue: context.venue } : {}),
    ...(attribution.via ? { via: attribution.via } : {}),
    evidence: evidenceOf(reading, content, sentence),
    rule: attribution.rule,
  };
}

/** The sentences that carry the words, and the one that names the speaker, in text order. */
function evidenceOf(reading: Reading, content: Span, cue: Span | undefined): Span[] {
  const spans: Span[] = sentencesOver(reading.sentences, content).map((s) => ({
    start: s.start,
    end: s.end,
  }));
  if (cue && !spans.some((s) => s.start === cue.start)) spans.push({ start: cue.start, end: cue.end });
  return spans.length > 0
    ? spans.sort((a, b) => a.start - b.start)
    : [{ start: content.start, end: content.end }];
}
