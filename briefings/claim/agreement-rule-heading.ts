import type { Clause } from "./agreement-clause.ts";
import type { DealAct } from "./agreement-lexicon.ts";
import type { DealSentence } from "./agreement-sentence.ts";
import { unite } from "./party-of-phrase.ts";

/** "NORRA TRANSIT: In talks to lease buses from X": a heading's clause without its verb. */
export function labelled(deals: DealSentence, clause: Clause): void {
  const talks = clause.preps.find(
    (prep) => prep.prep === "in" && deals.dealOf(prep.nominal)?.deal.sort === "talks",
  );
  if (talks === undefined) return;
  const at = talks.nominal.first;
  clause.subject = clause.label;
  clause.verb = {
    sort: "vg",
    first: at,
    last: at,
    main: at,
    lemma: "be",
    base: "be",
    form: "finite",
    passive: false,
    negated: false,
    modal: undefined,
    pluperfect: false,
    perfect: false,
    past: false,
    progressive: false,
  };
}

/** "entry into an agreement with X", "termination of a contract": filings tell acts by nouns. */
export function nominalAct(deals: DealSentence, clause: Clause): boolean {
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
    const of =
      act === undefined
        ? undefined
        : clause.preps.find((prep) => prep.to === nominal && /^(?:into|of)$/u.test(prep.prep));
    const deal = deals.dealOf(of?.nominal);
    if (act === undefined || deal === undefined) continue;
    const at = head?.first ?? deal.phrase.first;
    clause.verb = {
      sort: "vg",
      first: at,
      last: at,
      main: at,
      lemma: noun,
      base: noun,
      form: "finite",
      passive: false,
      negated: false,
      modal: undefined,
      pluperfect: false,
      perfect: false,
      past: true,
      progressive: false,
    };
    const labels = deals.parties(clause.label, clause.preps, false);
    const others = clause.preps
      .filter((prep) => /^(?:with|to)$/u.test(prep.prep))
      .flatMap((prep) => deals.parties(prep.nominal, clause.preps, false));
    return deals.push(clause, "act told by a noun", act, deal, deal.kind, unite(labels, others));
  }
  return false;
}
