import { countryOfCapital } from "../reading/gazetteer.ts";
import type { Clause } from "./agreement-clause.ts";
import type { DealSentence } from "./agreement-sentence.ts";
import { type PartyRef, unite } from "./party-of-phrase.ts";

/** Verbs that tie two parties only in certain company: "sign", "join", "award", "name … as". */
export function special(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  const entityObjects = () =>
    clause.objects
      .filter((object) => object.phrases[0]!.by !== "pronoun")
      .flatMap((object) => deals.parties(object, clause.preps, true));
  if (verb.base === "sign" && !verb.passive) {
    const others = entityObjects();
    const subject = deals.subjectParties(clause, true);
    const somebody = (party: PartyRef) => party.entity !== undefined && deals.mayBePerson(party.entity);
    const players = [...subject, ...others].filter(somebody).length;
    if (others.length > 0 && subject.length > 0 && players > 0 && players < subject.length + others.length) {
      return deals.push(clause, "signs somebody", "made", undefined, "hire", unite(subject, others), {
        anaphoric: false,
      });
    }
    if (clause.objects.length === 0) {
      const errand = clause.preps.some(
        (prep) =>
          prep.prep === "for" &&
          prep.nominal.phrases.some(
            (one) =>
              one.entity !== undefined &&
              countryOfCapital(deals.scene.reading.entities[one.entity]!.name) !== undefined,
          ),
      );
      if (errand) return true;
      // "signed for the club" is a move, "signed for Washington" is an envoy's errand.
      const player = subject.length === 1 && subject.every(somebody);
      const forOrWith = clause.preps
        .filter(
          (prep) =>
            prep.prep === "with" ||
            (prep.prep === "for" &&
              player &&
              prep.nominal.phrases.every(
                (one) =>
                  one.entity !== undefined &&
                  deals.isBody(one.entity) &&
                  countryOfCapital(deals.scene.reading.entities[one.entity]!.name) === undefined,
              )),
        )
        .flatMap((prep) => deals.parties(prep.nominal, clause.preps, true));
      if (forOrWith.length > 0 && subject.length > 0) {
        return deals.push(
          clause,
          "signs with somebody",
          "made",
          undefined,
          "other",
          unite(subject, forOrWith),
          { anaphoric: false },
        );
      }
    }
    return false;
  }
  if ((verb.base === "award" || verb.base === "grant") && !verb.passive) {
    const subject = deals.subjectParties(clause, false);
    const to = clause.preps
      .filter((prep) => prep.prep === "to")
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, false));
    if (subject.length > 0 && to.length > 0)
      return deals.push(clause, "awarded to", "made", undefined, "contract", unite(subject, to), {
        anaphoric: false,
      });
    return false;
  }
  if (verb.base === "award" && verb.passive) {
    const to = clause.preps
      .filter((prep) => /^(?:to|by)$/u.test(prep.prep))
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, false));
    if (to.length >= 1)
      return deals.push(clause, "was awarded to", "made", undefined, "contract", to, { anaphoric: true });
    return false;
  }
  if (/^(?:leave|quit|exit|resign)$/u.test(verb.base) && !verb.passive) {
    const subject = deals.subjectParties(clause, true);
    const person =
      subject.length === 1 &&
      subject[0]!.entity !== undefined &&
      deals.scene.reading.entities[subject[0]!.entity]!.type === "person";
    const employer = person ? deals.scene.employer.get(subject[0]!.entity!) : undefined;
    if (
      person &&
      employer !== undefined &&
      clause.objects.length === 0 &&
      /^(?:resign|quit)$/u.test(verb.base)
    ) {
      return deals.push(
        clause,
        "leaves an employer",
        "ended",
        undefined,
        "hire",
        unite(subject, [deals.ref(employer, true)]),
        { anaphoric: false },
      );
    }
    const from = clause.preps
      .filter((prep) => prep.prep === "from")
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, true));
    const others = unite(
      verb.base === "resign" ? [] : entityObjects(),
      verb.base === "resign" ? from : [],
    ).filter((party) => party.entity !== undefined && deals.isBody(party.entity));
    if (person && others.length === 1)
      return deals.push(clause, "leaves an employer", "ended", undefined, "hire", unite(subject, others), {
        anaphoric: false,
      });
    return false;
  }
  if (verb.base === "join" && !verb.passive) {
    const subject = deals.subjectParties(clause, true);
    if (clause.objects[0]?.phrases[0]?.by === "pronoun") return false;
    const others = entityObjects();
    if (subject.length === 0 || others.length === 0) return false;
    const person = subject.every(
      (party) => party.entity !== undefined && deals.scene.reading.entities[party.entity]!.type === "person",
    );
    return deals.push(
      clause,
      "joins",
      "made",
      undefined,
      person ? "hire" : "treaty",
      unite(subject, others),
      { anaphoric: false },
    );
  }
  return false;
}
