import { MONTHS, NUMBERS } from "../reading/date-lexicon.ts";
import { readTimes } from "../reading/date-resolver.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import { overlaps, type Span } from "../reading/span.ts";
import { readMoney } from "./amount.ts";
import { MAGNITUDES } from "./amount-lexicon.ts";
import type { FigureClaim } from "./figure.ts";
import { COUNT_NOUN_STOPS, PERCENT } from "./figure-lexicon.ts";
import { phraseOf, subjectOf } from "./statement-subject.ts";
import { type SentenceTree, treeOf } from "./statement-tree.ts";

/**
 * Numbers with their unit and what they count: money, shares and counted nouns. Dates, times, spans
 * of time, ordinals and bare numbers are left out.
 */
export function readFigures(reading: Reading): FigureClaim[] {
  const times: readonly Span[] = readTimes(reading, reading.sentences);
  let next = 0;
  return reading.sentences.flatMap((sentence) => {
    // Times and sentences both stand in text order.
    while (next < times.length && times[next]!.end <= sentence.start) next += 1;
    const here: Span[] = [];
    for (let k = next; k < times.length && times[k]!.start < sentence.end; k += 1) {
      const time = times[k]!;
      if (overlaps(time, sentence)) here.push(time);
    }
    return figuresOf(reading, sentence, here);
  });
}

function figuresOf(reading: Reading, sentence: Sentence, here: readonly Span[]): FigureClaim[] {
  const tree = treeOf(sentence);
  const claims: FigureClaim[] = [];
  const make = (value: number, unit: string, from: Token, to: Token, counts: string | undefined): void => {
    const span = { start: from.start, end: to.end };
    claims.push({
      type: "figure",
      value,
      unit,
      ...(counts ? { counts } : {}),
      text: reading.text.slice(span.start, span.end),
      span,
      evidence: [{ start: sentence.start, end: sentence.end }],
    });
  };
  const taken: Span[] = [];
  for (const money of readMoney(sentence)) {
    const inside = sentence.tokens.filter((t) => t.start >= money.start && t.end <= money.end);
    const [from, to] = [inside[0], inside.at(-1)];
    if (!from || !to) continue;
    taken.push(money);
    make(money.amount.value, money.amount.currency, from, to, countedBy(reading, tree, inside));
  }
  for (const token of sentence.tokens) {
    if (taken.some((span) => overlaps(span, token)) || here.some((span) => overlaps(span, token))) continue;
    const number = numberAt(sentence.tokens, token.index);
    if (!number || number.value < 0) continue;
    const percent = sentence.tokens[number.last + 1];
    if (percent && PERCENT.test(percent.text)) {
      const point = sentence.tokens[number.last + 2];
      const whole = point && /^points?$/iu.test(point.text) ? point : percent;
      make(
        number.value,
        "%",
        token,
        whole,
        countedBy(reading, tree, sentence.tokens.slice(token.index, whole.index + 1)),
      );
      taken.push({ start: token.start, end: whole.end });
      continue;
    }
    const noun = nounBehind(sentence.tokens, number.last);
    if (!noun) continue;
    const unit = reading.text.slice(noun.first.start, noun.last.end);
    const counts = countedBy(reading, tree, sentence.tokens.slice(token.index, noun.last.index + 1));
    make(number.value, noun.joined ? plural(noun.first.text) : unit, token, noun.last, counts);
    taken.push({ start: token.start, end: noun.last.end });
  }
  return claims.sort((a, b) => a.span.start - b.span.start);
}

function numberAt(tokens: readonly Token[], index: number): { value: number; last: number } | undefined {
  const token = tokens[index];
  if (token?.upos !== "NUM" || /^[-–—/.:]$/u.test(tokens[index - 1]?.text ?? "")) return undefined;
  const word = token.text.toLowerCase();
  const digits = /^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d{1,15}(?:\.\d+)?$/u.test(word)
    ? Number(word.replace(/,/gu, ""))
    : undefined;
  let value = digits ?? NUMBERS.get(word);
  if (value === undefined || (digits === undefined && word === "one")) return undefined;
  let last = index;
  const joint = tokens[index + 1]?.text === "-" ? index + 2 : index + 1;
  const ones =
    digits === undefined && value >= 20 && value < 100
      ? NUMBERS.get(tokens[joint]?.text.toLowerCase() ?? "")
      : undefined;
  if (ones !== undefined && ones < 10) {
    value += ones;
    last = joint;
  }
  for (
    let magnitude = MAGNITUDES.get(tokens[last + 1]?.text.toLowerCase() ?? "");
    magnitude !== undefined && tokens[last + 1]?.text.length !== 1;
    magnitude = MAGNITUDES.get(tokens[last + 1]?.text.toLowerCase() ?? "")
  ) {
    value = Math.round(value * magnitude * 100) / 100;
    last += 1;
  }
  return { value, last };
}

/** The counted noun with its adjectives: "coastal patrol ships"; "32-member" gives "member". */
function nounBehind(
  tokens: readonly Token[],
  last: number,
): { first: Token; last: Token; joined: boolean } | undefined {
  const joined = tokens[last + 1]?.text === "-";
  const start = joined ? last + 2 : last + 1;
  const first = tokens[start];
  if (!first || (joined && first.upos !== "NOUN")) return undefined;
  if (joined)
    return COUNT_NOUN_STOPS.has(first.lemma.toLowerCase()) ? undefined : { first, last: first, joined };
  let end = -1;
  for (let k = start; k < Math.min(tokens.length, start + 4); k += 1) {
    const token = tokens[k];
    if (!token || !/^(?:ADJ|NOUN|PROPN)$/u.test(token.upos)) break;
    if (token.upos === "NOUN") end = k;
  }
  const noun = tokens[end];
  if (!noun || !/s$|people|men|women|children|percent|staff|police|crew/iu.test(noun.text)) return undefined;
  if (COUNT_NOUN_STOPS.has(noun.lemma.toLowerCase()) || MONTHS.has(noun.text.toLowerCase())) return undefined;
  return { first, last: noun, joined };
}

function plural(noun: string): string {
  return noun.endsWith("s") ? noun : noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** "of the shares" behind it, the noun it stands before, else the subject of its clause. */
function countedBy(reading: Reading, tree: SentenceTree, figure: readonly Token[]): string | undefined {
  const { tokens } = tree.sentence;
  const last = figure.at(-1);
  const first = figure[0];
  if (!last || !first) return undefined;
  const text = (from: number, to: number): string =>
    reading.text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0);
  if (/^(?:of|in)$/iu.test(tokens[last.index + 1]?.text ?? "")) {
    const head = tokens
      .slice(last.index + 2, last.index + 8)
      .find((t) => t.upos === "NOUN" || t.upos === "PROPN");
    const of = tokens[last.index + 1]?.text.toLowerCase() === "of";
    if (head && of) return text(last.index + 2, Math.max(head.index, phraseOf(tree, head.index).last));
  }
  let at = figure.find((t) => t.head < first.index || t.head > last.index);
  for (let step = 0; at && at.head >= 0 && step < 8; step += 1) {
    const above = tokens[at.head];
    if (!above) break;
    const noun = /^(?:NOUN|PROPN)$/u.test(above.upos);
    if (noun && (above.index < first.index || above.index > last.index)) {
      return (
        nameOf(reading, tree, above.index) ??
        text(phraseOf(tree, above.index).first < above.index ? above.index : above.index, above.index)
      );
    }
    if (above.upos === "VERB" || above.upos === "AUX") {
      const subject = subjectOf(tree, above.index, 0);
      if (subject && (subject.head < first.index || subject.head > last.index)) {
        return nameOf(reading, tree, subject.head) ?? text(subject.first, subject.last);
      }
    }
    at = above;
  }
  return undefined;
}

/** Canonical name where a mention covers the word, or the thing an apposition names. */
function nameOf(reading: Reading, tree: SentenceTree, index: number): string | undefined {
  const { sentence } = tree;
  const token = sentence.tokens[index];
  const indices = token?.relation === "appos" && token.head >= 0 ? [token.head, index] : [index];
  for (const k of indices) {
    for (const entity of reading.entities) {
      const covering = entity.mentions.some(
        (m) => m.sentence === sentence.index && m.firstToken <= k && k <= m.lastToken,
      );
      if (covering) return entity.name;
    }
  }
  return undefined;
}
