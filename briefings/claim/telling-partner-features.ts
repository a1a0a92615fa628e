import type { FeatureList } from "../reading/feature-list.ts";
import type { EntityTraits } from "./telling-entity.ts";
import { SMALL } from "./telling-features.ts";
import type { TellingFrame } from "./telling-frame.ts";
import type { PartyPast } from "./telling-party-features.ts";
import type { TextViews } from "./telling-view.ts";

/** Features of the candidate `looks[k]` beside the others. Its own features are taken over. */
export function partnerFeatures(
  views: TextViews,
  traits: readonly EntityTraits[],
  frame: TellingFrame,
  past: PartyPast,
  looks: readonly { readonly entity: number; readonly chance: number; readonly features: Int32Array }[],
  k: number,
  out: FeatureList,
): void {
  const own = looks[k]!;
  out.addAll(own.features);
  const view = views.at(frame.sentence);
  const lex = view.lexical[frame.token]!;
  const trait = traits[own.entity]!;
  const here = trait.bySentence.has(frame.sentence) ? 1 : 0;
  let strong = 0;
  let strongHere = 0;
  let fair = 0;
  let best: (typeof looks)[number] | undefined;
  let second: (typeof looks)[number] | undefined;
  looks.forEach((look, i) => {
    if (i === k) return;
    if (best === undefined) best = look;
    else if (second === undefined) second = look;
    if (look.chance >= 0.5) {
      strong++;
      if (traits[look.entity]!.bySentence.has(frame.sentence)) strongHere++;
    } else if (look.chance >= 0.2) fair++;
  });
  const place = SMALL[1200 + Math.min(4, k)]!;
  const level = (chance: number) => Math.min(9, Math.floor(chance * 10));
  const mine = SMALL[1210 + level(own.chance)]!;
  const crowd = SMALL[1220 + Math.min(3, strong) * 12 + Math.min(2, strongHere) * 4 + Math.min(3, fair)]!;
  const where = SMALL[1300 + here]!;
  out.add1(300, mine);
  out.add2(301, mine, crowd);
  out.add2(302, place, mine);
  out.add3(303, place, crowd, where);
  out.add3(304, mine, SMALL[Math.min(3, strong)]!, where);
  if (best !== undefined) {
    const other = traits[best.entity]!;
    const theirs = SMALL[1310 + level(best.chance)]!;
    out.add2(305, mine, theirs);
    const together = SMALL[1320 + past.together(own.entity, best.entity)]!;
    out.add2(306, together, where);
    out.add3(307, together, where, SMALL[Math.min(3, strong)]!);
    out.add3(308, together, mine, theirs);
    out.add3(309, trait.type, other.type, lex);
    out.add3(310, trait.type, other.type, where);
    out.add3(311, trait.sort, other.sort, lex);
    out.add3(312, SMALL[1330 + trait.rank]!, SMALL[1340 + other.rank]!, where);
    out.add3(313, SMALL[1350 + trait.titled]!, SMALL[1350 + other.titled]!, where);
    const apart = SMALL[1360 + Math.min(9, Math.max(0, Math.floor((own.chance - best.chance) * 5 + 5)))]!;
    out.add2(314, apart, where);
    out.add3(315, apart, where, crowd);
    if (second !== undefined) {
      out.add3(316, mine, theirs, SMALL[1370 + level(second.chance)]!);
      out.add3(317, SMALL[1320 + past.together(own.entity, second.entity)]!, together, where);
    }
  }
}
