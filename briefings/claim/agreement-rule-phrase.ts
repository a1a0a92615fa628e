import type { Clause } from "./agreement-clause.ts";
import type { DealAct } from "./agreement-lexicon.ts";
import type { DealSentence } from "./agreement-sentence.ts";
import { same, unite } from "./party-of-phrase.ts";

/** "is in talks with", "agreed to a ceasefire", "entered into an agreement". */
export function dealInPhrase(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  for (const prep of clause.preps) {
    const deal = deals.dealOf(prep.nominal);
    if (deal === undefined) continue;
    const word = prep.prep.split("_").at(-1)!;
    let act: DealAct | undefined;
    if (
      deal.deal.sort === "talks" &&
      word === "in" &&
      /^(?:be|remain|stay|engage|lock|hold|involve|go)$/u.test(verb.base)
    )
      act = "talking";
    else if (verb.base === "agree" && /^(?:to|on|upon|about)$/u.test(word) && deal.deal.sort !== "talks")
      act = "agreed";
    else if (
      verb.base === "be" &&
      /^(?:to|near)$/u.test(word) &&
      /^(?:close|near)$/u.test(deals.wordAfter(verb)) &&
      deal.deal.sort !== "talks"
    )
      act = "talking";
    else if (
      word === "for" &&
      /^(?:bid|compete|vie|apply|tender|run)$/u.test(verb.base) &&
      deal.deal.sort === "instrument"
    )
      act = "weighing";
    else if (word === "from" && /^(?:withdraw|retreat|exit)$/u.test(verb.base))
      act = deal.deal.sort === "talks" ? "declined" : "ended";
    else if (word === "into" && /^(?:enter|go)$/u.test(verb.base))
      act = deal.deal.sort === "talks" ? "talking" : "made";
    else if (word === "on" && /^(?:work|agree)$/u.test(verb.base))
      act = verb.base === "agree" ? "agreed" : "talking";
    if (act === undefined && deal.deal.sort === "talks" && verb.base === "follow") {
      // "X's removal followed a standoff in talks with Y": the talks are over and only told of.
      const owners = (clause.subject?.phrases ?? []).flatMap((phrase) =>
        phrase.owner !== undefined && phrase.owner >= 0 ? [deals.ref(phrase.owner, false)] : [],
      );
      const sides = unite(owners, deals.complements(clause, deal, false, /^$/u));
      if (sides.length >= 2)
        return deals.push(clause, "talks told of", "talking", deal, deal.kind, sides, {
          past: true,
          background: true,
        });
    }
    if (act === undefined) continue;
    if (deal.deal.sort === "talks" && deal.phrase.determiner === "no") act = "talking";
    const subject = deals.subjectParties(clause, false);
    const others = unite(
      deals.complements(clause, deal, false, /^(?:from|for)$/u),
      deals.atNoun(clause, deal, false),
    );
    const parties = unite(subject, others);
    if (parties.length < 2) parties.push(...deals.purposeParties(clause, deal, parties, false));
    if (others.length >= 2 && subject.length === 1 && deals.says("each")) {
      for (const one of others)
        if (!same(one, subject[0]!))
          deals.push(clause, "verb with a deal in a phrase", act, deal, deal.kind, [subject[0]!, one]);
      return true;
    }
    return deals.push(clause, "verb with a deal in a phrase", act, deal, deal.kind, parties, {
      group: deals.groupIn(clause, deal),
    });
  }
  return false;
}
