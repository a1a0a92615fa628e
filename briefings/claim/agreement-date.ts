import { isoDay, parseIsoDay } from "../reading/date-calendar.ts";
import type { DateExpression } from "../reading/date-expression.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { reportOver } from "./attribution.ts";
import type { Scene } from "./party-of-phrase.ts";

/** How many characters from its verb a date still belongs to it. */
const REACH = 140;

export interface DealDate {
  readonly value: string;
  /** Only the day on which a party said it. */
  readonly announced: boolean;
}

/**
 * When the draft's deal reached its status: the nearest date of its clause; else the day of the
 * announcement. What has not happened and a bare "is in talks" have no date; "in talks since June"
 * has June.
 */
export function dateOfDraft(
  scene: Scene,
  sentence: Sentence,
  draft: DealDraft,
  dates: readonly DateExpression[],
): DealDate | undefined {
  const { text } = scene.reading;
  const { tokens } = sentence;
  const verb = draft.clause.verb;
  if (verb === undefined) return undefined;
  const start = tokens[verb.first]!.start;
  const end = tokens[verb.last]!.end;
  const report = reportOver(draft.clause);
  const past =
    draft.status !== "considering" &&
    draft.status !== "negotiating" &&
    !draft.notYet &&
    verb.modal === undefined;
  const own: { date: DateExpression; distance: number }[] = [];
  let announced: DateExpression | undefined;
  // A clause under another begins with its subject: what stands before belongs to the other.
  const begins = draft.clause.kind === "adverbial" || draft.clause.kind === "relative";
  const opener = begins && !draft.clause.shared ? draft.clause.subject?.first : undefined;
  const clauseStart = opener === undefined ? 0 : tokens[opener]!.start;
  for (const told of dates) {
    if (told.sentence !== sentence.index) continue;
    const date = past ? weekdayBefore(told, scene.reading.publishedAt) : told;
    if (
      report?.verb !== undefined &&
      belongsTo(scene, sentence, date, report.verb.first, report.verb.last, verb.first)
    ) {
      announced ??= date;
      continue;
    }
    const before = text.slice(Math.max(0, date.start - 14), date.start).toLowerCase();
    if (
      /\b(?:until|till|through|by the end of|from|for|by)\s+(?:the\s+)?$/u.test(before) &&
      draft.status !== "negotiating" &&
      !/\bfrom\s+$/u.test(before)
    )
      continue;
    if (date.end <= clauseStart) continue;
    const distance = date.start >= end ? date.start - end : start - date.end + 25;
    if (distance > REACH) continue;
    if (crossesClause(sentence, verb.last, date)) continue;
    own.push({ date, distance });
  }
  own.sort((a, b) => a.distance - b.distance);
  const nearest = own[0]?.date;
  if (draft.status === "considering" || draft.notYet) return undefined;
  if (draft.status === "negotiating") {
    const since = own.find(({ date }) =>
      /\bsince\s+(?:the\s+)?$/u.test(text.slice(Math.max(0, date.start - 12), date.start).toLowerCase()),
    );
    if (since !== undefined) return { value: openStart(since.date.value), announced: false };
    if (
      /^(?:resume|begin|start|open|meet|hold|reopen)$/u.test(verb.base) &&
      nearest !== undefined &&
      nearest.direction !== "future"
    )
      return { value: nearest.value, announced: false };
    return undefined;
  }
  const pick = own.find(({ date }) => date.direction !== "future" || draft.status === "ended")?.date;
  if (pick !== undefined) return { value: clean(pick.value), announced: false };
  if (announced !== undefined && announced.direction !== "future" && !draft.past)
    return { value: clean(announced.value), announced: true };
  return undefined;
}

/** A bare weekday that was read as one to come, at a verb that tells what happened, is the one before. */
function weekdayBefore(date: DateExpression, publishedAt: string | undefined): DateExpression {
  if (
    date.direction !== "future" ||
    !date.relative ||
    !/^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening|night|afternoon))?$/iu.test(date.text)
  )
    return date;
  const day = parseIsoDay(date.value);
  const published = parseIsoDay(publishedAt);
  if (day === undefined || published === undefined || day - published > 7) return date;
  return { ...date, value: isoDay(day - 7), direction: "past" };
}

function clean(value: string): string {
  return value.replace(/T[\d:+Z.-]*/gu, "");
}

/** "since June" may come as an interval up to today; the start counts. */
function openStart(value: string): string {
  const [from] = value.split("/") as [string];
  return clean(value.includes("/") && from.length === 7 ? from : value.split("/")[0]!);
}

/** A date next to the verb of saying and farther from the deal's own verb. */
function belongsTo(
  _scene: Scene,
  sentence: Sentence,
  date: DateExpression,
  first: number,
  last: number,
  dealVerb: number,
): boolean {
  const { tokens } = sentence;
  const sayEnd = tokens[last]!.end;
  const sayStart = tokens[first]!.start;
  const deal = tokens[dealVerb]!.start;
  const gap = date.start >= sayEnd ? date.start - sayEnd : sayStart - date.end;
  const own = Math.abs(date.start - deal);
  if (gap < 0) return false;
  // "said on Tuesday that it had signed": between the two verbs it goes with the first.
  if (date.start >= sayEnd && deal > date.start) return gap < 60;
  // "…, a person said on Tuesday."
  if (sayStart > deal) return date.start > sayStart || gap < 20;
  // "On Monday X said that it had signed"
  if (date.end <= sayStart && sayStart < deal) return true;
  return gap < own && gap < 25;
}

/** A subordinate verb between the deal's verb and the date takes the date. */
function crossesClause(sentence: Sentence, verbLast: number, date: DateExpression): boolean {
  const { tokens } = sentence;
  let i = verbLast + 1;
  let barrier = false;
  for (; i < tokens.length && tokens[i]!.start < date.start; i++) {
    const token = tokens[i]!;
    if (
      /^(?:which|who|whose|that|while|but|;|although|though|when|once|because)$/iu.test(token.text) &&
      i > verbLast + 1
    )
      barrier = true;
    // "the merger they agreed in 2022": a full verb in between takes the date.
    if (token.upos === "VERB" && /^VB[DZP]$/u.test(token.xpos)) return true;
    if (barrier && (token.upos === "VERB" || token.upos === "AUX")) return true;
    if (token.text.toLowerCase() === "after" || token.text.toLowerCase() === "before") {
      if (/^(?:\p{L}+ing)$/u.test(tokens[i + 1]?.text ?? "")) return true;
      barrier = true;
    }
  }
  return false;
}
