import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { AgreementClaim, AgreementStatus, Amount, Party } from "./agreement.ts";
import {
  ADDED,
  AWARD_NOUN,
  AWARDED,
  AWARDED_SUM,
  IS_THE_OFFICE,
  NOT_AWARDED,
  OFFICE_IS,
  OTHER_SUM,
} from "./agreement-notice-lexicon.ts";
import { type Contractor, contractorsOf, officeOf, plainHeading } from "./agreement-notice-party.ts";
import { type MoneySpan, readMoney } from "./amount.ts";

/** One notice: a stretch of one paragraph with its sentences, and the heading of its section. */
export interface NoticeBlock extends Span {
  readonly sentences: readonly Sentence[];
  readonly heading: (Span & { readonly text: string }) | undefined;
}

const LONGEST_OBJECT = 120;
const LONGEST_HEAD = 6000;
/** How many mentions of the office are tried; a notice has one. */
const MOST_OFFICES = 8;

/** The office that a block names with its place in the block, or the heading over it. */
export function officeIn(
  reading: Reading,
  block: NoticeBlock,
): { party: Party; at: Span | undefined } | undefined {
  const text = reading.text.slice(block.start, block.end);
  for (const match of [...text.matchAll(IS_THE_OFFICE)].slice(0, MOST_OFFICES)) {
    const start = sentenceStart(reading, block, block.start + match.index);
    const party = officeOf(reading.text.slice(start, block.start + match.index), block.heading?.text);
    if (party !== undefined)
      return { party, at: { start, end: block.start + match.index + match[0].length } };
  }
  for (const match of text.matchAll(OFFICE_IS)) {
    const start = block.start + match.index;
    const rest = reading.text.slice(start + match[0].length, block.end).split(/[.;\n](?=\s|$)/u, 1)[0]!;
    const party = officeOf(rest, block.heading?.text);
    if (party !== undefined) return { party, at: { start, end: start + match[0].length + rest.length } };
  }
  if (block.heading === undefined) return undefined;
  const party = officeOf(plainHeading(block.heading.text), undefined);
  return party === undefined ? undefined : { party, at: undefined };
}

/** Where the sentence of this place begins; "Washington, D.C. | is the …" was one sentence. */
function sentenceStart(reading: Reading, block: NoticeBlock, place: number): number {
  let n = block.sentences.findLastIndex((sentence) => sentence.start < place);
  while (n > 0) {
    const { start } = block.sentences[n]!;
    const before = reading.text.slice(block.sentences[n - 1]!.start, start).trimEnd();
    const words = reading.text.slice(start, place).trim();
    if (words.length > 3 && !/\b(?:\p{Lu}\.)+$|\b(?:St|Ft|Mt)\.$/u.test(before)) break;
    n -= 1;
  }
  const found = n < 0 ? block.start : Math.max(block.start, block.sentences[n]!.start);
  // A note in parentheses that closed the sentence before.
  return found + (/^\s*\([^()]*\)\.?\s*/u.exec(reading.text.slice(found, place))?.[0].length ?? 0);
}

/**
 * The awards of a block: each contractor with the office, signed, with its own sum or the shared one and
 * the day on which the notice says it was awarded. A completion date is no date of an award. "Will be
 * awarded" without such a day is `considering`. Empty where the block is no award.
 */
export function awardsOf(reading: Reading, block: NoticeBlock): AgreementClaim[] {
  const text = reading.text.slice(block.start, block.end);
  const verb = firstOf(AWARDED.exec(text), ADDED.exec(text));
  if (verb === undefined || verb.index > LONGEST_HEAD) return [];
  const head = text.slice(0, verb.index);
  if (!/^[("“*\s]*(?:The |and )?[\p{Lu}\p{N}]/u.test(head)) return [];
  const office = officeIn(reading, block);
  if (office === undefined) return [];
  const words = verb[0].toLowerCase();
  const several = /\b(?:are|were|have|will (?:each )?compete)\b/u.test(words) || head.includes(";");
  const contractors = contractorsOf(head, block.start, several);
  if (contractors.length === 0) return [];
  const status = statusOf(words, text);
  if (status === undefined) return [];
  const verbSpan = wordsSpan(verb, block.start);
  const rest = restOfSentence(reading, block, verbSpan.end);
  if (
    office.at === undefined &&
    !AWARD_NOUN.test(rest) &&
    moneyWithin(block, { start: verbSpan.end, end: verbSpan.end + rest.length }).length === 0
  )
    return [];
  const day = awardDay(reading, block, verbSpan);
  const shared = sharedSum(reading, block, verbSpan);
  const object = objectAfter(rest) ?? toldLater(reading, block);
  const evidence = evidenceOf(
    block,
    [
      { start: contractors[0]!.start, end: verbSpan.end },
      ...(shared === undefined ? [] : [shared]),
      ...(day === undefined ? [] : [day.at]),
    ],
    office.at,
  );
  const make = (parties: Party[], own: Amount | undefined): AgreementClaim => ({
    type: "agreement",
    parties,
    kind: /\bgranted\b/u.test(words) && /\blicen[cs]e\b/u.test(text) ? "licence" : "contract",
    status: day !== undefined ? "signed" : status,
    ...(object === undefined ? {} : { object }),
    ...((own ?? shared?.amount) === undefined ? {} : { amount: (own ?? shared?.amount) as Amount }),
    ...(day === undefined ? {} : { date: day.value }),
    attribution: { source: office.party.name, kind: "official" },
    earlier: [],
    evidence,
    statusSpan: verbSpan,
    strength: "plain",
    rule: "award notice",
    steps: [
      "the notice names who is awarded before its verb",
      office.at === undefined
        ? "the heading of the section names the office that awards"
        : "the notice names the office that awards",
      ...(day === undefined ? [] : ["the notice gives the day of the award"]),
    ],
  });
  // Contractors with numbers of their own, or told by "each", hold contracts of their own.
  const apart =
    /\b(?:each|compete|all)\b/u.test(words) ||
    contractors.some(({ note }) => note !== "") ||
    head.includes(";");
  if (contractors.length > 1 && !apart)
    return [make([...contractors.map(({ party }) => party), office.party], undefined)];
  return contractors.map((contractor) => make([contractor.party, office.party], ownSum(block, contractor)));
}

function firstOf(...matches: (RegExpExecArray | null)[]): RegExpExecArray | undefined {
  return matches.filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
}

function statusOf(verb: string, text: string): AgreementStatus | undefined {
  if (NOT_AWARDED.test(text) || /\bnot\b/u.test(verb)) return undefined;
  if (/\bwould\b|\bhad\b/u.test(verb)) return undefined;
  return /\bwill (?!(?:each )?compete)/u.test(verb) ? "considering" : "signed";
}

/** The verb without the comma and the space before it. */
function wordsSpan(verb: RegExpExecArray, at: number): Span {
  const lead = /^[,\s]*/u.exec(verb[0])?.[0].length ?? 0;
  return { start: at + verb.index + lead, end: at + verb.index + verb[0].length };
}

/** "(Awarded on Nov. 26, 2025)", "was awarded on Sept. 26 a …": the day of the award. */
function awardDay(
  reading: Reading,
  block: NoticeBlock,
  verb: Span,
): { readonly value: string; readonly at: Span } | undefined {
  for (const date of reading.dates) {
    if (date.start < block.start || date.end > block.end) continue;
    const before = reading.text.slice(Math.max(block.start, date.start - 16), date.start);
    const atVerb =
      date.start >= verb.end &&
      date.start - verb.end <= 5 &&
      /^\s(?:on )?$/u.test(reading.text.slice(verb.end, date.start));
    if (!atVerb && !/\([Aa]warded (?:on )?$/u.test(before)) continue;
    if (/^\d{4}-\d{2}-\d{2}/u.test(date.value)) return { value: date.value.slice(0, 10), at: date };
  }
  return undefined;
}

function ownSum(block: NoticeBlock, contractor: Contractor): Amount | undefined {
  if (contractor.note === "") return undefined;
  return moneyWithin(block, contractor)[0]?.amount;
}

function moneyWithin(block: NoticeBlock, span: Span): MoneySpan[] {
  return block.sentences
    .filter((sentence) => sentence.start < span.end && span.start < sentence.end)
    .flatMap((sentence) => readMoney(sentence))
    .filter((sum) => sum.start >= span.start && sum.end <= span.end);
}

/** The sum behind the verb; else that of a later sentence which says that it is the award's. */
function sharedSum(reading: Reading, block: NoticeBlock, verb: Span): MoneySpan | undefined {
  const verbSentence = block.sentences.find(
    (sentence) => sentence.start <= verb.start && verb.start < sentence.end,
  );
  if (verbSentence === undefined) return undefined;
  const inVerb = moneyWithin(block, { start: verb.end, end: Math.min(block.end, verbSentence.end) });
  const own = inVerb.find(
    (sum) => !OTHER_SUM.test(reading.text.slice(Math.max(verb.end, sum.start - 30), sum.start)),
  );
  if (own !== undefined) return own;
  for (const sentence of block.sentences) {
    if (sentence.start < verb.end) continue;
    const words = reading.text.slice(sentence.start, sentence.end);
    if (!AWARDED_SUM.test(words)) continue;
    for (const sum of moneyWithin(block, sentence)) {
      const before = reading.text.slice(Math.max(sentence.start, sum.start - 45), sum.start);
      if (!/\b(?:obligated|funds?|if exercised|cumulative|brings?|bringing)\b/iu.test(before)) return sum;
    }
  }
  return undefined;
}

/** The words from here to the end of their sentence. */
export function restOfSentence(reading: Reading, block: NoticeBlock, from: number): string {
  const sentence = block.sentences.find((one) => one.start <= from && from < one.end);
  return reading.text.slice(from, Math.min(block.end, sentence?.end ?? from)).replace(/\.$/u, "");
}

/** Deals and numbers that stand between the award's noun and what it is for. */
const REFERENCE =
  /^(?:an?|the|this|previously[ -]\w+|contract|exercis(?:e|ing))\b.{0,160}?(?:\b(?:contract|order|agreement)s?\b|\([^()]*\d[^()]*\))|^(?:contract|order|solicitation)\b|^\$/iu;

/** "… contract (number) for X": X, at most 120 characters, cut at a comma. */
export function objectAfter(words: string): string | undefined {
  const noun = AWARD_NOUN.exec(words);
  const first = noun === null ? 0 : noun.index + noun[0].length;
  let purpose: string | undefined;
  for (const match of words.slice(first).matchAll(/(?:^|[\s)])(?:for|to|covering)\s+/giu)) {
    const phrase = words.slice(first + match.index + match[0].length);
    if (REFERENCE.test(phrase)) continue;
    purpose = phrase;
    break;
  }
  return purpose === undefined ? undefined : shortened(purpose);
}

function shortened(purpose: string): string | undefined {
  const cut =
    purpose.length <= LONGEST_OBJECT ? purpose : purpose.slice(0, purpose.lastIndexOf(" ", LONGEST_OBJECT));
  const whole = (cut === purpose ? cut : (/^(.{30,}),/u.exec(cut)?.[1] ?? cut)).trim();
  return whole.length < 3 ? undefined : whole;
}

/** "This order provides for X": what the award is for, where its first sentence does not say. */
function toldLater(reading: Reading, block: NoticeBlock): string | undefined {
  for (const sentence of block.sentences) {
    const words = reading.text.slice(sentence.start, sentence.end).replace(/\.$/u, "");
    const lead =
      /^(?:This|The) (?:contract|modification|order|task order|delivery order|award|action|agreement) (?:also )?(?:(?:provides|is|calls)(?: for)? (?:the )?|(?=(?:adds|extends|procures|funds|covers) ))/u.exec(
        words,
      );
    if (lead !== null) return shortened(words.slice(lead[0].length));
  }
  return undefined;
}

/** The sentences of the block that hold the spans, in text order; behind them the heading that names the office. */
export function evidenceOf(block: NoticeBlock, spans: readonly Span[], office: Span | undefined): Span[] {
  const sentences: readonly Span[] = block.sentences.filter((sentence) =>
    [...spans, ...(office === undefined ? [] : [office])].some(
      (span) => span.start < sentence.end && sentence.start < span.end,
    ),
  );
  const heading = office === undefined && block.heading !== undefined ? [block.heading] : [];
  return [...sentences, ...heading].map(({ start, end }) => ({ start, end }));
}
