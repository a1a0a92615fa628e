import type { AgreementKind } from "./agreement.ts";
import { type Clause, isGroup, type PrepPhrase } from "./agreement-clauses.ts";
import type { NounPhrase, VerbGroup } from "./agreement-chunks.ts";
import type { DealDraft } from "./agreement-draft.ts";
import {
  DEAL_NOUNS,
  DEAL_SUBJECT_VERBS,
  DEAL_VERBS,
  type DealAct,
  type DealNoun,
  DIRECT_VERBS,
  EARLY_MODIFIERS,
  KIND_WORDS,
  NEWNESS_MODIFIERS,
  PAST_MODIFIERS,
  PLANNED_MODIFIERS,
} from "./agreement-lexicon.ts";
import type { Nominal } from "./agreement-nominals.ts";
import { type PartyRef, partiesOfNominal, type Scene } from "./party-of-phrase.ts";
import { statusOfClause } from "./status-of-clause.ts";

/** A deal noun in its phrase, with what the words around it say. */
interface DealPhrase {
  readonly phrase: NounPhrase;
  readonly nominal: Nominal;
  readonly deal: DealNoun;
  readonly kind: AgreementKind;
}

const LIGHT_VERBS = /^(?:make|do|get|have|take|give|receive|hold|draw|cut|need|want|gain|earn|obtain|raise|land|buy|arrange|form|pull|drop|lose|win|expect|lead|leave|place|kill|sink)$/u;

/** Which light verbs tell of a deal with which sorts of noun. */
function lightVerbFits(base: string, deal: DealNoun): boolean {
  switch (base) {
    case "hold":
      return deal.sort === "talks";
    case "have":
      return deal.sort === "instrument" || deal.sort === "talks" || deal.sort === "early";
    case "make":
    case "receive":
      return deal.sort === "offer" || deal.sort === "instrument" || deal.sort === "event";
    case "take":
    case "raise":
    case "arrange":
    case "draw":
      return deal.kind === "loan" || deal.kind === "licence" || deal.kind === "investment";
    case "buy":
      return deal.kind === "investment";
    case "want":
    case "need":
    case "expect":
      return deal.sort === "instrument" || deal.sort === "early";
    case "lose":
    case "leave":
      return deal.sort === "instrument" || deal.sort === "talks";
    case "drop":
    case "pull":
    case "kill":
    case "sink":
      return deal.sort !== "open" && deal.sort !== "law" && deal.sort !== "suit";
    case "win":
    case "land":
    case "gain":
    case "earn":
    case "obtain":
    case "get":
    case "give":
      return deal.sort === "instrument" || deal.sort === "early";
    case "form":
      return deal.kind === "partnership";
    default:
      return deal.sort === "instrument" && base !== "do" && base !== "lead" && base !== "place";
  }
}

export class DealRules {
  private readonly scene: Scene;
  private readonly sentence: number;
  private readonly clauses: readonly Clause[];
  private readonly drafts: DealDraft[] = [];

  constructor(scene: Scene, sentence: number, clauses: readonly Clause[]) {
    this.scene = scene;
    this.sentence = sentence;
    this.clauses = clauses;
  }

  read(): DealDraft[] {
    // What hangs on a noun comes first, so that its parties are known where the noun is met again.
    const hanging = (clause: Clause) => (clause.kind === "relative" || clause.kind === "participle" ? 0 : 1);
    for (const clause of this.clauses) if (clause.verb === undefined && clause.label !== undefined && !this.nominalAct(clause)) this.labelled(clause);
    for (const clause of [...this.clauses].sort((a, b) => hanging(a) - hanging(b) || a.id - b.id)) {
      if (clause.verb === undefined) continue;
      this.dealObject(clause) || this.dealSubject(clause) || this.dealInPhrase(clause) || this.directVerb(clause) || this.idiom(clause) || this.bareVerb(clause) || this.denial(clause);
    }
    return this.drafts.sort((a, b) => a.from - b.from);
  }

  /** "TARIVO LINES: In talks to charter six ferries from X": a heading's clause without its verb. */
  private labelled(clause: Clause): void {
    const talks = clause.preps.find((prep) => prep.prep === "in" && this.dealOf(prep.nominal)?.deal.sort === "talks");
    if (talks === undefined) return;
    const at = talks.nominal.first;
    clause.verb = { sort: "vg", first: at, last: at, main: at, lemma: "be", base: "be", form: "finite", passive: false, negated: false, modal: undefined, pluperfect: false, perfect: false, past: false, progressive: false };
  }

  // ------------------------------------------------------------ pieces

  /** The deal that a relative or a participle hangs on: right before it, or before its phrases. */
  private dealBehind(clause: Clause): DealPhrase | undefined {
    let at = clause.antecedent;
    const governor = clause.governor;
    for (let depth = 0; at !== undefined && depth < 5; depth++) {
      const deal = this.dealOf(at);
      if (deal !== undefined) return deal;
      at = governor?.preps.find((prep) => prep.nominal === at)?.to;
    }
    return undefined;
  }

  private dealOf(nominal: Nominal | undefined): DealPhrase | undefined {
    if (nominal === undefined) return undefined;
    for (const phrase of [...nominal.phrases, ...nominal.apposed]) {
      if (phrase.entity !== undefined) continue;
      const deal = DEAL_NOUNS.get(phrase.noun);
      if (deal !== undefined) return { phrase, nominal, deal, kind: kindOf(phrase, deal) };
    }
    return undefined;
  }

  private text(phrase: NounPhrase): string {
    const { tokens } = this.scene.reading.sentences[this.sentence]!;
    return this.scene.reading.text.slice(tokens[phrase.first]!.start, tokens[phrase.last]!.end);
  }

  private parties(nominal: Nominal | undefined, preps: readonly PrepPhrase[], persons: boolean): PartyRef[] {
    if (nominal === undefined) return [];
    return partiesOfNominal(this.scene, nominal, preps, (phrase) => this.text(phrase), persons);
  }

  /** "with X", "between A and B", "from X", "X's": who stands at the deal's noun or its verb. */
  private complements(clause: Clause, deal: DealPhrase | undefined, persons: boolean, extra: RegExp): PartyRef[] {
    const found: PartyRef[] = [];
    const add = (parties: readonly PartyRef[]) => {
      for (const party of parties) if (!found.some((other) => same(other, party))) found.push(party);
    };
    if (deal !== undefined) {
      const { phrase } = deal;
      // "completed its purchase": the pronoun means the subject, whoever else it was taken for.
      const own = /^(?:its|their|his|her)$/u.test(phrase.determiner ?? "") && clause.subject !== undefined && clause.subject !== deal.nominal && (clause.subject.phrases.some((one) => one.entity !== undefined));
      if (phrase.owner !== undefined && phrase.owner >= 0 && !own) add([this.ref(phrase.owner, persons)]);
      for (const draft of this.drafts) if (draft.noun === phrase) add(draft.parties);
      if (deal.deal.sort !== "law") for (const inner of phrase.inner) add([this.ref(inner, persons)]);
      if (phrase.noun === "stake" || phrase.noun === "investment") {
        for (const prep of clause.preps) if (prep.to === deal.nominal && prep.prep === "in") add(this.parties(prep.nominal, clause.preps, persons));
      }
      if (deal.deal.sort === "event" || deal.deal.sort === "offer" || deal.deal.sort === "suit") {
        for (const prep of clause.preps) {
          if (prep.to === deal.nominal && /^(?:of|for)$/u.test(prep.prep)) add(this.parties(prep.nominal, clause.preps, persons));
          if (prep.to === deal.nominal && prep.prep === "by") add(this.parties(prep.nominal, clause.preps, persons));
        }
      }
    }
    // "a lawsuit brought by the city", "a bid made by X"
    if (deal !== undefined) {
      for (const other of this.clauses) {
        if (other.kind !== "participle" || other.antecedent !== deal.nominal || other.verb === undefined || /^(?:broker|back|advise|mediate|host|witness|report|approve|support|oppose|see|review|fund|finance|found|quote|cite)$/u.test(other.verb.base)) continue;
        for (const prep of other.preps) if (/^(?:by|with|between)$/u.test(prep.prep)) add(this.parties(prep.nominal, other.preps, persons));
      }
    }
    const own = [clause, ...this.clauses.filter((other) => other.governor === clause && other.kind === "infinitive" && other.antecedent !== undefined)];
    for (const place of own) {
      for (const prep of place.preps) {
        const word = prep.prep.split("_").at(-1)!;
        if (/^(?:with|between|among|alongside)$/u.test(word) || (place === clause && extra.test(word))) {
          if (place !== clause && word !== "with") continue;
          if (this.insideOther(prep, deal)) continue;
          // "with midfielder Iríbar going the other way": an aside.
          if (this.clauses.some((other) => other.antecedent === prep.nominal && other.verb?.form === "gerund")) continue;
          add(this.parties(prep.nominal, place.preps, persons));
        }
      }
    }
    return found;
  }

  /** A phrase that hangs on another deal noun or on what somebody is: "the rival with offices in X". */
  private insideOther(prep: PrepPhrase, deal: DealPhrase | undefined): boolean {
    if (prep.to === undefined || deal === undefined) return false;
    const other = this.dealOf(prep.to);
    return other !== undefined && other.phrase !== deal.phrase;
  }

  private ref(entity: number, persons: boolean): PartyRef {
    const named = this.scene.reading.entities[entity]!;
    const body = persons ? undefined : this.scene.affiliation.get(entity);
    const id = named.type === "person" && body !== undefined ? body : entity;
    return { entity: id, text: this.scene.reading.entities[id]!.name };
  }

  private push(clause: Clause, rule: string, act: DealAct, deal: DealPhrase | undefined, kind: AgreementKind, parties: PartyRef[], more: Partial<DealDraft> = {}): boolean {
    // Two persons sign no treaty for themselves.
    if ((kind === "treaty" || kind === "ceasefire") && parties.length >= 2 && parties.every((party) => party.entity !== undefined && this.scene.reading.entities[party.entity]!.type === "person")) return true;
    const negatedNoun = /^(?:no|neither)$/u.test(deal?.phrase.determiner ?? "");
    let effect = act;
    const steps: string[] = [];
    if (deal !== undefined) {
      const { modifiers } = deal.phrase;
      if (act === "made" && (deal.deal.sort === "early" || modifiers.some((word) => EARLY_MODIFIERS.has(word)))) {
        effect = "agreed";
        steps.push(`a ${deal.phrase.noun.replace(/-/gu, " ")} binds nobody yet: agreed`);
      }
      if ((act === "made" || act === "agreed") && modifiers.some((word) => PLANNED_MODIFIERS.has(word))) {
        effect = "weighing";
        steps.push("only planned");
      }
    }
    if (act === "made" && clause.preps.some((prep) => prep.prep === "in" && prep.nominal.phrases[0]!.noun === "principle")) effect = "agreed";
    const read = statusOfClause(clause, effect, negatedNoun);
    if (read.status === undefined) return true;
    const verb = clause.verb!;
    const noun = deal?.phrase;
    const definite = noun !== undefined && /^(?:the|this|that|these|those|its|their|his|her|'s)$/u.test(noun.determiner ?? "");
    const fresh = noun !== undefined && noun.modifiers.some((word) => NEWNESS_MODIFIERS.has(word));
    this.drafts.push({
      sentence: this.sentence,
      clause,
      rule,
      act: effect,
      status: read.status,
      notYet: read.notYet,
      kind,
      sort: deal?.deal.sort ?? "direct",
      parties,
      noun,
      anaphoric: noun === undefined ? parties.length < 2 : definite && !fresh,
      fresh,
      past: verb.pluperfect || (noun?.modifiers.some((word) => PAST_MODIFIERS.has(word)) ?? false),
      oneSided: deal?.deal.sort === "law" || deal?.deal.sort === "open",
      group: clause.subject?.phrases.some(isGroup) ?? false,
      from: Math.min(verb.first, noun?.first ?? verb.first),
      to: Math.max(verb.last, noun?.last ?? verb.last),
      fillable: deal !== undefined && deal.deal.sort !== "law" && deal.deal.sort !== "suit" && read.status !== "considering",
      steps: [...steps, ...read.steps],
      ...more,
    });
    return true;
  }

  private subjectParties(clause: Clause, persons: boolean): PartyRef[] {
    // "a pact signed by A": the participle's own subject is the deal, not somebody.
    if (clause.subject === undefined || this.dealOf(clause.subject) !== undefined) return [];
    const preps = [...clause.preps, ...(clause.governor?.preps ?? [])];
    return this.parties(clause.subject, preps, persons);
  }

  private personsSign(deal: DealPhrase | undefined): boolean {
    return deal !== undefined && (deal.deal.sort === "law" || deal.deal.sort === "open" || deal.kind === "hire");
  }

  // ------------------------------------------------------------ rules

  /** "sign, ink, strike, win … a deal with X", and the relative "a deal that the two signed". */
  private dealObject(clause: Clause): boolean {
    const verb = clause.verb!;
    const act = actOf(DEAL_VERBS, verb);
    if (act === undefined) return false;
    let deal: DealPhrase | undefined;
    if (!verb.passive) {
      for (const object of clause.objects) deal ??= this.dealOf(object);
      if (deal === undefined && clause.kind === "relative" && clause.subject !== clause.antecedent && clause.antecedentPrep === undefined && clause.objects.length === 0) deal = this.dealBehind(clause);
    } else if (clause.subject !== undefined && this.dealOf(clause.subject) === undefined) {
      // "was awarded a contract by X"
      if (/^(?:award|grant|give|hand|offer)$/u.test(verb.base)) for (const object of clause.objects) deal ??= this.dealOf(object);
    }
    if (deal === undefined) return false;
    if (LIGHT_VERBS.test(verb.base) && !lightVerbFits(verb.base, deal.deal)) return false;
    if (deal.deal.sort === "suit" && verb.base !== "settle") return false;
    if (verb.base === "exchange" && deal.phrase.noun !== "contract") return false;
    const effect = this.actOn(act, verb, deal);
    if (effect === undefined) return false;
    const persons = this.personsSign(deal) || deal.deal.sort === "instrument" && this.subjectIsPlayer(clause);
    const subject = this.subjectParties(clause, persons);
    const from = /^(?:win|land|secure|receive|get|gain|obtain|earn|take|buy|raise|accept|reject|refuse|decline|turn|spurn|rebuff|lose|bag|seek|order)$/u.test(verb.base);
    const toOther = /^(?:award|grant|give|hand|offer|lend|extend|make|submit)$/u.test(verb.base) || deal.deal.sort === "offer";
    const extra = verb.passive ? /^by$/u : from ? /^(?:from|by)$/u : deal.deal.sort === "offer" ? /^(?:to|for)$/u : toOther ? /^to$/u : /^(?:from|to)$/u;
    const others = deal.deal.sort === "law" ? [] : this.complements(clause, deal, persons, extra);
    const indirect = clause.objects.filter((object) => object !== deal.nominal).flatMap((object) => this.parties(object, clause.preps, persons));
    const parties = unite(subject, indirect, others);
    if (parties.length === 1 && parties[0]!.entity !== undefined && /^(?:his|her)$/u.test(deal.phrase.determiner ?? "")) {
      const body = this.scene.employer.get(parties[0]!.entity);
      if (body !== undefined) parties.push(this.ref(body, true));
    }
    if (parties.length < 2) parties.push(...this.purposeParties(clause, deal, parties, persons));
    if (parties.length === 1 && verb.passive) parties.push(...this.contractingBody(parties));
    if (parties.length === 1) parties.push(...this.speakerParty(clause, parties));
    const rule = verb.passive ? "awarded a deal" : "verb with a deal as object";
    if (subject.length >= 2 && others.length === 1 && (deal.phrase.modifiers.some((word) => /^(?:rival|competing|separate)$/u.test(word)))) {
      for (const one of subject) this.push(clause, rule, effect, deal, deal.kind, [one, ...others]);
      return true;
    }
    return this.push(clause, rule, effect, deal, deal.kind, parties, { group: this.groupIn(clause, deal) });
  }

  /** "… is the contracting activity": how award notices name the buyer, some sentences on in the paragraph. */
  private contractingBody(known: readonly PartyRef[]): PartyRef[] {
    const { sentences, text } = this.scene.reading;
    const { paragraph } = sentences[this.sentence]!;
    for (let n = this.sentence; n < sentences.length && sentences[n]!.paragraph === paragraph; n++) {
      const sentence = sentences[n]!;
      if (!/\bcontracting (?:activity|authority|officer|office|agency)\b/iu.test(text.slice(sentence.start, sentence.end))) continue;
      const mention = this.scene.mentionsAt[n]!.find((one) => one !== undefined && this.isBody(one.entity));
      if (mention === undefined) continue;
      const party = this.ref(mention.entity, false);
      if (!known.some((other) => same(other, party))) return [party];
    }
    return [];
  }

  /** "X has turned down an offer, the federation said": the body that reports it is the other side. */
  private speakerParty(clause: Clause, known: readonly PartyRef[]): PartyRef[] {
    const speaker = clause.report?.subject?.phrases[0]?.entity;
    if (speaker === undefined || !this.isBody(speaker) || /\b(?:journal|post|times|herald|gazette|tribune|news|press|daily|radio|tv|agency|court)\b/iu.test(this.scene.reading.entities[speaker]!.name)) return [];
    const party = this.ref(speaker, true);
    return known.some((other) => same(other, party)) ? [] : [party];
  }

  private subjectIsPlayer(clause: Clause): boolean {
    return clause.subject?.phrases.some((phrase) => phrase.entity !== undefined && this.scene.reading.entities[phrase.entity]!.type === "person" && !this.scene.affiliation.has(phrase.entity)) ?? false;
  }

  private groupIn(clause: Clause, deal: DealPhrase | undefined): boolean {
    if (clause.subject?.phrases.some(isGroup)) return true;
    const plural = clause.subject?.phrases[0];
    if (plural?.noun === "they" && plural.entity === undefined) return true;
    if (clause.preps.some((prep) => prep.prep === "of" && prep.to === clause.subject && prep.nominal.phrases.some(isGroup))) return true;
    if (clause.governor?.preps.some((prep) => prep.prep === "of" && prep.to === clause.subject && prep.nominal.phrases.some(isGroup))) return true;
    return clause.preps.some((prep) => /^(?:between|by)$/u.test(prep.prep) && prep.nominal.phrases.some(isGroup)) || deal?.phrase.owner === undefined && false;
  }

  /** "a contract to deploy its AI on NATO's networks": the body served by what the deal is for. */
  private purposeParties(clause: Clause, deal: DealPhrase, known: readonly PartyRef[], persons: boolean): PartyRef[] {
    const purpose = this.clauses.filter((other) => other.kind === "infinitive" && other.governor === clause && other.id > clause.id);
    const found: PartyRef[] = [];
    const consider = (party: PartyRef) => {
      if (found.length === 0 && !known.some((other) => same(other, party)) && !found.some((other) => same(other, party))) found.push(party);
    };
    for (const place of [clause, ...purpose]) {
      for (const prep of place.preps) {
        if (place === clause && prep.to !== undefined && prep.to !== deal.nominal && this.dealOf(prep.to) === undefined && prep.prep !== "for") continue;
        for (const phrase of prep.nominal.phrases) {
          if (phrase.entity !== undefined && /^(?:for|to|from|with|of)$/u.test(prep.prep)) consider(this.ref(phrase.entity, persons));
          else if (phrase.entity === undefined && /^(?:on|in|for|to|at|of)$/u.test(prep.prep)) {
            const holder = phrase.owner !== undefined && phrase.owner >= 0 ? phrase.owner : phrase.inner[0];
            if (holder !== undefined && this.isBody(holder)) consider(this.ref(holder, persons));
          }
        }
      }
      for (const object of place.objects) {
        for (const phrase of object.phrases) {
          if (place !== clause && phrase.owner !== undefined && phrase.owner >= 0 && this.isBody(phrase.owner)) consider(this.ref(phrase.owner, persons));
        }
      }
    }
    return found;
  }

  private isBody(entity: number): boolean {
    return this.scene.reading.entities[entity]!.type === "organisation";
  }

  /** What the verb does to this sort of deal: to end talks is to decline, to reject a bill is to decline it. */
  private actOn(act: DealAct, verb: VerbGroup, deal: DealPhrase): DealAct | undefined {
    const { sort } = deal.deal;
    if (sort === "talks") {
      if (act === "made" || act === "talking") return verb.base === "complete" || verb.base === "conclude" || verb.base === "close" ? undefined : "talking";
      if (act === "ended" || act === "declined") return "declined";
      if (act === "agreed") return undefined;
      return act;
    }
    if (sort === "offer") {
      if (act === "made" || act === "weighing" || act === "talking") return /^(?:win|sign|approve|extend|award)$/u.test(verb.base) ? undefined : "weighing";
      if (act === "ended") return "declined";
      return act;
    }
    if (sort === "event") {
      if (act === "made") return /^(?:complete|close|finalise|finalize|conclude|consummate|seal|sign|agree|strike|clinch|reach)$/u.test(verb.base) ? "made" : verb.base === "announce" || verb.base === "unveil" ? "agreed" : undefined;
      if (act === "talking") return "talking";
      if (act === "declined") return /^(?:block|oppose)$/u.test(verb.base) ? undefined : act;
      return act;
    }
    if (sort === "law") {
      if (act === "made") return /^(?:sign|enact|approve|ratify)$/u.test(verb.base) ? "made" : undefined;
      if (act === "declined") return /^(?:veto|reject|block|refuse)$/u.test(verb.base) ? "declined" : undefined;
      if (act === "ended") return /^(?:suspend|revoke|annul|strike_down|overturn|rescind|freeze)$/u.test(verb.lemma) ? "ended" : undefined;
      return undefined;
    }
    if (sort === "open") {
      if (act === "made") return /^(?:sign|co-sign|cosign|countersign|endorse)$/u.test(verb.base) ? "made" : undefined;
      if (act === "declined" || act === "ended") return act;
      return undefined;
    }
    if (sort === "suit") return act === "made" || verb.base === "settle" ? "made" : undefined;
    if (act === "declined" && sort === "instrument") return /^(?:lose)$/u.test(verb.base) ? "ended" : /^(?:kill|sink|pull|drop|withdraw|shelve|abandon)$/u.test(verb.base) ? "ended" : act;
    if (act === "weighing" && /^(?:draft|need|expect|await|review|study|examine|submit|prepare|table|launch|invite|request)$/u.test(verb.base) && sort === "instrument") return "weighing";
    if (verb.base === "announce" || verb.base === "unveil") return "made";
    return act;
  }

  /** "the contract was signed by A and B", "talks collapsed", "a pact reached in May expired". */
  private dealSubject(clause: Clause): boolean {
    const verb = clause.verb!;
    const hangs = clause.kind === "participle" || (clause.kind === "relative" && clause.subject === clause.antecedent);
    const deal = this.dealOf(clause.subject) ?? (hangs && verb.passive ? this.dealBehind(clause) : undefined);
    if (deal === undefined) return false;
    const persons = this.personsSign(deal);
    const around = [clause, ...(clause.governor === undefined ? [] : [clause.governor])];
    if (verb.passive) {
      const act = actOf(DEAL_VERBS, verb);
      if (act === undefined || (LIGHT_VERBS.test(verb.base) && !lightVerbFits(verb.base, deal.deal))) return false;
      if (deal.deal.sort === "suit" && verb.base !== "settle") return false;
      const effect = this.actOn(act, verb, deal);
      if (effect === undefined) return false;
      const extra = /^(?:by|to|from|for)$/u;
      const parties = unite(
        this.complements(clause, deal, persons, extra),
        ...around.map((place) => this.atNoun(place, deal, persons)),
      );
      return this.push(clause, "deal as subject of a passive", effect, deal, deal.kind, parties, { group: this.groupIn(clause, deal) });
    }
    const act = actOf(DEAL_SUBJECT_VERBS, verb);
    const parties = unite(this.complements(clause, deal, persons, /^(?:with|between)$/u), ...around.map((place) => this.atNoun(place, deal, persons)));
    if (act !== undefined) {
      if (act === "talking" && deal.deal.sort !== "talks") return false;
      if (act === "made" && deal.deal.sort !== "event" && deal.deal.sort !== "instrument") return false;
      if (deal.deal.sort === "suit" || deal.deal.sort === "law") return false;
      const effect: DealAct = deal.deal.sort === "talks" || deal.deal.sort === "offer" ? (act === "ended" ? "declined" : act) : act;
      return this.push(clause, "deal as subject", effect, deal, deal.kind, parties);
    }
    if (verb.base === "be") {
      const off = clause.objects.length === 0 && this.wordAfter(verb);
      if (off !== undefined && /^(?:off|dead|over)$/u.test(off || "")) {
        return this.push(clause, "deal is off", deal.deal.sort === "talks" || deal.deal.sort === "offer" ? "declined" : "ended", deal, deal.kind, parties);
      }
      if (deal.deal.sort === "talks") return this.push(clause, "talks are on", "talking", deal, deal.kind, parties);
    }
    return false;
  }

  private says(word: string): boolean {
    return this.scene.reading.sentences[this.sentence]!.tokens.some((token) => token.text.toLowerCase() === word);
  }

  private wordAfter(verb: VerbGroup): string {
    return this.scene.reading.sentences[this.sentence]!.tokens[verb.last + 1]?.text.toLowerCase() ?? "";
  }

  /** Parties at the deal's noun: "talks between A and B", "A's merger with B", "a loan from C". */
  private atNoun(place: Clause, deal: DealPhrase, persons: boolean): PartyRef[] {
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

  /** "is in talks with", "agreed to a ceasefire", "entered into an agreement". */
  private dealInPhrase(clause: Clause): boolean {
    const verb = clause.verb!;
    for (const prep of clause.preps) {
      const deal = this.dealOf(prep.nominal);
      if (deal === undefined) continue;
      const word = prep.prep.split("_").at(-1)!;
      let act: DealAct | undefined;
      if (deal.deal.sort === "talks" && word === "in" && /^(?:be|remain|stay|engage|lock|hold|involve|go)$/u.test(verb.base)) act = "talking";
      else if (verb.base === "agree" && /^(?:to|on|upon|about)$/u.test(word) && deal.deal.sort !== "talks") act = "agreed";
      else if (verb.base === "be" && /^(?:to|near)$/u.test(word) && /^(?:close|near)$/u.test(this.wordAfter(verb)) && deal.deal.sort !== "talks") act = "talking";
      else if (word === "for" && /^(?:bid|compete|vie|apply|tender|run)$/u.test(verb.base) && deal.deal.sort === "instrument") act = "weighing";
      else if (word === "from" && /^(?:withdraw|retreat|exit)$/u.test(verb.base)) act = deal.deal.sort === "talks" ? "declined" : "ended";
      else if (word === "into" && /^(?:enter|go)$/u.test(verb.base)) act = deal.deal.sort === "talks" ? "talking" : "made";
      else if (word === "on" && /^(?:work|agree)$/u.test(verb.base)) act = verb.base === "agree" ? "agreed" : "talking";
      if (act === undefined) continue;
      if (deal.deal.sort === "talks" && deal.phrase.determiner === "no") act = "talking";
      const subject = this.subjectParties(clause, false);
      const others = unite(this.complements(clause, deal, false, /^(?:from|for)$/u), this.atNoun(clause, deal, false));
      const parties = unite(subject, others);
      if (parties.length < 2) parties.push(...this.purposeParties(clause, deal, parties, false));
      if (others.length >= 2 && subject.length === 1 && this.says("each")) {
        for (const one of others) if (!same(one, subject[0]!)) this.push(clause, "verb with a deal in a phrase", act, deal, deal.kind, [subject[0]!, one]);
        return true;
      }
      return this.push(clause, "verb with a deal in a phrase", act, deal, deal.kind, parties, { group: this.groupIn(clause, deal) });
    }
    return false;
  }

  /** "X bought Y", "Y was hired by X", "X merged with Y". */
  private directVerb(clause: Clause): boolean {
    const verb = clause.verb!;
    const direct = DIRECT_VERBS.get(verb.lemma) ?? DIRECT_VERBS.get(verb.base);
    if (direct === undefined) {
      return this.special(clause);
    }
    const { base } = verb;
    if (verb.lemma === "take_over" && (clause.objects.length === 0 || clause.preps.some((prep) => prep.prep === "as"))) return false;
    const persons = direct.kind === "hire" || base === "sign" || base === "drop" || base === "release";
    if (verb.passive) {
      const patient = this.subjectParties(clause, persons || base === "appoint");
      const agents = clause.preps.filter((prep) => prep.prep === "by").flatMap((prep) => this.parties(prep.nominal, clause.preps, false));
      if (direct.other.includes("obj")) {
        if (patient.length === 0 && agents.length === 0) return false;
        if (agents.length === 0 && patient.length < 2) return false;
        return this.push(clause, "passive with an agent", direct.act, undefined, direct.kind, unite(agents, patient), { anaphoric: false });
      }
      const to = clause.preps.filter((prep) => direct.other.includes(prep.prep)).flatMap((prep) => this.parties(prep.nominal, clause.preps, false));
      const parties = unite(agents.length > 0 ? agents : patient.slice(0, 1), to);
      return parties.length >= 2 && this.push(clause, "passive with an agent", direct.act, undefined, direct.kind, parties, { anaphoric: false });
    }
    const subject = this.subjectParties(clause, persons);
    if (subject.length === 0 && !(clause.subject?.phrases.some(isGroup) ?? false)) return false;
    const objects = clause.objects.filter((object) => this.dealOf(object) === undefined).flatMap((object) => this.parties(object, clause.preps, persons));
    const named = (words: readonly string[]) =>
      clause.preps.filter((prep) => words.includes(prep.prep.split("_").at(-1)!)).flatMap((prep) => this.parties(prep.nominal, clause.preps, persons));
    let others = direct.instead === undefined ? [] : named(direct.instead);
    if (others.length === 0 && direct.other.includes("obj")) others = objects;
    if (others.length === 0) others = named(direct.other.filter((word) => word !== "obj"));
    if (others.length === 0 && base === "settle") return false;
    if (others.length === 0 && clause.objects.length === 0 && base === "sign" && subject.length < 2) return false;
    if (base === "offer" && (verb.lemma !== "offer" || clause.objects.every((object) => this.parties(object, clause.preps, true).length === 0) && !clause.preps.some((prep) => prep.prep === "to"))) return false;
    if (others.length === 0 && direct.kind === "acquisition" && direct.other.includes("obj")) {
      // "bought a stake in X", "bought the plant of X"
      for (const object of clause.objects) {
        for (const phrase of object.phrases) {
          if (phrase.owner !== undefined && phrase.owner >= 0) others.push(this.ref(phrase.owner, false));
        }
        for (const prep of clause.preps) if (prep.to === object && /^(?:in|of)$/u.test(prep.prep)) others.push(...this.parties(prep.nominal, clause.preps, false));
      }
    }
    const mutual = subject.length >= 2 && direct.other.includes("with") && clause.objects.length === 0;
    if (others.length === 0 && !mutual && !(clause.subject?.phrases.some(isGroup) ?? false)) return false;
    const kind = this.directKind(direct.kind, others, base);
    return this.push(clause, "verb that ties two parties", direct.act, undefined, kind, unite(subject, others), { anaphoric: false });
  }

  private directKind(kind: AgreementKind, others: readonly PartyRef[], base: string): AgreementKind {
    const person = others.some((party) => party.entity !== undefined && this.scene.reading.entities[party.entity]!.type === "person");
    if (person && /^(?:sign|hire|appoint|drop|sack|fire|release)$/u.test(base)) return "hire";
    return kind;
  }

  /** Verbs that tie two parties only in certain company: "sign", "join", "award", "name … as". */
  private special(clause: Clause): boolean {
    const verb = clause.verb!;
    const entityObjects = () => clause.objects.flatMap((object) => this.parties(object, clause.preps, true));
    if (verb.base === "sign" && !verb.passive) {
      const others = entityObjects();
      const subject = this.subjectParties(clause, true);
      if (others.length > 0 && subject.length > 0) {
        return this.push(clause, "signs somebody", "made", undefined, "hire", unite(subject, others), { anaphoric: false });
      }
      if (clause.objects.length === 0) {
        const forOrWith = clause.preps.filter((prep) => /^(?:with|for)$/u.test(prep.prep)).flatMap((prep) => this.parties(prep.nominal, clause.preps, true));
        if (forOrWith.length > 0 && subject.length > 0) {
          return this.push(clause, "signs with somebody", "made", undefined, "other", unite(subject, forOrWith), { anaphoric: false });
        }
      }
      return false;
    }
    if ((verb.base === "award" || verb.base === "grant") && !verb.passive) {
      const subject = this.subjectParties(clause, false);
      const to = clause.preps.filter((prep) => prep.prep === "to").flatMap((prep) => this.parties(prep.nominal, clause.preps, false));
      if (subject.length > 0 && to.length > 0) return this.push(clause, "awarded to", "made", undefined, "contract", unite(subject, to), { anaphoric: false });
      return false;
    }
    if (verb.base === "award" && verb.passive) {
      const to = clause.preps.filter((prep) => /^(?:to|by)$/u.test(prep.prep)).flatMap((prep) => this.parties(prep.nominal, clause.preps, false));
      if (to.length >= 1) return this.push(clause, "was awarded to", "made", undefined, "contract", to, { anaphoric: true });
      return false;
    }
    if (/^(?:leave|quit|exit|resign)$/u.test(verb.base) && !verb.passive) {
      const subject = this.subjectParties(clause, true);
      const person = subject.length === 1 && subject[0]!.entity !== undefined && this.scene.reading.entities[subject[0]!.entity]!.type === "person";
      const from = clause.preps.filter((prep) => prep.prep === "from").flatMap((prep) => this.parties(prep.nominal, clause.preps, true));
      const others = unite(verb.base === "resign" ? [] : entityObjects(), verb.base === "resign" ? from : []).filter((party) => party.entity !== undefined && this.isBody(party.entity));
      if (person && others.length === 1) return this.push(clause, "leaves an employer", "ended", undefined, "hire", unite(subject, others), { anaphoric: false });
      return false;
    }
    if (verb.base === "join" && !verb.passive) {
      const subject = this.subjectParties(clause, true);
      if (clause.objects[0]?.phrases[0]?.by === "pronoun") return false;
      const others = entityObjects();
      if (subject.length === 0 || others.length === 0) return false;
      const person = subject.every((party) => party.entity !== undefined && this.scene.reading.entities[party.entity]!.type === "person");
      return this.push(clause, "joins", "made", undefined, person ? "hire" : "treaty", unite(subject, others), { anaphoric: false });
    }
    return false;
  }

  /** "put pen to paper", "put its name to the pact", "shook hands on a rise", "said no". */
  private idiom(clause: Clause): boolean {
    const verb = clause.verb!;
    if (verb.passive) return false;
    const noun = clause.objects[0]?.phrases[0]?.noun ?? "";
    const subject = () => this.subjectParties(clause, true);
    if (verb.base === "put" && /^(?:pen|name|signature)$/u.test(noun)) {
      const to = clause.preps.find((prep) => prep.prep === "to");
      const deal = this.dealOf(to?.nominal);
      const withs = clause.preps.filter((prep) => /^(?:with|for)$/u.test(prep.prep)).flatMap((prep) => this.parties(prep.nominal, clause.preps, true));
      return this.push(clause, "puts a name to it", "made", deal, deal?.kind ?? "other", unite(subject(), withs), { anaphoric: true, group: this.groupIn(clause, deal) });
    }
    if (verb.base === "shake" && noun === "hand") {
      return this.push(clause, "shakes hands", "agreed", undefined, "other", unite(subject(), this.complements(clause, undefined, true, /^$/u)), { anaphoric: true, group: this.groupIn(clause, undefined) });
    }
    if (verb.base === "say" && noun === "no" && clause.kind !== "report") {
      return this.push(clause, "says no", "declined", undefined, "other", unite(subject(), clause.preps.filter((prep) => prep.prep === "to").flatMap((prep) => this.parties(prep.nominal, clause.preps, true))), { anaphoric: true });
    }
    return false;
  }

  /** "entry into an agreement with X", "termination of a contract": filings tell acts by nouns. */
  private nominalAct(clause: Clause): boolean {
    const place = clause.subject ?? clause.objects[0];
    const head = place?.phrases.at(-1);
    if (clause.label === undefined || clause.verb !== undefined) return false;
    const acts: readonly (readonly [RegExp, DealAct])[] = [
      [/^(?:entry|signing|conclusion|execution|award|completion|renewal|closing)$/u, "made"],
      [/^(?:termination|cancellation|expiry|expiration|suspension)$/u, "ended"],
    ];
    for (const nominal of [place, ...clause.preps.map((prep) => prep.nominal)]) {
      const noun = nominal?.phrases.at(-1)?.noun ?? "";
      const act = acts.find(([words]) => words.test(noun))?.[1];
      const of = act === undefined ? undefined : clause.preps.find((prep) => prep.to === nominal && /^(?:into|of)$/u.test(prep.prep));
      const deal = this.dealOf(of?.nominal);
      if (act === undefined || deal === undefined) continue;
      const at = head?.first ?? deal.phrase.first;
      clause.verb = { sort: "vg", first: at, last: at, main: at, lemma: noun, base: noun, form: "finite", passive: false, negated: false, modal: undefined, pluperfect: false, perfect: false, past: true, progressive: false };
      const labels = this.parties(clause.label, clause.preps, false);
      const others = clause.preps.filter((prep) => /^(?:with|to)$/u.test(prep.prep)).flatMap((prep) => this.parties(prep.nominal, clause.preps, false));
      return this.push(clause, "act told by a noun", act, deal, deal.kind, unite(labels, others));
    }
    return false;
  }

  /** "said that no agreement existed", "said that the report was untrue", "dismissed the reports". */
  private denial(clause: Clause): boolean {
    const verb = clause.verb!;
    const speaker = () => {
      const report = clause.report ?? (clause.governor?.verb !== undefined ? clause.governor : undefined);
      return report === undefined ? [] : this.subjectParties(report, false);
    };
    const deal = this.dealOf(clause.subject) ?? this.dealOf(clause.objects[0]);
    if (deal !== undefined && /^(?:no)$/u.test(deal.phrase.determiner ?? "") && /^(?:exist|be|take)$/u.test(verb.base) && !verb.negated) {
      const parties = unite(speaker(), this.atNoun(clause, deal, false));
      if (parties.length === 0) return false;
      return this.push(clause, "denies that a deal exists", "denied", { ...deal, phrase: { ...deal.phrase, determiner: "the" } }, deal.kind, parties, { anaphoric: true, group: this.groupIn(clause, deal) });
    }
    const subject = clause.subject?.phrases[0];
    if (subject !== undefined && /^(?:report|claim|story|account|rumour|rumor|speculation|article|news)$/u.test(subject.noun) && verb.base === "be" && /^(?:untrue|false|wrong|incorrect|inaccurate|baseless|unfounded|nonsense|fiction)$/u.test(this.wordAfter(verb))) {
      return this.push(clause, "calls a report untrue", "denied", undefined, "other", speaker(), { anaphoric: true });
    }
    if (/^(?:deny|dismiss|reject|rebut|refute)$/u.test(verb.base) && !verb.passive) {
      const told = clause.objects.flatMap((object) => object.phrases).find((phrase) => /^(?:report|claim|story|rumour|rumor|speculation|allegation)$/u.test(phrase.noun));
      if (told === undefined || this.clauses.some((other) => other.governor === clause && other.kind === "that")) return false;
      const parties = unite(this.subjectParties(clause, false), this.complements(clause, undefined, false, /^$/u));
      return this.push(clause, "dismisses a report", "denied", undefined, "other", parties, { anaphoric: true });
    }
    return false;
  }

  /** A verb whose deal was told before: "they signed", "Kirgava refused to sign", "turned it down". */
  private bareVerb(clause: Clause): boolean {
    const verb = clause.verb!;
    const it = (nominal: Nominal | undefined) => {
      const phrase = nominal?.phrases[0];
      return phrase !== undefined && nominal!.phrases.length === 1 && /^(?:it|this|that|one|them)$/u.test(phrase.noun);
    };
    if (verb.passive && it(clause.subject)) {
      const act = actOf(DEAL_VERBS, verb);
      if (act === undefined || LIGHT_VERBS.test(verb.base) || !/^(?:sign|terminate|cancel|ratify|extend|renew|suspend|annul|reject|conclude|seal|scrap|approve|award|agree|initial|withdraw|turn|vote)$/u.test(verb.base)) return false;
      const parties = clause.preps.filter((prep) => /^(?:by|with|to)$/u.test(prep.prep)).flatMap((prep) => this.parties(prep.nominal, clause.preps, false));
      return this.push(clause, "takes up a deal", act, undefined, "other", parties, { anaphoric: true });
    }
    if (verb.passive) return false;
    // "A government that signed": who signs is somebody, but nobody named.
    const subject = clause.subject;
    if (subject !== undefined && !subject.phrases.some((phrase) => phrase.entity !== undefined || isGroup(phrase) || /^(?:it|one|i|we)$/u.test(phrase.noun)) && this.subjectParties(clause, true).length === 0) return false;
    if (verb.base === "sign" && clause.kind === "gerund") return false;
    if (verb.base === "join" && (clause.objects.length === 0 || it(clause.objects[0]))) {
      const joiners = this.subjectParties(clause, true);
      return joiners.length > 0 && this.push(clause, "joins what was told before", "made", undefined, "other", joiners, { anaphoric: true });
    }
    if (verb.base === "sign" && (clause.objects.length === 0 || it(clause.objects[0]))) {
      return this.push(clause, "signs what was told before", "made", undefined, "other", this.subjectParties(clause, true), { anaphoric: true });
    }
    if (/^(?:turn_down|reject|refuse|rebuff|spurn|veto|walk_away_from|pull_out|walk_away|withdraw_from|terminate|cancel|scrap|ratify|join)$/u.test(verb.lemma) && it(clause.objects[0])) {
      const act = actOf(DEAL_VERBS, verb) ?? (verb.base === "join" ? "made" : undefined);
      if (act === undefined) return false;
      return this.push(clause, "takes up a deal", act, undefined, "other", this.subjectParties(clause, false), { anaphoric: true });
    }
    if (/^(?:pull_out|walk_away|back_out)$/u.test(verb.lemma) && clause.objects.length === 0) {
      return this.push(clause, "walks away", "ended", undefined, "other", this.subjectParties(clause, false), { anaphoric: true });
    }
    return false;
  }
}

function actOf(table: ReadonlyMap<string, DealAct>, verb: VerbGroup): DealAct | undefined {
  return table.get(verb.lemma) ?? (verb.lemma === verb.base ? undefined : table.get(verb.base));
}

function kindOf(phrase: NounPhrase, deal: DealNoun): AgreementKind {
  for (let i = phrase.modifiers.length - 1; i >= 0; i--) {
    const kind = KIND_WORDS.get(phrase.modifiers[i]!);
    if (kind !== undefined && deal.sort !== "law" && deal.sort !== "open") return kind;
  }
  return deal.kind;
}

export function same(a: PartyRef, b: PartyRef): boolean {
  return a.entity === undefined || b.entity === undefined ? a.text.toLowerCase() === b.text.toLowerCase() : a.entity === b.entity;
}

export function unite(...lists: readonly (readonly PartyRef[])[]): PartyRef[] {
  const found: PartyRef[] = [];
  for (const list of lists) for (const party of list) if (!found.some((other) => same(other, party))) found.push(party);
  return found;
}
