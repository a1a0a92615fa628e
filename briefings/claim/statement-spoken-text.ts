import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import { findQuotations, type Quotation } from "./quotation.ts";
import { type Cue, findCues } from "./statement-cue.ts";
import { SpeakerFinder } from "./statement-speaker.ts";
import type { Speaker } from "./statement-speaker-name.ts";
import { type SentenceTree, treeOf } from "./statement-tree.ts";

/** A cue with the one who speaks. */
export interface SpokenCue extends Cue {
  readonly speaker: Speaker | undefined;
}

/** A reading with its quotations and with the cues that say who speaks. Built once for a reading. */
export class SpokenText {
  readonly reading: Reading;
  readonly text: string;
  readonly finder: SpeakerFinder;
  readonly quotations: readonly Quotation[];
  /** By sentence index. */
  readonly cues = new Map<number, readonly SpokenCue[]>();
  private readonly trees = new Map<number, SentenceTree>();

  constructor(reading: Reading) {
    this.reading = reading;
    this.text = reading.text;
    this.finder = new SpeakerFinder(reading);
    this.quotations = findQuotations(reading.text, reading.sentences);
    this.findSpokenCues();
  }

  cuesOf(sentence: Sentence): readonly SpokenCue[] {
    return this.cues.get(sentence.index) ?? [];
  }

  tree(sentence: Sentence): SentenceTree {
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
      const cues = findCues(sentence, () => this.tree(sentence))
        .filter((cue) => {
          const verb = sentence.tokens[cue.verb];
          return verb && !inside.some((q) => q.start <= verb.start && verb.end <= q.end);
        })
        .map((cue): SpokenCue => {
          const subject = cue.subject;
          const head = subject && sentence.tokens[subject.head];
          const quotedSubject = head && inside.some((q) => q.start <= head.start && head.end <= q.end);
          const speaker = subject && !quotedSubject ? this.finder.find(sentence, subject, before) : undefined;
          if (speaker && !cue.negated && sentence.tokens[cue.verb]?.xpos !== "VBG") before = speaker;
          return { ...cue, speaker };
        });
      this.cues.set(sentence.index, cues);
    }
  }
}
