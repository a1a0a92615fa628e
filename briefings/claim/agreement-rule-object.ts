import { actOf, actOn, isLight, lightVerbFits } from "./agreement-act.ts";
import { type Clause, isTime } from "./agreement-clause.ts";
import { DEAL_VERBS } from "./agreement-lexicon.ts";
import type { DealPhrase, DealSentence } from "./agreement-sentence.ts";
import { type PartyRef, same, unite } from "./party-of-phrase.ts";

/** "sign, ink, strike, win … a deal with X", and the relative "a deal that the two signed". */
export function dealObject(deals: DealSentence, clause: Clause): boolean {
  const verb = clause.verb!;
  const act = actOf(DEAL_VERBS, verb);
  if (act === undefined) return false;
  let deal: DealPhrase | undefined;
  if (!verb.passive) {
    for (const object of clause.objects) deal ??= deals.dealOf(object);
    if (
      deal === undefined &&
      clause.kind === "relative" &&
      clause.subject !== clause.antecedent &&
      clause.antecedentPrep === undefined &&
      clause.objects.every(isTime)
    )
      deal = deals.dealBehind(clause);
  } else if (clause.subject !== undefined && deals.dealOf(clause.subject) === undefined) {
    // "was awarded a contract by X"
    if (/^(?:award|grant|give|hand|offer)$/u.test(verb.base))
      for (const object of clause.objects) deal ??= deals.dealOf(object);
  }
  // "suspended its participation in the treaty"
  const share = clause.objects.find((object) =>
    /^(?:participation|membership|involvement)$/u.test(object.phrases[0]!.noun),
  );
  if (deal === undefined && share !== undefined) {
    deal = deals.dealOf(clause.preps.find((prep) => prep.to === share && prep.prep === "in")?.nominal);
  }
  if (deal === undefined) return false;
  if (isLight(verb) && !lightVerbFits(verb.base, deal.deal)) return false;
  if (
    deal.phrase.noun === "term" &&
    !/^(?:agree|accept|reject|refuse|finalise|finalize|negotiate|discuss|vote)$/u.test(verb.base)
  )
    return false;
  if ((deal.deal.sort === "suit") !== (verb.base === "settle")) return false;
  if (verb.base === "exchange" && deal.phrase.noun !== "contract") return false;
  const effect = actOn(act, verb, deal);
  if (effect === undefined) return false;
  const persons =
    deals.personsSign(deal) || (deal.deal.sort === "instrument" && subjectIsPlayer(deals, clause));
  const subject = deals.subjectParties(clause, persons);
  const from =
    /^(?:win|land|secure|receive|get|gain|obtain|earn|take|buy|raise|accept|reject|refuse|decline|turn|spurn|rebuff|lose|bag|seek|order)$/u.test(
      verb.base,
    );
  const toOther =
    /^(?:award|grant|give|hand|offer|lend|extend|make|submit)$/u.test(verb.base) ||
    deal.deal.sort === "offer";
  const extra = verb.passive
    ? /^by$/u
    : deal.kind === "hire"
      ? /^of$/u
      : from
        ? /^(?:from|by)$/u
        : deal.deal.sort === "offer"
          ? /^(?:to|for)$/u
          : toOther
            ? /^to$/u
            : /^(?:from|to)$/u;
  const others = deal.deal.sort === "law" ? [] : deals.complements(clause, deal, persons, extra);
  const indirect = clause.objects
    .filter((object) => object !== deal.nominal)
    .flatMap((object) => deals.parties(object, clause.preps, persons));
  const parties = unite(subject, indirect, others);
  if (
    parties.length === 1 &&
    parties[0]!.entity !== undefined &&
    /^(?:his|her)$/u.test(deal.phrase.determiner ?? "")
  ) {
    const body = deals.scene.employer.get(parties[0]!.entity);
    if (body !== undefined) parties.push(deals.ref(body, true));
  }
  if (parties.length < 2) parties.push(...deals.purposeParties(clause, deal, parties, persons));
  if (parties.length === 1 && verb.passive) parties.push(...contractingBody(deals, parties));
  if (parties.length === 1) parties.push(...speakerParty(deals, clause, parties));
  const rule = verb.passive ? "awarded a deal" : "verb with a deal as object";
  if (
    subject.length >= 2 &&
    others.length === 1 &&
    deal.phrase.modifiers.some((word) => /^(?:rival|competing|separate)$/u.test(word))
  ) {
    for (const one of subject) deals.push(clause, rule, effect, deal, deal.kind, [one, ...others]);
    return true;
  }
  return deals.push(clause, rule, effect, deal, deal.kind, parties, { group: deals.groupIn(clause, deal) });
}

/** "… is the contracting activity": how award notices name the buyer, some sentences on in the paragraph. */
function contractingBody(deals: DealSentence, known: readonly PartyRef[]): PartyRef[] {
  const { sentences, text } = deals.scene.reading;
  const { paragraph } = sentences[deals.sentence]!;
  for (let n = deals.sentence; n < sentences.length && sentences[n]!.paragraph === paragraph; n++) {
    const sentence = sentences[n]!;
    if (
      !/\bcontracting (?:activity|authority|officer|office|agency)\b/iu.test(
        text.slice(sentence.start, sentence.end),
      )
    )
      continue;
    const mention = deals.scene.mentionsAt[n]!.find((one) => one !== undefined && deals.isBody(one.entity));
    if (mention === undefined) continue;
    const party = deals.ref(mention.entity, false);
    if (!known.some((other) => same(other, party))) return [party];
  }
  return [];
}

/** "X has turned down an offer, the federation said": the body that reports it is the other side. */
function speakerParty(deals: DealSentence, clause: Clause, known: readonly PartyRef[]): PartyRef[] {
  const speaker = clause.report?.subject?.phrases[0]?.entity;
  if (
    speaker === undefined ||
    !deals.isBody(speaker) ||
    /\b(?:journal|post|times|herald|gazette|tribune|news|press|daily|radio|tv|agency|court)\b/iu.test(
      deals.scene.reading.entities[speaker]!.name,
    )
  )
    return [];
  const party = deals.ref(speaker, true);
  return known.some((other) => same(other, party)) ? [] : [party];
}

function subjectIsPlayer(deals: DealSentence, clause: Clause): boolean {
  return (
    clause.subject?.phrases.some(
      (phrase) =>
        phrase.entity !== undefined &&
        deals.scene.reading.entities[phrase.entity]!.type === "person" &&
        !deals.scene.affiliation.has(phrase.entity),
    ) ?? false
  );
}
