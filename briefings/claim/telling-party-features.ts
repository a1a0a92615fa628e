import type { FeatureList } from "../reading/feature-list.ts";
import type { Mention } from "../reading/name.ts";
import { isRelation, nounOfName } from "../reading/tree.ts";
import { REPORT_VERBS } from "./agreement-lexicon.ts";
import type { Scene } from "./party-of-phrase.ts";
import type { EntityTraits } from "./telling-entity.ts";
import { SMALL } from "./telling-features.ts";
import { determinerOf, groupWord, pathHash, roleOf, type TellingFrame } from "./telling-frame.ts";
import type { TextViews } from "./telling-view.ts";

/** What earlier tellings of the text say of an entity. */
export interface PartyPast {
  /** Whether the entity was a party of the telling before, and of the one before that. */
  inLast(entity: number): number;
  /** How many sentences ago the telling before was; 9 for none. */
  readonly sinceLast: number;
  /** How many tellings had it for a party. */
  count(entity: number): number;
  /** Whether the two were parties of one telling: 0 never, 2 in the last one. */
  together(a: number, b: number): number;
}

/**
 * Features of an entity as a party of the deal that a word tells of: by itself, whoever else there is. `ruled`
 * says how the rules tie it to the word. Appends to `out`.
 */
export function partyFeatures(
  scene: Scene,
  views: TextViews,
  traits: readonly EntityTraits[],
  frame: TellingFrame,
  past: PartyPast,
  ruled: number,
  entity: number,
  out: FeatureList,
): void {
  const view = views.at(frame.sentence);
  const { sentence } = view;
  const { tokens } = sentence;
  const row = scene.mentionsAt[frame.sentence]!;
  const trait = traits[entity]!;
  const lex = view.lexical[frame.token]!;
  const lemma = view.lemma[frame.token]!;
  const status = SMALL[100 + frame.status]!;
  const { type } = trait;
  out.add1(200, SMALL[0]!);
  out.add1(201, type);
  out.add2(202, type, lex);
  out.add2(203, type, lemma);
  out.add2(204, type, status);
  out.add2(205, trait.lastWord, SMALL[1]!);
  out.add2(206, trait.sort, lex);
  out.add2(207, trait.sort, type);
  out.add1(208, SMALL[trait.count]!);
  out.add2(209, SMALL[trait.rank]!, type);
  out.add2(210, SMALL[trait.titled]!, type);
  out.add2(211, SMALL[trait.first]!, SMALL[trait.titled]!);
  out.add2(212, SMALL[trait.acts]!, type);
  out.add2(213, SMALL[trait.acts]!, lex);
  out.add2(214, SMALL[ruled]!, status);
  out.add2(215, SMALL[ruled]!, type);
  const last = past.inLast(entity);
  const before = Math.min(3, past.count(entity));
  out.add2(216, SMALL[last]!, SMALL[Math.min(5, past.sinceLast)]!);
  out.add1(217, SMALL[before]!);

  const own = trait.bySentence.get(frame.sentence);
  const namesHere = new Set<number>();
  for (const mention of row) if (mention !== undefined) namesHere.add(mention.entity);
  const crowd = SMALL[20 + Math.min(5, namesHere.size)]!;
  const det = determinerOf(sentence, frame.token);
  const group = SMALL[620 + groupWord(sentence, frame.token)]!;
  out.add3(218, group, SMALL[last]!, SMALL[own === undefined ? 0 : 1]!);
  out.add3(219, group, crowd, SMALL[last]!);
  if (own === undefined) {
    const { distance, mention } = nearestSentence(trait, frame.sentence);
    const where = SMALL[60 + distance]!;
    out.add2(220, where, crowd);
    out.add2(221, where, SMALL[last]!);
    out.add3(222, where, crowd, lex);
    out.add3(223, where, crowd, type);
    out.add3(224, where, SMALL[trait.rank]!, crowd);
    out.add3(225, where, SMALL[last]!, crowd);
    out.add3(226, SMALL[det]!, SMALL[last]!, crowd);
    out.add3(227, where, SMALL[trait.titled]!, type);
    out.add3(228, lex, SMALL[last]!, crowd);
    out.add3(229, lemma, SMALL[last]!, crowd);
    if (mention !== undefined) {
      const other = views.at(mention.sentence);
      const noun = nounOfName(other.sentence, mention.firstToken, mention.lastToken);
      const relation = other.relation[noun]!;
      out.add2(230, relation, where);
      out.add3(231, relation, where, crowd);
      out.add3(232, relation, where, SMALL[mention.by === "name" ? 0 : mention.by === "phrase" ? 1 : 2]!);
    }
    return;
  }
  out.add2(240, crowd, type);
  out.add3(241, SMALL[det]!, SMALL[last]!, crowd);
  let nearest = own[0]!;
  let gap = Number.POSITIVE_INFINITY;
  for (const mention of own) {
    const distance =
      mention.firstToken > frame.token ? mention.firstToken - frame.token : frame.token - mention.lastToken;
    if (distance < gap) {
      gap = distance;
      nearest = mention;
    }
    const role = roleOf(sentence, frame, mention);
    if (role.code !== 0) {
      out.add2(242, SMALL[300 + role.code]!, role.word);
      out.add3(243, SMALL[300 + role.code]!, role.word, lex);
      out.add3(244, SMALL[300 + role.code]!, role.word, lemma);
      out.add3(245, SMALL[300 + role.code]!, role.word, type);
      out.add3(246, SMALL[300 + role.code]!, status, lex);
      out.add3(247, SMALL[300 + role.code]!, role.word, status);
    }
  }
  const by = SMALL[nearest.by === "name" ? 50 : nearest.by === "phrase" ? 51 : 52]!;
  const side = nearest.firstToken > frame.token ? 1 : 0;
  const bucket =
    SMALL[
      70 +
        side * 10 +
        (gap <= 1 ? 1 : gap <= 2 ? 2 : gap <= 4 ? 3 : gap <= 7 ? 4 : gap <= 12 ? 5 : gap <= 20 ? 6 : 7)
    ]!;
  let names = 0;
  let verbs = 0;
  let commas = 0;
  let barrier = 0;
  const from = side === 1 ? frame.token + 1 : nearest.lastToken + 1;
  const to = side === 1 ? nearest.firstToken - 1 : frame.token - 1;
  for (let i = from; i <= to; i++) {
    const token = tokens[i]!;
    if (row[i] !== undefined && row[i]!.first === i) names++;
    if (token.upos === "VERB") verbs++;
    if (token.text === ",") commas++;
    if (
      token.text === ";" ||
      token.text === ":" ||
      token.lemma === "but" ||
      token.lemma === "while" ||
      token.lemma === "after"
    )
      barrier = 1;
  }
  const between = SMALL[400 + Math.min(3, names) * 16 + Math.min(3, verbs) * 4 + Math.min(3, commas)]!;
  out.add2(250, bucket, lex);
  out.add2(251, bucket, by);
  out.add2(252, bucket, type);
  out.add2(253, between, SMALL[side]!);
  out.add3(254, between, SMALL[side]!, lex);
  out.add3(255, between, SMALL[side]!, type);
  out.add3(256, SMALL[Math.min(3, names)]!, SMALL[side]!, crowd);
  out.add2(257, SMALL[barrier]!, SMALL[side]!);
  out.add2(258, by, SMALL[last]!);
  const noun = nounOfName(sentence, nearest.firstToken, nearest.lastToken);
  const relation = view.relation[noun]!;
  const head = tokens[noun]!.head;
  out.add2(260, relation, SMALL[side]!);
  out.add3(261, relation, SMALL[side]!, lex);
  out.add3(262, relation, type, SMALL[side]!);
  if (head >= 0) {
    out.add2(263, relation, view.lemma[head]!);
    out.add3(264, relation, view.lexical[head]!, lex);
    out.add2(265, view.lexical[head]!, relation);
    if (REPORT_VERBS.has(tokens[head]!.lemma) && isRelation(tokens[noun]!.relation, "nsubj")) {
      out.add2(266, type, SMALL[head === frame.token ? 1 : 0]!);
      out.add2(267, SMALL[last]!, SMALL[head === frame.token ? 1 : 0]!);
    }
  }
  const prep = view.word[nearest.firstToken - 1] ?? 0;
  const prep2 = view.word[nearest.firstToken - 2] ?? 0;
  const next = view.word[nearest.lastToken + 1] ?? 0;
  out.add2(270, prep, SMALL[side]!);
  out.add3(271, prep, SMALL[side]!, lex);
  out.add3(272, prep, SMALL[side]!, lemma);
  out.add3(273, prep, type, SMALL[side]!);
  out.add2(274, next, SMALL[side]!);
  out.add3(275, next, SMALL[side]!, lex);
  out.add3(276, prep2, prep, SMALL[side]!);
  out.add3(277, prep, bucket, lex);
  const way = pathHash(sentence, view, frame.token, noun);
  out.add1(280, way.hash);
  out.add2(281, way.hash, lex);
  out.add2(282, way.hash, type);
  out.add2(283, way.hash, prep);
  out.add3(284, way.hash, prep, lex);
  out.add2(285, way.hash, lemma);
  out.add2(286, SMALL[500 + way.length]!, bucket);
  // Words between, where there are few.
  if (to - from < 4) {
    let between = 17;
    for (let i = from; i <= to; i++)
      between = Math.imul(between, 31) + (row[i] === undefined ? view.lemma[i]! : 7);
    out.add2(287, between | 0, SMALL[side]!);
    out.add3(288, between | 0, SMALL[side]!, lex);
  }
  // The how-manieth of the names of the sentence.
  let place = 0;
  let lastSeen = -1;
  for (let i = 0; i < nearest.firstToken; i++) {
    if (row[i] !== undefined && row[i]!.first !== lastSeen) {
      lastSeen = row[i]!.first;
      place++;
    }
  }
  out.add3(289, SMALL[Math.min(4, place)]!, crowd, type);
}

function nearestSentence(
  trait: EntityTraits,
  sentence: number,
): { distance: number; mention: Mention | undefined } {
  for (let back = 1; back <= 6; back++) {
    const before = trait.bySentence.get(sentence - back);
    if (before !== undefined) return { distance: back, mention: before[before.length - 1] };
    if (back === 1) {
      const after = trait.bySentence.get(sentence + 1);
      if (after !== undefined) return { distance: 8, mention: after[0] };
    }
  }
  return { distance: 7, mention: undefined };
}
