import type { FeatureList } from "../reading/feature-list.ts";
import type { Scene } from "./party-of-phrase.ts";
import type { DraftIndex } from "./telling-draft-index.ts";
import type { EntityTraits } from "./telling-entity.ts";
import { frameOf, type TellingFrame } from "./telling-frame.ts";
import type { Chances, TellingModel } from "./telling-model.ts";
import { partnerFeatures } from "./telling-partner-features.ts";
import { type PartyPast, partyFeatures } from "./telling-party-features.ts";
import type { TextViews } from "./telling-view.ts";

/** A second party is named somewhere: the likeliest is taken. A third one must be sure. */
const SECOND_PARTY_FROM = 0.05;
const PARTY_FROM = 0.5;
const THIRD_PARTY_FROM = 0.85;

/** A candidate as it looks by itself, before the others are known. */
export interface FirstLook {
  readonly entity: number;
  readonly chance: number;
  readonly features: Int32Array;
}

/** How many candidates are looked at again in the light of the others. */
const MOST_SECOND_LOOKS = 12;

/** Scores each entity as a party by itself, the likeliest first. */
export function firstLooks(
  scene: Scene,
  views: TextViews,
  traits: readonly EntityTraits[],
  frame: TellingFrame,
  past: PartyPast,
  index: DraftIndex,
  party: Chances,
  list: FeatureList,
): FirstLook[] {
  const scores = new Float64Array(2);
  const looks: FirstLook[] = [];
  for (const { entity } of traits) {
    if (entity.type === "other") continue;
    list.clear();
    const tie = index.tieOf(frame.sentence, frame.token, entity.id);
    partyFeatures(scene, views, traits, frame, past, tie, entity.id, list);
    party.chances(list.ids, list.count, scores);
    looks.push({ entity: entity.id, chance: scores[1]!, features: list.ids.slice(0, list.count) });
  }
  return looks.sort((a, b) => b.chance - a.chance || a.entity - b.entity).slice(0, MOST_SECOND_LOOKS);
}

/** The candidates of a telling, each in the light of the others, the likeliest first. */
export function candidatesOf(
  scene: Scene,
  views: TextViews,
  traits: readonly EntityTraits[],
  s: number,
  t: number,
  status: number,
  past: PartyPast,
  index: DraftIndex,
  model: TellingModel,
  list: FeatureList,
): { entity: number; chance: number }[] {
  const frame = frameOf(views.at(s).sentence, t, status);
  const looks = firstLooks(scene, views, traits, frame, past, index, model.party, list);
  const scores = new Float64Array(2);
  return looks
    .map(({ entity }, k) => {
      list.clear();
      partnerFeatures(views, traits, frame, past, looks, k, list);
      model.partner.chances(list.ids, list.count, scores);
      return { entity, chance: scores[1]! };
    })
    .filter(({ chance }) => chance >= 0.01)
    .sort((a, b) => b.chance - a.chance || a.entity - b.entity);
}

/** Who of the candidates is taken for a party: two at least where two are at hand, more only when sure. */
export function chosenOf<T extends { readonly chance: number }>(
  candidates: readonly T[],
  single: number,
): T[] {
  const most = single > 0.5 ? 1 : 2;
  return candidates.filter(({ chance }, i) =>
    i < most ? chance >= SECOND_PARTY_FROM : chance >= (i === 1 ? PARTY_FROM : THIRD_PARTY_FROM),
  );
}
