import type { Reading } from "../reading/reading.ts";
import { overlaps, type Span } from "../reading/span.ts";
import { readQuoted } from "./statement-quoted.ts";
import { readReported } from "./statement-reported.ts";
import type { Speaker } from "./statement-speaker-name.ts";
import { type SpokenCue, SpokenText } from "./statement-spoken-text.ts";
import { readTurns } from "./statement-transcript.ts";
import { viaBeside } from "./statement-via.ts";

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

interface Spoken {
  readonly text: SpokenText;
  attributions?: readonly Attribution[];
}

/** Statements and corrections ask for the same reading; it is worked out once for each. */
const known = new WeakMap<Reading, Spoken>();

function spokenOf(reading: Reading): Spoken {
  let spoken = known.get(reading);
  if (!spoken) {
    spoken = { text: new SpokenText(reading) };
    known.set(reading, spoken);
  }
  return spoken;
}

/** The cues and quotations of a text, with who speaks. */
export function readSpokenText(reading: Reading): SpokenText {
  return spokenOf(reading).text;
}

/** Reads all attributions of a text in order. */
export function readAttributions(reading: Reading): readonly Attribution[] {
  const spoken = spokenOf(reading);
  spoken.attributions ??= attributionsOf(spoken.text);
  return spoken.attributions;
}

function attributionsOf(text: SpokenText): Attribution[] {
  const quoted = readQuoted(text);
  const reported = readReported(text, quoted);
  const turns = readTurns(text);
  const found = [
    ...turns,
    ...quoted.filter((a) => !reported.absorbed.has(a)),
    ...reported.clauses.filter((a) => !turns.some((t) => overlaps(t.content, a.content))),
  ].map((a) => {
    const via = a.cue && (reported.vias.get(a.cue) ?? viaBeside(text, a));
    return via && via !== a.speaker.name ? { ...a, via } : a;
  });
  return found.sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
}
