import type { Entity, Mention } from "../reading/name.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import { SPOKESPEOPLE } from "./speech-verbs.ts";
import type { SubjectPhrase } from "./statement-subject.ts";

/** Who speaks: canonical name, the other names, and the words in the text that say so. */
export interface Speaker {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly span: Span;
  readonly entity: Entity | undefined;
}

interface Placed {
  readonly mention: Mention;
  readonly entity: Entity;
}

const PERSON_PRONOUNS: ReadonlySet<string> = new Set(["he", "she"]);
const BODY_PRONOUNS: ReadonlySet<string> = new Set(["it", "they"]);
const NOBODY: ReadonlySet<string> = new Set([
  "i",
  "we",
  "you",
  "there",
  "this",
  "that",
  "which",
  "what",
  "who",
  "one",
  "someone",
  "anyone",
  "everyone",
  "nobody",
  "these",
  "those",
  "here",
]);
const BODY_NOUNS: ReadonlySet<string> = new Set([
  "company",
  "firm",
  "group",
  "bank",
  "ministry",
  "government",
  "club",
  "airline",
  "carmaker",
  "agency",
  "union",
  "department",
  "university",
  "fund",
  "authority",
  "campaign",
  "office",
  "party",
  "association",
  "council",
  "commission",
  "court",
  "league",
  "army",
  "police",
  "city",
  "state",
]);

/** "This article originally said": the text itself is no speaker. */
const NOT_SPEAKERS = /^(?:article|version|story|sentence|headline|caption|item|page)$/u;

/** More words than this are a parse gone wrong, not a name for somebody. */
const LONGEST_PHRASE = 12;

/** "A second statement said": whoever issued it. */
const STATEMENT_NOUNS = /^(?:statement|release|announcement|communiqu[eé])$/u;

/** Names of bodies that nobody calls a company. */
const PUBLIC_BODY =
  /\b(?:alliance|ministry|department|government|council|commission|agency|union|parliament|senate|congress|court|treaty|nations|authority|university|federation|republic|bureau|committee)\b/iu;

/** Finds who fills a subject. Built once for a reading. */
export class SpeakerFinder {
  private readonly reading: Reading;
  private readonly bySentence = new Map<number, Placed[]>();

  constructor(reading: Reading) {
    this.reading = reading;
    for (const entity of reading.entities) {
      for (const mention of entity.mentions) {
        const list = this.bySentence.get(mention.sentence) ?? [];
        list.push({ mention, entity });
        this.bySentence.set(mention.sentence, list);
      }
    }
    for (const list of this.bySentence.values()) list.sort((a, b) => a.mention.start - b.mention.start);
  }

  mentionsOf(sentence: number): readonly Placed[] {
    return this.bySentence.get(sentence) ?? [];
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
    const over = this.covering(sentence, subject.head);
    if (PERSON_PRONOUNS.has(word)) return this.personMeant(sentence, head, over?.entity, span, before);
    if (BODY_PRONOUNS.has(word)) {
      const entity = over?.entity ?? this.recent(sentence, head, false, before);
      return entity && speakerOf(entity, span, []);
    }
    if (NOBODY.has(word)) return undefined;
    const person = this.personIn(sentence, subject, inside);
    if (person) return speakerOf(person, span, []);
    if (NOT_SPEAKERS.test(word) && /^(?:this|an|our|the|earlier)$/iu.test(first.text)) return undefined;
    const phrase = phraseText(this.reading.text, sentence, subject.core ?? subject);
    if (SPOKESPEOPLE.has(head.lemma.toLowerCase()) || SPOKESPEOPLE.has(word)) {
      const body = this.bodyOf(sentence, subject, inside, before);
      const name = body ? `${body.name} ${singular(word)}` : phrase;
      return { name, aliases: body ? [phrase, body.name, ...body.aliases] : [], span, entity: body };
    }
    if (/^whose$/iu.test(first.text)) return undefined;
    if (STATEMENT_NOUNS.test(word)) {
      const body = this.recentBody(sentence, first.start);
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
      const body = /^the$/iu.test(first.text) ? this.recentBody(sentence, head.start) : undefined;
      if (body) return speakerOf(body, span, [phrase]);
    }
    if (first.upos === "ADP" || phrase.split(" ").length > LONGEST_PHRASE) return undefined;
    if (head.upos === "PROPN" || head.upos === "NOUN" || head.upos === "ADJ" || head.upos === "NUM") {
      return { name: phrase, aliases: [], span, entity: undefined };
    }
    return undefined;
  }

  /**
   * "He", "she": who spoke last in the two sentences before, unless another person has become the
   * subject since; else whom the pronoun is read to mean; else the person named last.
   */
  private personMeant(
    sentence: Sentence,
    head: Token,
    read: Entity | undefined,
    span: Span,
    before: Speaker | undefined,
  ): Speaker | undefined {
    const near =
      before &&
      this.isNear(before, sentence) &&
      (before.entity === undefined || before.entity.type !== "place");
    const spoke =
      near &&
      (before.entity === undefined
        ? /^(?:the|its|his|her|their)\b|['’]s\b/iu.test(before.name) &&
          !BODY_NOUNS.has(before.name.split(" ").at(-1) ?? "")
        : before.entity.type === "person");
    if (spoke && before) {
      const since = this.reading.entities.some(
        (e) =>
          e !== before.entity &&
          e.type === "person" &&
          e.mentions.some(
            (m) =>
              m.by === "name" &&
              m.start > before.span.end &&
              m.sentence < sentence.index &&
              this.isSubject(m.sentence, { mention: m, entity: e }),
          ),
      );
      if (!since) return { ...before, span };
    }
    const subject = this.subjectBefore(sentence);
    if (subject) return speakerOf(subject, span, []);
    const person =
      read && (read.type === "person" || read.type === "other")
        ? read
        : this.recent(sentence, head, true, before);
    return person && speakerOf(person, span, []);
  }

  /** The one person who is the subject of the sentence before, in the same paragraph. */
  private subjectBefore(sentence: Sentence): Entity | undefined {
    const before = this.reading.sentences[sentence.index - 1];
    if (!before || before.paragraph !== sentence.paragraph) return undefined;
    const people = this.mentionsOf(before.index).filter(
      (p) => p.entity.type === "person" && p.mention.by === "name" && this.isSubject(before.index, p),
    );
    return people.length === 1 ? people[0]?.entity : undefined;
  }

  private isNear(before: Speaker, sentence: Sentence): boolean {
    const floor = this.reading.sentences[Math.max(0, sentence.index - 3)]?.start ?? 0;
    return before.span.start >= floor;
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
    const entity = this.covering(sentence, core.first)?.entity;
    if (!entity) return undefined;
    const role = phraseText(this.reading.text, sentence, { first: core.first + 1, last: core.last });
    return {
      name: `${entity.name}'s ${role}`,
      aliases: [`${role} of ${entity.name}`],
      span: owner,
      entity: undefined,
    };
  }

  private covering(sentence: Sentence, token: number): Placed | undefined {
    let best: Placed | undefined;
    for (const placed of this.mentionsOf(sentence.index)) {
      const { mention } = placed;
      if (mention.firstToken > token || mention.lastToken < token) continue;
      if (!best || mention.lastToken - mention.firstToken > best.mention.lastToken - best.mention.firstToken)
        best = placed;
    }
    return best;
  }

  /** "Tillotson's lawyer" is not Tillotson: the mention must hold the head as its own last word. */
  private fits(placed: Placed, subject: SubjectPhrase, head: Token): boolean {
    const { mention } = placed;
    if (mention.by === "phrase") return mention.lastToken >= head.index;
    return mention.lastToken >= subject.head;
  }

  private bodyOf(
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
    if (before?.entity && before.entity.type !== "person" && !isOutlet(before.entity)) {
      return this.recentBody(sentence, start) ?? before.entity;
    }
    return this.recentBody(sentence, start);
  }

  /** "a ministry spokesman", "a company spokeswoman": the body of that sort, the one told of most. */
  private bodyCalled(noun: string, offset: number, before: Speaker | undefined): Entity | undefined {
    const bodies = this.reading.entities.filter(
      (e) => e.type === "organisation" && !isOutlet(e) && e.mentions.some((m) => m.start < offset),
    );
    const called = (e: Entity): boolean =>
      [e.name, ...e.aliases].some((name) => new RegExp(`\\b${noun}\\b`, "iu").test(name));
    const named = bodies.filter(called);
    const firms = /^(?:company|firm|group|carmaker|airline)$/u.test(noun);
    const fitting =
      named.length > 0
        ? named
        : firms
          ? bodies.filter((e) => !PUBLIC_BODY.test([e.name, ...e.aliases].join(" ")))
          : [];
    if (before?.entity && fitting.includes(before.entity)) return before.entity;
    const count = (e: Entity): number => e.mentions.filter((m) => m.start < offset).length;
    return fitting.reduce<Entity | undefined>(
      (best, e) => (best === undefined || count(e) > count(best) ? e : best),
      undefined,
    );
  }

  /** The body named last before `offset`, the sentence's own subject first. */
  private recentBody(sentence: Sentence, offset: number): Entity | undefined {
    for (let k = sentence.index; k >= Math.max(0, sentence.index - 4); k -= 1) {
      const bodies = this.mentionsOf(k).filter(
        (p) =>
          p.entity.type !== "person" &&
          p.mention.end <= offset &&
          p.mention.by !== "pronoun" &&
          !isOutlet(p.entity),
      );
      const subject =
        bodies.find((p) => this.isSubject(k, p)) ?? bodies.find((p) => p.mention.firstToken <= 1);
      if (subject) return subject.entity;
      if (bodies.length > 0) return (k === sentence.index ? bodies.at(-1) : bodies[0])?.entity;
    }
    return undefined;
  }

  private isSubject(sentence: number, placed: Placed): boolean {
    const tokens = this.reading.sentences[sentence]?.tokens ?? [];
    return tokens.slice(placed.mention.firstToken, placed.mention.lastToken + 1).some((t) => {
      const above = t.relation === "appos" ? tokens[t.head] : undefined;
      return t.relation.startsWith("nsubj") || above?.relation.startsWith("nsubj") === true;
    });
  }

  /** A person for "he" or "she": the last speaker, else the person named last; a body for "it". */
  private recent(
    sentence: Sentence,
    head: Token,
    person: boolean,
    before: Speaker | undefined,
  ): Entity | undefined {
    for (let k = sentence.index; k >= Math.max(0, sentence.index - 6); k -= 1) {
      const wanted = this.mentionsOf(k).filter(
        (p) =>
          (p.entity.type === "person") === person && p.entity.type !== "place" && p.mention.end <= head.start,
      );
      if (wanted.length === 0) continue;
      const subject = wanted.find((p) => this.isSubject(k, p));
      if (k < sentence.index && before?.entity && wanted.some((p) => p.entity === before.entity))
        return before.entity;
      return (subject ?? wanted.at(-1))?.entity;
    }
    return before?.entity && (before.entity.type === "person") === person ? before.entity : undefined;
  }

  /** "the minister": the person introduced with that word before. */
  private roleHolder(sentence: Sentence, head: Token): Entity | undefined {
    const lemma = head.lemma.toLowerCase();
    for (let k = sentence.index; k >= 0 && k >= sentence.index - 30; k -= 1) {
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

const OUTLET_NAME =
  /\b(?:Times|Post|Journal|Reuters|Bloomberg|Press|Herald|Tribune|Guardian|Telegraph|BBC|CNN|Gazette|Chronicle|Dispatch|Wire|News|Courier|Observer|Economist|Axios|Politico|Tidende|Zeitung|Monde|Figaro|Broadcasting|Radio|Daily|Weekly|Mirror|Bulletin)\b/u;
const OUTLET_PHRASE =
  /\b(?:newspaper|paper|magazine|news agency|broadcaster|daily|weekly|website|journal)\b/iu;

/** A publication by its name or by what the text calls it. */
export function isOutlet(entity: Entity): boolean {
  return OUTLET_NAME.test(entity.name) || entity.aliases.some((alias) => OUTLET_PHRASE.test(alias));
}

function speakerOf(entity: Entity, span: Span, also: readonly string[]): Speaker {
  return {
    name: entity.name,
    aliases: [...entity.aliases, ...also].filter((a) => a !== entity.name),
    span,
    entity,
  };
}

function singular(word: string): string {
  return word.replace(/people$/u, "person").replace(/men$/u, "man");
}

function phraseText(
  text: string,
  sentence: Sentence,
  subject: { readonly first: number; readonly last: number },
): string {
  const from = sentence.tokens[subject.first]?.start ?? 0;
  const to = sentence.tokens[subject.last]?.end ?? 0;
  return text.slice(from, to).replace(/\s+/gu, " ").trim();
}
