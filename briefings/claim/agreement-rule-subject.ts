import { actOf, actOn, isLight, lightVerbFits } from "./agreement-act.ts";
import type { Clause } from "./agreement-clause.ts";
import { DEAL_SUBJECT_VERBS, DEAL_VERBS, type DealAct } from "./agreement-lexicon.ts";
import type { DealSentence } from "./agreement-sentence.ts";
import { unite } from "./party-of-phrase.ts";

/** "the contract was signed by A and B", "talks collapsed", "a pact reached in May expired". */
export function dealSubject(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  const hangs =
    clause.kind === "participle" || (clause.kind === "relative" && clause.subject === clause.antecedent);
  const deal = deals.dealOf(clause.subject) ?? (hangs && verb.passive ? deals.dealBehind(clause) : undefined);
  if (deal === undefined) return false;
  const persons = deals.personsSign(deal);
  const around = [clause, ...(clause.governor === undefined ? [] : [clause.governor])];
  if (verb.passive) {
    const act = actOf(DEAL_VERBS, verb);
    if (act === undefined || (isLight(verb) && !lightVerbFits(verb.base, deal.deal))) return false;
    if ((deal.deal.sort === "suit") !== (verb.base === "settle")) return false;
    const effect = actOn(act, verb, deal);
    if (effect === undefined) return false;
    const extra = /^(?:by|to|from|for)$/u;
    const parties = unite(
      deals.complements(clause, deal, persons, extra),
      ...around.map((place) => deals.atNoun(place, deal, persons)),
    );
    return deals.push(clause, "deal as subject of a passive", effect, deal, deal.kind, parties, {
      group: deals.groupIn(clause, deal),
    });
  }
  const act = actOf(DEAL_SUBJECT_VERBS, verb);
  const parties = unite(
    deals.complements(clause, deal, persons, /^(?:with|between)$/u),
    ...around.map((place) => deals.atNoun(place, deal, persons)),
  );
  if (act !== undefined) {
    if (act === "talking" && deal.deal.sort !== "talks") return false;
    if (act === "made" && deal.deal.sort !== "event" && deal.deal.sort !== "instrument") return false;
    if (deal.deal.sort === "suit" || deal.deal.sort === "law") return false;
    // Talks and offers that collapse never were a deal; a truce that collapses was one.
    const pending = deal.deal.sort === "talks" || deal.deal.sort === "offer" || deal.deal.sort === "event";
    const over = act === "ended" || act === "declined";
    const effect: DealAct = over ? (pending ? "declined" : "ended") : act;
    return deals.push(clause, "deal as subject", effect, deal, deal.kind, parties);
  }
  if (verb.base === "be") {
    const off = clause.objects.length === 0 && deals.wordAfter(verb);
    if (off !== undefined && /^(?:off|dead|over)$/u.test(off || "")) {
      return deals.push(
        clause,
        "deal is off",
        deal.deal.sort === "talks" || deal.deal.sort === "offer" ? "declined" : "ended",
        deal,
        deal.kind,
        parties,
      );
    }
    if (deal.deal.sort === "talks")
      return deals.push(clause, "talks are on", "talking", deal, deal.kind, parties);
  }
  return false;
}
