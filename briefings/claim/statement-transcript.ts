import type { Attribution } from "./statement-attribution.ts";
import { sentenceAt } from "./statement-sentences.ts";
import { type Speaker, speakerOf } from "./statement-speaker-name.ts";
import type { SpokenText } from "./statement-spoken-text.ts";

/** "Maria Keller: ", "JONAS WIRTH, CFO: ", "PETRA OLSEN (Nordbank): " in front of a paragraph. */
const LABEL =
  /^(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}|d[ei]|v[ao]n|al)[\p{L}.'’-]*){0,4})((?:,| \()[^:]{2,50})?: (?=[\p{L}\p{N}“"‘'])/u;

/** Labels of those who ask or of the text itself. */
const NOBODY =
  /^(?:q|a|question|answer|moderator|operator|host|interviewer|presenter|note|update|correction|clarification|editor|photo|video|source|sources|contact|contacts|time|date|where|when|who|what|why|how|warning|breaking|more|read|score|result|results|about|key|sport|news|opinion|analysis|summary|background|chair|the speaker|unidentified.*)$/iu;

/** Somebody speaks here: a list of "FIRM: news" does not say "we". */
const SPOKEN = /\b(?:I|[Ww]e|[Yy]ou|[Oo]ur|[Mm]y|us|me|[Yy]es|[Tt]hank)\b/u;

/** A transcript has this many labelled paragraphs. */
const LEAST_LABELS = 2;
const LEAST_WORDS = 4;

/**
 * Turns of an interview or a hearing that a label in front gives to somebody, without quotation marks.
 * A label counts where it names a person or comes back, and where its turns say "I", "we" or "you"; questions and turns that hold
 * quotations are left out.
 */
export function readTurns(spoken: SpokenText): Attribution[] {
  const turns: { label: string; attribution: Attribution }[] = [];
  let labels = 0;
  for (const [start, end] of paragraphs(spoken)) {
    const words = spoken.text.slice(start, end);
    const match = LABEL.exec(words.slice(0, 120));
    const name = match?.[1];
    if (!match || name === undefined) continue;
    labels += 1;
    if (NOBODY.test(name)) continue;
    const content = { start: start + match[0].length, end };
    const said = spoken.text.slice(content.start, content.end);
    if (/^["“‘']|\?$/u.test(said) || said.split(/\s+/u).length < LEAST_WORDS) continue;
    const speaker = labelled(spoken, name, start);
    if (!speaker) continue;
    turns.push({
      label: name,
      attribution: {
        speaker,
        content,
        quoted: false,
        kind: "clause",
        cue: undefined,
        via: undefined,
        rule: "turn of a transcript",
      },
    });
  }
  if (labels < LEAST_LABELS) return [];
  const spoke = new Set(turns.filter((t) => SPOKEN.test(sliceOf(spoken, t.attribution))).map((t) => t.label));
  const times = (label: string): number => turns.filter((t) => t.label === label).length;
  return turns
    .filter(({ label, attribution }) => {
      const person = attribution.speaker.entity?.type === "person";
      return spoke.has(label) && (person || times(label) >= LEAST_LABELS);
    })
    .map((t) => t.attribution);
}

function sliceOf(spoken: SpokenText, { content }: Attribution): string {
  return spoken.text.slice(content.start, content.end);
}

function* paragraphs(spoken: SpokenText): Generator<[number, number]> {
  let [start, end, paragraph] = [0, 0, -1];
  for (const sentence of spoken.reading.sentences) {
    if (sentence.paragraph !== paragraph) {
      if (paragraph >= 0) yield [start, end];
      ({ start, paragraph } = sentence);
    }
    ({ end } = sentence);
  }
  if (paragraph >= 0) yield [start, end];
}

/** Who the label names: the one read there, else a person of that name, else the name in its own letters. */
function labelled(spoken: SpokenText, name: string, start: number): Speaker | undefined {
  const span = { start, end: start + name.length };
  const sentence = sentenceAt(spoken.reading.sentences, start);
  const here = sentence && spoken.finder.mentionsOf(sentence.index).find((p) => p.mention.start === start);
  if (here && spoken.finder.mentions.isOutlet(here.entity)) return undefined;
  const shouted = name === name.toUpperCase() && name.length > 3;
  if (here && !shouted) return speakerOf(here.entity, span, [name]);
  if (!shouted && !name.includes(" ")) return undefined;
  const written = shouted ? name.toLowerCase().replace(/(?<=^|[ '’-])\p{L}/gu, (l) => l.toUpperCase()) : name;
  return { name: written, aliases: shouted ? [name] : [], span, entity: undefined };
}
