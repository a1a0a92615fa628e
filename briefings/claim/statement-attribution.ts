import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import { overlaps, type Span } from "../reading/span.ts";
import { findQuotations, type Quotation } from "./quotation.ts";
import { THOUGHT_VERBS } from "./speech-verbs.ts";
import { type Clause, clauseAround, clauseOfCue } from "./statement-clause.ts";
import { type Cue, citedIn, findCues } from "./statement-cue.ts";
import { sentenceAt, sentencesOver } from "./statement-sentences.ts";
import { isOutlet, type Speaker, SpeakerFinder } from "./statement-speaker.ts";
import { type SentenceTree, treeOf } from "./statement-tree.ts";

/** A cue with the one who speaks. */
export interface SpokenCue extends Cue {
  readonly speaker: Speaker | undefined;
}

/** Who said what, with the words that say so. */
export interface Attribution {
  readonly speaker: Speaker;
  readonly content: Span;
  readonly quoted: boolean;
  /** `direct`: a quotation by itself; `fragment`: quoted words inside a clause; `clause`: paraphrase. */
  readonly kind: "direct" | "fragment" | "clause";
  readonly cue: SpokenCue | undefined;
  /** The outlet that passed it on. */
  readonly via: string | undefined;
  readonly rule: string;
}

/** Fewer quoted words are a term or a name, not a statement. */
const LEAST_WORDS = 4;
/** A clause of which so much is quoted is told by its quotation. */
const MOSTLY_QUOTED = 0.4;

interface Place {
  readonly quotation: Quotation;
  readonly opening: Sentence;
  readonly closing: Sentence;
}

/** All cues of a text by sentence, with who speaks. */
export function readSpokenCues(reading: Reading): ReadonlyMap<number, readonly SpokenCue[]> {
  return attributionReader(reading).cues;
}

/** Reads all attributions of a text in order. */
export function readAttributions(reading: Reading): Attribution[] {
  return attributionReader(reading).read();
}

/** Statements and corrections ask for the same reading; it is worked out once for each. */
const readers = new WeakMap<Reading, AttributionReader>();

function attributionReader(reading: Reading): AttributionReader {
  let reader = readers.get(reading);
  if (!reader) {
    reader = new AttributionReader(reading);
    readers.set(reading, reader);
  }
  return reader;
}

class AttributionReader {
  private readonly reading: Reading;
  private readonly text: string;
  private readonly finder: SpeakerFinder;
  private readonly quotations: readonly Quotation[];
  readonly cues = new Map<number, readonly SpokenCue[]>();
  private readonly trees = new Map<number, SentenceTree>();
  private found: Attribution[] | undefined;
  private readonly vias = new Map<SpokenCue, string>();

  constructor(reading: Reading) {
    this.reading = reading;
    this.text = reading.text;
    this.finder = new SpeakerFinder(reading);
    this.quotations = findQuotations(reading.text, reading.sentences);
    this.findSpokenCues();
  }

  read(): Attribution[] {
    this.found ??= this.readAll();
    return this.found;
  }

  private readAll(): Attribution[] {
    const quoted = this.readQuotations();
    const clauses = this.readClauses(quoted);
    const found = [...quoted, ...clauses].map((a) => {
      const via = a.cue && (this.vias.get(a.cue) ?? this.viaBeside(a));
      return via && via !== a.speaker.name ? { ...a, via } : a;
    });
    return found.sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
  }

  private tree(sentence: Sentence): SentenceTree {
    let tree = this.trees.get(sentence.index);
    if (!tree) {
      tree = treeOf(sentence);
      this.trees.set(sentence.index, tree);
    }
    return tree;
  }

  private findSpokenCues(): void {
    let before: Speaker | undefined;
    let next = 0;
    for (const sentence of this.reading.sentences) {
      while (next < this.quotations.length && (this.quotations[next]?.end ?? 0) <= sentence.start) next += 1;
      const inside: Quotation[] = [];
      for (
        let k = next;
        k < this.quotations.length && (this.quotations[k]?.start ?? 0) < sentence.end;
        k += 1
      ) {
        const quotation = this.quotations[k];
        if (quotation) inside.push(quotation);
      }
      const cues = findCues(sentence, this.tree(sentence))
        .filter((cue) => {
          const verb = sentence.tokens[cue.verb];
          return verb && !inside.some((q) => q.start <= verb.start && verb.end <= q.end);
        })
        .map((cue): SpokenCue => {
          const subject = cue.subject;
          const head = subject && sentence.tokens[subject.head];
          const quotedSubject = head && inside.some((q) => q.start <= head.start && head.end <= q.end);
          const speaker = subject && !quotedSubject ? this.finder.find(sentence, subject, before) : undefined;
          if (speaker && !cue.negated) before = speaker;
          return { ...cue, speaker };
        });
      this.cues.set(sentence.index, cues);
    }
  }

  private cuesOf(sentence: Sentence): readonly SpokenCue[] {
    return this.cues.get(sentence.index) ?? [];
  }

  // ---- quotations

  private readQuotations(): Attribution[] {
    const found: Attribution[] = [];
    let last: { place: Place; attribution: Attribution | undefined } | undefined;
    for (const [k, quotation] of this.quotations.entries()) {
      const opening = sentenceAt(this.reading.sentences, quotation.start);
      const closing = sentenceAt(this.reading.sentences, quotation.end - 1);
      if (!opening || !closing) continue;
      const place = { quotation, opening, closing };
      const following = this.quotations[k + 1];
      const attribution = this.attribute(place, last, following);
      if (attribution) found.push(attribution);
      last = { place, attribution };
    }
    return found;
  }

  private attribute(
    place: Place,
    last: { place: Place; attribution: Attribution | undefined } | undefined,
    following: Quotation | undefined,
  ): Attribution | undefined {
    const { quotation, opening, closing } = place;
    const make = (
      cue: SpokenCue | undefined,
      speaker: Speaker,
      kind: "direct" | "fragment",
      rule: string,
    ): Attribution | undefined => {
      const content = this.trimmed(quotation.inner);
      if (content.end <= content.start) return undefined;
      return { speaker, content, quoted: true, kind, cue, via: undefined, rule };
    };
    const previous = last?.place.quotation;
    const opens = this.startsSentence(place, previous);
    if (previous && !previous.closed && previous.paragraph + 1 === quotation.paragraph && last?.attribution) {
      const tail = this.tailCue(place, following, opens);
      const speaker = tail?.speaker ?? last.attribution.speaker;
      return make(tail ?? last.attribution.cue, speaker, "direct", "goes on from the paragraph before");
    }
    const ended = this.isEnded(quotation);
    const tail = ended ? this.tailCue(place, following, opens) : undefined;
    if (tail?.speaker && (opens || this.isWhole(quotation))) {
      return make(tail, tail.speaker, "direct", "quotation, then who said it");
    }
    const head = this.headCue(place, previous);
    if (head?.cue.speaker && head.direct)
      return make(head.cue, head.cue.speaker, "direct", "who said it, then the quotation");
    if (opens) {
      const carried = this.carriedSpeaker(place, last);
      if (carried && this.wordCount(quotation.inner) >= 2)
        return make(carried.cue, carried.speaker, "direct", carried.rule);
      if (!tail && ended) {
        const verbless = this.verblessTail(place);
        if (verbless)
          return make(undefined, verbless, "direct", "quotation, then its speaker without a verb");
      }
    }
    const named = this.colonSpeaker(place);
    if (named) return make(undefined, named, "direct", "name, colon, quotation");
    if (this.wordCount(quotation.inner) < LEAST_WORDS) return undefined;
    if (/\bshould (?:have )?(?:read|been)\b/u.test(this.text.slice(opening.start, closing.end)))
      return undefined;
    if (tail?.speaker) return make(tail, tail.speaker, "fragment", "quoted words in a reported clause");
    const governor =
      head?.cue ?? this.insertedCue(opening, quotation) ?? this.insertedCue(closing, quotation);
    if (!governor?.speaker || governor.negated || governor.unreal) return undefined;
    if (governor.speech.force === "deny" && governor.speech.lemma === "deny") return undefined;
    return make(governor, governor.speaker, "fragment", "quoted words in a reported clause");
  }

  /** Opens like a sentence. */
  private isWhole(quotation: Quotation): boolean {
    return (
      /^[^\p{L}]*\p{Lu}/u.test(this.text.slice(quotation.inner.start, quotation.inner.start + 12)) &&
      this.wordCount(quotation.inner) >= LEAST_WORDS
    );
  }

  private trimmed(inner: Span): Span {
    let end = inner.end;
    while (end > inner.start && /[,\s]/u.test(this.text[end - 1] ?? "")) end -= 1;
    return { start: inner.start, end };
  }

  private wordCount(span: Span): number {
    return this.text
      .slice(span.start, span.end)
      .split(/\s+/u)
      .filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
  }

  private isEnded(quotation: Quotation): boolean {
    const lastInside = this.text[quotation.inner.end - 1] ?? "";
    const after = this.text.slice(quotation.end, quotation.end + 2);
    return /[,.?!…—–-]/u.test(lastInside) || /^\s?[,—–-]/u.test(after);
  }

  /** The cue has words of its own behind it: "on "Hannity," he said if …" tells nothing of "Hannity". */
  private saysMore(sentence: Sentence, cue: SpokenCue, limit: number): boolean {
    const last = Math.max(cue.last, cue.subject?.last ?? 0);
    const next = sentence.tokens[last + 1];
    if (!next) return false;
    if (next.start >= limit || /^["“]/u.test(next.text)) return true;
    return (
      !/^(?:PUNCT|ADP|ADV)$/u.test(next.upos) && next.upos !== "PROPN" && !next.relation.startsWith("obl")
    );
  }

  /** "…," he said; "…," said the minister; "…," according to him. */
  private tailCue(place: Place, following: Quotation | undefined, opens: boolean): SpokenCue | undefined {
    const { quotation, closing } = place;
    const { tokens } = closing;
    let start = tokens.findIndex((t) => t.start >= quotation.end);
    if (start < 0) return undefined;
    while (start < tokens.length && tokens[start]?.upos === "PUNCT") start += 1;
    const limit = following && following.start < closing.end ? following.start : closing.end;
    const opener = tokens[start];
    if (!opener || opener.start >= limit) return undefined;
    for (const cue of this.cuesOf(closing)) {
      const verb = tokens[cue.verb];
      if (!verb || verb.start < opener.start || verb.start >= limit) continue;
      const subject = cue.subject;
      if (!subject || !cue.speaker || cue.speech.frame === "label") continue;
      if (subject.first < start) continue;
      if (!opens && this.saysMore(closing, cue, limit)) return undefined;
      const first = Math.min(subject.first, cue.first);
      const gap = tokens.slice(start, first);
      const adverbial =
        gap.every((t) => /^(?:ADV|SCONJ|ADP|DET|NOUN|PUNCT|PROPN|NUM)$/u.test(t.upos)) && gap.length <= 4;
      if (first <= start + 1 || adverbial) return cue;
      return undefined;
    }
    return undefined;
  }

  /** The cue before a quotation in its sentence, and whether the quotation stands for itself. */
  private headCue(
    place: Place,
    previous: Quotation | undefined,
  ): { cue: SpokenCue; direct: boolean } | undefined {
    const { quotation, opening } = place;
    const { tokens } = opening;
    const from =
      previous && previous.end > opening.start && previous.end <= quotation.start
        ? previous.end
        : opening.start;
    let cue: SpokenCue | undefined;
    for (const candidate of this.cuesOf(opening)) {
      const verb = tokens[candidate.last];
      if (!verb || verb.end > quotation.start) continue;
      if (verb.start < from && candidate.kind !== "verb") continue;
      if (!candidate.speaker) continue;
      cue = candidate;
    }
    if (!cue) return undefined;
    if (cue.negated || cue.unreal) return undefined;
    const verb = tokens[cue.last];
    const between = tokens.filter((t) => t.start >= (verb?.end ?? 0) && t.end <= quotation.start);
    const lastBefore = between.at(-1);
    const colon = lastBefore?.text === ":";
    const comma = lastBefore?.text === ",";
    const finite = between.some((t) => isFiniteVerb(t));
    const clause = between.some((t) => t.relation === "mark" && /^(?:that|whether|if)$/iu.test(t.text));
    const inverted = cue.subject && cue.subject.first > cue.verb;
    const upper = /^[^\p{L}]*\p{Lu}/u.test(
      this.text.slice(quotation.inner.start, quotation.inner.start + 12),
    );
    const touching =
      between.length === 0 || (inverted && between.every((t) => t.index <= (cue.subject?.last ?? -1)));
    const whole = this.isEnded(quotation) || this.text[quotation.inner.end - 1] === '"';
    const direct =
      cue.speech.frame !== "label" &&
      !clause &&
      (colon ||
        (comma && !finite) ||
        (touching && (upper || whole)) ||
        (!finite && upper && whole && between.length <= 8));
    return { cue, direct };
  }

  private startsSentence(place: Place, previous: Quotation | undefined): boolean {
    const { quotation, opening } = place;
    const from = previous && previous.end > opening.start ? previous.end : opening.start;
    return !opening.tokens.some((t) => t.start >= from && t.end <= quotation.start && t.upos !== "PUNCT");
  }

  /** A quotation without a cue of its own, behind one that has: a split quotation or an answer that goes on. */
  private carriedSpeaker(
    place: Place,
    last: { place: Place; attribution: Attribution | undefined } | undefined,
  ): { speaker: Speaker; cue: SpokenCue | undefined; rule: string } | undefined {
    const { quotation, opening } = place;
    const before = this.reading.sentences[opening.index - 1];
    if (last?.attribution?.kind === "direct") {
      const near = opening.index - last.place.closing.index;
      const sameParagraph = last.place.quotation.paragraph === quotation.paragraph;
      if (sameParagraph && near <= 1) {
        return {
          speaker: last.attribution.speaker,
          cue: last.attribution.cue,
          rule: "second part of a split quotation",
        };
      }
    }
    const introduced =
      before && this.text.slice(before.start, before.end).endsWith(":")
        ? this.cuesOf(before).findLast((c) => c.speaker)
        : undefined;
    if (introduced?.speaker)
      return { speaker: introduced.speaker, cue: introduced, rule: "introduced by the sentence before" };
    const rest = opening.tokens.some((t) => t.start >= quotation.end && t.upos !== "PUNCT");
    const tailFree = !this.cuesOf(place.closing).some(
      (c) => (place.closing.tokens[c.verb]?.start ?? 0) > quotation.end,
    );
    if (rest || !tailFree || !before) return undefined;
    if (before.paragraph === quotation.paragraph) {
      const speaker = this.lastSpeakerOf(before);
      if (speaker)
        return {
          speaker: speaker.speaker,
          cue: speaker.cue,
          rule: "follows what the same one is told to have said",
        };
      return undefined;
    }
    if (last?.attribution?.kind === "direct" && last.place.quotation.paragraph + 1 === quotation.paragraph) {
      const ends =
        last.place.closing.index === before.index ||
        this.lastSpeakerOf(before)?.speaker.name === last.attribution.speaker.name;
      if (ends)
        return {
          speaker: last.attribution.speaker,
          cue: last.attribution.cue,
          rule: "goes on in the next paragraph",
        };
    }
    return undefined;
  }

  private lastSpeakerOf(sentence: Sentence): { speaker: Speaker; cue: SpokenCue | undefined } | undefined {
    const cue = this.cuesOf(sentence).findLast((c) => c.speaker && !c.negated);
    if (cue?.speaker) return { speaker: cue.speaker, cue };
    return undefined;
  }

  /** `"…" was the phrase, from the secretary` and the like are left out; only "– Name" is read. */
  private verblessTail(place: Place): Speaker | undefined {
    const { quotation, closing } = place;
    const after = /^\s*[—–-]+\s*/u.exec(this.text.slice(quotation.end, quotation.end + 6));
    if (!after) return undefined;
    const at = quotation.end + after[0].length;
    const placed = this.finder
      .mentionsOf(closing.index)
      .find((p) => p.mention.start === at && p.entity.type === "person");
    return (
      placed && {
        name: placed.entity.name,
        aliases: placed.entity.aliases,
        span: placed.mention,
        entity: placed.entity,
      }
    );
  }

  /** "Valdauer-Roth, walking past with coffee: "…"". */
  private colonSpeaker(place: Place): Speaker | undefined {
    const { quotation, opening } = place;
    const before = this.text.slice(opening.start, quotation.start).trimEnd();
    if (!before.endsWith(":") || before.length > 160) return undefined;
    if (this.cuesOf(opening).some((c) => (opening.tokens[c.verb]?.start ?? 0) < quotation.start && c.speaker))
      return undefined;
    const named = this.finder
      .mentionsOf(opening.index)
      .filter(
        (p) => p.mention.end <= quotation.start && p.mention.by !== "pronoun" && p.entity.type !== "place",
      );
    const owns = (p: (typeof named)[number]): boolean =>
      /^(?:'s|’s)$/u.test(opening.tokens[p.mention.lastToken + 1]?.text ?? "");
    const placed = named.find((p) => p.entity.type === "person") ?? named.find((p) => !owns(p));
    if (!placed || placed.mention.start - opening.start > 60) return undefined;
    return {
      name: placed.entity.name,
      aliases: placed.entity.aliases,
      span: placed.mention,
      entity: placed.entity,
    };
  }

  /** "It was "a stab in the back", the minister said" and "are, a director admitted, "talking to …"". */
  private insertedCue(sentence: Sentence, quotation: Quotation): SpokenCue | undefined {
    const { tokens } = sentence;
    return this.cuesOf(sentence).find((cue) => {
      const verb = tokens[cue.verb];
      if (!verb || !cue.speaker || !cue.subject || cue.speech.frame === "label") return false;
      if (verb.start < quotation.end) return false;
      const first = Math.min(cue.subject.first, cue.first);
      return (
        tokens[first - 1]?.text === "," ||
        /^[—–-]$/u.test(tokens[first - 1]?.text ?? "") ||
        (tokens[first - 1]?.end ?? 0) === quotation.end
      );
    });
  }

  // ---- clauses

  private readClauses(quoted: readonly Attribution[]): Attribution[] {
    const found: Attribution[] = [];
    const taken = new Map<number, Span[]>();
    const quotations = this.bySentence(this.quotations, (q) => q);
    const fragmentsOf = this.bySentence(quoted, (a) => a.content);
    const direct = new Set(quoted.flatMap((a) => (a.kind === "direct" && a.cue ? [a.cue] : [])));
    for (const sentence of this.reading.sentences) {
      const cues = this.cuesOf(sentence);
      if (cues.length === 0) continue;
      const tree = this.tree(sentence);
      const inside = quotations.get(sentence.index) ?? [];
      const clauses: { cue: SpokenCue; clause: Clause }[] = [];
      for (const cue of cues) {
        if (!cue.speaker || cue.negated || cue.unreal || cue.speech.force !== "assert") continue;
        if (direct.has(cue)) {
          const lead = clauseAround(this.text, sentence, tree, cue, cues, inside);
          if (!lead || inside.some((q) => overlaps(q, lead.span))) continue;
        }
        const clause = clauseOfCue(this.text, sentence, tree, cue, cues, inside);
        if (clause) clauses.push({ cue, clause });
      }
      for (const { cue, clause } of clauses) {
        const held =
          THOUGHT_VERBS.has(cue.speech.lemma) &&
          clauses.some(
            (c) => c.cue !== cue && this.opensWith(sentence, c.clause, { ...cue, speech: c.cue.speech }),
          );
        if (held) continue;
        const nested = clauses.find((c) => c.cue !== cue && this.opensWith(sentence, clause, c.cue));
        if (nested) {
          if (cue.speaker && (isOutletSpeaker(cue.speaker) || cue.kind === "according"))
            this.vias.set(nested.cue, cue.speaker.name);
          continue;
        }
        const cited = citedIn(sentence, cue);
        const source = cited && this.finder.find(sentence, cited, undefined);
        if (source && cue.speaker) this.vias.set(cue, cue.speaker.name);
        const speaker = source ?? cue.speaker;
        if (!speaker || (cue.kind === "according" && !isPerson(speaker))) continue;
        const fragments = (fragmentsOf.get(sentence.index) ?? []).filter((a) =>
          overlaps(a.content, clause.span),
        );
        const covered = fragments.reduce(
          (sum, a) =>
            sum + Math.min(a.content.end, clause.span.end) - Math.max(a.content.start, clause.span.start),
          0,
        );
        if (covered >= MOSTLY_QUOTED * (clause.span.end - clause.span.start)) continue;
        const before = taken.get(sentence.index) ?? [];
        if (before.some((span) => contains(span, clause.span) || contains(clause.span, span))) continue;
        taken.set(sentence.index, [...before, clause.span]);
        found.push({
          speaker,
          content: clause.span,
          quoted: false,
          kind: "clause",
          cue,
          via: undefined,
          rule: clause.rule,
        });
      }
    }
    return found;
  }

  private bySentence<T>(items: readonly T[], spanOf: (item: T) => Span): Map<number, T[]> {
    const found = new Map<number, T[]>();
    for (const item of items) {
      for (const sentence of sentencesOver(this.reading.sentences, spanOf(item))) {
        const list = found.get(sentence.index);
        if (list) list.push(item);
        else found.set(sentence.index, [item]);
      }
    }
    return found;
  }

  private opensWith(sentence: Sentence, clause: Clause, inner: SpokenCue): boolean {
    const verb = sentence.tokens[inner.verb];
    const subject = inner.subject && sentence.tokens[inner.subject.first];
    if (!verb || !subject || THOUGHT_VERBS.has(inner.speech.lemma)) return false;
    return (
      clause.span.start <= subject.start &&
      verb.end <= clause.span.end &&
      subject.start - clause.span.start <= 12
    );
  }

  /** "…, according to the Journal" and "told the Journal": who passed it on. */
  private viaBeside(attribution: Attribution): string | undefined {
    const cue = attribution.cue;
    if (!cue) return undefined;
    const sentence = this.reading.sentences[cue.sentence];
    if (!sentence) return undefined;
    const according = this.cuesOf(sentence).find(
      (c) => c !== cue && c.kind === "according" && c.speaker && isOutletSpeaker(c.speaker),
    );
    if (according?.speaker) return according.speaker.name;
    const heard = this.finder.mentionsOf(cue.sentence).find((p) => {
      if (p.mention.by === "pronoun" || !isOutlet(p.entity)) return false;
      const before = sentence.tokens
        .slice(Math.max(0, p.mention.firstToken - 2), p.mention.firstToken)
        .map((t) => t.text.toLowerCase());
      const distance = p.mention.firstToken - cue.last;
      const hearer = cue.speech.frame === "aimed" && distance >= 1 && distance <= 2;
      return hearer || (before.some((w) => w === "to" || w === "with") && Math.abs(distance) <= 8);
    });
    return heard?.entity.name;
  }
}

/** "according to" a paper or a notice gives the source of a fact; a person says something. */
function isPerson(speaker: Speaker): boolean {
  return speaker.entity?.type === "person" || /\bspokes(?:man|woman|person)$/u.test(speaker.name);
}

function isOutletSpeaker(speaker: Speaker): boolean {
  return speaker.entity !== undefined && isOutlet(speaker.entity);
}

function isFiniteVerb(token: Token): boolean {
  return /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos);
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
