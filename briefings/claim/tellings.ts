import { FeatureList } from "../reading/feature-list.ts";
import type { DealDraft } from "./agreement-draft.ts";
import type { Scene } from "./party-of-phrase.ts";
import { KINDS, STATUSES, type Telling } from "./telling.ts";
import { candidatesOf, chosenOf } from "./telling-candidates.ts";
import { indexDrafts } from "./telling-draft-index.ts";
import { type EntityTraits, entityTraits } from "./telling-entity.ts";
import { mayTell, tellingFeatures, traitsOf } from "./telling-features.ts";
import { gateFeatures } from "./telling-gate.ts";
import type { TellingModel } from "./telling-model.ts";
import { PastTellings } from "./telling-past.ts";
import type { TellingWords, TextViews } from "./telling-view.ts";

/** Below this chance a sentence is taken to tell of no deal. */
const GATE_FROM = 0.05;
/** Longer ones are lists and left-overs of pages: nobody can say who does what in them. */
const LONGEST_SENTENCE = 250;

/** From which chance on a word is taken to tell of a deal. */
const TELLING_FROM = 0.2;
/**
 * All words of a text that tell of a deal, in text order. `skipped` sentences are read by somebody else.
 * A sentence that the gate takes for one without deals is passed over before its tree is made.
 */
export function readTellings(
  scene: Scene,
  words: TellingWords,
  views: TextViews,
  drafts: readonly DealDraft[],
  model: TellingModel,
  skipped: (sentence: number) => boolean = () => false,
): Telling[] {
  const found: Telling[] = [];
  const list = new FeatureList();
  const scores = new Float64Array(KINDS.length);
  const index = indexDrafts(drafts);
  let traits: EntityTraits[] | undefined;
  const past = new PastTellings();
  for (const sentence of scene.reading.sentences) {
    const s = sentence.index;
    const row = scene.mentionsAt[s]!;
    if (skipped(s) || sentence.tokens.length > LONGEST_SENTENCE) continue;
    list.clear();
    gateFeatures(words, sentence, row, list);
    model.gate.chances(list.ids, list.count, scores);
    if (scores[1]! < GATE_FROM) continue;
    const view = views.at(s);
    traits ??= entityTraits(scene);
    const sentenceTraits = traitsOf(view, row);
    for (const token of view.sentence.tokens) {
      if (!mayTell(token, row[token.index])) continue;
      list.clear();
      tellingFeatures(view, row, sentenceTraits, token.index, index.codeAt(s, token.index), list);
      model.telling.chances(list.ids, list.count, scores);
      const chance = 1 - scores[0]!;
      if (chance < TELLING_FROM) continue;
      let best = 1;
      for (let c = 2; c <= STATUSES.length; c++) if (scores[c]! > scores[best]!) best = c;
      const statusChance = scores[best]! / chance;
      model.kind.chances(list.ids, list.count, scores);
      let kind = 0;
      for (let c = 1; c < KINDS.length; c++) if (scores[c]! > scores[kind]!) kind = c;
      model.single.chances(list.ids, list.count, scores);
      const single = scores[1]!;
      const candidates = candidatesOf(
        scene,
        views,
        traits,
        s,
        token.index,
        best,
        past.at(s),
        index,
        model,
        list,
      );
      const parties = chosenOf(candidates, single);
      found.push({
        sentence: s,
        token: token.index,
        status: STATUSES[best - 1]!,
        chance,
        statusChance,
        kind: KINDS[kind]!,
        single,
        candidates,
        parties,
      });
      if (parties.length > 0)
        past.add(
          s,
          parties.map((party) => party.entity),
        );
    }
  }
  return found;
}
