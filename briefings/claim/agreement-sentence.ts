import type { AgreementKind } from "./agreement.ts";
import type { NounPhrase, VerbGroup } from "./agreement-chunk.ts";
import { type Clause, isGroup, type PrepPhrase } from "./agreement-clause.ts";
import type { DealDraft } from "./agreement-draft.ts";
import {
  DEAL_NOUNS,
  type DealAct,
  type DealNoun,
  EARLY_MODIFIERS,
  KIND_WORDS,
  NEWNESS_MODIFIERS,
  PAST_MODIFIERS,
  PLANNED_MODIFIERS,
} from "./agreement-lexicon.ts";
import type { Nominal } from "./agreement-nominals.ts";
import { looksLikePerson, type PartyRef, partiesOfNominal, type Scene, same } from "./party-of-phrase.ts";
import { statusOfClause } from "./status-of-clause.ts";

/** A deal noun in its phrase, with what the words around it say. */
export interface DealPhrase {
  readonly phrase: NounPhrase;
  readonly nominal: Nominal;
  readonly deal: DealNoun;
  readonly kind: AgreementKind;
}

/** A sentence under the rules: its clauses, who is meant where, and the drafts read so far. */
export class DealSentence {
  readonly scene: Scene;
  readonly sentence: number;
  readonly clauses: readonly Clause[];
  readonly drafts: DealDraft[] = [];

  constructor(scene: Scene, sentence: number, clauses: readonly Clause[]) {
    this.scene = scene;
    this.sentence = sentence;
    this.clauses = clauses;
  }

  /** The deal that a relative or a participle hangs on: right before it, or before its phrases. */
  dealBehind(clause: Clause): DealPhrase | undefined {
    let at = clause.antecedent;
    const governor = clause.governor;
    for (let depth = 0; at !== undefined && depth < 5; depth++) {
      const deal = this.dealOf(at);
      if (deal !== undefined) return deal;
      at = governor?.preps.find((prep) => prep.nominal === at)?.to;
    }
    return undefined;
  }

  dealOf(nominal: Nominal | undefined): DealPhrase | undefined {
    if (nominal === undefined) return undefined;
    for (const phrase of [...nominal.phrases, ...nominal.apposed]) {
      if (phrase.entity !== undefined) continue;
      const deal = DEAL_NOUNS.get(phrase.noun);
      if (deal !== undefined) return { phrase, nominal, deal, kind: kindOf(phrase, deal) };
    }
    return undefined;
  }

  text(phrase: NounPhrase): string {
    const { tokens } = this.scene.reading.sentences[this.sentence]!;
    return this.scene.reading.text.slice(tokens[phrase.first]!.start, tokens[phrase.last]!.end);
  }

  parties(nominal: Nominal | undefined, preps: readonly PrepPhrase[], persons: boolean): PartyRef[] {
    if (nominal === undefined) return [];
    return partiesOfNominal(this.scene, nominal, preps, (phrase) => this.text(phrase), persons);
  }

  /** "with X", "between A and B", "from X", "X's": who stands at the deal's noun or its verb. */
  complements(clause: Clause, deal: DealPhrase | undefined, persons: boolean, extra: RegExp): PartyRef[] {
    const found: PartyRef[] = [];
    const add = (parties: readonly PartyRef[]) => {
      for (const party of parties) if (!found.some((other) => same(other, party))) found.push(party);
    };
    if (deal !== undefined) {
      const { phrase } = deal;
      // "completed its purchase": the pronoun means the subject, whoever else it was taken for.
      const own =
        /^(?:its|their|his|her)$/u.test(phrase.determiner ?? "") &&
        clause.subject !== undefined &&
        clause.subject !== deal.nominal &&
        clause.subject.phrases.some((one) => one.entity !== undefined);
      const pronoun = /^(?:its|their|his|her)$/u.test(phrase.determiner ?? "");
      const above = pronoun && !own && clause.subject === deal.nominal ? clause.governor?.subject : undefined;
      if (above?.phrases.some((one) => one.entity !== undefined))
        add(this.parties(above, clause.governor!.preps, persons));
      else if (phrase.owner !== undefined && phrase.owner >= 0 && !own)
        add([this.ref(phrase.owner, persons)]);
      for (const draft of this.drafts) if (draft.noun === phrase) add(draft.parties);
      if (deal.deal.sort !== "law") for (const inner of phrase.inner) add([this.ref(inner, persons)]);
      if (phrase.noun === "stake" || phrase.noun === "investment") {
        for (const prep of clause.preps)
          if (prep.to === deal.nominal && prep.prep === "in")
            add(this.parties(prep.nominal, clause.preps, persons));
      }
      for (const prep of clause.preps) {
        if (prep.to === deal.nominal && prep.prep === "by" && deal.deal.sort !== "law")
          add(this.parties(prep.nominal, clause.preps, persons));
      }
      if (deal.deal.sort === "event" || deal.deal.sort === "offer" || deal.deal.sort === "suit") {
        for (const prep of clause.preps) {
          if (prep.to === deal.nominal && /^(?:of|for)$/u.test(prep.prep))
            add(this.parties(prep.nominal, clause.preps, persons));
          if (prep.to === deal.nominal && prep.prep === "by")
            add(this.parties(prep.nominal, clause.preps, persons));
        }
      }
    }
    // "X, to which the contract was awarded"
    if (clause.kind === "relative" && /^(?:with|to|from|by)$/u.test(clause.antecedentPrep ?? "")) {
      add(this.parties(clause.antecedent, [], persons));
    }
    if (deal !== undefined) {
      // "the agreement under which a tower was to be built by X"
      for (const other of this.clauses) {
        if (
          other.kind !== "relative" ||
          other.antecedent !== deal.nominal ||
          other.antecedentPrep !== "under"
        )
          continue;
        add(this.subjectParties(other, persons));
        for (const prep of other.preps)
          if (prep.prep === "by") add(this.parties(prep.nominal, other.preps, persons));
      }
      // "opened a laboratory under an agreement signed in May": who acts under it is bound by it.
      const holder = clause.governor;
      if (holder !== undefined && (clause.kind === "participle" || clause.kind === "relative")) {
        const under = holder.preps.find(
          (prep) => prep.nominal === deal.nominal && /^under$/u.test(prep.prep),
        );
        if (under !== undefined) {
          add(this.subjectParties(holder, persons));
          for (const prep of holder.preps) {
            if (/^(?:by|after|with|to|from)$/u.test(prep.prep))
              add(
                this.parties(prep.nominal, holder.preps, persons).filter(
                  (party) => party.entity !== undefined,
                ),
              );
          }
        }
      }
    }
    // "a lawsuit brought by the city", "a bid made by X"
    if (deal !== undefined) {
      for (const other of this.clauses) {
        if (
          other.kind !== "participle" ||
          other.antecedent !== deal.nominal ||
          other.verb === undefined ||
          /^(?:broker|back|advise|mediate|host|witness|report|approve|support|oppose|see|review|fund|finance|found|quote|cite)$/u.test(
            other.verb.base,
          )
        )
          continue;
        for (const prep of other.preps)
          if (/^(?:by|with|between)$/u.test(prep.prep)) add(this.parties(prep.nominal, other.preps, persons));
      }
    }
    const own = [
      clause,
      ...this.clauses.filter(
        (other) => other.governor === clause && other.kind === "infinitive" && other.antecedent !== undefined,
      ),
    ];
    for (const place of own) {
      for (const prep of place.preps) {
        const word = prep.prep.split("_").at(-1)!;
        const playsAt = word === "at" && persons && prep.to === deal?.nominal;
        if (
          playsAt ||
          /^(?:with|between|among|alongside)$/u.test(word) ||
          (place === clause && extra.test(word))
        ) {
          if (place !== clause && word !== "with") continue;
          if (this.insideOther(prep, deal)) continue;
          // "with midfielder Salgado going the other way": an aside.
          if (
            this.clauses.some((other) => other.antecedent === prep.nominal && other.verb?.form === "gerund")
          )
            continue;
          add(this.parties(prep.nominal, place.preps, persons));
        }
      }
    }
    return found;
  }

  /** A phrase that hangs on another deal noun or on what somebody is: "the rival with offices in X". */
  insideOther(prep: PrepPhrase, deal: DealPhrase | undefined): boolean {
    if (prep.to === undefined || deal === undefined) return false;
    const other = this.dealOf(prep.to);
    return other !== undefined && other.phrase !== deal.phrase;
  }

  ref(entity: number, persons: boolean): PartyRef {
    const named = this.scene.reading.entities[entity]!;
    const body = persons ? undefined : this.scene.affiliation.get(entity);
    const id = named.type === "person" && body !== undefined ? body : entity;
    return { entity: id, text: this.scene.reading.entities[id]!.name };
  }

  push(
    clause: Clause,
    rule: string,
    act: DealAct,
    deal: DealPhrase | undefined,
    kind: AgreementKind,
    parties: PartyRef[],
    more: Partial<DealDraft> = {},
  ): boolean {
    // Two persons sign no treaty for themselves.
    if (
      (kind === "treaty" || kind === "ceasefire") &&
      parties.length >= 2 &&
      parties.every(
        (party) => party.entity !== undefined && this.scene.reading.entities[party.entity]!.type === "person",
      )
    )
      return true;
    const negatedNoun =
      /^(?:no|neither)$/u.test(deal?.phrase.determiner ?? "") ||
      (act !== "denied" && this.deniedSubject(clause));
    const order = this.isOrder(deal, parties);
    let effect = act;
    const steps: string[] = [];
    if (deal !== undefined) {
      const { modifiers } = deal.phrase;
      if (
        act === "made" &&
        (deal.deal.sort === "early" || modifiers.some((word) => EARLY_MODIFIERS.has(word)))
      ) {
        effect = "agreed";
        steps.push(`a ${deal.phrase.noun.replace(/-/gu, " ")} binds nobody yet: agreed`);
      }
      if ((act === "made" || act === "agreed") && modifiers.some((word) => PLANNED_MODIFIERS.has(word))) {
        effect = "weighing";
        steps.push("only planned");
      }
    }
    if (
      act === "made" &&
      clause.preps.some((prep) => prep.prep === "in" && prep.nominal.phrases[0]!.noun === "principle")
    )
      effect = "agreed";
    const read = statusOfClause(clause, effect, negatedNoun);
    if (read.status === undefined) return true;
    const verb = clause.verb!;
    const noun = deal?.phrase;
    const definite =
      noun !== undefined &&
      /^(?:the|this|that|these|those|its|their|his|her|'s)$/u.test(noun.determiner ?? "");
    const fresh = noun?.modifiers.some((word) => NEWNESS_MODIFIERS.has(word)) ?? false;
    this.drafts.push({
      sentence: this.sentence,
      clause,
      rule,
      act: effect,
      status: read.status,
      notYet: read.notYet,
      kind: order ? "law" : kind,
      sort: deal?.deal.sort ?? "direct",
      parties: this.withoutBystander(deal, parties),
      noun,
      anaphoric: noun === undefined ? parties.length < 2 : definite && !fresh,
      fresh,
      past:
        (verb.pluperfect && clause.kind !== "that") ||
        (noun?.modifiers.some((word) => PAST_MODIFIERS.has(word)) ?? false),
      oneSided: deal?.deal.sort === "law" || deal?.deal.sort === "open" || order,
      group: clause.subject?.phrases.some(isGroup) ?? false,
      from: Math.min(verb.first, noun?.first ?? verb.first),
      to: Math.max(verb.last, noun?.last ?? verb.last),
      persons:
        parties.length > 0 &&
        parties.every(
          (party) =>
            party.entity !== undefined && this.scene.reading.entities[party.entity]!.type === "person",
        ),
      background: act === "talking" && verb.pluperfect,
      fillable:
        deal !== undefined &&
        deal.deal.sort !== "law" &&
        deal.deal.sort !== "suit" &&
        read.status !== "considering",
      steps: [...steps, ...read.steps],
      ...more,
    });
    return true;
  }

  /** The player for whom one club bids to another is the object; a club that sells is no party to the hire. */
  private withoutBystander(deal: DealPhrase | undefined, parties: PartyRef[]): PartyRef[] {
    if (parties.length !== 3 || deal === undefined) return parties;
    const persons = parties.filter((party) => party.entity !== undefined && this.mayBePerson(party.entity));
    if (persons.length !== 1) return parties;
    if (deal.deal.sort === "offer") return parties.filter((party) => party !== persons[0]);
    return deal.kind === "hire" ? [parties.find((party) => party !== persons[0])!, persons[0]!] : parties;
  }

  /** An order that an official signs: "suspended an order that Mayor X had signed". */
  isOrder(deal: DealPhrase | undefined, parties: readonly PartyRef[]): boolean {
    if (deal?.phrase.noun !== "order" || parties.length !== 1) return false;
    const [one] = parties;
    return one!.entity !== undefined && this.scene.reading.entities[one!.entity]!.type === "person";
  }

  /** "neither side", "nobody", "Neither A nor B": the subject takes the verb back. */
  deniedSubject(clause: Clause): boolean {
    const { subject } = clause;
    if (subject === undefined) return false;
    const phrase = subject.phrases[0]!;
    if (
      /^(?:no|neither)$/u.test(phrase.determiner ?? "") ||
      /^(?:nobody|none|neither|nothing)$/u.test(phrase.noun)
    )
      return true;
    const before = this.scene.reading.sentences[this.sentence]!.tokens[subject.first - 1]?.text ?? "";
    return /^neither$/iu.test(before);
  }

  subjectParties(clause: Clause, persons: boolean): PartyRef[] {
    // "a pact signed by A": the participle's own subject is the deal, not somebody.
    if (clause.subject === undefined || this.dealOf(clause.subject) !== undefined) return [];
    // A court or a regulator that stops a deal is no party to it.
    if (
      /^(?:suspend|annul|block|strike|overturn|freeze|void|forbid|approve|clear|halt|revoke|rule)$/u.test(
        clause.verb?.base ?? "",
      ) &&
      this.judges(clause.subject)
    )
      return [];
    const preps = [...clause.preps, ...(clause.governor?.preps ?? [])];

    // "forty companies, including A and B"
    const named = this.parties(clause.subject, preps, persons);
    const among = clause.preps.filter((prep) => prep.prep === "including");
    if (named.length === 0 && among.length > 0)
      return among.flatMap((prep) => this.parties(prep.nominal, [], persons));
    if (
      clause.marker === "whose" &&
      clause.antecedent !== undefined &&
      clause.subject !== clause.antecedent
    ) {
      return this.parties(clause.antecedent, preps, persons);
    }
    return this.parties(clause.subject, preps, persons);
  }

  judges(subject: Nominal): boolean {
    return subject.phrases.some((phrase) => {
      const name =
        phrase.entity === undefined
          ? phrase.noun
          : `${phrase.noun} ${this.scene.reading.entities[phrase.entity]!.name}`;
      return (
        /\b(?:court|judge|tribunal|regulator|watchdog|competition authority|commission|ombudsman)\b/iu.test(
          name,
        ) || subject.apposed.some((one) => /^(?:court|judge|regulator|watchdog)$/u.test(one.noun))
      );
    });
  }

  personsSign(deal: DealPhrase | undefined): boolean {
    return (
      deal !== undefined && (deal.deal.sort === "law" || deal.deal.sort === "open" || deal.kind === "hire")
    );
  }

  groupIn(clause: Clause, deal: DealPhrase | undefined): boolean {
    if (clause.subject?.phrases.some(isGroup)) return true;
    const plural = clause.subject?.phrases[0];
    if (plural?.noun === "they" && plural.entity === undefined) return true;
    if (
      clause.preps.some(
        (prep) => prep.prep === "of" && prep.to === clause.subject && prep.nominal.phrases.some(isGroup),
      )
    )
      return true;
    if (
      clause.governor?.preps.some(
        (prep) => prep.prep === "of" && prep.to === clause.subject && prep.nominal.phrases.some(isGroup),
      )
    )
      return true;
    return (
      clause.preps.some(
        (prep) => /^(?:between|by)$/u.test(prep.prep) && prep.nominal.phrases.some(isGroup),
      ) ||
      (deal?.phrase.owner === undefined && false)
    );
  }

  /** "a contract to deploy its AI on NATO's networks": the body served by what the deal is for. */
  purposeParties(clause: Clause, deal: DealPhrase, known: readonly PartyRef[], persons: boolean): PartyRef[] {
    const purpose = this.clauses.filter(
      (other) => other.kind === "infinitive" && other.governor === clause && other.id > clause.id,
    );
    const found: PartyRef[] = [];
    const consider = (party: PartyRef) => {
      if (
        found.length === 0 &&
        !known.some((other) => same(other, party)) &&
        !found.some((other) => same(other, party))
      )
        found.push(party);
    };
    for (const place of [clause, ...purpose]) {
      for (const prep of place.preps) {
        if (
          place === clause &&
          prep.to !== undefined &&
          prep.to !== deal.nominal &&
          this.dealOf(prep.to) === undefined &&
          prep.prep !== "for"
        )
          continue;
        for (const phrase of prep.nominal.phrases) {
          if (phrase.entity !== undefined && /^(?:for|to|from|with|of)$/u.test(prep.prep))
            consider(this.ref(phrase.entity, persons));
          else if (phrase.entity === undefined && /^(?:on|in|for|to|at|of)$/u.test(prep.prep)) {
            const holder = phrase.owner !== undefined && phrase.owner >= 0 ? phrase.owner : phrase.inner[0];
            if (holder !== undefined && this.isBody(holder)) consider(this.ref(holder, persons));
          }
        }
      }
      for (const object of place.objects) {
        for (const phrase of object.phrases) {
          if (
            place !== clause &&
            phrase.owner !== undefined &&
            phrase.owner >= 0 &&
            this.isBody(phrase.owner)
          )
            consider(this.ref(phrase.owner, persons));
        }
      }
    }
    return found;
  }

  mayBePerson(entity: number): boolean {
    const named = this.scene.reading.entities[entity]!;
    return named.type === "person" || looksLikePerson(named);
  }

  isBody(entity: number): boolean {
    return this.scene.reading.entities[entity]!.type === "organisation";
  }

  says(word: string): boolean {
    return this.scene.reading.sentences[this.sentence]!.tokens.some(
      (token) => token.text.toLowerCase() === word,
    );
  }

  wordAfter(verb: VerbGroup): string {
    return this.scene.reading.sentences[this.sentence]!.tokens[verb.last + 1]?.text.toLowerCase() ?? "";
  }

  /** Parties at the deal's noun: "talks between A and B", "A's merger with B", "a loan from C". */
  atNoun(place: Clause, deal: DealPhrase, persons: boolean): PartyRef[] {
    const found: PartyRef[] = [];
    let at: Nominal = deal.nominal;
    for (const prep of place.preps) {
      if (prep.to !== at && prep.to !== deal.nominal) continue;
      if (/^(?:with|between|among|from|by|to|of|for|over)$/u.test(prep.prep)) {
        if (prep.prep === "of" && deal.deal.sort !== "event" && deal.deal.sort !== "offer") {
          const owner = prep.nominal.phrases[0]!.entity;
          if (owner === undefined || !this.isBody(owner)) continue;
        }
        found.push(...this.parties(prep.nominal, place.preps, persons));
      }
      at = prep.nominal;
    }
    return found;
  }
}

function kindOf(phrase: NounPhrase, deal: DealNoun): AgreementKind {
  for (let i = phrase.modifiers.length - 1; i >= 0; i--) {
    const kind = KIND_WORDS.get(phrase.modifiers[i]!);
    if (kind !== undefined && deal.sort !== "law" && deal.sort !== "open") return kind;
  }
  return deal.kind;
}
