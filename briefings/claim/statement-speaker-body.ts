import type { Entity } from "../reading/name.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { MentionIndex, Placed } from "./statement-mentions.ts";
import { BODY_NOUNS, FIRM_NOUNS, PUBLIC_BODY } from "./statement-speaker-lexicon.ts";
import type { Speaker } from "./statement-speaker-name.ts";
import type { SubjectPhrase } from "./statement-subject.ts";

/** How many sentences back a body may be named. */
const REACH = 4;

/** The bodies of a text for which spokespeople speak. Built once for a reading. */
export class BodyFinder {
  private readonly mentions: MentionIndex;
  private readonly bodies: readonly { readonly entity: Entity; readonly names: string }[];
  private readonly called = new Map<string, readonly Entity[]>();

  constructor(reading: Reading, mentions: MentionIndex) {
    this.mentions = mentions;
    this.bodies = reading.entities
      .filter((e) => e.type === "organisation" && !mentions.isOutlet(e))
      .map((entity) => ({ entity, names: [entity.name, ...entity.aliases].join(" ").toLowerCase() }));
  }

  /** Whose spokesperson: named in the phrase, owned by a pronoun, of the sort it says, else the last. */
  bodyOf(
    sentence: Sentence,
    subject: SubjectPhrase,
    inside: readonly Placed[],
    before: Speaker | undefined,
  ): Entity | undefined {
    const named =
      inside.find((p) => p.entity.type !== "person" && p.mention.by !== "pronoun") ??
      inside.find((p) => p.mention.by !== "pronoun");
    if (named) return named.entity;
    const owner = inside.find((p) => p.mention.by === "pronoun");
    if (owner) return owner.entity;
    const { tokens } = sentence;
    const start = tokens[subject.first]?.start ?? sentence.start;
    const noun = tokens
      .slice(subject.first, subject.last + 1)
      .find((t) => BODY_NOUNS.has(t.lemma.toLowerCase()));
    if (noun) return this.bodyCalled(noun.lemma.toLowerCase(), start, before);
    if (before?.entity && before.entity.type !== "person" && !this.mentions.isOutlet(before.entity)) {
      return this.recentBody(sentence, start) ?? before.entity;
    }
    return this.recentBody(sentence, start);
  }

  /** The body named last before `offset`, the sentence's own subject first. */
  recentBody(sentence: Sentence, offset: number): Entity | undefined {
    for (let k = sentence.index; k >= Math.max(0, sentence.index - REACH); k -= 1) {
      const bodies = this.mentions
        .of(k)
        .filter(
          (p) =>
            p.entity.type !== "person" &&
            p.mention.end <= offset &&
            p.mention.by !== "pronoun" &&
            !this.mentions.isOutlet(p.entity),
        );
      const subject =
        bodies.find((p) => this.mentions.isSubject(k, p)) ?? bodies.find((p) => p.mention.firstToken <= 1);
      if (subject) return subject.entity;
      if (bodies.length > 0) return (k === sentence.index ? bodies.at(-1) : bodies[0])?.entity;
    }
    return undefined;
  }

  /** "a ministry spokesman", "a company spokeswoman": the body of that sort, the one told of most. */
  private bodyCalled(noun: string, offset: number, before: Speaker | undefined): Entity | undefined {
    const fitting = this.bodiesCalled(noun).filter((e) => this.mentions.firstStart(e) < offset);
    if (before?.entity && fitting.includes(before.entity)) return before.entity;
    const count = (e: Entity): number => e.mentions.filter((m) => m.start < offset).length;
    return fitting.reduce<Entity | undefined>(
      (best, e) => (best === undefined || count(e) > count(best) ? e : best),
      undefined,
    );
  }

  private bodiesCalled(noun: string): readonly Entity[] {
    const known = this.called.get(noun);
    if (known) return known;
    // "The company" is somebody's alias in half of all texts: any firm may be meant by it.
    const found = FIRM_NOUNS.has(noun)
      ? this.bodies.filter((b) => !PUBLIC_BODY.test(b.names))
      : this.bodies.filter((b) => new RegExp(`\\b${noun}\\b`, "u").test(b.names));
    const entities = found.map((b) => b.entity);
    this.called.set(noun, entities);
    return entities;
  }
}
