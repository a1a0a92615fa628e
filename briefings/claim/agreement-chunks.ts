import type { Sentence, Token } from "../reading/sentence.ts";
import type { Mark, MentionAt, NounPhrase, Unit } from "./agreement-chunk.ts";
import { DEAL_NOUNS } from "./agreement-lexicon.ts";
import { nounPhraseAt } from "./agreement-noun-phrase.ts";
import { verbGroupAt } from "./agreement-verb-group.ts";
import { isPostposed, lowerOf } from "./agreement-words.ts";

const SUBORDINATORS =
  /^(?:that|if|unless|whether|because|although|though|while|whereas|when|before|after|since|until|till|once|as|so|lest|provided|where|why|how|than|days|weeks|months|hours)$/u;
const RELATIVES = /^(?:which|who|whom|whose|that|what)$/u;

/** Cuts a sentence into noun phrases, verb groups and the words between. Linear; every token is covered. */
export function chunksOf(sentence: Sentence, mentionAt: readonly (MentionAt | undefined)[]): Unit[] {
  const tokens = sentence.tokens.map((token, i) => retag(sentence.tokens, token, i, mentionAt));
  const units: Unit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const unit =
      nounPhraseAt(tokens, i, mentionAt) ?? verbGroupAt(tokens, i, mentionAt) ?? markAt(tokens, i, units);
    units.push(unit);
    i = unit.last + 1;
  }
  return units;
}

/** Past tenses of deal verbs that the tagger takes for nouns or adjectives after a strange name. */
const PAST_FORMS =
  /^(?:struck|signed|inked|won|agreed|bought|sold|clinched|acquired|rejected|cancelled|canceled|terminated|collapsed|withdrew|sealed|reached|refused|declined|lapsed|expired|scrapped|dropped|hired|awarded|ratified|joined|denied|resumed)$/u;

/** Mends tags that stand in the way: "The Salgado owner struck a deal", "the sports daily La Gazeta". */
function retag(
  tokens: readonly Token[],
  token: Token,
  i: number,
  mentionAt: readonly (MentionAt | undefined)[],
): Token {
  const word = token.text;
  const next = tokens[i + 1];
  if (
    PAST_FORMS.test(word) &&
    token.upos !== "VERB" &&
    token.upos !== "AUX" &&
    mentionAt[i] === undefined &&
    i > 0
  ) {
    const before = tokens[i - 1]!;
    const nouny = before.upos === "NOUN" || before.upos === "PROPN" || mentionAt[i - 1] !== undefined;
    if (
      nouny &&
      next !== undefined &&
      (/^(?:DET|PRON|ADP|NUM|ADV)$/u.test(next.upos) ||
        mentionAt[i + 1] !== undefined ||
        /^[,.]$/u.test(next.text))
    ) {
      return { ...token, upos: "VERB", xpos: "VBD" };
    }
  }
  if (
    /^(?:bid|offer|loan|order|stake|deal|contract)$/u.test(word) &&
    token.upos === "VERB" &&
    /^(?:NOUN|ADJ|DET)$/u.test(tokens[i - 1]?.upos ?? "") &&
    !/^(?:to|not)$/u.test(lowerOf(tokens[i - 1])) &&
    /^(?:takeover|buyout|merger|rescue|initial|final|improved|hostile|the|a|an|its|their|new|second|credit|supply)$/u.test(
      lowerOf(tokens[i - 1]),
    )
  ) {
    return { ...token, upos: "NOUN", xpos: "NN" };
  }
  if (/^(?:daily|weekly)$/u.test(word) && token.upos === "ADJ" && mentionAt[i + 1] !== undefined)
    return { ...token, upos: "NOUN", xpos: "NN" };
  return token;
}

function markAt(tokens: readonly Token[], i: number, before: readonly Unit[]): Mark {
  const token = tokens[i]!;
  const word = lowerOf(token);
  const at = { first: i, last: i, word };
  if (word === ",") return { sort: "comma", ...at };
  if (/^(?:;|:|\.|\?|!|…)$/u.test(word)) return { sort: "stop", ...at };
  if (/^(?:-+|–|—|\(|\)|\[|\])$/u.test(word)) return { sort: "dash", ...at };
  if (/^["“”«»]$/u.test(word)) return { sort: "quote", ...at };
  if (/^(?:and|or|but|nor|&)$/u.test(word)) return { sort: "conj", ...at };
  const previous = before.at(-1);
  if (word === "that" && previous?.sort === "np" && isTimeNoun(previous)) return { sort: "sub", ...at };
  if (
    word === "that" &&
    previous?.sort === "np" &&
    previous.entity !== undefined &&
    previous.by !== "pronoun" &&
    /^(?:PRON|DET|PROPN)$/u.test(tokens[i + 1]?.upos ?? "")
  )
    return { sort: "sub", ...at };
  if (RELATIVES.test(word) && (token.xpos.startsWith("W") || (word === "that" && token.xpos === "WDT")))
    return { sort: "rel", ...at };
  if (word === "that" && previous?.sort === "np")
    return { sort: DEAL_NOUNS.has(previous.noun) || previous.entity !== undefined ? "rel" : "sub", ...at };
  if (
    SUBORDINATORS.test(word) &&
    (token.upos === "SCONJ" ||
      token.upos === "ADV" ||
      /^(?:that|if|unless|whether|because|although|though|while|when|once)$/u.test(word))
  ) {
    return { sort: "sub", ...at };
  }
  if (/^(?:after|before|since|until|as)$/u.test(word) && token.upos !== "ADV") return { sort: "prep", ...at };
  if (/^(?:over|about|around|under|above|near|in|on|at|of|from|with|by|for|into|between|among)$/u.test(word))
    return { sort: "prep", ...at };
  if (isPostposed(tokens, i)) return { sort: "prep", ...at };
  if (
    token.upos === "ADP" ||
    word === "to" ||
    word === "per" ||
    word === "worth" ||
    word === "including" ||
    word === "alongside"
  )
    return { sort: "prep", ...at };
  return { sort: "other", ...at };
}

const TIME_NOUN =
  /^(?:day|week|month|year|hour|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night|afternoon|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday)$/u;

function isTimeNoun(phrase: NounPhrase): boolean {
  return phrase.entity === undefined && (TIME_NOUN.test(phrase.noun) || /^\d{4}$/u.test(phrase.noun));
}
