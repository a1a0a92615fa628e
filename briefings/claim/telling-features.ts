import { hashText, scatter } from "../reading/feature-hash.ts";
import type { FeatureList } from "../reading/feature-list.ts";
import type { Token } from "../reading/sentence.ts";
import { childrenOf, isRelation } from "../reading/tree.ts";
import type { MentionAt } from "./agreement-chunk.ts";
import type { SentenceView } from "./telling-view.ts";

/** Small numbers, scattered once. */
export const SMALL = Int32Array.from({ length: 4096 }, (_, i) => scatter(i + 0x51));
const NONE = hashText("<none>");

/** True for a word that may tell of a deal. */
export function mayTell(token: Token, mention: MentionAt | undefined): boolean {
  if (mention !== undefined && mention.by === "name") return false;
  switch (token.upos) {
    case "VERB":
    case "NOUN":
    case "ADJ":
    case "ADV":
      return /^\p{L}/u.test(token.text);
    case "PROPN":
    case "X":
      return /^\p{L}/u.test(token.text);
    case "ADP":
      return token.xpos === "RP";
    case "INTJ":
      return true;
    case "DET":
      return token.text.toLowerCase() === "no";
    default:
      return false;
  }
}

const CONDITION = /^(?:if|unless|whether|until|till|lest|suppose|imagine)$/iu;
const DENIAL = /^(?:deny|refute|dismiss|false|untrue|misspeak|wrong|retract|rumour|rumor|denial)$/iu;

/** What a sentence says as a whole, computed once. */
export interface SentenceTraits {
  readonly question: number;
  readonly condition: number;
  readonly denial: number;
  readonly names: number;
}

export function traitsOf(view: SentenceView, row: readonly (MentionAt | undefined)[]): SentenceTraits {
  const { tokens } = view.sentence;
  let condition = -1;
  let denial = 0;
  const seen = new Set<number>();
  for (const token of tokens) {
    if (condition < 0 && CONDITION.test(token.text)) condition = token.index;
    if (DENIAL.test(token.lemma)) denial = 1;
    const mention = row[token.index];
    if (mention !== undefined) seen.add(mention.entity);
  }
  return {
    question: tokens[tokens.length - 1]?.text === "?" ? 1 : 0,
    condition,
    denial,
    names: Math.min(4, seen.size),
  };
}

/** Features of the word at `t` as one that tells of a deal. Appends to `out`. */
export function tellingFeatures(
  view: SentenceView,
  row: readonly (MentionAt | undefined)[],
  traits: SentenceTraits,
  t: number,
  rule: number,
  out: FeatureList,
): void {
  const { sentence, lemma, word, tag, pos, relation, fine, broad, lexical, state } = view;
  const { tokens } = sentence;
  const length = tokens.length;
  const at = (array: Int32Array, i: number) => (i >= 0 && i < length ? array[i]! : NONE);
  const own = lemma[t]!;
  const lex = lexical[t]!;
  const mood = SMALL[state[t]! & 4095]!;
  out.add1(0, SMALL[0]!);
  out.add1(1, own);
  out.add2(2, own, pos[t]!);
  out.add2(3, own, tag[t]!);
  out.add1(4, fine[t]!);
  out.add2(5, broad[t]!, pos[t]!);
  out.add2(6, lex, pos[t]!);
  out.add2(7, at(lemma, t - 1), own);
  out.add2(8, own, at(lemma, t + 1));
  out.add1(9, at(lemma, t - 1));
  out.add1(10, at(lemma, t + 1));
  out.add1(11, at(lemma, t - 2));
  out.add1(12, at(lemma, t + 2));
  out.add2(13, own, at(lemma, t + 2));
  out.add2(14, at(lemma, t - 2), own);
  out.add2(15, at(fine, t - 1), lex);
  out.add2(16, lex, at(fine, t + 1));
  out.add2(17, fine[t]!, at(lemma, t + 1));
  out.add2(18, at(lemma, t - 1), fine[t]!);
  out.add1(19, relation[t]!);
  out.add2(20, relation[t]!, lex);
  out.add2(21, lex, mood);
  out.add2(22, own, mood);
  out.add2(23, fine[t]!, mood);
  const negated = SMALL[(state[t]! & 1) + 2]!;
  const modal = SMALL[((state[t]! >> 1) & 7) + 8]!;
  out.add2(24, lex, negated);
  out.add2(25, lex, modal);
  out.add2(26, own, negated);
  out.add2(27, own, modal);
  out.add2(28, pos[t]!, mood);

  // What governs it, up to three words up.
  let below = t;
  for (let level = 0; level < 3; level++) {
    const head = tokens[below]!.head;
    const template = 30 + level * 12;
    if (head < 0) {
      out.add1(template, NONE);
      break;
    }
    const above = SMALL[state[head]! & 4095]!;
    out.add2(template, lemma[head]!, relation[below]!);
    out.add3(template + 1, lemma[head]!, relation[below]!, lex);
    out.add3(template + 2, lexical[head]!, relation[below]!, lex);
    out.add3(template + 3, lexical[head]!, above, lex);
    out.add2(template + 4, above, relation[below]!);
    out.add2(template + 5, fine[head]!, lex);
    out.add2(template + 6, lemma[head]!, own);
    out.add3(template + 7, lexical[head]!, SMALL[(state[head]! & 15) + 64]!, lex);
    out.add2(template + 8, lemma[head]!, above);
    below = head;
  }

  for (const child of childrenOf(sentence, t)) {
    const rel = relation[child]!;
    if (tokens[child]!.upos === "PUNCT") continue;
    const named = row[child] === undefined ? 0 : 1;
    out.add2(70, rel, named === 1 ? SMALL[1]! : lemma[child]!);
    out.add3(71, rel, named === 1 ? SMALL[1]! : lemma[child]!, lex);
    out.add3(72, rel, named === 1 ? SMALL[1]! : fine[child]!, lex);
    out.add3(73, rel, SMALL[named]!, own);
    out.add3(74, rel, lexical[child]!, lex);
    out.add3(75, lexical[child]!, own, rel);
    if (isRelation(tokens[child]!.relation, "obj") || isRelation(tokens[child]!.relation, "nsubj")) {
      out.add3(76, lemma[child]!, own, rel);
      out.add3(77, fine[child]!, own, rel);
      for (const inner of childrenOf(sentence, child)) {
        if (tokens[inner]!.relation === "det" || tokens[inner]!.relation === "amod")
          out.add3(78, lemma[inner]!, rel, lex);
        if (/^(?:nmod|compound)/u.test(tokens[inner]!.relation))
          out.add3(79, row[inner] === undefined ? lemma[inner]! : SMALL[1]!, rel, lex);
      }
    }
    for (const inner of childrenOf(sentence, child)) {
      if (tokens[inner]!.relation === "case" || tokens[inner]!.relation === "mark") {
        out.add3(80, lemma[inner]!, SMALL[named]!, own);
        out.add3(81, lemma[inner]!, SMALL[named]!, lex);
      }
    }
  }

  // Bags of words close by.
  for (let i = Math.max(0, t - 7); i < Math.min(length, t + 8); i++) {
    if (i === t || tokens[i]!.upos === "PUNCT") continue;
    const side = SMALL[i < t ? 1 : 2]!;
    const near = Math.abs(i - t) <= 3 ? 1 : 0;
    const value = row[i] === undefined ? lemma[i]! : SMALL[5]!;
    out.add2(90 + near, value, side);
    out.add3(92 + near, value, side, lex);
    if (near === 1) out.add3(117, value, side, own);
    if (lexical[i] !== 0) {
      out.add3(94, lexical[i]!, side, lex);
      out.add2(95, lexical[i]!, own);
    }
  }

  // Names close by.
  const left = nearestName(row, t, -1, length);
  const right = nearestName(row, t, 1, length);
  out.add2(100, SMALL[left.bucket]!, lex);
  out.add2(101, SMALL[right.bucket]!, lex);
  out.add3(102, SMALL[left.bucket]!, SMALL[right.bucket]!, lex);
  if (right.at >= 0) {
    out.add2(103, at(lemma, right.at - 1), lex);
    out.add2(104, at(lemma, right.at - 1), own);
  }
  if (left.at >= 0) out.add2(105, at(lemma, left.at + 1), lex);
  out.add2(106, SMALL[traits.names]!, lex);
  out.add2(107, SMALL[traits.question]!, lex);
  out.add2(108, SMALL[traits.denial]!, lex);
  out.add2(109, SMALL[traits.condition < 0 ? 0 : traits.condition < t ? 1 : 2]!, lex);
  out.add2(110, SMALL[view.quoted[t]!]!, lex);
  out.add2(111, SMALL[view.quoted[t]!]!, mood);
  out.add1(112, SMALL[rule]!);
  out.add2(113, SMALL[rule]!, lex);
  out.add2(114, SMALL[rule]!, own);
  out.add2(115, SMALL[Math.min(3, sentence.index)]!, lex);
  out.add3(116, word[t]!, at(word, t - 1), at(word, t + 1));
}

function nearestName(
  row: readonly (MentionAt | undefined)[],
  t: number,
  step: number,
  length: number,
): { at: number; bucket: number } {
  for (let i = t + step, distance = 1; i >= 0 && i < length; i += step, distance++) {
    if (row[i] !== undefined)
      return {
        at: i,
        bucket: 10 + (distance <= 1 ? 1 : distance <= 3 ? 2 : distance <= 6 ? 3 : distance <= 12 ? 4 : 5),
      };
  }
  return { at: -1, bucket: 10 };
}
