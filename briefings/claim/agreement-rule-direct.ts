import type { AgreementKind } from "./agreement.ts";
import { type Clause, isGroup } from "./agreement-clause.ts";
import { DIRECT_VERBS } from "./agreement-lexicon.ts";
import { special } from "./agreement-rule-special.ts";
import type { DealSentence } from "./agreement-sentence.ts";
import { type PartyRef, unite } from "./party-of-phrase.ts";

/** "X bought Y", "Y was hired by X", "X merged with Y". */
export function directVerb(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  const direct = DIRECT_VERBS.get(verb.lemma) ?? DIRECT_VERBS.get(verb.base);
  if (verb.base === "sign" && special(deals, clause)) return true;
  if (direct === undefined) {
    return special(deals, clause);
  }
  const { base } = verb;
  if (
    verb.lemma === "take_over" &&
    (clause.objects.length === 0 || clause.preps.some((prep) => prep.prep === "as"))
  )
    return false;
  const persons =
    direct.kind === "hire" ||
    /^(?:hire|appoint|recruit|poach)$/u.test(base) ||
    base === "sign" ||
    base === "drop" ||
    base === "release";
  if (verb.passive) {
    const patient = deals.subjectParties(clause, persons || base === "appoint");
    const agents = clause.preps
      .filter((prep) => prep.prep === "by")
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, false));
    if (direct.other.includes("obj")) {
      if (patient.length === 0) return false;
      if (agents.length === 0 && patient.length < 2) return false;
      return deals.push(
        clause,
        "passive with an agent",
        direct.act,
        undefined,
        direct.kind,
        unite(agents, patient),
        { anaphoric: false },
      );
    }
    const to = clause.preps
      .filter(
        (prep) => direct.other.includes(prep.prep) || (direct.kind === "contract" && prep.prep === "from"),
      )
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, false));
    const parties = unite(agents.length > 0 ? agents : patient.slice(0, 1), to);
    return (
      parties.length >= 1 &&
      deals.push(clause, "passive with an agent", direct.act, undefined, direct.kind, parties, {
        anaphoric: false,
      })
    );
  }
  const subject = deals.subjectParties(clause, persons);
  if (subject.length === 0 && !(clause.subject?.phrases.some(isGroup) ?? false)) return false;
  const objects = clause.objects
    .filter((object) => deals.dealOf(object) === undefined)
    .flatMap((object) => deals.parties(object, clause.preps, persons));
  const named = (words: readonly string[]) =>
    clause.preps
      .filter((prep) => words.includes(prep.prep.split("_").at(-1)!))
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, persons));
  let others = direct.instead === undefined ? [] : named(direct.instead);
  if (others.length === 0 && direct.other.includes("obj")) others = objects;
  if (others.length === 0) others = named(direct.other.filter((word) => word !== "obj"));
  if (others.length === 0 && base === "settle") return false;
  if (others.length === 0 && clause.objects.length === 0 && base === "sign" && subject.length < 2)
    return false;
  if (
    base === "offer" &&
    (verb.lemma !== "offer" ||
      (clause.objects.every((object) => deals.parties(object, clause.preps, true).length === 0) &&
        !clause.preps.some((prep) => prep.prep === "to")))
  )
    return false;
  if (others.length === 0 && direct.kind === "acquisition" && direct.other.includes("obj")) {
    // "bought a stake in X", "bought the plant of X"
    for (const object of clause.objects) {
      for (const phrase of object.phrases) {
        if (phrase.owner !== undefined && phrase.owner >= 0) others.push(deals.ref(phrase.owner, false));
      }
      for (const prep of clause.preps)
        if (prep.to === object && /^(?:in|of)$/u.test(prep.prep))
          others.push(...deals.parties(prep.nominal, clause.preps, false));
    }
  }
  const mutual =
    subject.length >= 2 &&
    clause.objects.length === 0 &&
    /^(?:merge|combine|part|partner|split|sign|settle|ally|negotiate|talk|team|collaborate)$/u.test(base);
  if (others.length === 0 && !mutual && !(clause.subject?.phrases.some(isGroup) ?? false)) return false;
  const kind = directKind(deals, direct.kind, others, base);
  return deals.push(
    clause,
    "verb that ties two parties",
    direct.act,
    undefined,
    kind,
    unite(subject, others),
    { anaphoric: false },
  );
}

function directKind(
  deals: DealSentence,
  kind: AgreementKind,
  others: readonly PartyRef[],
  base: string,
): AgreementKind {
  const person = others.some(
    (party) => party.entity !== undefined && deals.scene.reading.entities[party.entity]!.type === "person",
  );
  if (person && /^(?:sign|hire|appoint|drop|sack|fire|release)$/u.test(base)) return "hire";
  return kind;
}
