import type { Unit, VerbGroup } from "./agreement-chunk.ts";
import { type Clause, isGroup, isTime, type PrepPhrase, refers } from "./agreement-clause.ts";
import { DEAL_NOUNS, DEAL_VERBS, REPORT_VERBS } from "./agreement-lexicon.ts";
import { type Item, type Nominal, nominalsOf } from "./agreement-nominals.ts";

const CLAUSE_PREPOSITIONS = /^(?:after|before|since|until|till|as|while|than|once)$/u;
/** Verbs whose object does what the infinitive says: "asked X to sign". */
const OBJECT_CONTROL = new Set(
  "ask invite urge allow let order direct persuade contract hire commission select choose name want force permit enable tell instruct require help lead".split(
    " ",
  ),
);
/** Verbs that take a clause without "that". */
const CLAUSE_TAKING = new Set([
  ...REPORT_VERBS,
  ..."think believe hope expect know understand mean suggest find hear learn indicate fear see".split(" "),
]);

/** Reads the clauses of a sentence from its chunks, left to right, in linear time. */
export function clausesOf(units: readonly Unit[]): Clause[] {
  return new ClauseReader(nominalsOf(units)).read();
}

class ClauseReader {
  private readonly items: readonly Item[];
  private readonly clauses: Clause[] = [];
  private stack: Clause[] = [];
  private prep: string | undefined;
  /** The nominal that ends right before the current item, and the last one at all. */
  private touching: Nominal | undefined;
  private before: Nominal | undefined;
  private quoted = false;
  /** Subject that stood behind its verb: no object. */
  private inverted: Nominal | undefined;

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  read(): Clause[] {
    this.open("main", undefined);
    this.items.forEach((item, i) => {
      switch (item.sort) {
        case "nominal":
          this.nominal(item, i);
          break;
        case "vg":
          this.verb(item, i);
          break;
        case "prep":
          this.prep = this.prep === undefined ? item.word : `${this.prep}_${item.word}`;
          break;
        case "sub":
          this.subordinate(item.word, i);
          break;
        case "rel":
          this.relative(item.word);
          break;
        case "comma":
        case "dash":
          this.comma(i);
          break;
        case "stop":
          this.stop(item.word);
          break;
        case "quote":
          this.quoted = !this.quoted;
          break;
        default:
          break;
      }
      if (item.sort === "nominal" && !this.isDenied(i)) {
        this.touching = item;
        if (!isTime(item)) this.before = item;
      } else if (item.sort !== "quote" && item.sort !== "prep") this.touching = undefined;
    });
    for (const clause of this.clauses)
      if (clause.subject === undefined && clause.label !== undefined && clause.verb !== undefined)
        clause.subject = clause.label;
    // "After striking a deal, X said": who acts is named later.
    for (const clause of this.clauses) {
      if (clause.subject === undefined && clause.shared) clause.subject = clause.governor?.subject;
    }
    this.linkReports();
    return this.clauses;
  }

  private get top(): Clause {
    return this.stack[this.stack.length - 1]!;
  }

  private open(kind: Clause["kind"], governor: Clause | undefined): Clause {
    const clause: Clause = {
      id: this.clauses.length,
      kind,
      marker: undefined,
      governor,
      verb: undefined,
      subject: undefined,
      shared: false,
      antecedent: undefined,
      antecedentPrep: undefined,
      objects: [],
      preps: [],
      quoted: this.quoted,
      report: undefined,
      label: undefined,
    };
    this.clauses.push(clause);
    this.stack.push(clause);
    return clause;
  }

  private nominal(nominal: Nominal, i: number): void {
    const { top } = this;
    if (nominal === this.inverted) return;
    // "It was Varden, not Orlin, that …": nobody is named by what is denied.
    if (this.isDenied(i)) return;
    if (this.prep !== undefined) {
      top.preps.push({ prep: this.prep, nominal, to: this.touching });
      this.prep = undefined;
      return;
    }
    if (top.verb === undefined) {
      const next = this.items[i + 1];
      if (top.subject === undefined || isTime(top.subject) || next?.sort === "vg") {
        // "X, Y said": an apposition that was not seen keeps the first name.
        if (top.subject !== undefined && refers(top.subject) && !refers(nominal) && !isTime(top.subject))
          return;
        top.subject = nominal;
      }
      return;
    }
    top.objects.push(nominal);
  }

  private isDenied(i: number): boolean {
    const previous = this.items[i - 1];
    return previous?.sort === "other" && previous.word === "not";
  }

  private verb(verb: VerbGroup, i: number): void {
    if (verb.form === "infinitive") {
      this.infinitive(verb);
      return;
    }
    if (verb.form === "gerund") {
      this.gerund(verb);
      return;
    }
    if (
      verb.form === "participle" &&
      this.top.label !== undefined &&
      this.top.verb === undefined &&
      this.top.subject === undefined
    ) {
      this.top.verb = { ...verb, form: "finite", past: true };
      this.top.subject = this.top.label;
      return;
    }
    // "had bought or agreed to buy": the second verb shares the helpers of the first.
    const shared = this.top.verb;
    if (
      verb.form === "participle" &&
      this.items[i - 1]?.sort === "conj" &&
      shared !== undefined &&
      (shared.perfect || shared.passive)
    ) {
      this.coordinate(
        {
          ...verb,
          form: "finite",
          perfect: shared.perfect,
          pluperfect: shared.pluperfect,
          past: shared.past,
          passive: shared.passive,
          modal: shared.modal,
        },
        this.top.subject,
      );
      return;
    }
    if (verb.form === "participle" && (this.touching !== undefined || this.before !== undefined)) {
      this.participle(verb, i);
      return;
    }
    const { top } = this;
    const ahead = this.items[i + 1];
    const behind = this.items[i - 1];
    // '"…," said Ferenc Velmo'
    if (
      REPORT_VERBS.has(verb.base) &&
      (behind?.sort === "quote" || behind?.sort === "comma") &&
      ahead?.sort === "nominal" &&
      i > 1 &&
      (top.verb !== undefined || top.subject === undefined)
    ) {
      const clause = this.open("report", undefined);
      clause.subject = ahead;
      clause.verb = verb;
      this.stack = [clause];
      this.inverted = ahead;
      return;
    }
    const noun = this.touching?.phrases.at(-1);
    if (
      verb.past &&
      !verb.perfect &&
      !verb.passive &&
      verb.modal === undefined &&
      verb.first === verb.main &&
      noun !== undefined &&
      noun.entity === undefined &&
      DEAL_NOUNS.has(noun.noun) &&
      top.verb !== undefined &&
      ahead?.sort !== "nominal" &&
      DEAL_VERBS.has(verb.lemma)
    ) {
      this.participle(verb, i);
      return;
    }
    if (top.verb === undefined) {
      top.verb = verb;
      this.prep = undefined;
      if (top.kind === "relative" && top.subject === undefined) top.subject = top.antecedent;
      return;
    }
    const previous = this.items[i - 1];
    const lastPrep = top.preps[top.preps.length - 1];
    if (previous?.sort === "nominal") {
      if (top.objects[top.objects.length - 1] === previous) {
        this.subjectFound(verb, previous, i);
        return;
      }
      if (lastPrep?.nominal === previous && CLAUSE_PREPOSITIONS.test(lastPrep.prep.split("_").at(-1)!)) {
        top.preps.pop();
        const clause = this.open("adverbial", top);
        clause.marker = lastPrep.prep.split("_").at(-1);
        clause.subject = previous;
        clause.verb = verb;
        return;
      }
    }
    const started = this.clausePreposition(top);
    if (started !== undefined && previous?.sort === "nominal" && lastPrep?.nominal === previous) {
      const moved = top.preps.splice(started);
      const clause = this.open("adverbial", top);
      clause.marker = moved[0]!.prep.split("_").at(-1);
      clause.subject = moved[0]!.nominal;
      clause.preps.push(...moved.slice(1));
      clause.verb = verb;
      return;
    }
    if (previous?.sort === "nominal") {
      const last = top.objects[top.objects.length - 1];
      // "…, the health office of Porto Marek reported": the object with its phrases is a subject.
      const chain = last === undefined ? -1 : chainFrom(top.preps, last, previous);
      const opener = last === undefined ? undefined : this.items[this.items.indexOf(last) - 1];
      if (
        last !== undefined &&
        !isTime(last) &&
        chain >= 0 &&
        (opener?.sort === "comma" ||
          opener?.sort === "conj" ||
          opener?.sort === "quote" ||
          CLAUSE_TAKING.has(top.verb.base))
      ) {
        const moved = top.preps.splice(chain);
        this.subjectFound(verb, last, this.items.indexOf(last) + 1);
        this.top.preps.unshift(...moved);
        return;
      }
    }
    // "A truce that the two signed in 2022 broke down": back to the clause that waits for its verb.
    for (let n = this.stack.length - 2; n >= 0; n--) {
      const waiting = this.stack[n]!;
      if (waiting.verb === undefined && waiting.subject !== undefined) {
        this.stack.length = n + 1;
        waiting.verb = verb;
        return;
      }
    }
    if (previous?.sort === "nominal" && lastPrep?.nominal === previous) {
      // A phrase with a preposition before a verb: mostly a clause whose subject stands in it.
      this.coordinate(verb, top.subject);
      return;
    }
    this.coordinate(verb, top.subject);
  }

  /** "two months after his contract with Lumbria had expired": where the phrase that opens a clause stands. */
  private clausePreposition(top: Clause): number | undefined {
    for (let n = top.preps.length - 1; n >= 0; n--) {
      const prep = top.preps[n]!;
      if (CLAUSE_PREPOSITIONS.test(prep.prep.split("_").at(-1)!)) return n;
      if (prep.to === undefined) return undefined;
    }
    return undefined;
  }

  /** The last object of the clause is the subject of a new one. */
  private subjectFound(verb: VerbGroup, subject: Nominal, i: number): void {
    const { top } = this;
    top.objects.pop();
    const opener = this.items[i - 2];
    const report = REPORT_VERBS.has(verb.base);
    if (opener?.sort === "comma" || opener?.sort === "quote" || opener?.sort === "dash") {
      if (report || verb.base === "show") {
        this.stack.length = 1;
        const clause = this.open("report", undefined);
        clause.subject = subject;
        clause.verb = verb;
        this.stack = [clause];
        return;
      }
    }
    if (opener?.sort === "conj" || opener?.sort === "comma" || opener?.sort === "dash") {
      this.coordinate(verb, subject);
      return;
    }
    if (top.verb !== undefined && CLAUSE_TAKING.has(top.verb.base)) {
      const clause = this.open("that", top);
      clause.subject = subject;
      clause.verb = verb;
      return;
    }
    const antecedent =
      top.objects[top.objects.length - 1] ?? (opener?.sort === "nominal" ? opener : undefined);
    if (antecedent !== undefined && opener === antecedent) {
      const clause = this.open("relative", top);
      clause.antecedent = antecedent;
      clause.subject = subject;
      clause.verb = verb;
      return;
    }
    this.coordinate(verb, subject);
  }

  /** A further verb at the level of the clause on top. */
  private coordinate(verb: VerbGroup, subject: Nominal | undefined): void {
    // "settled a suit brought by the city and will pay": a full verb goes back to the last full clause.
    while (this.stack.length > 1 && /^(?:participle|infinitive|gerund)$/u.test(this.top.kind)) {
      const below = this.stack[this.stack.length - 2]!;
      if (subject === this.top.subject) subject = below.subject;
      this.stack.pop();
    }
    const { top } = this;
    const twin = this.open(top.kind === "report" ? "main" : top.kind, top.governor);
    this.stack.splice(this.stack.length - 2, 1);
    twin.marker = top.marker;
    twin.antecedent = top.antecedent;
    twin.antecedentPrep = top.antecedentPrep;
    twin.label = top.label;
    twin.shared = subject === top.subject;
    twin.subject = subject;
    twin.verb = verb;
    this.prep = undefined;
  }

  private infinitive(verb: VerbGroup): void {
    const governor = this.top;
    const lastObject = governor.objects[governor.objects.length - 1];
    const clause = this.open("infinitive", governor);
    clause.verb = verb;
    clause.shared = true;
    clause.antecedent = this.touching ?? undefined;
    const control =
      governor.verb !== undefined && !governor.verb.passive && OBJECT_CONTROL.has(governor.verb.base);
    clause.subject =
      control && lastObject !== undefined && refers(lastObject) ? lastObject : governor.subject;
    this.prep = undefined;
  }

  private gerund(verb: VerbGroup): void {
    const governor = this.top;
    const marker = this.prep?.split("_").at(-1);
    const previousVerb = governor.verb !== undefined && this.touching === undefined && marker === undefined;
    const clause = this.open(
      marker === undefined && this.touching !== undefined ? "participle" : "gerund",
      governor,
    );
    clause.verb = verb;
    clause.marker = marker;
    clause.shared = true;
    clause.antecedent = marker === undefined ? this.touching : undefined;
    clause.subject =
      clause.kind === "participle" && this.touching !== undefined && refers(this.touching)
        ? this.touching
        : governor.subject;
    if (previousVerb) clause.marker = undefined;
    this.prep = undefined;
  }

  private participle(verb: VerbGroup, i: number): void {
    const governor = this.top;
    // A lone participle where the clause still waits for its verb may be a past tense that the tagger missed.
    for (let n = this.stack.length - 1; n >= 0 && this.touching !== governor.subject; n--) {
      const waiting = this.stack[n]!;
      if (waiting.verb !== undefined || waiting.subject === undefined || this.laterVerb(i)) continue;
      this.stack.length = n + 1;
      waiting.verb = { ...verb, form: "finite", past: true };
      return;
    }
    const waits =
      governor.verb === undefined && governor.subject === this.touching && this.touching !== undefined;
    if (waits && (governor.kind !== "main" || !this.laterVerb(i) || isGroup(this.touching!.phrases[0]!))) {
      governor.verb = { ...verb, form: "finite", past: true };
      if (governor.kind === "relative" && governor.subject === undefined)
        governor.subject = governor.antecedent;
      return;
    }
    // "weeks after the pump-maker signed a lease"
    const opening = governor.preps[governor.preps.length - 1];
    if (
      opening !== undefined &&
      opening.nominal === this.touching &&
      refers(opening.nominal) &&
      CLAUSE_PREPOSITIONS.test(opening.prep.split("_").at(-1)!) &&
      this.items[i + 1]?.sort === "nominal"
    ) {
      governor.preps.pop();
      const told = this.open("adverbial", governor);
      told.marker = opening.prep.split("_").at(-1);
      told.subject = opening.nominal;
      told.verb = { ...verb, form: "finite", past: true };
      return;
    }
    const opener = this.items[i - 2];
    if (
      REPORT_VERBS.has(verb.base) &&
      this.touching !== undefined &&
      (opener?.sort === "comma" || opener?.sort === "quote") &&
      governor.objects.at(-1) === this.touching
    ) {
      this.subjectFound({ ...verb, form: "finite", past: true }, this.touching, i);
      return;
    }
    const antecedent = this.hangsOn();
    const clause = this.open("participle", governor);
    clause.verb = { ...verb, passive: true };
    clause.antecedent = antecedent;
    clause.subject = antecedent;
  }

  /** What a relative or a participle belongs to: the phrase right before it that is no time. */
  private hangsOn(): Nominal | undefined {
    return this.touching !== undefined && !isTime(this.touching) ? this.touching : this.before;
  }

  private laterVerb(i: number): boolean {
    for (let n = i + 1; n < this.items.length; n++) {
      const item = this.items[n]!;
      if (item.sort === "vg" && item.form === "finite") return true;
      // "a ceasefire, signed in February, collapsed": tagged as two participles.
      const opens = this.items[i - 1]?.sort === "comma" && this.items[n - 1]?.sort === "comma";
      if (item.sort === "vg" && item.form === "participle" && opens) return true;
      if (item.sort === "stop" || item.sort === "sub" || item.sort === "rel") return false;
    }
    return false;
  }

  private subordinate(word: string, i: number): void {
    if (word === "days" || word === "weeks" || word === "months" || word === "hours") return;
    const next = this.items[i + 1];
    if (next?.sort === "vg" && next.form === "gerund") {
      this.prep = word;
      return;
    }
    const governor = this.top;
    if (/^(?:as|than|so)$/u.test(word) && next?.sort !== "nominal" && next?.sort !== "vg") return;
    const that =
      word === "that" ||
      ((word === "whether" || word === "if" || word === "how" || word === "why") &&
        governor.verb !== undefined &&
        CLAUSE_TAKING.has(governor.verb.base));
    const clause = this.open(that ? "that" : "adverbial", governor);
    clause.marker = word;
    this.prep = undefined;
  }

  private relative(word: string): void {
    const governor = this.top;
    const antecedent = this.hangsOn();
    const clause = this.open("relative", governor);
    clause.marker = word;
    clause.antecedent = antecedent;
    clause.antecedentPrep = this.prep?.split("_").at(-1);
    if (word === "what") clause.antecedent = undefined;
    this.prep = undefined;
  }

  private comma(i: number): void {
    const next = this.items[i + 1];
    const after = this.items[i + 2];
    while (this.stack.length > 1) {
      const { top } = this;
      if (top.verb === undefined) break;
      const parent = this.stack[this.stack.length - 2]!;
      if (
        top.kind === "relative" ||
        top.kind === "participle" ||
        top.kind === "gerund" ||
        top.kind === "infinitive"
      ) {
        // "which bought A, sold B and …" is rare; the comma closes it unless a verb is coordinated.
        if (next?.sort === "conj" && after?.sort === "vg" && parent.verb !== undefined) break;
        this.stack.pop();
        continue;
      }
      if (parent.verb === undefined) {
        this.stack.pop();
        continue;
      }
      const attribution = next?.sort === "nominal" && after?.sort === "vg" && REPORT_VERBS.has(after.base);
      const closes = attribution || (top.kind === "adverbial" && next?.sort !== "conj");
      if (!closes) break;
      this.stack.pop();
    }
    this.prep = undefined;
  }

  private stop(word: string): void {
    const [main] = this.stack;
    // "TARIVO LINES: In talks to charter …": the label is the subject of what follows.
    const label =
      word === ":" &&
      main !== undefined &&
      main.verb === undefined &&
      main.subject !== undefined &&
      refers(main.subject)
        ? main.subject
        : undefined;
    this.stack = [];
    this.prep = undefined;
    const clause = this.open("main", undefined);
    clause.label = label;
  }

  /** "…, a person said": the source of the clauses before it. */
  private linkReports(): void {
    for (const clause of this.clauses) {
      if (clause.kind !== "report") continue;
      for (const other of this.clauses) {
        if (other.id < clause.id && other.kind !== "report" && other.report === undefined)
          other.report = clause;
      }
    }
  }
}

/** Index of the first phrase of the chain that leads from `head` to `last`; -1 where none does. */
function chainFrom(preps: readonly PrepPhrase[], head: Nominal, last: Nominal): number {
  if (preps[preps.length - 1]?.nominal !== last) return -1;
  let first = preps.length - 1;
  while (first > 0 && preps[first]!.to !== head && preps[first - 1]!.nominal === preps[first]!.to) first--;
  return preps[first]!.to === head ? first : -1;
}
