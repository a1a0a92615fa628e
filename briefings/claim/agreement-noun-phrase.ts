import { isDescribing } from "../reading/entity-description.ts";
import type { Token } from "../reading/sentence.ts";
import type { MentionAt, NounPhrase } from "./agreement-chunk.ts";
import { DEAL_NOUNS } from "./agreement-lexicon.ts";
import { isNounAhead, isPostposed, lowerOf } from "./agreement-words.ts";

export function singularOf(noun: string): string {
  if (DEAL_NOUNS.has(noun)) return noun;
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/u.test(noun)) return noun;
  return noun.endsWith("s") ? noun.slice(0, -1) : noun;
}

const GROUP_WORD = /^(?:two|three|four|five|six|both|pair|trio)$/u;

/** The noun phrase that begins at `start`, with the entity that its head names. */
export function nounPhraseAt(
  tokens: readonly Token[],
  start: number,
  mentionAt: readonly (MentionAt | undefined)[],
): NounPhrase | undefined {
  if (isPostposed(tokens, start)) return undefined;
  let i = start;
  let determiner: string | undefined;
  let head = -1;
  let entity: number | undefined;
  let by: NounPhrase["by"];
  let owner: number | undefined;
  const inner: number[] = [];
  const modifiers: string[] = [];
  const plain = (token: Token) =>
    token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "X" || token.upos === "_";
  while (i < tokens.length) {
    const token = tokens[i]!;
    const word = lowerOf(token);
    const mention = mentionAt[i];
    if (mention !== undefined && mention.first === i) {
      const next = tokens[mention.last + 1];
      const possessive =
        next !== undefined &&
        /^['’]s?$/u.test(next.text) &&
        (next.xpos === "POS" ||
          next.upos === "PART" ||
          /s$/u.test(tokens[mention.last]!.text) ||
          isNounAhead(tokens, mention.last + 2));
      if (mention.by === "pronoun") {
        if (i > start && head >= 0) break;
        if (/^(?:its|his|her|their)$/u.test(word) && isNounAhead(tokens, i + 1)) {
          owner = mention.entity;
          determiner = word;
          i = mention.last + 1;
          continue;
        }
        if (i > start) break;
        return {
          sort: "np",
          first: start,
          last: mention.last,
          head: mention.last,
          noun: word,
          determiner: undefined,
          modifiers,
          entity: mention.entity,
          by: "pronoun",
          inner,
          owner,
        };
      }
      if (head < 0 && /^(?:end|day|week|month|year|time|night)$/u.test(modifiers[modifiers.length - 1] ?? ""))
        break;
      if (head >= 0 && entity === undefined) {
        // "the pump maker Orlin" is one phrase, "last week Orlin" are two.
        const noun = lowerOf(tokens[head]);
        if (!isDescribing(noun) && !/(?:er|or|ist)$/u.test(noun)) break;
        modifiers.push(noun);
      } else if (entity !== undefined) break;
      if (possessive) {
        if (determiner === undefined) determiner = "'s";
        owner = mention.entity;
        i = mention.last + 2;
        head = -1;
        modifiers.length = 0;
        entity = undefined;
        continue;
      }
      const glued =
        next !== undefined && /^[-‐‑]$/u.test(next.text) && next.start === tokens[mention.last]!.end;
      const nounFollows =
        next !== undefined &&
        /^\p{Ll}/u.test(next.text) &&
        (next.upos === "NOUN" || (next.upos === "ADJ" && isDescribing(lowerOf(next)))) &&
        mentionAt[mention.last + 1] === undefined &&
        mention.by === "name";
      if (glued || nounFollows) {
        inner.push(mention.entity);
        i = mention.last + 1;
        continue;
      }
      head = mention.last;
      entity = mention.entity;
      by = mention.by;
      i = mention.last + 1;
      break;
    }
    if (
      /^['’]s?$/u.test(token.text) &&
      (token.xpos === "POS" || token.upos === "PART") &&
      head >= 0 &&
      isNounAhead(tokens, i + 1)
    ) {
      // "the company's offer" where nobody known is meant.
      if (owner === undefined) owner = -1;
      modifiers.push(lowerOf(tokens[head]));
      head = -1;
      i++;
      continue;
    }
    if (
      i === start &&
      (token.upos === "DET" ||
        token.upos === "PRON" ||
        /^(?:the|a|an|this|that|these|those|no|its|his|her|their|our|my|your|both|another|each|any|some)$/u.test(
          word,
        ))
    ) {
      if (word === "that" && mentionAt[i + 1] !== undefined) return undefined;
      if (token.xpos.startsWith("W") || (word === "that" && !isNounAhead(tokens, i + 1))) {
        if (word === "that" && token.upos !== "SCONJ" && token.xpos !== "WDT" && token.xpos !== "IN") {
          return pronounPhrase(i, word, modifiers);
        }
        return undefined;
      }
      if (
        token.xpos === "PRP$" ||
        token.upos === "DET" ||
        /^(?:the|a|an|this|that|these|those|no|its|his|her|their|both|another)$/u.test(word)
      ) {
        if (
          !isNounAhead(tokens, i + 1) &&
          !GROUP_WORD.test(lowerOf(tokens[i + 1])) &&
          mentionAt[i + 1] === undefined
        )
          return pronounPhrase(i, word, modifiers);
        determiner = word;
        if (token.xpos === "PRP$" || /^(?:its|his|her|their|our|my)$/u.test(word)) owner = -1;
        i++;
        continue;
      }
      return pronounPhrase(i, word, modifiers);
    }
    if (word === "worth" && head >= 0) break;
    if (token.upos === "PRON") {
      if (
        i === start &&
        /^(?:it|they|them|he|she|him|one|this|that|everything|something|nothing|nobody|everyone|anyone|none|each|either|neither|others?|i|we|us|you|mine|ours|hers|theirs)$/u.test(
          word,
        )
      ) {
        return pronounPhrase(i, word, modifiers);
      }
      break;
    }
    if (plain(token)) {
      if (entity !== undefined) break;
      if (head >= 0) modifiers.push(lowerOf(tokens[head]));
      head = i;
      i++;
      continue;
    }
    if (
      token.upos === "ADJ" ||
      token.upos === "NUM" ||
      token.upos === "SYM" ||
      /^[$€£¥%]$/u.test(token.text)
    ) {
      if (entity !== undefined) break;
      if (head >= 0 && (!isNounAhead(tokens, i) || (token.upos === "ADJ" && head !== start))) break;
      if (head >= 0 && token.upos === "ADJ") {
        modifiers.push(lowerOf(tokens[head]));
        head = -1;
      }
      modifiers.push(word);
      i++;
      continue;
    }
    if (
      /^[-‐‑]$/u.test(token.text) &&
      i > start &&
      tokens[i - 1]!.end === token.start &&
      tokens[i + 1]?.start === token.end
    ) {
      i += 1;
      const next = tokens[i]!;
      if (mentionAt[i] === undefined) {
        if (head >= 0) modifiers.push(lowerOf(tokens[head]));
        head = -1;
        // "tie-up", "start-up", "sawmill-owner": the last part heads it.
        if (plain(next) || next.upos === "ADP" || next.upos === "ADV")
          head = isNounAhead(tokens, i + 1) && next.upos !== "ADP" ? -1 : i;
        if (head < 0) modifiers.push(lowerOf(next));
        i++;
      }
      continue;
    }
    const started = determiner !== undefined || modifiers.length > 0;
    if (
      token.upos === "VERB" &&
      started &&
      head < 0 &&
      /^VB[GN]$/u.test(token.xpos) &&
      isNounAhead(tokens, i + 1)
    ) {
      modifiers.push(word);
      i++;
      continue;
    }
    if (token.upos === "ADV" && started && head < 0 && isNounAhead(tokens, i + 1)) {
      i++;
      continue;
    }
    if (/^["“”'‘’]$/u.test(token.text) && started && head < 0 && isNounAhead(tokens, i + 1)) {
      i++;
      continue;
    }
    break;
  }
  if (head < 0) {
    if (i === start) return undefined;
    // "the two", "4.2bn", "six": a number alone heads its phrase.
    head = i - 1;
  }
  let last = Math.max(head, i - 1);
  let noun = entity === undefined ? singularOf(hyphened(tokens, head)) : lowerOf(tokens[head]);
  if (entity === undefined) {
    const fixed = fixedPhrase(tokens, head);
    if (fixed !== undefined) {
      noun = fixed.noun;
      last = fixed.last;
      head = Math.min(head, last);
    }
  }
  return { sort: "np", first: start, last, head, noun, determiner, modifiers, entity, by, inner, owner };
}

function pronounPhrase(i: number, word: string, modifiers: readonly string[]): NounPhrase {
  return {
    sort: "np",
    first: i,
    last: i,
    head: i,
    noun: word,
    determiner: undefined,
    modifiers,
    entity: undefined,
    by: undefined,
    inner: [],
    owner: undefined,
  };
}

/** "tie-up" from its last token. */
function hyphened(tokens: readonly Token[], head: number): string {
  const word = lowerOf(tokens[head]);
  const mark = tokens[head - 1];
  const front = tokens[head - 2];
  if (mark === undefined || front === undefined || !/^[-‐‑]$/u.test(mark.text)) return word;
  const joined = `${lowerOf(front)}-${word}`;
  return DEAL_NOUNS.has(joined) ? joined : word;
}

/** "letter of intent", "term sheet", "joint venture", "memorandum of understanding". */
function fixedPhrase(tokens: readonly Token[], head: number): { noun: string; last: number } | undefined {
  const word = lowerOf(tokens[head]);
  const ahead = `${lowerOf(tokens[head + 1])} ${lowerOf(tokens[head + 2])}`;
  if (/^letters?$/u.test(word) && ahead === "of intent") return { noun: "letter-of-intent", last: head + 2 };
  if (/^memorand(?:um|a)$/u.test(word) && ahead === "of understanding")
    return { noun: "memorandum", last: head + 2 };
  if (/^heads?$/u.test(word) && /^of (?:terms|agreement)$/u.test(ahead))
    return { noun: "term-sheet", last: head + 2 };
  if (/^lines?$/u.test(word) && lowerOf(tokens[head - 1]) === "credit")
    return { noun: "credit-line", last: head };
  if (/^sheets?$/u.test(word) && lowerOf(tokens[head - 1]) === "term")
    return { noun: "term-sheet", last: head };
  return undefined;
}
