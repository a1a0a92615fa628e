import { INSTITUTION_NOUNS, PART_NOUNS, PLACE_NOUNS } from "./entity-lexicon.ts";
import type { Token } from "./sentence.ts";

/**
 * Bodies written small: "the transport authority of Velmo", "the city of Velmo",
 * "Velmo's harbour authority", "the government of Norria".
 *
 * `same`: the phrase is another form of the named thing. `own`: it is a body of its own, named
 * after it.
 */
export interface BodyPhrase {
  readonly firstToken: number;
  readonly lastToken: number;
  readonly kind: "same" | "own";
  readonly name: string;
  readonly otherForms: readonly string[];
}

const SAME_HEADS =
  /^(?:government|administration|country|state|republic|kingdom|city|town|village|county|municipality|region|province|port|commune|borough|cabinet|parliament|leadership)$/u;
const OWN_HEADS =
  /^(?:ministry|department|agency|authority|council|committee|army|navy|police|university|railways|fund|bank|union|board|guild|federation|association|museum|hospital|court|church|trust|commission|library|vineyards|nurses|teachers|dockers|drivers|district)$/u;

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

/** The body phrase that ends with, or is hung on, the name at `first`..`last`; undefined where there is none. */
export function bodyPhraseAt(
  tokens: readonly Token[],
  first: number,
  last: number,
  name: string,
): BodyPhrase | undefined {
  return ofPhrase(tokens, first, last, name) ?? possessivePhrase(tokens, first, last, name);
}

function ofPhrase(
  tokens: readonly Token[],
  first: number,
  last: number,
  name: string,
): BodyPhrase | undefined {
  let of = first - 1;
  const article = lowerOf(tokens[of]) === "the" ? "the " : "";
  if (article !== "") of--;
  const governs = lowerOf(tokens[of]) === "in" && lowerOf(tokens[of - 1]) === "government";
  if (!governs && !/^(?:of|for)$/u.test(lowerOf(tokens[of]))) return undefined;
  const head = lowerOf(tokens[of - 1]);
  if (!/^\p{Ll}/u.test(tokens[of - 1]?.text ?? "")) return undefined;
  const same = SAME_HEADS.test(head);
  if (!same && !OWN_HEADS.test(head)) return undefined;
  let from = of - 1;
  while (from > 0 && of - from < 5 && isModifier(tokens[from - 1]!)) from--;
  const modifiers = tokens.slice(from, of - 1);
  const phrase = tokens
    .slice(from, of)
    .map((token) => token.text)
    .join(" ");
  const full = `${phrase} ${lowerOf(tokens[of])} ${article}${name}`;
  if (same && modifiers.length > 0 && head !== "government") return undefined;
  const titled = phrase.replace(/(?:^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  return {
    firstToken: from,
    lastToken: last,
    kind: same ? "same" : "own",
    name: full,
    otherForms: same ? [full, `${titled} of ${name}`] : [`${name} ${titled}`, `${name}'s ${phrase}`, phrase],
  };
}

function isModifier(token: Token): boolean {
  return (
    /^\p{Ll}/u.test(token.text) &&
    /^(?:NOUN|ADJ|X|_)$/u.test(token.upos) &&
    !/^(?:new|same|former|local|own|other|late|joint)$/u.test(token.text)
  );
}

function possessivePhrase(
  tokens: readonly Token[],
  first: number,
  last: number,
  name: string,
): BodyPhrase | undefined {
  if (!/^['’]s?$/u.test(tokens[last + 1]?.text ?? "")) return undefined;
  let head = -1;
  for (let i = last + 2; i < Math.min(tokens.length, last + 6); i++) {
    const token = tokens[i]!;
    if (!/^\p{Ll}/u.test(token.text) || !/^(?:NOUN|ADJ|X|_)$/u.test(token.upos)) break;
    head = i;
  }
  if (head < 0) return undefined;
  const noun = lowerOf(tokens[head]);
  const phrase = tokens
    .slice(last + 2, head + 1)
    .map((token) => token.text)
    .join(" ");
  if (/^(?:government|administration|cabinet|parliament|authorities)$/u.test(noun)) {
    return {
      firstToken: first,
      lastToken: head,
      kind: "same",
      name,
      otherForms: [`${noun} of ${name}`, `${name}'s ${phrase}`],
    };
  }
  if (!OWN_HEADS.test(noun) || PART_NOUNS.has(noun) || PLACE_NOUNS.has(noun) || !INSTITUTION_NOUNS.has(noun))
    return undefined;
  const titled = phrase.replace(/(?:^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  return {
    firstToken: first,
    lastToken: head,
    kind: "own",
    name: `${phrase} of ${name}`,
    otherForms: [`${name} ${titled}`, `${name}'s ${phrase}`, phrase],
  };
}
