import { hashText } from "../reading/feature-hash.ts";
import type { FeatureList } from "../reading/feature-list.ts";
import type { Reading } from "../reading/reading.ts";
import type { AgreementClaim } from "./agreement.ts";
import { STATUSES, type Telling } from "./telling.ts";
import { SMALL } from "./telling-features.ts";
import type { ToldDeal } from "./told-deal.ts";

/** Features of an agreement that the rules read as one that was read rightly, beside what the scorers read. */
export function ruledFeatures(
  claim: AgreementClaim,
  parties: readonly number[],
  deals: readonly ToldDeal[],
  tellings: readonly Telling[],
  reading: Reading,
  out: FeatureList,
): void {
  const status = SMALL[1400 + STATUSES.indexOf(claim.status)]!;
  let agreement = 0;
  let chance = 0;
  for (const deal of deals) {
    const shared = deal.parties.filter(({ entity }) => parties.includes(entity)).length;
    const whole = shared === parties.length && shared === deal.parties.length;
    const code = whole
      ? deal.status === claim.status
        ? 5
        : 4
      : shared >= 2
        ? 3
        : shared === 1
          ? deal.status === claim.status
            ? 2
            : 1
          : 0;
    if (code > agreement || (code === agreement && deal.chance > chance)) {
      agreement = code;
      chance = deal.chance;
    }
  }
  let told = 0;
  let alike = 0;
  for (const { sentence, token, chance: own, status: theirs } of tellings) {
    const { start, end } = reading.sentences[sentence]!.tokens[token]!;
    const inside = start < claim.statusSpan.end && claim.statusSpan.start < end;
    const beside = claim.evidence.some((span) => span.start <= start && end <= span.end);
    if (inside && own > told) {
      told = own;
      alike = theirs === claim.status ? 2 : 1;
    } else if (beside && told === 0) alike = theirs === claim.status ? 4 : 3;
  }
  const word = SMALL[1480 + Math.min(9, Math.floor(told * 10))]!;
  const agree = SMALL[1410 + agreement]!;
  const level = SMALL[1420 + Math.min(9, Math.floor(chance * 10))]!;
  const rule = hashText(claim.rule);
  out.add1(700, SMALL[0]!);
  out.add1(701, status);
  out.add1(702, agree);
  out.add2(703, agree, level);
  out.add2(704, agree, status);
  out.add1(705, rule);
  out.add2(706, rule, status);
  out.add2(707, rule, agree);
  out.add1(708, SMALL[1440 + Math.min(5, parties.length)]!);
  out.add2(709, SMALL[1440 + Math.min(5, parties.length)]!, status);
  out.add1(710, SMALL[claim.strength === "weak" ? 1450 : 1451]!);
  out.add2(711, SMALL[claim.strength === "weak" ? 1450 : 1451]!, agree);
  out.add1(712, hashText(claim.kind));
  out.add2(713, SMALL[1460 + Math.min(4, claim.evidence.length)]!, agree);
  out.add1(714, SMALL[1470 + Math.min(3, claim.earlier.length)]!);
  out.add1(716, word);
  out.add2(717, word, SMALL[1490 + alike]!);
  out.add2(718, SMALL[1490 + alike]!, status);
  out.add2(719, SMALL[1490 + alike]!, rule);
  out.add2(720, SMALL[1490 + alike]!, agree);
  out.add1(715, hashText(claim.attribution.kind));
}
