import { hashText } from "../reading/feature-hash.ts";
import type { FeatureList } from "../reading/feature-list.ts";
import { childrenOf } from "../reading/tree.ts";
import type { AgreementStatus } from "./agreement.ts";
import { STATUSES, type Telling } from "./telling.ts";
import { SMALL } from "./telling-features.ts";
import type { TextViews } from "./telling-view.ts";
import type { ToldDeal } from "./told-deal.ts";

const FRESH =
  /^(?:second|third|another|separate|new|different|similar|other|fresh|further|additional|also|too)$/u;
const OLD = /^(?:earlier|previous|former|old|first|original|previously|last|prior)$/u;

/** Features of two tellings as those of one deal. `a` stands before `b`. */
export function sameFeatures(views: TextViews, a: Telling, b: Telling, out: FeatureList): void {
  const va = views.at(a.sentence);
  const vb = views.at(b.sentence);
  const far = b.sentence - a.sentence;
  const distance = SMALL[700 + Math.min(6, far)]!;
  const kinds = SMALL[720 + (a.kind === b.kind ? 1 : 0)]!;
  const sa = SMALL[740 + STATUSES.indexOf(a.status)]!;
  const sb = SMALL[740 + STATUSES.indexOf(b.status)]!;
  let overlap = 0;
  let apart = 0;
  let strong = 0;
  let against = 0;
  const other = new Map(b.candidates.map(({ entity, chance }) => [entity, chance]));
  for (const { entity, chance } of a.candidates) {
    const second = other.get(entity) ?? 0;
    overlap += Math.min(chance, second);
    if (chance > 0.5 && second > 0.5) strong++;
    if (chance > 0.6 && second < 0.15) against++;
    apart = Math.max(apart, Math.abs(chance - second));
  }
  const first = new Map(a.candidates.map(({ entity, chance }) => [entity, chance]));
  for (const { entity, chance } of b.candidates)
    if (chance > 0.6 && (first.get(entity) ?? 0) < 0.15) against++;
  const shared = SMALL[920 + Math.min(8, Math.round(overlap * 4))]!;
  const agree = SMALL[940 + Math.min(2, strong) * 4 + Math.min(3, against)]!;
  out.add1(400, SMALL[0]!);
  out.add1(401, distance);
  out.add2(402, kinds, distance);
  out.add2(403, sa, sb);
  out.add3(404, sa, sb, kinds);
  out.add2(405, va.lexical[a.token]!, vb.lexical[b.token]!);
  out.add3(406, SMALL[va.lemma[a.token] === vb.lemma[b.token] ? 1 : 0]!, kinds, agree);
  out.add3(407, hashText(a.kind), hashText(b.kind), distance);
  out.add2(408, shared, distance);
  out.add2(409, agree, distance);
  out.add2(410, agree, kinds);
  out.add3(411, agree, kinds, distance);
  out.add3(412, agree, sa, sb);
  out.add2(413, SMALL[960 + Math.round(apart * 4)]!, shared);
  out.add2(414, SMALL[vb.sentence.paragraph - va.sentence.paragraph > 0 ? 1 : 0]!, agree);
  const { tokens } = vb.sentence;
  let modifier = 0;
  for (let i = Math.max(0, b.token - 5); i < Math.min(tokens.length, b.token + 3); i++) {
    const word = tokens[i]!.text.toLowerCase();
    if (FRESH.test(word)) modifier |= 1;
    if (OLD.test(word)) modifier |= 2;
    if (i >= b.token - 2 && i < b.token && /^(?:the|that|this|its|their)$/u.test(word)) modifier |= 4;
  }
  out.add2(415, SMALL[970 + modifier]!, agree);
  out.add2(416, SMALL[970 + modifier]!, kinds);
  if (far === 0) {
    const near = Math.abs(b.token - a.token);
    const joined =
      tokens[a.token]!.head === b.token || tokens[b.token]!.head === a.token
        ? 2
        : tokens[a.token]!.head === tokens[b.token]!.head
          ? 1
          : 0;
    const gap = SMALL[980 + (near <= 2 ? 0 : near <= 5 ? 1 : near <= 10 ? 2 : 3)]!;
    out.add3(417, gap, SMALL[joined]!, agree);
    out.add3(418, gap, SMALL[joined]!, sa);
    out.add2(419, SMALL[joined]!, sb);
    let barrier = 0;
    for (let i = Math.min(a.token, b.token); i < Math.max(a.token, b.token); i++)
      if (/^(?:and|but|while|after|;|:|—|–)$/u.test(tokens[i]!.text.toLowerCase())) barrier++;
    out.add3(420, SMALL[Math.min(2, barrier)]!, gap, agree);
  }
}

/** Features of a telling as the one that gives its deal the status it ends with. */
export function newestFeatures(views: TextViews, all: readonly Telling[], i: number, out: FeatureList): void {
  const telling = all[i]!;
  const view = views.at(telling.sentence);
  const status = SMALL[800 + STATUSES.indexOf(telling.status)]!;
  const place = SMALL[820 + (all.length === 1 ? 0 : i === 0 ? 1 : i === all.length - 1 ? 2 : 3)]!;
  const state = view.state[telling.token]!;
  const { head } = view.sentence.tokens[telling.token]!;
  const above = head >= 0 ? view.state[head]! : 0;
  out.add1(500, SMALL[0]!);
  out.add1(501, status);
  out.add1(502, place);
  out.add2(503, status, place);
  out.add2(504, status, SMALL[state & 4095]!);
  out.add2(505, status, SMALL[above & 4095]!);
  out.add2(506, SMALL[840 + Math.min(3, telling.sentence)]!, status);
  out.add2(
    507,
    SMALL[850 + Math.round(telling.chance * 5)]!,
    SMALL[860 + Math.round(telling.statusChance * 5)]!,
  );
  const others = new Map<AgreementStatus, number>();
  all.forEach((other, k) => {
    if (k !== i) others.set(other.status, k);
  });
  for (const [other, k] of others) {
    out.add3(508, status, SMALL[800 + STATUSES.indexOf(other)]!, SMALL[k < i ? 1 : 2]!);
    out.add2(509, status, SMALL[800 + STATUSES.indexOf(other)]!);
  }
  out.add2(510, view.lexical[telling.token]!, place);
  const { tokens } = view.sentence;
  for (let k = 0; k < tokens.length; k++) {
    const word = tokens[k]!;
    if (
      /^(?:\d{4}|earlier|ago|previously|once|now|then|still|last|already|later|since|until|but|however|instead|finally|today|yesterday|meanwhile|had|former|first|original|initially|new)$/iu.test(
        word.text,
      )
    )
      out.add3(511, view.word[k]!, status, SMALL[k < telling.token ? 1 : 2]!);
  }
  out.add2(512, SMALL[900 + Math.min(5, all.length)]!, status);
}

const tenth = (chance: number) => Math.min(9, Math.floor(chance * 10));

/** Features of a deal as one that was read rightly. */
export function soundFeatures(
  views: TextViews,
  deal: Omit<ToldDeal, "chance">,
  candidates: readonly { readonly entity: number; readonly chance: number }[],
  out: FeatureList,
): void {
  const { parties, tellings, newest } = deal;
  const told = 1 - tellings.reduce((miss, { chance }) => miss * (1 - chance), 1);
  const most = Math.max(...tellings.map(({ chance }) => chance));
  const least = parties[parties.length - 1]!.chance;
  const first = parties[0]!.chance;
  const next = candidates[parties.length]?.chance ?? 0;
  const status = SMALL[1000 + STATUSES.indexOf(deal.status)]!;
  const bucket = (base: number, value: number) => SMALL[base + tenth(value)]!;
  const view = views.at(newest.sentence);
  out.add1(600, SMALL[0]!);
  out.add1(601, status);
  out.add1(602, bucket(1010, told));
  out.add1(603, bucket(1020, most));
  out.add1(604, bucket(1030, least));
  out.add1(605, bucket(1040, first));
  out.add1(606, bucket(1050, next));
  out.add1(607, bucket(1060, newest.statusChance));
  out.add1(608, bucket(1070, deal.newestChance));
  out.add1(609, SMALL[1080 + Math.min(5, tellings.length)]!);
  out.add1(610, SMALL[1090 + Math.min(5, parties.length)]!);
  out.add2(611, bucket(1030, least), bucket(1050, next));
  out.add2(612, bucket(1020, most), bucket(1030, least));
  out.add2(613, bucket(1060, newest.statusChance), status);
  out.add2(614, SMALL[1090 + Math.min(5, parties.length)]!, status);
  out.add2(615, SMALL[1090 + Math.min(5, parties.length)]!, hashText(deal.kind));
  out.add2(
    616,
    SMALL[1090 + Math.min(5, parties.length)]!,
    bucket(1100, Math.min(...tellings.map(({ single }) => single))),
  );
  out.add2(617, status, view.lexical[newest.token]!);
  out.add2(618, status, view.lemma[newest.token]!);
  out.add2(619, SMALL[1080 + Math.min(5, tellings.length)]!, bucket(1030, least));
  out.add2(620, SMALL[1120 + Math.min(6, newest.sentence)]!, bucket(1030, least));
  out.add2(621, SMALL[view.state[newest.token]! & 4095]!, status);
  out.add2(622, bucket(1010, told), bucket(1030, least));
  const statuses = new Set(tellings.map((telling) => telling.status));
  out.add2(623, SMALL[1130 + Math.min(3, statuses.size)]!, status);
  out.add1(624, SMALL[childrenOf(view.sentence, newest.token).length > 0 ? 1 : 0]!);
}
