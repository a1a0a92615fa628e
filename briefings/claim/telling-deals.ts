import { FeatureList } from "../reading/feature-list.ts";
import type { AgreementKind } from "./agreement.ts";
import { KINDS, type Telling } from "./telling.ts";
import { chosenOf } from "./telling-candidates.ts";
import { newestFeatures, sameFeatures, soundFeatures } from "./telling-deal-features.ts";
import type { TellingModel } from "./telling-model.ts";
import type { TextViews } from "./telling-view.ts";
import type { ToldDeal } from "./told-deal.ts";

const LAST_MEMBERS = 4;
const FARTHEST = 14;

/** Joins tellings to deals: each to the deal that the scorer takes it to tell of, or to a new one. */
export function clustersOf(
  views: TextViews,
  tellings: readonly Telling[],
  model: Pick<TellingModel, "same">,
): Telling[][] {
  const list = new FeatureList();
  const scores = new Float64Array(2);
  const clusters: Telling[][] = [];
  for (const telling of tellings) {
    let best: Telling[] | undefined;
    let top = 0.5;
    for (const cluster of clusters) {
      const recent = cluster
        .slice(-LAST_MEMBERS)
        .filter(({ sentence }) => telling.sentence - sentence <= FARTHEST);
      if (recent.length === 0) continue;
      let sum = 0;
      for (const one of recent) {
        list.clear();
        sameFeatures(views, one, telling, list);
        model.same.chances(list.ids, list.count, scores);
        sum += scores[1]!;
      }
      const chance = sum / recent.length;
      if (chance > top) {
        top = chance;
        best = cluster;
      }
    }
    if (best === undefined) clusters.push([telling]);
    else best.push(telling);
  }
  return clusters;
}

/** Everybody who may be a party of the deal, by all its tellings; those that are surer of two weigh more. */
export function partiesOfCluster(cluster: readonly Telling[]): { entity: number; chance: number }[] {
  const sums = new Map<number, number>();
  let whole = 0;
  for (const { candidates, chance } of cluster) {
    const weight = chance * (0.1 + (candidates[1]?.chance ?? 0) + 0.5 * (candidates[0]?.chance ?? 0));
    whole += weight;
    for (const { entity, chance: own } of candidates)
      sums.set(entity, (sums.get(entity) ?? 0) + own * weight);
  }
  if (whole === 0) return [];
  return [...sums]
    .map(([entity, sum]) => ({ entity, chance: sum / whole }))
    .sort((a, b) => b.chance - a.chance || a.entity - b.entity);
}

/** Reads the deals of a text from its tellings. */
export function dealsOfTellings(
  views: TextViews,
  tellings: readonly Telling[],
  model: TellingModel,
): ToldDeal[] {
  const list = new FeatureList();
  const scores = new Float64Array(2);
  const deals: ToldDeal[] = [];
  const merged: {
    key: string;
    cluster: Telling[];
    parties: { entity: number; chance: number }[];
    candidates: { entity: number; chance: number }[];
  }[] = [];
  for (const cluster of clustersOf(views, tellings, model)) {
    const single = Math.min(...cluster.map((telling) => telling.single));
    const candidates = partiesOfCluster(cluster);
    const parties = chosenOf(candidates, single);
    if (parties.length === 0) continue;
    const key = parties
      .map(({ entity }) => entity)
      .sort((a, b) => a - b)
      .join("+");
    merged.push({ key, cluster, parties, candidates });
  }
  for (const { cluster, parties, candidates } of merged) {
    let newest = cluster[0]!;
    let top = -1;
    cluster.forEach((telling, i) => {
      list.clear();
      newestFeatures(views, cluster, i, list);
      model.newest.chances(list.ids, list.count, scores);
      if (scores[1]! > top) {
        top = scores[1]!;
        newest = telling;
      }
    });
    const votes = new Map<AgreementKind, number>();
    for (const { kind, chance } of cluster)
      votes.set(kind, (votes.get(kind) ?? 0) + chance * (kind === "other" ? 0.5 : 1));
    const kind = [...votes].sort((a, b) => b[1] - a[1] || KINDS.indexOf(a[0]) - KINDS.indexOf(b[0]))[0]![0];
    const deal = { parties, kind, status: newest.status, tellings: cluster, newest, newestChance: top };
    list.clear();
    soundFeatures(views, deal, candidates, list);
    model.sound.chances(list.ids, list.count, scores);
    deals.push({ ...deal, chance: scores[1]! });
  }
  return deals;
}
