import { isDescribing } from "../reading/entity-description.ts";
import type { NounPhrase, Unit } from "./agreement-chunk.ts";
import { DEAL_NOUNS, GENERIC_PARTIES, REPORT_VERBS } from "./agreement-lexicon.ts";

/** Coordinated noun phrases that fill one place in a clause, appositions folded in. */
export interface Nominal {
  readonly sort: "nominal";
  readonly first: number;
  readonly last: number;
  readonly phrases: readonly NounPhrase[];
  /** Phrases that describe one of them, or are described by it. */
  readonly apposed: readonly NounPhrase[];
}

export type Item = Nominal | Exclude<Unit, NounPhrase>;

const isNp = (unit: Unit | undefined): unit is NounPhrase => unit?.sort === "np";
const named = (unit: Unit | undefined): unit is NounPhrase =>
  isNp(unit) && unit.entity !== undefined && unit.by !== "pronoun";

function ends(unit: Unit | undefined): boolean {
  return (
    unit === undefined ||
    unit.sort === "comma" ||
    unit.sort === "stop" ||
    unit.sort === "vg" ||
    unit.sort === "dash" ||
    unit.sort === "quote" ||
    unit.sort === "rel"
  );
}

/** Joins coordinated and apposed phrases. "A, B and C"; "its larger rival, Orlin,"; "Orlin, a maker of drinks,". */
export function nominalsOf(units: readonly Unit[]): Item[] {
  const items: Item[] = [];
  let verbSeen = false;
  for (let i = 0; i < units.length; ) {
    const unit = units[i]!;
    if (unit.sort !== "np") {
      if (unit.sort === "vg") verbSeen = true;
      if (unit.sort === "stop" || unit.sort === "sub" || unit.sort === "rel") verbSeen = false;
      items.push(unit);
      i++;
      continue;
    }
    const previous = units[i - 1];
    const between = previous?.sort === "prep" && /^(?:between|among)$/u.test(previous.word);
    const read = readNominal(units, i, verbSeen && !between, between);
    items.push(read.nominal);
    i = read.next;
  }
  return items;
}

function readNominal(
  units: readonly Unit[],
  start: number,
  afterVerb: boolean,
  between: boolean,
): { nominal: Nominal; next: number } {
  const phrases: NounPhrase[] = [];
  const apposed: NounPhrase[] = [];
  let i = start;
  let last = units[start]!.last;
  for (let guard = 0; guard < 40; guard++) {
    const one = readPhrase(units, i, apposed, phrases.length > 0, afterVerb);
    phrases.push(one.phrase);
    i = one.next;
    last = units[i - 1]!.last;
    const follow = continuation(units, i, phrases, afterVerb, between);
    if (follow === undefined) break;
    i = follow;
  }
  return { nominal: { sort: "nominal", first: units[start]!.first, last, phrases, apposed }, next: i };
}

/** One phrase with its apposition. */
function readPhrase(
  units: readonly Unit[],
  at: number,
  apposed: NounPhrase[],
  inList: boolean,
  afterVerb: boolean,
): { phrase: NounPhrase; next: number } {
  const phrase = units[at] as NounPhrase;
  let next = at + 1;
  // "(NATO)", "(MOD)"
  const open = units[next];
  if (open?.sort === "dash" && open.word === "(") {
    let close = next + 1;
    while (
      close < units.length &&
      close < next + 8 &&
      !(units[close]!.sort === "dash" && (units[close] as { word: string }).word === ")")
    )
      close++;
    if (units[close]?.sort === "dash") next = close + 1;
  }
  if (inList) return { phrase, next };
  if (phrase.entity === undefined && DEAL_NOUNS.get(phrase.noun) === undefined) {
    // "its larger rival, Orlin, …"
    if (
      units[next]?.sort === "comma" &&
      named(units[next + 1]) &&
      ends(units[next + 2]) &&
      !(afterVerb && units[next + 2]?.sort === "vg") &&
      isDescribing(phrase.noun)
    ) {
      const name = units[next + 1] as NounPhrase;
      apposed.push(phrase);
      return { phrase: name, next: afterApposition(units, next + 2) };
    }
    // "two infrastructure funds, A and B, …"
    if (
      units[next]?.sort === "comma" &&
      named(units[next + 1]) &&
      (isDescribing(phrase.noun) ||
        GENERIC_PARTIES.has(phrase.noun) ||
        /(?:er|or|ist|man)$/u.test(phrase.noun)) &&
      listGoesOn(units, next + 1)
    ) {
      apposed.push(phrase);
      return { phrase: units[next + 1] as NounPhrase, next: next + 2 };
    }
    // "the director of the Velmo Museum, Clara Imbert, …"
    const of = units[next];
    if (
      of?.sort === "prep" &&
      /^(?:of|for|at)$/u.test(of.word) &&
      isNp(units[next + 1]) &&
      units[next + 2]?.sort === "comma" &&
      named(units[next + 3]) &&
      ends(units[next + 4]) &&
      isDescribing(phrase.noun)
    ) {
      apposed.push(phrase);
      return { phrase: units[next + 3] as NounPhrase, next: afterApposition(units, next + 4) };
    }
    return { phrase, next };
  }
  // "Orlin, a maker of energy drinks, …"
  const comma = units[next];
  const second = units[next + 1];
  if (
    comma?.sort === "comma" &&
    isNp(second) &&
    second.entity === undefined &&
    DEAL_NOUNS.get(second.noun) === undefined
  ) {
    const opens =
      /^(?:a|an|the|its|their|his|her|'s|another)$/u.test(second.determiner ?? "") ||
      isDescribing(second.noun) ||
      second.noun === "one";
    if (opens && !/^(?:day|week|month|year|hour)$/u.test(second.noun)) {
      let end = next + 2;
      while (units[end]?.sort === "prep" && isNp(units[end + 1]) && end < next + 10) end += 2;
      const after = units[end];
      if (after?.sort === "comma" && named(units[end + 1]) && speaks(units, end + 2)) return { phrase, next };
      if (
        after === undefined ||
        after.sort === "comma" ||
        after.sort === "stop" ||
        after.sort === "rel" ||
        after.sort === "dash"
      ) {
        apposed.push(second);
        return { phrase, next: after?.sort === "comma" ? afterApposition(units, end) : end };
      }
    }
  }
  // "OpenAI's chief, the Varden man" and "Arm, Norria's interior minister,": a name with an owner.
  return { phrase, next };
}

/** What stands before it says something: "…, the commander of its coastguard, Ingrid Orlin, said". */
function speaks(units: readonly Unit[], at: number): boolean {
  const unit = units[at]?.sort === "comma" ? units[at + 1] : units[at];
  return unit?.sort === "vg" && REPORT_VERBS.has(unit.base);
}

/** A comma that closes the apposition belongs to it, save before a relative clause. */
function afterApposition(units: readonly Unit[], at: number): number {
  if (units[at]?.sort !== "comma") return at;
  const next = units[at + 1];
  return next?.sort === "rel" || next?.sort === "np" || next?.sort === "conj" ? at : at + 1;
}

/** Index of the next phrase of the list, or undefined where the list ends. */
function continuation(
  units: readonly Unit[],
  at: number,
  phrases: readonly NounPhrase[],
  afterVerb: boolean,
  between: boolean,
): number | undefined {
  const last = phrases[phrases.length - 1]!;
  let i = at;
  if (units[i]?.sort === "comma" && units[i + 1]?.sort === "conj") i++;
  const unit = units[i];
  if (unit?.sort === "conj" && /^(?:and|or|&|nor)$/u.test(unit.word)) {
    let target = i + 1;
    if (
      units[target]?.sort === "prep" &&
      /^(?:with|between)$/u.test((units[target] as { word: string }).word)
    )
      target++;
    const next = units[target];
    if (!isNp(next) || !alike(last, next)) return undefined;
    if (between && phrases.length === 1) return target;
    // "A signed with B and C refused": what has a verb of its own begins a clause.
    if (afterVerb) {
      let after = target + 1;
      // "…, and the climbing club, Rope & Co, withdrew its own"
      if (units[after]?.sort === "comma" && isNp(units[after + 1])) {
        const closing = units[after + 2];
        after += closing?.sort === "comma" ? 3 : 2;
      }
      const follows = units[after];
      if (follows?.sort === "vg" && follows.form === "finite") return undefined;
    }
    return target;
  }
  if (unit?.sort === "comma") {
    const next = units[i + 1];
    if (!isNp(next) || !alike(last, next)) return undefined;
    return listGoesOn(units, i + 1) ? i + 1 : undefined;
  }
  if (
    unit?.sort === "stop" &&
    unit.word === ";" &&
    last.entity !== undefined &&
    named(units[i + 1]) &&
    ends(units[i + 2])
  )
    return i + 1;
  return undefined;
}

function alike(a: NounPhrase, b: NounPhrase): boolean {
  if (a.entity !== undefined && b.entity !== undefined) return true;
  if (DEAL_NOUNS.has(a.noun) !== DEAL_NOUNS.has(b.noun)) return false;
  const side = (phrase: NounPhrase) => isDescribing(phrase.noun) || GENERIC_PARTIES.has(phrase.noun);
  return (a.entity === undefined && b.entity === undefined) || side(a) || side(b);
}

/** A comma list counts only where an "and" closes it: "A, B and C". */
function listGoesOn(units: readonly Unit[], at: number): boolean {
  for (let i = at; i < Math.min(units.length, at + 40); i++) {
    const unit = units[i]!;
    if (unit.sort === "conj") return isNp(units[i + 1]) && /^(?:and|or|&)$/u.test(unit.word);
    if (unit.sort === "comma" || (unit.sort === "np" && unit.entity !== undefined)) continue;
    return false;
  }
  return false;
}
