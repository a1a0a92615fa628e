import { isDescribing } from "../reading/entity-description.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import { DEAL_NOUNS, IRREGULAR_FORMS, PARTICLE_VERBS } from "./agreement-lexicon.ts";

/** A noun phrase with what it names. Token positions are within its sentence, both included. */
export interface NounPhrase {
  readonly sort: "np";
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** Head noun in lower case and singular: "contract", "letter-of-intent". */
  readonly noun: string;
  readonly determiner: string | undefined;
  readonly modifiers: readonly string[];
  /** The entity that the head names. */
  readonly entity: number | undefined;
  /** How the entity is meant: by its name, a phrase or a pronoun. */
  readonly by: "name" | "phrase" | "pronoun" | undefined;
  /** Entities within it that are not the head: "the Pentagon deal". */
  readonly inner: readonly number[];
  /** Whose it is: "Pallister's purchase". A possessive pronoun that means nobody known is `-1`. */
  readonly owner: number | undefined;
}

export interface VerbGroup {
  readonly sort: "vg";
  readonly first: number;
  readonly last: number;
  readonly main: number;
  /** Base form, with its particles joined: "turn_down", "enter_into". */
  readonly lemma: string;
  readonly base: string;
  readonly form: "finite" | "infinitive" | "gerund" | "participle";
  readonly passive: boolean;
  readonly negated: boolean;
  readonly modal: string | undefined;
  /** "had signed". */
  readonly pluperfect: boolean;
  readonly perfect: boolean;
  readonly past: boolean;
  readonly progressive: boolean;
}

export interface Mark {
  readonly sort: "comma" | "conj" | "prep" | "sub" | "rel" | "quote" | "stop" | "dash" | "other";
  readonly first: number;
  readonly last: number;
  readonly word: string;
}

export type Unit = NounPhrase | VerbGroup | Mark;

/** Which entity each token belongs to, with the mention's extent. */
export interface MentionAt {
  readonly entity: number;
  readonly first: number;
  readonly last: number;
  readonly by: "name" | "phrase" | "pronoun";
}

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

const SUBORDINATORS =
  /^(?:that|if|unless|whether|because|although|though|while|whereas|when|before|after|since|until|till|once|as|so|lest|provided|where|why|how|than|days|weeks|months|hours)$/u;
const RELATIVES = /^(?:which|who|whom|whose|that|what)$/u;
const MODALS = /^(?:will|would|may|might|could|can|should|shall|must|'ll|’ll|'d|’d|ca|wo)$/u;

export function singularOf(noun: string): string {
  if (DEAL_NOUNS.has(noun)) return noun;
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/u.test(noun)) return noun;
  return noun.endsWith("s") ? noun.slice(0, -1) : noun;
}

/** Base form of a verb: irregular table, then endings, checked against nothing. */
export function verbBase(token: Token): string {
  const word = lowerOf(token);
  const known = IRREGULAR_FORMS.get(word);
  if (known !== undefined) return known;
  // The lemmatizer knows the treebanks' words; a lemma that is no front of the word is a slip.
  const { lemma } = token;
  if (lemma.length > 2 && word.startsWith(lemma.slice(0, Math.max(3, lemma.length - 1)))) return lemma.toLowerCase();
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ied")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ing")) return word.slice(0, -3);
  if (word.endsWith("ed")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Cuts a sentence into noun phrases, verb groups and the words between. Linear; every token is covered. */
export function chunksOf(sentence: Sentence, mentionAt: readonly (MentionAt | undefined)[]): Unit[] {
  const tokens = sentence.tokens.map((token, i) => retag(sentence.tokens, token, i, mentionAt));
  const units: Unit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const unit = nounPhraseAt(tokens, i, mentionAt) ?? verbGroupAt(tokens, i, mentionAt) ?? markAt(tokens, i, units);
    units.push(unit);
    i = unit.last + 1;
  }
  return units;
}

/** Past tenses of deal verbs that the tagger takes for nouns or adjectives after a strange name. */
const PAST_FORMS =
  /^(?:struck|signed|inked|won|agreed|bought|sold|clinched|acquired|rejected|cancelled|canceled|terminated|collapsed|withdrew|sealed|reached|refused|declined|lapsed|expired|scrapped|dropped|hired|awarded|ratified|joined|denied|resumed)$/u;

/** Mends tags that stand in the way: "The Plenko owner struck a deal", "the sports daily La Tribuneta". */
function retag(tokens: readonly Token[], token: Token, i: number, mentionAt: readonly (MentionAt | undefined)[]): Token {
  const word = token.text;
  const next = tokens[i + 1];
  if (PAST_FORMS.test(word) && token.upos !== "VERB" && token.upos !== "AUX" && mentionAt[i] === undefined && i > 0) {
    const before = tokens[i - 1]!;
    const nouny = before.upos === "NOUN" || before.upos === "PROPN" || mentionAt[i - 1] !== undefined;
    if (nouny && next !== undefined && (/^(?:DET|PRON|ADP|NUM|ADV)$/u.test(next.upos) || mentionAt[i + 1] !== undefined || /^[,.]$/u.test(next.text))) {
      return { ...token, upos: "VERB", xpos: "VBD" };
    }
  }
  if (/^(?:daily|weekly)$/u.test(word) && token.upos === "ADJ" && mentionAt[i + 1] !== undefined) return { ...token, upos: "NOUN", xpos: "NN" };
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
  if (RELATIVES.test(word) && (token.xpos.startsWith("W") || (word === "that" && token.xpos === "WDT"))) return { sort: "rel", ...at };
  if (word === "that" && previous?.sort === "np") return { sort: DEAL_NOUNS.has(previous.noun) || previous.entity !== undefined ? "rel" : "sub", ...at };
  if (SUBORDINATORS.test(word) && (token.upos === "SCONJ" || token.upos === "ADV" || /^(?:that|if|unless|whether|because|although|though|while|when|once)$/u.test(word))) {
    return { sort: "sub", ...at };
  }
  if (/^(?:after|before|since|until|as)$/u.test(word) && token.upos !== "ADV") return { sort: "prep", ...at };
  if (/^(?:over|about|around|under|above|near|in|on|at|of|from|with|by|for|into|between|among)$/u.test(word)) return { sort: "prep", ...at };
  if (token.upos === "ADP" || word === "to" || word === "per" || word === "including" || word === "alongside") return { sort: "prep", ...at };
  return { sort: "other", ...at };
}

const TIME_NOUN =
  /^(?:day|week|month|year|hour|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night|afternoon|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday)$/u;

function isTimeNoun(phrase: NounPhrase): boolean {
  return phrase.entity === undefined && (TIME_NOUN.test(phrase.noun) || /^\d{4}$/u.test(phrase.noun));
}

const GROUP_WORD = /^(?:two|three|four|five|six|both|pair|trio)$/u;

function nounPhraseAt(tokens: readonly Token[], start: number, mentionAt: readonly (MentionAt | undefined)[]): NounPhrase | undefined {
  let i = start;
  let determiner: string | undefined;
  let head = -1;
  let entity: number | undefined;
  let by: NounPhrase["by"];
  let owner: number | undefined;
  const inner: number[] = [];
  const modifiers: string[] = [];
  const plain = (token: Token) => token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "X" || token.upos === "_";
  while (i < tokens.length) {
    const token = tokens[i]!;
    const word = lowerOf(token);
    const mention = mentionAt[i];
    if (mention !== undefined && mention.first === i) {
      const next = tokens[mention.last + 1];
      const possessive = next !== undefined && /^['’]s?$/u.test(next.text) && (next.xpos === "POS" || next.upos === "PART" || /s$/u.test(tokens[mention.last]!.text) || isNounAhead(tokens, mention.last + 2));
      if (mention.by === "pronoun") {
        if (i > start && head >= 0) break;
        if (/^(?:its|his|her|their)$/u.test(word) && isNounAhead(tokens, i + 1)) {
          owner = mention.entity;
          determiner = word;
          i = mention.last + 1;
          continue;
        }
        if (i > start) break;
        return { sort: "np", first: start, last: mention.last, head: mention.last, noun: word, determiner: undefined, modifiers, entity: mention.entity, by: "pronoun", inner, owner };
      }
      if (head >= 0 && entity === undefined) {
        // "the pump maker Asquala" is one phrase, "last week Brattli" are two.
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
      const glued = next !== undefined && /^[-‐‑]$/u.test(next.text) && next.start === tokens[mention.last]!.end;
      const nounFollows = next !== undefined && /^\p{Ll}/u.test(next.text) && next.upos === "NOUN" && mentionAt[mention.last + 1] === undefined && mention.by === "name";
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
    if (/^['’]s?$/u.test(token.text) && (token.xpos === "POS" || token.upos === "PART") && head >= 0 && isNounAhead(tokens, i + 1)) {
      // "the company's offer" where nobody known is meant.
      if (owner === undefined) owner = -1;
      modifiers.push(lowerOf(tokens[head]));
      head = -1;
      i++;
      continue;
    }
    if (i === start && (token.upos === "DET" || token.upos === "PRON" || /^(?:the|a|an|this|that|these|those|no|its|his|her|their|our|my|your|both|another|each|any|some)$/u.test(word))) {
      if (token.xpos.startsWith("W") || (word === "that" && !isNounAhead(tokens, i + 1))) {
        if (word === "that" && token.upos !== "SCONJ" && token.xpos !== "WDT" && token.xpos !== "IN") {
          return pronounPhrase(i, word, modifiers);
        }
        return undefined;
      }
      if (token.xpos === "PRP$" || token.upos === "DET" || /^(?:the|a|an|this|that|these|those|no|its|his|her|their|both|another)$/u.test(word)) {
        if (!isNounAhead(tokens, i + 1) && !GROUP_WORD.test(lowerOf(tokens[i + 1])) && mentionAt[i + 1] === undefined) return pronounPhrase(i, word, modifiers);
        determiner = word;
        if (token.xpos === "PRP$" || /^(?:its|his|her|their|our|my)$/u.test(word)) owner = -1;
        i++;
        continue;
      }
      return pronounPhrase(i, word, modifiers);
    }
    if (token.upos === "PRON") {
      if (i === start && /^(?:it|they|them|he|she|him|one|this|that|everything|something|nothing|nobody|everyone|anyone|none|each|either|neither|others?|i|we|us|you|mine|ours|hers|theirs)$/u.test(word)) {
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
    if (token.upos === "ADJ" || token.upos === "NUM" || token.upos === "SYM" || /^[$€£¥%]$/u.test(token.text)) {
      if (entity !== undefined) break;
      if (head >= 0 && (token.upos === "ADJ" || !isNounAhead(tokens, i))) break;
      modifiers.push(word);
      i++;
      continue;
    }
    if (/^[-‐‑]$/u.test(token.text) && i > start && tokens[i - 1]!.end === token.start && tokens[i + 1]?.start === token.end) {
      i += 1;
      const next = tokens[i]!;
      if (mentionAt[i] === undefined) {
        if (head >= 0) modifiers.push(lowerOf(tokens[head]));
        head = -1;
        // "tie-up", "start-up", "sawmill-owner": the last part heads it.
        if (plain(next) || next.upos === "ADP" || next.upos === "ADV") head = isNounAhead(tokens, i + 1) && next.upos !== "ADP" ? -1 : i;
        if (head < 0) modifiers.push(lowerOf(next));
        i++;
      }
      continue;
    }
    const started = determiner !== undefined || modifiers.length > 0;
    if (token.upos === "VERB" && started && head < 0 && /^VB[GN]$/u.test(token.xpos) && isNounAhead(tokens, i + 1)) {
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
  return { sort: "np", first: i, last: i, head: i, noun: word, determiner: undefined, modifiers, entity: undefined, by: undefined, inner: [], owner: undefined };
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
  if (/^memorand(?:um|a)$/u.test(word) && ahead === "of understanding") return { noun: "memorandum", last: head + 2 };
  if (/^heads?$/u.test(word) && /^of (?:terms|agreement)$/u.test(ahead)) return { noun: "term-sheet", last: head + 2 };
  if (/^lines?$/u.test(word) && lowerOf(tokens[head - 1]) === "credit") return { noun: "credit-line", last: head };
  if (/^sheets?$/u.test(word) && lowerOf(tokens[head - 1]) === "term") return { noun: "term-sheet", last: head };
  return undefined;
}

function isNounAhead(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 5); i++) {
    const token = tokens[i]!;
    if (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "X" || token.upos === "_") return true;
    if (token.upos === "ADJ" || token.upos === "NUM" || token.upos === "SYM" || /^[-‐‑"“'‘$€£¥]$/u.test(token.text)) continue;
    if (token.upos === "VERB" && /^VB[GN]$/u.test(token.xpos)) continue;
    return false;
  }
  return false;
}

function verbGroupAt(tokens: readonly Token[], start: number, mentionAt: readonly (MentionAt | undefined)[]): VerbGroup | undefined {
  let i = start;
  let negated = false;
  let modal: string | undefined;
  let infinitive = false;
  const auxiliaries: string[] = [];
  let main = -1;
  while (i < tokens.length && i < start + 12) {
    const token = tokens[i]!;
    const word = lowerOf(token);
    if (/^(?:itself|themselves|himself|herself)$/u.test(word) && i > start && isVerbAhead(tokens, i + 1)) {
      i++;
      continue;
    }
    if (mentionAt[i] !== undefined) break;
    if (word === "to" && (token.upos === "PART" || token.xpos === "TO") && isVerbAhead(tokens, i + 1)) {
      if (auxiliaries.length > 0 && main < 0) modal = auxiliaries.some((aux) => IRREGULAR_FORMS.get(aux) === "be") ? "be-to" : "have-to";
      else if (i > start) break;
      else infinitive = true;
      i++;
      continue;
    }
    if (/^(?:not|n't|n’t|never)$/u.test(word)) {
      negated = true;
      i++;
      continue;
    }
    if (MODALS.test(word) && (token.upos === "AUX" || token.xpos === "MD")) {
      modal = word === "'d" || word === "’d" ? "would" : word === "wo" || word === "'ll" || word === "’ll" ? "will" : word === "ca" ? "can" : word;
      auxiliaries.push(word);
      i++;
      continue;
    }
    if (token.upos === "AUX" || (/^(?:having|had|has|have)$/u.test(word) && tokens[i + 1]?.xpos === "VBN")) {
      auxiliaries.push(word === "'s" || word === "’s" ? (/^VBN$/u.test(tokens[i + 1]?.xpos ?? "") ? "has" : "is") : word);
      i++;
      continue;
    }
    if (auxiliaries.length > 0 && /^(?:since|also|now|then|already|just|yet|ever|both)$/u.test(word) && isVerbAhead(tokens, i + 1)) {
      if (word === "yet" && lowerOf(tokens[i + 1]) === "to") negated = true;
      i++;
      continue;
    }
    if (token.upos === "ADV" && (i > start || isVerbAhead(tokens, i + 1))) {
      if (word === "yet" && lowerOf(tokens[i + 1]) === "to") negated = true;
      if (i === start && auxiliaries.length === 0 && !/ly$/u.test(word) && !/^(?:also|since|already|now|then|still|just|first|once|twice|again|soon|even|only|both|later|earlier|formally)$/u.test(word)) return undefined;
      // An adverb ends the group unless a verb follows.
      if (!isVerbAhead(tokens, i + 1) && lowerOf(tokens[i + 1]) !== "to") break;
      i++;
      continue;
    }
    if (token.upos === "VERB") {
      main = i;
      i++;
    }
    break;
  }
  if (main < 0 && auxiliaries.length === 0) return undefined;
  if (main < 0) {
    // A copula: the last auxiliary is the verb.
    main = lastVerbal(tokens, start, i);
    if (main < 0) return undefined;
  }
  const base = verbBase(tokens[main]!);
  const xpos = tokens[main]!.xpos;
  const helpers = auxiliaries.map((aux) => IRREGULAR_FORMS.get(aux) ?? aux);
  const isMainAux = tokens[main]!.upos === "AUX";
  const be = (isMainAux ? helpers.slice(0, -1) : helpers).includes("be");
  const have = (isMainAux ? helpers.slice(0, -1) : helpers).includes("have");
  const participle = xpos === "VBN" || (xpos === "VBD" && (be || have));
  const particles = particlesAt(tokens, main, base);
  let form: VerbGroup["form"] = "finite";
  if (infinitive) form = "infinitive";
  else if (auxiliaries.length === 0 && xpos === "VBG") form = "gerund";
  else if (auxiliaries.length === 0 && xpos === "VBN") form = "participle";
  else if (auxiliaries[0] === "having" || auxiliaries[0] === "being") form = "gerund";
  return {
    sort: "vg",
    first: start,
    last: Math.max(particles.last, main, i - 1 > main ? main : i - 1),
    main,
    lemma: particles.lemma,
    base,
    form,
    passive: participle && be,
    negated,
    modal: modal ?? (lowerOf(tokens[start]) === "yet" ? "yet" : undefined),
    pluperfect: auxiliaries.includes("had") && have,
    perfect: have,
    past: xpos === "VBD" || auxiliaries.some((aux) => /^(?:was|were|had|did)$/u.test(aux)),
    progressive: be && xpos === "VBG",
  };
}

function lastVerbal(tokens: readonly Token[], start: number, end: number): number {
  for (let i = Math.min(end, tokens.length) - 1; i >= start; i--) if (tokens[i]!.upos === "AUX") return i;
  return -1;
}

function isVerbAhead(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 4); i++) {
    const token = tokens[i]!;
    if (token.upos === "VERB" || token.upos === "AUX") return true;
    if (token.upos !== "ADV" && !/^(?:not|n't|never|to)$/u.test(lowerOf(token))) return false;
  }
  return false;
}

/** How far a particle may stand behind its verb: "turned the offer of the fund down". */
const PARTICLE_REACH = 8;

function particlesAt(tokens: readonly Token[], main: number, base: string): { lemma: string; last: number } {
  const one = lowerOf(tokens[main + 1]);
  const two = lowerOf(tokens[main + 2]);
  const triple = `${base}_${one}_${two}`;
  if (PARTICLE_VERBS.has(triple)) return { lemma: triple, last: main + 2 };
  const double = `${base}_${one}`;
  if (PARTICLE_VERBS.has(double)) return { lemma: double, last: main + 1 };
  for (let i = main + 2; i < Math.min(tokens.length, main + PARTICLE_REACH); i++) {
    const word = lowerOf(tokens[i]);
    if (/^(?:down|off|up|out|away)$/u.test(word) && PARTICLE_VERBS.has(`${base}_${word}`)) return { lemma: `${base}_${word}`, last: main };
    if (/^[,.;:]$/u.test(word) || tokens[i]!.upos === "VERB") break;
  }
  return { lemma: base, last: main };
}
