import type { Sentence } from "../reading/sentence.ts";
import { overlaps, type Span } from "../reading/span.ts";
import { THOUGHT_VERBS } from "./speech-verbs.ts";
import type { Attribution } from "./statement-attribution.ts";
import { type Clause, clauseAround, clauseOfCue, furtherPoint } from "./statement-clause.ts";
import { citedIn } from "./statement-cue.ts";
import { sentencesOver } from "./statement-sentences.ts";
import type { Speaker } from "./statement-speaker-name.ts";
import type { SpokenCue, SpokenText } from "./statement-spoken-text.ts";

/** A clause of which so much is quoted is told by its quotation. */
const MOSTLY_QUOTED = 0.7;
/** A clause of which so much is quoted holds its quotation: one statement, told as a clause. */
const PARTLY_QUOTED = 0.5;

/** The same where it is a quotation for itself, which stays one. */
const LEAST_DIRECT = 0.3;

/** "said that A, that B and that C". */
const MOST_POINTS = 4;

/** What is reported without being quoted, and which outlet passed a cue on. */
export interface Reported {
  readonly clauses: readonly Attribution[];
  /** Quoted words that one of the clauses tells. */
  readonly absorbed: ReadonlySet<Attribution>;
  readonly vias: ReadonlyMap<SpokenCue, string>;
}

/** Reads the clauses that the cues of a text report. */
export function readReported(spoken: SpokenText, quoted: readonly Attribution[]): Reported {
  const found: Attribution[] = [];
  const absorbed = new Set<Attribution>();
  const vias = new Map<SpokenCue, string>();
  const taken = new Map<number, Span[]>();
  const quotations = bySentence(spoken, spoken.quotations, (q) => q);
  const fragmentsOf = bySentence(spoken, quoted, (a) => a.content);
  const direct = new Set(quoted.flatMap((a) => (a.kind === "direct" && a.cue ? [a.cue] : [])));
  for (const sentence of spoken.reading.sentences) {
    const cues = spoken.cuesOf(sentence);
    if (cues.length === 0) continue;
    const tree = spoken.tree(sentence);
    const inside = quotations.get(sentence.index) ?? [];
    const clauses: { cue: SpokenCue; clause: Clause }[] = [];
    for (const cue of cues) {
      if (!cue.speaker || cue.negated || cue.unreal || cue.speech.force !== "assert") continue;
      if (direct.has(cue)) {
        const lead = clauseAround(spoken.text, sentence, tree, cue, cues, inside);
        if (!lead || inside.some((q) => overlaps(q, lead.span))) continue;
      }
      const clause = clauseOfCue(spoken.text, sentence, tree, cue, cues, inside);
      let point = clause;
      for (let k = 0; point && k < MOST_POINTS; k += 1) {
        clauses.push({ cue, clause: point });
        point = furtherPoint(spoken.text, sentence, tree, cue, cues, point, inside);
      }
    }
    for (const { cue, clause } of clauses) {
      const held =
        THOUGHT_VERBS.has(cue.speech.lemma) &&
        clauses.some((c) => c.cue !== cue && opensWith(sentence, c.clause, { ...cue, speech: c.cue.speech }));
      if (held) continue;
      const nested = clauses.find(
        (c) =>
          c.cue !== cue &&
          (c.cue.kind === "hearsay"
            ? contains(clause.span, c.clause.span)
            : opensWith(sentence, clause, c.cue)),
      );
      if (nested) {
        if (cue.speaker && (spoken.finder.isOutlet(cue.speaker) || cue.kind === "according"))
          vias.set(nested.cue, cue.speaker.name);
        continue;
      }
      const cited = citedIn(sentence, cue);
      const told = cited && spoken.finder.find(sentence, cited, undefined);
      if (told && cue.speaker) vias.set(cue, cue.speaker.name);
      const speaker = told ?? cue.speaker;
      if (!speaker) continue;
      const source = cue.kind === "according" && sentence.tokens[cue.verb]?.text.toLowerCase() !== "words";
      if (source && !isPerson(speaker)) continue;
      const fragments = (fragmentsOf.get(sentence.index) ?? []).filter(
        (a) => overlaps(a.content, clause.span) && a.speaker.name === speaker.name,
      );
      const covered = fragments.reduce(
        (sum, a) =>
          sum + Math.min(a.content.end, clause.span.end) - Math.max(a.content.start, clause.span.start),
        0,
      );
      const share = covered / (clause.span.end - clause.span.start);
      const whole = fragments.some((a) => a.kind === "direct");
      if (share >= (whole ? LEAST_DIRECT : MOSTLY_QUOTED)) continue;
      const before = taken.get(sentence.index) ?? [];
      if (before.some((span) => contains(span, clause.span) || contains(clause.span, span))) continue;
      taken.set(sentence.index, [...before, clause.span]);
      if (share >= PARTLY_QUOTED && !whole) for (const fragment of fragments) absorbed.add(fragment);
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
  return { clauses: found, absorbed, vias };
}

function bySentence<T>(spoken: SpokenText, items: readonly T[], spanOf: (item: T) => Span): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const item of items) {
    for (const sentence of sentencesOver(spoken.reading.sentences, spanOf(item))) {
      const list = found.get(sentence.index);
      if (list) list.push(item);
      else found.set(sentence.index, [item]);
    }
  }
  return found;
}

function opensWith(sentence: Sentence, clause: Clause, inner: SpokenCue): boolean {
  const verb = sentence.tokens[inner.verb];
  const subject = inner.subject && sentence.tokens[inner.subject.first];
  if (!verb || !subject || THOUGHT_VERBS.has(inner.speech.lemma)) return false;
  return (
    clause.span.start <= subject.start &&
    verb.end <= clause.span.end &&
    subject.start - clause.span.start <= 12
  );
}

/** "according to" a paper or a notice gives the source of a fact; a person says something. */
function isPerson(speaker: Speaker): boolean {
  return speaker.entity?.type === "person" || /\bspokes(?:man|woman|person)$/u.test(speaker.name);
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
