import { PERSON_NOUNS, TITLES } from "./entity-lexicon.ts";
import type { NameType } from "./name.ts";
import type { Token } from "./sentence.ts";

/** A body and whether the person acts in its name. */
export interface Affiliation {
  readonly body: number;
  readonly speaks: boolean;
}

/** Entity of each token of a sentence; undefined where the token names nobody. */
export type TokenEntities = readonly (number | undefined)[];

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

/** Roles that work for a body without speaking for it. */
const PLAYING =
  /^(?:captain|player|winger|striker|midfielder|defender|goalkeeper|keeper|forward|playmaker|full-back|centre-back|back|spinner|batsman|bowler|sprinter|cyclist|rider|driver|pilot|champion|owner|heir|veteran|coach|worker|engineer|researcher|teacher|doctor|nurse|scientist|analyst|consultant|agent|adviser|lawyer|person|man|woman|author|writer|poet|reporter|editor|farmer|teenager|youngster|international|assistant|team-mate|teammate|colleague|predecessor|successor|counterpart|candidate)$/u;

/** True for an office that acts in the name of the body: a minister, a chief executive, a spokeswoman. */
export function isSpeakingRole(noun: string): boolean {
  return !PLAYING.test(noun) && (PERSON_NOUNS.has(noun) || TITLES.has(noun));
}

function isRole(token: Token | undefined): boolean {
  const word = lowerOf(token).replace(/\.$/u, "");
  return PERSON_NOUNS.has(word) || TITLES.has(word);
}

/**
 * For whom the person named at `first`..`last` holds an office: "Varden's chief executive,
 * Clara Imbert", "the director of the Velmo Museum, X", "OpenAI CEO X", "X, who runs Y".
 */
export function affiliationAt(
  tokens: readonly Token[],
  entityAt: TokenEntities,
  typeOf: (entity: number) => NameType,
  first: number,
  last: number,
): Affiliation | undefined {
  const body = leftHolder(tokens, entityAt, typeOf, first) ?? rightHolder(tokens, entityAt, typeOf, last);
  if (body === undefined) return undefined;
  let speaks = true;
  for (let i = Math.max(0, first - 9); i < Math.min(tokens.length, last + 9); i++) {
    const word = lowerOf(tokens[i]);
    if (PLAYING.test(word)) speaks = false;
    else if (isSpeakingRole(word.replace(/\.$/u, ""))) {
      speaks = true;
      break;
    }
  }
  return { body, speaks };
}

const isBody = (type: NameType | undefined) => type === "organisation" || type === "place";

function leftHolder(
  tokens: readonly Token[],
  entityAt: TokenEntities,
  typeOf: (entity: number) => NameType,
  first: number,
): number | undefined {
  let role = false;
  const bodyOf = (i: number) => {
    const entity = entityAt[i];
    return entity !== undefined && isBody(typeOf(entity)) ? entity : undefined;
  };
  for (let i = first - 1; i >= Math.max(0, first - 12); i--) {
    const token = tokens[i]!;
    const word = lowerOf(token);
    const body = bodyOf(i);
    if (body !== undefined) {
      if (/^(?:former|ex|ex-)$/u.test(lowerOf(tokens[i - 1]))) return undefined;
      // "…, who left Lumbria, Clara": only a role between the two ties them.
      if (role) return body;
      // "the director of the Velmo Museum, X": the role stands before the body.
      let j = i;
      while (j > 0 && entityAt[j - 1] === body) j--;
      if (lowerOf(tokens[j - 1]) === "the") j--;
      if (/^(?:of|at|for)$/u.test(lowerOf(tokens[j - 1])) && isRole(tokens[j - 2])) return body;
      return undefined;
    }
    if (isRole(token)) role = true;
    else if (word === "," || /^['’]s?$/u.test(word) || /^[-‐‑]$/u.test(word)) continue;
    else if (
      !/^\p{L}/u.test(word) ||
      /^(?:VERB|AUX|ADP|SCONJ|PRON|CCONJ)$/u.test(token.upos) ||
      word === "and"
    ) {
      return undefined;
    }
  }
  return undefined;
}

function rightHolder(
  tokens: readonly Token[],
  entityAt: TokenEntities,
  typeOf: (entity: number) => NameType,
  last: number,
): number | undefined {
  // "signed by Mara Lind of Velmo Rail"
  if (lowerOf(tokens[last + 1]) === "of") {
    const at = lowerOf(tokens[last + 2]) === "the" ? last + 3 : last + 2;
    const entity = entityAt[at];
    return entity !== undefined && typeOf(entity) === "organisation" ? entity : undefined;
  }
  if (tokens[last + 1]?.text !== ",") return undefined;
  let role = false;
  for (let i = last + 2; i < Math.min(tokens.length, last + 14); i++) {
    const token = tokens[i]!;
    const entity = entityAt[i];
    if (entity !== undefined && isBody(typeOf(entity))) {
      if (role) return entity;
      // "X, Norria's interior minister,"
      let j = i;
      while (entityAt[j + 1] === entity) j++;
      if (!/^['’]s?$/u.test(tokens[j + 1]?.text ?? "")) return undefined;
      for (let k = j + 2; k < Math.min(tokens.length, j + 7); k++) if (isRole(tokens[k])) return entity;
      return undefined;
    }
    if (isRole(token) || /^(?:runs?|heads?|leads?|owns?|chairs?|manages?|founded)$/u.test(lowerOf(token)))
      role = true;
    else if (token.text === ",") return undefined;
    // "X, who is in charge of sales at Y"
    else if (token.upos === "AUX" && lowerOf(tokens[i - 1]) === "who") continue;
    else if (lowerOf(token) === "charge" && lowerOf(tokens[i - 1]) === "in") role = true;
    else if (/^(?:VERB|AUX)$/u.test(token.upos) && !/^(?:speaks|works)$/u.test(lowerOf(token)))
      return undefined;
  }
  return undefined;
}
