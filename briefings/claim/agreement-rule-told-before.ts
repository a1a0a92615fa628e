import { actOf, isLight } from "./agreement-act.ts";
import { type Clause, isGroup } from "./agreement-clause.ts";
import { DEAL_VERBS } from "./agreement-lexicon.ts";
import type { Nominal } from "./agreement-nominals.ts";
import type { DealSentence } from "./agreement-sentence.ts";
import { unite } from "./party-of-phrase.ts";

/** A verb whose deal was told before: "they signed", "Norria refused to sign", "turned it down". */
export function bareVerb(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  const nothing = clause.subject?.phrases[0]?.noun === "nothing";
  const it = (nominal: Nominal | undefined) => {
    const phrase = nominal?.phrases[0];
    return (
      phrase !== undefined &&
      nominal!.phrases.length === 1 &&
      /^(?:it|this|that|one|them)$/u.test(phrase.noun)
    );
  };
  if (verb.passive && (it(clause.subject) || (nothing && verb.base === "sign"))) {
    const act = actOf(DEAL_VERBS, verb);
    if (
      act === undefined ||
      isLight(verb) ||
      !/^(?:sign|terminate|cancel|ratify|extend|renew|suspend|annul|reject|conclude|seal|scrap|approve|award|agree|initial|withdraw|turn|vote)$/u.test(
        verb.base,
      )
    )
      return false;
    const parties = clause.preps
      .filter((prep) => /^(?:by|with|to)$/u.test(prep.prep))
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, false));
    return deals.push(clause, "takes up a deal", act, undefined, "other", parties, { anaphoric: true });
  }
  if (verb.passive) return false;
  // "A government that signed": who signs is somebody, but nobody named.
  const subject = clause.subject;
  if (
    subject !== undefined &&
    !subject.phrases.some(
      (phrase) => phrase.entity !== undefined || isGroup(phrase) || /^(?:it|one)$/u.test(phrase.noun),
    ) &&
    deals.subjectParties(clause, true).length === 0
  )
    return false;
  if (verb.base === "sign" && clause.kind === "gerund") return false;
  if (verb.base === "join" && (clause.objects.length === 0 || it(clause.objects[0]))) {
    const joiners = deals.subjectParties(clause, true);
    return (
      joiners.length > 0 &&
      deals.push(clause, "joins what was told before", "made", undefined, "other", joiners, {
        anaphoric: true,
      })
    );
  }
  if (verb.base === "sign" && (clause.objects.length === 0 || it(clause.objects[0]))) {
    return deals.push(
      clause,
      "signs what was told before",
      "made",
      undefined,
      "other",
      deals.subjectParties(clause, true),
      { anaphoric: true },
    );
  }
  if (
    /^(?:turn_down|reject|refuse|rebuff|spurn|veto|walk_away_from|pull_out|walk_away|withdraw_from|terminate|cancel|scrap|suspend|end|renew|extend|ratify|join)$/u.test(
      verb.lemma,
    ) &&
    it(clause.objects[0])
  ) {
    const act = actOf(DEAL_VERBS, verb) ?? (verb.base === "join" ? "made" : undefined);
    if (act === undefined) return false;
    return deals.push(
      clause,
      "takes up a deal",
      act,
      undefined,
      "other",
      deals.subjectParties(clause, false),
      { anaphoric: true },
    );
  }
  if (/^(?:pull_out|walk_away|back_out)$/u.test(verb.lemma) && clause.objects.length === 0) {
    return deals.push(
      clause,
      "walks away",
      "ended",
      undefined,
      "other",
      deals.subjectParties(clause, false),
      { anaphoric: true },
    );
  }
  return false;
}

/** "put pen to paper", "put its name to the pact", "shook hands on a rise", "said no". */
export function idiom(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  if (verb.passive) return false;
  const noun = clause.objects[0]?.phrases[0]?.noun ?? "";
  const subject = () => deals.subjectParties(clause, true);
  if (verb.base === "put" && /^(?:pen|name|signature)$/u.test(noun)) {
    const to = clause.preps.find((prep) => prep.prep === "to");
    const deal = deals.dealOf(to?.nominal);
    const withs = clause.preps
      .filter((prep) => /^(?:with|for)$/u.test(prep.prep))
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, true));
    return deals.push(
      clause,
      "puts a name to it",
      "made",
      deal,
      deal?.kind ?? "other",
      unite(subject(), withs),
      { anaphoric: true, group: deals.groupIn(clause, deal) },
    );
  }
  if (verb.base === "shake" && noun === "hand") {
    return deals.push(
      clause,
      "shakes hands",
      "agreed",
      undefined,
      "other",
      unite(subject(), deals.complements(clause, undefined, true, /^$/u)),
      { anaphoric: true, group: deals.groupIn(clause, undefined) },
    );
  }
  if (verb.base === "say" && noun === "no" && clause.kind !== "report") {
    return deals.push(
      clause,
      "says no",
      "declined",
      undefined,
      "other",
      unite(
        subject(),
        clause.preps
          .filter((prep) => prep.prep === "to")
          .flatMap((prep) => deals.parties(prep.nominal, clause.preps, true)),
      ),
      { anaphoric: true },
    );
  }
  return false;
}

/** "said that no agreement existed", "said that the report was untrue", "dismissed the reports". */
export function denial(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  const speaker = () => {
    const report = clause.report ?? (clause.governor?.verb !== undefined ? clause.governor : undefined);
    return report === undefined ? [] : deals.subjectParties(report, false);
  };
  const deal = deals.dealOf(clause.subject) ?? deals.dealOf(clause.objects[0]);
  if (
    deal !== undefined &&
    /^(?:no)$/u.test(deal.phrase.determiner ?? "") &&
    /^(?:exist|be|take)$/u.test(verb.base) &&
    !verb.negated
  ) {
    const parties = unite(speaker(), deals.atNoun(clause, deal, false));
    return deals.push(
      clause,
      "denies that a deal exists",
      "denied",
      { ...deal, phrase: { ...deal.phrase, determiner: "the" } },
      deal.kind,
      parties,
      { anaphoric: true, group: deals.groupIn(clause, deal) },
    );
  }
  const subject = clause.subject?.phrases[0];
  if (
    subject !== undefined &&
    /^(?:report|claim|story|account|rumour|rumor|speculation|article|news)$/u.test(subject.noun) &&
    verb.base === "be" &&
    /^(?:untrue|false|wrong|incorrect|inaccurate|baseless|unfounded|nonsense|fiction)$/u.test(
      deals.wordAfter(verb),
    )
  ) {
    return deals.push(clause, "calls a report untrue", "denied", undefined, "other", speaker(), {
      anaphoric: true,
    });
  }
  if (/^(?:deny|dismiss|reject|rebut|refute)$/u.test(verb.base) && !verb.passive) {
    const told = clause.objects
      .flatMap((object) => object.phrases)
      .find((phrase) => /^(?:report|claim|story|rumour|rumor|speculation|allegation)$/u.test(phrase.noun));
    if (
      told === undefined ||
      deals.clauses.some((other) => other.governor === clause && other.kind === "that")
    )
      return false;
    const parties = unite(
      deals.subjectParties(clause, false),
      deals.complements(clause, undefined, false, /^$/u),
    );
    return deals.push(clause, "dismisses a report", "denied", undefined, "other", parties, {
      anaphoric: true,
    });
  }
  return false;
}
