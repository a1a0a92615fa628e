import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { CorrectionClaim } from "./correction.ts";
import {
  CLARIFIED,
  EDITORIAL,
  EDITORIAL_LABEL,
  MISSPOKE,
  RETRACTION,
  RIGHT_FORMS,
  WAS_WRONG,
  WRONG_FORMS,
} from "./correction-lexicon.ts";
import { narrowPair } from "./correction-pair.ts";
import { escaped, overlapping, sortOf } from "./correction-value.ts";
import {
  type Attribution,
  readAttributions,
  readSpokenCues,
  type SpokenCue,
} from "./statement-attribution.ts";
import { claimDate } from "./statement-context.ts";

/**
 * A text's own record that something said before was wrong: "misspoke", "later clarified",
 * "corrected himself", "retracted", "an earlier version of this article". Gives the wrong version,
 * the right one where it is told, who had said the first and who put it right.
 */
export function readCorrections(reading: Reading): CorrectionClaim[] {
  return new CorrectionReader(reading).read();
}

interface Found {
  readonly wrong: Span;
  readonly right: Span | undefined;
  readonly saidBy: string | undefined;
  readonly correctedBy: string | undefined;
  readonly evidence: readonly Sentence[];
  readonly rule: string;
}

class CorrectionReader {
  private readonly reading: Reading;
  private readonly text: string;
  private readonly attributions: readonly Attribution[];
  private readonly cues: ReadonlyMap<number, readonly SpokenCue[]>;

  constructor(reading: Reading) {
    this.reading = reading;
    this.text = reading.text;
    this.attributions = readAttributions(reading);
    this.cues = readSpokenCues(reading);
  }

  read(): CorrectionClaim[] {
    const claims: CorrectionClaim[] = [];
    const used: Span[] = [];
    for (const sentence of this.reading.sentences) {
      for (const found of this.correctionsAt(sentence)) {
        if (used.some((span) => span.start < found.wrong.end && found.wrong.start < span.end)) continue;
        used.push(found.wrong);
        claims.push(this.claimOf(found));
      }
    }
    return claims;
  }

  private claimOf(found: Found): CorrectionClaim {
    const { wrong, right } = narrowPair(this.reading, found.wrong, found.right);
    const date = this.reading.dates.find(
      (d) =>
        found.evidence.some((s) => s.index === d.sentence) &&
        /\bcorrect|clarif|retract/iu.test(this.text.slice(Math.max(0, d.start - 40), d.start)),
    );
    return {
      type: "correction",
      wrong: this.text.slice(wrong.start, wrong.end),
      wrongSpan: wrong,
      ...(right ? { right: this.text.slice(right.start, right.end), rightSpan: right } : {}),
      ...(found.saidBy ? { saidBy: found.saidBy } : {}),
      ...(found.correctedBy ? { correctedBy: found.correctedBy } : {}),
      ...(date ? { date: claimDate(date.value) } : {}),
      evidence: found.evidence.map((s) => ({ start: s.start, end: s.end })),
      rule: found.rule,
    };
  }

  private correctionsAt(sentence: Sentence): Found[] {
    const words = this.text.slice(sentence.start, sentence.end);
    const found =
      this.replaced(sentence, words) ??
      this.misspoken(sentence, words) ??
      this.clarified(sentence, words) ??
      this.editorial(sentence, words) ??
      this.declaredWrong(sentence) ??
      this.retracted(sentence, words);
    return found ? [found] : [];
  }

  private next(sentence: Sentence, by = 1): Sentence | undefined {
    return this.reading.sentences[sentence.index + by];
  }

  private slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** `for "A" read "B"`, `"A" should have read "B"`, "which spoke of A, should have read B". */
  private replaced(sentence: Sentence, words: string): Found | undefined {
    if (!/\bread\b/iu.test(words) || !/["“]|\bshould have read\b/u.test(words)) return undefined;
    const wrong = this.form(sentence, words, WRONG_FORMS.slice(0, 3));
    const right = this.form(sentence, words, RIGHT_FORMS.slice(0, 3));
    if (!wrong || !right || overlapping(wrong, right)) return undefined;
    const speaker = this.speakerIn(sentence);
    return {
      wrong,
      right,
      saidBy: undefined,
      correctedBy: speaker,
      evidence: [sentence],
      rule: "should have read",
    };
  }

  /** "… stood in the list. That was wrong. In the list belongs …" */
  private declaredWrong(sentence: Sentence): Found | undefined {
    const next = this.next(sentence);
    const after = this.next(sentence, 2);
    if (!next || !after || !WAS_WRONG.test(this.slice(next)) || next.end - next.start > 60) return undefined;
    const lead = /^(?:in|on|at) [^,]{2,60}, /iu.exec(this.slice(sentence));
    const wrong = this.trim({ start: sentence.start + (lead?.[0].length ?? 0), end: sentence.end });
    return {
      wrong,
      right: this.trim(after),
      saidBy: undefined,
      correctedBy: undefined,
      evidence: [sentence, next, after],
      rule: "declared wrong",
    };
  }

  /** "X misspoke when he said A; his office clarified that it is B". */
  private misspoken(sentence: Sentence, words: string): Found | undefined {
    const match = MISSPOKE.exec(words);
    if (!match || /\b(?:not|never|n['’]t) \w{0,8}\s?$/u.test(words.slice(0, match.index))) return undefined;
    const at = sentence.start + match.index;
    const behind = { start: at + match[0].length, end: sentence.end };
    const after = this.slice(behind);
    const corrector = this.cueBefore(
      sentence,
      at,
      /^(?:clarify|say|explain|add|tell|acknowledge|admit|concede|accept|confirm|make|write|state)$/u,
    );
    const who = this.personBefore(sentence, at);
    const told = /^[^;.]{0,80}?\b(?:when|in saying|by saying|in telling)\b/iu.test(after)
      ? this.form({ ...sentence, start: behind.start }, this.beforeSemicolon(after), WRONG_FORMS)
      : undefined;
    const earlier =
      told ??
      this.wrongBefore(sentence) ??
      this.statementBefore(sentence, at, who)?.content ??
      this.wrongBefore(sentence);
    if (!earlier || (earlier.start >= at && !told)) return undefined;
    const right =
      this.rightBehind(sentence, told ? told.end : at + match[0].length) ?? this.elsewhere(earlier, sentence);
    const by = this.correctorOf(right, sentence) ?? corrector?.speaker?.name;
    return {
      wrong: earlier,
      right,
      saidBy: who ?? this.statementBefore(sentence, at, undefined)?.speaker.name,
      correctedBy: by ?? who,
      evidence: this.evidence(earlier, right, sentence),
      rule: "misspoke",
    };
  }

  /** "told analysts that A; the company later clarified that B", "corrected himself: B". */
  private clarified(sentence: Sentence, words: string): Found | undefined {
    const match = CLARIFIED.exec(words);
    if (!match || EDITORIAL_LABEL.test(words)) return undefined;
    const at = sentence.start + match.index;
    const end = at + match[0].length;
    const cue = this.cueNear(sentence, at, end);
    const short = this.shortSaid(sentence, at);
    const before = short ? undefined : this.statementBefore(sentence, at, undefined);
    const wrong = short ?? before?.content;
    if (!wrong) return undefined;
    const right = this.saidAndMeant(sentence) ?? {
      wrong,
      right:
        this.rightBehind(sentence, end) ?? this.colonBehind(sentence, end) ?? this.elsewhere(wrong, sentence),
    };
    if (!right.right) return undefined;
    return {
      wrong: right.wrong,
      right: right.right,
      saidBy: before?.speaker.name,
      correctedBy: cue?.speaker?.name ?? this.subjectName(sentence, at) ?? before?.speaker.name,
      evidence: this.evidence(right.wrong, right.right, sentence),
      rule: "clarified",
    };
  }

  private editorial(sentence: Sentence, words: string): Found | undefined {
    const label = EDITORIAL_LABEL.test(words);
    const carried = this.underLabel(sentence);
    if (!label && !carried && !EDITORIAL.test(words)) return undefined;
    const offset = label ? (/^[^:.—–]{0,60}[:.—–]\s{0,2}/u.exec(words)?.[0].length ?? 0) : 0;
    const rest = { ...sentence, start: sentence.start + offset };
    const body = this.beforeSemicolon(this.slice(rest));
    const wrong = this.form(rest, body, WRONG_FORMS);
    if (!wrong) return undefined;
    if (
      !label &&
      !carried &&
      !/\b(?:earlier|originally|initially|first|we|incorrectly|wrongly|erroneously|mistakenly|mis\w+|corrected|amended|amends|previously|stated)\b/iu.test(
        body,
      )
    )
      return undefined;
    const not = /,? and not,? /iu.exec(body);
    const right = not
      ? this.form(rest, body.slice(0, not.index), [/\b(?:is|was|are|were) ([^;]{2,120})$/iu])
      : (this.rightBehind(sentence, wrong.end) ?? this.elsewhere(wrong, sentence));
    if (!right) return undefined;
    return {
      wrong,
      right,
      saidBy: undefined,
      correctedBy: this.correctorOf(right, sentence),
      evidence: this.evidence(wrong, right, sentence),
      rule: "editorial correction",
    };
  }

  /** The sentence stands in a paragraph that opens with "Correction:". */
  private underLabel(sentence: Sentence): boolean {
    const before = this.next(sentence, -1);
    return (
      before !== undefined &&
      before.paragraph === sentence.paragraph &&
      EDITORIAL_LABEL.test(this.slice(before)) &&
      this.slice(before).length < 40
    );
  }

  private retracted(sentence: Sentence, words: string): Found | undefined {
    if (!RETRACTION.test(words)) return undefined;
    const wrong = this.form(sentence, this.beforeSemicolon(words), [WRONG_FORMS[6] ?? /$^/u]);
    if (wrong) {
      const right = this.rightBehind(sentence, wrong.end) ?? this.wholeNext(sentence);
      if (!right) return undefined;
      return {
        wrong,
        right,
        saidBy: this.subjectName(sentence, sentence.end),
        correctedBy: this.subjectName(sentence, sentence.end),
        evidence: this.evidence(wrong, right, sentence),
        rule: "retracted",
      };
    }
    if (!/\b(?:denial|statement|claim|report|account|version)\b/iu.test(words)) return undefined;
    const earlier =
      this.denialBefore(sentence) ?? this.statementBefore(sentence, sentence.start, undefined)?.content;
    const later = this.attributions.find(
      (a) => a.content.start > sentence.end && a.content.start < sentence.end + 400,
    );
    if (!earlier || !later) return undefined;
    return {
      wrong: earlier,
      right: later.content,
      saidBy: later.speaker.name,
      correctedBy: later.speaker.name,
      evidence: this.evidence(earlier, later.content, sentence),
      rule: "taken back",
    };
  }

  // ---- parts

  private form(sentence: Span, words: string, forms: readonly RegExp[]): Span | undefined {
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

  private trim(span: Span): Span {
    let { start, end } = span;
    while (start < end && /[\s,:;"“”]/u.test(this.text[start] ?? "")) start += 1;
    while (end > start && /[\s,:;.!?]/u.test(this.text[end - 1] ?? "")) end -= 1;
    if (/["”]/u.test(this.text[end - 1] ?? "") && !/["“]/u.test(this.text.slice(start, end - 1))) end -= 1;
    return { start, end };
  }

  private beforeSemicolon(words: string): string {
    const cut = words.indexOf(";");
    return cut < 0 ? words : words.slice(0, cut);
  }

  /** The right version behind `offset`: the rest of the sentence, else the next two sentences. */
  private rightBehind(sentence: Sentence, offset: number): Span | undefined {
    const rest = { start: offset, end: sentence.end };
    const tail = this.slice(rest);
    const that = /^,? (?:to [^,.;:]{1,40} )?that (?=\S)/u.exec(tail);
    if (that) return this.value(this.trim({ start: offset + that[0].length, end: sentence.end }));
    const colon = this.colonBehind(sentence, offset);
    if (colon) return colon;
    const joined = /^\s*(?:;|,? and|,? but|:)\s+(?=\S)/u.exec(tail);
    const inSentence =
      this.form(rest, tail, RIGHT_FORMS.slice(1, 6)) ??
      (joined ? this.trim({ start: offset + joined[0].length, end: sentence.end }) : undefined);
    if (inSentence && inSentence.end - inSentence.start > 1) return this.value(inSentence);
    for (const by of [1, 2]) {
      const next = this.next(sentence, by);
      if (!next || next.paragraph > sentence.paragraph + 1) break;
      const words = this.slice(next);
      if (WAS_WRONG.test(words)) continue;
      const denial = /^(?:it|he|she|they) (?:has|have|had|is|are|was|were|does|did|do) not;\s*/iu.exec(words);
      if (denial) return this.trim({ start: next.start + denial[0].length, end: next.end });
      const subject = /^[^,;]{1,60}? (?:is|was|are|were) (?=\S)/iu.exec(words);
      const found = this.form(next, words, RIGHT_FORMS.slice(3));
      if (found) return this.value(found);
      if (subject && by === 1) return this.trim({ start: next.start, end: next.end });
      if (
        by === 1 &&
        next.paragraph === sentence.paragraph &&
        /^(?:the|it|they|he|she)\b|^\p{Lu}/u.test(words) &&
        words.length < 160 &&
        !/^(?:we|sorry|apologies)/iu.test(words)
      ) {
        return this.trim({ start: next.start, end: next.end });
      }
      break;
    }
    return undefined;
  }

  /** Cuts "it is" and "she meant" off the front. */
  private value(span: Span): Span {
    const words = this.slice(span);
    const lead =
      /^(?:(?:and )?that )?(?:(?:he|she|they|it|\w+) (?:had )?(?:meant|misspoke and|was wrong and)|it (?:is|was)|they (?:are|were))\s+/iu.exec(
        words,
      );
    return lead && lead[0].length < words.length
      ? { start: span.start + lead[0].length, end: span.end }
      : span;
  }

  private colonBehind(sentence: Sentence, offset: number): Span | undefined {
    const colon = this.text.indexOf(":", offset);
    return colon >= 0 && colon < sentence.end
      ? this.trim({ start: colon + 1, end: sentence.end })
      : undefined;
  }

  /** `"I said never. I meant not this year."` in the sentences behind. */
  private saidAndMeant(sentence: Sentence): { wrong: Span; right: Span } | undefined {
    const from = sentence.start;
    const until = this.next(sentence, 3)?.start ?? this.text.length;
    const words = this.text.slice(from, Math.min(until, from + 600));
    const said = /\bI said ([^.,;]{2,120})[.,;]/u.exec(words);
    const meant = /\bI meant ([^.,;"”]{2,120})/u.exec(words);
    if (!said?.[1] || !meant?.[1]) return undefined;
    const at = (match: RegExpExecArray): Span => {
      const start = from + match.index + match[0].indexOf(match[1] ?? "", 2);
      return this.trim({ start, end: start + (match[1]?.length ?? 0) });
    };
    return { wrong: at(said), right: at(meant) };
  }

  /** "An official had said June; the ministry corrected that." */
  private shortSaid(sentence: Sentence, before: number): Span | undefined {
    const words = this.text.slice(sentence.start, before);
    return this.form(sentence, words, [/\b(?:said|given|gave|put it at) ([^;,]{2,60})[;,]/iu]);
  }

  private wrongBefore(sentence: Sentence): Span | undefined {
    const before = this.next(sentence, -1);
    return before && this.form(before, this.slice(before), WRONG_FORMS.slice(4, 6));
  }

  private denialBefore(sentence: Sentence): Span | undefined {
    for (const by of [-1, -2]) {
      const before = this.next(sentence, by);
      if (!before) break;
      const found = this.form(before, this.slice(before), [
        /\bdenied (?:everything|it|this|the report)[^:]{0,30}: ([^;]{3,200})/iu,
        /\bdenied (?:that )?([^;]{3,200})/iu,
      ]);
      if (found) return found;
    }
    return undefined;
  }

  private wholeNext(sentence: Sentence): Span | undefined {
    const next = this.next(sentence);
    return next && this.trim(next);
  }

  /** The statement told last before `offset`, in this sentence or the two before it. */
  private statementBefore(
    sentence: Sentence,
    offset: number,
    who: string | undefined,
  ): Attribution | undefined {
    const floor = this.next(sentence, -2)?.start ?? this.next(sentence, -1)?.start ?? sentence.start;
    const earlier = this.attributions.filter((a) => a.content.end <= offset && a.content.start >= floor);
    return (
      (who ? earlier.findLast((a) => a.speaker.name === who) : undefined) ??
      (who && earlier.length > 0 && !earlier.some((a) => a.kind === "clause")
        ? undefined
        : earlier.findLast((a) => a.kind === "clause")) ??
      earlier.at(-1)
    );
  }

  private personBefore(sentence: Sentence, offset: number): string | undefined {
    const people = this.reading.entities.flatMap((e) =>
      e.type === "person"
        ? e.mentions
            .filter((m) => m.sentence === sentence.index && m.end <= offset)
            .map((m) => ({ name: e.name, end: m.end }))
        : [],
    );
    return people.sort((a, b) => b.end - a.end)[0]?.name;
  }

  private subjectName(sentence: Sentence, offset: number): string | undefined {
    const named = this.reading.entities.flatMap((e) =>
      e.mentions
        .filter((m) => m.sentence === sentence.index && m.end <= offset)
        .map((m) => ({ name: e.name, start: m.start })),
    );
    return named.sort((a, b) => a.start - b.start)[0]?.name;
  }

  private cueBefore(sentence: Sentence, offset: number, lemma: RegExp): SpokenCue | undefined {
    return (this.cues.get(sentence.index) ?? []).findLast(
      (c) => (sentence.tokens[c.verb]?.end ?? 0) <= offset && c.speaker && lemma.test(c.speech.lemma),
    );
  }

  private cueNear(sentence: Sentence, start: number, end: number): SpokenCue | undefined {
    return (this.cues.get(sentence.index) ?? []).find((c) => {
      const verb = sentence.tokens[c.verb];
      return verb && verb.start >= start && verb.end <= end + 1 && c.speaker;
    });
  }

  private speakerIn(sentence: Sentence): string | undefined {
    return (this.cues.get(sentence.index) ?? []).find((c) => c.speaker)?.speaker?.name;
  }

  /** Who tells the right version, where a cue stands before it in its sentence. */
  private correctorOf(right: Span | undefined, fallback: Sentence): string | undefined {
    if (!right) return undefined;
    const sentence =
      this.reading.sentences.find((s) => s.start <= right.start && right.start < s.end) ?? fallback;
    return (this.cues.get(sentence.index) ?? []).findLast(
      (c) =>
        (sentence.tokens[c.verb]?.end ?? 0) <= right.start &&
        c.speaker &&
        right.start - (sentence.tokens[c.verb]?.end ?? 0) < 80,
    )?.speaker?.name;
  }

  /**
   * Where the correction gives the wrong version alone, the text itself has the right one: the value
   * of the same sort nearest before it.
   */
  private elsewhere(wrong: Span, sentence: Sentence): Span | undefined {
    const sort = sortOf(this.slice(wrong));
    if (!sort) return undefined;
    const noun =
      /\b(?:number|value|price|date|size|amount|length|cost|share) of (?:the |its |his |her )?(\p{L}+)/iu.exec(
        this.slice(sentence),
      )?.[1];
    const before = this.text.slice(0, sentence.start);
    const wanted = sort.unit ?? noun;
    const behind =
      wanted === undefined
        ? undefined
        : new RegExp(`^[\\s-](?:\\p{L}+[\\s-]){0,3}?${escaped(wanted)}\\p{L}*`, "iu");
    let best: Span | undefined;
    for (const match of before.matchAll(sort.pattern)) {
      const value = match[0];
      const end = match.index + value.length;
      if (value.toLowerCase() === this.slice(wrong).toLowerCase()) continue;
      const unit = behind?.exec(before.slice(end, end + 60))?.[0];
      if (behind && unit === undefined) continue;
      if ((value + (unit ?? "")).toLowerCase() === this.slice(wrong).toLowerCase()) continue;
      best = { start: match.index, end: end + (sort.unit ? (unit?.length ?? 0) : 0) };
    }
    return best;
  }

  private evidence(wrong: Span, right: Span | undefined, sentence: Sentence): Sentence[] {
    return this.reading.sentences.filter(
      (s) =>
        s === sentence ||
        (s.start < wrong.end && wrong.start < s.end) ||
        (right !== undefined && s.start < right.end && right.start < s.end),
    );
  }
}
