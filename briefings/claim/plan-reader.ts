import type { DateExpression } from "../reading/date-expression.ts";
import { tenseAt } from "../reading/date-tense.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import { dateValueSchema } from "./agreement.ts";
import type { PlanClaim } from "./plan.ts";

/** Stretches so wide say how long something lasts, not when it comes. */
const TOO_WIDE: ReadonlySet<DateExpression["precision"]> = new Set(["half", "year", "decade"]);
/** What stands behind these lasts or aims so long; it does not come then. */
const LASTING = /\b(?:until|till|through|since|from|over|for|before|within|beyond)$/iu;
const SCHEDULED =
  /\b(?:due|set|scheduled|slated|expected|planned|booked|deadline|expires?|begins?|starts?|opens?|closes?|meets?|votes?|hearing|vote|takes? effect|come into force|to be (?:signed|held|heard|published|completed))\b/iu;
/** What may come, or comes only if something else does, is not fixed. */
const UNSURE = /^(?:could|may|might|would|if|unless|whether|should|perhaps|possibly|maybe)$/iu;
const BEFORE = 14;

/**
 * What a text says is to come, with its date: one for each sentence, the first that is dated. What
 * only may come, hangs on a condition or is asked about is left out.
 */
export function readPlans(reading: Reading): PlanClaim[] {
  const told = new Set<number>();
  return reading.dates.flatMap((date): PlanClaim[] => {
    const sentence = reading.sentences[date.sentence];
    if (sentence === undefined || told.has(date.sentence)) return [];
    if (date.direction !== "future" || TOO_WIDE.has(date.precision)) return [];
    const text = reading.text.slice(sentence.start, sentence.end);
    const before = reading.text.slice(sentence.start, date.start).trimEnd();
    const isDeadline = /\bby$/iu.test(before);
    if (text.trimEnd().endsWith("?") || LASTING.test(before)) return [];
    if (isUnsure(sentence, date)) return [];
    const tense = tenseAt(sentence, date.start, date.end);
    if (tense !== "future" && !isDeadline && !(tense !== "past" && SCHEDULED.test(text))) return [];
    const value = dateValueSchema.safeParse(date.value.replace(/T\d.*$/u, ""));
    if (!value.success) return [];
    told.add(date.sentence);
    return [
      {
        type: "plan",
        date: value.data,
        span: { start: date.start, end: date.end },
        evidence: [{ start: sentence.start, end: sentence.end }],
      },
    ];
  });
}

function isUnsure({ tokens }: Sentence, { start }: DateExpression): boolean {
  const at = tokens.findIndex((token) => token.start >= start);
  const from = at < 0 ? Math.max(0, tokens.length - BEFORE) : Math.max(0, at - BEFORE);
  return tokens.slice(from, at < 0 ? undefined : at).some(({ text }) => UNSURE.test(text));
}
