import type { Antecedent } from "../briefings/reading/coreference.ts";
import { readEntities } from "../briefings/reading/entity-reader.ts";
import { type Choose, resolveBy } from "../briefings/reading/references.ts";
import type { Syntax } from "../briefings/reading/syntax.ts";
import type { WordClusters } from "../briefings/reading/word-forms.ts";
import type { DealText } from "./deal-text.ts";
import type { Choice } from "./rank-trainer.ts";

/** Party key → antecedent, by the mentions that are names. */
export function antecedentsOfKeys(text: DealText, antecedents: readonly Antecedent[]): Map<string, number> {
  const votes = new Map<string, Map<number, number>>();
  for (const mention of text.mentions) {
    if (mention.keys.length !== 1) continue;
    for (const { id, mentions } of antecedents)
      for (const found of mentions) {
        if (found.by !== "name" || found.start >= mention.end || mention.start >= found.end) continue;
        const exact = found.start <= mention.start + 4 && found.end >= mention.end - 4;
        const list = votes.get(mention.keys[0]!) ?? new Map<number, number>();
        list.set(id, (list.get(id) ?? 0) + (exact ? 2 : 1));
        votes.set(mention.keys[0]!, list);
      }
  }
  return new Map([...votes].map(([key, list]) => [key, [...list].sort((a, b) => b[1] - a[1])[0]![0]]));
}

export interface Judged {
  /** Key of the party that is marked at the anaphor; undefined where nothing is marked, "+" for several. */
  readonly gold: number | "several" | undefined;
  readonly chosen: number;
  readonly sort: string;
}

/**
 * Reads a text with the right answers given: each anaphor with its candidates. What is not marked means
 * nobody, or somebody who is no party.
 */
export function choicesOf(
  text: DealText,
  syntax: Syntax,
  clusters: WordClusters,
  decide?: Choose,
  judge?: (one: Judged) => void,
): Choice[] {
  const choices: Choice[] = [];
  const { sentences, names } = syntax.parse(text.text);
  readEntities(text.text, sentences, names, (list, antecedents) => {
    const ofKey = antecedentsOfKeys(text, antecedents);
    const parties = new Set(ofKey.values());
    resolveBy(
      (scene, candidates, features) => {
        const { anaphor, tokens } = scene;
        const start = tokens[anaphor.first]!.start;
        const end = tokens[anaphor.last]!.end;
        const mark = text.mentions.find(
          (one) => one.start < end && start < one.end && one.end >= end - 1 && one.start >= start - 1,
        );
        const partly = mark === undefined && text.mentions.some((one) => one.start < end && start < one.end);
        const several = mark !== undefined && mark.keys.length > 1;
        const gold = mark === undefined || several ? undefined : ofKey.get(mark.keys[0]!);
        const right = candidates.map(({ id }) =>
          gold !== undefined ? id === gold : mark === undefined && !partly && !parties.has(id),
        );
        const nobody = gold === undefined;
        if (decide === undefined) {
          const known = gold === undefined ? mark === undefined || several : right.includes(true);
          if (known && !partly)
            choices.push({
              candidates: [-1, ...candidates.keys()].map((k) => {
                const own = features(k);
                return own.ids.slice(0, own.count);
              }),
              right: [nobody, ...right],
            });
          return gold === undefined ? -1 : candidates.findIndex(({ id }) => id === gold);
        }
        const chosen = decide(scene, candidates, features);
        judge?.({
          gold: several ? "several" : mark === undefined ? undefined : (gold ?? -5),
          chosen:
            chosen < 0
              ? -1
              : parties.has(candidates[chosen]!.id) || mark !== undefined
                ? candidates[chosen]!.id
                : -2,
          sort: anaphor.sort,
        });
        return chosen;
      },
      clusters,
      list,
      antecedents,
    );
  });
  return choices;
}
