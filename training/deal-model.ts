import type { AgreementClaim } from "../briefings/claim/agreement.ts";
import { readAgreements } from "../briefings/claim/agreement-reader.ts";
import { KINDS, STATUSES, type Telling } from "../briefings/claim/telling.ts";
import { firstLooks } from "../briefings/claim/telling-candidates.ts";
import { newestFeatures, sameFeatures, soundFeatures } from "../briefings/claim/telling-deal-features.ts";
import { dealsOfTellings, partiesOfCluster } from "../briefings/claim/telling-deals.ts";
import { indexDrafts } from "../briefings/claim/telling-draft-index.ts";
import { entityTraits } from "../briefings/claim/telling-entity.ts";
import { mayTell, tellingFeatures, traitsOf } from "../briefings/claim/telling-features.ts";
import { frameOf } from "../briefings/claim/telling-frame.ts";
import { gateFeatures } from "../briefings/claim/telling-gate.ts";
import type { Chances, TellingModel } from "../briefings/claim/telling-model.ts";
import { partnerFeatures } from "../briefings/claim/telling-partner-features.ts";
import { partyFeatures } from "../briefings/claim/telling-party-features.ts";
import { PastTellings } from "../briefings/claim/telling-past.ts";
import { ruledFeatures } from "../briefings/claim/telling-ruled.ts";
import { readTellings } from "../briefings/claim/tellings.ts";
import type { ToldDeal } from "../briefings/claim/told-deal.ts";
import { FeatureList } from "../briefings/reading/feature-list.ts";
import { at, type PreparedText } from "./deal-instances.ts";
import { type Example, type LinearTrainer, trainLinear } from "./linear-trainer.ts";

export type Question = keyof TellingModel;
export type Examples = Readonly<Record<Question, Example[]>>;

const taken = (list: FeatureList) => list.ids.slice(0, list.count);

/** What one text teaches each of the scorers. */
export function examplesOf(text: PreparedText): Examples {
  const out: Record<Question, Example[]> = {
    telling: [],
    kind: [],
    party: [],
    single: [],
    same: [],
    newest: [],
    sound: [],
    partner: [],
    ruled: [],
    gate: [],
  };
  const list = new FeatureList();
  const index = indexDrafts(text.drafts);
  const traits = entityTraits(text.scene);
  const past = new PastTellings();
  const told = new Map<string, Telling[]>();
  for (const sentence of text.reading.sentences) {
    const s = sentence.index;
    if (text.unknown.has(s)) continue;
    const view = text.views.at(s);
    const row = text.scene.mentionsAt[s]!;
    const sentenceTraits = traitsOf(view, row);
    list.clear();
    gateFeatures(text.words, sentence, row, list);
    const tells = sentence.tokens.some((token) => text.tellings.has(at(s, token.index)));
    out.gate.push({ features: taken(list), label: tells ? 1 : 0, importance: 1 });
    for (const token of view.sentence.tokens) {
      if (!mayTell(token, row[token.index])) continue;
      const key = at(s, token.index);
      const gold = text.tellings.get(key);
      if (gold === undefined && text.skipped.has(key)) continue;
      list.clear();
      tellingFeatures(view, row, sentenceTraits, token.index, index.codeAt(s, token.index), list);
      const features = taken(list);
      const status = gold?.[0]?.status;
      out.telling.push({
        features,
        label: status === undefined ? 0 : 1 + STATUSES.indexOf(status),
        importance: status === undefined ? 1 : 1.5,
      });
      if (gold === undefined || status === undefined) continue;
      const deals = gold.map(({ deal }) => text.gold.deals.find(({ id }) => id === deal)!);
      const [deal] = deals;
      out.kind.push({ features, label: KINDS.indexOf(deal!.kind), importance: 1 });
      out.single.push({ features, label: deal!.parties.length === 1 ? 1 : 0, importance: 1 });
      const parties = new Set(
        deals.flatMap((one) => one.parties).flatMap((party) => text.entityOf.get(party) ?? []),
      );
      const frame = frameOf(view.sentence, token.index, 1 + STATUSES.indexOf(status));
      for (const { entity } of traits) {
        if (entity.type === "other") continue;
        list.clear();
        partyFeatures(
          text.scene,
          text.views,
          traits,
          frame,
          past.at(s),
          index.tieOf(s, token.index, entity.id),
          entity.id,
          list,
        );
        out.party.push({ features: taken(list), label: parties.has(entity.id) ? 1 : 0, importance: 1 });
      }
      if (parties.size > 0) past.add(s, parties);
      for (const one of gold) {
        const goldDeal = text.gold.deals.find(({ id }) => id === one.deal)!;
        const telling: Telling = {
          sentence: s,
          token: token.index,
          status: one.status,
          chance: 0.9,
          statusChance: 0.9,
          kind: goldDeal.kind,
          single: 0,
          candidates: [],
          parties: [],
        };
        const group = told.get(one.deal);
        if (group === undefined) told.set(one.deal, [telling]);
        else group.push(telling);
      }
    }
  }
  for (const [id, group] of told) {
    const deal = text.gold.deals.find((one) => one.id === id)!;
    group.forEach((telling, i) => {
      list.clear();
      newestFeatures(text.views, group, i, list);
      out.newest.push({
        features: taken(list),
        label: telling.status === deal.status ? 1 : 0,
        importance: 1,
      });
    });
  }
  return out;
}

/** How many answers each question has. */
export const CLASSES: Readonly<Record<Question, number>> = {
  telling: 1 + STATUSES.length,
  kind: KINDS.length,
  party: 2,
  partner: 2,
  ruled: 2,
  gate: 2,
  single: 2,
  same: 2,
  newest: 2,
  sound: 2,
};
/** Entities of the parties of a claim; -1 for one that no entity bears. */
export function entitiesOf(text: PreparedText, claim: AgreementClaim): number[] {
  return claim.parties.map(({ name }) => text.reading.entities.findIndex((entity) => entity.name === name));
}

function ruledClaims(
  text: PreparedText,
  tellings: readonly Telling[],
  deals: readonly ToldDeal[],
): Example[] {
  const list = new FeatureList();
  if (text.gold.unmarked === true) return [];
  return readAgreements(text.reading, { outlet: text.gold.outlet }).map((claim) => {
    const parties = entitiesOf(text, claim);
    list.clear();
    ruledFeatures(claim, parties, deals, tellings, text.reading, list);
    const right = text.gold.deals.some((deal) => {
      const gold = new Set(deal.parties.map((key) => text.entityOf.get(key) ?? -2));
      return (
        deal.status === claim.status && gold.size === parties.length && parties.every((one) => gold.has(one))
      );
    });
    return { features: taken(list), label: right ? 1 : 0, importance: 1 };
  });
}

const ROW_BITS = 18;

/** The scorers as they were trained. */
export type TrainedModel = Readonly<Record<Question, LinearTrainer>>;

/** The candidates of each marked telling beside each other, as the model sees them by themselves. */
function partnerExamples(text: PreparedText, model: TellingModel): Example[] {
  const out: Example[] = [];
  const list = new FeatureList();
  const index = indexDrafts(text.drafts);
  const traits = entityTraits(text.scene);
  const past = new PastTellings();
  for (const sentence of text.reading.sentences) {
    const s = sentence.index;
    const view = text.views.at(s);
    for (const token of view.sentence.tokens) {
      const gold = text.tellings.get(at(s, token.index));
      if (gold === undefined) continue;
      const keys = gold.flatMap(({ deal }) => text.gold.deals.find(({ id }) => id === deal)!.parties);
      const parties = new Set(keys.flatMap((key) => text.entityOf.get(key) ?? []));
      const frame = frameOf(view.sentence, token.index, 1 + STATUSES.indexOf(gold[0]!.status));
      const looks = firstLooks(text.scene, text.views, traits, frame, past.at(s), index, model.party, list);
      looks.forEach(({ entity }, k) => {
        list.clear();
        partnerFeatures(text.views, traits, frame, past, looks, k, list);
        out.push({ features: taken(list), label: parties.has(entity) ? 1 : 0, importance: 1 });
      });
      if (parties.size > 0) past.add(s, parties);
    }
  }
  return out;
}

/** Which of the texts' deals a telling at a word tells of. */
function dealsAt(text: PreparedText, telling: Telling): Set<string> {
  return new Set((text.tellings.get(at(telling.sentence, telling.token)) ?? []).map(({ deal }) => deal));
}

/** What the tellings that the model reads in a text teach about which of them belong together. */
function samePairs(text: PreparedText, tellings: readonly Telling[]): Example[] {
  const list = new FeatureList();
  const out: Example[] = [];
  for (const [i, a] of tellings.entries()) {
    const first = dealsAt(text, a);
    if (first.size === 0) continue;
    for (const b of tellings.slice(i + 1, i + 12)) {
      const second = dealsAt(text, b);
      if (second.size === 0) continue;
      list.clear();
      sameFeatures(text.views, a, b, list);
      const same = [...first].some((deal) => second.has(deal));
      out.push({ features: taken(list), label: same ? 1 : 0, importance: 1 });
    }
  }
  return out;
}

/** Which of the deals that the model reads in a text are right. */
function soundDeals(text: PreparedText, tellings: readonly Telling[], model: TellingModel): Example[] {
  const list = new FeatureList();
  const open = text.gold.deals.map((deal) => ({
    status: deal.status,
    parties: new Set(deal.parties.map((key) => text.entityOf.get(key) ?? -1)),
    optional: deal.optional,
  }));
  const known = dealsOfTellings(text.views, tellings, model).filter(
    (deal) => !deal.tellings.some(({ sentence }) => text.unknown.has(sentence)),
  );
  return known.map((deal) => {
    const found = open.findIndex(
      ({ status, parties }) =>
        status === deal.status &&
        parties.size === deal.parties.length &&
        deal.parties.every(({ entity }) => parties.has(entity)),
    );
    if (found >= 0) open.splice(found, 1);
    list.clear();
    soundFeatures(text.views, deal, partiesOfCluster(deal.tellings), list);
    return { features: taken(list), label: found >= 0 ? 1 : 0, importance: 1 };
  });
}

type Options = { alpha: number; l1: number; l2: number; epochs: number };
const EVEN: Chances = {
  chances(_features, _count, out) {
    out[0] = 0.5;
    out[1] = 0.5;
  },
};

/**
 * Trains all scorers. Those that judge what others read (`same`, `sound`) learn from texts that the others
 * were not trained on: each half is read by scorers of the other half.
 */
export function trainModel(
  texts: readonly PreparedText[],
  examples: readonly Examples[],
  options: Options,
): TrainedModel {
  const train = (question: Question, list: readonly Example[]): LinearTrainer =>
    trainLinear(list, CLASSES[question], { rowBits: ROW_BITS, seed: 7, ...options });
  const on = (question: Question, which: (i: number) => boolean) =>
    train(
      question,
      examples.filter((_, i) => which(i)).flatMap((one) => one[question]),
    );
  const first = (which: (i: number) => boolean) => ({
    gate: on("gate", which),
    telling: on("telling", which),
    kind: on("kind", which),
    party: on("party", which),
    single: on("single", which),
    newest: on("newest", which),
  });
  const alone = [0, 1].map(
    (half): TellingModel => ({
      ...first((i) => i % 2 !== half),
      partner: EVEN,
      same: EVEN,
      sound: EVEN,
      ruled: EVEN,
    }),
  );
  const partners = texts.map((text, i) => partnerExamples(text, alone[i % 2]!));
  const halves = alone.map((model, half) => ({
    ...model,
    partner: train("partner", partners.filter((_, i) => i % 2 !== half).flat()),
  }));
  const read = texts.map((text, i) =>
    readTellings(text.scene, text.words, text.views, text.drafts, halves[i % 2]!),
  );
  const same = train(
    "same",
    texts.flatMap((text, i) => samePairs(text, read[i]!)),
  );
  const sound = train(
    "sound",
    texts.flatMap((text, i) => soundDeals(text, read[i]!, { ...halves[i % 2]!, same })),
  );
  const judged = { same, sound };
  const ruled = train(
    "ruled",
    texts.flatMap((text, i) =>
      ruledClaims(text, read[i]!, dealsOfTellings(text.views, read[i]!, { ...halves[i % 2]!, ...judged })),
    ),
  );
  return { ...first(() => true), partner: train("partner", partners.flat()), ...judged, ruled };
}
