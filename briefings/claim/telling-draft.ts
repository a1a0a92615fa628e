import type { AgreementStatus } from "./agreement.ts";
import { chunksOf } from "./agreement-chunks.ts";
import type { Clause } from "./agreement-clause.ts";
import { clausesOf } from "./agreement-clauses.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { DEAL_NOUNS, type DealAct } from "./agreement-lexicon.ts";
import type { Nominal } from "./agreement-nominals.ts";
import type { Scene } from "./party-of-phrase.ts";
import type { Telling } from "./telling.ts";
import type { ToldDeal } from "./told-deal.ts";

const ACT_OF: Readonly<Record<AgreementStatus, DealAct>> = {
  considering: "weighing",
  negotiating: "talking",
  agreed: "agreed",
  signed: "made",
  declined: "declined",
  ended: "ended",
  denied: "denied",
};

/** A telling in the form in which rules hand on what they read, so that date, object and source are read alike. */
export function draftOfTelling(scene: Scene, telling: Telling, deal: ToldDeal): DealDraft {
  const sentence = scene.reading.sentences[telling.sentence]!;
  const clauses = clausesOf(chunksOf(sentence, scene.mentionsAt[telling.sentence]!));
  const { clause, nominal } = placeOf(clauses, telling.token);
  const noun = nominal?.phrases.find(({ first, last }) => first <= telling.token && telling.token <= last);
  const { verb } = clause;
  const near = verb !== undefined && Math.abs(verb.main - telling.token) <= 6;
  return {
    sentence: telling.sentence,
    clause,
    rule: "told",
    act: ACT_OF[telling.status],
    status: telling.status,
    notYet: false,
    kind: telling.kind,
    sort: DEAL_NOUNS.get(noun?.noun ?? "")?.sort ?? "direct",
    parties: deal.parties.map(({ entity }) => ({ entity, text: scene.reading.entities[entity]!.name })),
    noun,
    anaphoric: false,
    fresh: false,
    past: verb?.pluperfect ?? false,
    oneSided: deal.parties.length === 1,
    group: false,
    background: false,
    persons: false,
    from: near ? Math.min(verb.first, telling.token) : telling.token,
    to: near ? Math.max(verb.last, telling.token) : telling.token,
    fillable: false,
    steps: [],
  };
}

function placeOf(
  clauses: readonly Clause[],
  token: number,
): { readonly clause: Clause; readonly nominal: Nominal | undefined } {
  const inside = (nominal: Nominal) =>
    nominal.phrases.some(({ first, last }) => first <= token && token <= last);
  for (const clause of clauses)
    if (clause.verb !== undefined && clause.verb.first <= token && token <= clause.verb.last)
      return { clause, nominal: clause.objects[0] };
  for (const clause of clauses) {
    const around = [
      ...clause.objects,
      ...(clause.subject === undefined ? [] : [clause.subject]),
      ...clause.preps.map((prep) => prep.nominal),
    ];
    const nominal = around.find(inside);
    if (nominal !== undefined) return { clause, nominal };
  }
  let nearest = clauses[0]!;
  let gap = Number.POSITIVE_INFINITY;
  for (const clause of clauses) {
    if (clause.verb === undefined) continue;
    const distance = Math.abs(clause.verb.main - token);
    if (distance < gap) {
      gap = distance;
      nearest = clause;
    }
  }
  return { clause: nearest, nominal: undefined };
}
