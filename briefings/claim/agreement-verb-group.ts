import type { Token } from "../reading/sentence.ts";
import type { MentionAt, VerbGroup } from "./agreement-chunk.ts";
import { IRREGULAR_FORMS, PARTICLE_VERBS } from "./agreement-lexicon.ts";
import { isPostposed, isVerbAhead, lowerOf } from "./agreement-words.ts";

const MODALS = /^(?:will|would|may|might|could|can|should|shall|must|'ll|’ll|'d|’d|ca|wo)$/u;

/** Base form of a verb: irregular table, then endings, checked against nothing. */
export function verbBase(token: Token): string {
  const word = lowerOf(token);
  const known = IRREGULAR_FORMS.get(word);
  if (known !== undefined) return known;
  // The lemmatizer knows the treebanks' words; a lemma that is no front of the word is a slip.
  const { lemma } = token;
  if (lemma.length > 2 && word.startsWith(lemma.slice(0, Math.max(3, lemma.length - 1))))
    return lemma.toLowerCase();
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ied")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ing")) return word.slice(0, -3);
  if (word.endsWith("ed")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** The verb group that begins at `start`: helpers, negation, main verb and its particles. */
export function verbGroupAt(
  tokens: readonly Token[],
  start: number,
  mentionAt: readonly (MentionAt | undefined)[],
): VerbGroup | undefined {
  if (isPostposed(tokens, start)) return undefined;
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
      if (auxiliaries.length > 0 && main < 0)
        modal = auxiliaries.some((aux) => IRREGULAR_FORMS.get(aux) === "be") ? "be-to" : "have-to";
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
      modal =
        word === "'d" || word === "’d"
          ? "would"
          : word === "wo" || word === "'ll" || word === "’ll"
            ? "will"
            : word === "ca"
              ? "can"
              : word;
      auxiliaries.push(word);
      i++;
      continue;
    }
    if (
      token.upos === "AUX" ||
      (/^(?:having|had|has|have)$/u.test(word) &&
        (tokens[i + 1]?.xpos === "VBN" ||
          (/^(?:also|since|already|never|not|n't|just|now|then)$/u.test(lowerOf(tokens[i + 1])) &&
            tokens[i + 2]?.xpos === "VBN")))
    ) {
      auxiliaries.push(
        word === "'s" || word === "’s" ? (/^VBN$/u.test(tokens[i + 1]?.xpos ?? "") ? "has" : "is") : word,
      );
      i++;
      continue;
    }
    if (
      auxiliaries.length > 0 &&
      /^(?:since|also|now|then|already|just|yet|ever|both)$/u.test(word) &&
      isVerbAhead(tokens, i + 1)
    ) {
      if (word === "yet" && lowerOf(tokens[i + 1]) === "to") negated = true;
      i++;
      continue;
    }
    if (token.upos === "ADV" && (i > start || isVerbAhead(tokens, i + 1))) {
      if (word === "yet" && lowerOf(tokens[i + 1]) === "to") negated = true;
      if (
        i === start &&
        auxiliaries.length === 0 &&
        !/ly$/u.test(word) &&
        !/^(?:also|since|already|now|then|still|just|first|once|twice|again|soon|even|only|both|later|earlier|formally)$/u.test(
          word,
        )
      )
        return undefined;
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
    if (/^(?:down|off|up|out|away)$/u.test(word) && PARTICLE_VERBS.has(`${base}_${word}`))
      return { lemma: `${base}_${word}`, last: main };
    if (/^[,.;:]$/u.test(word) || tokens[i]!.upos === "VERB") break;
  }
  return { lemma: base, last: main };
}
