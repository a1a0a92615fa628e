import { hashText } from "../reading/feature-hash.ts";
import { findKnownName } from "../reading/gazetteer.ts";
import type { Entity, Mention } from "../reading/name.ts";
import type { Scene } from "./party-of-phrase.ts";
import { SMALL } from "./telling-features.ts";

/** What is asked of an entity again and again, computed once a text. */
export interface EntityTraits {
  readonly entity: Entity;
  /** Mentions by sentence. */
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>;
  readonly lastWord: number;
  readonly sort: number;
  readonly type: number;
  readonly count: number;
  readonly rank: number;
  readonly titled: number;
  readonly first: number;
  readonly acts: number;
}

const TYPES = ["person", "organisation", "place", "other"];

export function entityTraits(scene: Scene): EntityTraits[] {
  const { entities, title } = scene.reading;
  const order = [...entities].sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
  const rank = new Map(order.map((entity, i) => [entity.id, i]));
  const heading = title?.toLowerCase() ?? "";
  return entities.map((entity) => {
    const bySentence = new Map<number, Mention[]>();
    for (const mention of entity.mentions) {
      const list = bySentence.get(mention.sentence);
      if (list === undefined) bySentence.set(mention.sentence, [mention]);
      else list.push(mention);
    }
    const words = entity.name.toLowerCase().split(/[\s-]+/u);
    const short = [entity.name, ...entity.aliases].some(
      (name) => name.length > 2 && heading.includes(name.toLowerCase()),
    );
    return {
      entity,
      bySentence,
      lastWord: hashText(words[words.length - 1] ?? ""),
      sort: hashText(findKnownName(entity.name)?.sort ?? "-"),
      type: SMALL[40 + TYPES.indexOf(entity.type)]!,
      count: Math.min(6, entity.mentions.length),
      rank: Math.min(6, rank.get(entity.id)!),
      titled: short ? 1 : 0,
      first: Math.min(3, entity.mentions[0]?.sentence ?? 3),
      acts: scene.affiliation.has(entity.id) ? 2 : scene.employer.has(entity.id) ? 1 : 0,
    };
  });
}
