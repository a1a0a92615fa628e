import type { Entity } from "../reading/name.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import { SPOKESPEOPLE } from "./speech-verbs.ts";
import { MentionIndex, type Placed } from "./statement-mentions.ts";
import { BodyFinder } from "./statement-speaker-body.ts";
import {
  BODY_NOUNS,
  BODY_PRONOUNS,
  NOBODY,
  NOT_SPEAKERS,
  PERSON_PRONOUNS,
  STATEMENT_NOUNS,
} from "./statement-speaker-lexicon.ts";
import { phraseText, type Speaker, speakerOf } from "./statement-speaker-name.ts";
import { twoMeant } from "./statement-speaker-plural.ts";
import { personMeant, recentEntity } from "./statement-speaker-pronoun.ts";
import type { SubjectPhrase } from "./statement-subject.ts";

/** More words than this are a parse gone wrong, not a name for somebody. */
const LONGEST_PHRASE = 12;

const PARTICLE =
  /^(?:d['’]\p{Lu}[\p{L}-]*|[dl]['’]|de|del|della|di|da|dos|van|von|der|den|la|le|el|al|bin|ben|ibn|an|mac|ter|ten|y)$/u;

/** "Analysts at a bank", "two people": a speaker of more than one. */
const PLURAL =
  /^(?:two|three|four|several|some|many|people|officials|analysts|sources|\p{L}+(?:ers|ors|ists|ians|ents|ants|men|women)\b)/iu;

/** How many sentences back somebody may have been introduced by a role. */
const ROLE_REACH = 30;

/** Finds who fills a subject. Built once for a reading. */
export class SpeakerFinder {
  readonly mentions: MentionIndex;
  private readonly reading: Reading;
  private readonly bodies: BodyFinder;

  constructor(reading: Reading) {
    this.reading = reading;
    this.mentions = new MentionIndex(reading);
    this.bodies = new BodyFinder(reading, this.mentions);
  }

  mentionsOf(sentence: number): readonly Placed[] {
    return this.mentions.of(sentence);
  }

  isOutlet(speaker: Speaker): boolean {
    return speaker.entity !== undefined && this.mentions.isOutlet(speaker.entity);
  }

  /** `before`: who spoke last, for pronouns that no mention covers. */
  find(sentence: Sentence, subject: SubjectPhrase, before: Speaker | undefined): Speaker | undefined {
    const { tokens } = sentence;
    const head = tokens[subject.head];
    const first = tokens[subject.first];
    const last = tokens[subject.last];
    if (!head || !first || !last) return undefined;
    const span = { start: first.start, end: last.end };
    const word = head.text.toLowerCase();
    const inside = this.mentionsOf(sentence.index).filter(
      (p) => p.mention.firstToken >= subject.first && p.mention.lastToken <= subject.last,
    );
    const over = this.mentions.covering(sentence, subject.head);
    if (PERSON_PRONOUNS.has(word))
      return personMeant(this.reading, this.mentions, sentence, head, over?.entity, span, before);
    if (word === "they" && before && before.entity === undefined && PLURAL.test(before.name))
      return { ...before, span };
    if (BODY_PRONOUNS.has(word)) {
      const entity = over?.entity ?? recentEntity(this.mentions, sentence, head, false, before);
      return entity && speakerOf(entity, span, []);
    }
    if (NOBODY.has(word)) return undefined;
    const two = twoMeant(this.mentions, sentence, subject, span);
    if (two) return two;
    const person = this.personIn(sentence, subject, inside);
    if (person) return this.withParticles(speakerOf(person, span, []), sentence, subject, inside);
    if (NOT_SPEAKERS.test(word) && /^(?:this|an|our|the|earlier)$/iu.test(first.text)) return undefined;
    const phrase = phraseText(this.reading.text, sentence, subject.core ?? subject);
    if (SPOKESPEOPLE.has(head.lemma.toLowerCase()) || SPOKESPEOPLE.has(word)) {
      const body = this.bodies.bodyOf(sentence, subject, inside, before);
      const name = body ? `${body.name} ${singular(word)}` : phrase;
      return { name, aliases: body ? [phrase, body.name, ...body.aliases] : [], span, entity: body };
    }
    if (/^whose$/iu.test(first.text)) return undefined;
    if (STATEMENT_NOUNS.test(word)) {
      const body = this.bodies.recentBody(sentence, first.start);
      if (body) return speakerOf(body, span, [phrase]);
    }
    const owned = this.ownedRole(sentence, subject, head);
    if (owned) return { ...owned, span, aliases: [phrase, ...owned.aliases] };
    if (over && over.mention.by !== "pronoun" && this.fits(over, subject, head))
      return speakerOf(over.entity, span, [phrase]);
    const role =
      head.upos === "NOUN" && /^the$/iu.test(first.text) ? this.roleHolder(sentence, head) : undefined;
    if (role) return speakerOf(role, span, [phrase]);
    if (
      BODY_NOUNS.has(word) &&
      /^(?:the|its|their|his|her)$/iu.test(first.text) &&
      subject.last === subject.head
    ) {
      const body = /^the$/iu.test(first.text) ? this.bodies.recentBody(sentence, head.start) : undefined;
      if (body) return speakerOf(body, span, [phrase]);
    }
    if (first.upos === "ADP" || phrase.split(" ").length > LONGEST_PHRASE) return undefined;
    if (head.upos === "PROPN" || head.upos === "NOUN" || head.upos === "ADJ" || head.upos === "NUM") {
      return { name: phrase, aliases: shorter(phrase), span, entity: undefined };
    }
    return undefined;
  }

  /** "Solenne d'Aubrac-Meyer" where the name was read as "Solenne": small words join what follows. */
  private withParticles(
    speaker: Speaker,
    sentence: Sentence,
    subject: SubjectPhrase,
    inside: readonly Placed[],
  ): Speaker {
    const placed = inside.find((p) => p.entity === speaker.entity && p.mention.by === "name");
    const next = placed && sentence.tokens[placed.mention.lastToken + 1];
    if (!placed || !next || !PARTICLE.test(next.text) || placed.mention.lastToken >= subject.last)
      return speaker;
    const joined = sentence.tokens.slice(next.index, subject.last + 1);
    if (!joined.every((t) => PARTICLE.test(t.text) || /^\p{Lu}|^-$/u.test(t.text))) return speaker;
    const name = phraseText(this.reading.text, sentence, {
      first: placed.mention.firstToken,
      last: subject.last,
    });
    return { ...speaker, name, aliases: [...speaker.aliases, speaker.name] };
  }

  /** The person named in the phrase itself, not its possessor nor what it is "of". */
  private personIn(
    sentence: Sentence,
    subject: SubjectPhrase,
    inside: readonly Placed[],
  ): Entity | undefined {
    const { tokens } = sentence;
    let best: Placed | undefined;
    for (const placed of inside) {
      const { mention, entity } = placed;
      if (entity.type !== "person" || mention.by !== "name") continue;
      const after = tokens[mention.lastToken + 1];
      if (after && mention.lastToken < subject.last && /^(?:'s|’s|'|’)$/u.test(after.text)) continue;
      const before = tokens[mention.firstToken - 1];
      if (
        before &&
        mention.firstToken > subject.first &&
        /^(?:of|for|to|with|by|from|under|against|about)$/iu.test(before.text)
      )
        continue;
      const coversHead = mention.firstToken <= subject.head && subject.head <= mention.lastToken;
      if (coversHead) return entity;
      if (mention.firstToken > subject.head && tokens[subject.head]?.upos === "NOUN") {
        const between = tokens.slice(subject.head + 1, mention.firstToken);
        if (between.some((t) => t.upos === "ADP") && !between.some((t) => t.text === ",")) continue;
      }
      if (!best || mention.firstToken > best.mention.firstToken) best = placed;
    }
    return best?.entity;
  }

  /** "its founder", "her office": whose, by the pronoun. */
  private ownedRole(sentence: Sentence, subject: SubjectPhrase, head: Token): Speaker | undefined {
    const { tokens } = sentence;
    const core = subject.core ?? subject;
    const owner = tokens[core.first];
    if (!owner || !/^(?:its|their|his|her)$/iu.test(owner.text) || head.upos !== "NOUN") return undefined;
    const entity = this.mentions.covering(sentence, core.first)?.entity;
    if (!entity) return undefined;
    const role = phraseText(this.reading.text, sentence, { first: core.first + 1, last: core.last });
    return {
      name: `${entity.name}'s ${role}`,
      aliases: [`${role} of ${entity.name}`],
      span: owner,
      entity: undefined,
    };
  }

  /** "Tillotson's lawyer" is not Tillotson: the mention must hold the head as its own last word. */
  private fits(placed: Placed, subject: SubjectPhrase, head: Token): boolean {
    const { mention } = placed;
    if (mention.by === "phrase") return mention.lastToken >= head.index;
    return mention.lastToken >= subject.head;
  }

  /** "the minister": the person introduced with that word before. */
  private roleHolder(sentence: Sentence, head: Token): Entity | undefined {
    const lemma = head.lemma.toLowerCase();
    for (let k = sentence.index; k >= 0 && k >= sentence.index - ROLE_REACH; k -= 1) {
      const tokens = this.reading.sentences[k]?.tokens ?? [];
      for (const placed of [...this.mentionsOf(k)].reverse()) {
        const { mention, entity } = placed;
        if (entity.type !== "person" || mention.by !== "name" || mention.end > head.start) continue;
        for (
          let t = Math.max(0, mention.firstToken - 5);
          t < Math.min(tokens.length, mention.lastToken + 7);
          t += 1
        ) {
          const near = tokens[t];
          if (
            near &&
            near !== head &&
            near.lemma.toLowerCase() === lemma &&
            (t < mention.firstToken || t > mention.lastToken)
          )
            return entity;
        }
      }
    }
    return undefined;
  }
}

function singular(word: string): string {
  return word.replace(/people$/u, "person").replace(/men$/u, "man");
}

/** "a guest at the dinner" of "a guest at the dinner of the two chairmen": what describes less. */
function shorter(phrase: string): string[] {
  const cut =
    /^(?:an?|one|two|three|several|some|people|sources?|officials?) .{12,}? (?=between|with|over|who|at|in|about) ?/iu.exec(
      phrase,
    );
  return cut ? [cut[0].trim()] : [];
}
