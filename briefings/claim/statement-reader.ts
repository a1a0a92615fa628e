import type { Reading } from "../reading/reading.ts";
import type { Span } from "../reading/span.ts";
import type { StatementClaim } from "./statement.ts";
import { type Attribution, readAttributions } from "./statement-attribution.ts";
import { contextOf } from "./statement-context.ts";

/**
 * What the text reports somebody to have said: quotations word for word, quoted words inside a
 * reported clause, and paraphrase. Each has a speaker; words without one are left out. In a chain
 * ("the paper said that the minister had said") the innermost speaker counts and `via` names the
 * outlet.
 */
export function readStatements(reading: Reading): StatementClaim[] {
  const attributions = readAttributions(reading);
  return attributions.map((attribution) => statementOf(reading, attribution, attributions));
}

function statementOf(
  reading: Reading,
  attribution: Attribution,
  all: readonly Attribution[],
): StatementClaim {
  const { content, speaker, cue } = attribution;
  const sentence = cue && reading.sentences[cue.sentence];
  const contents: Span[] = all.filter((a) => a.quoted || a === attribution).map((a) => a.content);
  const context =
    sentence && cue ? contextOf(reading.text, sentence, cue.verb, reading.dates, contents) : undefined;
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

/** The sentences that carry the words, and the one that names the speaker. */
function evidenceOf(reading: Reading, content: Span, cue: Span | undefined): Span[] {
  const spans = reading.sentences
    .filter((s) => (s.start < content.end && content.start < s.end) || (cue && s.start === cue.start))
    .map((s) => ({ start: s.start, end: s.end }));
  return spans.length > 0 ? spans : [{ start: content.start, end: content.end }];
}
