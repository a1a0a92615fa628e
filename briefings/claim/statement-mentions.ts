import type { Entity, Mention } from "../reading/name.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import { OUTLET_NAME, OUTLET_PHRASE } from "./statement-speaker-lexicon.ts";

const TITLE = /\b(Mr|Mrs|Ms|Miss)\b\.? /u;

/** One mention with the entity that it means. */
export interface Placed {
  readonly mention: Mention;
  readonly entity: Entity;
}

/** The mentions of a reading by sentence. Built once for a reading. */
export class MentionIndex {
  private readonly reading: Reading;
  private readonly bySentence = new Map<number, Placed[]>();
  private readonly firstStarts = new Map<Entity, number>();
  private readonly outlets = new Set<Entity>();
  private readonly males = new Map<Entity, boolean | undefined>();

  constructor(reading: Reading) {
    this.reading = reading;
    for (const entity of reading.entities) {
      for (const mention of entity.mentions) {
        const list = this.bySentence.get(mention.sentence);
        if (list) list.push({ mention, entity });
        else this.bySentence.set(mention.sentence, [{ mention, entity }]);
        const first = this.firstStarts.get(entity);
        if (first === undefined || mention.start < first) this.firstStarts.set(entity, mention.start);
        if (mention.by === "name" && this.isCalledOutlet(mention)) this.outlets.add(entity);
      }
      if (OUTLET_NAME.test(entity.name) || entity.aliases.some((alias) => OUTLET_PHRASE.test(alias)))
        this.outlets.add(entity);
    }
    for (const list of this.bySentence.values()) list.sort((a, b) => a.mention.start - b.mention.start);
  }

  of(sentence: number): readonly Placed[] {
    return this.bySentence.get(sentence) ?? [];
  }

  /**
   * By title, or by two or more of "he" or "she" that are read to mean an entity and agree; undefined
   * where the text leaves it open.
   */
  isMale(entity: Entity): boolean | undefined {
    if (!this.males.has(entity)) this.males.set(entity, this.readMale(entity));
    return this.males.get(entity);
  }

  private readMale(entity: Entity): boolean | undefined {
    const { text } = this.reading;
    let [he, she] = [0, 0];
    for (const { by, start, end } of entity.mentions) {
      const word = by === "pronoun" ? text.slice(start, end).toLowerCase() : "";
      if (word === "he") he += 1;
      else if (word === "she") she += 1;
      const title = by === "name" ? TITLE.exec(text.slice(Math.max(0, start - 6), start + 5)) : null;
      if (title) return !/^m(?:rs|s|iss)/iu.test(title[1] ?? "");
    }
    return he >= 2 && she === 0 ? true : she >= 2 && he === 0 ? false : undefined;
  }

  /** A publication by its name or by what the text calls it: "the newspaper Søndag". */
  isOutlet(entity: Entity): boolean {
    return this.outlets.has(entity);
  }

  private isCalledOutlet(mention: Mention): boolean {
    const { tokens } = this.reading.sentences[mention.sentence] ?? { tokens: [] };
    const before = tokens[mention.firstToken - 1];
    return before !== undefined && before.upos === "NOUN" && OUTLET_PHRASE.test(before.text);
  }

  /** Where an entity is met first. */
  firstStart(entity: Entity): number {
    return this.firstStarts.get(entity) ?? Number.POSITIVE_INFINITY;
  }

  /** The longest mention over a word. */
  covering(sentence: Sentence, token: number): Placed | undefined {
    let best: Placed | undefined;
    for (const placed of this.of(sentence.index)) {
      const { mention } = placed;
      if (mention.firstToken > token || mention.lastToken < token) continue;
      if (!best || mention.lastToken - mention.firstToken > best.mention.lastToken - best.mention.firstToken)
        best = placed;
    }
    return best;
  }

  /** The mention, or the noun that it stands beside, is the subject of a verb. */
  isSubject(sentence: number, placed: Placed): boolean {
    const tokens = this.reading.sentences[sentence]?.tokens ?? [];
    return tokens.slice(placed.mention.firstToken, placed.mention.lastToken + 1).some((t) => {
      const above = t.relation === "appos" ? tokens[t.head] : undefined;
      return t.relation.startsWith("nsubj") || above?.relation.startsWith("nsubj") === true;
    });
  }
}
