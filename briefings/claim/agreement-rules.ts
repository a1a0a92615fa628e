import type { Clause } from "./agreement-clause.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { directVerb } from "./agreement-rule-direct.ts";
import { labelled, nominalAct } from "./agreement-rule-heading.ts";
import { dealObject } from "./agreement-rule-object.ts";
import { dealInPhrase } from "./agreement-rule-phrase.ts";
import { dealSubject } from "./agreement-rule-subject.ts";
import { bareVerb, denial, idiom } from "./agreement-rule-told-before.ts";
import { DealSentence } from "./agreement-sentence.ts";
import type { Scene } from "./party-of-phrase.ts";

/** The rules for a clause with a verb, in the order in which they are tried; the first that reads it ends the row. */
const RULES = [dealObject, dealSubject, dealInPhrase, directVerb, idiom, bareVerb, denial];

/** What the clauses of a sentence tell of deals, in text order. */
export function draftsOf(scene: Scene, sentence: number, clauses: readonly Clause[]): DealDraft[] {
  const deals = new DealSentence(scene, sentence, clauses);
  for (const clause of clauses) {
    if (clause.verb === undefined && clause.label !== undefined && !nominalAct(deals, clause))
      labelled(deals, clause);
  }
  // What hangs on a noun comes first, so that its parties are known where the noun is met again.
  const hanging = (clause: Clause) => (clause.kind === "relative" || clause.kind === "participle" ? 0 : 1);
  for (const clause of [...clauses].sort((a, b) => hanging(a) - hanging(b) || a.id - b.id)) {
    if (clause.verb === undefined || tellsContent(deals, clause)) continue;
    RULES.some((rule) => rule(deals, clause));
  }
  return deals.drafts.sort((a, b) => a.from - b.from);
}

/** "the agreement under which X was to buy Y": what a deal says is no deal of its own; "signed off" is none. */
function tellsContent(deals: DealSentence, clause: Clause): boolean {
  if (
    clause.kind === "relative" &&
    /^(?:under|in|by|through)$/u.test(clause.antecedentPrep ?? "") &&
    deals.dealBehind(clause) !== undefined
  )
    return true;
  return clause.verb!.base === "sign" && /^(?:off|out|away)$/u.test(deals.wordAfter(clause.verb!));
}
