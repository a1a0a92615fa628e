import {
  GENERIC_CLUB_NOUNS,
  GENERIC_COUNTRY_NOUNS,
  GENERIC_FIRM_NOUNS,
  NOUN_FAMILIES,
  OTHERING_MODIFIERS,
  OUTLET_NOUNS,
  OWN_BODY_NOUNS,
} from "./coreference-lexicon.ts";
import { affiliationAt } from "./entity-affiliation.ts";
import { BODY_NOUNS, INSTITUTION_NOUNS, PERSON_NOUNS, PLACE_NOUNS } from "./entity-lexicon.ts";
import { findKnownName, foldName } from "./gazetteer.ts";
import type { Mention, NameType } from "./name.ts";
import { looksActing } from "./reference-features.ts";
import type { Sentence, Token } from "./sentence.ts";

/** A name with what the text says of it, while later mentions are being found. */
export interface Antecedent {
  readonly id: number;
  readonly type: NameType;
  /** Words of its name and its other forms, folded. */
  readonly words: ReadonlySet<string>;
  /** Head nouns of its descriptions, and the words around them. */
  readonly heads: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
  readonly known: boolean;
  readonly mentions: Mention[];
}

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

const FAMILY_OF = new Map<string, ReadonlySet<string>>();
for (const family of NOUN_FAMILIES) {
  for (const noun of family) FAMILY_OF.set(noun, new Set([...(FAMILY_OF.get(noun) ?? []), ...family]));
}

/** How many sentences back a pronoun may reach. */
const PRONOUN_REACH = 2;
const PERSON_REACH = 4;
/** Only the names last mentioned compete; keeps the time linear in hostile texts. */
const MOST_RIVALS = 60;

/**
 * Adds to each antecedent the phrases and pronouns that mean it. Reads left to right once; a phrase
 * goes to a name whose own words or description hold its noun, else, for a general noun ("the
 * company"), to the most prominent name of that sort.
 */
export function resolveReferences(sentences: readonly Sentence[], antecedents: readonly Antecedent[]): void {
  const names = sentences.map((): { mention: Mention; owner: Antecedent }[] => []);
  for (const owner of antecedents)
    for (const mention of owner.mentions) names[mention.sentence]!.push({ mention, owner });
  const state = new Discourse(antecedents);
  for (const sentence of sentences) {
    const own = names[sentence.index]!.sort((a, b) => a.mention.start - b.mention.start);
    state.open(sentence, own);
    for (let i = 0; i < sentence.tokens.length; i++) i = state.step(i);
  }
}

interface Seen {
  readonly owner: Antecedent;
  readonly sentence: number;
  readonly start: number;
  /** Whether it looks like the subject of what follows. */
  readonly acts: boolean;
}

class Discourse {
  private readonly antecedents: readonly Antecedent[];
  private sentence!: Sentence;
  private tokens: readonly Token[] = [];
  private entityAt: (number | undefined)[] = [];
  private starting = new Map<number, { mention: Mention; owner: Antecedent }>();
  private seen: Seen[] = [];
  private readonly counts = new Map<number, number>();
  private readonly holder = new Map<number, number>();

  constructor(antecedents: readonly Antecedent[]) {
    this.antecedents = antecedents;
  }

  open(sentence: Sentence, names: readonly { mention: Mention; owner: Antecedent }[]): void {
    this.sentence = sentence;
    this.tokens = sentence.tokens;
    this.entityAt = new Array<number | undefined>(sentence.tokens.length).fill(undefined);
    this.starting = new Map();
    for (const name of names) {
      this.starting.set(name.mention.firstToken, name);
      for (let i = name.mention.firstToken; i <= name.mention.lastToken; i++)
        this.entityAt[i] = name.owner.id;
    }
    for (const { mention, owner } of names) {
      if (owner.type !== "person") continue;
      const typeOf = (id: number) => this.antecedents[id]!.type;
      const holder = affiliationAt(this.tokens, this.entityAt, typeOf, mention.firstToken, mention.lastToken);
      if (holder !== undefined) this.holder.set(owner.id, holder.body);
    }
  }

  /** Reads the token at `i` and returns the last token consumed. */
  step(i: number): number {
    const named = this.starting.get(i);
    if (named !== undefined) {
      this.note(named.owner, named.mention);
      return named.mention.lastToken;
    }
    const word = lowerOf(this.tokens[i]);
    if (
      word === "the" ||
      word === "this" ||
      word === "that" ||
      word === "its" ||
      word === "their" ||
      word === "his" ||
      word === "her"
    ) {
      const phrase = this.phraseAt(i);
      if (phrase !== undefined) return phrase;
    }
    if (word === "it" || word === "its") this.pronoun(i, "body");
    else if (
      word === "he" ||
      word === "she" ||
      word === "him" ||
      word === "her" ||
      word === "his" ||
      word === "hers"
    )
      this.pronoun(i, "person");
    else if (word === "they" || word === "their" || word === "them") this.pronoun(i, "plural");
    return i;
  }

  private note(owner: Antecedent, mention: Mention): void {
    const acts = looksActing(this.tokens, mention.firstToken, mention.lastToken);
    this.seen.push({ owner, sentence: mention.sentence, start: mention.start, acts });
    this.counts.set(owner.id, (this.counts.get(owner.id) ?? 0) + 1);
  }

  private add(owner: Antecedent, first: number, last: number, by: "phrase" | "pronoun"): void {
    const mention: Mention = {
      sentence: this.sentence.index,
      firstToken: first,
      lastToken: last,
      start: this.tokens[first]!.start,
      end: this.tokens[last]!.end,
      by,
    };
    owner.mentions.push(mention);
    for (let i = first; i <= last; i++) this.entityAt[i] = owner.id;
    this.note(owner, mention);
  }

  /** Reads "the …" at `i`; returns its last token where it was resolved. */
  private phraseAt(i: number): number | undefined {
    const { tokens } = this;
    let head = -1;
    let at = i + 1;
    let named: number | undefined;
    for (; at < Math.min(tokens.length, i + 7); at++) {
      const token = tokens[at]!;
      if (this.entityAt[at] !== undefined) {
        // "the Salgado owner", "the ChatGPT-owner"
        let after = at;
        while (this.entityAt[after + 1] === this.entityAt[at]) after++;
        const next = /^[-‐‑]$/u.test(tokens[after + 1]?.text ?? "") ? after + 2 : after + 1;
        if (!/^(?:owner|maker|parent|operator|developer|creator)$/u.test(lowerOf(tokens[next]))) break;
        named = this.entityAt[at];
        head = next;
        break;
      }
      if (/^[-‐‑]$/u.test(token.text)) continue;
      if (!/^\p{L}/u.test(token.text) || !/^(?:NOUN|ADJ|PROPN|X|_)$/u.test(token.upos)) break;
      if (/^\p{Ll}/u.test(token.text) && /^(?:NOUN|PROPN|X|_)$/u.test(token.upos)) head = at;
      else if (isAnaphor(lowerOf(token))) head = at;
    }
    if (head < 0) return undefined;
    // A name right behind it, or after a comma, is what the phrase describes.
    const follows = tokens[head + 1];
    if (named === undefined && this.entityAt[head + 1] !== undefined && follows?.text !== "'s")
      return undefined;
    if (follows?.text === "," && this.entityAt[head + 2] !== undefined && this.closesApposition(head + 2))
      return undefined;
    if (lowerOf(follows) === "of" && !/^(?:firm|company)$/u.test(lowerOf(tokens[head]))) return undefined;
    const determiner = lowerOf(tokens[i]);
    const noun = lowerOf(tokens[head]);
    const modifiers = tokens.slice(i + 1, head).map(lowerOf);
    if (/^(?:its|their|his|her)$/u.test(determiner)) return this.ownBody(i, head, noun, modifiers);
    if (modifiers.some((word) => OTHERING_MODIFIERS.has(word) && word !== "same")) return undefined;
    const owner =
      named === undefined
        ? this.antecedentOf(noun, modifiers)
        : this.ownerOf(
            named,
            `${tokens
              .slice(i + 1, head)
              .map((t) => t.text)
              .join(" ")} ${noun}`,
          );
    if (owner === undefined) return undefined;
    this.add(owner, i, head, "phrase");
    return head;
  }

  private closesApposition(first: number): boolean {
    let last = first;
    while (this.entityAt[last + 1] === this.entityAt[first]) last++;
    const next = this.tokens[last + 1];
    return next === undefined || /^[,.;:]$/u.test(next.text) || next.upos === "VERB" || next.upos === "AUX";
  }

  /** "her country": the body for which the person last spoken of holds an office. */
  private ownBody(i: number, head: number, noun: string, modifiers: readonly string[]): number | undefined {
    if (!OWN_BODY_NOUNS.has(noun) || modifiers.length > 0) return undefined;
    const person = this.lastPerson();
    const holder = person === undefined ? undefined : this.holder.get(person.id);
    const owner = holder === undefined ? undefined : this.antecedents[holder];
    if (owner === undefined) return undefined;
    this.add(owner, i, head, "phrase");
    return head;
  }

  private lastPerson(): Antecedent | undefined {
    for (let n = this.seen.length - 1; n >= 0; n--) {
      const seen = this.seen[n]!;
      if (seen.sentence < this.sentence.index - PERSON_REACH) return undefined;
      if (seen.owner.type === "person") return seen.owner;
    }
    return undefined;
  }

  private ownerOf(named: number, phrase: string): Antecedent | undefined {
    const product = this.antecedents[named]!;
    const described = this.antecedents.find(
      (antecedent) => antecedent !== product && [...product.words].some((word) => antecedent.about.has(word)),
    );
    if (described !== undefined) return described;
    const known = findKnownName(phrase.replace(/\s*[-‐‑]\s*/gu, " "));
    if (known !== undefined) {
      const key = new Set(foldName(known.name).split(" "));
      const match = this.antecedents.find(
        (antecedent) => antecedent.known && [...key].every((word) => antecedent.words.has(word)),
      );
      if (match !== undefined) return match;
    }
    return this.prominent((antecedent) => antecedent.type === "organisation" && antecedent !== product);
  }

  private antecedentOf(noun: string, modifiers: readonly string[]): Antecedent | undefined {
    const compound = /^(.+)(maker|builder)$/u.exec(noun);
    const head = compound === null ? noun : compound[2]!;
    const about = compound === null ? modifiers : [...modifiers, compound[1]!, `${compound[1]!}s`];
    if (!isAnaphor(noun) && compound === null) return undefined;
    const family = FAMILY_OF.get(noun) ?? FAMILY_OF.get(head);
    const words = about.filter((word) => word.length > 2);
    const holds = (antecedent: Antecedent, word: string) =>
      antecedent.words.has(word) || antecedent.heads.has(word) || antecedent.about.has(word);
    const stems = (antecedent: Antecedent, word: string) =>
      holds(antecedent, word) ||
      holds(antecedent, `${word}s`) ||
      (word.endsWith("s") && holds(antecedent, word.slice(0, -1)));
    const evidence = this.prominent((antecedent) => {
      if (antecedent.type === "other") return false;
      const isPerson = antecedent.type === "person";
      if (PERSON_NOUNS.has(noun) !== isPerson && !(BODY_NOUNS.has(noun) && !isPerson)) return false;
      const exact = antecedent.words.has(noun) || antecedent.heads.has(noun) || antecedent.heads.has(head);
      const related = words.length > 0 && words.some((word) => stems(antecedent, word));
      if (words.length > 0 && !related && exact && GENERIC_FIRM_NOUNS.has(noun)) return false;
      return exact || (related && !isPerson && BODY_NOUNS.has(noun));
    });
    if (evidence !== undefined) return evidence;
    const undescribed = (antecedent: Antecedent) => antecedent.heads.size === 0;
    const kin =
      family === undefined || GENERIC_FIRM_NOUNS.has(noun)
        ? undefined
        : this.prominent(
            (antecedent) =>
              antecedent.type !== "person" &&
              antecedent.type !== "other" &&
              [...family].some((word) => antecedent.words.has(word) || antecedent.heads.has(word)),
          );
    if (kin !== undefined) return kin;
    if (GENERIC_FIRM_NOUNS.has(noun) || compound !== null) {
      const firm = (antecedent: Antecedent) =>
        antecedent.type === "organisation" && !isPublicBody(antecedent) && !antecedent.heads.has("newspaper");
      if (words.length === 0) return this.prominent(firm);
      // "the parcel firm" is not the one that was called a supermarket chain.
      return this.prominent((antecedent) => firm(antecedent) && undescribed(antecedent));
    }
    if (GENERIC_COUNTRY_NOUNS.has(noun) || noun === "government") {
      return (
        this.prominent((antecedent) => antecedent.type === "place") ??
        this.prominent(
          (antecedent) =>
            antecedent.type === "organisation" && antecedent.heads.size === 0 && noun === "country",
        )
      );
    }
    if (PLACE_NOUNS.has(noun) && /^(?:city|town|village|county|region)$/u.test(noun))
      return this.prominent((antecedent) => antecedent.type === "place");
    if (GENERIC_CLUB_NOUNS.has(noun))
      return this.prominent((antecedent) => antecedent.type === "organisation" && undescribed(antecedent));
    if (OUTLET_NOUNS.has(noun))
      return this.prominent((antecedent) =>
        [...antecedent.words].some((word) =>
          /^(?:journal|post|times|herald|gazette|tribune|daily|news|guardian|reuters|mail|telegraph|observer)$/u.test(
            word,
          ),
        ),
      );
    if (
      PERSON_NOUNS.has(noun) &&
      /^(?:winger|striker|midfielder|defender|goalkeeper|keeper|forward|player|playmaker|sprinter|singer|author|veteran)$/u.test(
        noun,
      )
    )
      return this.lastPerson();
    return undefined;
  }

  /** The most prominent of those that fit: lately named, subject of its sentence, named often. */
  private prominent(fits: (antecedent: Antecedent) => boolean): Antecedent | undefined {
    let best: Antecedent | undefined;
    let score = Number.NEGATIVE_INFINITY;
    const tried = new Set<number>();
    for (let n = this.seen.length - 1; n >= 0 && tried.size < MOST_RIVALS; n--) {
      const seen = this.seen[n]!;
      if (tried.has(seen.owner.id)) continue;
      tried.add(seen.owner.id);
      if (!fits(seen.owner)) continue;
      const distance = this.sentence.index - seen.sentence;
      const named = Math.min(4, this.counts.get(seen.owner.id) ?? 0);
      const value = -distance * 2 + (seen.acts ? 2 : 0) + named - tried.size * 0.1;
      if (value > score) {
        score = value;
        best = seen.owner;
      }
    }
    return best;
  }

  private pronoun(i: number, sort: "body" | "person" | "plural"): void {
    if (this.entityAt[i] !== undefined) return;
    if (sort === "body" && this.isExpletive(i)) return;
    const reach = sort === "person" ? PERSON_REACH : PRONOUN_REACH;
    let best: Seen | undefined;
    let score = Number.NEGATIVE_INFINITY;
    for (let n = this.seen.length - 1; n >= 0 && n > this.seen.length - MOST_RIVALS; n--) {
      const seen = this.seen[n]!;
      const distance = this.sentence.index - seen.sentence;
      if (distance > reach) break;
      const { type } = seen.owner;
      if (sort === "person" ? type !== "person" : type !== "organisation" && type !== "place") continue;
      if (sort === "plural" && type === "place") continue;
      const first = seen.start === (this.sentence.tokens[0]?.start ?? -1);
      const value =
        (seen.acts ? 3 : 0) -
        distance * 2 +
        (first ? 0.5 : 0) +
        (distance === 0 ? 0.5 : 0) -
        (this.seen.length - n) * 0.05;
      if (value > score) {
        score = value;
        best = seen;
      }
    }
    // "they" after two bodies means both; which two is for the reader of deals to say.
    if (sort === "plural" && best !== undefined) {
      const sentence = best.sentence;
      const bodies = new Set(
        this.seen
          .filter(
            (seen) =>
              seen.sentence === sentence &&
              (seen.owner.type === "organisation" || seen.owner.type === "place"),
          )
          .map((seen) => seen.owner.id),
      );
      if (bodies.size > 1 && lowerOf(this.tokens[i]) !== "their") return;
    }
    if (best !== undefined) this.add(best.owner, i, i, "pronoun");
  }

  /** "it is understood that", "it was Varden that", "it emerged": nobody is meant. */
  private isExpletive(i: number): boolean {
    const next = lowerOf(this.tokens[i + 1]);
    const after = this.tokens[i + 2];
    if (/^(?:emerged|emerges|seems|seemed|appears|appeared|remains|rained|took)$/u.test(next)) return true;
    if (!/^(?:is|was|'s|’s)$/u.test(next)) return false;
    if (this.entityAt[i + 2] !== undefined) return true;
    return (
      after !== undefined &&
      /^(?:understood|believed|thought|expected|clear|unclear|likely|unlikely|possible|true|not|reported|known|said|only|time|too|hard)$/u.test(
        after.text,
      )
    );
  }
}

/** A ministry, a court, a union, a newspaper: no firm. */
export function isPublicBody(antecedent: Pick<Antecedent, "words" | "heads">): boolean {
  return [...antecedent.words, ...antecedent.heads].some((word) =>
    /^(?:ministry|department|government|council|commission|agency|authority|parliament|court|army|university|museum|union|federation|guild|league|city|county|journal|newspaper|alliance|nations|pentagon)$/u.test(
      word,
    ),
  );
}

/** A noun that may take up a name. */
function isAnaphor(noun: string): boolean {
  return (
    BODY_NOUNS.has(noun) ||
    INSTITUTION_NOUNS.has(noun) ||
    PLACE_NOUNS.has(noun) ||
    PERSON_NOUNS.has(noun) ||
    OUTLET_NOUNS.has(noun)
  );
}
